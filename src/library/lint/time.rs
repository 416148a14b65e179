//! Checks charts with a time axis: whether their items can share it.

use std::rc::Rc;

use super::{
    check::{Check, insert_by_key},
    derived::report_mixed,
    items::Items,
    select::content,
    source_registry::SourceRegistry,
};
use crate::{
    diagnostic::{Code, Path},
    model::{Event, Facet, FacetValues, Fact, Figure, History, Kind, Series, Side, SideFigure, Unit},
    raw::document::ChartDocument,
};

/// The maximum number of series in one chart: the number of colours for them, so that all lines are distinguishable.
const MAX_LINES: usize = 7;

/// Returns the events, the earliest first.
pub(super) fn events(check: &Check<'_>, entry: &ChartDocument, items: &Items, at: &Path<'_>) -> Option<Vec<Rc<Event>>> {
    let mut events = Vec::new();
    for event in content(check, entry.events.as_deref(), &items.events, "event", at)? {
        insert_by_key(&mut events, event, |event| (event.when.first_day(), event.when.end_day(), event.when.time()));
    }
    Some(events)
}

pub(super) fn history(
    check: &Check<'_>,
    entry: &ChartDocument,
    sources: &SourceRegistry,
    items: &Items,
    at: &Path<'_>,
) -> Option<Kind> {
    let events = events(check, entry, items, at)?;
    let here = at.field("events");
    let ids = entry.events.as_deref().unwrap_or_default();
    let place = |event: &Event| ids.iter().position(|id| *id == event.id).unwrap_or_default();
    let unit = events.iter().find_map(|event| event.unit.clone());
    for event in &events {
        if event.amounts.is_empty() {
            check.error(Code::NoAmount, &here.index(place(event)), || {
                let hint = "write `withheld` or `unknown` with the reason, or show it in a timeline";
                [format!("`{}` has no amount", event.id), hint.to_owned()]
            });
        } else if event.unit != unit {
            check.error(Code::MixedBasis, &here.index(place(event)), || {
                let message = format!(
                    "`{}` counts {}, the first event counts {}",
                    event.id,
                    words(event.unit.as_ref()),
                    words(unit.as_ref())
                );
                [message, "only amounts with the same unit can share an axis".to_owned()]
            });
        }
    }
    for event in &events {
        let below = |one: &SideFigure| {
            let mut numbers = one.figure.amounts().flat_map(|(amount, _)| amount.numbers());
            numbers.any(|number| number.get() < 0.0)
        };
        if event.amounts.iter().any(below) {
            check.error(Code::BadNumber, &here.index(place(event)), || {
                let hint = "a history cannot show numbers below zero: use bars or a line".to_owned();
                [format!("`{}` has a number below zero", event.id), hint]
            });
        }
    }
    let takes_part =
        |side: &Rc<Side>| events.iter().any(|event| event.amounts.iter().any(|one| one.side.index == side.index));
    let sides: Vec<Rc<Side>> = sources.sides.iter().filter(|side| takes_part(side)).cloned().collect();
    if sides.len() > 2 {
        check.error(Code::TooMany, &here, || {
            let message = format!("{} sides in one history", sides.len());
            [message, "a history compares at most two sides: make a chart for each pair".to_owned()]
        });
    }
    let brackets = brackets(check, entry, items, unit.as_ref(), at);
    let facets = facets(&events, &items.facets);
    Some(Kind::History(History { sides, events, brackets, facets, unit: unit? }))
}

fn words(unit: Option<&Unit>) -> String {
    unit.map(ToString::to_string).unwrap_or_default()
}

/// Returns the facts of a history, which are for ranges of dates.
fn brackets(
    check: &Check<'_>,
    entry: &ChartDocument,
    items: &Items,
    unit: Option<&Unit>,
    at: &Path<'_>,
) -> Vec<Rc<Fact>> {
    let ids = entry.facts.as_deref().unwrap_or_default();
    let here = at.field("facts");
    let facts = super::select::named(check, ids, &items.facts, "fact", &here);
    for (position, fact) in facts.iter().enumerate() {
        if fact.as_of.is_none_or(|as_of| as_of.to.is_none()) {
            check.error(Code::NoDate, &here.index(position), || {
                let message = format!("`{}` does not have a range of dates", fact.id);
                [message, "give its `as_of` a first and a last date, such as 2025-06-09/2025-07-23".to_owned()]
            });
        }
        if unit.is_some_and(|unit| *unit != fact.unit) {
            check.error(Code::MixedBasis, &here.index(position), || {
                let message = format!("`{}` counts {}, the events do not", fact.id, fact.unit);
                [message, "only amounts with the same unit can share an axis".to_owned()]
            });
        }
    }
    facts
}

