//! A history on a phone: a row for each event, its date in the middle, its amounts to both sides.

use super::super::{ChartBug, Frame, Plan, Sheet, Values, length, side_role};
use super::{
    Entry, entries, highest,
    lanes::lines,
    overlaps,
    row::{ENDS, Row, RowPlace},
    signs::Signs,
    stretch_lines, unit,
};
use crate::{
    geom::{Point, Rect},
    key::Key,
    model::{Date, History, Unit, When},
    scene::{Anchor, Stroke, Toward},
    text::shorten,
    theme::{DETAIL, HEAD, LABEL, Role, STRONG, TICK},
    words::Locale,
};

/// Height of a row: a place for a finger (WCAG 2.2, 2.5.8).
const ROW: f64 = 24.0;
/// The same where there are so many that the drawing would grow beyond what a canvas can hold.
const LOW_ROW: f64 = 17.0;
/// Rows that are high.
const HIGH_ROWS: usize = 100;
/// A year's heading.
const YEAR: f64 = 34.0;
/// Above the first row of another month.
const MONTH_GAP: f64 = 5.0;
/// Room for the sides' names.
const HEADING: f64 = 24.0;
/// Half the width of the column of dates.
const HALF_DATE: f64 = 27.0;
/// Room for the lines that bracket a stretch of time, each.
const BRACKET: f64 = 6.0;

pub(super) struct Rows<'a> {
    history: &'a History,
    chart: Key,
    frame: Frame<'a>,
    entries: Vec<Entry<'a>>,
    placed: Vec<Placed<'a>>,
    stretches: Vec<Stretch>,
    signs: Signs,
    /// What the events have of each facet, in words.
    facets: Vec<String>,
    low: bool,
    /// Where the column of dates has its middle.
    middle: f64,
    /// Where bars end at most, and their numbers.
    reach: f64,
    /// The highest number, and its length.
    high: f64,
    plot: f64,
    bottom: f64,
}

/// A row with its place.
struct Placed<'a> {
    top: f64,
    /// Height of the bars and the date.
    height: f64,
    /// The same with the words under the bars.
    whole: f64,
    row: Row<'a>,
}

/// A figure for several rows together.
struct Stretch {
    key: Key,
    from: f64,
    x: f64,
    lines: Vec<String>,
    /// Where its words begin.
    text: f64,
}

pub(super) fn plan<'a>(history: &'a History, chart: Key, frame: Frame<'a>) -> Rows<'a> {
    let entries = entries(history, chart, frame);
    let left = length(history.stretches.len().min(3)) * BRACKET;
    let two = history.sides.len() == 2;
    let middle = if two { f64::midpoint(left, frame.width) } else { left + HALF_DATE };
    let reach = frame.width - middle - HALF_DATE;
    let high = highest(history).unwrap_or(1.0);
    let made: Vec<Row<'a>> = entries.iter().map(|entry| Row::of(entry, reach, frame)).collect();
    // As long as the longest bar can be for its number to fit behind it.
    let plot = made.iter().map(|row| row.longest(reach, high, frame)).fold(reach - ENDS.open, f64::min);
    let low = entries.len() > HIGH_ROWS;
    let mut rows = Rows {
        history,
        chart,
        frame,
        entries,
        placed: Vec::new(),
        stretches: Vec::new(),
        signs: Signs::of(history, frame),
        facets: lines(history, frame),
        low,
        middle,
        reach,
        high,
        plot: plot.max(8.0),
        bottom: 0.0,
    };
    rows.stack(made);
    rows
}

impl<'a> Rows<'a> {
    fn row(&self) -> f64 {
        if self.low { LOW_ROW } else { ROW }
    }

    /// Puts rows, years and the words of stretches below each other.
    fn stack(&mut self, made: Vec<Row<'a>>) {
        let mut made = made.into_iter();
        let mut y = HEADING;
        let mut before: Option<Date> = None;
        // What is bracketed is told right after its last row.
        let mut open: Vec<(usize, Option<usize>)> = (0..self.history.stretches.len()).map(|at| (at, None)).collect();
        for index in 0..=self.entries.len() {
            let event = self.entries.get(index).map(|entry| entry.event);
            open.retain_mut(|(stretch, first)| {
                let Some(fact) = self.history.stretches.get(*stretch) else { return false };
                let within = event.is_some_and(|event| fact.as_of.is_some_and(|when| overlaps(event.when, when)));
                if within {
                    first.get_or_insert(index);
                    return true;
                }
                let Some(from) = first.and_then(|first| self.placed.get(first)).map(|row| row.top) else {
                    // Of events that are not shown, there is nothing to bracket.
                    return event.is_some();
                };
                let x = length((*stretch).min(2)) * BRACKET;
                let lines = stretch_lines(fact, self.frame, x + 12.0);
                let text = y + 4.0;
                let height = length(lines.len()) * DETAIL.line_height() + 8.0;
                let key = self.chart.item(self.history.events.len().saturating_add(*stretch));
                self.stretches.push(Stretch { key, from, x, lines, text });
                y += height;
                false
            });
            let Some(event) = event else { break };
            let date = event.when.from;
            if heads(before, date) {
                y += YEAR;
            } else if before.is_some_and(|before| before.month() != date.month()) {
                y += MONTH_GAP;
            }
            before = Some(date);
            let Some(row) = made.next() else { break };
            let height = self.row() + length(row.claims().saturating_sub(1)) * (self.row() - 4.0);
            let whole = height + row.below();
            self.placed.push(Placed { top: y, height, whole, row });
            y += whole;
        }
        self.bottom = y + 10.0;
    }
}

/// Whether a year stands over its first event. One that is known to the year says it itself.
fn heads(before: Option<Date>, date: Date) -> bool {
    date.month().is_some() && before.is_none_or(|before| before.year() != date.year() || before.month().is_none())
}

