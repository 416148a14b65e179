//! Derived figures: sums and shares, which are never more certain than the figures that they are computed from.
//!
//! The sum of a bound is a bound. Amounts without a number and disputed amounts cannot be added to a [`Sum`]. The rules
//! are those of interval arithmetic (R. E. Moore, "Interval Analysis", 1966); in addition, an estimate makes the sum an
//! estimate.

use super::{
    amount::{Amount, Figure, NumberRange},
    number::Number,
    qualifier::Qualifier,
};

/// An end of the range of a sum.
#[derive(Clone, Copy, Debug)]
enum End {
    /// A number; it is no part of the range if it is `excluded`.
    Number { number: Number, excluded: bool },
    /// The range has no end on this side.
    Open,
    /// The number has too many digits.
    TooLong,
}

impl End {
    const ZERO: Self = Self::included(Number::ZERO);

    const fn included(number: Number) -> Self {
        Self::Number { number, excluded: false }
    }

    fn plus(self, other: Self) -> Self {
        match (self, other) {
            (Self::Open, _) | (_, Self::Open) => Self::Open,
            (Self::TooLong, _) | (_, Self::TooLong) => Self::TooLong,
            (Self::Number { number, excluded }, Self::Number { number: more, excluded: also }) => {
                number.plus(more).map_or(Self::TooLong, |number| Self::Number { number, excluded: excluded || also })
            }
        }
    }
}

/// A sum of amounts in the making.
#[derive(Clone, Copy, Debug)]
pub struct Sum {
    low: End,
    high: End,
    /// Whether zero is the low end of an upper bound.
    from_zero: bool,
    about: bool,
}

impl Default for Sum {
    fn default() -> Self {
        Self { low: End::ZERO, high: End::ZERO, from_zero: false, about: false }
    }
}

impl Sum {
    /// Adds an amount. Returns `false` if it has no number.
    #[must_use]
    pub fn add(&mut self, amount: &Amount) -> bool {
        let (low, high) = match amount {
            Amount::Number(qualifier, value) => {
                let number = End::included(*value);
                let excluded = End::Number { number: *value, excluded: true };
                match qualifier {
                    Qualifier::Exact => (number, number),
                    Qualifier::About => {
                        self.about = true;
                        (number, number)
                    }
                    Qualifier::AtLeast => (number, End::Open),
                    Qualifier::MoreThan => (excluded, End::Open),
                    Qualifier::AtMost => (self.low_of(value.get() >= 0.0), number),
                    Qualifier::LessThan => (self.low_of(value.get() > 0.0), excluded),
                }
            }
            Amount::Between(span) => (End::included(span.low()), End::included(span.high())),
            Amount::None => (End::ZERO, End::ZERO),
            // An interval of a sum needs more than the intervals of its parts.
            Amount::Estimate(_) | Amount::Withheld(_) | Amount::Unknown(_) | Amount::Words(_) => return false,
        };
        self.low = self.low.plus(low);
        self.high = self.high.plus(high);
        true
    }

    /// Returns the low end of an upper bound: zero for a count, which is never below zero.
    fn low_of(&mut self, is_count: bool) -> End {
        self.from_zero |= is_count;
        if is_count { End::ZERO } else { End::Open }
    }

    /// Returns the sum, or `None` if it has too many digits, adds an estimate to a bound, for which there is no
    /// qualifier, or has no end at all.
    #[must_use]
    pub fn amount(self) -> Option<Amount> {
        let lower = |excluded| if excluded { Qualifier::MoreThan } else { Qualifier::AtLeast };
        let upper = |excluded| if excluded { Qualifier::LessThan } else { Qualifier::AtMost };
        match (self.low, self.high) {
            (End::TooLong, _) | (_, End::TooLong) | (End::Open, End::Open) => None,
            (End::Number { .. }, End::Open) | (End::Open, End::Number { .. }) if self.about => None,
            (End::Number { number, excluded }, End::Open) => Some(Amount::Number(lower(excluded), number)),
            (End::Open, End::Number { number, excluded }) => Some(Amount::Number(upper(excluded), number)),
            (End::Number { number: low, .. }, End::Number { number: high, excluded }) => {
                match NumberRange::new(low, high) {
                    None if self.about => Some(Amount::Number(Qualifier::About, low)),
                    None => Some(Amount::Number(Qualifier::Exact, low)),
                    Some(_) if self.about => None,
                    // Only upper bounds: the low end is not known.
                    Some(_) if self.from_zero && low.get() <= 0.0 => Some(Amount::Number(upper(excluded), high)),
                    Some(span) => Some(Amount::Between(span)),
                }
            }
        }
    }
}

