//! [`Entry`]: an event as both layouts of a history use it, and queries over all events.

use super::super::Frame;
use crate::{
    key::Key,
    model::{Amount, Event, Fact, Figure, History, Number, Unit, When},
    theme::DETAIL,
    typography::wrap,
};

/// An event with its key and its figure for each side; `None` for a side without a figure.
pub(super) struct Entry<'a> {
    pub(super) key: Key,
    pub(super) event: &'a Event,
    pub(super) figures: Vec<Option<&'a Figure>>,
}

/// Returns the events that match the filter, the earliest first.
pub(super) fn entries<'a>(history: &'a History, chart: Key, frame: Frame<'a>) -> Vec<Entry<'a>> {
    let figure =
        |event: &'a Event, side: usize| event.amounts.iter().find(|one| one.side.index == side).map(|one| &one.figure);
    history
        .shown(frame.filter)
        .map(|(index, event)| Entry {
            key: chart.item(index),
            event,
            figures: history.sides.iter().map(|side| figure(event, side.index)).collect(),
        })
        .collect()
}

/// Returns the highest number of all events, also of those that the filter hides: filtering must not change the scale.
/// Returns `None` if no number is above zero.
pub(super) fn highest(history: &History) -> Option<f64> {
    let figures = history.events.iter().flat_map(|event| &event.amounts).map(|one| &one.figure);
    let numbers = figures.flat_map(Figure::amounts).flat_map(|(amount, _)| amount.numbers());
    let high = numbers.map(Number::get).fold(0.0, f64::max);
    (high > 0.0).then_some(high)
}

/// Returns the unit of the events' numbers, or `None` if no number is above zero.
pub(super) fn unit(history: &History) -> Option<&Unit> {
    highest(history).map(|_| &history.unit)
}

/// Returns the figure of a period as wrapped lines of text.
pub(super) fn stretch_lines(fact: &Fact, frame: Frame<'_>, indent: f64) -> Vec<String> {
    let locale = frame.locale;
    let date = fact.as_of.map(|when| locale.when(when)).unwrap_or_default();
    let said = locale.labeled(fact.label.as_str(), &locale.figure(&fact.figure, &fact.unit));
    let text = locale.labeled(&date, &said);
    wrap(&text, DETAIL, frame.width - indent, frame.measure)
}

/// Whether a figure is a withheld number.
pub(super) fn is_withheld(figure: Option<&Figure>) -> bool {
    matches!(figure, Some(Figure::Stated(Amount::Withheld(_))))
}

pub(super) fn overlaps(one: When, other: When) -> bool {
    one.first_day() < other.end_day() && other.first_day() < one.end_day()
}
