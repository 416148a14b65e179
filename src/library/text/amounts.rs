//! Amounts and figures as text, always with their qualifiers.

use super::locale::{Length, Locale, Phrase};
use crate::model::{Amount, Estimate, Event, Fact, Figure, IntervalKind, Number, Qualifier, Series, Status, Unit};

/// Formats a number of an amount. The flag says whether another number of the amount follows, with the same unit.
type SayNumber<'a> = &'a dyn Fn(Number, bool) -> String;

impl Locale {
    /// An amount with its qualifier and its unit, in full: "at least 8,000 people", "about $2.4 billion". The methods
    /// of this module are the only ones that format an amount.
    #[must_use]
    pub fn amount(&self, amount: &Amount, unit: &Unit) -> String {
        self.qualified(amount, &|number, is_first| self.quantity(number, unit, is_first))
    }

    /// An amount with its qualifier and its unit, in short, for the label of a mark: "about $2.4bn".
    #[must_use]
    pub fn amount_label(&self, amount: &Amount, unit: &Unit) -> String {
        self.qualified(amount, &|number, is_first| {
            self.in_short(number, unit).unwrap_or_else(|| self.quantity(number, unit, is_first))
        })
    }

    /// Like `amount`, with the reason if there is no number: "number withheld (by both sides)".
    #[must_use]
    pub fn amount_of(&self, amount: &Amount, unit: &Unit) -> String {
        self.with_reason(amount, self.amount(amount, unit))
    }

    /// An amount with its qualifier, for a mark on an axis. The words of the unit are in the title of the axis, its
    /// sign is at the number: "at least 8,000", "about $2.4bn".
    #[must_use]
    pub fn amount_on_axis(&self, amount: &Amount, unit: &Unit) -> String {
        self.qualified(amount, &|number, _| self.in_short(number, unit).unwrap_or_else(|| self.number(number)))
    }

    /// Like `amount_of`, but without the words of the unit, which are shown elsewhere.
    fn amount_in(&self, amount: &Amount, unit: &Unit) -> String {
        self.with_reason(amount, self.amount_in_column(amount, unit))
    }

    /// An amount with its qualifier but without the words of the unit, which are shown elsewhere: "at least 8,000".
    #[must_use]
    pub fn amount_in_column(&self, amount: &Amount, unit: &Unit) -> String {
        self.qualified(amount, &|number, _| self.in_text(number, unit).unwrap_or_else(|| self.number(number)))
    }

    /// Formats a value on a scale, such as a tick, with the sign of the unit, if it has one. All values up to `largest`
    /// have the same power of ten: "0.5m", "1m".
    #[must_use]
    pub fn scale_value(&self, value: Number, unit: Option<&Unit>, largest: f64) -> String {
        self.compact(value, unit.and_then(Unit::symbol), Length::Tick { largest })
    }

    fn qualified(&self, amount: &Amount, say: SayNumber<'_>) -> String {
        match amount {
            Amount::Number(Qualifier::Exact, value) => say(*value, false),
            // "At most −5" could be read as a loss of at most 5, which is at least −5.
            Amount::Number(Qualifier::AtLeast, value) if value.get() < 0.0 => {
                self.format(Phrase::OrHigher, &[&say(*value, false)])
            }
            Amount::Number(Qualifier::AtMost, value) if value.get() < 0.0 => {
                self.format(Phrase::OrLower, &[&say(*value, false)])
            }
            Amount::Number(Qualifier::AtLeast, value) => self.format(Phrase::AtLeast, &[&say(*value, false)]),
            Amount::Number(Qualifier::AtMost, value) => self.format(Phrase::AtMost, &[&say(*value, false)]),
            Amount::Number(Qualifier::MoreThan, value) => self.format(Phrase::Over, &[&say(*value, false)]),
            Amount::Number(Qualifier::LessThan, value) => self.format(Phrase::Under, &[&say(*value, false)]),
            Amount::Number(Qualifier::About, value) => self.format(Phrase::About, &[&say(*value, false)]),
            Amount::Between(span) => self.format(Phrase::Between, &[&say(span.low(), true), &say(span.high(), false)]),
            Amount::Estimate(estimate) => {
                let (value, range) =
                    (say(estimate.value(), false), self.qualified(&Amount::Between(estimate.interval()), say));
                self.parenthesized(&value, &self.semicolons(&[range, self.interval(*estimate)]))
            }
            Amount::Withheld(_) => self.format(Phrase::Withheld, &[]),
            Amount::Unknown(_) => self.format(Phrase::NotKnown, &[]),
            // What is counted is part of the words.
            Amount::Words(words) => words.to_string(),
            Amount::None => self.format(Phrase::None, &[]),
        }
    }

