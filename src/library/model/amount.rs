//! [`Amount`]: a number with its qualifier.
//!
//! An amount cannot be printed and has no method that returns its number. Text and marks match on the variants, so that
//! a bound is never mistaken for a value.

use std::rc::Rc;

use super::{evidence::Evidence, number::Number, party::Speaker, qualifier::Qualifier, text::Text};

/// A range of two numbers; the low end is below the high end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NumberRange {
    low: Number,
    high: Number,
}

/// The range from 0 to 1.
impl Default for NumberRange {
    fn default() -> Self {
        Self { low: Number::ZERO, high: Number::ONE }
    }
}

impl NumberRange {
    /// Returns the range, or `None` if `low` is not below `high`.
    #[must_use]
    pub fn new(low: Number, high: Number) -> Option<Self> {
        (low < high).then_some(Self { low, high })
    }

    /// The low end.
    #[must_use]
    pub fn low(self) -> Number {
        self.low
    }

    /// The high end.
    #[must_use]
    pub fn high(self) -> Number {
        self.high
    }
}

/// What the interval of an estimate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntervalKind {
    /// A confidence interval.
    Confidence,
    /// A credible interval, of Bayesian statistics.
    Credible,
    /// The margin of error of a survey.
    Margin,
    /// The range of several models.
    Models,
    /// From the lowest to the highest of several values.
    Range,
}

/// An estimate with its interval. The value lies in the interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    value: Number,
    interval: NumberRange,
    kind: IntervalKind,
    level: Option<Number>,
}

/// Zero, in the range from 0 to 1.
impl Default for Estimate {
    fn default() -> Self {
        Self { value: Number::ZERO, interval: NumberRange::default(), kind: IntervalKind::Range, level: None }
    }
}

impl Estimate {
    /// Returns the estimate, or `None` if the value is outside the interval, or the level is not a percentage between 0
    /// and 100.
    #[must_use]
    pub fn new(value: Number, interval: NumberRange, kind: IntervalKind, level: Option<Number>) -> Option<Self> {
        let is_within = interval.low <= value && value <= interval.high;
        let is_percentage = level.is_none_or(|level| level.get() > 0.0 && level.get() < 100.0);
        (is_within && is_percentage).then_some(Self { value, interval, kind, level })
    }

    /// The estimated value.
    #[must_use]
    pub fn value(self) -> Number {
        self.value
    }

    /// The interval.
    #[must_use]
    pub fn interval(self) -> NumberRange {
        self.interval
    }

    /// What the interval is.
    #[must_use]
    pub fn kind(self) -> IntervalKind {
        self.kind
    }

    /// The level of the interval in percent, such as 95; `None` if it was not stated.
    #[must_use]
    pub fn level(self) -> Option<Number> {
        self.level
    }
}

/// An amount as one speaker states it.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    /// A number with its qualifier.
    Number(Qualifier, Number),
    /// A number between the two ends.
    Between(NumberRange),
    /// An estimate with its interval.
    Estimate(Estimate),
    /// The number exists but was not published, for this reason.
    Withheld(Text),
    /// The number is not known, for this reason.
    Unknown(Text),
    /// In words that name no number: "dozens of people".
    Words(Text),
    /// Stated to be zero.
    None,
}

impl Amount {
    /// Returns the qualifier of a single number; `None` for all other amounts.
    fn qualifier(&self) -> Option<Qualifier> {
        match self {
            Self::Number(qualifier, _) => Some(*qualifier),
            Self::Between(_)
            | Self::Estimate(_)
            | Self::Withheld(_)
            | Self::Unknown(_)
            | Self::Words(_)
            | Self::None => None,
        }
    }

    /// Returns whether the amount is an exact number.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.qualifier() == Some(Qualifier::Exact)
    }

    /// Returns whether the amount is a lower bound.
    #[must_use]
    pub fn is_open_above(&self) -> bool {
        self.qualifier().is_some_and(Qualifier::is_open_above)
    }

    /// Returns the numbers of the amount, at most three, the lowest first.
    pub fn numbers(&self) -> impl Iterator<Item = Number> {
        let numbers = match self {
            Self::Number(_, number) => [Some(*number), None, None],
            Self::Between(span) => [Some(span.low), Some(span.high), None],
            Self::Estimate(estimate) => {
                [Some(estimate.interval.low), Some(estimate.value), Some(estimate.interval.high)]
            }
            Self::Withheld(_) | Self::Unknown(_) | Self::Words(_) | Self::None => [None; 3],
        };
        numbers.into_iter().flatten()
    }
}

/// One amount, or several claims that contradict each other.
#[derive(Clone, Debug)]
pub enum Figure {
    /// One amount.
    Stated(Amount),
    /// Two or more claims.
    Disputed(Vec<Claim>),
}

impl Figure {
    /// Returns every amount; those of a dispute with their claims.
    pub fn amounts(&self) -> impl Iterator<Item = (&Amount, Option<&Claim>)> {
        let (stated, claims) = match self {
            Self::Stated(amount) => (Some(amount), [].as_slice()),
            Self::Disputed(claims) => (None, claims.as_slice()),
        };
        stated.into_iter().map(|amount| (amount, None)).chain(claims.iter().map(|claim| (&claim.amount, Some(claim))))
    }
}

/// One claim of a dispute.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The claimed amount.
    pub amount: Amount,
    /// The claimant.
    pub speaker: Rc<Speaker>,
    /// The evidence that the speaker claimed it; never empty.
    pub evidence: Vec<Rc<Evidence>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_has_its_low_end_below_its_high_end() {
        let number = |value| Number::new(value).unwrap();
        assert!(NumberRange::new(number(1.0), number(2.0)).is_some());
        assert!(NumberRange::new(number(2.0), number(2.0)).is_none());
    }
}
