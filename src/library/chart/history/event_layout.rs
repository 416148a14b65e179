//! [`EventLayout`]: the positions of a history's events on a time scale.

use super::super::{calendar::Calendar, declutter::declutter, length};
use super::Entry;
use crate::{
    geom::clamp,
    model::{Date, Filter, History, When},
};

/// Gap between neighbouring columns.
const GAP: f64 = 1.0;

/// The time scale, with the position of each event.
pub(super) struct EventLayout {
    pub(super) calendar: Calendar,
    /// Thickness of a column.
    pub(super) thickness: f64,
    /// The middle and the width of each event's slot.
    pub(super) events: Vec<(f64, f64)>,
}

impl EventLayout {
    /// Places all events within this width, as near to their dates as possible without overlap.
    pub(super) fn of(history: &History, filter: &Filter, entries: &[Entry<'_>], width: f64) -> Self {
        let (first, last) = days(history, filter);
        let calendar = Calendar { first, last, from: 0.0, to: width };
        let thickness = clamp((width / length(entries.len().max(1)) * 0.6).floor(), 1.0, 9.0);
        let middle = |entry: &Entry<'_>| {
            let when = entry.event.when;
            calendar.place(f64::midpoint(f64::from(when.first_day()), f64::from(when.end_day())))
        };
        let wanted: Vec<f64> = entries.iter().map(middle).collect();
        // The claims of a dispute are drawn side by side.
        let claims = |entry: &Entry<'_>| entry.figures.iter().flatten().map(|figure| figure.amounts().count()).max();
        let room = |entry| length(claims(entry).unwrap_or(1).max(1)) * (thickness + GAP);
        let widths: Vec<f64> = entries.iter().map(room).collect();
        let total: f64 = widths.iter().sum();
        let squeeze = if total > width { width / total } else { 1.0 };
        let middles = declutter(&wanted, &widths, width);
        let events = middles.into_iter().zip(widths.iter().map(|own| own * squeeze)).collect();
        Self { calendar, thickness, events }
    }
}

/// Returns the range of days that the scale covers: the selected year, or else the whole history.
fn days(history: &History, filter: &Filter) -> (i32, i32) {
    if let Some(year) = history.year(filter) {
        return (Date::Year(year).first_day(), Date::Year(year).end_day());
    }
    let whens = || {
        let brackets = history.brackets.iter().filter_map(|fact| fact.as_of);
        history.events.iter().map(|event| event.when).chain(brackets)
    };
    let (first, last) = (whens().map(When::first_day).min(), whens().map(When::end_day).max());
    let (first, last) = (first.unwrap_or_default(), last.unwrap_or_default());
    // Rounded to whole months, so that a single day does not fill the whole width.
    let month = |day: i32| match Date::from_day(day) {
        Some(Date::Day(year, month, _) | Date::Month(year, month)) => Date::Month(year, month),
        Some(Date::Year(year) | Date::Season(year, _)) => Date::Year(year),
        None => Date::Year(1970),
    };
    (month(first).first_day(), month(last.saturating_sub(1)).end_day())
}
