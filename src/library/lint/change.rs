//! Checks charts of kind `change`: whether the two figures of each row are of one thing at two times.

use super::{check::Check, derived::report_mixed, items::Items};
use crate::{
    diagnostic::{Code, Path},
    model::{Change, Fact, Figure, Kind, When},
    raw::document::ChartDocument,
};

/// The maximum number of changes in one chart.
const MAX_CHANGES: usize = 100;

pub(super) fn changes(check: &Check<'_>, entry: &ChartDocument, items: &Items, at: &Path<'_>) -> Option<Kind> {
    let entries = entry.changes.as_deref().unwrap_or_default();
    let at = at.field("changes");
    if entries.is_empty() {
        check.error(Code::EmptyChart, &at, || {
            let hint = "name two figures: \"changes\": [ { \"from\": \"…\", \"to\": \"…\" } ]";
            ["the chart has no changes".to_owned(), hint.to_owned()]
        });
    }
    if !check.bounded(entries.len(), MAX_CHANGES, "changes", &at) {
        return None;
    }
    let mut seen: Vec<&str> = Vec::new();
    let mut changes: Vec<Change> = Vec::new();
    for (position, entry) in entries.iter().enumerate() {
        let at = at.index(position);
        let [from, to] = [("from", &entry.from), ("to", &entry.to)].map(|(field, id)| {
            let at = at.field(field);
            if seen.contains(&id.as_str()) {
                check.duplicate(id, "figure", &at);
                return None;
            }
            seen.push(id);
            let fact = items.facts.show(check, id, "fact", &at)?;
            check_one(check, &fact, &at);
            Some(fact)
        });
        let (Some(from), Some(to)) = (from, to) else { continue };
        let first = changes.first().map_or(&from, |change| &change.from);
        for (field, fact) in [("from", &from), ("to", &to)] {
            if fact.unit != first.unit || fact.basis != first.basis {
                report_mixed(check, first, fact, &at.field(field));
            }
        }
        check_pair(check, &from, &to, &at);
        changes.push(Change { from, to });
    }
    (!changes.is_empty()).then_some(Kind::Change { changes })
}

/// Checks that a figure has a date, and one amount.
fn check_one(check: &Check<'_>, fact: &Fact, at: &Path<'_>) {
    if fact.as_of.is_none() {
        check.error(Code::NoDate, at, || {
            let hint = "add `as_of`: a change needs the dates of both figures".to_owned();
            [format!("`{}` has no date", fact.id), hint]
        });
    }
    if matches!(fact.figure, Figure::Disputed(_)) {
        check.error(Code::NoAmount, at, || {
            let hint = "a change leads from one amount to another: show the claims in a `counts` chart".to_owned();
            [format!("`{}` is disputed", fact.id), hint]
        });
    }
}

/// Checks that two figures are of one thing, and that the second one is later.
fn check_pair(check: &Check<'_>, from: &Fact, to: &Fact, at: &Path<'_>) {
    let side = |fact: &Fact| fact.side.as_ref().map(|side| side.index);
    if from.label != to.label || side(from) != side(to) {
        check.error(Code::TwoThings, at, || {
            let message = format!("`{}` is “{}”, `{}` is “{}”", from.id, from.label, to.id, to.label);
            let hint = "give both the same label and the same side, or show them in a `counts` chart".to_owned();
            [message, hint]
        });
    }
    if let (Some(earlier), Some(later)) = (from.as_of, to.as_of)
        && !is_before(earlier, later)
    {
        check.error(Code::BadOrder, &at.field("to"), || {
            let message = format!("`{}` ({later}) is not later than `{}` ({earlier})", to.id, from.id);
            [message, "write the earlier figure in `from`; the two dates must not overlap".to_owned()]
        });
    }
}

/// Returns whether a date ends before another one begins. Two times of one day are compared as well.
fn is_before(one: When, other: When) -> bool {
    let day = |when: When| (when.first_day(), when.end_day());
    let times = one.time().zip(other.time());
    one.end_day() <= other.first_day() || day(one) == day(other) && times.is_some_and(|(one, other)| one < other)
}
