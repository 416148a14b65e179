//! `timeline`: events down a true scale of time. Labels that would lie on each other move apart and keep a thread to
//! their mark; a month is drawn as a month, not as its first day.

use std::rc::Rc;

use super::{ChartBug, Frame, Plan, Sheet, Values, axis, length, side_role};
use crate::{
    geom::{Point, Rect},
    key::Key,
    model::{Date, Event, When},
    scene::{Anchor, Dash, Fill, Paint, Stroke},
    text::wrap,
    theme::{DETAIL, HEAD, LABEL, Role, TICK},
};

/// Where the axis stands.
const AXIS: f64 = 50.0;
/// Where the labels begin.
const LABELS: f64 = 84.0;
/// Between labels.
const GAP: f64 = 16.0;
/// Least height of the scale, so that a long silence looks long.
const LEAST: f64 = 300.0;
/// Above the first and below the last event.
const PAD: f64 = 12.0;

pub(super) struct Timeline<'a> {
    frame: Frame<'a>,
    chart: Key,
    events: Vec<Entry<'a>>,
    height: f64,
}

struct Entry<'a> {
    key: Key,
    event: &'a Event,
    date: Vec<String>,
    label: Vec<String>,
    amounts: Vec<(String, Role)>,
}

pub(super) fn plan<'a>(events: &'a [Rc<Event>], chart: Key, frame: Frame<'a>) -> Timeline<'a> {
    let width = frame.width - LABELS;
    let events: Vec<Entry<'a>> = events
        .iter()
        .enumerate()
        .map(|(index, event)| {
            let amounts = event.amounts.iter().filter_map(|one| {
                let unit = event.unit.as_ref()?;
                let role = side_role(Some(&one.side));
                let text = frame.locale.is(one.side.name.as_str(), &frame.locale.figure(&one.figure, unit));
                Some(wrap(&text, DETAIL, width, frame.measure).into_iter().map(move |line| (line, role)))
            });
            Entry {
                key: chart.item(index),
                event,
                date: wrap(&frame.locale.when(event.when), HEAD, width, frame.measure),
                label: wrap(event.label.as_str(), LABEL, width, frame.measure),
                amounts: amounts.flatten().collect(),
            }
        })
        .collect();
    let labels: f64 = events.iter().map(|entry| entry.height() + GAP).sum();
    Timeline { frame, chart, events, height: (labels + 2.0 * PAD).max(LEAST) }
}

impl Entry<'_> {
    fn height(&self) -> f64 {
        length(self.date.len()) * HEAD.line_height()
            + length(self.label.len()) * LABEL.line_height()
            + length(self.amounts.len()) * DETAIL.line_height()
            + 4.0
    }
}

/// From the top of a label to the middle of its first line, which its mark points at.
const FIRST_LINE: f64 = 9.0;

impl Plan for Timeline<'_> {
    fn height(&self) -> f64 {
        self.height
    }

    fn draw(&self, sheet: &mut Sheet) -> Result<(), ChartBug> {
        let (Some(first), Some(last)) = (self.events.first(), self.events.iter().map(|e| e.event.when.end_day()).max())
        else {
            return Ok(());
        };
        let (year, first, last) =
            (first.event.when.from.year(), f64::from(first.event.when.first_day()), f64::from(last));
        // A scale of years begins with a year, so that the first one has its tick too.
        let first = if last - first > 730.0 { f64::from(Date::Year(year).first_day()) } else { first };
        let place = Values { low: first, high: last }.along(PAD, self.height - PAD);
        self.draw_axis(sheet, first, last, &place)?;
        let middles: Vec<f64> = self.events.iter().map(|entry| middle(entry.event.when, &place)).collect();
        let tops = self.spread(&middles);
        for ((entry, mark), top) in self.events.iter().zip(&middles).zip(&tops) {
            let role = Role::Rule;
            let thread = [
                Point::new(AXIS + 9.0, *mark),
                Point::new(AXIS + 13.0, *mark),
                Point::new(LABELS - 14.0, top + FIRST_LINE),
                Point::new(LABELS - 6.0, top + FIRST_LINE),
            ];
            sheet.line(entry.key, &thread, Stroke::solid(role, 1.0))?;
        }
        for ((entry, mark), top) in self.events.iter().zip(&middles).zip(&tops) {
            self.draw_label(sheet, entry, *top)?;
            draw_mark(sheet, entry, *mark, &place)?;
        }
        Ok(())
    }
}

fn middle(when: When, place: &dyn Fn(f64) -> f64) -> f64 {
    f64::midpoint(place(f64::from(when.first_day())), place(f64::from(when.end_day())))
}

