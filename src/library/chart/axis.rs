//! Where ticks stand: round numbers, chosen by our own code, for plotters' own search does not end on ranges that
//! overflow.

use std::ops::RangeInclusive;

use crate::model::{Decimal, Number};

/// Ticks that an axis may have.
const MOST: u32 = 12;

/// Values at round steps from the first at or above `low` to the last at or below `high`; about `wanted` of them.
///
/// The step is 1, 2, 2.5 or 5 times a power of ten (after Heckbert, "Nice Numbers for Graph Labels", Graphics Gems,
/// 1990), so that every tick is a decimal of few digits. A range that is empty, reversed or not finite has no ticks.
pub(super) fn ticks(range: &RangeInclusive<f64>, wanted: u32) -> Vec<Number> {
    let (low, high) = (*range.start(), *range.end());
    let extent = high - low;
    if !(extent > 0.0 && extent.is_finite() && wanted > 0) {
        return Vec::new();
    }
    let Some(step) = Step::at_least(extent / f64::from(wanted)) else { return Vec::new() };
    let size = step.size.get();
    let first = (low / size - 1e-9).ceil();
    let place = |count: u32| step.times(first + f64::from(count));
    (0..MOST).map_while(place).take_while(|value| value.get() <= high + size * 1e-9).collect()
}

/// A round distance from tick to tick: `tenths` × 10^`exponent`, a number of few digits.
struct Step {
    tenths: i64,
    exponent: i32,
    size: Number,
}

impl Step {
    /// The smallest that is not below `rough`; nothing beyond what numbers can be.
    fn at_least(rough: f64) -> Option<Self> {
        let powers = (-17..15).flat_map(|exponent| [10, 20, 25, 50].map(|tenths| (tenths, exponent)));
        let mut steps = powers
            .filter_map(|(tenths, exponent)| Some(Self { tenths, exponent, size: Number::scaled(tenths, exponent)? }));
        steps.find(|step| rough <= step.size.get() * (1.0 + 1e-9))
    }

    /// So many steps from zero, without the dust of binary fractions.
    #[allow(clippy::cast_possible_truncation, reason = "`as` saturates, and `scaled` refuses what is too large")]
    fn times(&self, count: f64) -> Option<Number> {
        Number::scaled(self.tenths.saturating_mul(count as i64), self.exponent)
    }
}

/// The whole number that a tick stands at, such as a year; nothing for ticks between.
pub(super) fn whole(tick: Number) -> Option<i32> {
    let Decimal { negative, digits, decimals } = tick.decimal();
    let size = i32::try_from(digits).ok().filter(|_| decimals == 0)?;
    Some(if negative { size.saturating_neg() } else { size })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(range: &RangeInclusive<f64>, wanted: u32) -> Vec<f64> {
        ticks(range, wanted).into_iter().map(Number::get).collect()
    }

    #[test]
    fn ticks_are_round_and_within_the_range() {
        assert_eq!(values(&(0.0..=9_600.0), 4), [0.0, 2_500.0, 5_000.0, 7_500.0]);
        assert_eq!(values(&(-3.0..=7.0), 5), [-2.0, 0.0, 2.0, 4.0, 6.0]);
        assert_eq!(values(&(0.0..=1e15), 2), [0.0, 5e14, 1e15]);
        assert_eq!(values(&(0.0..=0.7), 7), [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
        assert_eq!(values(&(0.0..=1e-9), 2), [0.0, 5e-10, 1e-9]);
        assert_eq!(values(&(0.0..=1e-15), 1), [0.0, 1e-15]);
    }

    #[test]
    fn ranges_that_are_none_have_no_ticks() {
        for range in [0.0..=0.0, 1.0..=0.0, f64::NAN..=1.0, 0.0..=f64::INFINITY, f64::MIN..=f64::MAX] {
            assert!(ticks(&range, 5).is_empty(), "{range:?}");
        }
    }
}
