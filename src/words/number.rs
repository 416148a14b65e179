//! Digits, grouped as the language does. Used by the phrases, which never let an amount go without its qualifier, and
//! by scales, whose values are nobody's claim.

use crate::story::Number;

/// The digits of a value on a scale, such as a tick.
#[must_use]
pub fn scale_value(value: f64) -> String {
    digits(value)
}

/// The digits of a number of the story; for phrases only.
pub(super) fn number(number: Number) -> String {
    digits(number.get())
}

/// Groups of three from the decimal point, with commas, and a real minus sign, as in Unicode CLDR's `en`. Six decimals
/// hold every figure that a newsroom prints and hide the dust of binary fractions.
///
/// Works on whole numbers: the standard library's printing of floats would be a twentieth of the widget.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes are at most 10^15, see Number::MAX")]
fn digits(value: f64) -> String {
    let size = value.abs();
    let mut whole = size.trunc() as u64;
    let mut millionths = (size.fract() * 1e6).round() as u64;
    if millionths == 1_000_000 {
        whole = whole.saturating_add(1);
        millionths = 0;
    }
    let mut text = if value < 0.0 && (whole, millionths) != (0, 0) { "\u{2212}".to_owned() } else { String::new() };
    let plain = whole.to_string();
    for (position, digit) in plain.chars().enumerate() {
        if position > 0 && plain.len().saturating_sub(position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if millionths > 0 {
        let fraction = format!("{millionths:06}");
        text.push('.');
        text.push_str(fraction.trim_end_matches('0'));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_by_three() {
        for (value, text) in [
            (0.0, "0"),
            (390.0, "390"),
            (8_000.0, "8,000"),
            (1_234_567.5, "1,234,567.5"),
            (-1_000.0, "\u{2212}1,000"),
            (-1e-12, "0"),
            (0.1 + 0.2, "0.3"),
        ] {
            assert_eq!(digits(value), text);
        }
    }
}
