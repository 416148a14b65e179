//! [`Qualifier`]: how a number is meant.

/// How a number is meant: the one list for amounts, series, and what sentences say of numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Qualifier {
    /// The number was stated as such. That does not mean that anyone checked it.
    #[default]
    Exact,
    /// This many or more.
    AtLeast,
    /// This many or fewer.
    AtMost,
    /// Near this.
    About,
}

impl Qualifier {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Exact, Self::AtLeast, Self::AtMost, Self::About];

    /// Its word in story files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::About => "about",
        }
    }

    /// The one with this word.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|qualifier| qualifier.name() == name)
    }

    /// Whether the true number may lie anywhere above.
    #[must_use]
    pub const fn is_open_above(self) -> bool {
        match self {
            Self::AtLeast => true,
            Self::Exact | Self::AtMost | Self::About => false,
        }
    }
}
