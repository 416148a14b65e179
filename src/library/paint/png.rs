//! SVG to PNG: [`png`].

use std::{fmt, sync::Arc};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{FontResolver, Options, Tree},
};

use super::fonts::{DATABASE, Noto, fallback};

/// Most pixels to a side: what decoders and image services take without asking.
const MAX_SIDE: f32 = 16_384.0;

/// Why an SVG has no PNG.
#[derive(Debug)]
pub enum PngError {
    /// The SVG is none that the painter can read.
    Svg(resvg::usvg::Error),
    /// It has no width or no height.
    Size,
    /// The pixels cannot be written as PNG.
    Encoding(String),
}

impl fmt::Display for PngError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Svg(error) => write!(out, "the SVG cannot be read: {error}"),
            Self::Size => out.write_str("the picture has no width or no height"),
            Self::Encoding(error) => write!(out, "the PNG cannot be written: {error}"),
        }
    }
}

impl std::error::Error for PngError {}

/// The picture with `scale` pixels to each of the SVG's; with fewer where a side would have more than 16,384. Text is set in the bundled fonts, whatever the system has.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, PngError> {
    let options = Options {
        fontdb: Arc::clone(&DATABASE),
        font_family: Noto::FAMILY.to_owned(),
        font_resolver: FontResolver { select_fallback: fallback(), ..FontResolver::default() },
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(PngError::Svg)?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = scale.min(MAX_SIDE / width).min(MAX_SIDE / height);
    let mut pixels = pixmap(width * scale, height * scale).ok_or(PngError::Size)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| PngError::Encoding(error.to_string()))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded right before")]
fn pixmap(width: f32, height: f32) -> Option<Pixmap> {
    let fits = |side: f32| side > 0.0 && side < 2.0 * MAX_SIDE;
    let pixels = |side: f32| side.ceil().min(MAX_SIDE) as u32;
    (fits(width) && fits(height)).then(|| Pixmap::new(pixels(width), pixels(height))).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_its_size_times_the_scale() {
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>"#;
        let bytes = png(svg, 2.0).unwrap();
        // After the signature and the header chunk's name, width and height (PNG, 11.2.1).
        assert_eq!(bytes[16..24], [0, 0, 0, 60, 0, 0, 0, 40]);
    }

    #[test]
    fn a_picture_beyond_all_bounds_is_made_smaller() {
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="32768" height="20"/>"#;
        assert_eq!(png(svg, 2.0).unwrap()[16..24], [0, 0, 0x40, 0, 0, 0, 0, 10]);
        assert!(matches!(png("<p>", 1.0), Err(PngError::Svg(_))));
    }
}