/// The date within its year, as short as a column needs it.
fn short(when: When, locale: &Locale) -> String {
    let text = locale.short_when(when);
    if when.about { format!("~{text}") } else { text }
}

impl Plan for Rows<'_> {
    fn axis_unit(&self) -> Option<(&Unit, Anchor)> {
        Some((unit(self.history)?, Anchor::Start))
    }

    fn height(&self) -> f64 {
        self.bottom + self.signs.height() + 4.0 + length(self.facets.len()) * DETAIL.line_height()
    }

    fn draw(&self, sheet: &mut Sheet) -> Result<(), ChartBug> {
        self.draw_headings(sheet)?;
        let long = Values { low: 0.0, high: self.high }.along(0.0, self.plot);
        let mut before = None;
        for (entry, placed) in self.entries.iter().zip(&self.placed) {
            let date = entry.event.when.from;
            if heads(before, date) {
                let at = Point::new(self.middle, placed.top - 10.0);
                sheet.text(self.chart, at, &date.year().to_string(), STRONG, Anchor::Middle, Role::Ink)?;
            }
            before = Some(date);
            self.draw_row(sheet, entry, placed, &long)?;
        }
        for stretch in &self.stretches {
            draw_stretch(sheet, stretch, self.frame)?;
        }
        self.signs.draw(sheet, self.chart, self.bottom)?;
        let at = Point::new(0.0, self.bottom + self.signs.height() + DETAIL.size + 2.0);
        sheet.lines(self.chart, at, &self.facets, DETAIL, Anchor::Start, Role::Muted)
    }
}

impl Rows<'_> {
    fn toward(&self, side: usize) -> Toward {
        if self.history.sides.len() == 2 && side == 0 { Toward::Left } else { Toward::Right }
    }

    fn draw_headings(&self, sheet: &Sheet) -> Result<(), ChartBug> {
        for (index, side) in self.history.sides.iter().enumerate() {
            let (x, anchor, sign) = match self.toward(index) {
                Toward::Left => (self.middle - HALF_DATE, Anchor::End, -1.0),
                Toward::Right | Toward::Up | Toward::Down => (self.middle + HALF_DATE, Anchor::Start, 1.0),
            };
            let name = shorten(side.name.as_str(), HEAD, self.reach, self.frame.measure);
            sheet.text(self.chart, Point::new(x, HEAD.size), &name, HEAD, anchor, side_role(Some(side)))?;
            let ends = [Point::new(x, HEAD.size + 7.0), Point::new(x + sign * self.reach, HEAD.size + 7.0)];
            sheet.line(self.chart, &ends, Stroke::solid(Role::Grid, 1.0))?;
        }
        Ok(())
    }

    fn draw_row(
        &self,
        sheet: &mut Sheet,
        entry: &Entry<'_>,
        placed: &Placed<'_>,
        long: &dyn Fn(f64) -> f64,
    ) -> Result<(), ChartBug> {
        let left = if self.history.sides.len() == 2 { self.middle - HALF_DATE - self.reach } else { 0.0 };
        let corner = Point::new(self.frame.width, placed.top + placed.whole);
        sheet.target(entry.key, Rect::from_corners(Point::new(left.max(0.0), placed.top), corner));
        let center = placed.top + placed.height / 2.0;
        let date =
            shorten(&short(entry.event.when, self.frame.locale), TICK, 2.0 * HALF_DATE - 4.0, self.frame.measure);
        let at = Point::new(self.middle, center + TICK.size * 0.36);
        sheet.text(entry.key, at, &date, TICK, Anchor::Middle, Role::Muted)?;
        let mut below = placed.top + placed.height + TICK.size - 3.0;
        for (side, said) in &placed.row.sides {
            let toward = self.toward(*side);
            let x = if toward == Toward::Left { self.middle - HALF_DATE } else { self.middle + HALF_DATE };
            let place = RowPlace {
                key: entry.key,
                role: side_role(self.history.sides.get(*side).map(|side| &**side)),
                toward,
                base: Point::new(x, placed.top),
                height: placed.height,
                claims: placed.row.claims(),
                thickness: if self.low { 9.0 } else { 12.0 },
            };
            place.draw(sheet, said, long)?;
            let (x, anchor) = match toward {
                Toward::Left => (left.max(0.0), Anchor::Start),
                Toward::Right | Toward::Up | Toward::Down => (self.frame.width, Anchor::End),
            };
            for one in said {
                sheet.lines(entry.key, Point::new(x, below), &one.below, TICK, anchor, one.role(place.role))?;
                below += length(one.below.len()) * TICK.line_height();
            }
        }
        Ok(())
    }
}

fn draw_stretch(sheet: &mut Sheet, stretch: &Stretch, frame: Frame<'_>) -> Result<(), ChartBug> {
    let (x, end) = (stretch.x + 1.0, stretch.text + LABEL.size * 0.6);
    let corners = [(x + 4.0, stretch.from + 3.0), (x, stretch.from + 3.0), (x, end), (x + 6.0, end)];
    sheet.line(stretch.key, &corners.map(|(x, y)| Point::new(x, y)), Stroke::solid(Role::Rule, 1.5))?;
    let at = Point::new(stretch.x + 12.0, stretch.text + DETAIL.size);
    sheet.lines(stretch.key, at, &stretch.lines, DETAIL, Anchor::Start, Role::Ink)?;
    let height = length(stretch.lines.len()) * DETAIL.line_height();
    let from = Point::new(stretch.x + 8.0, stretch.text - 1.0);
    sheet.target(stretch.key, Rect::from_corners(from, Point::new(frame.width, stretch.text + height + 3.0)));
    Ok(())
}
