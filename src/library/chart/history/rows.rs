//! The narrow layout of a history: a row for each event, with its date in the middle and its amounts on both sides.

use super::super::{ChartError, ChartLayout, Frame, SceneBuilder, Values, length, side_role};
use super::{
    Entry, entries,
    facet_strips::lines,
    highest,
    legend::Legend,
    overlaps,
    row::{ENDS, Row, RowPlace},
    stretch_lines, unit,
};
use crate::{
    geom::{Point, Rect},
    key::Key,
    model::{Date, History, Unit, When},
    scene::{Anchor, Direction, Stroke},
    text::Locale,
    theme::{DETAIL, HEAD, LABEL, Role, STRONG, TICK},
    typography::shorten,
};

/// Height of a row: the minimum target size of WCAG 2.2, 2.5.8.
const ROW: f64 = 24.0;
/// Height of a row in a long history, which would otherwise exceed the size limit of a canvas.
const LOW_ROW: f64 = 17.0;
/// Largest number of events whose rows have the full height.
const HIGH_ROWS: usize = 100;
/// Height of a year's heading.
const YEAR: f64 = 34.0;
/// Gap above the first row of another month.
const MONTH_GAP: f64 = 5.0;
/// Height of the sides' names.
const HEADING: f64 = 24.0;
/// Half the width of the date column.
const HALF_DATE: f64 = 27.0;
/// Width for the bracket of each period.
const BRACKET: f64 = 6.0;

pub(super) struct Rows<'a> {
    history: &'a History,
    chart: Key,
    frame: Frame<'a>,
    entries: Vec<Entry<'a>>,
    placed: Vec<Placed<'a>>,
    brackets: Vec<Bracket>,
    legend: Legend,
    /// How many events have each value of each facet, as lines of text.
    facets: Vec<String>,
    low: bool,
    /// x of the middle of the date column.
    middle: f64,
    /// Width of one side: the bars and their values.
    reach: f64,
    /// The highest number; `plot` is its length.
    high: f64,
    plot: f64,
    bottom: f64,
}

/// A row with its position.
struct Placed<'a> {
    top: f64,
    /// Height of the bars and the date.
    height: f64,
    /// Height with the texts below the bars.
    whole: f64,
    row: Row<'a>,
}

/// A figure that covers several rows.
struct Bracket {
    key: Key,
    from: f64,
    x: f64,
    lines: Vec<String>,
    /// y of the start of its text.
    text: f64,
}

