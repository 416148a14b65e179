//! [`Palette`]: the colours of a drawing: those of a theme, some of which the page may override.

use super::{Color, Role, Theme, contrast};

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
pub struct Palette {
    theme: Theme,
    colors: [Color; ROLES.len()],
}

/// A colour of the page with too little contrast to be readable.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LowContrast {
    /// The role's name.
    pub name: &'static str,
    /// Its contrast with the background, from 1 to 21.
    pub contrast: f64,
    /// The minimum contrast.
    pub least: f64,
    /// Name and colour of the background's role. For background and surface, those of the text on them.
    pub beside: (&'static str, Color),
}

impl Palette {
    /// Returns the colours of a theme.
    #[must_use]
    pub fn of(theme: Theme) -> Self {
        Self { theme, colors: ROLES.map(|(_, role)| theme.color(role)) }
    }

    /// Returns the colours of a theme with the page's overrides, and the overrides with too little contrast. `words`
    /// are overrides such as `text=#16191d`, separated by spaces. Invalid words are ignored. The word `system` means
    /// that the colours are the reader's own; they are not checked.
    ///
    /// Each colour is checked separately. An unreadable override falls back to the theme's colour. If that is
    /// unreadable on the page's background, it is mixed with text until it is readable.
    #[must_use]
    pub fn with_overrides(theme: Theme, words: &str) -> (Self, Vec<LowContrast>) {
        let given = Self::with_unchecked_overrides(theme, words);
        if words.split(' ').any(|word| word == "system") {
            return (given, Vec::new());
        }
        let (text, mark) = theme.least();
        let mut palette = Self::of(theme);
        let mut faint = Vec::new();
        // First background that is readable with an text, then text on that background, then surface, then the colours on both.
        let inks = [given.color(Role::Text), palette.color(Role::Text)];
        let background = inks.map(|text_color| contrast(text_color, given.color(Role::Background)));
        if background.iter().any(|contrast| *contrast >= text) {
            palette.set(Role::Background, given.color(Role::Background));
        } else {
            let [contrast, _] = background;
            faint.push(LowContrast {
                name: "background",
                contrast,
                least: text,
                beside: ("text", given.color(Role::Text)),
            });
        }
        palette.apply_override(given, Role::Text, &[Role::Background], text, &mut faint);
        let text_color = palette.color(Role::Text);
        let surface = contrast(text_color, given.color(Role::Surface));
        if surface >= text {
            palette.set(Role::Surface, given.color(Role::Surface));
        } else {
            faint.push(LowContrast { name: "surface", contrast: surface, least: text, beside: ("text", text_color) });
        }
        if contrast(text_color, palette.color(Role::Surface)) < text {
            palette.set(Role::Surface, palette.color(Role::Background));
        }
        palette.set(Role::Grid, given.color(Role::Grid));
        for (_, role) in ROLES {
            match role {
                Role::Muted | Role::Side(_) => {
                    palette.apply_override(given, role, &[Role::Background, Role::Surface], text, &mut faint);
                }
                Role::Border => {
                    palette.apply_override(given, role, &[Role::Background, Role::Surface], mark, &mut faint);
                }
                // The grid carries no information.
                Role::Background | Role::Text | Role::Surface | Role::Grid => {}
            }
        }
        (palette, faint)
    }

    /// Applies an override if it is readable on all of these backgrounds. Otherwise records it in `faint` and keeps the
    /// theme's colour, mixed with text until it is readable.
    fn apply_override(&mut self, given: Self, role: Role, behind: &[Role], least: f64, faint: &mut Vec<LowContrast>) {
        let own = self.color(role);
        if let Some((beside, contrast)) =
            self.lowest_contrast(given.color(role), behind).filter(|(_, low)| *low < least)
        {
            if given.color(role) != own {
                let beside = (name(beside), self.color(beside));
                faint.push(LowContrast { name: name(role), contrast, least, beside });
            }
        } else {
            self.set(role, given.color(role));
            return;
        }
        let text_color = self.color(Role::Text);
        let moved = |step: u8| mixed(own, text_color, f64::from(step) / 16.0);
        let can_be_read = |color: &Color| self.lowest_contrast(*color, behind).is_none_or(|(_, low)| low >= least);
        let color = (0..=16).map(moved).find(can_be_read).unwrap_or(text_color);
        self.set(role, color);
    }

    /// Returns the background with the lowest contrast to a colour, and that contrast.
    fn lowest_contrast(&self, color: Color, behind: &[Role]) -> Option<(Role, f64)> {
        let all = behind.iter().map(|role| (*role, contrast(color, self.color(*role))));
        all.min_by(|(_, one), (_, other)| one.total_cmp(other))
    }

    fn set(&mut self, role: Role, color: Color) {
        let at = ROLES.iter().position(|(_, known)| *known == role);
        if let Some(slot) = at.and_then(|at| self.colors.get_mut(at)) {
            *slot = color;
        }
    }

    /// Returns the theme's colours with all valid overrides, unchecked.
    fn with_unchecked_overrides(theme: Theme, words: &str) -> Self {
        let mut palette = Self::of(theme);
        for (name, color) in words.split(' ').filter_map(|word| word.split_once('=')) {
            let slot = ROLES.iter().position(|(known, _)| *known == name).and_then(|at| palette.colors.get_mut(at));
            if let (Some(slot), Some(color)) = (slot, parse_color(color)) {
                *slot = color;
            }
        }
        palette
    }

