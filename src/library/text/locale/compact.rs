//! [`Compact`]: large numbers with a word for their millions or billions, as in "2.4 billion".

use super::{message::Message, plural::Plurals};
use crate::{model::Decimal, raw::Json};

/// The length of the word for millions or billions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) enum Length {
    /// An abbreviation that fits the number, for labels: "2.4bn".
    Short,
    /// The abbreviation that fits the largest absolute value of a scale.
    Tick {
        /// The largest absolute value.
        largest: f64,
    },
    /// A word, for running text: "2.4 billion".
    Long,
}

/// The maximum number of decimals before a word for millions or billions.
const MAX_DECIMALS: u32 = 2;

/// The words for powers of ten from a million on (Unicode CLDR, compact formats).
#[derive(Debug, Default)]
pub(super) struct Compact {
    /// Exponents in ascending order, each with its pattern.
    pub(super) short: Vec<(u32, Message)>,
    pub(super) long: Vec<(u32, Message)>,
}

impl Compact {
    pub(super) fn read(value: &Json) -> Option<Self> {
        let patterns = |length| {
            let patterns = value.get(length)?.fields()?.iter();
            let read = |(exponent, pattern): &(String, Json)| Some((exponent.parse().ok()?, Message::read(pattern)?));
            patterns.map(read).collect::<Option<Vec<(u32, Message)>>>()
        };
        Some(Self { short: patterns("short")?, long: patterns("long")? })
    }

    /// Returns a number without its millions or billions, and the pattern with their word: the largest power of ten that
    /// leaves at most two decimals. `None` if there is none. No digit is lost.
    pub(super) fn shortened(&self, number: Decimal, length: Length, plurals: &Plurals) -> Option<(Decimal, &str)> {
        let patterns = if length == Length::Long { &self.long } else { &self.short };
        patterns.iter().rev().find_map(|(exponent, message)| {
            let scaled = divided(number, *exponent);
            let fits = match length {
                Length::Tick { largest } => number.digits > 0 && largest >= power(*exponent),
                Length::Short | Length::Long => is_at_least_one(scaled) && scaled.decimals <= MAX_DECIMALS,
            };
            fits.then(|| (scaled, message.pattern(plurals.of(scaled))))
        })
    }
}

fn power(exponent: u32) -> f64 {
    (0..exponent).fold(1.0, |power, _| power * 10.0)
}

fn is_at_least_one(number: Decimal) -> bool {
    10_u64.checked_pow(number.decimals).is_some_and(|one| number.digits >= one)
}

/// Divides a number by a power of ten.
fn divided(number: Decimal, exponent: u32) -> Decimal {
    let Decimal { negative, mut digits, decimals } = number;
    let mut decimals = decimals.saturating_add(exponent);
    while decimals > 0 && digits.is_multiple_of(10) {
        digits /= 10;
        decimals = decimals.saturating_sub(1);
    }
    Decimal { negative, digits, decimals }
}

#[cfg(test)]
mod tests {
    use super::super::{Length, Locale};
    use crate::model::{Language, Number};

    #[test]
    fn large_numbers_keep_their_digits() {
        for (language, value, short, long) in [
            (Language::English, 999_999.0, "999,999", "999,999"),
            (Language::English, 1e6, "1m", "1 million"),
            (Language::English, -2.4e9, "\u{2212}2.4bn", "\u{2212}2.4 billion"),
            (Language::English, 2_412_000_000.0, "2,412m", "2,412 million"),
            (Language::English, 1_234_567.0, "1,234,567", "1,234,567"),
            (Language::English, 0.5, "0.5", "0.5"),
            (Language::German, 1e9, "1 Mrd.", "1 Milliarde"),
            (Language::German, 2.4e9, "2,4 Mrd.", "2,4 Milliarden"),
            (Language::Spanish, 2.4e9, "2400 M", "2,4 mil millones"),
            (Language::Ukrainian, 5e6, "5 млн", "5 мільйонів"),
            (Language::Ukrainian, 2.4e9, "2,4 млрд", "2,4 мільярда"),
            (Language::Polish, 2e6, "2 mln", "2 miliony"),
            (Language::Arabic, 3e6, "3 مليون", "3 ملايين"),
        ] {
            let locale = Locale::of(language);
            let number = Number::new(value).unwrap();
            let words =
                [Length::Short, Length::Long].map(|length| locale.compact(number, None, length).replace('\u{a0}', " "));
            assert_eq!(words, [short, long]);
        }
    }

    #[test]
    fn the_values_of_a_scale_have_one_power_of_ten() {
        let ticks = [-5e5, 0.0, 5e5, 1e6, 1.25e6]
            .map(|value| Locale::english().scale_value(Number::new(value).unwrap(), None, 1.25e6));
        assert_eq!(ticks, ["\u{2212}0.5m", "0", "0.5m", "1m", "1.25m"]);
    }
}
