//! What roles look like: sizes of text, and colours for light and for dark pages.
//!
//! A drawing names roles; which colour a role has is decided at paint time, so that dark mode is a repaint and not a
//! layout.

mod contrast;
mod font;
mod palette;

pub use contrast::contrast;
pub use font::{Font, Weight};
pub use palette::{Faint, Palette};

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
}

impl Theme {
    /// The colour of a role.
    ///
    /// Sides keep 3:1 against paper and ground (WCAG 2.2, 1.4.11), texts 4.5:1 (1.4.3); a test computes it. The side
    /// colours after the first two are darkened (lightened) from Okabe and Ito's set for colour-blind readers (2008).
    #[must_use]
    pub fn color(self, role: Role) -> Color {
        let (light, dark) = match role {
            Role::Paper => ([255, 255, 255], [20, 23, 27]),
            Role::Ink => ([22, 25, 29], [238, 241, 244]),
            Role::Muted => ([92, 101, 112], [163, 173, 184]),
            Role::Rule => ([133, 143, 153], [112, 122, 133]),
            Role::Grid => ([229, 233, 237], [42, 48, 56]),
            Role::Ground => ([244, 246, 248], [29, 34, 40]),
            Role::Side(0) => ([29, 95, 166], [106, 169, 238]),
            Role::Side(1) => ([180, 80, 42], [238, 143, 102]),
            Role::Side(2) => ([0, 122, 92], [58, 196, 156]),
            Role::Side(3) => ([150, 63, 122], [221, 143, 190]),
            Role::Side(4) => ([124, 98, 0], [214, 186, 62]),
            Role::Side(_) => ([74, 84, 96], [176, 186, 198]),
        };
        match self {
            Self::Light => light,
            Self::Dark => dark,
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
