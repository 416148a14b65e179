//! Converts the band of a series: both ends for each value, around it.

use std::rc::Rc;

use super::{amount, check::Check, estimate};
use crate::{
    diagnostic::{Code, Path},
    model::{Band, Evidence, NumberRange, Point, Qualifier},
    raw::forms::BandDocument,
};

/// Converts the intervals of these points.
pub(super) fn band(
    check: &Check<'_>,
    entry: &BandDocument,
    qualifier: Qualifier,
    points: &[Point],
    evidence: &[Rc<Evidence>],
    at: &Path<'_>,
) -> Option<Band> {
    if qualifier != Qualifier::Exact {
        check.error(Code::BadRange, at, || {
            let hint = "remove `certainty`, or remove `band`".to_owned();
            [format!("values with the certainty `{}` cannot have intervals", qualifier.name()), hint]
        });
        return None;
    }
    for (name, ends) in [("low", &entry.low), ("high", &entry.high)] {
        if ends.len() != points.len() {
            check.error(Code::BadLength, &at.field(name), || {
                let message = format!("{} ends for {} values", ends.len(), points.len());
                [message, "write one end for each value, and `null` for a value without an interval".to_owned()]
            });
            return None;
        }
    }
    let low = at.field("low");
    let mut ranges = Vec::with_capacity(points.len());
    for (index, ((low_end, high_end), point)) in entry.low.iter().zip(&entry.high).zip(points).enumerate() {
        let here = low.index(index);
        ranges.push(match (low_end.0, high_end.0) {
            (None, None) => None,
            (Some(low), Some(high)) => Some(range(check, [low, high], point, &here)?),
            (Some(_), None) | (None, Some(_)) => {
                report(check, "an interval with one end", "write both ends, or `null` for both", &here);
                return None;
            }
        });
    }
    let level = match entry.level {
        Some(level) => Some(check.number(level, &at.field("level"))?),
        None => None,
    };
    estimate::check_level(check, level, evidence, &at.field("level"));
    let band = Band::new(amount::interval_kind(entry.kind), level, ranges, points);
    if band.is_none() {
        report(check, "the level is not between 0 and 100", "write a percentage such as 95", &at.field("level"));
    }
    band
}

/// Converts the interval of a point.
fn range(check: &Check<'_>, ends: [f64; 2], point: &Point, at: &Path<'_>) -> Option<NumberRange> {
    let range = amount::span(check, ends, at)?;
    let contains = |value| range.low() <= value && value <= range.high();
    if !point.value.is_some_and(contains) {
        report(check, "the interval does not contain the value", "write ends around the value", at);
        return None;
    }
    Some(range)
}

fn report(check: &Check<'_>, message: &str, hint: &str, at: &Path<'_>) {
    check.error(Code::BadRange, at, || [message.to_owned(), hint.to_owned()]);
}
