//! [`Digits`]: the number format of a language. Only phrases, which add the qualifier of an amount, and scales, whose
//! values are not claims, use it.

use crate::{model::Decimal, raw::Json};

/// The number format of a language (Unicode CLDR). All supported languages use the digits 0 to 9 in groups of three.
#[derive(Debug, Default)]
pub(super) struct Digits {
    /// The decimal separator.
    pub(super) decimal: String,
    /// The group separator.
    pub(super) group: String,
    /// The sign of negative numbers: a typographic minus sign, where CLDR has a hyphen-minus.
    pub(super) minus: String,
    /// The minimum number of digits before the first group separator: 2 for languages that write 8000 but 12.000.
    pub(super) least: usize,
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

    /// Formats a number with exactly its digits.
    pub(super) fn write(&self, number: Decimal) -> String {
        let Self { decimal, group, minus, least } = self;
        let (whole, fraction) = number.split();
        let mut text = if number.negative { minus.clone() } else { String::new() };
        let grouped = whole.len() >= least.saturating_add(3);
        for (position, digit) in whole.chars().enumerate() {
            if grouped && position > 0 && whole.len().saturating_sub(position).is_multiple_of(3) {
                text.push_str(group);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push_str(decimal);
            text.push_str(&fraction);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::super::Locale;
    use crate::model::{Language, Number};

    #[test]
    fn digits_are_grouped_as_the_language_does() {
        for (language, value, text) in [
            (Language::English, 0.0, "0"),
            (Language::English, 390.0, "390"),
            (Language::English, 8_000.0, "8,000"),
            (Language::English, 1_234_567.5, "1,234,567.5"),
            (Language::English, -1_000.0, "\u{2212}1,000"),
            (Language::English, -1e-12, "\u{2212}0.000000000001"),
            (Language::English, 8_765_432_109.87, "8,765,432,109.87"),
            (Language::English, 99_999_999_999_999.9, "99,999,999,999,999.9"),
            (Language::English, 0.05, "0.05"),
            (Language::German, 8_000.5, "8.000,5"),
            (Language::Spanish, 8_000.0, "8000"),
            (Language::Spanish, 12_000.0, "12.000"),
            (Language::Ukrainian, 8_000.0, "8\u{a0}000"),
            (Language::Arabic, 8_000.0, "8,000"),
        ] {
            assert_eq!(Locale::of(language).number(Number::new(value).unwrap()), text);
        }
    }
}
