//! [`Values`]: the scale of an axis; and [`ValueScale`]: tick labels beside a plot, with light grid lines across it.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged};

use super::{
    ChartError, Frame, SceneBuilder, axis,
    record::{FACTOR, units},
};
use crate::{
    geom::{Point, Rect},
    key::Key,
    model::{Number, Unit},
    scene::{Anchor, Stroke},
    theme::{Role, TICK},
};

/// A linear scale, from the lowest to the highest number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Values {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Values {
    /// Returns the scale of positions. Zero is included if it is not far from the numbers. Otherwise the tick labels show
    /// that the scale does not begin at zero.
    pub(super) fn around(numbers: impl Iterator<Item = f64>) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in numbers {
            (low, high) = (low.min(value), high.max(value));
        }
        if low > high {
            return Self { low: 0.0, high: 1.0 };
        }
        if low >= 0.0 && low <= high * 0.6 || low >= high && low > 0.0 {
            low = 0.0;
        }
        if high <= 0.0 && high >= low * 0.6 || low >= high && high < 0.0 {
            high = 0.0;
        }
        if low >= high {
            high = low + 1.0;
        }
        Self { low, high }
    }

    /// The largest absolute value.
    pub(super) fn largest(self) -> f64 {
        self.low.abs().max(self.high.abs())
    }

    /// Returns about `wanted` round values in the range.
    pub(super) fn ticks(self, wanted: u32) -> Vec<Number> {
        axis::ticks(&(self.low..=self.high), wanted)
    }

    /// Returns the function that maps a number to a position between `from` and `to`, for a chart with this axis alone.
    /// Like plotters, it rounds to an eighth of a pixel.
    pub(super) fn along(self, from: f64, to: f64) -> impl Fn(f64) -> f64 + Copy {
        let limits = (units(from), units(to).max(units(from).saturating_add(1)));
        move |value| f64::from(self.map(&value, limits)) / FACTOR
    }
}

/// The range of numbers of plotters searches for ticks endlessly if the range overflows, and places NaN at the lowest
/// number. [`axis::ticks`] terminates, and series have gaps instead of NaN.
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

/// Returns the position at `part` of the way between two positions, in plotters units, rounded down. A small tolerance
/// absorbs binary rounding errors.
#[allow(clippy::cast_possible_truncation, reason = "`as` saturates")]
pub(super) fn along((from, to): (i32, i32), part: f64) -> i32 {
    let way = (f64::from(to) - f64::from(from)) * part;
    from.saturating_add((way + 1e-3).floor() as i32)
}

/// Gap between the tick labels and the plot.
const GAP: f64 = 6.0;
/// Maximum share of the frame for tick labels beside the plot. Longer ones are on their grid lines.
const MAX_SHARE: f64 = 0.34;

/// A tick value with its label and the label's width.
struct Tick {
    value: f64,
    text: String,
    width: f64,
}

/// Tick values with their labels.
pub(super) struct ValueScale {
    ticks: Vec<Tick>,
    /// x of the left edge of the plot: behind the labels, or 0 if the labels are on their grid lines.
    pub(super) left: f64,
}

impl ValueScale {
    /// Creates about `wanted` ticks.
    pub(super) fn of(values: Values, unit: Option<&Unit>, wanted: u32, frame: Frame<'_>) -> Self {
        let tick = |value: Number| {
            let text = frame.locale.scale_value(value, unit, values.largest());
            Tick { value: value.get(), width: frame.measure.width(&text, TICK), text }
        };
        let ticks: Vec<Tick> = values.ticks(wanted).into_iter().map(tick).collect();
        let widest = ticks.iter().map(|tick| tick.width).fold(0.0, f64::max) + GAP;
        Self { ticks, left: if widest > frame.width * MAX_SHARE { 0.0 } else { widest } }
    }

    /// Draws the ticks within a range, with grid lines to the right edge; the line at zero is the axis. `y_of` maps a
    /// value to y. Returns the rectangles of the labels, so that later texts can avoid them.
    pub(super) fn draw(
        &self,
        builder: &SceneBuilder,
        chart: Key,
        right: f64,
        (low, high): (f64, f64),
        y_of: &dyn Fn(f64) -> f64,
    ) -> Result<Vec<Rect>, ChartError> {
        let mut covered = Vec::new();
        for Tick { value, text, width } in self.ticks.iter().filter(|tick| (low..=high).contains(&tick.value)) {
            let y = y_of(*value);
            let zero = value.abs() < f64::EPSILON;
            let stroke = if zero { Stroke::solid(Role::Text, 1.25) } else { Stroke::solid(Role::Grid, 1.0) };
            builder.line(chart, &[Point::new(self.left, y), Point::new(right, y)], stroke)?;
            let (at, anchor) = if self.left > 0.0 {
                (Point::new(self.left - GAP, y + TICK.size * 0.36), Anchor::End)
            } else {
                (Point::new(0.0, y - 3.0), Anchor::Start)
            };
            builder.text(chart, at, text, TICK, anchor, Role::Muted)?;
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
    fn values_map_to_positions_in_both_axis_directions() {
        let values = Values { low: -10.0, high: 30.0 };
        assert_eq!([-10.0, 0.0, 30.0].map(|value| values.map(&value, (100, 500))), [100, 200, 500]);
        assert_eq!([-10.0, 0.0, 30.0].map(|value| values.map(&value, (500, 100))), [500, 400, 100]);
        assert_eq!(values.key_points(4), [-10.0, 0.0, 10.0, 20.0, 30.0]);
        assert_eq!(values.range(), -10.0..30.0);
    }

    #[test]
    fn extreme_values_and_nan_neither_panic_nor_hang() {
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