impl Timeline<'_> {
    /// Where the labels' tops lie: at their marks where there is room, pushed down by the one before and then up by
    /// the end of the drawing.
    fn spread(&self, middles: &[f64]) -> Vec<f64> {
        let mut tops: Vec<f64> = Vec::with_capacity(middles.len());
        let mut free = 0.0_f64;
        for (entry, mark) in self.events.iter().zip(middles) {
            let top = (mark - FIRST_LINE).max(free);
            tops.push(top);
            free = top + entry.height() + GAP;
        }
        let mut limit = self.height;
        for (entry, top) in self.events.iter().zip(&mut tops).rev() {
            *top = top.min(limit - entry.height()).max(0.0);
            limit = *top - GAP;
        }
        tops
    }

    fn draw_axis(&self, sheet: &Sheet, first: f64, last: f64, place: &dyn Fn(f64) -> f64) -> Result<(), ChartBug> {
        let ends = [Point::new(AXIS, place(first) - PAD), Point::new(AXIS, place(last) + PAD)];
        sheet.line(self.chart, &ends, Stroke::solid(Role::Rule, 1.5))?;
        let dates = self.events.iter().map(|entry| entry.event.when);
        let (Some(from), Some(to)) = (
            dates.clone().map(|when| when.from.year()).min(),
            dates.map(|when| when.to.unwrap_or(when.from).year()).max(),
        ) else {
            return Ok(());
        };
        let years = f64::from(from)..=f64::from(to.saturating_add(1));
        let mut above = f64::NEG_INFINITY;
        for year in axis::ticks(&years, 6).into_iter().filter_map(axis::whole) {
            let day = f64::from(Date::Year(year).first_day());
            let y = place(day);
            if !(first..=last).contains(&day) || y < above + TICK.line_height() {
                continue;
            }
            above = y;
            let ends = [Point::new(AXIS - 5.0, y), Point::new(AXIS, y)];
            sheet.line(self.chart, &ends, Stroke::solid(Role::Rule, 1.0))?;
            let at = Point::new(AXIS - 16.0, y + TICK.size * 0.36);
            sheet.text(self.chart, at, &year.to_string(), TICK, Anchor::End, Role::Muted)?;
        }
        Ok(())
    }

    fn draw_label(&self, sheet: &mut Sheet, entry: &Entry<'_>, top: f64) -> Result<(), ChartBug> {
        let key = entry.key;
        sheet.target(key, Rect::new(LABELS - 4.0, top - 3.0, self.frame.width - LABELS + 4.0, entry.height() + 6.0));
        let mut y = top + HEAD.size;
        sheet.lines(key, Point::new(LABELS, y), &entry.date, HEAD, Anchor::Start, Role::Muted)?;
        y = top + length(entry.date.len()) * HEAD.line_height() + LABEL.size;
        sheet.lines(key, Point::new(LABELS, y), &entry.label, LABEL, Anchor::Start, Role::Ink)?;
        y += length(entry.label.len()) * LABEL.line_height() - 1.0;
        for (line, role) in &entry.amounts {
            sheet.text(key, Point::new(LABELS, y), line, DETAIL, Anchor::Start, *role)?;
            y += DETAIL.line_height();
        }
        Ok(())
    }
}

/// A disc for a day; as long as it lasts for anything longer; broken where it is only about then.
fn draw_mark(sheet: &mut Sheet, entry: &Entry<'_>, middle: f64, place: &dyn Fn(f64) -> f64) -> Result<(), ChartBug> {
    let when = entry.event.when;
    let key = entry.key;
    let at = Point::new(AXIS, middle);
    let one_day = when.to.is_none() && matches!(when.from, Date::Day(..));
    let target = if one_day {
        let paint = if when.about {
            sheet.circle(key, at, 5.5, Paint::Fill(Fill::Flat(Role::Paper)))?;
            Paint::Stroke(Stroke { role: Role::Ink, width: 2.0, dash: Dash::Dotted, opacity: 1.0 })
        } else {
            Paint::Fill(Fill::Flat(Role::Ink))
        };
        sheet.circle(key, at, 5.5, paint)?;
        Rect::around(at, 8.0)
    } else {
        // A stretch stands beside the axis, where a day's disc cannot hide it, and is never thinner than can be seen.
        let (from, to) = (place(f64::from(when.first_day())), place(f64::from(when.end_day())));
        let half = ((to - from) / 2.0).max(2.5);
        let bar = Rect::from_corners(Point::new(AXIS - 13.0, middle - half), Point::new(AXIS - 6.5, middle + half));
        sheet.rect(key, bar, if when.about { Fill::Hatch(Role::Ink) } else { Fill::Flat(Role::Ink) })?;
        bar.grown(3.0)
    };
    sheet.target(key, target);
    Ok(())
}
