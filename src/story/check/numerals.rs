//! Numbers in English sentences: [`numerals`], each with its value and its place.
//!
//! Reads digits with their groups, a scale behind them ("1.5 million"), and the words that newspapers write out.

/// A number in a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numeral {
    /// What it says.
    pub(super) value: f64,
    /// The same without the scale behind it: data may be "in millions".
    pub(super) unscaled: f64,
    /// Its first byte.
    pub(super) start: usize,
    /// One past its last byte.
    pub(super) end: usize,
}

const WORDS: [(&str, f64); 29] = [
    ("zero", 0.0),
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
    ("dozen", 12.0),
];

const SCALES: [(&str, f64); 5] =
    [("hundred", 1e2), ("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12)];

/// The numbers of a text in small letters, from left to right.
pub(super) fn numerals(text: &str) -> Vec<Numeral> {
    let mut found: Vec<Numeral> = Vec::new();
    for (start, end) in tokens(text) {
        let token = text.get(start..end).unwrap_or_default();
        let scale = SCALES.iter().find(|(word, _)| *word == token).map(|(_, scale)| *scale);
        let last = found.last_mut().filter(|last| text.get(last.end..start).is_some_and(is_gap));
        match (scale, last) {
            (Some(scale), Some(last)) => {
                last.value *= scale;
                last.end = end;
            }
            // "a thousand"
            (Some(scale), None) => found.push(Numeral { value: scale, unscaled: scale, start, end }),
            (None, _) => {
                if let Some(value) = value(token) {
                    found.push(Numeral { value, unscaled: value, start, end });
                }
            }
        }
    }
    found
}

/// White space or a hyphen, as between "1.5" and "million".
fn is_gap(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|character| character.is_whitespace() || character == '-')
}

/// The stretches of letters, or of digits with the marks that group them.
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

/// What counts as part of a word. Beyond ASCII, English knows letters only, and signs that are none of them.
pub(super) fn is_letter_or_digit(character: char) -> bool {
    character.is_ascii_alphanumeric() || (!character.is_ascii() && !character.is_whitespace() && !is_sign(character))
}

fn is_sign(character: char) -> bool {
    matches!(character, '\u{a2}'..='\u{bf}' | '×' | '÷' | '\u{2010}'..='\u{2060}' | '\u{20a0}'..='\u{20cf}' | '\u{2190}'..='\u{22ff}')
}

fn value(token: &str) -> Option<f64> {
    if let Some((_, value)) = WORDS.iter().find(|(word, _)| *word == token) {
        return Some(*value);
    }
    // By hand, digit by digit: the standard library's parser would bring ten kilobytes of tables into the widget, for
    // the last bit of numbers that no article prints.
    let (mut value, mut scale) = (0.0, None);
    for character in token.chars() {
        match (character, character.to_digit(10)) {
            (_, Some(digit)) => {
                value = value * 10.0 + f64::from(digit);
                scale = scale.map(|scale: f64| scale * 10.0);
            }
            ('.', None) if scale.is_none() => scale = Some(1.0),
            (',' | '\u{a0}' | '\u{202f}', None) if scale.is_none() => {}
            _ => return None,
        }
    }
    Some(value / scale.unwrap_or(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<f64> {
        numerals(text).iter().map(|numeral| numeral.value).collect()
    }

    #[test]
    fn numbers_are_read_as_newspapers_write_them() {
        assert_eq!(values("8,000 and 8000 and 8\u{202f}000"), [8_000.0; 3]);
        assert_eq!(values("€1.5 million, two thousand, a hundred"), [1.5e6, 2e3, 100.0]);
        assert_eq!(values("between 150\u{2013}260"), [150.0, 260.0]);
        assert_eq!(values("on 24 february 2022."), [24.0, 2022.0]);
    }

    #[test]
    fn a_number_is_no_part_of_another() {
        assert_eq!(values("18,000 and 8,0001 and a320"), [18_000.0, 80_001.0]);
    }
}
