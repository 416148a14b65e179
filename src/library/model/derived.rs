//! Figures that nobody said as they are and that were worked out from others: sums and shares, as far as they keep what
//! is known and no further.
//!
//! Adding keeps a bound a bound. What has no number, or is disputed, cannot be added at all: there is no [`Sum`] of it.
//! After interval arithmetic (R. E. Moore, "Interval Analysis", 1966), with an estimate making the whole an estimate.

use super::{
    amount::{Amount, Figure, Span},
    number::Number,
    qualifier::Qualifier,
};

/// Amounts of one kind, added up as far as they can be.
#[derive(Clone, Copy, Debug)]
pub struct Sum {
    /// Nothing where it has too many digits.
    low: Option<Number>,
    /// The same; without meaning where the sum is open upwards.
    high: Option<Number>,
    open_above: bool,
    open_below: bool,
    about: bool,
}

impl Default for Sum {
    fn default() -> Self {
        let zero = Some(Number::ZERO);
        Self { low: zero, high: zero, open_above: false, open_below: false, about: false }
    }
}

impl Sum {
    /// Adds an amount. False where it has no number to add.
    #[must_use]
    pub fn add(&mut self, amount: &Amount) -> bool {
        let (low, high) = match amount {
            Amount::Number(Qualifier::Exact, value) => (*value, *value),
            Amount::Number(Qualifier::About, value) => {
                self.about = true;
                (*value, *value)
            }
            Amount::Number(Qualifier::AtLeast, value) => {
                self.open_above = true;
                (*value, *value)
            }
            Amount::Number(Qualifier::AtMost, value) => {
                self.open_below = true;
                (Number::ZERO, *value)
            }
            Amount::Between(span) => (span.low(), span.high()),
            Amount::None => (Number::ZERO, Number::ZERO),
            Amount::Withheld(_) | Amount::Unknown(_) => return false,
        };
        self.low = self.low.and_then(|sum| sum.plus(low));
        self.high = self.high.and_then(|sum| sum.plus(high));
        true
    }

    /// The sum; nothing where it has too many digits, or where an estimate would be added to a bound, of which no plain
    /// word can be said.
    #[must_use]
    pub fn amount(self) -> Option<Amount> {
        let low = self.low?;
        if self.open_above {
            return (!self.about).then_some(Amount::Number(Qualifier::AtLeast, low));
        }
        let high = self.high?;
        match Span::new(low, high) {
            None if self.about => Some(Amount::Number(Qualifier::About, low)),
            None => Some(Amount::Number(Qualifier::Exact, low)),
            Some(_) if self.about => None,
            // Only upper bounds: nothing is known of the low end but that counts are not below zero.
            Some(_) if self.open_below && low.get() <= 0.0 => Some(Amount::Number(Qualifier::AtMost, high)),
            Some(span) => Some(Amount::Between(span)),
        }
    }
}

/// The share of a part in a whole, in percent: exact where one decimal holds it, else about. Nothing unless both are
/// exact, and the part is not larger than the whole: of a bound or an estimate, a share would look surer than it is.
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
    // From 0 to 1,000.
    #[allow(clippy::cast_possible_truncation, reason = "see above")]
    let rounded = Number::scaled((percent * 10.0).round() as i64, -1)?;
    let held = (rounded.get() - percent).abs() < 1e-9;
    Some(if held { Amount::Number(Qualifier::Exact, rounded) } else { Amount::Number(Qualifier::About, rounded) })
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
    fn adding_keeps_a_bound_a_bound() {
        let (exact, least, most) = (
            Amount::Number(Qualifier::Exact, n(5.0)),
            Amount::Number(Qualifier::AtLeast, n(100.0)),
            Amount::Number(Qualifier::AtMost, n(20.0)),
        );
        let (about, none) = (Amount::Number(Qualifier::About, n(50.0)), Amount::None);
        let between = |low, high| Amount::Between(Span::new(n(low), n(high)).unwrap());
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
            (vec![about.clone(), least], None),
            (vec![about, most], None),
        ] {
            assert_eq!(sum(&amounts), expected, "{amounts:?}");
        }
    }

    #[test]
    fn what_has_no_number_cannot_be_added() {
        let reason = Text::parse("why", 10).unwrap().0;
        for amount in [Amount::Withheld(reason.clone()), Amount::Unknown(reason)] {
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
