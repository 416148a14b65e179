//! [`WritingDirection`]: the writing direction of a language.

/// The writing direction of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WritingDirection {
    /// From left to right.
    LeftToRight,
    /// From right to left. Layouts are mirrored.
    RightToLeft,
}

impl WritingDirection {
    /// Its value of HTML's `dir` attribute.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}
