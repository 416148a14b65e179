//! Checks that the qualifier of a number in the data matches the article.
//!
//! Searches for the number in the quote, or else in the sentence that contains it, and examines the adjacent words:
//! "at least 8,000" must not become 8,000. Only English is checked; other languages are skipped rather than guessed.

use std::rc::Rc;

use super::{
    check::Check,
    english::{Hedge, Reading, is_date, readings},
    numerals::numerals,
};
use crate::{
    diagnostic::{Code, Path},
    model::{Amount, Evidence, Number, Qualifier},
    raw::forms::AmountDocument,
};

/// Compares an amount with the sentences of its evidence. Readings that match an amount `beside` it with the same
/// number are ignored: "at least 45 to one side and 45 to the other".
pub(super) fn check_amount(
    check: &Check<'_>,
    amount: &Amount,
    evidence: &[Rc<Evidence>],
    beside: &[&AmountDocument],
    at: &Path<'_>,
) {
    let Some(expected) = expected(amount).filter(|_| check.english) else { return };
    for number in amount.numbers() {
        let mut found: Vec<Reading> = evidence.iter().flat_map(|one| readings_in(check, one, number)).collect();
        let other =
            |reading: &Reading| beside.iter().any(|other| written(other) == Some((number.get(), reading.hedge)));
        if found.iter().any(|reading| agrees(expected, reading.hedge)) {
            found.retain(|reading| agrees(expected, reading.hedge) || !other(reading));
        }
        if found.is_empty() {
            report_not_said(check, number, evidence, at);
        } else {
            compare(check, expected, number, &found, at);
        }
    }
}

/// Returns the number and the hedge of an amount of the document, if it has a single number.
fn written(amount: &AmountDocument) -> Option<(f64, Hedge)> {
    match amount {
        AmountDocument::Number(qualifier, value) => Some((*value, Hedge::One(*qualifier))),
        AmountDocument::Between(_)
        | AmountDocument::Withheld(_)
        | AmountDocument::Unknown(_)
        | AmountDocument::None
        | AmountDocument::Disputed(_)
        | AmountDocument::Sum(_)
        | AmountDocument::Share(_) => None,
    }
}

/// Checks that a number occurs in one of the sentences of its evidence.
pub(super) fn check_said(check: &Check<'_>, number: Number, evidence: &[Rc<Evidence>], at: &Path<'_>) {
    if check.english && !evidence.iter().any(|one| !readings_in(check, one, number).is_empty()) {
        report_not_said(check, number, evidence, at);
    }
}

pub(super) fn expected(amount: &Amount) -> Option<Hedge> {
    match amount {
        Amount::Number(qualifier, _) => Some(Hedge::One(*qualifier)),
        Amount::Between(_) => Some(Hedge::Between),
        Amount::Withheld(_) | Amount::Unknown(_) | Amount::None => None,
    }
}

/// Returns whether the data say what the sentence says, or less: more than 8,000 are at least 8,000.
fn agrees(data: Hedge, said: Hedge) -> bool {
    data == said
        || matches!(
            (data, said),
            (Hedge::One(Qualifier::AtLeast), Hedge::One(Qualifier::MoreThan))
                | (Hedge::One(Qualifier::AtMost), Hedge::One(Qualifier::LessThan))
        )
}

/// Compares the readings with the expected hedge. A certain contradiction is an error; an ambiguous reading is a
/// warning.
fn compare(check: &Check<'_>, expected: Hedge, number: Number, found: &[Reading], at: &Path<'_>) {
    let sure = found.iter().find(|reading| reading.sure && reading.hedge != Hedge::NONE);
    let hedged = sure.or_else(|| found.iter().find(|reading| reading.hedge != Hedge::NONE));
    if expected != Hedge::NONE && found.iter().any(|reading| agrees(expected, reading.hedge)) {
        return;
    }
    let Some(said) = hedged else {
        if expected != Hedge::NONE {
            check.warning(Code::HedgeDiffers, at, || {
                [
                    format!("the data say “{}”, the sentence has no qualifier", word(expected)),
                    "add the qualifier to the article, or write `exact` in the data".to_owned(),
                ]
            });
        }
        return;
    };
    let hedge = said.hedge;
    if !said.sure {
        check.warning(Code::HedgeDiffers, at, || {
            [
                format!("the article may say “{}”, the data say “{}”", word(hedge), word(expected)),
                "if it does, use the same qualifier in the data".to_owned(),
            ]
        });
    } else if expected == Hedge::NONE {
        // A mention without a hedge does not cancel one with a hedge.
        check.error(Code::HedgeLost, at, || {
            let hint = match hedge {
                Hedge::Between => "write { \"between\": [ …, … ] }".to_owned(),
                hedge @ Hedge::One(_) => format!("write {{ \"{}\": {} }}", field(hedge), number.get()),
            };
            [format!("the article says “{}”, the data say it is exact", word(hedge)), hint]
        });
    } else {
        check.error(Code::HedgeDiffers, at, || {
            [
                format!("the article says “{}”, the data say “{}”", word(hedge), word(expected)),
                "one of the two is wrong: ask the author of the sentence".to_owned(),
            ]
        });
    }
}

