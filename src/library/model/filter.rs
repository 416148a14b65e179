//! [`Filter`]: the values by which a reader has filtered a history.

use std::rc::Rc;

use super::{
    facet::{Facet, FacetValues},
    story::{Event, History},
};

impl Facet {
    /// Returns whether the event has the value at this index. The index after the last named value means "unstated".
    #[must_use]
    pub fn holds(&self, event: &Event, value: usize) -> bool {
        match &self.values {
            FacetValues::Years(years) => years.get(value).is_some_and(|year| {
                let (from, to) = (event.when.from.year(), event.when.to.unwrap_or(event.when.from).year());
                (from..=to).contains(year)
            }),
            FacetValues::Named { values, .. } => {
                let own = event.facets.iter().find(|own| own.facet.id == self.id).map(|own| own.values.as_slice());
                match own {
                    Some(own) => own.contains(&value),
                    None => value == values.len(),
                }
            }
        }
    }
}

/// A reader's filter of a history: at most one value of each facet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    picked: Vec<(usize, usize)>,
}

impl Filter {
    /// The empty filter.
    pub const EVERYTHING: Self = Self { picked: Vec::new() };

    /// Selects a value of a facet, both by index; `None` clears the facet.
    pub fn pick(&mut self, facet: usize, value: Option<usize>) {
        self.picked.retain(|(other, _)| *other != facet);
        self.picked.extend(value.map(|value| (facet, value)));
    }

    /// Returns the selected value of a facet.
    #[must_use]
    pub fn picked(&self, facet: usize) -> Option<usize> {
        self.picked.iter().find(|(other, _)| *other == facet).map(|(_, value)| *value)
    }

    /// Returns whether the filter is empty, so that all events are shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.picked.is_empty()
    }
}

impl History {
    /// Returns whether an event has all selected values. Values of unknown facets are ignored.
    #[must_use]
    pub fn shows(&self, event: &Event, filter: &Filter) -> bool {
        let of = |facet: usize| self.facets.get(facet);
        filter.picked.iter().all(|(facet, value)| of(*facet).is_none_or(|facet| facet.holds(event, *value)))
    }

    /// Returns the selected year.
    #[must_use]
    pub fn year(&self, filter: &Filter) -> Option<i32> {
        self.facets.iter().enumerate().find_map(|(index, facet)| match &facet.values {
            FacetValues::Years(years) => years.get(filter.picked(index)?).copied(),
            FacetValues::Named { .. } => None,
        })
    }

    /// Returns the events that have all selected values, with their indexes among all events.
    pub fn shown<'a>(&'a self, filter: &'a Filter) -> impl Iterator<Item = (usize, &'a Rc<Event>)> {
        self.events.iter().enumerate().filter(|(_, event)| self.shows(event, filter))
    }
}
