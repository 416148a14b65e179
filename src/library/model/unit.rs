//! [`Unit`]: what is counted, in the forms that numbers ask for.

use std::fmt;

use super::text::Text;

/// The kinds of numbers that languages tell apart (Unicode CLDR, plural categories). Which number is of which kind is the
/// language's business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// As Arabic's for nothing.
    Zero,
    /// As English's for a single one.
    One,
    /// As Arabic's for a pair.
    Two,
    /// As Ukrainian's for 2 to 4.
    Few,
    /// As Ukrainian's for 5 to 20.
    Many,
    /// All the rest.
    Other,
}

impl Category {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Zero, Self::One, Self::Two, Self::Few, Self::Many, Self::Other];

    /// Its name in CLDR.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }

    /// The one with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.name() == name)
    }
}

/// What is counted, such as "people"; where the language has several forms of it, with each of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// For every number that has no form of its own.
    other: Text,
    forms: Vec<(Category, Text)>,
}

impl Unit {
    /// A unit with its form for all numbers, and those for some.
    #[must_use]
    pub fn new(other: Text, forms: Vec<(Category, Text)>) -> Self {
        Self { other, forms }
    }

    /// The form for all numbers, and those for some.
    #[must_use]
    pub fn parts(&self) -> (&Text, &Vec<(Category, Text)>) {
        (&self.other, &self.forms)
    }

    /// The form for numbers of this kind.
    #[must_use]
    pub fn form(&self, category: Category) -> &Text {
        self.forms.iter().find(|(known, _)| *known == category).map_or(&self.other, |(_, form)| form)
    }
}

/// The form for all numbers that have none of their own, for whoever speaks to editors.
impl fmt::Display for Unit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.other.fmt(out)
    }
}
