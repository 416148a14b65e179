//! Whether the article says a number as surely as the data do.
//!
//! Finds the data's number in the sentence of the evidence and looks at the words that adjoin it: "at least 8,000"
//! must not become 8,000. It reads English only; for other languages it stays silent rather than guess.

use super::super::{Amount, Code, Evidence, Number, path::Path};
use super::Check;

/// How a sentence qualifies a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hedge {
    None,
    AtLeast,
    AtMost,
    About,
    Between,
}

/// Words right before a number, the longer ones first where one ends like another.
const BEFORE: [(&str, Hedge); 31] = [
    ("no more than", Hedge::AtMost),
    ("not more than", Hedge::AtMost),
    ("no fewer than", Hedge::AtLeast),
    ("no less than", Hedge::AtLeast),
    ("not fewer than", Hedge::AtLeast),
    ("not less than", Hedge::AtLeast),
    ("at least", Hedge::AtLeast),
    ("more than", Hedge::AtLeast),
    ("upwards of", Hedge::AtLeast),
    ("a minimum of", Hedge::AtLeast),
    ("over", Hedge::AtLeast),
    ("above", Hedge::AtLeast),
    ("exceeding", Hedge::AtLeast),
    ("at most", Hedge::AtMost),
    ("up to", Hedge::AtMost),
    ("as many as", Hedge::AtMost),
    ("fewer than", Hedge::AtMost),
    ("less than", Hedge::AtMost),
    ("a maximum of", Hedge::AtMost),
    ("under", Hedge::AtMost),
    ("below", Hedge::AtMost),
    ("about", Hedge::About),
    ("around", Hedge::About),
    ("roughly", Hedge::About),
    ("approximately", Hedge::About),
    ("nearly", Hedge::About),
    ("almost", Hedge::About),
    ("close to", Hedge::About),
    ("an estimated", Hedge::About),
    ("some", Hedge::About),
    ("between", Hedge::Between),
];

/// Words right after a number.
const AFTER: [(&str, Hedge); 5] = [
    ("or more", Hedge::AtLeast),
    ("at least", Hedge::AtLeast),
    ("or fewer", Hedge::AtMost),
    ("at most", Hedge::AtMost),
    ("or so", Hedge::About),
];

/// Small numbers as English writes them.
const WORDS: [&str; 13] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Compares an amount with the sentences that are said to carry it.
pub(super) fn check_amount(check: &Check<'_>, language: &str, amount: &Amount, evidence: &[Evidence], at: &Path<'_>) {
    if !is_english(language) {
        return;
    }
    let expected = match amount {
        Amount::Exact(_) => Hedge::None,
        Amount::AtLeast(_) => Hedge::AtLeast,
        Amount::AtMost(_) => Hedge::AtMost,
        Amount::About(_) => Hedge::About,
        Amount::Between(_) => Hedge::Between,
        Amount::Withheld(_) | Amount::Unknown(_) | Amount::None => return,
    };
    for number in amount.numbers() {
        let Some(found) = look_up(number, evidence) else {
            report_not_said(check, number, evidence, at);
            continue;
        };
        if found.contains(&expected) || expected == Hedge::Between {
            continue;
        }
        match found.first() {
            Some(Hedge::None) | None => check.warning(Code::HedgeDiffers, at, || {
                [
                    format!("the data say “{}”, the sentence gives the number plainly", word(expected)),
                    "say in the article how sure the number is, or write what it says into the data".to_owned(),
                ]
            }),
            Some(said) if expected == Hedge::None => check.error(Code::HedgeLost, at, || {
                [
                    format!("the article says “{}”, the data say it is exact", word(*said)),
                    format!("write {{ \"{}\": {} }}", field(*said), number.get()),
                ]
            }),
            Some(said) => check.error(Code::HedgeDiffers, at, || {
                [
                    format!("the article says “{}”, the data say “{}”", word(*said), word(expected)),
                    "one of the two is wrong: ask whoever wrote the sentence".to_owned(),
                ]
            }),
        }
    }
}

/// Checks that a number stands in one of the sentences that are said to carry it.
pub(super) fn check_said(check: &Check<'_>, language: &str, number: Number, evidence: &[Evidence], at: &Path<'_>) {
    if is_english(language) && look_up(number, evidence).is_none() {
        report_not_said(check, number, evidence, at);
    }
}

