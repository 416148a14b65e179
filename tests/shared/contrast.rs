//! [`contrast`]: the contrast ratio of two colours.

use article_infographic::theme::Color;

/// Returns the contrast ratio of two colours, from 1 (equal) to 21 (black and white), as WCAG 2.2 defines contrast
/// ratio and relative luminance. Not rounded: 2.999 is less than 3.
pub fn contrast(one: Color, other: Color) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(color: Color) -> f64 {
    let [red, green, blue] = color.map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}
