//! How many, and how surely: [`Amount`].
//!
//! There is no way to print an amount here, and no way to get one number out of it: words and marks match on the
//! variants, so that a bound is never mistaken for a value.

use std::rc::Rc;

use super::{evidence::Evidence, number::Number, party::Speaker, qualifier::Qualifier, text::Text};

/// Two numbers, the low one below the high one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    low: Number,
    high: Number,
}

/// From nothing to one.
impl Default for Span {
    fn default() -> Self {
        Self { low: Number::ZERO, high: Number::ONE }
    }
}

impl Span {
    /// The span, or nothing where `low` is not below `high`.
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

/// How many, as one speaker puts it.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    /// One number, and how it is meant.
    Number(Qualifier, Number),
    /// Somewhere from the low to the high end.
    Between(Span),
    /// There is a number, and it was not told, for this reason.
    Withheld(Text),
    /// Nobody is known to know it, for this reason.
    Unknown(Text),
    /// Said to be none at all.
    None,
}

impl Amount {
    /// Whether the number was stated as such.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        match self {
            Self::Number(qualifier, _) => *qualifier == Qualifier::Exact,
            Self::Between(_) | Self::Withheld(_) | Self::Unknown(_) | Self::None => false,
        }
    }

    /// Whether the true number may lie anywhere above.
    #[must_use]
    pub fn is_open_above(&self) -> bool {
        match self {
            Self::Number(qualifier, _) => qualifier.is_open_above(),
            Self::Between(_) | Self::Withheld(_) | Self::Unknown(_) | Self::None => false,
        }
    }

    /// Every number that the amount rests on: none, one or two.
    pub fn numbers(&self) -> impl Iterator<Item = Number> {
        let (first, second) = match self {
            Self::Number(_, number) => (Some(*number), None),
            Self::Between(span) => (Some(span.low), Some(span.high)),
            Self::Withheld(_) | Self::Unknown(_) | Self::None => (None, None),
        };
        first.into_iter().chain(second)
    }
}

/// What is said of how many: by one voice, or by several that contradict each other.
#[derive(Clone, Debug)]
pub enum Figure {
    /// One amount.
    Stated(Amount),
    /// Two claims or more.
    Disputed(Vec<Claim>),
}

impl Figure {
    /// Every amount that was said, with the claimant where there are several.
    pub fn amounts(&self) -> impl Iterator<Item = (&Amount, Option<&Claim>)> {
        let (stated, claims) = match self {
            Self::Stated(amount) => (Some(amount), [].as_slice()),
            Self::Disputed(claims) => (None, claims.as_slice()),
        };
        stated.into_iter().map(|amount| (amount, None)).chain(claims.iter().map(|claim| (&claim.amount, Some(claim))))
    }
}

/// One side of a dispute.
#[derive(Clone, Debug)]
pub struct Claim {
    /// What is claimed.
    pub amount: Amount,
    /// Who claims it.
    pub speaker: Rc<Speaker>,
    /// Where; never empty.
    pub evidence: Vec<Rc<Evidence>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_has_its_low_end_below_its_high_end() {
        let number = |value| Number::new(value).unwrap();
        assert!(Span::new(number(1.0), number(2.0)).is_some());
        assert!(Span::new(number(2.0), number(2.0)).is_none());
    }
}
