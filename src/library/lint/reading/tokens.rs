//! [`Piece`]: the words, numbers and signs of a text, with their places.

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, and digits behind them.
    Word,
    /// Digits with the signs between them.
    Digits,
    /// Any other sign.
    Sign,
    /// A number that was read; `text` is `#`.
    Number,
}

/// A word, a number or a sign.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    /// The piece without case; digits are 0 to 9, white space between them is one space.
    pub(super) text: String,
    /// Whether the first letter is a capital.
    pub(super) is_capital: bool,
    /// Whether no white space is before the piece.
    pub(super) is_glued: bool,
    /// The offset of the first byte.
    pub(super) start: usize,
    /// The offset after the last byte.
    pub(super) end: usize,
}

impl Piece {
    /// Returns whether the piece is one of these signs.
    pub(super) fn is_sign(&self, signs: &[&str]) -> bool {
        self.kind == Kind::Sign && signs.contains(&self.text.as_str())
    }
}

/// Returns the pieces of a text. `prefixes` are words that may be written together with a number: "Rs8,000".
pub(super) fn pieces(text: &str, prefixes: &[String]) -> Vec<Piece> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let mut found: Vec<Piece> = Vec::new();
    let mut at = 0;
    while let Some((start, first)) = characters.get(at).copied() {
        if first.is_whitespace() || is_invisible(first) {
            at = at.saturating_add(1);
            continue;
        }
        let kind = if digit(first).is_some() {
            Kind::Digits
        } else if is_letter(first) && !is_vulgar_fraction(first) {
            Kind::Word
        } else {
            Kind::Sign
        };
        let rest = characters.get(at..).unwrap_or_default();
        let length = match kind {
            Kind::Digits => digits_length(rest),
            Kind::Word => word_length(rest, prefixes),
            Kind::Sign | Kind::Number => 1,
        };
        let inside = rest.get(..length).unwrap_or_default();
        at = at.saturating_add(length);
        let end = characters.get(at).map_or(text.len(), |(end, _)| *end);
        found.push(Piece {
            kind,
            text: folded(kind, inside),
            is_capital: first.is_uppercase(),
            is_glued: found.last().is_some_and(|last| last.end == start),
            start,
            end,
        });
    }
    mark_abbreviations(text, &mut found);
    found
}

/// The most letters of an abbreviation before a number: "ok. 500", "proc. 12".
const ABBREVIATION: usize = 4;

/// Makes the full stops of abbreviations part of their words, so that they end no clause: "in 2024 r. 300 people".
fn mark_abbreviations(text: &str, pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        let [before, stop, next] = [at.checked_sub(1), Some(at), at.checked_add(1)].map(|at| pieces.get(at?));
        let (Some(before), Some(stop), Some(next)) = (before, stop, next) else { continue };
        let is_stop = stop.is_sign(&["."]) && stop.is_glued && before.kind == Kind::Word;
        let is_lowercase = text.get(next.start..).is_some_and(|rest| rest.starts_with(char::is_lowercase));
        let is_number = next.kind == Kind::Digits && before.text.chars().count() <= ABBREVIATION;
        if is_stop
            && (is_lowercase || is_number)
            && let Some(stop) = pieces.get_mut(at)
        {
            stop.kind = Kind::Word;
        }
    }
}

/// Returns the number of characters of the digits at the start, with the signs and the white space between them.
fn digits_length(characters: &[(usize, char)]) -> usize {
    let is_digit = |at: usize| characters.get(at).is_some_and(|(_, character)| digit(*character).is_some());
    let (mut at, mut run) = (0_usize, 0_usize);
    let mut spaced = true;
    while let Some((_, character)) = characters.get(at) {
        let next = at.saturating_add(1);
        if is_digit(at) {
            run = run.saturating_add(1);
        } else if character.is_whitespace() {
            // White space is part of a number only between groups of three digits.
            let group = (0..3).all(|offset| is_digit(next.saturating_add(offset))) && !is_digit(next.saturating_add(3));
            if !(group && spaced && (1..=3).contains(&run)) {
                break;
            }
            run = 0;
        } else if matches!(character, ',' | '.' | '\'' | '\u{2019}' | '\u{66b}' | '\u{66c}') && is_digit(next) {
            spaced = false;
            run = 0;
        } else {
            break;
        }
        at = next;
    }
    at
}

