//! [`Noto`]: the bundled fonts, their text widths, and the characters that none of them has. They are used for images
//! in which text is pixels or outlines.
//!
//! Each font is several fonts merged by `build/fonts.py`: Noto Sans for Latin, Cyrillic and Greek, Noto Sans Arabic and
//! Noto Sans Hebrew. Noto Sans has no minus sign and no arrows. Subsets of Open Sans, on which it is based, and of Noto
//! Sans Symbols and Math provide them. The licences are in `fonts/OFL.txt`.

use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::Database;
use skrifa::{
    FontRef, MetadataProvider,
    charmap::Charmap,
    instance::{LocationRef, Size},
    metrics::GlyphMetrics,
};

use crate::{
    characters::is_invisible,
    theme::{Font, Weight},
    typography::Measure,
};

static REGULAR: &[u8] = include_bytes!("fonts/NotoSansAllScripts-Regular.ttf");
/// The regular font draws the few signs that this one lacks.
static BOLD: &[u8] = include_bytes!("fonts/NotoSansAllScripts-Bold.ttf");

/// The bundled fonts only, so that an image is the same on every machine.
pub(super) static DATABASE: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut database = Database::new();
    for file in [REGULAR, BOLD] {
        database.load_font_data(file.to_vec());
    }
    Arc::new(database)
});

/// Measures text by the advance widths of the bundled fonts. A character that none of them has is one em wide.
///
/// Joined letters, as in Arabic, may be a little narrower than the sum of their widths.
#[derive(Clone, Copy, Debug)]
pub struct Noto;

impl Noto {
    /// The font family for SVG.
    pub const FAMILY: &str = "Noto Sans";
}

/// The parts of a font that measuring needs.
struct Face {
    map: Charmap<'static>,
    /// In font units.
    metrics: GlyphMetrics<'static>,
    units: f64,
}

fn faces(files: &[&'static [u8]]) -> Vec<Face> {
    let face = |font: FontRef<'static>| {
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let units = font.metrics(Size::unscaled(), LocationRef::default()).units_per_em;
        Face { map: font.charmap(), metrics, units: f64::from(units) }
    };
    files.iter().filter_map(|file| FontRef::new(file).ok()).map(face).collect()
}

/// For regular and bold text, the fonts in order of priority.
static FACES: LazyLock<[Vec<Face>; 2]> = LazyLock::new(|| [faces(&[REGULAR]), faces(&[BOLD, REGULAR])]);

/// Returns the characters of these texts that no bundled font has, each once. An image would show boxes instead of
/// them.
pub fn missing_characters<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<char> {
    let [regular, _] = &*FACES;
    let mut missing: Vec<char> = Vec::new();
    for character in texts.flat_map(str::chars).filter(|character| !is_invisible(*character)) {
        if !missing.contains(&character) && !regular.iter().any(|face| face.map.map(character).is_some()) {
            missing.push(character);
        }
    }
    missing
}

impl Measure for Noto {
    fn width(&self, text: &str, font: Font) -> f64 {
        let [regular, bold] = &*FACES;
        let faces = match font.weight {
            Weight::Regular => regular,
            Weight::Bold => bold,
        };
        let advance = |character: char| {
            let of = |face: &Face| Some(f64::from(face.metrics.advance_width(face.map.map(character)?)?) / face.units);
            faces.iter().find_map(of).unwrap_or(1.0)
        };
        text.chars().filter(|character| !is_invisible(*character)).map(advance).sum::<f64>() * font.size
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_that_is_promised_has_its_letters() {
        for text in ["At least 8,000 – “Żółć”", "Щонайменше 8 000 їжаків", "Τουλάχιστον", "على الأقل", "לפחות"]
        {
            assert_eq!(missing_characters([text].into_iter()), Vec::<char>::new(), "{text}");
        }
        // Symbols that may accompany a number.
        assert_eq!(
            missing_characters(["−15.2 ≈ ≥ ≤ ≠ ± × ÷ → ← ↑ ↓ ✓ ✗ ● ▲ ∞ ½ ⅓ ° % ‰ € £ ¥ ₴ ₽ ₺ ₹ m² CO₂"].into_iter()),
            Vec::<char>::new()
        );
    }

    #[test]
    fn missing_characters_are_listed_once_each() {
        assert_eq!(missing_characters(["汉语 and 语\u{200d}\u{fe0f}", "😀"].into_iter()), ['汉', '语', '😀']);
    }

    #[test]
    fn widths_grow_with_the_size_and_the_weight() {
        let width = |font| Noto.width("At least 8,000", font);
        assert!((width(Font::regular(20.0)) - 2.0 * width(Font::regular(10.0))).abs() < 0.01);
        assert!(width(Font::bold(10.0)) > width(Font::regular(10.0)));
    }
}
