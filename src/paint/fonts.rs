//! [`Noto`]: the bundled fonts of pictures that carry no text, and their widths. Noto Sans for Latin, Cyrillic and Greek,
//! with its Arabic and Hebrew; under the SIL Open Font License, see `fonts/OFL.txt`.

use std::sync::{Arc, LazyLock};

use resvg::usvg::{FallbackSelectionFn, fontdb::Database};
use skrifa::{
    FontRef, MetadataProvider,
    charmap::Charmap,
    instance::{LocationRef, Size},
    metrics::GlyphMetrics,
};

use crate::{
    text::{Measure, is_mark_of_direction},
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

/// The font for a letter that the first one has not: of the same weight, which the painter's own choice does not look at.
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
        text.chars().filter(|character| !is_mark_of_direction(*character)).map(advance).sum::<f64>() * font.size
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
    fn a_letter_of_another_script_is_as_bold_as_the_rest() {
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
