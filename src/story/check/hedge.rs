//! Whether the article says a number as surely as the data do.
//!
//! Finds the data's number in the quote, or else in the sentence around it, and looks at the words that adjoin it:
//! "at least 8,000" must not become 8,000. It reads English only; for other languages it stays silent rather than guess.

use std::rc::Rc;

use super::super::{Amount, Code, Evidence, Number, Text, path::Path};
use super::{
    Check,
    english::{Hedge, Reading, is_date, readings},
    numerals::Numeral,
};

/// Compares an amount with the sentences that are said to carry it.
pub(super) fn check_amount(check: &Check<'_>, amount: &Amount, evidence: &[Rc<Evidence>], at: &Path<'_>) {
    let Some(expected) = expected(amount).filter(|_| check.english) else { return };
    for number in amount.numbers() {
        let found: Vec<Reading> = evidence.iter().flat_map(|one| readings_in(check, one, number)).collect();
        if found.is_empty() {
            report_not_said(check, number, evidence, at);
        } else {
            compare(check, expected, number, &found, at);
        }
    }
}

/// Checks that a heading or label does not say an amount more surely than the data do.
pub(super) fn check_heading(check: &Check<'_>, amount: &Amount, heading: &Text, at: &Path<'_>) {
    let Some(expected) = expected(amount).filter(|hedge| check.english && *hedge != Hedge::None) else { return };
    for number in amount.numbers() {
        let plain = |(numeral, reading): &(Numeral, Reading)| {
            reading.hedge == Hedge::None && !is_date(&heading.as_str().to_ascii_lowercase(), numeral)
        };
        if readings(heading.as_str(), number).iter().any(plain) {
            check.error(Code::HedgeLost, at, || {
                let message = format!("this gives the number plainly, the data say “{}”", word(expected));
                [message, "say here too how sure the number is".to_owned()]
            });
        }
    }
}

/// Checks that a number stands in one of the sentences that are said to carry it.
pub(super) fn check_said(check: &Check<'_>, number: Number, evidence: &[Rc<Evidence>], at: &Path<'_>) {
    if check.english && !evidence.iter().any(|one| !readings_in(check, one, number).is_empty()) {
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

/// A sure contradiction refuses the story; words that can be read in two ways are shown to the editor.
fn compare(check: &Check<'_>, expected: Hedge, number: Number, found: &[Reading], at: &Path<'_>) {
    let sure = found.iter().find(|reading| reading.sure && reading.hedge != Hedge::None);
    let hedged = sure.or_else(|| found.iter().find(|reading| reading.hedge != Hedge::None));
    if expected != Hedge::None && found.iter().any(|reading| reading.hedge == expected) {
        return;
    }
    let Some(said) = hedged else {
        if expected != Hedge::None {
            check.warning(Code::HedgeDiffers, at, || {
                [
                    format!("the data say “{}”, the sentence gives the number plainly", word(expected)),
                    "say in the article how sure the number is, or write what it says into the data".to_owned(),
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
                "if it does, write that into the data".to_owned(),
            ]
        });
    } else if expected == Hedge::None {
        // One plain mention does not make up for one that says otherwise.
        check.error(Code::HedgeLost, at, || {
            let hint = match hedge {
                Hedge::Between => "write { \"between\": [ …, … ] }".to_owned(),
                hedge => format!("write {{ \"{}\": {} }}", field(hedge), number.get()),
            };
            [format!("the article says “{}”, the data say it is exact", word(hedge)), hint]
        });
    } else {
        check.error(Code::HedgeDiffers, at, || {
            [
                format!("the article says “{}”, the data say “{}”", word(hedge), word(expected)),
                "one of the two is wrong: ask whoever wrote the sentence".to_owned(),
            ]
        });
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
fn readings_in(check: &Check<'_>, evidence: &Evidence, number: Number) -> Vec<Reading> {
    let quote = &evidence.quote;
    let exact = quote.exact.as_str();
    let (text, start) = match &evidence.passage {
        Some(passage) => (passage.sentence.to_string(), passage.quote_at),
        None if check.has_text => return Vec::new(),
        None => {
            let prefix = quote.prefix.as_ref().map(|prefix| format!("{prefix} ")).unwrap_or_default();
            let suffix = quote.suffix.as_ref().map(|suffix| format!(" {suffix}")).unwrap_or_default();
            (format!("{prefix}{exact}{suffix}"), prefix.len())
        }
    };
    let quoted = start..start.saturating_add(exact.len());
    let all = readings(&text, number);
    let in_quote: Vec<Reading> =
        all.iter().filter(|(numeral, _)| quoted.contains(&numeral.start)).map(|(_, reading)| *reading).collect();
    if in_quote.is_empty() { all.into_iter().map(|(_, reading)| reading).collect() } else { in_quote }
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
