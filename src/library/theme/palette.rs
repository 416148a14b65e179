//! [`Palette`]: the colours of a drawing, by role.

use super::{Color, Role, Theme};

/// Every role with its own colour, by its name in the page's custom properties (`--ai-NAME`).
pub const ROLES: [(&str, Role); 12] = [
    ("background", Role::Background),
    ("text", Role::Text),
    ("muted", Role::Muted),
    ("border", Role::Border),
    ("grid", Role::Grid),
    ("surface", Role::Surface),
    ("side-1", Role::Side(0)),
    ("side-2", Role::Side(1)),
    ("side-3", Role::Side(2)),
    ("side-4", Role::Side(3)),
    ("side-5", Role::Side(4)),
    ("side-6", Role::Side(5)),
];

/// A colour for each role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette([Color; ROLES.len()]);

impl Palette {
    /// Returns the colours of a theme.
    #[must_use]
    pub fn of(theme: Theme) -> Self {
        Self(ROLES.map(|(_, role)| theme.color(role)))
    }

    /// Parses a colour such as `#16191d` for each role, in the order of [`ROLES`] and separated by spaces. A role whose
    /// colour is missing or invalid has that of the light theme.
    #[must_use]
    pub fn parse(colors: &str) -> Self {
        let mut palette = Self::of(Theme::Light);
        for (slot, color) in palette.0.iter_mut().zip(colors.split(' ').map(parse_color)) {
            *slot = color.unwrap_or(*slot);
        }
        palette
    }

    /// Returns the colour of a role.
    #[must_use]
    pub fn color(&self, role: Role) -> Color {
        // Further sides share the last colour.
        let role = if let Role::Side(side) = role { Role::Side(side.min(5)) } else { role };
        let at = ROLES.iter().position(|(_, known)| *known == role);
        at.and_then(|at| self.0.get(at)).copied().unwrap_or_default()
    }
}

/// Parses a colour such as `#16191d`.
fn parse_color(text: &str) -> Option<Color> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let channel = |at: usize| u8::from_str_radix(digits.get(at..at.saturating_add(2))?, 16).ok();
    Some([channel(0)?, channel(2)?, channel(4)?])
}

#[cfg(test)]
mod tests {
    use super::super::hexadecimal;
    use super::*;

    #[test]
    fn the_colours_of_every_theme_are_parsed() {
        for theme in Theme::ALL {
            let colors = ROLES.map(|(_, role)| hexadecimal(theme.color(role)));
            assert_eq!(Palette::parse(&colors.join(" ")), Palette::of(theme));
        }
    }

    #[test]
    fn a_missing_or_invalid_colour_is_that_of_the_light_theme() {
        let palette = Palette::parse("#000000 red #12345 #ää345 #010203");
        assert_eq!(palette.color(Role::Background), [0, 0, 0]);
        assert_eq!(palette.color(Role::Grid), [1, 2, 3]);
        for role in [Role::Text, Role::Muted, Role::Border, Role::Side(0), Role::Side(200)] {
            assert_eq!(palette.color(role), Theme::Light.color(role), "{role:?}");
        }
    }
}
