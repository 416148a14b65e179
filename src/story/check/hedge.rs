//! Whether the article says a number as surely as the data do.
//!
//! Finds the data's number in the quote, or else in the sentence around it, and looks at the words that adjoin it:
//! "at least 8,000" must not become 8,000. It reads English only; for other languages it stays silent rather than guess.

use std::rc::Rc;

use super::super::{Amount, Code, Evidence, Number, Text, path::Path};
use super::{
    Check,
    numerals::{Numeral, is_letter_or_digit, numerals},
};

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
const BEFORE: [(&str, Hedge); 43] = [
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
    ("minimum", Hedge::AtLeast),
    ("over", Hedge::AtLeast),
    ("above", Hedge::AtLeast),
    ("exceeding", Hedge::AtLeast),
    ("≥", Hedge::AtLeast),
    (">", Hedge::AtLeast),
    ("at most", Hedge::AtMost),
    ("up to", Hedge::AtMost),
    ("as many as", Hedge::AtMost),
    ("fewer than", Hedge::AtMost),
    ("less than", Hedge::AtMost),
    ("a maximum of", Hedge::AtMost),
    ("maximum", Hedge::AtMost),
    ("under", Hedge::AtMost),
    ("below", Hedge::AtMost),
    ("≤", Hedge::AtMost),
    ("<", Hedge::AtMost),
    ("about", Hedge::About),
    ("around", Hedge::About),
    ("roughly", Hedge::About),
    ("approximately", Hedge::About),
    ("approx.", Hedge::About),
    ("approx", Hedge::About),
    ("nearly", Hedge::About),
    ("almost", Hedge::About),
    ("close to", Hedge::About),
    ("estimated", Hedge::About),
    ("some", Hedge::About),
    ("circa", Hedge::About),
    ("ca.", Hedge::About),
    ("~", Hedge::About),
    ("≈", Hedge::About),
    ("between", Hedge::Between),
];

/// Verbs after which a word is their own and no hedge: "handed over 390 prisoners", "spoke about 12 cases".
const VERBS: [(&str, &[&str]); 2] = [
    (
        "over",
        &[
            "hand", "hands", "handed", "handing", "turn", "turns", "turned", "turning", "give", "gives", "given",
            "gave", "take", "takes", "taken", "took", "taking", "bring", "brings", "brought", "carry", "carried",
            "pass", "passed", "win", "won",
        ],
    ),
    (
        "about",
        &[
            "talk", "talks", "talked", "speak", "speaks", "spoke", "ask", "asked", "know", "knows", "knew", "told",
            "heard",
        ],
    ),
];

/// Words and signs that may stand between a hedge and its number.
const FILLERS: [&str; 17] = [
    "another",
    "the",
    "a",
    "an",
    "additional",
    "further",
    "other",
    "total of",
    "rs.",
    "rs",
    "us",
    "$",
    "€",
    "£",
    "₴",
    "₽",
    "\"",
];

/// Words and signs right after a number. Those that may begin something else count only where a clause ends with them.
const AFTER: [(&str, Hedge, bool); 8] = [
    ("+", Hedge::AtLeast, false),
    ("plus", Hedge::AtLeast, false),
    ("or more", Hedge::AtLeast, false),
    ("or fewer", Hedge::AtMost, false),
    ("or less", Hedge::AtMost, false),
    ("or so", Hedge::About, false),
    ("at least", Hedge::AtLeast, true),
    ("at most", Hedge::AtMost, true),
];

/// Compares an amount with the sentences that are said to carry it.
pub(super) fn check_amount(check: &Check<'_>, amount: &Amount, evidence: &[Rc<Evidence>], at: &Path<'_>) {
    let Some(expected) = expected(amount).filter(|_| check.english) else { return };
    for number in amount.numbers() {
        let found: Vec<Hedge> = evidence.iter().flat_map(|one| hedges_in_evidence(check, one, number)).collect();
        if found.is_empty() {
            report_not_said(check, number, evidence, at);
        } else {
            compare(check, expected, number, &found, at);
        }
    }
}

/// Checks that a heading or label does not say an amount more surely than the data do.
pub(super) fn check_heading(check: &Check<'_>, amount: &Amount, heading: &Text, at: &Path<'_>) {
    let Some(expected) = expected(amount).filter(|_| check.english) else { return };
    for number in amount.numbers() {
        let found: Vec<Hedge> = hedges(heading.as_str(), number).into_iter().map(|(_, hedge)| hedge).collect();
        if found.contains(&Hedge::None) && expected != Hedge::None {
            check.error(Code::HedgeLost, at, || {
                let message = format!("this gives the number plainly, the data say “{}”", word(expected));
                [message, "say here too how sure the number is".to_owned()]
            });
        }
    }
}

