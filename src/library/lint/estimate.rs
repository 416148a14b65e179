//! Compares an estimate with the sentences of its evidence: they have its value, both ends or the margin, and the level.

use std::rc::Rc;

use super::{check::Check, found, reading::Subject};
use crate::{
    diagnostic::{Code, Path},
    model::{Amount, Evidence, Number},
};

/// If the amount is an estimate, reports the numbers of it that no sentence states.
pub(super) fn check_amount(
    check: &Check<'_>,
    amount: &Amount,
    subject: Option<&Subject>,
    evidence: &[Rc<Evidence>],
    at: &Path<'_>,
) {
    let Amount::Estimate(estimate) = amount else { return };
    if check.reader.is_none() {
        return;
    }
    let says = |number: Number, subject| found::states_number(check, number, subject, evidence);
    let (value, interval) = (estimate.value(), estimate.interval());
    let margin = |end| found::states_margin(check, value, end, subject, evidence);
    for (number, is_end) in [(value, false), (interval.low(), true), (interval.high(), true)] {
        let is_said = says(number, subject) || (is_end && margin(number));
        if !is_said {
            check.error(Code::NumberNotSaid, at, || {
                let message = format!("no quoted sentence has the number {} of the estimate", number.get());
                [message, "quote the sentences that state the value and the interval, or its margin".to_owned()]
            });
        }
    }
    check_level(check, estimate.level(), evidence, at);
}

/// Reports the level of an interval that no sentence states.
pub(super) fn check_level(check: &Check<'_>, level: Option<Number>, evidence: &[Rc<Evidence>], at: &Path<'_>) {
    let is_said = |level: Number| found::states_number(check, level, None, evidence);
    if let Some(level) = level.filter(|level| check.reader.is_some() && !is_said(*level)) {
        check.error(Code::NumberNotSaid, at, || {
            let message = format!("no quoted sentence has the level of {}%", level.get());
            [message, "remove `level`, or quote the sentence that states it".to_owned()]
        });
    }
}
