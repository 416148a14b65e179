//! Text on the drawing: how wide it is and where its lines break.
//!
//! Widths come from whoever can know them, through [`Measure`]: the canvas in the browser, tables in the command and
//! the tests. Nothing here, and nothing in plotters, measures by itself.

mod helvetica;
mod wrap;

pub use helvetica::Helvetica;
pub use wrap::{shorten, wrap};

use crate::theme::Font;

/// Knows how wide text is.
pub trait Measure {
    /// Width of the text in one line, in CSS pixels.
    fn width(&self, text: &str, font: Font) -> f64;
}
