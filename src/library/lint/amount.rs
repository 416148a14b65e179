//! One amount or stretch of the document as one of the model.

use super::check::Check;
use crate::{
    diagnostic::{Code, Path},
    model::{Amount, Number, Span},
    raw::forms::AmountDocument,
};

/// One amount, not compared with what anybody said.
pub(super) fn amount(check: &Check<'_>, entry: &AmountDocument, at: &Path<'_>) -> Option<Amount> {
    let amount = match entry {
        AmountDocument::Number(qualifier, value) => {
            Amount::Number(*qualifier, check.number(*value, &at.field(qualifier.name()))?)
        }
        AmountDocument::Between(ends) => Amount::Between(span(check, *ends, &at.field("between"))?),
        AmountDocument::Withheld(reason) => Amount::Withheld(check.label(reason, &at.field("withheld"))?),
        AmountDocument::Unknown(reason) => Amount::Unknown(check.label(reason, &at.field("unknown"))?),
        AmountDocument::None => Amount::None,
        AmountDocument::Disputed(_) => {
            check.error(Code::LonelyClaim, at, || {
                let hint = "give each claimant a claim of their own in the fact's `disputed`".to_owned();
                ["a dispute where one amount is needed".to_owned(), hint]
            });
            return None;
        }
        AmountDocument::Sum(_) | AmountDocument::Share(_) => {
            check.error(Code::CannotAdd, at, || {
                let hint = "give it a fact of its own, and name that in the chart".to_owned();
                ["only the amount of a fact can be worked out from others".to_owned(), hint]
            });
            return None;
        }
    };
    if !amount.is_exact() && amount.numbers().any(|number| number.get() < 0.0) {
        check.error(Code::BadNumber, at, || {
            let hint = "turn the count round: what is said of a loss is a bound on how much was lost";
            ["a bound below zero".to_owned(), hint.to_owned()]
        });
    }
    Some(amount)
}

pub(super) fn span(check: &Check<'_>, [low, high]: [f64; 2], at: &Path<'_>) -> Option<Span> {
    let low = check.number(low, &at.index(0));
    let high = check.number(high, &at.index(1));
    let (low, high) = (low?, high?);
    let span = Span::new(low, high);
    if span.is_none() {
        check.error(Code::BadRange, at, || {
            let message = format!("{} is not below {}", low.get(), high.get());
            [message, "write the low end first; one number is no range".to_owned()]
        });
    }
    span
}

/// A number that nothing needs to hold apart: see [`Amount`] for figures.
pub(super) fn positive(number: Number) -> Option<Number> {
    (number.get() > 0.0).then_some(number)
}
