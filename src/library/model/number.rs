//! [`Number`]: a decimal number that is shown with exactly the digits of the story file.

use std::fmt;

/// A number that can be drawn, and printed without changing a digit: at most 15 significant digits, at most 15
/// decimals, and an absolute value of at most 10¹⁵.
///
/// Any decimal of at most 15 significant digits survives the conversion to a double and back (IEEE 754, `DBL_DIG`), so
/// the shortest digits that convert to the same double are the digits of the file. The absolute value is limited
/// because plotters does not return from ranges that overflow.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Number(f64);

/// The digits of a number: `digits` without the decimal point; the last `decimals` of them are after the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// Whether the number is below zero.
    pub negative: bool,
    /// All digits as one whole number, at most 10¹⁵.
    pub digits: u64,
    /// The number of decimals, without trailing zeros.
    pub decimals: u32,
}

impl Decimal {
    /// Returns the digits before the decimal point, at least one, and those after it.
    #[must_use]
    pub fn split(self) -> (String, String) {
        let decimals = usize::try_from(self.decimals).unwrap_or_default();
        let mut whole = format!("{:0>width$}", self.digits, width = decimals.saturating_add(1));
        let fraction = whole.split_off(whole.len().saturating_sub(decimals));
        (whole, fraction)
    }
}

/// Writes the number for programs: `-8765432109.87`.
impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimal = self.decimal();
        let (whole, fraction) = decimal.split();
        let (minus, point) = (if decimal.negative { "-" } else { "" }, if fraction.is_empty() { "" } else { "." });
        write!(out, "{minus}{whole}{point}{fraction}")
    }
}

impl Number {
    /// Zero.
    pub const ZERO: Self = Self(0.0);

    /// One.
    pub const ONE: Self = Self(1.0);

    /// The maximum absolute value of a number.
    pub const MAX: f64 = 1e15;

    /// The maximum number of significant digits.
    pub const MAX_DIGITS: usize = 15;

    /// The maximum number of decimals.
    pub const MAX_DECIMALS: u32 = 15;

    /// Returns the number, or `None` if it cannot be shown with all its digits. Negative zero becomes zero.
    #[must_use]
    pub fn new(value: f64) -> Option<Self> {
        decimal(value).map(|_| Self(value + 0.0))
    }

    /// Returns `digits` × 10^`exponent`, such as 8.7 for 87 and -1; `None` if the result is not a valid number.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "what does not survive is refused by `new`")]
    pub fn scaled(digits: i64, exponent: i32) -> Option<Self> {
        // Powers of ten up to 10^22 are exact doubles, so the result is rounded only once.
        let power = |size: u32| (size <= 22).then(|| (0..size).fold(1.0, |power, _| power * 10.0));
        let power = power(exponent.unsigned_abs())?;
        Self::new(if exponent < 0 { digits as f64 / power } else { digits as f64 * power })
    }

    /// The value, for calculating positions.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }

    /// The digits of the number.
    #[must_use]
    pub fn decimal(self) -> Decimal {
        // Never `None`, because `new` has checked it.
        decimal(self.0).unwrap_or(Decimal { negative: false, digits: 0, decimals: 0 })
    }

    /// Returns the decimal sum, without binary rounding errors: 0.1 + 0.2 is 0.3. Returns `None` if it has too many
    /// digits.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let decimals = self.decimal().decimals.max(other.decimal().decimals);
        let digits = |number: Self| {
            let Decimal { negative, digits, decimals: own } = number.decimal();
            let shifted = 10_i64.checked_pow(decimals.checked_sub(own)?)?.checked_mul(i64::try_from(digits).ok()?)?;
            Some(if negative { shifted.saturating_neg() } else { shifted })
        };
        let mut sum = digits(self)?.checked_add(digits(other)?)?;
        let mut exponent = i32::try_from(decimals).ok()?.saturating_neg();
        while exponent < 0 && sum % 10 == 0 {
            sum /= 10;
            exponent = exponent.saturating_add(1);
        }
        Self::scaled(sum, exponent)
    }
}

/// Returns the digits with the fewest decimals that convert back to exactly this value.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number of at most 10^15")]
fn decimal(value: f64) -> Option<Decimal> {
    let size = value.abs();
    let mut power = 1.0;
    for decimals in 0..=Number::MAX_DECIMALS {
        let digits = (size * power).round();
        // `value` may be NaN.
        if digits.is_nan() || digits > Number::MAX {
            return None;
        }
        if (digits / power).total_cmp(&size).is_eq() {
            return Some(Decimal { negative: value < 0.0, digits: digits as u64, decimals });
        }
        power *= 10.0;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(value: f64) -> Number {
        Number::new(value).unwrap()
    }

    #[test]
    fn numbers_that_cannot_be_shown_are_none() {
        let beyond = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN, 1.1e15, 5e-324, 1e-16];
        let dust = [0.1 + 0.2, 1.0 / 3.0, 999_999_999_999_999.9, 12.345_678_901_234_567, f64::EPSILON];
        for bad in beyond.into_iter().chain(dust) {
            assert_eq!(Number::new(bad), None, "{bad}");
        }
        assert!(n(-0.0).get().is_sign_positive());
    }

    #[test]
    fn a_decimal_has_the_digits_that_were_written() {
        for (value, negative, digits, decimals) in [
            (0.0, false, 0, 0),
            (8_765_432_109.87, false, 876_543_210_987, 2),
            (-15.2, true, 152, 1),
            (1e-9, false, 1, 9),
            (0.123_456_789_012_345, false, 123_456_789_012_345, 15),
            (1e15, false, 1_000_000_000_000_000, 0),
            (99_999_999_999_999.9, false, 999_999_999_999_999, 1),
        ] {
            assert_eq!(n(value).decimal(), Decimal { negative, digits, decimals }, "{value}");
        }
    }

    #[test]
    fn display_writes_the_digits_that_were_written() {
        for (value, text) in
            [(0.0, "0"), (-15.2, "-15.2"), (8e3, "8000"), (8_765_432_109.87, "8765432109.87"), (1e-9, "0.000000001")]
        {
            assert_eq!(n(value).to_string(), text);
        }
    }

    #[test]
    fn sums_are_decimal() {
        for (one, other, sum) in
            [(0.1, 0.2, Some(0.3)), (0.7, 0.1, Some(0.8)), (-1.1, 1.1, Some(0.0)), (2.5, 7.5, Some(10.0))]
        {
            assert_eq!(n(one).plus(n(other)).map(Number::get), sum);
        }
        assert_eq!(n(1e15).plus(n(1e15)), None);
        assert_eq!(n(1e14).plus(n(1e-9)), None);
    }

    #[test]
    fn a_scaled_number_is_rounded_once() {
        assert_eq!(Number::scaled(23, 5), Some(n(2_300_000.0)));
        assert_eq!(Number::scaled(-876_543_210_987, -2), Some(n(-8_765_432_109.87)));
        assert_eq!(Number::scaled(1, 16), None);
        assert_eq!(Number::scaled(1, i32::MAX), None);
        assert_eq!(Number::scaled(i64::MAX, i32::MIN), None);
    }
}
