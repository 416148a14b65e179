//! [`DrawnChart`]: a chart with its text and its drawings.

use crate::chart::{self, ChartError, Frame};
use crate::model::{Chart, Story};
use crate::scene::Scene;
use crate::text::{ChartText, Locale, Outline};
use crate::typography::Helvetica;

/// Width of the narrow drawing in CSS pixels: the column on a phone with 320 CSS pixels. `figure.css` has the same value.
pub const NARROW: f64 = 280.0;
/// Default width of the wide drawing in CSS pixels: a column of text on a desktop page.
pub const WIDE: u16 = 720;

/// Breakpoint: from this width of the figure, `figure.css` shows the wide drawing.
const BREAKPOINT: f64 = 560.0;
/// The widest column that height is reserved for.
const MAX_COLUMN: f64 = 1200.0;

/// A chart with its text and its drawings.
#[derive(Debug)]
pub struct DrawnChart<'a> {
    /// The chart.
    pub chart: &'a Chart,
    /// Its position in the story.
    pub index: usize,
    /// Its texts.
    pub text: &'a ChartText,
    /// The drawing for columns on phones, [`NARROW`].
    pub narrow: Scene,
    /// The drawing for wider columns.
    pub wide: Scene,
    /// The greatest height of the widget's drawing in CSS pixels, over the column widths that show the narrow drawing
    /// and over those that show the wide drawing.
    pub reserved_heights: [f64; 2],
}

impl<'a> DrawnChart<'a> {
    /// Draws the charts of a story, whose texts are in the outline. `wide` is the width of the wide drawings in CSS pixels.
    /// Only the chart with the id `wanted` is drawn, if given.
    ///
    /// # Errors
    ///
    /// A chart of a linted story that cannot be drawn is a bug in this crate.
    pub fn all(
        story: &'a Story,
        outline: &'a Outline,
        wide: f64,
        wanted: Option<&str>,
    ) -> Result<Vec<DrawnChart<'a>>, ChartError> {
        let charts = story.charts.iter().enumerate().zip(&outline.charts);
        let charts = charts.filter(|((_, chart), _)| wanted.is_none_or(|wanted| wanted == chart.id));
        let drawn = charts.map(|((index, chart), text)| {
            let locale = &outline.locale;
            let draw = |width| chart::draw(chart, index, Frame::new(width, &Helvetica, locale));
            let reserved_heights = [
                max_height(chart, index, NARROW, BREAKPOINT, locale)?,
                max_height(chart, index, BREAKPOINT, MAX_COLUMN, locale)?,
            ];
            Ok(DrawnChart { chart, index, text, narrow: draw(NARROW)?, wide: draw(wide)?, reserved_heights })
        });
        drawn.collect()
    }
}

/// The greatest height of a chart between these widths. The static figure reserves it to avoid a layout shift when the
/// widget replaces it.
fn max_height(chart: &Chart, index: usize, from: f64, to: f64, locale: &Locale) -> Result<f64, ChartError> {
    let mut height = 0.0_f64;
    let mut width = from;
    while width <= to {
        height = height.max(chart::draw(chart, index, Frame::new(width, &Helvetica, locale))?.size.height);
        // Steps of 2 %, because labels wrap differently every few pixels at narrow widths.
        width *= 1.02;
    }
    Ok(height)
}
