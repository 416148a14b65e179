//! What readers can pick the events of a history by, in words, and what they have picked.

use serde::Serialize;

use super::locale::{Locale, Phrase};
use crate::model::{Facet, Filter, History, Picks};

/// A control by which readers pick events.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "InfographicTool"))]
pub struct Tool {
    /// The facet's id.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// Words for "no pick".
    pub all: String,
    /// What can be picked, in the order of the facet's values.
    pub choices: Vec<Choice>,
}

/// Something that can be picked.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "InfographicChoice"))]
pub struct Choice {
    /// What it is called.
    pub label: String,
    /// How many events have it.
    pub count: usize,
}

/// The controls of a history: its facets that tell its events apart.
pub(super) fn tools(history: &History, locale: &Locale) -> Vec<Tool> {
    let count = |facet: &Facet, value| history.events.iter().filter(|event| facet.holds(event, value)).count();
    history
        .facets
        .iter()
        .map(|facet| Tool {
            name: facet.id.clone(),
            label: locale.facet_name(facet),
            all: locale.count(Phrase::All, history.events.len(), &[]),
            choices: (0..facet.len())
                .map(|value| Choice { label: choice(facet, value), count: count(facet, value) })
                .collect(),
        })
        .collect()
}

/// A facet's name, with of how many of the events that were picked nobody stated it: "Mediator (not stated: 49)".
#[must_use]
pub fn unstated(history: &History, filter: &Filter, facet: &Facet, locale: &Locale) -> String {
    let last = facet.len().saturating_sub(1);
    let without = history.shown(filter).filter(|(_, event)| facet.holds(event, last)).count();
    match &facet.picks {
        Picks::Named { unstated, .. } if without > 0 => {
            locale.aside(&locale.facet_name(facet), &locale.is(unstated.as_str(), &locale.whole(without)))
        }
        Picks::Named { .. } | Picks::Years(_) => locale.facet_name(facet),
    }
}

/// How many of the events that were picked have which value of a facet: "Mediator: United Arab Emirates 16 · not stated
/// 49". Nothing where no event was picked.
#[must_use]
pub fn spectrum(history: &History, filter: &Filter, facet: &Facet, locale: &Locale) -> Option<String> {
    let count = |value| history.shown(filter).filter(|(_, event)| facet.holds(event, value)).count();
    let counts = (0..facet.len()).map(|value| (choice(facet, value), count(value))).filter(|(_, count)| *count > 0);
    let parts: Vec<String> =
        counts.map(|(words, count)| format!("{} {}", locale.isolated(&words), locale.whole(count))).collect();
    (!parts.is_empty()).then(|| locale.is(&locale.facet_name(facet), &parts.join(" · ")))
}

fn choice(facet: &Facet, value: usize) -> String {
    match &facet.picks {
        Picks::Years(years) => years.get(value).map(ToString::to_string).unwrap_or_default(),
        Picks::Named { values, unstated, .. } => {
            values.get(value).map_or_else(|| unstated.to_string(), |(_, words)| words.to_string())
        }
    }
}

/// What is shown of a history: "13 of 78 events. Year: 2023. Mediator: United Arab Emirates". Nothing where all of it is.
#[must_use]
pub fn picked(history: &History, filter: &Filter, locale: &Locale) -> Option<String> {
    if filter.is_empty() {
        return None;
    }
    let shown = locale.whole(history.shown(filter).count());
    let mut text = locale.count(Phrase::Picked, history.events.len(), &[&shown]);
    for (index, facet) in history.facets.iter().enumerate() {
        if let Some(value) = filter.picked(index) {
            text = format!("{text}. {}", locale.is(&locale.facet_name(facet), &choice(facet, value)));
        }
    }
    Some(text)
}
