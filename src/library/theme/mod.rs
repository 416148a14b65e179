//! What roles look like: sizes of text, and colours for light and for dark pages.
//!
//! A drawing names roles; which colour a role has is decided at paint time, so that dark mode is a repaint and not a
//! layout.

mod contrast;
mod font;
mod palette;

pub use contrast::contrast;
pub use font::{FAMILY, Font, Weight};
pub use palette::{Faint, Palette, ROLES};

/// What a mark is for, in place of a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The page behind the drawing.
    Paper,
    /// Text and marks that matter most.
    Ink,
    /// Text that stands back.
    Muted,
    /// Lines that bound: axes, ends of scales.
    Rule,
    /// Lines that only guide the eye.
    Grid,
    /// Soft ground under what belongs together.
    Ground,
    /// A side, by its place in the story's order of sides.
    Side(u8),
}

impl Role {
    /// Its name in text forms of a drawing; all sides have one.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Ink => "ink",
            Self::Muted => "muted",
            Self::Rule => "rule",
            Self::Grid => "grid",
            Self::Ground => "ground",
            Self::Side(_) => "side",
        }
    }
}

/// A colour: red, green and blue, from 0 to 255.
pub type Color = [u8; 3];

/// A colour as CSS and SVG write it: "#16191d".
#[must_use]
pub fn hexadecimal([red, green, blue]: Color) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The colours of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Dark on light, for readers who ask for more contrast.
    LightMore,
    /// Light on dark, for readers who ask for more contrast.
    DarkMore,
}

impl Theme {
    /// Each of them.
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::LightMore, Self::DarkMore];

    /// Least contrast of text, and of marks, with what is behind them: WCAG 2.2's 1.4.3 and 1.4.11, and for more
    /// contrast 1.4.6 and half as much again.
    #[must_use]
    pub const fn least(self) -> (f64, f64) {
        match self {
            Self::Light | Self::Dark => (4.5, 3.0),
            Self::LightMore | Self::DarkMore => (7.0, 4.5),
        }
    }

    /// The colour of a role.
    ///
    /// Sides colour text as well as marks, so each keeps the contrast of text against paper and ground. No two of them
    /// come near each other for readers without one of the three kinds of cones. `tests/colors.rs` computes both.
    #[must_use]
    pub fn color(self, role: Role) -> Color {
        let [light, dark, light_more, dark_more] = match role {
            Role::Paper => [[255, 255, 255], [20, 23, 27], [255, 255, 255], [0, 0, 0]],
            Role::Ink => [[22, 25, 29], [238, 241, 244], [0, 0, 0], [255, 255, 255]],
            Role::Muted => [[92, 101, 112], [163, 173, 184], [48, 54, 62], [205, 212, 219]],
            Role::Rule => [[133, 143, 153], [112, 122, 133], [84, 92, 102], [150, 160, 170]],
            Role::Grid => [[229, 233, 237], [42, 48, 56], [168, 176, 184], [84, 92, 102]],
            Role::Ground => [[244, 246, 248], [29, 34, 40], [244, 246, 248], [18, 21, 25]],
            Role::Side(0) => [[29, 95, 166], [106, 169, 238], [17, 71, 150], [128, 180, 250]],
            Role::Side(1) => [[180, 80, 42], [238, 143, 102], [139, 51, 8], [255, 150, 100]],
            Role::Side(2) => [[20, 128, 88], [72, 220, 172], [10, 92, 58], [120, 236, 196]],
            Role::Side(3) => [[119, 16, 83], [196, 140, 172], [95, 0, 68], [206, 150, 182]],
            Role::Side(4) => [[78, 70, 34], [236, 204, 70], [44, 40, 8], [246, 232, 96]],
            Role::Side(_) => [[104, 113, 131], [204, 206, 240], [76, 84, 101], [222, 222, 250]],
        };
        match self {
            Self::Light => light,
            Self::Dark => dark,
            Self::LightMore => light_more,
            Self::DarkMore => dark_more,
        }
    }
}

/// Text that names a mark.
pub const LABEL: Font = Font::regular(15.0);

/// Text that names what matters most.
pub const STRONG: Font = Font::bold(15.0);

/// Text under and beside labels.
pub const DETAIL: Font = Font::regular(13.0);

/// A column's heading.
pub const HEAD: Font = Font::bold(13.0);

/// Values on a scale; the smallest text there is (Chartability asks for 12 px or more).
pub const TICK: Font = Font::regular(12.0);
