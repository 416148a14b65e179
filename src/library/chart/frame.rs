//! [`Frame`]: where a chart is drawn, and in which language.

use crate::{model::Filter, text::Measure, words::Locale};

/// Where a chart is drawn.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// Width of the place for it, in CSS pixels. Text keeps 8 pixels from its edges.
    pub width: f64,
    /// How wide text comes out there.
    pub measure: &'a dyn Measure,
    /// The language of the words on it, and which way it is written.
    pub locale: &'a Locale,
    /// What the reader has picked.
    pub filter: &'a Filter,
}

/// Nothing is picked.
static EVERYTHING: Filter = Filter::EVERYTHING;

impl<'a> Frame<'a> {
    /// A frame for everything that a chart has to show.
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

/// A number of things as a length.
#[allow(clippy::cast_precision_loss, reason = "lists are bounded far below 2^52")]
pub(super) fn length(count: usize) -> f64 {
    count as f64
}
