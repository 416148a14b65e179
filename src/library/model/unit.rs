//! [`Unit`]: the unit of an amount, with its plural forms.

use std::fmt;

use super::text::Text;

/// The plural categories of Unicode CLDR. Which numbers belong to which category depends on the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// For example, 0 in Arabic.
    Zero,
    /// For example, 1 in English.
    One,
    /// For example, 2 in Arabic.
    Two,
    /// For example, 2 to 4 in Ukrainian.
    Few,
    /// For example, 5 to 20 in Ukrainian.
    Many,
    /// All other numbers.
    Other,
}

impl Category {
    /// All categories.
    pub const ALL: [Self; 6] = [Self::Zero, Self::One, Self::Two, Self::Few, Self::Many, Self::Other];

    /// The category's name in CLDR.
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

    /// Returns the category with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.name() == name)
    }
}

/// What is counted, such as "people", with a form for each plural category that needs one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The form for all numbers without a form of their own.
    other: Text,
    forms: Vec<(Category, Text)>,
}

impl Unit {
    /// Returns a unit with its default form and the forms of some categories.
    #[must_use]
    pub fn new(other: Text, forms: Vec<(Category, Text)>) -> Self {
        Self { other, forms }
    }

    /// Returns the default form and the forms of some categories.
    #[must_use]
    pub fn parts(&self) -> (&Text, &Vec<(Category, Text)>) {
        (&self.other, &self.forms)
    }

    /// Returns the form for a category.
    #[must_use]
    pub fn form(&self, category: Category) -> &Text {
        self.forms.iter().find(|(known, _)| *known == category).map_or(&self.other, |(_, form)| form)
    }
}

/// Writes the default form, for messages to editors.
impl fmt::Display for Unit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.other.fmt(out)
    }
}