/// Returns the facet of the years, if there are several, and the facets of the story of which at least one event has a
/// value.
fn facets(events: &[Rc<Event>], known: &[Rc<Facet>]) -> Vec<Rc<Facet>> {
    let mut years: Vec<i32> = Vec::new();
    for event in events {
        let (from, to) = (event.when.from.year(), event.when.to.unwrap_or(event.when.from).year());
        for year in from..=to {
            let at = years.partition_point(|other| *other < year);
            if years.get(at) != Some(&year) {
                years.insert(at, year);
            }
        }
    }
    let is_used = |facet: &&Rc<Facet>| {
        let mut own = events.iter().flat_map(|event| &event.facets);
        own.any(|own| Rc::ptr_eq(&own.facet, facet))
    };
    let named = known.iter().filter(is_used).cloned();
    let years = Some(years).filter(|years| (2..=MAX_YEARS).contains(&years.len()));
    let year = years.map(|years| Rc::new(Facet { id: "year".to_owned(), values: FacetValues::Years(years) }));
    year.into_iter().chain(named).collect()
}

/// The maximum number of years that can be filters.
const MAX_YEARS: usize = 60;

pub(super) fn line(check: &Check<'_>, entry: &ChartDocument, items: &Items, at: &Path<'_>) -> Option<Kind> {
    let series: Vec<Rc<Series>> = content(check, entry.series.as_deref(), &items.series, "series", at)?;
    let here = at.field("series");
    if !check.bounded(series.len(), MAX_LINES, "series in one chart", &here) {
        return None;
    }
    if let Some((first, rest)) = series.split_first() {
        for (position, other) in rest.iter().enumerate() {
            if other.unit != first.unit || other.basis != first.basis {
                check.error(Code::MixedBasis, &here.index(position.saturating_add(1)), || {
                    let message = format!(
                        "`{}` counts {} ({}), `{}` counts {} ({})",
                        first.id, first.unit, first.basis, other.id, other.unit, other.basis
                    );
                    [
                        message,
                        "only series with the same unit and basis can share an axis: show these separately".to_owned(),
                    ]
                });
            }
        }
    }
    Some(Kind::Line { series })
}

pub(super) fn steps(check: &Check<'_>, entry: &ChartDocument, items: &Items, at: &Path<'_>) -> Option<Kind> {
    let facts = content(check, entry.facts.as_deref(), &items.facts, "fact", at)?;
    let here = at.field("facts");
    let mut panels: Vec<Vec<Rc<Fact>>> = Vec::new();
    let first = facts.first().cloned()?;
    for (position, fact) in facts.into_iter().enumerate() {
        if fact.unit != first.unit {
            report_mixed(check, &first, &fact, &here.index(position));
        }
        let Some(as_of) = fact.as_of else {
            check.error(Code::NoDate, &here.index(position), || {
                let message = format!("`{}` has no date", fact.id);
                [message, "add `as_of`: a running total needs its day".to_owned()]
            });
            continue;
        };
        if matches!(fact.figure, Figure::Disputed(_)) {
            check.error(Code::NoAmount, &here.index(position), || {
                let message = format!("`{}` is disputed", fact.id);
                [message, "add a fact for each claim, with the claimant's basis".to_owned()]
            });
        }
        if !panels.iter().any(|panel| panel.first().is_some_and(|one| one.basis == fact.basis)) {
            panels.push(Vec::new());
        }
        let of_basis = |panel: &&mut Vec<Rc<Fact>>| panel.first().is_none_or(|one| one.basis == fact.basis);
        let panel = panels.iter_mut().find(of_basis)?;
        let day = |fact: &Rc<Fact>| fact.as_of.map_or((0, 0), |when| (when.first_day(), when.end_day()));
        if panel.iter().any(|other| day(other) == (as_of.first_day(), as_of.end_day())) {
            check.error(Code::BadOrder, &here.index(position), || {
                let message = format!("`{}` has the same date and basis as another total", fact.id);
                [
                    message,
                    "two totals with the same date and basis contradict each other: show them in a `counts` chart"
                        .to_owned(),
                ]
            });
        }
        insert_by_key(panel, fact, day);
    }
    Some(Kind::Steps { panels })
}
