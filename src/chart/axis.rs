//! Where ticks stand: round numbers, chosen by our own code, for plotters' own search does not end on ranges that
//! overflow.

use std::ops::RangeInclusive;

/// Ticks that an axis may have.
const MOST: u32 = 12;

/// Values at round steps from the first at or above `low` to the last at or below `high`; about `wanted` of them.
///
/// The step is 1, 2, 2.5 or 5 times a power of ten (after Heckbert, "Nice Numbers for Graph Labels", Graphics Gems,
/// 1990). A range that is empty, reversed or not finite has no ticks.
pub(super) fn ticks(range: &RangeInclusive<f64>, wanted: u32) -> Vec<f64> {
    let (low, high) = (*range.start(), *range.end());
    let extent = high - low;
    if !(extent > 0.0 && extent.is_finite() && wanted > 0) {
        return Vec::new();
    }
    let step = nice_step(extent / f64::from(wanted));
    let first = (low / step - 1e-9).ceil();
    (0..MOST).map(|count| (first + f64::from(count)) * step).take_while(|value| *value <= high + step * 1e-9).collect()
}

/// The smallest round number that is not below `rough`.
pub(super) fn nice_step(rough: f64) -> f64 {
    let mut power = 1.0;
    while power * 10.0 <= rough && power < 1e18 {
        power *= 10.0;
    }
    while power > rough && power > 1e-18 {
        power /= 10.0;
    }
    let lead = rough / power;
    let nice = [1.0, 2.0, 2.5, 5.0].into_iter().find(|nice| lead <= nice + 1e-9).unwrap_or(10.0);
    nice * power
}

/// The whole number that a tick stands at, such as a year; nothing for ticks between.
#[allow(clippy::cast_possible_truncation, reason = "years have four digits")]
pub(super) fn whole(tick: f64) -> Option<i32> {
    (tick.fract().abs() < 1e-6).then_some(tick as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_within_the_range() {
        assert_eq!(ticks(&(0.0..=9_600.0), 4), [0.0, 2_500.0, 5_000.0, 7_500.0]);
        assert_eq!(ticks(&(-3.0..=7.0), 5), [-2.0, 0.0, 2.0, 4.0, 6.0]);
        assert_eq!(ticks(&(0.0..=1e15), 2), [0.0, 5e14, 1e15]);
    }

    #[test]
    fn ranges_that_are_none_have_no_ticks() {
        for range in [0.0..=0.0, 1.0..=0.0, f64::NAN..=1.0, 0.0..=f64::INFINITY, f64::MIN..=f64::MAX] {
            assert!(ticks(&range, 5).is_empty(), "{range:?}");
        }
    }
}
