//! [`Drawn`]: a chart as the files of `render` take it.

use article_infographic::{model::Chart, scene::Scene, words::ChartWords};

/// A chart in words, and drawn at the widths that its files need.
pub struct Drawn<'a> {
    pub chart: &'a Chart,
    pub index: usize,
    pub words: &'a ChartWords,
    pub narrow: Scene,
    pub wide: Scene,
    /// Heights that the widget's drawing may have in columns that show the narrow one, and in those that show the wide one.
    pub room: [f64; 2],
}
