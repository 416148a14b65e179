//! [`Noto`]: the bundled fonts of pictures that carry no text, and their widths. Noto Sans for Latin, Cyrillic and Greek,
//! with its Arabic and Hebrew; under the SIL Open Font License, see `fonts/OFL.txt`.

use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::Database;
use skrifa::{
    FontRef, MetadataProvider,
    charmap::Charmap,
    instance::{LocationRef, Size},
    metrics::GlyphMetrics,
};

use crate::{
    text::Measure,
    theme::{Font, Weight},
};

static REGULAR: [&[u8]; 3] = [
    include_bytes!("fonts/NotoSans-Regular.ttf"),
    include_bytes!("fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("fonts/NotoSansHebrew-Regular.ttf"),
];
static BOLD: [&[u8]; 3] = [
    include_bytes!("fonts/NotoSans-Bold.ttf"),
    include_bytes!("fonts/NotoSansArabic-Bold.ttf"),
    include_bytes!("fonts/NotoSansHebrew-Bold.ttf"),
];

/// The bundled fonts alone, so that a picture is the same on every machine.
pub(super) static DATABASE: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut database = Database::new();
    for file in REGULAR.iter().chain(&BOLD) {
        database.load_font_data(file.to_vec());
    }
    Arc::new(database)
});

/// Measures by the advance widths of the bundled fonts; what none of them has counts as wide as its size.
///
/// Letters that join, as in Arabic, may come out a little narrower than the sum of their widths.
#[derive(Clone, Copy, Debug)]
pub struct Noto;

impl Noto {
    /// The family to ask for in the SVG; for other scripts the painter looks among the rest.
    pub const FAMILY: &str = "Noto Sans";
}

/// What is needed of a font to measure with it.
struct Face {
    map: Charmap<'static>,
    /// In units of the font.
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

static FACES: LazyLock<[Vec<Face>; 2]> = LazyLock::new(|| [faces(&REGULAR), faces(&BOLD)]);

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
        text.chars().map(advance).sum::<f64>() * font.size
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_that_is_promised_has_its_letters() {
        for text in ["At least 8,000 – “Żółć”", "Щонайменше 8 000 їжаків", "Τουλάχιστον", "على الأقل", "לפחות"]
        {
            for font in [Font::regular(10.0), Font::bold(10.0)] {
                let missing: Vec<char> = text
                    .chars()
                    .filter(|character| {
                        let files = if font.weight == Weight::Bold { &BOLD } else { &REGULAR };
                        !files.iter().any(|file| FontRef::new(file).unwrap().charmap().map(*character).is_some())
                    })
                    .collect();
                assert!(missing.is_empty(), "{missing:?} of {text}");
            }
        }
    }

    #[test]
    fn widths_grow_with_the_size_and_the_weight() {
        let width = |font| Noto.width("At least 8,000", font);
        assert!((width(Font::regular(20.0)) - 2.0 * width(Font::regular(10.0))).abs() < 0.01);
        assert!(width(Font::bold(10.0)) > width(Font::regular(10.0)));
    }
}
