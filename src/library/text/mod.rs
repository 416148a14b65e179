//! Text on the drawing: how wide it is and where its lines break.
//!
//! Widths come from whoever can know them, through [`Measure`]: the canvas in the browser, tables in the command and
//! the tests. Nothing here, and nothing in plotters, measures by itself.

mod helvetica;
mod wrap;

pub use helvetica::Helvetica;
pub use wrap::{shorten, wrap};

use crate::theme::Font;

/// Characters that steer the direction of text and are not seen (Unicode Standard Annex 9): they have no width.
#[must_use]
pub fn is_mark_of_direction(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}')
}

/// Knows how wide text is.
pub trait Measure {
    /// Width of the text in one line, in CSS pixels.
    fn width(&self, text: &str, font: Font) -> f64;
}