    /// The kind of an estimate's interval, with its level: "95% confidence interval".
    fn interval(&self, estimate: Estimate) -> String {
        let kind = match estimate.kind() {
            IntervalKind::Confidence => Phrase::Confidence,
            IntervalKind::Credible => Phrase::Credible,
            IntervalKind::Margin => Phrase::Margin,
            IntervalKind::Models => Phrase::Models,
            IntervalKind::Range => Phrase::Range,
        };
        let kind = self.format(kind, &[]);
        match estimate.level() {
            Some(level) => self.format(Phrase::IntervalLevel, &[&self.number(level), &kind]),
            None => kind,
        }
    }

    fn with_reason(&self, amount: &Amount, said: String) -> String {
        match amount {
            Amount::Withheld(reason) | Amount::Unknown(reason) => self.parenthesized(&said, reason.as_str()),
            Amount::Number(..) | Amount::Between(_) | Amount::Estimate(_) | Amount::Words(_) | Amount::None => said,
        }
    }

    /// A number with its unit: "8,000 people". The first of two numbers is without the words: "between 4,000 and 6,500
    /// people".
    fn quantity(&self, number: Number, unit: &Unit, is_first: bool) -> String {
        if let Some(said) = self.in_text(number, unit) {
            return said;
        }
        if is_first {
            return self.number(number);
        }
        let unit = unit.form(self.category(number));
        self.format(Phrase::Quantity, &[&self.number(number), unit.as_str()])
    }

    /// A number with the sign of its unit, if running text has the sign: "$2.4 billion".
    fn in_text(&self, number: Number, unit: &Unit) -> Option<String> {
        let symbol = unit.symbol().filter(|symbol| symbol.in_text)?;
        Some(self.compact(number, Some(symbol), Length::Long))
    }

    /// A number with the sign of its unit, if it has one: "$2.4bn".
    fn in_short(&self, number: Number, unit: &Unit) -> Option<String> {
        Some(self.compact(number, Some(unit.symbol()?), Length::Short))
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

    /// A claim with the reason why it is not a fact: "expected: about 9,000 people", "if the dam holds: none".
    #[must_use]
    pub fn with_status(&self, said: String, status: Option<&Status>) -> String {
        let phrase = match status {
            None => return said,
            Some(Status::Expected) => Phrase::Expected,
            Some(Status::Planned) => Phrase::Planned,
            Some(Status::Alleged) => Phrase::Alleged,
            Some(Status::Denied) => Phrase::Denied,
            Some(Status::Conditional(condition)) => return self.labeled(&self.condition(condition), &said),
        };
        self.labeled(&self.format(phrase, &[]), &said)
    }

    /// A fact's figure as text, with its status.
    #[must_use]
    pub fn figure_of(&self, fact: &Fact) -> String {
        self.with_status(self.figure(&fact.figure, &fact.unit), fact.status.as_ref())
    }

    /// The value of a series at a point, with the status of the series.
    #[must_use]
    pub fn value(&self, series: &Series, amount: &Amount) -> String {
        self.with_status(self.amount_of(amount, &series.unit), series.status.as_ref())
    }

    /// An event's label, with its status.
    #[must_use]
    pub fn event(&self, event: &Event) -> String {
        self.with_status(event.label.to_string(), event.status.as_ref())
    }

    /// A figure as text; if it is disputed, all claims with their claimants.
    #[must_use]
    pub fn figure(&self, figure: &Figure, unit: &Unit) -> String {
        self.claims(figure, &|amount| self.amount_of(amount, unit))
    }

    /// Like `figure`, but without the unit, which is shown elsewhere, such as in the heading of a column.
    #[must_use]
    pub fn figure_in(&self, figure: &Figure, unit: &Unit) -> String {
        self.claims(figure, &|amount| self.amount_in(amount, unit))
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
            | Amount::Estimate(_)
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
        self.format(Phrase::Dot, &[&self.quantity(per, unit, false)])
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
        let people = Unit::new(text("people"), vec![(Category::One, text("person"))], None);
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
