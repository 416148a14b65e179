//! [`AxisBelow`]: the axis at the bottom of rows of marks, with its ticks and their labels.

use super::{ChartError, Frame, SceneBuilder, Values};
use crate::{
    geom::{Point, clamp},
    key::Key,
    model::Unit,
    scene::{Anchor, Stroke},
    theme::{Role, TICK},
};

/// Height of the axis: its ticks and their labels.
pub(super) const AXIS: f64 = 30.0;
/// Gap between the labels of ticks.
const GAP: f64 = 8.0;

/// A tick of the axis.
struct Tick {
    x: f64,
    text: String,
    /// x of the start of its label.
    start: f64,
}

/// The ticks whose labels do not overlap.
pub(super) struct AxisBelow(Vec<Tick>);

impl AxisBelow {
    /// Creates about `wanted` ticks. `place` maps a value to x.
    pub(super) fn of(
        values: Values,
        unit: Option<&Unit>,
        wanted: u32,
        place: &dyn Fn(f64) -> f64,
        frame: Frame<'_>,
    ) -> Self {
        let mut ticks: Vec<Tick> = Vec::new();
        let mut taken = f64::NEG_INFINITY;
        for value in values.ticks(wanted) {
            let text = frame.locale.scale_value(value, unit, values.largest());
            let width = frame.measure.width(&text, TICK);
            let x = place(value.get());
            // Keeps the labels of the outermost ticks on the drawing.
            let start = clamp(x - width / 2.0, 0.0, (frame.width - width).max(0.0));
            if start >= taken + GAP {
                taken = start + width;
                ticks.push(Tick { x, text, start });
            }
        }
        Self(ticks)
    }

    /// Returns the positions of the ticks.
    pub(super) fn lines(&self) -> impl Iterator<Item = f64> {
        self.0.iter().map(|tick| tick.x)
    }

    /// Draws the ticks and their labels at the bottom of the room.
    pub(super) fn draw(&self, builder: &SceneBuilder, chart: Key) -> Result<(), ChartError> {
        let bottom = builder.room().height;
        for tick in &self.0 {
            let ends = [Point::new(tick.x, bottom - AXIS + 2.0), Point::new(tick.x, bottom - AXIS + 7.0)];
            builder.line(chart, &ends, Stroke::solid(Role::Border, 1.0))?;
            let at = Point::new(tick.start, bottom - 4.0);
            builder.text(chart, at, &tick.text, TICK, Anchor::Start, Role::Muted)?;
        }
        Ok(())
    }
}
