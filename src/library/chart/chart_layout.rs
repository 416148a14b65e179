//! [`ChartLayout`]: the common interface of all kinds of charts.

use super::{ChartError, SceneBuilder};
use crate::{model::Unit, scene::Anchor};

/// A chart with its text measured and broken into lines.
pub(super) trait ChartLayout {
    /// Returns the height of the drawing, in CSS pixels.
    fn height(&self) -> f64;

    /// Draws all marks and adds all hit targets.
    fn draw(&self, builder: &mut SceneBuilder) -> Result<(), ChartError>;

    /// Returns the unit of the axis values and the edge at which the axis is. Returns `None` if there is no axis, or if
    /// every value is drawn with its unit.
    fn axis_unit(&self) -> Option<(&Unit, Anchor)> {
        None
    }
}
