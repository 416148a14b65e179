//! [`Entry`]: an event as both layouts of a history take it, and what they ask of all events.

use super::super::Frame;
use crate::{
    key::Key,
    model::{Amount, Event, Fact, Figure, History, Number, Unit, When},
    text::wrap,
    theme::DETAIL,
};

/// An event with its key and what is said of each side; nothing of a side of which nothing is said.
pub(super) struct Entry<'a> {
    pub(super) key: Key,
    pub(super) event: &'a Event,
    pub(super) figures: Vec<Option<&'a Figure>>,
}

/// The events that the reader has picked, the earliest first.
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

/// The highest number of all events, picked or not: what is picked must not look larger for that. Nothing where there
/// is none above zero.
pub(super) fn highest(history: &History) -> Option<f64> {
    let figures = history.events.iter().flat_map(|event| &event.amounts).map(|one| &one.figure);
    let numbers = figures.flat_map(Figure::amounts).flat_map(|(amount, _)| amount.numbers());
    let high = numbers.map(Number::get).fold(0.0, f64::max);
    (high > 0.0).then_some(high)
}

/// What the numbers of the events count; nothing where there is none that needs it.
pub(super) fn unit(history: &History) -> Option<&Unit> {
    highest(history).map(|_| &history.unit)
}

/// A figure for a stretch of time, as a sentence in lines.
pub(super) fn stretch_lines(fact: &Fact, frame: Frame<'_>, indent: f64) -> Vec<String> {
    let locale = frame.locale;
    let date = fact.as_of.map(|when| locale.when(when)).unwrap_or_default();
    let said = locale.is(fact.label.as_str(), &locale.figure(&fact.figure, &fact.unit));
    let text = locale.is(&date, &said);
    wrap(&text, DETAIL, frame.width - indent, frame.measure)
}

/// Whether a figure is a number that was withheld.
pub(super) fn is_withheld(figure: Option<&Figure>) -> bool {
    matches!(figure, Some(Figure::Stated(Amount::Withheld(_))))
}

pub(super) fn overlaps(one: When, other: When) -> bool {
    one.first_day() < other.end_day() && other.first_day() < one.end_day()
}
