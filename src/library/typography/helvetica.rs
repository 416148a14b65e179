//! [`Helvetica`]: text widths without a font, for layouts that must be the same everywhere.

use super::Measure;
use crate::characters::is_invisible;
use crate::theme::{Font, Weight};

/// Measures text by the advance widths that Adobe published for Helvetica and Helvetica-Bold (Font Metrics for the 14
/// PDF Core Fonts). Current text fonts such as Inter and Arial differ by a few percent. Characters outside ASCII are as
/// wide as a digit.
#[derive(Clone, Copy, Debug)]
pub struct Helvetica;

impl Measure for Helvetica {
    fn width(&self, text: &str, font: Font) -> f64 {
        let widths = match font.weight {
            Weight::Regular => &REGULAR,
            Weight::Bold => &BOLD,
        };
        let units: u32 = text
            .chars()
            .filter(|character| !is_invisible(*character))
            .map(|character| {
                let place =
                    u32::from(character).checked_sub(u32::from(' ')).and_then(|place| usize::try_from(place).ok());
                u32::from(place.and_then(|place| widths.get(place).copied()).unwrap_or(DIGIT))
            })
            .sum();
        f64::from(units) / 1000.0 * font.size
    }
}

/// Width of a digit, in thousandths of an em.
const DIGIT: u16 = 556;

/// Widths of U+0020 to U+007E, in thousandths of an em.
#[rustfmt::skip]
const REGULAR: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// Widths of the bold font.
#[rustfmt::skip]
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
    333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_grow_with_size_and_weight() {
        assert!((Helvetica.width("At least 8,000", Font::regular(20.0)) - 122.3).abs() < 0.01);
        assert!(Helvetica.width("At least", Font::bold(20.0)) > Helvetica.width("At least", Font::regular(20.0)));
    }
}
