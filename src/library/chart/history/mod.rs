//! `history`: amounts by date, of one side or of two that are set against each other. Where there is room, as columns
//! along a true scale of time; on a phone, as a row for each event, so that every number can be read and touched.

mod columns;
mod heights;
mod lanes;
mod places;
mod row;
mod rows;
mod signs;

use super::{Frame, Plan};
use crate::{
    key::Key,
    model::{Amount, Event, Fact, Figure, History, Number, Unit, When},
    text::wrap,
    theme::DETAIL,
};

/// Width from which events stand along a scale of time.
const WIDE: f64 = 480.0;

pub(super) fn plan<'a>(history: &'a History, chart: Key, frame: Frame<'a>) -> Box<dyn Plan + 'a> {
    if frame.width >= WIDE {
        Box::new(columns::plan(history, chart, frame))
    } else {
        Box::new(rows::plan(history, chart, frame))
    }
}

/// An event with its key and what is said of each side; nothing of a side of which nothing is said.
struct Entry<'a> {
    key: Key,
    event: &'a Event,
    figures: Vec<Option<&'a Figure>>,
}

/// The events that the reader has picked, the earliest first.
fn entries<'a>(history: &'a History, chart: Key, frame: Frame<'a>) -> Vec<Entry<'a>> {
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
fn highest(history: &History) -> Option<f64> {
    let figures = history.events.iter().flat_map(|event| &event.amounts).map(|one| &one.figure);
    let numbers = figures.flat_map(Figure::amounts).flat_map(|(amount, _)| amount.numbers());
    let high = numbers.map(Number::get).fold(0.0, f64::max);
    (high > 0.0).then_some(high)
}

/// What the numbers of the events count; nothing where there is none that needs it.
fn unit(history: &History) -> Option<&Unit> {
    highest(history).map(|_| &history.unit)
}

/// A figure for a stretch of time, as a sentence in lines.
fn stretch_lines(fact: &Fact, frame: Frame<'_>, indent: f64) -> Vec<String> {
    let locale = frame.locale;
    let date = fact.as_of.map(|when| locale.when(when)).unwrap_or_default();
    let said = locale.is(fact.label.as_str(), &locale.figure(&fact.figure, &fact.unit));
    let text = locale.is(&date, &said);
    wrap(&text, DETAIL, frame.width - indent, frame.measure)
}

/// Whether a figure is a number that was withheld.
fn is_withheld(figure: Option<&Figure>) -> bool {
    matches!(figure, Some(Figure::Stated(Amount::Withheld(_))))
}

fn overlaps(one: When, other: When) -> bool {
    one.first_day() < other.end_day() && other.first_day() < one.end_day()
}
