//! [`png`]: converts SVG to PNG.

use std::{fmt, sync::Arc};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};

use super::fonts::{DATABASE, Noto};

/// Maximum width and height in pixels, which decoders and image services accept by default.
const MAX_SIDE: f32 = 16_384.0;

/// Why an SVG cannot be converted to PNG.
#[derive(Debug)]
pub enum PngError {
    /// resvg cannot parse the SVG.
    Svg(resvg::usvg::Error),
    /// The SVG has no width or no height.
    Size,
    /// The pixels cannot be encoded as PNG.
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

/// Returns the image with `scale` pixels per pixel of the SVG. The scale is reduced if a side would exceed 16,384
/// pixels. Text uses the bundled fonts, not the system's.
///
/// # Errors
///
/// Returns [`PngError`] if the SVG cannot be parsed, has no size, or cannot be encoded.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, PngError> {
    let options = Options { fontdb: Arc::clone(&DATABASE), font_family: Noto::FAMILY.to_owned(), ..Options::default() };
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
    fn an_image_has_the_size_of_the_svg_times_the_scale() {
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>"#;
        let bytes = png(svg, 2.0).unwrap();
        // Width and height follow the PNG signature and the length and type of the header chunk (PNG, 11.2.1).
        assert_eq!(bytes[16..24], [0, 0, 0, 60, 0, 0, 0, 40]);
    }

    #[test]
    fn an_image_above_the_maximum_size_is_scaled_down() {
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="32768" height="20"/>"#;
        assert_eq!(png(svg, 2.0).unwrap()[16..24], [0, 0, 0x40, 0, 0, 0, 0, 10]);
        assert!(matches!(png("<p>", 1.0), Err(PngError::Svg(_))));
    }
}
