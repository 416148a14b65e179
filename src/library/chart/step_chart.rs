//! `steps`: running totals along time. Each basis has a panel of its own. All panels share the time scale and the value
//! scale, and no line connects one panel to another.

use std::rc::Rc;

use super::{
    ChartError, ChartLayout, Frame, SceneBuilder, Values,
    calendar::Calendar,
    length,
    point_glyph::{OPEN, PointGlyph, RADIUS},
    scale::ValueScale,
    side_role,
};
use crate::{
    geom::{Point, Rect, clamp},
    key::Key,
    model::{Amount, Fact, Figure, Number, Unit, When},
    scene::{Anchor, Direction, Stroke},
    theme::{HEAD, Role, TICK},
    typography::wrap,
};

/// Height of the largest number.
const HIGH: f64 = 170.0;
/// Minimum height of a panel's plot.
const MIN_PLOT: f64 = 34.0;
/// Room above the largest number of a panel, for its arrow and its label.
const HEADROOM: f64 = OPEN + 18.0;
/// Room above the plot of a panel with a single number and no arrow.
const LONE_HEADROOM: f64 = 14.0;
/// Height of the dates below each panel.
const DATES: f64 = 22.0;
/// Gap between panels.
const GAP: f64 = 18.0;
/// Padding on the left, after the tick labels, and on the right.
const PAD: f64 = 12.0;

pub(super) struct StepChart<'a> {
    chart: Key,
    frame: Frame<'a>,
    panels: Vec<Panel<'a>>,
    scale: ValueScale,
    low: f64,
    high: f64,
}

struct Panel<'a> {
    heading: Vec<String>,
    facts: Vec<(Key, &'a Fact, &'a Amount, When)>,
    low: f64,
    high: f64,
    /// Whether the panel has a single number, with nothing to compare it to. Its date is drawn, but no height.
    lone: bool,
}

pub(super) fn layout<'a>(panels: &'a [Vec<Rc<Fact>>], chart: Key, frame: Frame<'a>) -> StepChart<'a> {
    let mut items = 0_usize;
    let mut made: Vec<Panel<'a>> = Vec::new();
    for panel in panels {
        let mut facts = Vec::new();
        for fact in panel {
            if let (Figure::Stated(amount), Some(when)) = (&fact.figure, fact.as_of) {
                facts.push((chart.item(items), &**fact, amount, when));
            }
            items = items.saturating_add(1);
        }
        let basis = panel.first().map(|fact| fact.basis.to_string()).unwrap_or_default();
        let values = || facts.iter().flat_map(|(_, _, amount, _)| amount.numbers()).map(Number::get);
        let lone = facts.len() == 1 && values().count() < 2;
        let (low, high) = if lone { (0.0, 0.0) } else { (values().fold(0.0, f64::min), values().fold(0.0, f64::max)) };
        made.push(Panel { heading: wrap(&basis, HEAD, frame.width, frame.measure), facts, low, high, lone });
    }
    let low = made.iter().map(|panel| panel.low).fold(0.0, f64::min);
    let high = made.iter().map(|panel| panel.high).fold(0.0, f64::max);
    let high = if high > low { high } else { low + 1.0 };
    let unit = panels.iter().flatten().next().map(|fact| &fact.unit);
    let scale = ValueScale::of(Values { low, high }, unit, 3, frame);
    StepChart { chart, frame, panels: made, scale, low, high }
}

impl Panel<'_> {
    /// Returns the height of the plot alone, on the value scale that all panels share.
    fn plot(&self, unit: f64) -> f64 {
        ((self.high - self.low) * unit).max(MIN_PLOT)
    }

    /// Returns the room above the largest number, for its arrow and its label.
    fn headroom(&self) -> f64 {
        let open = self.facts.iter().any(|(_, _, amount, _)| amount.is_open_above());
        if self.lone && !open { LONE_HEADROOM } else { HEADROOM }
    }

    fn height(&self, unit: f64) -> f64 {
        let dates = if self.lone { 0.0 } else { DATES };
        length(self.heading.len()) * HEAD.line_height() + self.headroom() + self.plot(unit) + dates
    }
}

