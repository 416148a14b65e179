//! [`Qualifier`]: exact, at least, at most or about.

/// The qualifier of a number, for amounts, series and the sentences of an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Qualifier {
    /// The number was stated without a qualifier. That does not mean that anyone checked it.
    #[default]
    Exact,
    /// This many or more.
    AtLeast,
    /// This many or fewer.
    AtMost,
    /// Approximately this many.
    About,
}

impl Qualifier {
    /// All qualifiers.
    pub const ALL: [Self; 4] = [Self::Exact, Self::AtLeast, Self::AtMost, Self::About];

    /// The qualifier's name in story files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::About => "about",
        }
    }

    /// Returns the qualifier with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|qualifier| qualifier.name() == name)
    }

    /// Returns whether the true number can be higher without limit.
    #[must_use]
    pub const fn is_open_above(self) -> bool {
        match self {
            Self::AtLeast => true,
            Self::Exact | Self::AtMost | Self::About => false,
        }
    }
}
