//! Digits, grouped as the language does. Used by the phrases, which never let an amount go without its qualifier, and
//! by scales, whose values are nobody's claim.

use super::Locale;
use crate::story::{Json, Number};

/// How a language writes numbers (Unicode CLDR). All of ours have the digits 0 to 9 and group them by three.
#[derive(Debug, Default)]
pub(super) struct Digits {
    /// Before the decimals.
    decimal: String,
    /// Between groups of three.
    group: String,
    /// Before numbers below zero. A real minus sign, where CLDR has the hyphen of typewriters.
    minus: String,
    /// Digits that have to stand before the first separator: 2 where 8000 has none and 12.000 has one.
    least: usize,
}

impl Digits {
    pub(super) fn read(value: &Json) -> Option<Self> {
        let text = |name| Some(value.get(name)?.text()?.to_owned());
        Some(Self {
            decimal: text("decimal")?,
            group: text("group")?,
            minus: text("minus")?,
            least: text("least")?.parse().ok()?,
        })
    }
}

impl Locale {
    /// The digits of a value on a scale, such as a tick.
    #[must_use]
    pub fn scale_value(&self, value: f64) -> String {
        self.digits(value)
    }

    /// The digits of a number of the story; for phrases only.
    pub(in super::super) fn number(&self, number: Number) -> String {
        self.digits(number.get())
    }

    /// The digits of a number of things.
    #[allow(clippy::cast_precision_loss, reason = "lists are bounded far below 2^52")]
    pub(in super::super) fn whole(&self, count: usize) -> String {
        self.digits(count as f64)
    }

    /// Six decimals hold every figure that a newsroom prints and hide the dust of binary fractions.
    ///
    /// Works on whole numbers: the standard library's printing of floats would be a twentieth of the widget.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sizes are at most 10^15, see Number::MAX"
    )]
    fn digits(&self, value: f64) -> String {
        let Digits { decimal, group, minus, least } = &self.digits;
        let size = value.abs();
        let mut whole = size.trunc() as u64;
        let mut millionths = (size.fract() * 1e6).round() as u64;
        if millionths == 1_000_000 {
            whole = whole.saturating_add(1);
            millionths = 0;
        }
        let mut text = if value < 0.0 && (whole, millionths) != (0, 0) { minus.clone() } else { String::new() };
        let plain = whole.to_string();
        let grouped = plain.len() >= least.saturating_add(3);
        for (position, digit) in plain.chars().enumerate() {
            if grouped && position > 0 && plain.len().saturating_sub(position).is_multiple_of(3) {
                text.push_str(group);
            }
            text.push(digit);
        }
        if millionths > 0 {
            let fraction = format!("{millionths:06}");
            text.push_str(decimal);
            text.push_str(fraction.trim_end_matches('0'));
        }
        text
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::story::Language;

    #[test]
    fn digits_are_grouped_as_the_language_does() {
        for (language, value, text) in [
            (Language::English, 0.0, "0"),
            (Language::English, 390.0, "390"),
            (Language::English, 8_000.0, "8,000"),
            (Language::English, 1_234_567.5, "1,234,567.5"),
            (Language::English, -1_000.0, "\u{2212}1,000"),
            (Language::English, -1e-12, "0"),
            (Language::English, 0.1 + 0.2, "0.3"),
            (Language::German, 8_000.5, "8.000,5"),
            (Language::Spanish, 8_000.0, "8000"),
            (Language::Spanish, 12_000.0, "12.000"),
            (Language::Ukrainian, 8_000.0, "8\u{a0}000"),
            (Language::Arabic, 8_000.0, "8,000"),
        ] {
            assert_eq!(Locale::of(language).digits(value), text);
        }
    }
}
