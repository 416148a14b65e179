//! Converts an amount or range of the document to the model.

use super::check::Check;
use crate::{
    diagnostic::{Code, Path},
    model::{Amount, Estimate, IntervalKind, Number, NumberRange},
    raw::forms::{AmountDocument, EstimateDocument, IntervalKindDocument},
};

/// Converts one amount, without comparing it with its evidence.
pub(super) fn amount(check: &Check<'_>, entry: &AmountDocument, at: &Path<'_>) -> Option<Amount> {
    Some(match entry {
        AmountDocument::Number(qualifier, value) => {
            Amount::Number(*qualifier, check.number(*value, &at.field(qualifier.name()))?)
        }
        AmountDocument::Between(ends) => Amount::Between(span(check, *ends, &at.field("between"))?),
        AmountDocument::Estimate(entry) => Amount::Estimate(estimate(check, entry, &at.field("estimate"))?),
        AmountDocument::Withheld(reason) => Amount::Withheld(check.label(reason, &at.field("withheld"))?),
        AmountDocument::Unknown(reason) => Amount::Unknown(check.label(reason, &at.field("unknown"))?),
        AmountDocument::Words(words) => Amount::Words(check.label(words, &at.field("words"))?),
        AmountDocument::None => Amount::None,
        AmountDocument::Disputed(_) => {
            check.error(Code::SingleClaim, at, || {
                let hint = "write one amount here; several claims go into the `disputed` of a fact".to_owned();
                ["expected one amount, found a dispute".to_owned(), hint]
            });
            return None;
        }
        AmountDocument::Sum(_) | AmountDocument::Share(_) => {
            check.error(Code::CannotAdd, at, || {
                let hint = "add a fact with this amount and name it in the chart".to_owned();
                ["only the amount of a fact can be a sum or a share".to_owned(), hint]
            });
            return None;
        }
    })
}

pub(super) fn span(check: &Check<'_>, [low, high]: [f64; 2], at: &Path<'_>) -> Option<NumberRange> {
    let low = check.number(low, &at.index(0));
    let high = check.number(high, &at.index(1));
    let (low, high) = (low?, high?);
    let span = NumberRange::new(low, high);
    if span.is_none() {
        check.error(Code::BadRange, at, || {
            let message = format!("{} is not below {}", low.get(), high.get());
            [message, "write the low end first; the two ends must differ".to_owned()]
        });
    }
    span
}

fn estimate(check: &Check<'_>, entry: &EstimateDocument, at: &Path<'_>) -> Option<Estimate> {
    let value = check.number(entry.value, &at.field("value"));
    let interval = span(check, entry.between, &at.field("between"));
    let level = match entry.level {
        Some(level) => Some(check.number(level, &at.field("level"))?),
        None => None,
    };
    let estimate = Estimate::new(value?, interval?, interval_kind(entry.kind), level);
    if estimate.is_none() {
        check.error(Code::BadRange, at, || {
            let hint = "the interval contains the value, and the level is a percentage such as 95".to_owned();
            ["the estimate and its interval do not fit".to_owned(), hint]
        });
    }
    estimate
}

pub(super) const fn interval_kind(kind: IntervalKindDocument) -> IntervalKind {
    match kind {
        IntervalKindDocument::Confidence => IntervalKind::Confidence,
        IntervalKindDocument::Credible => IntervalKind::Credible,
        IntervalKindDocument::Margin => IntervalKind::Margin,
        IntervalKindDocument::Models => IntervalKind::Models,
        IntervalKindDocument::Range => IntervalKind::Range,
    }
}

/// Returns the number if it is greater than zero.
pub(super) fn positive(number: Number) -> Option<Number> {
    (number.get() > 0.0).then_some(number)
}
