//! Compares the dates of events with those that their quotes name.

use std::rc::Rc;

use super::check::Check;
use crate::{
    diagnostic::{Code, Path},
    model::{Evidence, OpenEnd, When},
};

/// Warns of an open end of a range of dates that no sentence of the evidence states.
pub(super) fn check_open_end(check: &Check<'_>, when: When, evidence: &[Rc<Evidence>], at: &Path<'_>) {
    let Some((reader, end)) = check.reader.zip(when.open()) else { return };
    let says = |one: &Rc<Evidence>| {
        let text = one.passage.as_ref().map_or(one.quote.exact.as_str(), |passage| &*passage.sentence);
        check.read(text).is_some_and(|sentence| reader.says_open(&sentence, end))
    };
    if !evidence.is_empty() && !evidence.iter().any(says) {
        check.warning(Code::DateDiffers, at, || {
            let message = match end {
                OpenEnd::Last => "the quoted sentence does not say that it goes on",
                OpenEnd::First => "the quoted sentence does not say that it ended then",
            };
            let hint = "write the date without the open end, or quote the sentence that says so".to_owned();
            [message.to_owned(), hint]
        });
    }
}

/// Reports the date of an event if its evidence names dates, and only others.
pub(super) fn check_date(check: &Check<'_>, when: When, evidence: &[Rc<Evidence>], at: &Path<'_>) {
    let Some(reader) = check.reader.filter(|_| !when.about) else { return };
    let in_text = |text: &str| reader.names_another_date(&*check.read(text)?, when);
    // The quote decides. Only if it names no date, its sentence does.
    let said = |one: &Rc<Evidence>| {
        let quote = one.quote.exact.as_str();
        let sentence = one.passage.as_ref().map(|passage| &*passage.sentence);
        in_text(quote).or_else(|| in_text(sentence?).map(|_| false))
    };
    let all: Option<Vec<bool>> = evidence.iter().map(said).collect();
    let Some(sure) = all.filter(|all| !all.is_empty()).map(|all| all.into_iter().all(|sure| sure)) else { return };
    let words = || {
        let hint = "write the date that the sentence names, or quote the sentence that names this one".to_owned();
        ["the quoted sentence names another date".to_owned(), hint]
    };
    if sure { check.error(Code::DateDiffers, at, words) } else { check.warning(Code::DateDiffers, at, words) }
}