fn report_not_said(check: &Check<'_>, number: Number, evidence: &[Rc<Evidence>], at: &Path<'_>) {
    // A quote that was not found has already been reported.
    let mut sentences = evidence.iter().filter(|one| one.passage.is_some() || !check.has_text).peekable();
    if sentences.peek().is_none() {
        return;
    }
    if sentences.any(|one| mentions_withheld_number(&sentence(one).0)) {
        check.error(Code::NumberWithheld, at, || {
            let message = format!(
                "the article says that the number is not published or not known, but the data state {}",
                number.get()
            );
            [message, "write { \"withheld\": \"…\" } or { \"unknown\": \"…\" } with the reason".to_owned()]
        });
        return;
    }
    let words = || {
        [
            format!("the quoted sentence does not contain the number {}", number.get()),
            "quote the sentence that states the number".to_owned(),
        ]
    };
    // A quote with another number contradicts this one. A quote without a number may state it in words that are not
    // recognized.
    if evidence.iter().any(|one| states_a_number(one.quote.exact.as_str())) {
        check.error(Code::NumberNotSaid, at, words);
    } else {
        check.warning(Code::NumberNotSaid, at, words);
    }
}

fn states_a_number(quote: &str) -> bool {
    let quote = quote.to_ascii_lowercase();
    numerals(&quote).iter().any(|numeral| !is_date(&quote, numeral))
}

/// Phrases that mention a number without stating it.
const WITHHELD: [&str; 14] = [
    "withheld",
    "undisclosed",
    "not disclosed",
    "not been disclosed",
    "not disclose",
    "not made public",
    "kept secret",
    "no number",
    "no figure",
    "not give a number",
    "not say how many",
    "not said how many",
    "without a number",
    "how many is not known",
];

fn mentions_withheld_number(sentence: &str) -> bool {
    let sentence = sentence.to_ascii_lowercase();
    WITHHELD.iter().any(|words| sentence.contains(words))
}

/// Returns the sentence that contains a quote, and the byte offset of the quote in it. Without the article, the
/// sentence is the quote with its prefix and suffix.
fn sentence(evidence: &Evidence) -> (String, usize) {
    if let Some(passage) = &evidence.passage {
        return (passage.sentence.to_string(), passage.quote_at);
    }
    let quote = &evidence.quote;
    let prefix = quote.prefix.as_ref().map(|prefix| format!("{prefix} ")).unwrap_or_default();
    let suffix = quote.suffix.as_ref().map(|suffix| format!(" {suffix}")).unwrap_or_default();
    (format!("{prefix}{}{suffix}", quote.exact), prefix.len())
}

/// Returns the readings of the number in the quote or, if the quote does not contain it, in the sentence.
fn readings_in(check: &Check<'_>, evidence: &Evidence, number: Number) -> Vec<Reading> {
    if evidence.passage.is_none() && check.has_text {
        return Vec::new();
    }
    let (text, start) = sentence(evidence);
    let exact = evidence.quote.exact.as_str();
    // "A deficit of 8 million" states a negative number.
    let number = Number::new(number.get().abs()).unwrap_or(number);
    let quoted = start..start.saturating_add(exact.len());
    let all = readings(&text, number);
    let in_quote: Vec<Reading> =
        all.iter().filter(|(numeral, _)| quoted.contains(&numeral.start)).map(|(_, reading)| *reading).collect();
    if in_quote.is_empty() { all.into_iter().map(|(_, reading)| reading).collect() } else { in_quote }
}

pub(super) fn word(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::One(Qualifier::Exact) => "exactly",
        Hedge::One(Qualifier::AtLeast) => "at least",
        Hedge::One(Qualifier::AtMost) => "at most",
        Hedge::One(Qualifier::About) => "about",
        Hedge::One(Qualifier::MoreThan) => "more than",
        Hedge::One(Qualifier::LessThan) => "less than",
        Hedge::Between => "between",
    }
}

fn field(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::One(qualifier) => qualifier.name(),
        Hedge::Between => "between",
    }
}
