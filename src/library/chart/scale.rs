//! [`ValueScale`]: the values beside a plot, with light lines across it.

use super::{ChartBug, Frame, Sheet, axis};
use crate::{
    geom::{Point, Rect},
    key::Key,
    model::Number,
    scene::{Anchor, Stroke},
    theme::{Role, TICK},
};

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
        let ticks: Vec<Tick> = axis::ticks(&(low..=high), wanted).into_iter().map(tick).collect();
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
