//! [`DrawnChart`]: a chart with its text and drawings, from which `render` writes files.

use article_infographic::{model::Chart, scene::Scene, text::ChartText};

/// A chart with its text and its drawings.
pub struct DrawnChart<'a> {
    pub chart: &'a Chart,
    pub index: usize,
    pub text: &'a ChartText,
    pub narrow: Scene,
    pub wide: Scene,
    /// The greatest height of the widget's drawing in CSS pixels, over the column widths that show the narrow drawing
    /// and over those that show the wide drawing.
    pub reserved_heights: [f64; 2],
}
