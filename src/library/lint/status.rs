//! Converts the status of a claim, and refuses it where a chart would draw the claim as a fact. Refuses intervals where a
//! chart has no place for them, too.

use std::rc::Rc;

use super::check::Check;
use crate::{
    diagnostic::{Code, Path},
    model::{Amount, Fact, Figure, Form, Item, Kind, Status},
    raw::{document::ChartDocument, forms::StatusDocument},
};

impl Check<'_> {
    /// Converts the status of a claim.
    pub(super) fn status(&self, raw: Option<&StatusDocument>, at: &Path<'_>) -> Option<Status> {
        Some(match raw? {
            StatusDocument::Expected => Status::Expected,
            StatusDocument::Planned => Status::Planned,
            StatusDocument::Alleged => Status::Alleged,
            StatusDocument::Denied => Status::Denied,
            StatusDocument::Conditional(condition) => {
                Status::Conditional(self.label(&condition.condition, &at.field("if"))?)
            }
        })
    }
}

/// Reports the claims with a status, and the intervals, in a chart that shows facts and single numbers only. `at` is the path of the chart.
pub(super) fn check_drawn(check: &Check<'_>, entry: &ChartDocument, kind: &Kind, at: &Path<'_>) {
    match kind {
        Kind::Counts { form: Form::Bars | Form::Dots, .. } | Kind::Timeline { .. } | Kind::Change { .. } => return,
        Kind::Counts { form: Form::Units(_), .. }
        | Kind::Positions { .. }
        | Kind::History(_)
        | Kind::Line { .. }
        | Kind::Steps { .. } => {}
    }
    for item in kind.items() {
        let (field, ids) = match item {
            Item::Fact(_) => ("facts", &entry.facts),
            Item::Event(_) => ("events", &entry.events),
            Item::Position(_) | Item::Series(_) | Item::Statement(_) => continue,
        };
        let index = ids.iter().flatten().position(|id| id == item.id()).unwrap_or_default();
        let at = at.field(field);
        let at = at.index(index);
        if item.status().is_some() {
            report(check, item.id(), &at);
        }
        let mut amounts = item.figures().flat_map(Figure::amounts);
        if amounts.any(|(amount, _)| matches!(amount, Amount::Estimate(_))) {
            check.error(Code::IntervalNotDrawn, &at, || {
                let hint = "show it in bars or in dots, or write it as `about` or `between`".to_owned();
                [format!("`{}` has an interval, which this kind of chart cannot show", item.id()), hint]
            });
        }
    }
}

/// Reports the parts of a derived figure that are no facts. Returns whether there are any.
pub(super) fn has_claims(check: &Check<'_>, parts: &[Rc<Fact>], at: &Path<'_>) -> bool {
    let claims = parts.iter().enumerate().filter(|(_, part)| part.status.is_some());
    claims.map(|(index, part)| report(check, &part.id, &at.index(index))).count() > 0
}

fn report(check: &Check<'_>, id: &str, at: &Path<'_>) {
    check.error(Code::StatusNotDrawn, at, || {
        let hint = "show it in bars, in dots or in a timeline, which have marks for claims".to_owned();
        [format!("`{id}` has a status, and would look like a fact here"), hint]
    });
}
