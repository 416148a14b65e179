//! The appearance of roles: font sizes, and colours for light and dark pages.
//!
//! A scene refers to roles. The painter looks up their colours, so that dark mode needs a repaint but no layout.

mod font;
mod palette;

pub use font::{FAMILY, Font, Weight};
pub use palette::{Palette, ROLES};

/// The purpose of a mark, in place of a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The page's background.
    Background,
    /// The most important text and marks.
    Text,
    /// Secondary text.
    Muted,
    /// Axes and the ends of scales.
    Border,
    /// Grid lines and other guides.
    Grid,
    /// A tinted background for a group.
    Surface,
    /// A side, by its position in the story's list of sides.
    Side(u8),
}

impl Role {
    /// Returns its name for text dumps. All sides have the same one.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Background => "background",
            Self::Text => "text",
            Self::Muted => "muted",
            Self::Border => "border",
            Self::Grid => "grid",
            Self::Surface => "surface",
            Self::Side(_) => "side",
        }
    }
}

/// A colour as red, green and blue, from 0 to 255.
pub type Color = [u8; 3];

/// Returns a colour in the syntax of CSS and SVG: `#16191d`.
#[must_use]
pub fn hexadecimal([red, green, blue]: Color) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The colour scheme of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Dark on light, for `prefers-contrast: more`.
    LightHighContrast,
    /// Light on dark, for `prefers-contrast: more`.
    DarkHighContrast,
}

impl Theme {
    /// All themes.
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::LightHighContrast, Self::DarkHighContrast];

    /// Returns the theme's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::LightHighContrast => "light-high-contrast",
            Self::DarkHighContrast => "dark-high-contrast",
        }
    }

    /// Returns the minimum contrast of text and of marks with their background: WCAG 2.2, 1.4.3 and 1.4.11. With more
    /// contrast, text follows 1.4.6, and marks need half as much again.
    #[must_use]
    pub const fn least(self) -> (f64, f64) {
        match self {
            Self::Light | Self::Dark => (4.5, 3.0),
            Self::LightHighContrast | Self::DarkHighContrast => (7.0, 4.5),
        }
    }

    /// Returns the colour of a role.
    ///
    /// Sides colour text as well as marks, so each has the contrast of text on background and surface. No two of them are
    /// similar for readers without one of the three types of cones. `tests/colors.rs` computes both.
    #[must_use]
    pub fn color(self, role: Role) -> Color {
        let [light, dark, light_more, dark_more] = match role {
            Role::Background => [[255, 255, 255], [20, 23, 27], [255, 255, 255], [0, 0, 0]],
            Role::Text => [[22, 25, 29], [238, 241, 244], [0, 0, 0], [255, 255, 255]],
            Role::Muted => [[92, 101, 112], [163, 173, 184], [48, 54, 62], [205, 212, 219]],
            Role::Border => [[133, 143, 153], [112, 122, 133], [84, 92, 102], [150, 160, 170]],
            Role::Grid => [[229, 233, 237], [42, 48, 56], [168, 176, 184], [84, 92, 102]],
            Role::Surface => [[244, 246, 248], [29, 34, 40], [244, 246, 248], [18, 21, 25]],
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
            Self::LightHighContrast => light_more,
            Self::DarkHighContrast => dark_more,
        }
    }
}

/// The name of a mark.
pub const LABEL: Font = Font::regular(15.0);

/// The most important text.
pub const STRONG: Font = Font::bold(15.0);

/// Text below and beside labels.
pub const DETAIL: Font = Font::regular(13.0);

/// Column headings.
pub const HEAD: Font = Font::bold(13.0);

/// Tick labels, in the smallest font (Chartability asks for at least 12 px).
pub const TICK: Font = Font::regular(12.0);
