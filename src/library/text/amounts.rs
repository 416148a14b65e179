//! Amounts and figures as text, always with their qualifiers.

use super::locale::{Locale, Phrase};
use crate::model::{Amount, Figure, Number, Qualifier, Unit};

/// Formats the number of an amount, with or without its unit.
type SayNumber<'a> = &'a dyn Fn(Number) -> String;

impl Locale {
    /// An amount with its qualifier and its unit, for the label of a mark: "at least 8,000 people". The methods of this
    /// module are the only ones that format an amount.
    #[must_use]
    pub fn amount(&self, amount: &Amount, unit: &Unit) -> String {
        self.qualified(amount, &|number| self.quantity(number, unit))
    }

    /// Like `amount`, with the reason if there is no number: "number withheld (by both sides)".
    #[must_use]
    pub fn amount_of(&self, amount: &Amount, unit: &Unit) -> String {
        self.with_reason(amount, self.amount(amount, unit))
    }

    /// An amount with its qualifier but without its unit, which is in the title of the axis: "at least 8,000".
    #[must_use]
    pub fn amount_on_axis(&self, amount: &Amount) -> String {
        self.qualified(amount, &|number| self.number(number))
    }

    /// Like `amount_of`, but without the unit, which is shown elsewhere.
    fn amount_in(&self, amount: &Amount) -> String {
        self.with_reason(amount, self.amount_on_axis(amount))
    }

    fn qualified(&self, amount: &Amount, say: SayNumber<'_>) -> String {
        match amount {
            Amount::Number(Qualifier::Exact, value) => say(*value),
            // "At most −5" could be read as a loss of at most 5, which is at least −5.
            Amount::Number(Qualifier::AtLeast, value) if value.get() < 0.0 => {
                self.format(Phrase::OrHigher, &[&say(*value)])
            }
            Amount::Number(Qualifier::AtMost, value) if value.get() < 0.0 => {
                self.format(Phrase::OrLower, &[&say(*value)])
            }
            Amount::Number(Qualifier::AtLeast, value) => self.format(Phrase::AtLeast, &[&say(*value)]),
            Amount::Number(Qualifier::AtMost, value) => self.format(Phrase::AtMost, &[&say(*value)]),
            Amount::Number(Qualifier::MoreThan, value) => self.format(Phrase::Over, &[&say(*value)]),
            Amount::Number(Qualifier::LessThan, value) => self.format(Phrase::Under, &[&say(*value)]),
            Amount::Number(Qualifier::About, value) => self.format(Phrase::About, &[&say(*value)]),
            Amount::Between(span) => self.format(Phrase::Between, &[&self.number(span.low()), &say(span.high())]),
            Amount::Withheld(_) => self.format(Phrase::Withheld, &[]),
            Amount::Unknown(_) => self.format(Phrase::NotKnown, &[]),
            // What is counted is part of the words.
            Amount::Words(words) => words.to_string(),
            Amount::None => self.format(Phrase::None, &[]),
        }
    }

    fn with_reason(&self, amount: &Amount, said: String) -> String {
        match amount {
            Amount::Withheld(reason) | Amount::Unknown(reason) => self.parenthesized(&said, reason.as_str()),
            Amount::Number(..) | Amount::Between(_) | Amount::Words(_) | Amount::None => said,
        }
    }

    /// A number with its unit: "8,000 people".
    fn quantity(&self, number: Number, unit: &Unit) -> String {
        let unit = unit.form(self.category(number));
        self.format(Phrase::Quantity, &[&self.number(number), unit.as_str()])
    }

