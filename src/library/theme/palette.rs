//! [`Palette`]: the colours that a drawing is painted in: those of a theme, or a page's own in place of some.

use super::{Color, Role, Theme, contrast};

/// Every role that has a colour of its own, by the name that a page knows it by (`--ai-NAME`).
pub const ROLES: [(&str, Role); 12] = [
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

/// A colour that a page has given, and that could not be read where it would stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Faint {
    /// The role's name.
    pub name: &'static str,
    /// Its contrast with what is behind it, from 1 to 21.
    pub contrast: f64,
    /// What it needs at least.
    pub least: f64,
    /// What is behind it: the name of that role, and its colour. For paper and ground, the text on them.
    pub beside: (&'static str, Color),
}

impl Palette {
    /// The colours of a theme.
    #[must_use]
    pub fn of(theme: Theme) -> Self {
        Self { theme, colors: ROLES.map(|(_, role)| theme.color(role)) }
    }

    /// The colours of a theme with a page's own in place of some, as far as they can be read: words such as `ink=#16191d`, with
    /// spaces between them; and those that could not. Words that are none are left out. With the word `system`, they are the
    /// reader's own, and not judged.
    ///
    /// Each is judged by itself. Where one cannot be read, the theme's stays, and where that cannot be read on the page's paper,
    /// it is moved towards the ink as far as it has to.
    #[must_use]
    pub fn given(theme: Theme, words: &str) -> (Self, Vec<Faint>) {
        let given = Self::taken(theme, words);
        if words.split(' ').any(|word| word == "system") {
            return (given, Vec::new());
        }
        let (text, mark) = theme.least();
        let mut palette = Self::of(theme);
        let mut faint = Vec::new();
        // Paper that ink can be read on, then ink that can be read on it, then the ground, then what stands on both.
        let inks = [given.color(Role::Ink), palette.color(Role::Ink)];
        let paper = inks.map(|ink| contrast(ink, given.color(Role::Paper)));
        if paper.iter().any(|contrast| *contrast >= text) {
            palette.set(Role::Paper, given.color(Role::Paper));
        } else {
            let [contrast, _] = paper;
            faint.push(Faint { name: "paper", contrast, least: text, beside: ("ink", given.color(Role::Ink)) });
        }
        palette.judge(given, Role::Ink, &[Role::Paper], text, &mut faint);
        let ink = palette.color(Role::Ink);
        let ground = contrast(ink, given.color(Role::Ground));
        if ground >= text {
            palette.set(Role::Ground, given.color(Role::Ground));
        } else {
            faint.push(Faint { name: "ground", contrast: ground, least: text, beside: ("ink", ink) });
        }
        if contrast(ink, palette.color(Role::Ground)) < text {
            palette.set(Role::Ground, palette.color(Role::Paper));
        }
        palette.set(Role::Grid, given.color(Role::Grid));
        for (_, role) in ROLES {
            match role {
                Role::Muted | Role::Side(_) => {
                    palette.judge(given, role, &[Role::Paper, Role::Ground], text, &mut faint);
                }
                Role::Rule => palette.judge(given, role, &[Role::Paper, Role::Ground], mark, &mut faint),
                // Nothing is to be read from the grid.
                Role::Paper | Role::Ink | Role::Ground | Role::Grid => {}
            }
        }
        (palette, faint)
    }

    /// Takes the colour of a role that a page has given, where it can be read on these; tells it where it cannot.
    fn judge(&mut self, given: Self, role: Role, behind: &[Role], least: f64, faint: &mut Vec<Faint>) {
        let own = self.color(role);
        if let Some((beside, contrast)) = self.faintest(given.color(role), behind).filter(|(_, low)| *low < least) {
            if given.color(role) != own {
                let beside = (name(beside), self.color(beside));
                faint.push(Faint { name: name(role), contrast, least, beside });
            }
        } else {
            self.set(role, given.color(role));
            return;
        }
        let ink = self.color(Role::Ink);
        let moved = |step: u8| mixed(own, ink, f64::from(step) / 16.0);
        let can_be_read = |color: &Color| self.faintest(*color, behind).is_none_or(|(_, low)| low >= least);
        let color = (0..=16).map(moved).find(can_be_read).unwrap_or(ink);
        self.set(role, color);
    }

    /// On which of these a colour is hardest to read, and its contrast there.
    fn faintest(&self, color: Color, behind: &[Role]) -> Option<(Role, f64)> {
        let all = behind.iter().map(|role| (*role, contrast(color, self.color(*role))));
        all.min_by(|(_, one), (_, other)| one.total_cmp(other))
    }

    fn set(&mut self, role: Role, color: Color) {
        let at = ROLES.iter().position(|(_, known)| *known == role);
        if let Some(slot) = at.and_then(|at| self.colors.get_mut(at)) {
            *slot = color;
        }
    }

    /// Without a judgement.
    fn taken(theme: Theme, words: &str) -> Self {
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
}

fn name(role: Role) -> &'static str {
    ROLES.iter().find(|(_, known)| *known == role).map_or("", |(name, _)| name)
}

/// So far on the way from one colour to another.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two colours, so from 0 to 255")]
fn mixed(one: Color, other: Color, share: f64) -> Color {
    let [red, green, blue] = [0, 1, 2].map(|at: usize| {
        let of = |color: Color| f64::from(color.get(at).copied().unwrap_or_default());
        (of(one) + (of(other) - of(one)) * share).round() as u8
    });
    [red, green, blue]
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

    fn given(theme: Theme, words: &str) -> Palette {
        Palette::given(theme, words).0
    }

    fn faint(theme: Theme, words: &str) -> Vec<&'static str> {
        Palette::given(theme, words).1.iter().map(|faint| faint.name).collect()
    }

    #[test]
    fn a_page_gives_some_colours_and_the_others_are_the_themes() {
        let words = "side-1=#00695c ink=nothing paper=#ff side-9=#000000 =";
        let palette = given(Theme::Light, words);
        assert_eq!(palette.color(Role::Side(0)), [0, 105, 92]);
        for role in [Role::Ink, Role::Paper, Role::Side(1), Role::Side(200)] {
            assert_eq!(palette.color(role), Theme::Light.color(role), "{role:?}");
        }
        assert!(faint(Theme::Light, words).is_empty());
    }

    #[test]
    fn no_theme_is_faint() {
        for theme in Theme::ALL {
            assert_eq!(Palette::given(theme, ""), (Palette::of(theme), vec![]), "{theme:?}");
        }
    }

    #[test]
    fn each_pale_colour_is_told_with_what_it_was_compared_with_and_the_others_stay() {
        let (palette, faint) =
            Palette::given(Theme::Light, "paper=#fff1e5 side-1=#00695c side-2=#ffcc00 muted=#cccccc");
        let told: Vec<_> = faint.iter().map(|faint| (faint.name, faint.least, faint.beside)).collect();
        let paper = ("paper", [255, 241, 229]);
        assert_eq!(told, [("muted", 4.5, paper), ("side-2", 4.5, paper)]);
        assert!(faint.iter().all(|faint| faint.contrast < 2.0), "{faint:?}");
        assert_eq!(palette.color(Role::Paper), [255, 241, 229]);
        assert_eq!(palette.color(Role::Side(0)), [0, 105, 92]);
        assert_eq!(palette.color(Role::Side(1)), Theme::Light.color(Role::Side(1)));
    }

    #[test]
    fn on_a_papers_own_colour_all_can_be_read_without_a_complaint() {
        for (theme, words) in [
            (Theme::Light, "paper=#fff1e5"),
            (Theme::Light, "paper=#fff1e5 ground=#f2dfce ink=#33302e"),
            (Theme::Light, "paper=#ededed ground=#dcdcdc"),
            (Theme::Dark, "paper=#262a33 ground=#33302e"),
            (Theme::LightMore, "paper=#fff1e5 ground=#f2dfce"),
        ] {
            let (palette, faint) = Palette::given(theme, words);
            assert_eq!(faint, [], "{words}");
            let (text, mark) = theme.least();
            for (name, role) in ROLES {
                let least = match role {
                    Role::Ink | Role::Muted | Role::Side(_) => text,
                    Role::Rule => mark,
                    Role::Paper | Role::Ground | Role::Grid => continue,
                };
                for behind in [Role::Paper, Role::Ground] {
                    let contrast = contrast(palette.color(role), palette.color(behind));
                    assert!(contrast >= least, "{words}: {name} on {behind:?} has {contrast}");
                }
            }
        }
    }

    #[test]
    fn paper_on_which_no_ink_could_be_read_is_refused_and_ink_that_fits_it_makes_it_good() {
        assert_eq!(faint(Theme::Dark, "paper=#fffdf5"), ["paper"]);
        assert_eq!(given(Theme::Dark, "paper=#fffdf5").color(Role::Paper), Theme::Dark.color(Role::Paper));
        assert_eq!(faint(Theme::Light, "ink=#ffffff"), ["ink"]);
        let night = given(Theme::Light, "paper=#1d1d1b ink=#f4f0e8");
        assert_eq!((night.color(Role::Paper), night.color(Role::Ink)), ([29, 29, 27], [244, 240, 232]));
        assert_eq!(night.color(Role::Ground), night.color(Role::Paper), "the theme's ground is too light for that ink");
    }

    #[test]
    fn a_colour_that_is_readable_may_be_too_pale_for_who_asks_for_more_contrast() {
        assert!(faint(Theme::Light, "side-1=#1d5fa6").is_empty());
        assert_eq!(faint(Theme::LightMore, "side-1=#1d5fa6"), ["side-1"]);
    }

    #[test]
    fn what_the_reader_has_chosen_is_not_judged() {
        let (palette, faint) = Palette::given(Theme::Light, "system ink=#ffff00 paper=#ffffff");
        assert_eq!((palette.color(Role::Ink), faint), ([255, 255, 0], vec![]));
    }
}