/// Returns the share of a part in a whole, in percent: exact if it has at most one decimal, otherwise an estimate.
/// Returns `None` unless both are exact and the part is at most the whole: a share of a bound or an estimate would look
/// more certain than it is.
#[must_use]
pub fn share(part: &Figure, whole: &Figure) -> Option<Amount> {
    let (
        Figure::Stated(Amount::Number(Qualifier::Exact, part)),
        Figure::Stated(Amount::Number(Qualifier::Exact, whole)),
    ) = (part, whole)
    else {
        return None;
    };
    let (part, whole) = (part.get(), whole.get());
    if part < 0.0 || whole <= 0.0 || part > whole {
        return None;
    }
    let percent = part / whole * 100.0;
    // From 0 to 1,000 (tenths of a percent).
    #[allow(clippy::cast_possible_truncation, reason = "see above")]
    let rounded = Number::scaled((percent * 10.0).round() as i64, -1)?;
    let is_exact = (rounded.get() - percent).abs() < 1e-9;
    Some(if is_exact { Amount::Number(Qualifier::Exact, rounded) } else { Amount::Number(Qualifier::About, rounded) })
}

#[cfg(test)]
mod tests {
    use super::super::text::Text;
    use super::*;

    fn n(value: f64) -> Number {
        Number::new(value).unwrap()
    }

    fn sum(amounts: &[Amount]) -> Option<Amount> {
        let mut sum = Sum::default();
        amounts.iter().all(|amount| sum.add(amount)).then(|| sum.amount())?
    }

    #[test]
    fn the_sum_of_a_bound_is_a_bound() {
        let (exact, least, most) = (
            Amount::Number(Qualifier::Exact, n(5.0)),
            Amount::Number(Qualifier::AtLeast, n(100.0)),
            Amount::Number(Qualifier::AtMost, n(20.0)),
        );
        let (more, less) = (Amount::Number(Qualifier::MoreThan, n(7.0)), Amount::Number(Qualifier::LessThan, n(9.0)));
        let loss = Amount::Number(Qualifier::AtMost, n(-3.0));
        let (about, none) = (Amount::Number(Qualifier::About, n(50.0)), Amount::None);
        let between = |low, high| Amount::Between(NumberRange::new(n(low), n(high)).unwrap());
        for (amounts, expected) in [
            (vec![exact.clone(), exact.clone()], Some(Amount::Number(Qualifier::Exact, n(10.0)))),
            (vec![exact.clone(), none.clone()], Some(Amount::Number(Qualifier::Exact, n(5.0)))),
            (vec![none.clone(), none], Some(Amount::Number(Qualifier::Exact, n(0.0)))),
            (vec![exact.clone(), least.clone()], Some(Amount::Number(Qualifier::AtLeast, n(105.0)))),
            (vec![least.clone(), most.clone()], Some(Amount::Number(Qualifier::AtLeast, n(100.0)))),
            (vec![most.clone(), most.clone()], Some(Amount::Number(Qualifier::AtMost, n(40.0)))),
            (vec![exact.clone(), most.clone()], Some(between(5.0, 25.0))),
            (vec![between(1.0, 2.0), exact.clone()], Some(between(6.0, 7.0))),
            (vec![about.clone(), exact], Some(Amount::Number(Qualifier::About, n(55.0)))),
            (
                vec![Amount::Number(Qualifier::Exact, n(0.1)), Amount::Number(Qualifier::Exact, n(0.2))],
                Some(Amount::Number(Qualifier::Exact, n(0.3))),
            ),
            (vec![about.clone(), least.clone()], None),
            (vec![more.clone(), least.clone()], Some(Amount::Number(Qualifier::MoreThan, n(107.0)))),
            (vec![less.clone(), least], Some(Amount::Number(Qualifier::AtLeast, n(100.0)))),
            (vec![less.clone(), most.clone()], Some(Amount::Number(Qualifier::LessThan, n(29.0)))),
            (vec![loss.clone(), most.clone()], Some(Amount::Number(Qualifier::AtMost, n(17.0)))),
            (vec![loss.clone(), loss.clone()], Some(Amount::Number(Qualifier::AtMost, n(-6.0)))),
            (vec![loss, more], None),
            (vec![about, most], None),
        ] {
            assert_eq!(sum(&amounts), expected, "{amounts:?}");
        }
    }

    #[test]
    fn amounts_without_a_number_cannot_be_added() {
        let reason = Text::parse("why", 10).unwrap().0;
        for amount in [Amount::Withheld(reason.clone()), Amount::Unknown(reason.clone()), Amount::Words(reason)] {
            assert!(!Sum::default().add(&amount));
        }
    }

    #[test]
    fn only_exact_figures_have_shares() {
        let exact = |value| Figure::Stated(Amount::Number(Qualifier::Exact, n(value)));
        assert_eq!(share(&exact(1.0), &exact(4.0)), Some(Amount::Number(Qualifier::Exact, n(25.0))));
        assert_eq!(share(&exact(1.0), &exact(3.0)), Some(Amount::Number(Qualifier::About, n(33.3))));
        assert_eq!(share(&exact(5.0), &exact(4.0)), None);
        assert_eq!(share(&exact(0.0), &exact(0.0)), None);
        assert_eq!(share(&exact(1.0), &Figure::Stated(Amount::Number(Qualifier::AtLeast, n(4.0)))), None);
    }
}
