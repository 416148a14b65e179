//! [`Frame`]: what a chart is drawn for: width, text widths, language and filter.

use crate::{model::Filter, text::Locale, typography::Measure};

/// What a chart is drawn for.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// Width of the drawing, in CSS pixels. Text keeps a distance of 8 pixels from the edges.
    pub width: f64,
    /// Measures text in the output's font.
    pub measure: &'a dyn Measure,
    /// Language and writing direction of the drawing's texts.
    pub locale: &'a Locale,
    /// The reader's filter.
    pub filter: &'a Filter,
}

/// The empty filter.
static EVERYTHING: Filter = Filter::EVERYTHING;

impl<'a> Frame<'a> {
    /// Creates a frame without a filter.
    #[must_use]
    pub fn new(width: f64, measure: &'a dyn Measure, locale: &'a Locale) -> Self {
        Self { width, measure, locale, filter: &EVERYTHING }
    }
}

impl std::fmt::Debug for Frame<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Frame").field("width", &self.width).finish_non_exhaustive()
    }
}

/// Converts a count to a float for layout.
#[allow(clippy::cast_precision_loss, reason = "lists are bounded far below 2^52")]
pub(super) fn length(count: usize) -> f64 {
    count as f64
}
