//! [`Noto`]: the bundled fonts, their text widths, and the characters that none of them has. They are used for images
//! in which text is pixels or outlines.
//!
//! Noto Sans covers Latin, Cyrillic and Greek; Noto Sans Arabic and Noto Sans Hebrew cover their scripts. Noto Sans has
//! no minus sign and no arrows. Subsets of Open Sans, on which it is based, and of Noto Sans Symbols and Math provide
//! them. The licences are in `fonts/OFL.txt`.

use std::sync::{Arc, LazyLock};

use resvg::usvg::{FallbackSelectionFn, fontdb::Database};
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

/// In order of priority: the first font that has a character draws it.
static REGULAR: [&[u8]; 7] = [
    include_bytes!("fonts/NotoSans-Regular.ttf"),
    include_bytes!("fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("fonts/NotoSansHebrew-Regular.ttf"),
    include_bytes!("fonts/OpenSansMath-Regular.ttf"),
    include_bytes!("fonts/NotoSansSymbols-Regular.ttf"),
    include_bytes!("fonts/NotoSansMath-Regular.ttf"),
    include_bytes!("fonts/NotoSansSymbols2-Regular.ttf"),
];
/// The regular fonts draw characters that these lack.
static BOLD: [&[u8]; 5] = [
    include_bytes!("fonts/NotoSans-Bold.ttf"),
    include_bytes!("fonts/NotoSansArabic-Bold.ttf"),
    include_bytes!("fonts/NotoSansHebrew-Bold.ttf"),
    include_bytes!("fonts/OpenSansMath-Bold.ttf"),
    include_bytes!("fonts/NotoSansSymbols-Bold.ttf"),
];

/// The bundled fonts only, so that an image is the same on every machine.
pub(super) static DATABASE: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut database = Database::new();
    for file in REGULAR.iter().chain(&BOLD) {
        database.load_font_data(file.to_vec());
    }
    Arc::new(database)
});

/// Selects the font for a character that the first font lacks, with the same weight. The default of resvg ignores the
/// weight.
pub(super) fn fallback() -> FallbackSelectionFn<'static> {
    Box::new(|character, used, database| {
        let wanted = used.first().and_then(|first| database.face(*first)).map(|face| face.weight);
        let has = |data: &[u8], index| {
            FontRef::from_index(data, index).is_ok_and(|font| font.charmap().map(character).is_some())
        };
        let others = database.faces().filter(|face| !used.contains(&face.id));
        let able: Vec<_> = others.filter(|face| database.with_face_data(face.id, has) == Some(true)).collect();
        able.iter().find(|face| Some(face.weight) == wanted).or(able.first()).map(|face| face.id)
    })
}

/// Measures text by the advance widths of the bundled fonts. A character that none of them has is one em wide.
///
/// Joined letters, as in Arabic, may be a little narrower than the sum of their widths.
#[derive(Clone, Copy, Debug)]
pub struct Noto;

impl Noto {
    /// The font family for SVG. For other scripts, resvg falls back to the other fonts.
    pub const FAMILY: &str = "Noto Sans";
}

/// The parts of a font that measuring needs.
struct Face {
    map: Charmap<'static>,
    /// In font units.
    metrics: GlyphMetrics<'static>,
    units: f64,
}

fn faces(files: &'static [&'static [u8]]) -> Vec<Face> {
    let face = |font: FontRef<'static>| {
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let units = font.metrics(Size::unscaled(), LocationRef::default()).units_per_em;
        Face { map: font.charmap(), metrics, units: f64::from(units) }
    };
    files.iter().filter_map(|file| FontRef::new(file).ok()).map(face).collect()
}

static FACES: LazyLock<[Vec<Face>; 2]> = LazyLock::new(|| {
    let bold = faces(&BOLD).into_iter().chain(faces(&REGULAR));
    [faces(&REGULAR), bold.collect()]
});

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
            assert_eq!(missing_characters([text].into_iter()), [], "{text}");
        }
        // Symbols that may accompany a number.
        assert_eq!(
            missing_characters(["−15.2 ≈ ≥ ≤ ≠ ± × ÷ → ← ↑ ↓ ✓ ✗ ● ▲ ∞ ½ ⅓ ° % ‰ € £ ¥ ₴ ₽ ₺ ₹ m² CO₂"].into_iter()),
            []
        );
    }

    #[test]
    fn missing_characters_are_listed_once_each() {
        assert_eq!(missing_characters(["汉语 and 语\u{200d}\u{fe0f}", "😀"].into_iter()), ['汉', '语', '😀']);
    }

    #[test]
    fn the_fallback_font_has_the_weight_of_the_first_font() {
        let mut database = Arc::clone(&DATABASE);
        let face = |weight: u16, family: &str, database: &Database| {
            let is = |face: &&resvg::usvg::fontdb::FaceInfo| {
                face.weight.0 == weight && face.families.iter().any(|(name, _)| name == family)
            };
            database.faces().find(is).unwrap().id
        };
        for weight in [400, 700] {
            let used = [face(weight, Noto::FAMILY, &database)];
            let arabic = face(weight, "Noto Sans Arabic", &database);
            assert_eq!(fallback()('ع', &used, &mut database), Some(arabic), "{weight}");
        }
    }

    #[test]
    fn widths_grow_with_the_size_and_the_weight() {
        let width = |font| Noto.width("At least 8,000", font);
        assert!((width(Font::regular(20.0)) - 2.0 * width(Font::regular(10.0))).abs() < 0.01);
        assert!(width(Font::bold(10.0)) > width(Font::regular(10.0)));
    }
}
