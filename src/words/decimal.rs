//! Numbers as programs read them, for files.

/// Whole numbers below this are doubles without a gap between them.
const MAX_WHOLE: f64 = 9_007_199_254_740_992.0;

/// The number as programs read it: with a point, and as many digits as it takes to read the same number; of numbers far
/// below one, fifteen.
///
/// Works on whole numbers: the standard library's printing of floats would be a twentieth of the widget.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 2^53, and not below zero")]
pub(super) fn plain(value: f64) -> String {
    let size = value.abs();
    let minus = if value < 0.0 { "-" } else { "" };
    // Powers of ten are doubles without rounding up to 10^22, so that the division gives the nearest double.
    let mut scale = 1.0_f64;
    for decimals in 0..=22_usize {
        let whole = (size * scale).round();
        if whole >= MAX_WHOLE {
            break;
        }
        if (whole / scale).to_bits() == size.to_bits() {
            return format!("{minus}{}", with_point(whole as u128, decimals));
        }
        scale *= 10.0;
    }
    let (mut rest, mut decimals) = (size, 17_usize);
    while rest >= 1.0 {
        rest /= 10.0;
        decimals = decimals.saturating_sub(1);
    }
    while rest < 0.1 {
        rest *= 10.0;
        decimals = decimals.saturating_add(1);
    }
    if let Some(whole) = exactly(size, decimals) {
        return format!("{minus}{}", with_point(whole, decimals));
    }
    // Far below one: fifteen digits, and the power of ten.
    let power = decimals.saturating_sub(16);
    format!("{minus}{}e-{power}", with_point((rest * 1e15).round() as u128, 14))
}

/// A number with a fraction, times ten to the power of `decimals`, as the nearest whole number.
fn exactly(size: f64, decimals: usize) -> Option<u128> {
    let bits = size.to_bits();
    // Of a double, 52 bits are its digits behind a 1, and the upper ones the power of two.
    let digits = u128::from(bits & ((1 << 52) - 1) | (1 << 52));
    let shift = 1_075_u64.checked_sub(bits >> 52).and_then(|shift| u32::try_from(shift).ok())?;
    let scaled = digits.checked_mul(10_u128.checked_pow(u32::try_from(decimals).ok()?)?)?;
    let half = 1_u128.checked_shl(shift.checked_sub(1)?)?;
    scaled.checked_add(half)?.checked_shr(shift)
}

/// A whole number with its point so many digits from its end, and no zeros behind the last decimal.
fn with_point(whole: u128, decimals: usize) -> String {
    let digits = format!("{whole:0>width$}", width = decimals.saturating_add(1));
    let (before, after) = digits.split_at(digits.len().saturating_sub(decimals));
    let after = after.trim_end_matches('0');
    if after.is_empty() { before.to_owned() } else { format!("{before}.{after}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_programs_read_them() {
        for (value, text) in [
            (0.0, "0"),
            (-15.2, "-15.2"),
            (8_000.0, "8000"),
            (8_765_432_109.87, "8765432109.87"),
            (1e-9, "0.000000001"),
            (1e15, "1000000000000000"),
            (123_456_789.012_345, "123456789.012345"),
            (0.1 + 0.2, "0.30000000000000004"),
            (-14.899_999_999_999_999, "-14.899999999999999"),
            (1.5e-30, "1.5e-30"),
        ] {
            assert_eq!(plain(value), text);
        }
        for value in [1.0 / 3.0, 1e14 / 3.0, 1e15 / 3.0, 2.0 / 3e4, 8.765_432_109_876_543] {
            assert_eq!(plain(value).parse::<f64>().unwrap().to_bits(), value.to_bits(), "{value} as {}", plain(value));
        }
        for value in [2.225_073_858_507_201_4e-308, -7.0e-23, 1e-25 / 3.0] {
            let read: f64 = plain(value).parse().unwrap();
            assert!(((read - value) / value).abs() < 1e-14, "{value} as {}", plain(value));
        }
    }
}