fn report_not_said(check: &Check<'_>, number: Number, evidence: &[Evidence], at: &Path<'_>) {
    if evidence.iter().any(|evidence| evidence.passage.is_some()) {
        check.warning(Code::NumberNotSaid, at, || {
            [
                format!("the number {} does not stand in the sentence that should say it", number.get()),
                "quote the sentence that gives the number".to_owned(),
            ]
        });
    }
}

fn is_english(language: &str) -> bool {
    language == "en" || language.starts_with("en-")
}

/// How the sentences qualify the number; nothing where none of them has it.
fn look_up(number: Number, evidence: &[Evidence]) -> Option<Vec<Hedge>> {
    let sentences = evidence.iter().filter_map(|evidence| evidence.passage.as_ref()).map(|passage| &passage.sentence);
    let found: Vec<Hedge> = sentences.flat_map(|sentence| hedges(sentence, number)).collect();
    (!found.is_empty()).then_some(found)
}

/// How the sentence qualifies each occurrence of the number.
fn hedges(sentence: &str, number: Number) -> Vec<Hedge> {
    let sentence = sentence.to_ascii_lowercase();
    let mut found = Vec::new();
    for (start, end) in tokens(&sentence) {
        let token = sentence.get(start..end).unwrap_or_default();
        if value(token).is_some_and(|value| (value - number.get()).abs() < f64::EPSILON * value.abs().max(1.0)) {
            let before = sentence.get(..start).unwrap_or_default().trim_end();
            let after = sentence.get(end..).unwrap_or_default().trim_start();
            let hedge = BEFORE
                .iter()
                .find(|(words, _)| ends_with_words(before, words))
                .or_else(|| AFTER.iter().find(|(words, _)| after.starts_with(words)))
                .map_or(Hedge::None, |(_, hedge)| *hedge);
            found.push(hedge);
        }
    }
    found
}

/// The stretches of letters, or of digits with the marks that group them.
fn tokens(text: &str) -> Vec<(usize, usize)> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = (is_letter_or_digit(character) && !character.is_whitespace())
            || (matches!(character, ',' | '.' | '\u{a0}' | '\u{202f}')
                && text
                    .get(at.saturating_add(character.len_utf8())..)
                    .is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit())));
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

fn value(token: &str) -> Option<f64> {
    if let Some(value) = WORDS.iter().position(|word| *word == token) {
        return Some(f64::from(u32::try_from(value).ok()?));
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

fn ends_with_words(text: &str, words: &str) -> bool {
    text.strip_suffix(words).is_some_and(|rest| !rest.ends_with(is_letter_or_digit))
}

/// Everything beyond ASCII counts: English knows it as letters only.
fn is_letter_or_digit(character: char) -> bool {
    !character.is_ascii() || character.is_ascii_alphanumeric()
}

fn word(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::None => "exactly",
        Hedge::AtLeast => "at least",
        Hedge::AtMost => "at most",
        Hedge::About => "about",
        Hedge::Between => "between",
    }
}

fn field(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::None => "exact",
        Hedge::AtLeast => "at_least",
        Hedge::AtMost => "at_most",
        Hedge::About => "about",
        Hedge::Between => "between",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(sentence: &str, number: f64) -> Vec<Hedge> {
        hedges(sentence, Number::new(number).unwrap())
    }

    #[test]
    fn hedges_are_read_from_the_words_beside_the_number() {
        assert_eq!(said("At least 8,000 are held.", 8_000.0), [Hedge::AtLeast]);
        assert_eq!(said("They hold 8000 or more.", 8_000.0), [Hedge::AtLeast]);
        assert_eq!(said("No more than 5\u{202f}000 came.", 5_000.0), [Hedge::AtMost]);
        assert_eq!(said("Some 1.5 million.", 1.5), [Hedge::About]);
        assert_eq!(said("Exactly 390 came, not over 400.", 390.0), [Hedge::None]);
        assert_eq!(said("More than ten came home.", 10.0), [Hedge::AtLeast]);
    }

    #[test]
    fn a_hedge_counts_only_right_before_its_number() {
        assert_eq!(said("At least two of the 390 were ill.", 390.0), [Hedge::None]);
        assert_eq!(said("Moreover 390 came.", 390.0), [Hedge::None]);
    }

    #[test]
    fn a_number_is_no_part_of_another() {
        assert_eq!(said("There were 18,000 and 8,0001.", 8_000.0), []);
    }
}
