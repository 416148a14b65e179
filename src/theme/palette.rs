//! [`Palette`]: the colours that a drawing is painted in: those of a theme, or a page's own in place of some.

use super::{Color, Role, Theme, contrast};

/// Every role that has a colour of its own, by the name that a page knows it by (`--ai-NAME`).
const ROLES: [(&str, Role); 12] = [
    ("paper", Role::Paper),
    ("ink", Role::Ink),
    ("muted", Role::Muted),
    ("rule", Role::Rule),
    ("grid", Role::Grid),
    ("ground", Role::Ground),
    ("side-1", Role::Side(0)),
    ("side-2", Role::Side(1)),
    ("side-3", Role::Side(2)),
    ("side-4", Role::Side(3)),
    ("side-5", Role::Side(4)),
    ("side-6", Role::Side(5)),
];

/// A colour for each role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    theme: Theme,
    colors: [Color; ROLES.len()],
}

/// A colour that could not be read where it would stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Faint {
    /// The role's name.
    pub name: &'static str,
    /// Its contrast with what is behind it, from 1 to 21.
    pub contrast: f64,
    /// What it needs at least.
    pub least: f64,
}

impl Palette {
    /// The colours of a theme.
    #[must_use]
    pub fn of(theme: Theme) -> Self {
        Self { theme, colors: ROLES.map(|(_, role)| theme.color(role)) }
    }

    /// The colours of a theme with a page's own in place of some: words such as `ink=#16191d`, with spaces between them.
    /// Words that are none are left out.
    #[must_use]
    pub fn given(theme: Theme, words: &str) -> Self {
        let mut palette = Self::of(theme);
        for (name, color) in words.split(' ').filter_map(|word| word.split_once('=')) {
            let slot = ROLES.iter().position(|(known, _)| *known == name).and_then(|at| palette.colors.get_mut(at));
            if let (Some(slot), Some(color)) = (slot, read(color)) {
                *slot = color;
            }
        }
        palette
    }

    /// The colour of a role.
    #[must_use]
    pub fn color(&self, role: Role) -> Color {
        // Further sides have the colour of the last one.
        let role = if let Role::Side(side) = role { Role::Side(side.min(5)) } else { role };
        let at = ROLES.iter().position(|(_, known)| *known == role);
        at.and_then(|at| self.colors.get(at)).copied().unwrap_or_default()
    }

    /// The first colour that could not be read or seen on paper or ground. Sides colour text as well as marks.
    #[must_use]
    pub fn faint(&self) -> Option<Faint> {
        let behind = [Role::Paper, Role::Ground].map(|role| self.color(role));
        let (text, mark) = self.theme.least();
        ROLES.iter().find_map(|(name, role)| {
            let least = match role {
                Role::Ink | Role::Muted | Role::Side(_) => text,
                Role::Rule => mark,
                // Nothing is to be read from these.
                Role::Paper | Role::Ground | Role::Grid => return None,
            };
            let contrast = behind.map(|behind| contrast(self.color(*role), behind)).into_iter().fold(21.0, f64::min);
            (contrast < least).then_some(Faint { name, contrast, least })
        })
    }
}

/// A colour as `#16191d`.
fn read(text: &str) -> Option<Color> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let channel = |at: usize| u8::from_str_radix(digits.get(at..at.saturating_add(2))?, 16).ok();
    Some([channel(0)?, channel(2)?, channel(4)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gives_some_colours_and_the_others_are_the_themes() {
        let palette = Palette::given(Theme::Light, "side-1=#00695c ink=nothing paper=#ff side-9=#000000 =");
        assert_eq!(palette.color(Role::Side(0)), [0, 105, 92]);
        for role in [Role::Ink, Role::Paper, Role::Side(1), Role::Side(200)] {
            assert_eq!(palette.color(role), Theme::Light.color(role), "{role:?}");
        }
        assert_eq!(palette.faint(), None);
    }

    #[test]
    fn no_theme_is_faint_and_a_pale_colour_is_told() {
        assert_eq!(Theme::ALL.map(|theme| Palette::of(theme).faint()), [None; 4]);
        let faint =
            Palette::given(Theme::Light, "side-2=#ffcc00").faint().map(|faint| (faint.name, faint.contrast < 2.0));
        assert_eq!(faint, Some(("side-2", true)));
        // Light text for a light page.
        assert_eq!(Palette::given(Theme::Light, "ink=#ffffff").faint().map(|faint| faint.name), Some("ink"));
    }

    #[test]
    fn a_colour_that_is_readable_may_be_too_pale_for_who_asks_for_more_contrast() {
        let faint = |theme| Palette::given(theme, "side-1=#1d5fa6").faint().map(|faint| (faint.name, faint.least));
        assert_eq!(faint(Theme::Light), None);
        assert_eq!(faint(Theme::LightMore), Some(("side-1", 7.0)));
    }
}