impl StepChart<'_> {
    /// Returns the pixels per unit of the value scale.
    fn unit(&self) -> f64 {
        HIGH / (self.high - self.low)
    }

    fn calendar(&self) -> Calendar {
        let whens = || self.panels.iter().flat_map(|panel| &panel.facts).map(|(_, _, _, when)| *when);
        let first = whens().map(When::first_day).min().unwrap_or_default();
        let last = whens().map(When::end_day).max().unwrap_or_default().max(first.saturating_add(1));
        Calendar {
            first,
            last,
            from: self.scale.left + PAD,
            to: (self.frame.width - PAD).max(self.scale.left + PAD + 1.0),
        }
    }
}

impl ChartLayout for StepChart<'_> {
    fn axis_unit(&self) -> Option<(&Unit, Anchor)> {
        let mut facts = self.panels.iter().flat_map(|panel| &panel.facts);
        let (_, fact, ..) = facts.find(|(_, _, amount, _)| amount.numbers().next().is_some())?;
        Some((&fact.unit, Anchor::Start))
    }

    fn height(&self) -> f64 {
        let gaps = length(self.panels.len().saturating_sub(1)) * GAP;
        self.panels.iter().map(|panel| panel.height(self.unit())).sum::<f64>() + gaps
    }

    fn draw(&self, builder: &mut SceneBuilder) -> Result<(), ChartError> {
        let mut top = 0.0;
        for panel in &self.panels {
            let at = Point::new(0.0, top + HEAD.size);
            builder.lines(self.chart, at, &panel.heading, HEAD, Anchor::Start, Role::Text)?;
            let head = top + length(panel.heading.len()) * HEAD.line_height() + panel.headroom();
            self.draw_panel(builder, panel, head)?;
            top += panel.height(self.unit()) + GAP;
        }
        Ok(())
    }
}

/// A total with its position.
struct Stop<'a> {
    key: Key,
    amount: &'a Amount,
    at: Point,
    /// The number. A lone number also has its date, because its panel has no time axis.
    label: String,
    role: Role,
}

