//! The filter controls of a history, and texts about the active filter.

use serde::Serialize;

use super::locale::{Locale, Phrase};
use crate::model::{Facet, FacetValues, Filter, History};

/// A control by which readers filter events.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "InfographicFilterControl"))]
pub struct FilterControl {
    /// The facet's id.
    pub id: String,
    /// The label.
    pub label: String,
    /// The label of the option that shows all events.
    pub all: String,
    /// The options, in the order of the facet's values.
    pub options: Vec<FilterOption>,
}

/// An option of a filter control.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "InfographicFilterOption"))]
pub struct FilterOption {
    /// The label.
    pub label: String,
    /// The number of events that have it.
    pub count: usize,
}

/// Returns a control for each facet of a history.
pub(super) fn controls(history: &History, locale: &Locale) -> Vec<FilterControl> {
    let count = |facet: &Facet, value| history.events.iter().filter(|event| facet.holds(event, value)).count();
    history
        .facets
        .iter()
        .map(|facet| FilterControl {
            id: facet.id.clone(),
            label: locale.facet_name(facet),
            all: locale.count(Phrase::All, history.events.len(), &[]),
            options: (0..facet.len())
                .map(|value| FilterOption { label: option(facet, value), count: count(facet, value) })
                .collect(),
        })
        .collect()
}

/// Returns a facet's name with the number of filtered events whose value nobody stated: "Mediator (not stated: 49)".
#[must_use]
pub fn unstated(history: &History, filter: &Filter, facet: &Facet, locale: &Locale) -> String {
    let last = facet.len().saturating_sub(1);
    let without = history.shown(filter).filter(|(_, event)| facet.holds(event, last)).count();
    match &facet.values {
        FacetValues::Named { unstated, .. } if without > 0 => {
            locale.parenthesized(&locale.facet_name(facet), &locale.labeled(unstated.as_str(), &locale.whole(without)))
        }
        FacetValues::Named { .. } | FacetValues::Years(_) => locale.facet_name(facet),
    }
}

/// Returns the number of filtered events for each value of a facet: "Mediator: United Arab Emirates 16 · not stated
/// 49". Returns `None` if no event matches the filter.
#[must_use]
pub fn spectrum(history: &History, filter: &Filter, facet: &Facet, locale: &Locale) -> Option<String> {
    let count = |value| history.shown(filter).filter(|(_, event)| facet.holds(event, value)).count();
    let counts = (0..facet.len()).map(|value| (option(facet, value), count(value))).filter(|(_, count)| *count > 0);
    let parts: Vec<String> =
        counts.map(|(words, count)| format!("{} {}", locale.isolated(&words), locale.whole(count))).collect();
    (!parts.is_empty()).then(|| locale.labeled(&locale.facet_name(facet), &parts.join(" · ")))
}

fn option(facet: &Facet, value: usize) -> String {
    match &facet.values {
        FacetValues::Years(years) => years.get(value).map(ToString::to_string).unwrap_or_default(),
        FacetValues::Named { values, unstated, .. } => {
            values.get(value).map_or_else(|| unstated.to_string(), |(_, words)| words.to_string())
        }
    }
}

/// Returns a description of the active filter: "13 of 78 events. Year: 2023. Mediator: United Arab Emirates". Returns
/// `None` if the filter is empty.
#[must_use]
pub fn active(history: &History, filter: &Filter, locale: &Locale) -> Option<String> {
    if filter.is_empty() {
        return None;
    }
    let shown = locale.whole(history.shown(filter).count());
    let mut text = locale.count(Phrase::ActiveFilters, history.events.len(), &[&shown]);
    for (index, facet) in history.facets.iter().enumerate() {
        if let Some(value) = filter.picked(index) {
            text = format!("{text}. {}", locale.labeled(&locale.facet_name(facet), &option(facet, value)));
        }
    }
    Some(text)
}
