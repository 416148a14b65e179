//! [`Values`]: numbers along an axis; and [`ValueScale`]: the values beside a plot, with light lines across it.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged};

use super::{
    ChartBug, Frame, Sheet, axis,
    record::{FACTOR, units},
};
use crate::{
    geom::{Point, Rect},
    key::Key,
    model::Number,
    scene::{Anchor, Stroke},
    theme::{Role, TICK},
};

/// Numbers along an axis, from the lowest to the highest.
#[derive(Clone, Copy, Debug)]
pub(super) struct Values {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Values {
    /// Round values in the range, about so many.
    pub(super) fn ticks(self, wanted: u32) -> Vec<Number> {
        axis::ticks(&(self.low..=self.high), wanted)
    }

    /// Where a number lies on a chart with this one axis, which leads from here to there: as plotters would put it, to an
    /// eighth of a pixel.
    pub(super) fn along(self, from: f64, to: f64) -> impl Fn(f64) -> f64 + Copy {
        let limits = (units(from), units(to).max(units(from).saturating_add(1)));
        move |value| f64::from(self.map(&value, limits)) / FACTOR
    }
}

/// plotters' own range of numbers searches its ticks without end where the range overflows, and puts what is no number at
/// the lowest one; [`axis::ticks`] ends, and series have gaps instead.
impl Ranged for Values {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limits: (i32, i32)) -> i32 {
        along(limits, (value - self.low) / (self.high - self.low))
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        let wanted = u32::try_from(hint.max_num_points()).unwrap_or(u32::MAX);
        self.ticks(wanted).into_iter().map(Number::get).collect()
    }

    fn range(&self) -> Range<f64> {
        self.low..self.high
    }
}

/// So much of the way between two places, in plotters' units, to the unit before it. The dust of binary fractions costs
/// none.
#[allow(clippy::cast_possible_truncation, reason = "`as` saturates")]
pub(super) fn along((from, to): (i32, i32), part: f64) -> i32 {
    let way = (f64::from(to) - f64::from(from)) * part;
    from.saturating_add((way + 1e-3).floor() as i32)
}

/// From the values to the plot.
const GAP: f64 = 6.0;
/// Share of the frame that values may take beside the plot; longer ones stand on their lines.
const MOST: f64 = 0.34;

/// A value, its words and how wide they are.
struct Tick {
    value: f64,
    text: String,
    width: f64,
}

/// Round values with their words.
pub(super) struct ValueScale {
    ticks: Vec<Tick>,
    /// Where the plot begins: behind the values, or at the edge where they stand on their lines.
    pub(super) left: f64,
}

impl ValueScale {
    /// About `wanted` values between these ends.
    pub(super) fn of(low: f64, high: f64, wanted: u32, frame: Frame<'_>) -> Self {
        let tick = |value: Number| {
            let text = frame.locale.scale_value(value);
            Tick { value: value.get(), width: frame.measure.width(&text, TICK), text }
        };
        let ticks: Vec<Tick> = Values { low, high }.ticks(wanted).into_iter().map(tick).collect();
        let widest = ticks.iter().map(|tick| tick.width).fold(0.0, f64::max) + GAP;
        Self { ticks, left: if widest > frame.width * MOST { 0.0 } else { widest } }
    }

    /// Draws the values between these, which lie where `y_of` says, with lines to the right edge. Zero is the axis. What
    /// the words of the values cover, for those that are drawn after them.
    pub(super) fn draw(
        &self,
        sheet: &Sheet,
        chart: Key,
        right: f64,
        (low, high): (f64, f64),
        y_of: &dyn Fn(f64) -> f64,
    ) -> Result<Vec<Rect>, ChartBug> {
        let mut covered = Vec::new();
        for Tick { value, text, width } in self.ticks.iter().filter(|tick| (low..=high).contains(&tick.value)) {
            let y = y_of(*value);
            let zero = value.abs() < f64::EPSILON;
            let stroke = if zero { Stroke::solid(Role::Ink, 1.25) } else { Stroke::solid(Role::Grid, 1.0) };
            sheet.line(chart, &[Point::new(self.left, y), Point::new(right, y)], stroke)?;
            let (at, anchor) = if self.left > 0.0 {
                (Point::new(self.left - GAP, y + TICK.size * 0.36), Anchor::End)
            } else {
                (Point::new(0.0, y - 3.0), Anchor::Start)
            };
            sheet.text(chart, at, text, TICK, anchor, Role::Muted)?;
            let start = if self.left > 0.0 { at.x - width } else { at.x };
            covered.push(Rect::new(start, at.y - TICK.size, *width, TICK.size));
        }
        Ok(covered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lie_on_their_axis_whichever_way_it_leads() {
        let values = Values { low: -10.0, high: 30.0 };
        assert_eq!([-10.0, 0.0, 30.0].map(|value| values.map(&value, (100, 500))), [100, 200, 500]);
        assert_eq!([-10.0, 0.0, 30.0].map(|value| values.map(&value, (500, 100))), [500, 400, 100]);
        assert_eq!(values.key_points(4), [-10.0, 0.0, 10.0, 20.0, 30.0]);
        assert_eq!(values.range(), -10.0..30.0);
    }

    #[test]
    fn what_is_far_off_or_no_number_neither_traps_nor_hangs() {
        let wide = Values { low: f64::MIN, high: f64::MAX };
        assert!(wide.key_points(5).is_empty());
        let values = Values { low: 0.0, high: 1.0 };
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300, -1e300] {
            let _ = values.map(&value, (i32::MIN, i32::MAX));
            let _ = values.map(&value, (i32::MAX, i32::MIN));
        }
        assert_eq!(Values { low: 2.0, high: 2.0 }.map(&2.0, (8, 80)), 8);
    }
}
