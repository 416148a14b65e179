//! [`Found`]: the numbers that the evidence of an amount states.

use std::rc::Rc;

use super::{
    check::Check,
    reading::{Mention, Sentence, Subject, states},
};
use crate::model::{Evidence, Number};

/// A mention of a number in a sentence that was read.
pub(super) struct Found<'e> {
    pub(super) evidence: &'e Evidence,
    pub(super) sentence: Rc<Sentence>,
    pub(super) mention: Mention,
}

/// Returns the mentions of the number in the quote or, if the quote does not contain it, in the sentence; without a
/// number, all mentions in the quote.
pub(super) fn mentions_in<'e>(
    check: &Check<'_>,
    evidence: &'e Evidence,
    number: Option<Number>,
    subject: Option<&Subject>,
) -> Vec<Found<'e>> {
    if evidence.passage.is_none() && check.article.is_some() {
        return Vec::new();
    }
    let (text, start) = sentence(evidence);
    let quoted = start..start.saturating_add(evidence.quote.exact.as_str().len());
    let (Some(reader), Some(sentence)) = (check.reader, check.read(&text)) else { return Vec::new() };
    let says = |mention: &&Mention| match (number, subject) {
        (Some(number), Some(subject)) => reader.says(&sentence, mention, number, subject),
        (Some(number), None) => states(mention, number),
        (None, _) => true,
    };
    let all: Vec<&Mention> = sentence.mentions.iter().filter(says).collect();
    let is_quoted = |mention: &&Mention| quoted.contains(&mention.numeral.start);
    let in_quote: Vec<&Mention> = all.iter().copied().filter(is_quoted).collect();
    let found = if in_quote.is_empty() && number.is_some() { all } else { in_quote };
    found
        .into_iter()
        .map(|mention| Found { evidence, sentence: Rc::clone(&sentence), mention: mention.clone() })
        .collect()
}

impl Found<'_> {
    /// Returns whether the number with its margin reaches to this end: 45 ± 3 to 42 and to 48.
    pub(super) fn has_margin_to(&self, end: Number) -> bool {
        let middle = self.mention.numeral.value;
        let reaches = |margin: f64| ((middle - end.get()).abs() - margin).abs() < 1e-9 * middle.abs().max(1.0);
        self.mention.margin.is_some_and(reaches)
    }
}

/// Returns whether a sentence of the evidence states this value with a margin that reaches to this end.
pub(super) fn states_margin(
    check: &Check<'_>,
    value: Number,
    end: Number,
    subject: Option<&Subject>,
    evidence: &[Rc<Evidence>],
) -> bool {
    let reaches =
        |one: &Rc<Evidence>| mentions_in(check, one, Some(value), subject).iter().any(|found| found.has_margin_to(end));
    evidence.iter().any(reaches)
}

/// Returns whether a sentence of the evidence states this number, in any unit if there is no subject.
pub(super) fn states_number(
    check: &Check<'_>,
    number: Number,
    subject: Option<&Subject>,
    evidence: &[Rc<Evidence>],
) -> bool {
    evidence.iter().any(|one| !mentions_in(check, one, Some(number), subject).is_empty())
}

/// Returns the sentence that contains a quote, and the byte offset of the quote in it. Without the article, the
/// sentence is the quote with its prefix and suffix.
pub(super) fn sentence(evidence: &Evidence) -> (String, usize) {
    if let Some(passage) = &evidence.passage {
        return (passage.sentence.to_string(), passage.quote_at);
    }
    let quote = &evidence.quote;
    let prefix = quote.prefix.as_ref().map(|prefix| format!("{prefix} ")).unwrap_or_default();
    let suffix = quote.suffix.as_ref().map(|suffix| format!(" {suffix}")).unwrap_or_default();
    (format!("{prefix}{}{suffix}", quote.exact), prefix.len())
}
