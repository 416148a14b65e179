//! Text widths and line breaking.
//!
//! The caller provides text widths through [`Measure`]: the canvas in the browser, tables of widths in the command and
//! in tests. Neither this library nor plotters measures text otherwise.

mod helvetica;
mod wrap;

pub use helvetica::Helvetica;
pub use wrap::{shorten, wrap};

use crate::theme::Font;

/// Measures text.
pub trait Measure {
    /// Returns the width of the text in one line, in CSS pixels.
    fn width(&self, text: &str, font: Font) -> f64;
}
