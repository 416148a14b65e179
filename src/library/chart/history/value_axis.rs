//! [`ValueAxis`]: the value scale of a history, with its ticks.

use super::super::{ChartError, Frame, SceneBuilder, Values};
use super::highest;
use crate::{
    geom::Point,
    key::Key,
    model::{History, Number},
    scene::{Anchor, Stroke},
    theme::{Role, TICK},
    typography::shorten,
};

/// Height of the highest number.
const HALF: f64 = 150.0;
/// Height of the scale if there is no number: room for marks without a height.
const FLAT: f64 = 14.0;
/// Gap between the plot and the tick labels.
const GAP: f64 = 12.0;
/// Maximum share of the frame for the tick labels.
const MAX_SHARE: f64 = 0.3;

/// The value scale of one side.
pub(super) struct ValueAxis {
    /// The highest number.
    pub(super) high: f64,
    /// Height of the highest number, in CSS pixels.
    pub(super) half: f64,
    /// Width of the tick labels, with their gap to the plot.
    pub(super) room: f64,
    ticks: Vec<(f64, String)>,
}

impl ValueAxis {
    /// Creates the scale for all numbers of the history; without ticks if there are no numbers.
    pub(super) fn of(history: &History, frame: Frame<'_>) -> Self {
        let Some(high) = highest(history) else {
            return Self { high: 1.0, half: FLAT, room: 0.0, ticks: Vec::new() };
        };
        let most = frame.width * MAX_SHARE - GAP;
        let tick = |value: Number| {
            (
                value.get(),
                shorten(&frame.locale.scale_value(value, Some(&history.unit), high), TICK, most, frame.measure),
            )
        };
        let values = Values { low: 0.0, high }.ticks(3).into_iter().filter(|value| value.get() > 0.0);
        let ticks: Vec<(f64, String)> = values.map(tick).collect();
        let widest = ticks.iter().map(|(_, text)| frame.measure.width(text, TICK)).fold(0.0, f64::max);
        Self { high, half: HALF, room: widest + GAP, ticks }
    }

    /// Returns the function that maps a number to its height.
    pub(super) fn scale(&self) -> impl Fn(f64) -> f64 + use<> {
        Values { low: 0.0, high: self.high }.along(0.0, self.half)
    }

    /// Draws light grid lines from the left edge, with the tick labels on the right. `sign` is -1 if numbers grow
    /// upwards.
    pub(super) fn draw(
        &self,
        builder: &SceneBuilder,
        chart: Key,
        frame: Frame<'_>,
        axis: f64,
        sign: f64,
    ) -> Result<(), ChartError> {
        let to_height = self.scale();
        for (value, text) in &self.ticks {
            let y = axis + sign * to_height(*value);
            let ends = [Point::new(0.0, y), Point::new(frame.width - self.room, y)];
            builder.line(chart, &ends, Stroke::solid(Role::Grid, 1.0))?;
            let at = Point::new(frame.width, y + TICK.size * 0.36);
            builder.text(chart, at, text, TICK, Anchor::End, Role::Muted)?;
        }
        Ok(())
    }
}