    /// The unit in the plural form of large numbers, for headings of columns and titles of axes.
    #[must_use]
    pub fn unit<'a>(&self, unit: &'a Unit) -> &'a str {
        unit.form(self.category_of_count(100)).as_str()
    }

    /// One claim of several that contradict each other: "at least 140 houses (disputed)".
    #[must_use]
    pub fn claimed(&self, amount: &Amount, unit: &Unit) -> String {
        self.format(Phrase::Claimed, &[&self.amount_of(amount, unit)])
    }

    /// A figure as text; if it is disputed, all claims with their claimants.
    #[must_use]
    pub fn figure(&self, figure: &Figure, unit: &Unit) -> String {
        self.claims(figure, &|amount| self.amount_of(amount, unit))
    }

    /// Like `figure`, but without the unit, which is shown elsewhere, such as in the heading of a column.
    #[must_use]
    pub fn figure_in(&self, figure: &Figure) -> String {
        self.claims(figure, &|amount| self.amount_in(amount))
    }

    fn claims(&self, figure: &Figure, say: &dyn Fn(&Amount) -> String) -> String {
        match figure {
            Figure::Stated(amount) => say(amount),
            Figure::Disputed(claims) => {
                let claims =
                    claims.iter().map(|claim| self.parenthesized(&say(&claim.amount), claim.speaker.name.as_str()));
                let claims: Vec<String> = claims.collect();
                self.format(Phrase::Disputed, &[&self.semicolons(&claims)])
            }
        }
    }

    /// An explanation of an uncertain amount for readers; `None` if the amount needs none.
    #[must_use]
    pub fn caveat(&self, amount: &Amount) -> Option<String> {
        let phrase = match amount {
            Amount::Number(Qualifier::AtLeast, _) => Phrase::MayBeHigher,
            Amount::Number(Qualifier::AtMost, _) => Phrase::MayBeLower,
            Amount::Number(Qualifier::About, _) | Amount::Between(_) => Phrase::NotExactly,
            Amount::Withheld(_) => Phrase::NotTold,
            // Their words already say that the number is another one.
            Amount::Number(Qualifier::Exact | Qualifier::MoreThan | Qualifier::LessThan, _)
            | Amount::Unknown(_)
            | Amount::Words(_)
            | Amount::None => return None,
        };
        Some(self.format(phrase, &[]))
    }

    /// What one dot represents: "one dot represents 100 people". A dot of one omits the unit, because editors write the
    /// unit in the plural ("one dot represents 1 children").
    #[must_use]
    pub fn dot(&self, per: Number, unit: &Unit) -> String {
        if per == Number::ONE {
            return self.format(Phrase::DotOfOne, &[]);
        }
        self.format(Phrase::Dot, &[&self.quantity(per, unit)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Category, NumberRange, Text};

    #[test]
    fn no_amount_is_worded_without_its_qualifier() {
        let n = |value| Number::new(value).unwrap();
        let text = |raw: &str| Text::parse(raw, 100).unwrap().0;
        let people = Unit::new(text("people"), vec![(Category::One, text("person"))]);
        for (what, words) in [
            (Amount::Number(Qualifier::Exact, n(390.0)), "390 people"),
            (Amount::Number(Qualifier::Exact, n(1.0)), "1 person"),
            (Amount::Number(Qualifier::AtLeast, n(8_000.0)), "at least 8,000 people"),
            (Amount::Number(Qualifier::AtMost, n(5_000.0)), "at most 5,000 people"),
            (Amount::Number(Qualifier::About, n(7_000.0)), "about 7,000 people"),
            (Amount::Number(Qualifier::MoreThan, n(8_000.0)), "over 8,000 people"),
            (Amount::Number(Qualifier::LessThan, n(90.0)), "under 90 people"),
            (Amount::Number(Qualifier::AtLeast, n(-5.0)), "−5 people or higher"),
            (Amount::Number(Qualifier::AtMost, n(-5.0)), "−5 people or lower"),
            (Amount::Number(Qualifier::LessThan, n(-5.0)), "under −5 people"),
            (Amount::Between(NumberRange::new(n(-12.0), n(-4.0)).unwrap()), "between −12 and −4 people"),
            (Amount::Between(NumberRange::new(n(4_000.0), n(6_500.0)).unwrap()), "between 4,000 and 6,500 people"),
            (Amount::Withheld(text("by both sides")), "number withheld (by both sides)"),
            (Amount::Unknown(text("nobody counted")), "number not known (nobody counted)"),
            (Amount::Words(text("dozens of people")), "dozens of people"),
            (Amount::None, "none"),
        ] {
            assert_eq!(Locale::english().amount_of(&what, &people), words);
        }
    }
}
