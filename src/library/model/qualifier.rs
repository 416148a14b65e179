//! [`Qualifier`]: exact, at least, more than, at most, less than or about.

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
    /// More than this many: the number itself is excluded.
    MoreThan,
    /// Fewer than this many: the number itself is excluded.
    LessThan,
}

impl Qualifier {
    /// All qualifiers.
    pub const ALL: [Self; 6] = [Self::Exact, Self::AtLeast, Self::AtMost, Self::About, Self::MoreThan, Self::LessThan];

    /// The qualifier's name in story files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::About => "about",
            Self::MoreThan => "more_than",
            Self::LessThan => "less_than",
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
            Self::AtLeast | Self::MoreThan => true,
            Self::Exact | Self::AtMost | Self::LessThan | Self::About => false,
        }
    }
}