/// Returns the number of characters of the word at the start. A prefix of a number is a word of its own.
fn word_length(characters: &[(usize, char)], prefixes: &[String]) -> usize {
    let is_part = |character: char| is_letter(character) && !is_vulgar_fraction(character);
    let length = characters.iter().take_while(|(_, character)| is_part(*character)).count();
    let letters = characters.iter().take_while(|(_, character)| is_letter(*character) && digit(*character).is_none());
    let letters: Vec<(usize, char)> = letters.copied().collect();
    let word = folded(Kind::Word, &letters);
    if letters.len() < length && prefixes.contains(&word) { letters.len() } else { length }
}

/// Returns the text without case and with the common forms of signs.
fn folded(kind: Kind, characters: &[(usize, char)]) -> String {
    let mut text = String::new();
    for (_, character) in characters {
        match (digit(*character), *character) {
            (Some(digit), _) => text.push(digit),
            (None, '\u{2019}' | '\u{2bc}' | '\u{2032}') => text.push('\''),
            (None, '\u{2010}' | '\u{2011}') => text.push('-'),
            (None, '\u{66a}' | '\u{ff05}') => text.push('%'),
            (None, '\u{60c}') => text.push(','),
            (None, '\u{61b}') => text.push(';'),
            (None, '\u{61f}') => text.push('?'),
            (None, '\u{2026}') => text.push('.'),
            (None, character) if kind == Kind::Digits && character.is_whitespace() => text.push(' '),
            (None, character) if is_mark(character) => {}
            (None, character) => text.extend(character.to_lowercase().filter(|lower| *lower != '\u{307}')),
        }
    }
    text
}

fn is_letter(character: char) -> bool {
    let is_apostrophe = matches!(character, '\u{2bc}' | '\u{2032}');
    !is_apostrophe && character.is_alphanumeric() || is_mark(character) || matches!(character, '\u{300}'..='\u{36f}')
}

/// Vowel signs and lengthening of Arabic, which are seldom written, and soft hyphens.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{64b}'..='\u{652}' | '\u{640}' | '\u{ad}')
}

fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Returns whether the character is a fraction such as ½.
pub(super) fn is_vulgar_fraction(character: char) -> bool {
    matches!(character, '\u{bc}'..='\u{be}' | '\u{2150}'..='\u{215e}')
}

/// Returns the digit from 0 to 9 of a European, Arabic or Persian digit.
fn digit(character: char) -> Option<char> {
    let code = u32::from(character);
    let zero = match code {
        0x30..=0x39 => 0x30,
        0x660..=0x669 => 0x660,
        0x6f0..=0x6f9 => 0x6f0,
        _ => return None,
    };
    char::from_digit(code.saturating_sub(zero), 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        pieces(text, &["rs".to_owned()]).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn numbers_keep_the_signs_between_their_digits() {
        assert_eq!(texts("8,000, 48 300 and 8’000."), ["8,000", ",", "48 300", "and", "8'000", "."]);
        assert_eq!(texts("In group 4, 500 ran"), ["in", "group", "4", ",", "500", "ran"]);
        assert_eq!(texts("On 12 February 150, in 2019 300"), ["on", "12", "february", "150", ",", "in", "2019", "300"]);
        assert_eq!(texts("٨٠٠٠ ۸"), ["8000", "8"]);
    }

    #[test]
    fn letters_beside_digits_are_pieces_of_their_own() {
        assert_eq!(texts("£8m, A320, Rs8,000 1½"), ["£", "8", "m", ",", "a320", ",", "rs", "8,000", "1", "½"]);
        assert_eq!(texts("didn’t 200-odd"), ["didn", "'", "t", "200", "-", "odd"]);
        assert!(pieces("8m", &[]).last().is_some_and(|piece| piece.is_glued));
    }
}