pub(super) fn layout<'a>(history: &'a History, chart: Key, frame: Frame<'a>) -> Rows<'a> {
    let entries = entries(history, chart, frame);
    let left = length(history.brackets.len().min(3)) * BRACKET;
    let two = history.sides.len() == 2;
    let middle = if two { f64::midpoint(left, frame.width) } else { left + HALF_DATE };
    let reach = frame.width - middle - HALF_DATE;
    let high = highest(history).unwrap_or(1.0);
    let made: Vec<Row<'a>> = entries.iter().map(|entry| Row::of(entry, &history.unit, reach, frame)).collect();
    // The bars are as long as possible while every value fits behind its bar.
    let plot = made.iter().map(|row| row.longest(reach, high, frame)).fold(reach - ENDS.open, f64::min);
    let low = entries.len() > HIGH_ROWS;
    let mut rows = Rows {
        history,
        chart,
        frame,
        entries,
        placed: Vec::new(),
        brackets: Vec::new(),
        legend: Legend::of(history, frame),
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

    /// Stacks the rows, the year headings and the texts of periods.
    fn stack(&mut self, made: Vec<Row<'a>>) {
        let mut made = made.into_iter();
        let mut y = HEADING;
        let mut before: Option<Date> = None;
        // The text of a period follows its last row.
        let mut open: Vec<(usize, Option<usize>)> = (0..self.history.brackets.len()).map(|at| (at, None)).collect();
        for index in 0..=self.entries.len() {
            let event = self.entries.get(index).map(|entry| entry.event);
            open.retain_mut(|(stretch, first)| {
                let Some(fact) = self.history.brackets.get(*stretch) else { return false };
                let within = event.is_some_and(|event| fact.as_of.is_some_and(|when| overlaps(event.when, when)));
                if within {
                    first.get_or_insert(index);
                    return true;
                }
                let Some(from) = first.and_then(|first| self.placed.get(first)).map(|row| row.top) else {
                    // If no event of the period is shown, there is nothing to bracket.
                    return event.is_some();
                };
                let x = length((*stretch).min(2)) * BRACKET;
                let lines = stretch_lines(fact, self.frame, x + 12.0);
                let text = y + 4.0;
                let height = length(lines.len()) * DETAIL.line_height() + 8.0;
                let key = self.chart.item(self.history.events.len().saturating_add(*stretch));
                self.brackets.push(Bracket { key, from, x, lines, text });
                y += height;
                false
            });
            let Some(event) = event else { break };
            let date = event.when.from;
            if needs_year_heading(before, date) {
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

/// Whether the year is printed above an event, the first of its year. A date without a month already shows its year.
fn needs_year_heading(before: Option<Date>, date: Date) -> bool {
    date.month().is_some() && before.is_none_or(|before| before.year() != date.year() || before.month().is_none())
}

/// Returns the date without its year, as short as the column needs.
fn short(when: When, locale: &Locale) -> String {
    let text = locale.short_when(when);
    if when.about { format!("~{text}") } else { text }
}

impl ChartLayout for Rows<'_> {
    fn axis_unit(&self) -> Option<(&Unit, Anchor)> {
        Some((unit(self.history)?, Anchor::Start))
    }

    fn height(&self) -> f64 {
        self.bottom + self.legend.height() + 4.0 + length(self.facets.len()) * DETAIL.line_height()
    }

    fn draw(&self, builder: &mut SceneBuilder) -> Result<(), ChartError> {
        self.draw_headings(builder)?;
        let scale_to_length = Values { low: 0.0, high: self.high }.along(0.0, self.plot);
        let mut before = None;
        for (entry, placed) in self.entries.iter().zip(&self.placed) {
            let date = entry.event.when.from;
            if needs_year_heading(before, date) {
                let at = Point::new(self.middle, placed.top - 10.0);
                builder.text(self.chart, at, &date.year().to_string(), STRONG, Anchor::Middle, Role::Text)?;
            }
            before = Some(date);
            self.draw_row(builder, entry, placed, &scale_to_length)?;
        }
        for stretch in &self.brackets {
            draw_stretch(builder, stretch, self.frame)?;
        }
        self.legend.draw(builder, self.chart, self.bottom)?;
        let at = Point::new(0.0, self.bottom + self.legend.height() + DETAIL.size + 2.0);
        builder.lines(self.chart, at, &self.facets, DETAIL, Anchor::Start, Role::Muted)
    }
}

impl Rows<'_> {
    fn direction(&self, side: usize) -> Direction {
        if self.history.sides.len() == 2 && side == 0 { Direction::Left } else { Direction::Right }
    }

    fn draw_headings(&self, builder: &SceneBuilder) -> Result<(), ChartError> {
        for (index, side) in self.history.sides.iter().enumerate() {
            let (x, anchor, sign) = match self.direction(index) {
                Direction::Left => (self.middle - HALF_DATE, Anchor::End, -1.0),
                Direction::Right | Direction::Up | Direction::Down => (self.middle + HALF_DATE, Anchor::Start, 1.0),
            };
            let name = shorten(side.name.as_str(), HEAD, self.reach, self.frame.measure);
            builder.text(self.chart, Point::new(x, HEAD.size), &name, HEAD, anchor, side_role(Some(side)))?;
            let ends = [Point::new(x, HEAD.size + 7.0), Point::new(x + sign * self.reach, HEAD.size + 7.0)];
            builder.line(self.chart, &ends, Stroke::solid(Role::Grid, 1.0))?;
        }
        Ok(())
    }

    fn draw_row(
        &self,
        builder: &mut SceneBuilder,
        entry: &Entry<'_>,
        placed: &Placed<'_>,
        scale_to_length: &dyn Fn(f64) -> f64,
    ) -> Result<(), ChartError> {
        let left = if self.history.sides.len() == 2 { self.middle - HALF_DATE - self.reach } else { 0.0 };
        let corner = Point::new(self.frame.width, placed.top + placed.whole);
        builder.target(entry.key, Rect::from_corners(Point::new(left.max(0.0), placed.top), corner));
        let center = placed.top + placed.height / 2.0;
        let date =
            shorten(&short(entry.event.when, self.frame.locale), TICK, 2.0 * HALF_DATE - 4.0, self.frame.measure);
        let at = Point::new(self.middle, center + TICK.size * 0.36);
        builder.text(entry.key, at, &date, TICK, Anchor::Middle, Role::Muted)?;
        let mut below = placed.top + placed.height + TICK.size - 3.0;
        for (side, said) in &placed.row.sides {
            let direction = self.direction(*side);
            let x = if direction == Direction::Left { self.middle - HALF_DATE } else { self.middle + HALF_DATE };
            let place = RowPlace {
                key: entry.key,
                role: side_role(self.history.sides.get(*side).map(|side| &**side)),
                direction,
                base: Point::new(x, placed.top),
                height: placed.height,
                claims: placed.row.claims(),
                thickness: if self.low { 9.0 } else { 12.0 },
            };
            place.draw(builder, said, scale_to_length)?;
            let (x, anchor) = match direction {
                Direction::Left => (left.max(0.0), Anchor::Start),
                Direction::Right | Direction::Up | Direction::Down => (self.frame.width, Anchor::End),
            };
            for one in said {
                builder.lines(entry.key, Point::new(x, below), &one.below, TICK, anchor, one.role(place.role))?;
                below += length(one.below.len()) * TICK.line_height();
            }
        }
        Ok(())
    }
}

fn draw_stretch(builder: &mut SceneBuilder, stretch: &Bracket, frame: Frame<'_>) -> Result<(), ChartError> {
    let (x, end) = (stretch.x + 1.0, stretch.text + LABEL.size * 0.6);
    let corners = [(x + 4.0, stretch.from + 3.0), (x, stretch.from + 3.0), (x, end), (x + 6.0, end)];
    builder.line(stretch.key, &corners.map(|(x, y)| Point::new(x, y)), Stroke::solid(Role::Border, 1.5))?;
    let at = Point::new(stretch.x + 12.0, stretch.text + DETAIL.size);
    builder.lines(stretch.key, at, &stretch.lines, DETAIL, Anchor::Start, Role::Text)?;
    let height = length(stretch.lines.len()) * DETAIL.line_height();
    let from = Point::new(stretch.x + 8.0, stretch.text - 1.0);
    builder.target(stretch.key, Rect::from_corners(from, Point::new(frame.width, stretch.text + height + 3.0)));
    Ok(())
}
