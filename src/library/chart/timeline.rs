//! `timeline`: events on a vertical time scale. Labels that would overlap move apart, each with a leader line to its
//! mark. A month is drawn as a month, not as its first day.

use std::rc::Rc;

use super::{ChartError, ChartLayout, Frame, SceneBuilder, Values, axis, capital, length, side_role, symbols};
use crate::{
    geom::{Point, Rect},
    key::Key,
    model::{Date, Event, OpenEnd, When},
    scene::{Anchor, Dash, Fill, Paint, Stroke},
    theme::{DETAIL, HEAD, LABEL, Role, TICK},
    typography::wrap,
};

/// x of the axis.
const AXIS: f64 = 50.0;
/// x of the labels.
const LABELS: f64 = 84.0;
/// Gap between labels.
const GAP: f64 = 16.0;
/// Minimum height of the scale, so that a long gap between events looks long.
const MIN_HEIGHT: f64 = 300.0;
/// Length of the arrow at the open end of a period.
const OPEN: f64 = 24.0;
/// Padding above the first event and below the last.
const PAD: f64 = 12.0;

pub(super) struct Timeline<'a> {
    frame: Frame<'a>,
    chart: Key,
    events: Vec<Entry<'a>>,
    /// Padding above the first date and below the last.
    pads: [f64; 2],
    height: f64,
}

struct Entry<'a> {
    key: Key,
    event: &'a Event,
    date: Vec<String>,
    label: Vec<String>,
    amounts: Vec<(String, Role)>,
}

pub(super) fn layout<'a>(events: &'a [Rc<Event>], chart: Key, frame: Frame<'a>) -> Timeline<'a> {
    let width = frame.width - LABELS;
    let events: Vec<Entry<'a>> = events
        .iter()
        .enumerate()
        .map(|(index, event)| {
            let amounts = event.amounts.iter().filter_map(|one| {
                let unit = event.unit.as_ref()?;
                let role = side_role(Some(&one.side));
                let text = frame.locale.labeled(one.side.name.as_str(), &frame.locale.figure(&one.figure, unit));
                Some(wrap(&text, DETAIL, width, frame.measure).into_iter().map(move |line| (line, role)))
            });
            Entry {
                key: chart.item(index),
                event,
                date: wrap(&frame.locale.when(event.when), HEAD, width, frame.measure),
                label: wrap(&capital(&frame.locale.event(event)), LABEL, width, frame.measure),
                amounts: amounts.flatten().collect(),
            }
        })
        .collect();
    let labels: f64 = events.iter().map(|entry| entry.height() + GAP).sum();
    // The arrow of an open end needs room beyond the dates.
    let pad = |end| if events.iter().any(|entry| entry.event.when.open() == Some(end)) { OPEN + 2.0 } else { PAD };
    let pads = [pad(OpenEnd::First), pad(OpenEnd::Last)];
    Timeline { frame, chart, events, pads, height: (labels + pads.iter().sum::<f64>()).max(MIN_HEIGHT) }
}

impl Entry<'_> {
    fn height(&self) -> f64 {
        length(self.date.len()) * HEAD.line_height()
            + length(self.label.len()) * LABEL.line_height()
            + length(self.amounts.len()) * DETAIL.line_height()
            + 4.0
    }
}

/// Distance from the top of a label to the middle of its first line, where its leader line ends.
const FIRST_LINE: f64 = 9.0;

impl ChartLayout for Timeline<'_> {
    fn height(&self) -> f64 {
        self.height
    }

    fn draw(&self, builder: &mut SceneBuilder) -> Result<(), ChartError> {
        let (Some(first), Some(last)) = (self.events.first(), self.events.iter().map(|e| e.event.when.end_day()).max())
        else {
            return Ok(());
        };
        let (year, first, last) =
            (first.event.when.from.year(), f64::from(first.event.when.first_day()), f64::from(last));
        let [top, bottom] = self.pads;
        // A scale of years begins at the start of a year, so that the first year has a tick too.
        let first = if last - first > 730.0 { f64::from(Date::Year(year).first_day()) } else { first };
        let place = Values { low: first, high: last }.along(top, self.height - bottom);
        self.draw_axis(builder, first, last, &place)?;
        let middles: Vec<f64> = self.events.iter().map(|entry| middle(entry.event.when, &place)).collect();
        let tops = self.declutter(&middles);
        for ((entry, mark), top) in self.events.iter().zip(&middles).zip(&tops) {
            let role = Role::Border;
            let leader = [
                Point::new(AXIS + 9.0, *mark),
                Point::new(AXIS + 13.0, *mark),
                Point::new(LABELS - 14.0, top + FIRST_LINE),
                Point::new(LABELS - 6.0, top + FIRST_LINE),
            ];
            builder.line(entry.key, &leader, Stroke::solid(role, 1.0))?;
        }
        for ((entry, mark), top) in self.events.iter().zip(&middles).zip(&tops) {
            self.draw_label(builder, entry, *top)?;
            draw_mark(builder, entry, *mark, &place)?;
        }
        Ok(())
    }
}

fn middle(when: When, place: &dyn Fn(f64) -> f64) -> f64 {
    f64::midpoint(place(f64::from(when.first_day())), place(f64::from(when.end_day())))
}

