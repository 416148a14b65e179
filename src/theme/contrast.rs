//! How well two colours can be told apart: [`contrast`].

use super::Color;

/// Contrast ratio of two colours, from 1 (equal) to 21 (black and white), after WCAG 2.2's definition of contrast ratio
/// and relative luminance. Not rounded: 2.999 is less than 3.
#[must_use]
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

#[cfg(test)]
mod tests {
    use super::super::{Role, Theme};
    use super::*;

    #[test]
    fn black_on_white_is_21_to_1() {
        assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 1e-9);
    }

    #[test]
    fn every_role_keeps_its_contrast_in_both_themes() {
        for theme in [Theme::Light, Theme::Dark] {
            for ground in [Role::Paper, Role::Ground] {
                let ground = theme.color(ground);
                for text in
                    [Role::Ink, Role::Muted, Role::Side(0), Role::Side(1), Role::Side(2), Role::Side(3), Role::Side(4)]
                {
                    let ratio = contrast(theme.color(text), ground);
                    assert!(ratio >= 4.5, "{theme:?} {text:?}: {ratio}");
                }
                let ratio = contrast(theme.color(Role::Rule), ground);
                assert!(ratio >= 3.0, "{theme:?} rule: {ratio}");
            }
        }
    }
}
