//! [`numerals`]: finds the numbers in an English sentence, with their values and locations.
//!
//! Recognizes digits with group separators, a following scale ("1.5 million"), and the number words of newspapers.

use crate::model::Number;

/// A number in a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numeral {
    /// The value; `None` if it has more digits than a [`Number`] can have.
    pub(super) value: Option<Number>,
    /// The value without the scale, because the unit of the data may be "million".
    pub(super) unscaled: Option<Number>,
    /// The digits and the exponent of ten, from which the value is computed with a single rounding.
    written: (i64, i32),
    /// The offset of the first byte.
    pub(super) start: usize,
    /// The offset after the last byte.
    pub(super) end: usize,
}

impl Numeral {
    fn new(written: (i64, i32), start: usize, end: usize) -> Self {
        let value = Number::scaled(written.0, written.1);
        Self { value, unscaled: value, written, start, end }
    }

    /// Multiplies by a scale: "8" becomes "8 million".
    fn scale(&mut self, power: i32, end: usize) {
        self.written.1 = self.written.1.saturating_add(power);
        self.value = Number::scaled(self.written.0, self.written.1);
        self.end = end;
    }

    /// Returns whether the numeral states this number, with or without its scale.
    pub(super) fn says(&self, number: Number) -> bool {
        self.value == Some(number) || self.unscaled == Some(number)
    }
}

const WORDS: [(&str, i64); 29] = [
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("dozen", 12),
];

/// The words for powers of ten, with their exponents.
const SCALES: [(&str, i32); 5] = [("hundred", 2), ("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)];

/// Returns the numbers of a lowercase text, from left to right.
pub(super) fn numerals(text: &str) -> Vec<Numeral> {
    let mut found: Vec<Numeral> = Vec::new();
    for (start, end) in tokens(text) {
        let token = text.get(start..end).unwrap_or_default();
        let power = SCALES.iter().find(|(word, _)| *word == token).map(|(_, power)| *power);
        let last = found.last_mut().filter(|last| text.get(last.end..start).is_some_and(is_gap));
        match (power, last) {
            (Some(power), Some(last)) => last.scale(power, end),
            // "a thousand"
            (Some(power), None) => found.push(Numeral::new((1, power), start, end)),
            (None, _) => found.extend(written(token).map(|written| Numeral::new(written, start, end))),
        }
    }
    found
}

/// Returns whether the text is only white space and hyphens, as between "1.5" and "million".
fn is_gap(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|character| character.is_whitespace() || character == '-')
}

/// Returns the byte ranges of the words, and of the digits with their separators.
fn tokens(text: &str) -> Vec<(usize, usize)> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        let digit_follows = || {
            let rest = text.get(at.saturating_add(character.len_utf8())..).unwrap_or_default();
            rest.starts_with(|next: char| next.is_ascii_digit())
        };
        let groups = start.is_some() && matches!(character, ',' | '.' | '\u{a0}' | '\u{202f}') && digit_follows();
        let inside = is_letter_or_digit(character) || groups;
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                tokens.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    tokens
}

/// Returns whether the character is part of a word. All non-ASCII characters are, except for white space and signs.
pub(super) fn is_letter_or_digit(character: char) -> bool {
    character.is_ascii_alphanumeric() || (!character.is_ascii() && !character.is_whitespace() && !is_sign(character))
}

fn is_sign(character: char) -> bool {
    matches!(character, '\u{a2}'..='\u{bf}' | '×' | '÷' | '\u{2010}'..='\u{2060}' | '\u{20a0}'..='\u{20cf}' | '\u{2190}'..='\u{22ff}')
}

/// Returns the digits of a token and their exponent of ten; `None` if it is not a number or has too many digits.
fn written(token: &str) -> Option<(i64, i32)> {
    if let Some((_, value)) = WORDS.iter().find(|(word, _)| *word == token) {
        return Some((*value, 0));
    }
    let (mut digits, mut decimals) = (0_i64, None);
    for character in token.chars() {
        match (character, character.to_digit(10)) {
            (_, Some(digit)) => {
                digits = digits.checked_mul(10)?.checked_add(i64::from(digit))?;
                decimals = decimals.map(|decimals: i32| decimals.saturating_add(1));
            }
            ('.', None) if decimals.is_none() => decimals = Some(0),
            (',' | '\u{a0}' | '\u{202f}', None) if decimals.is_none() => {}
            _ => return None,
        }
    }
    Some((digits, decimals.unwrap_or_default().saturating_neg()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<f64> {
        numerals(text).iter().map(|numeral| numeral.value.unwrap().get()).collect()
    }

    #[test]
    fn numbers_are_read_as_newspapers_write_them() {
        assert_eq!(values("8,000 and 8000 and 8\u{202f}000"), [8_000.0; 3]);
        assert_eq!(values("€1.5 million, two thousand, a hundred"), [1.5e6, 2e3, 100.0]);
        assert_eq!(values("between 150\u{2013}260"), [150.0, 260.0]);
        assert_eq!(values("on 24 february 2022."), [24.0, 2022.0]);
        assert_eq!(values("8,765,432,109.87 and 2.3 million"), [8_765_432_109.87, 2_300_000.0]);
    }

    #[test]
    fn a_number_is_not_part_of_another() {
        assert_eq!(values("18,000 and 8,0001 and a320"), [18_000.0, 80_001.0]);
    }
}
