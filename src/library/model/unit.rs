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

/// How a number is written with the sign of its unit, such as `${0}` or `{0} °C`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// The sign with `{0}` in the place of the number, and spaces that do not break.
    pub pattern: String,
    /// Whether running text has the sign, too, as in "$2.4 billion", and not the words of the unit, as in "5
    /// kilometres".
    pub in_text: bool,
}

impl Symbol {
    /// The place of the number in a pattern.
    pub const PLACE: &'static str = "{0}";

    /// Returns whether the pattern names the unit. The numbers of an index have none.
    #[must_use]
    pub fn has_sign(&self) -> bool {
        self.pattern != Self::PLACE
    }
}

/// What is counted, such as "people", with a form for each plural category that needs one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The form for all numbers without a form of their own.
    other: Text,
    forms: Vec<(Category, Text)>,
    symbol: Option<Symbol>,
}

impl Unit {
    /// Returns a unit with its default form, the forms of some categories, and its sign.
    #[must_use]
    pub fn new(other: Text, forms: Vec<(Category, Text)>, symbol: Option<Symbol>) -> Self {
        Self { other, forms, symbol }
    }

    /// Returns the default form and the forms of some categories.
    #[must_use]
    pub fn parts(&self) -> (&Text, &Vec<(Category, Text)>) {
        (&self.other, &self.forms)
    }

    /// The sign of the unit; `None` if it has only words.
    #[must_use]
    pub fn symbol(&self) -> Option<&Symbol> {
        self.symbol.as_ref()
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