/// Checks that a number stands in one of the sentences that are said to carry it.
pub(super) fn check_said(check: &Check<'_>, number: Number, evidence: &[Rc<Evidence>], at: &Path<'_>) {
    if check.english && !evidence.iter().any(|one| !hedges_in_evidence(check, one, number).is_empty()) {
        report_not_said(check, number, evidence, at);
    }
}

fn expected(amount: &Amount) -> Option<Hedge> {
    match amount {
        Amount::Exact(_) => Some(Hedge::None),
        Amount::AtLeast(_) => Some(Hedge::AtLeast),
        Amount::AtMost(_) => Some(Hedge::AtMost),
        Amount::About(_) => Some(Hedge::About),
        Amount::Between(_) => Some(Hedge::Between),
        Amount::Withheld(_) | Amount::Unknown(_) | Amount::None => None,
    }
}

fn compare(check: &Check<'_>, expected: Hedge, number: Number, found: &[Hedge], at: &Path<'_>) {
    let hedged = found.iter().find(|hedge| **hedge != Hedge::None);
    if expected == Hedge::None {
        // One plain mention does not make up for one that says otherwise.
        if let Some(said) = hedged {
            check.error(Code::HedgeLost, at, || {
                [
                    format!("the article says “{}”, the data say it is exact", word(*said)),
                    match said {
                        Hedge::Between => "write { \"between\": [ …, … ] }".to_owned(),
                        said => format!("write {{ \"{}\": {} }}", field(*said), number.get()),
                    },
                ]
            });
        }
    } else if !found.contains(&expected) {
        match hedged {
            None => check.warning(Code::HedgeDiffers, at, || {
                [
                    format!("the data say “{}”, the sentence gives the number plainly", word(expected)),
                    "say in the article how sure the number is, or write what it says into the data".to_owned(),
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

fn report_not_said(check: &Check<'_>, number: Number, evidence: &[Rc<Evidence>], at: &Path<'_>) {
    // A quote that was not found has been reported as such.
    if evidence.iter().any(|one| one.passage.is_some() || !check.has_text) {
        check.warning(Code::NumberNotSaid, at, || {
            [
                format!("the number {} does not stand in the sentence that should say it", number.get()),
                "quote the sentence that gives the number".to_owned(),
            ]
        });
    }
}

/// How the quote qualifies the number; where it does not have it, how the sentence around it does. A quote without its
/// article stands for itself, with its prefix and suffix.
fn hedges_in_evidence(check: &Check<'_>, evidence: &Evidence, number: Number) -> Vec<Hedge> {
    if evidence.passage.is_none() && check.has_text {
        return Vec::new();
    }
    let quote = &evidence.quote;
    let parts = [quote.prefix.as_ref(), Some(&quote.exact), quote.suffix.as_ref()];
    let alone = || parts.into_iter().flatten().map(Text::as_str).collect::<Vec<_>>().join(" ");
    let text = evidence.passage.as_ref().map_or_else(alone, |passage| passage.sentence.to_string());
    let all = hedges(&text, number);
    let quoted = text.find(quote.exact.as_str()).map(|start| start..start.saturating_add(quote.exact.as_str().len()));
    let in_quote: Vec<Hedge> = all
        .iter()
        .filter(|(numeral, _)| quoted.as_ref().is_some_and(|quoted| quoted.contains(&numeral.start)))
        .map(|(_, hedge)| *hedge)
        .collect();
    if in_quote.is_empty() { all.into_iter().map(|(_, hedge)| hedge).collect() } else { in_quote }
}

/// How the text qualifies each occurrence of the number.
fn hedges(text: &str, number: Number) -> Vec<(Numeral, Hedge)> {
    let text = text.to_ascii_lowercase();
    let all = numerals(&text);
    let is_it = |value: f64| (value - number.get()).abs() < 1e-9 * value.abs().max(1.0);
    let found = all.iter().enumerate().filter(|(_, numeral)| is_it(numeral.value) || is_it(numeral.unscaled));
    found
        .map(|(index, numeral)| {
            let before = index.checked_sub(1).and_then(|before| all.get(before));
            let after = all.get(index.saturating_add(1));
            let in_span = before.is_some_and(|low| is_span(&text, low, numeral))
                || after.is_some_and(|high| is_span(&text, numeral, high));
            (*numeral, if in_span { Hedge::Between } else { hedge_of(&text, numeral) })
        })
        .collect()
}

/// Whether two numbers are the ends of a span: "between 150 and 260", "from 150 to 260", "150–260".
fn is_span(text: &str, low: &Numeral, high: &Numeral) -> bool {
    let before = text.get(..low.start).unwrap_or_default();
    let joint = text.get(low.end..high.start).unwrap_or_default().trim();
    let opened = |word| strip_words(before.trim_end(), word).is_some();
    match joint {
        "and" => opened("between"),
        "to" => opened("from") || low.value < high.value,
        "-" | "\u{2013}" => low.value < high.value,
        _ => false,
    }
}

/// The words right before and after a number, past what may stand between.
fn hedge_of(text: &str, numeral: &Numeral) -> Hedge {
    let mut before = text.get(..numeral.start).unwrap_or_default().trim_end();
    let mut hedge = Hedge::None;
    // Of "at least some 8,000", the outer words count.
    for _ in 0..4 {
        let found = BEFORE
            .iter()
            .find_map(|(words, hedge)| Some((strip_words(before, words)?, *words, *hedge)))
            .filter(|(rest, words, _)| !belongs_to_verb(rest.trim_end(), words));
        let filler = || FILLERS.iter().find_map(|words| strip_words(before, words));
        match found {
            Some((rest, _, found)) => (before, hedge) = (rest.trim_end(), found),
            None => match filler() {
                Some(rest) => before = rest.trim_end(),
                None => break,
            },
        }
    }
    if hedge == Hedge::None || hedge == Hedge::Between {
        let after = text.get(numeral.end..).unwrap_or_default().trim_start();
        let found = AFTER.iter().find(|(words, _, at_end)| {
            after.strip_prefix(words).is_some_and(|rest| {
                let boundary = !rest.starts_with(is_letter_or_digit) || !words.ends_with(char::is_alphabetic);
                boundary && (!at_end || rest.is_empty() || rest.starts_with(['.', ',', ';', ')', ':', '!', '?', '”']))
            })
        });
        return found.map_or(Hedge::None, |(_, hedge, _)| *hedge);
    }
    hedge
}

/// Whether a word is the second half of the verb before it.
fn belongs_to_verb(before: &str, word: &str) -> bool {
    let verbs = VERBS.iter().find(|(second, _)| *second == word).map(|(_, verbs)| *verbs).unwrap_or_default();
    verbs.iter().any(|verb| strip_words(before, verb).is_some())
}

/// The text without these words at its end; nothing where it does not end with them as whole words.
fn strip_words<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let rest = text.strip_suffix(words)?;
    let is_word = words.starts_with(char::is_alphabetic);
    (!is_word || !rest.ends_with(is_letter_or_digit)).then_some(rest)
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
        hedges(sentence, Number::new(number).unwrap()).into_iter().map(|(_, hedge)| hedge).collect()
    }

    #[test]
    fn hedges_are_read_from_the_words_beside_the_number() {
        for sentence in [
            "At least 8,000 are held.",
            "They hold 8000 or more.",
            "At least $8,000 was paid",
            "at least €8,000",
            "at least Rs. 8,000",
            "at least another 8,000",
            "more than the 8,000 of last year",
            "8,000+ came",
            "at least some 8,000",
            "at least eight thousand",
            "some say 8,000 at least.",
        ] {
            assert_eq!(said(sentence, 8_000.0), [Hedge::AtLeast], "{sentence}");
        }
        assert_eq!(said("At least 1.5 million", 1_500_000.0), [Hedge::AtLeast]);
        assert_eq!(said("No more than 5\u{202f}000 came.", 5_000.0), [Hedge::AtMost]);
        assert_eq!(said("Some 1.5 million.", 1.5), [Hedge::About]);
        assert_eq!(said("approx. 8,000", 8_000.0), [Hedge::About]);
        assert_eq!(said("at least twenty", 20.0), [Hedge::AtLeast]);
        assert_eq!(said("Exactly 390 came, not over 400.", 390.0), [Hedge::None]);
    }

    #[test]
    fn both_ends_of_a_span_belong_to_it() {
        for sentence in ["between 150 and 260", "from 150 to 260", "150 to 260", "150\u{2013}260 houses"] {
            assert_eq!(said(sentence, 150.0), [Hedge::Between], "{sentence}");
            assert_eq!(said(sentence, 260.0), [Hedge::Between], "{sentence}");
        }
        assert_eq!(said("150 dogs and 260 cats", 150.0), [Hedge::None]);
        assert_eq!(said("won by 390 to 307", 390.0), [Hedge::None]);
    }

    #[test]
    fn a_hedge_counts_only_beside_its_number() {
        assert_eq!(said("At least two of the 390 were ill.", 390.0), [Hedge::None]);
        assert_eq!(said("Moreover 390 came.", 390.0), [Hedge::None]);
        assert_eq!(said("Russia handed over 390 prisoners.", 390.0), [Hedge::None]);
        assert_eq!(said("He spoke about 12 cases, over 11 of them new.", 12.0), [Hedge::None]);
        assert_eq!(said("Over 390 came.", 390.0), [Hedge::AtLeast]);
        assert_eq!(said("390 or soon more", 390.0), [Hedge::None]);
        assert_eq!(said("390 at least two days late", 390.0), [Hedge::None]);
    }
}