    /// Returns the colour of a role.
    #[must_use]
    pub fn color(&self, role: Role) -> Color {
        // Further sides share the last colour.
        let role = if let Role::Side(side) = role { Role::Side(side.min(5)) } else { role };
        let at = ROLES.iter().position(|(_, known)| *known == role);
        at.and_then(|at| self.colors.get(at)).copied().unwrap_or_default()
    }
}

fn name(role: Role) -> &'static str {
    ROLES.iter().find(|(_, known)| *known == role).map_or("", |(name, _)| name)
}

/// Mixes two colours; `share` is that of the second.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two colours, so from 0 to 255")]
fn mixed(one: Color, other: Color, share: f64) -> Color {
    let [red, green, blue] = [0, 1, 2].map(|at: usize| {
        let of = |color: Color| f64::from(color.get(at).copied().unwrap_or_default());
        (of(one) + (of(other) - of(one)) * share).round() as u8
    });
    [red, green, blue]
}

/// Parses a colour such as `#16191d`.
fn parse_color(text: &str) -> Option<Color> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let channel = |at: usize| u8::from_str_radix(digits.get(at..at.saturating_add(2))?, 16).ok();
    Some([channel(0)?, channel(2)?, channel(4)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(theme: Theme, words: &str) -> Palette {
        Palette::with_overrides(theme, words).0
    }

    fn faint(theme: Theme, words: &str) -> Vec<&'static str> {
        Palette::with_overrides(theme, words).1.iter().map(|faint| faint.name).collect()
    }

    #[test]
    fn colours_that_a_page_does_not_override_are_the_themes() {
        let words = "side-1=#00695c text=nothing background=#ff side-9=#000000 =";
        let palette = given(Theme::Light, words);
        assert_eq!(palette.color(Role::Side(0)), [0, 105, 92]);
        for role in [Role::Text, Role::Background, Role::Side(1), Role::Side(200)] {
            assert_eq!(palette.color(role), Theme::Light.color(role), "{role:?}");
        }
        assert!(faint(Theme::Light, words).is_empty());
    }

    #[test]
    fn no_theme_is_faint() {
        for theme in Theme::ALL {
            assert_eq!(Palette::with_overrides(theme, ""), (Palette::of(theme), vec![]), "{theme:?}");
        }
    }

    #[test]
    fn each_unreadable_override_is_reported_with_its_background_and_the_rest_apply() {
        let (palette, faint) =
            Palette::with_overrides(Theme::Light, "background=#fff1e5 side-1=#00695c side-2=#ffcc00 muted=#cccccc");
        let told: Vec<_> = faint.iter().map(|faint| (faint.name, faint.least, faint.beside)).collect();
        let background = ("background", [255, 241, 229]);
        assert_eq!(told, [("muted", 4.5, background), ("side-2", 4.5, background)]);
        assert!(faint.iter().all(|faint| faint.contrast < 2.0), "{faint:?}");
        assert_eq!(palette.color(Role::Background), [255, 241, 229]);
        assert_eq!(palette.color(Role::Side(0)), [0, 105, 92]);
        assert_eq!(palette.color(Role::Side(1)), Theme::Light.color(Role::Side(1)));
    }

    #[test]
    fn every_role_is_readable_on_a_coloured_paper_without_a_report() {
        for (theme, words) in [
            (Theme::Light, "background=#fff1e5"),
            (Theme::Light, "background=#fff1e5 surface=#f2dfce text=#33302e"),
            (Theme::Light, "background=#ededed surface=#dcdcdc"),
            (Theme::Dark, "background=#262a33 surface=#33302e"),
            (Theme::LightHighContrast, "background=#fff1e5 surface=#f2dfce"),
        ] {
            let (palette, faint) = Palette::with_overrides(theme, words);
            assert_eq!(faint, [], "{words}");
            let (text, mark) = theme.least();
            for (name, role) in ROLES {
                let least = match role {
                    Role::Text | Role::Muted | Role::Side(_) => text,
                    Role::Border => mark,
                    Role::Background | Role::Surface | Role::Grid => continue,
                };
                for behind in [Role::Background, Role::Surface] {
                    let contrast = contrast(palette.color(role), palette.color(behind));
                    assert!(contrast >= least, "{words}: {name} on {behind:?} has {contrast}");
                }
            }
        }
    }

    #[test]
    fn unreadable_paper_is_refused_unless_the_ink_fits_it() {
        assert_eq!(faint(Theme::Dark, "background=#fffdf5"), ["background"]);
        assert_eq!(
            given(Theme::Dark, "background=#fffdf5").color(Role::Background),
            Theme::Dark.color(Role::Background)
        );
        assert_eq!(faint(Theme::Light, "text=#ffffff"), ["text"]);
        let night = given(Theme::Light, "background=#1d1d1b text=#f4f0e8");
        assert_eq!((night.color(Role::Background), night.color(Role::Text)), ([29, 29, 27], [244, 240, 232]));
        assert_eq!(
            night.color(Role::Surface),
            night.color(Role::Background),
            "the theme's surface is too light for that text"
        );
    }

    #[test]
    fn a_colour_that_is_readable_may_be_too_pale_for_who_asks_for_more_contrast() {
        assert!(faint(Theme::Light, "side-1=#1d5fa6").is_empty());
        assert_eq!(faint(Theme::LightHighContrast, "side-1=#1d5fa6"), ["side-1"]);
    }

    #[test]
    fn system_colours_are_not_checked() {
        let (palette, faint) = Palette::with_overrides(Theme::Light, "system text=#ffff00 background=#ffffff");
        assert_eq!((palette.color(Role::Text), faint), ([255, 255, 0], vec![]));
    }
}
