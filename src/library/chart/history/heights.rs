//! How high the numbers of a history stand, and the values beside them.

use super::super::{ChartBug, Frame, Sheet, Values};
use super::highest;
use crate::{
    geom::Point,
    key::Key,
    model::{History, Number},
    scene::{Anchor, Stroke},
    text::shorten,
    theme::{Role, TICK},
};

/// Height of the highest number.
const HALF: f64 = 150.0;
/// The same where there is no number at all: room for what has no height.
const FLAT: f64 = 14.0;
/// Between the plot and the values.
const GAP: f64 = 12.0;
/// Share of the frame that the values may take.
const MOST: f64 = 0.3;

/// The scale of one side's half.
pub(super) struct Heights {
    /// The highest number.
    pub(super) high: f64,
    /// Its height, in CSS pixels.
    pub(super) half: f64,
    /// Width of the values, with their distance from the plot.
    pub(super) room: f64,
    ticks: Vec<(f64, String)>,
}

impl Heights {
    /// A scale for all numbers of the history; one without values where there are none.
    pub(super) fn of(history: &History, frame: Frame<'_>) -> Self {
        let Some(high) = highest(history) else {
            return Self { high: 1.0, half: FLAT, room: 0.0, ticks: Vec::new() };
        };
        let most = frame.width * MOST - GAP;
        let tick = |value: Number| (value.get(), shorten(&frame.locale.scale_value(value), TICK, most, frame.measure));
        let values = Values { low: 0.0, high }.ticks(3).into_iter().filter(|value| value.get() > 0.0);
        let ticks: Vec<(f64, String)> = values.map(tick).collect();
        let widest = ticks.iter().map(|(_, text)| frame.measure.width(text, TICK)).fold(0.0, f64::max);
        Self { high, half: HALF, room: widest + GAP, ticks }
    }

    /// From a number to its height.
    pub(super) fn scale(&self) -> impl Fn(f64) -> f64 + use<> {
        Values { low: 0.0, high: self.high }.along(0.0, self.half)
    }

    /// A light grid from the left edge, with the values behind it. `sign` is -1 where numbers grow upwards.
    pub(super) fn draw(
        &self,
        sheet: &Sheet,
        chart: Key,
        frame: Frame<'_>,
        axis: f64,
        sign: f64,
    ) -> Result<(), ChartBug> {
        let long = self.scale();
        for (value, text) in &self.ticks {
            let y = axis + sign * long(*value);
            let ends = [Point::new(0.0, y), Point::new(frame.width - self.room, y)];
            sheet.line(chart, &ends, Stroke::solid(Role::Grid, 1.0))?;
            let at = Point::new(frame.width, y + TICK.size * 0.36);
            sheet.text(chart, at, text, TICK, Anchor::End, Role::Muted)?;
        }
        Ok(())
    }
}
