//! Tick values: round numbers. plotters' own search for ticks does not terminate on ranges that overflow, so it is not
//! used.

use std::ops::RangeInclusive;

use crate::model::{Decimal, Number};

/// Maximum number of ticks on an axis.
const MAX_TICKS: u32 = 12;

/// Returns about `wanted` values at round steps, from the first at or above `low` to the last at or below `high`.
///
/// The step is 1, 2, 2.5 or 5 times a power of ten (after Heckbert, "Nice Numbers for Graph Labels", Graphics Gems,
/// 1990), so that every tick is a decimal of few digits. A range that is empty, reversed or not finite has no ticks.
pub(super) fn ticks(range: &RangeInclusive<f64>, wanted: u32) -> Vec<Number> {
    let (low, high) = (*range.start(), *range.end());
    let extent = high - low;
    if !(extent > 0.0 && extent.is_finite() && wanted > 0) {
        return Vec::new();
    }
    let Some(step) = TickStep::at_least(extent / f64::from(wanted)) else { return Vec::new() };
    let size = step.size.get();
    let first = (low / size - 1e-9).ceil();
    let place = |count: u32| step.times(first + f64::from(count));
    (0..MAX_TICKS).map_while(place).take_while(|value| value.get() <= high + size * 1e-9).collect()
}

/// A round step between ticks: `tenths` × 10^`exponent`, a number of few digits.
struct TickStep {
    tenths: i64,
    exponent: i32,
    size: Number,
}

impl TickStep {
    /// Returns the smallest round step that is not below `rough`, or `None` beyond the range of [`Number`].
    fn at_least(rough: f64) -> Option<Self> {
        let powers = (-17..15).flat_map(|exponent| [10, 20, 25, 50].map(|tenths| (tenths, exponent)));
        let mut steps = powers
            .filter_map(|(tenths, exponent)| Some(Self { tenths, exponent, size: Number::scaled(tenths, exponent)? }));
        steps.find(|step| rough <= step.size.get() * (1.0 + 1e-9))
    }

    /// Returns `count` steps from zero, without binary rounding errors.
    #[allow(clippy::cast_possible_truncation, reason = "`as` saturates, and `scaled` refuses what is too large")]
    fn times(&self, count: f64) -> Option<Number> {
        Number::scaled(self.tenths.saturating_mul(count as i64), self.exponent)
    }
}

/// Returns a tick with a whole value, such as a year, as an integer; `None` for a tick with decimals.
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
    fn invalid_ranges_have_no_ticks() {
        for range in [0.0..=0.0, 1.0..=0.0, f64::NAN..=1.0, 0.0..=f64::INFINITY, f64::MIN..=f64::MAX] {
            assert!(ticks(&range, 5).is_empty(), "{range:?}");
        }
    }
}
