//! [`Plan`]: the face that all kinds of charts have.

use super::{ChartBug, Sheet};
use crate::{model::Unit, scene::Anchor};

/// A chart with its text measured and broken into lines.
pub(super) trait Plan {
    /// How high the drawing is, in CSS pixels.
    fn height(&self) -> f64;

    /// Puts every mark and every target on the sheet.
    fn draw(&self, sheet: &mut Sheet) -> Result<(), ChartBug>;

    /// What the values on the axis count, and at which edge the axis stands; nothing where there is no axis, or where
    /// every value has its unit.
    fn axis_unit(&self) -> Option<(&Unit, Anchor)> {
        None
    }
}