impl Timeline<'_> {
    /// Returns the y of the labels' tops: at their marks if there is room, pushed down by the label before, then up by
    /// the end of the drawing.
    fn declutter(&self, middles: &[f64]) -> Vec<f64> {
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

    fn draw_axis(
        &self,
        builder: &SceneBuilder,
        first: f64,
        last: f64,
        place: &dyn Fn(f64) -> f64,
    ) -> Result<(), ChartError> {
        let [top, bottom] = self.pads;
        let ends = [Point::new(AXIS, place(first) - top), Point::new(AXIS, place(last) + bottom)];
        builder.line(self.chart, &ends, Stroke::solid(Role::Border, 1.5))?;
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
            builder.line(self.chart, &ends, Stroke::solid(Role::Border, 1.0))?;
            let at = Point::new(AXIS - 16.0, y + TICK.size * 0.36);
            builder.text(self.chart, at, &year.to_string(), TICK, Anchor::End, Role::Muted)?;
        }
        Ok(())
    }

    fn draw_label(&self, builder: &mut SceneBuilder, entry: &Entry<'_>, top: f64) -> Result<(), ChartError> {
        let key = entry.key;
        builder.target(key, Rect::new(LABELS - 4.0, top - 3.0, self.frame.width - LABELS + 4.0, entry.height() + 6.0));
        let mut y = top + HEAD.size;
        builder.lines(key, Point::new(LABELS, y), &entry.date, HEAD, Anchor::Start, Role::Muted)?;
        y = top + length(entry.date.len()) * HEAD.line_height() + LABEL.size;
        builder.lines(key, Point::new(LABELS, y), &entry.label, LABEL, Anchor::Start, Role::Text)?;
        y += length(entry.label.len()) * LABEL.line_height() - 1.0;
        for (line, role) in &entry.amounts {
            builder.text(key, Point::new(LABELS, y), line, DETAIL, Anchor::Start, *role)?;
            y += DETAIL.line_height();
        }
        Ok(())
    }
}

/// Draws an event's mark: a disc for a day, a bar for a longer period. An approximate date is dotted or hatched.
fn draw_mark(
    builder: &mut SceneBuilder,
    entry: &Entry<'_>,
    middle: f64,
    place: &dyn Fn(f64) -> f64,
) -> Result<(), ChartError> {
    let when = entry.event.when;
    let key = entry.key;
    let at = Point::new(AXIS, middle);
    let target = if when.is_day() {
        let paint = if entry.event.status.is_some() {
            builder.circle(key, at, 5.5, Paint::Fill(Fill::Flat(Role::Background)))?;
            Paint::Stroke(symbols::status_outline(Role::Text))
        } else if when.about {
            builder.circle(key, at, 5.5, Paint::Fill(Fill::Flat(Role::Background)))?;
            Paint::Stroke(Stroke { role: Role::Text, width: 2.0, dash: Dash::Dotted, opacity: 1.0 })
        } else {
            Paint::Fill(Fill::Flat(Role::Text))
        };
        builder.circle(key, at, 5.5, paint)?;
        Rect::square_around(at, 8.0)
    } else {
        // A period is beside the axis, so that the disc of a day cannot hide it. It has a minimum height to stay
        // visible.
        let (from, to) = (place(f64::from(when.first_day())), place(f64::from(when.end_day())));
        let half = ((to - from) / 2.0).max(2.5);
        let bar = Rect::from_corners(Point::new(AXIS - 13.0, middle - half), Point::new(AXIS - 6.5, middle + half));
        if entry.event.status.is_some() {
            let [left, right] = [bar.x0, bar.x1];
            let corners = [(left, bar.y0), (right, bar.y0), (right, bar.y1), (left, bar.y1), (left, bar.y0)];
            builder.line(key, &corners.map(|(x, y)| Point::new(x, y)), symbols::status_outline(Role::Text))?;
        } else {
            let fill = if when.is_approximate() { Fill::Hatch(Role::Text) } else { Fill::Flat(Role::Text) };
            builder.rect(key, bar, fill)?;
        }
        match when.open() {
            Some(end) => draw_open_end(builder, key, bar, end)?.expanded(3.0),
            None => bar.expanded(3.0),
        }
    };
    builder.target(key, target);
    Ok(())
}

/// Draws an arrow from a period towards its open end. It has the same length for all, because nobody said when the end is.
/// Returns the area of both.
fn draw_open_end(builder: &SceneBuilder, key: Key, bar: Rect, end: OpenEnd) -> Result<Rect, ChartError> {
    let (from, tip) = match end {
        OpenEnd::Last => (bar.y1, bar.y1 + OPEN),
        OpenEnd::First => (bar.y0, bar.y0 - OPEN),
    };
    let (x, wing) = (f64::midpoint(bar.x0, bar.x1), bar.width() * 0.6);
    let back = tip + wing * (from - tip).signum();
    let stroke = Stroke::solid(Role::Text, 2.0);
    builder.line(key, &[Point::new(x, from), Point::new(x, tip)], stroke)?;
    builder.line(key, &[Point::new(x - wing, back), Point::new(x, tip), Point::new(x + wing, back)], stroke)?;
    Ok(Rect::from_corners(Point::new(bar.x0, from.min(tip).min(bar.y0)), Point::new(bar.x1, from.max(tip).max(bar.y1))))
}