impl StepChart<'_> {
    fn draw_panel(&self, builder: &mut SceneBuilder, panel: &Panel<'_>, top: f64) -> Result<(), ChartError> {
        let unit = self.unit();
        let bottom = top + panel.plot(unit);
        let up = Values { low: 0.0, high: self.high - self.low }.along(0.0, HIGH);
        let to_height = |value: f64| match value {
            _ if panel.lone => 0.0,
            value if value < 0.0 => -up(-value),
            value => up(value),
        };
        let zero = if panel.lone { bottom - MIN_PLOT / 2.0 } else { bottom - to_height(-panel.low) };
        let calendar = self.calendar();
        let mut taken = Vec::new();
        if panel.lone {
            let ends = [Point::new(self.scale.left, zero), Point::new(self.frame.width, zero)];
            builder.line(self.chart, &ends, Stroke::solid(Role::Grid, 1.5))?;
        } else {
            calendar.draw(builder, self.chart, self.frame, [top, bottom, bottom + TICK.size + 4.0], &|day| {
                calendar.place(day)
            })?;
            let y_of = |value: f64| zero - to_height(value);
            taken = self.scale.draw(builder, self.chart, self.frame.width, (panel.low, panel.high), &y_of)?;
        }
        let stops: Vec<Stop<'_>> = panel
            .facts
            .iter()
            .map(|(key, fact, amount, when)| {
                let day = f64::midpoint(f64::from(when.first_day()), f64::from(when.end_day()));
                let value = amount.numbers().last().map_or(0.0, Number::get);
                let at = Point::new(calendar.place(day), zero - to_height(value));
                let locale = self.frame.locale;
                // A lone total has no axis to name its unit.
                let text = if panel.lone {
                    locale.dotted(&locale.amount_label(amount, &fact.unit), &locale.when(*when))
                } else {
                    locale.amount_on_axis(amount, &fact.unit)
                };
                Stop { key: *key, amount, at, label: text, role: side_role(fact.side.as_deref()) }
            })
            .collect();
        for (stop, next) in stops.iter().zip(stops.iter().skip(1)) {
            // A total holds until the next one is stated. No line starts or ends at a total without a number.
            if stop.amount.numbers().next().is_some() && next.amount.numbers().next().is_some() {
                let corners = [stop.at, Point::new(next.at.x, stop.at.y), next.at];
                builder.line(self.chart, &corners, Stroke::solid(stop.role, 1.5))?;
            }
        }
        for (stop, (_, _, _, when)) in stops.iter().zip(&panel.facts) {
            let (from, to) = (calendar.place(f64::from(when.first_day())), calendar.place(f64::from(when.end_day())));
            let coarse = !when.is_day();
            if coarse && to - from > 2.0 * RADIUS {
                let ends = [Point::new(from, stop.at.y), Point::new(to, stop.at.y)];
                builder.line(stop.key, &ends, Stroke::solid(stop.role, 4.0))?;
            }
            let glyph = PointGlyph { direction: Direction::Up, base: Point::new(stop.at.x, zero), is_hollow: None };
            glyph.draw(builder, stop.key, stop.role, stop.amount, &to_height)?;
        }
        self.draw_values(builder, &stops, [top - panel.headroom(), bottom], taken)?;
        let area = Rect::from_corners(
            Point::new(self.scale.left, top - panel.headroom()),
            Point::new(self.frame.width, bottom),
        );
        builder.snap_line(area, stops.iter().map(|stop| (stop.key, stop.at)));
        Ok(())
    }

    /// Draws the numbers above their dots if there is room outside of `taken`: first the last, then the first, then the
    /// others from the end backwards.
    fn draw_values(
        &self,
        builder: &SceneBuilder,
        stops: &[Stop<'_>],
        [top, bottom]: [f64; 2],
        mut taken: Vec<Rect>,
    ) -> Result<(), ChartError> {
        let order = stops.iter().rev().take(1).chain(stops.first().filter(|_| stops.len() > 1));
        let others = stops.iter().skip(1).rev().skip(1);
        for stop in order.chain(others) {
            let text = &stop.label;
            let wide = self.frame.measure.width(text, TICK);
            let over = if stop.amount.is_open_above() { OPEN } else { 10.0 };
            let start = clamp(stop.at.x - wide / 2.0, self.scale.left, (self.frame.width - wide).max(self.scale.left));
            let above = Rect::new(start, stop.at.y - over - TICK.size, wide, TICK.size);
            let left = Rect::new(stop.at.x - 12.0 - wide, stop.at.y - TICK.size - 3.0, wide, TICK.size);
            let room = |rect: &&Rect| {
                rect.x0 >= self.scale.left
                    && rect.x1 <= self.frame.width + 0.5
                    && rect.y0 >= top
                    && rect.y1 <= bottom
                    && !taken.iter().any(|other| rect.overlaps(other.expanded(3.0)))
                    && !stops.iter().any(|other| rect.overlaps(reach(other)))
                    && !stops.iter().zip(stops.iter().skip(1)).any(|(one, next)| rect.overlaps(rise(one, next)))
            };
            let Some(rect) = [above, left].iter().find(room).copied() else { continue };
            taken.push(rect);
            let at = Point::new(rect.x0, rect.y1 - 1.5);
            builder.text(stop.key, at, text, TICK, Anchor::Start, stop.role)?;
        }
        Ok(())
    }
}

/// Returns the vertical part of the step from one total to the next.
fn rise(one: &Stop<'_>, next: &Stop<'_>) -> Rect {
    Rect::from_corners(Point::new(next.at.x, one.at.y), next.at).expanded(1.0)
}

/// Returns the rectangle that a total's mark covers.
fn reach(stop: &Stop<'_>) -> Rect {
    let up = if stop.amount.is_open_above() { OPEN - 1.0 } else { 8.0 };
    Rect::from_corners(Point::new(stop.at.x - 7.0, stop.at.y - up), Point::new(stop.at.x + 7.0, stop.at.y + 7.0))
}
