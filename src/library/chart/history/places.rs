//! Where the events of a history stand along a true scale of time.

use super::super::{calendar::Calendar, length, spread::spread};
use super::Entry;
use crate::{
    geom::within,
    model::{Date, Filter, History, When},
};

/// Between neighbouring columns.
const GAP: f64 = 1.0;

/// The scale of time, and the place of each event on it.
pub(super) struct Places {
    pub(super) calendar: Calendar,
    /// Thickness of a column.
    pub(super) thickness: f64,
    /// For each event its middle and the room that it has.
    pub(super) events: Vec<(f64, f64)>,
}

impl Places {
    /// Places all events within this width, as near to their dates as they can stand without covering each other.
    pub(super) fn of(history: &History, filter: &Filter, entries: &[Entry<'_>], width: f64) -> Self {
        let (first, last) = days(history, filter);
        let calendar = Calendar { first, last, from: 0.0, to: width };
        let thickness = within((width / length(entries.len().max(1)) * 0.6).floor(), 1.0, 9.0);
        let middle = |entry: &Entry<'_>| {
            let when = entry.event.when;
            calendar.place(f64::midpoint(f64::from(when.first_day()), f64::from(when.end_day())))
        };
        let wanted: Vec<f64> = entries.iter().map(middle).collect();
        // The claims of a dispute stand side by side.
        let claims = |entry: &Entry<'_>| entry.figures.iter().flatten().map(|figure| figure.amounts().count()).max();
        let room = |entry| length(claims(entry).unwrap_or(1).max(1)) * (thickness + GAP);
        let widths: Vec<f64> = entries.iter().map(room).collect();
        let total: f64 = widths.iter().sum();
        let squeeze = if total > width { width / total } else { 1.0 };
        let middles = spread(&wanted, &widths, width);
        let events = middles.into_iter().zip(widths.iter().map(|own| own * squeeze)).collect();
        Self { calendar, thickness, events }
    }
}

/// The days that the scale of time holds: all of the history's, or those of the year that was picked.
fn days(history: &History, filter: &Filter) -> (i32, i32) {
    if let Some(year) = history.year(filter) {
        return (Date::Year(year).first_day(), Date::Year(year).end_day());
    }
    let whens = || {
        let stretches = history.stretches.iter().filter_map(|fact| fact.as_of);
        history.events.iter().map(|event| event.when).chain(stretches)
    };
    let (first, last) = (whens().map(When::first_day).min(), whens().map(When::end_day).max());
    let (first, last) = (first.unwrap_or_default(), last.unwrap_or_default());
    // From the first to the last of a month, so that a lone day does not stretch over all the width.
    let month = |day: i32| match Date::from_day(day) {
        Some(Date::Day(year, month, _) | Date::Month(year, month)) => Date::Month(year, month),
        Some(Date::Year(year)) => Date::Year(year),
        None => Date::Year(1970),
    };
    (month(first).first_day(), month(last.saturating_sub(1)).end_day())
}
