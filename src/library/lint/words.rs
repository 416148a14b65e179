//! Checks an amount in words: it is quoted, and hides no number.

use std::rc::Rc;

use super::{
    check::Check,
    reading::{NumeralKind, Sentence},
    search::find,
};
use crate::{
    diagnostic::{Code, Path},
    model::Evidence,
};

/// Checks that a quote has the words, and that they name no number, which needs its qualifier.
pub(super) fn check_words(check: &Check<'_>, words: &str, evidence: &[Rc<Evidence>], at: &Path<'_>) {
    let has_number = |read: &Rc<Sentence>| read.mentions.iter().any(|one| one.numeral.kind != NumeralKind::Vague);
    if check.read(words).as_ref().is_some_and(has_number) {
        check.error(Code::NumberInWords, at, || {
            let hint = "write the number with its qualifier, such as { \"at_least\": 8000 }".to_owned();
            [format!("“{words}” has a number"), hint]
        });
    }
    let wanted = words.to_lowercase();
    let has_words = |one: &Rc<Evidence>| find(&one.quote.exact.as_str().to_lowercase(), [&wanted, "", ""]).is_some();
    if !evidence.is_empty() && !evidence.iter().any(has_words) {
        check.error(Code::NumberNotSaid, at, || {
            let message = format!("no quote has the words “{words}”");
            [message, "write the words as the sentence has them".to_owned()]
        });
    }
}
