//! What readers have picked of a history: [`Filter`].

use std::rc::Rc;

use super::{
    facet::{Facet, Picks},
    story::{Event, History},
};

impl Facet {
    /// Whether the event has the value at this position.
    #[must_use]
    pub fn holds(&self, event: &Event, value: usize) -> bool {
        match &self.picks {
            Picks::Years(years) => years.get(value).is_some_and(|year| {
                let (from, to) = (event.when.from.year(), event.when.to.unwrap_or(event.when.from).year());
                (from..=to).contains(year)
            }),
            Picks::Named { values, .. } => {
                let own = event.facets.iter().find(|own| own.facet.id == self.id).map(|own| own.values.as_slice());
                match own {
                    Some(own) => own.contains(&value),
                    None => value == values.len(),
                }
            }
        }
    }
}

/// What the reader has picked of a history: at most one value of each facet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    picked: Vec<(usize, usize)>,
}

impl Filter {
    /// Nothing is picked.
    pub const EVERYTHING: Self = Self { picked: Vec::new() };

    /// Picks the value at this position of the facet at that one; nothing takes the pick back.
    pub fn pick(&mut self, facet: usize, value: Option<usize>) {
        self.picked.retain(|(other, _)| *other != facet);
        self.picked.extend(value.map(|value| (facet, value)));
    }

    /// The value picked of a facet.
    #[must_use]
    pub fn picked(&self, facet: usize) -> Option<usize> {
        self.picked.iter().find(|(other, _)| *other == facet).map(|(_, value)| *value)
    }

    /// Whether everything is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.picked.is_empty()
    }
}

impl History {
    /// Whether an event has everything that was picked. A facet that is not there picks nothing out.
    #[must_use]
    pub fn shows(&self, event: &Event, filter: &Filter) -> bool {
        let of = |facet: usize| self.facets.get(facet);
        filter.picked.iter().all(|(facet, value)| of(*facet).is_none_or(|facet| facet.holds(event, *value)))
    }

    /// The year that was picked.
    #[must_use]
    pub fn year(&self, filter: &Filter) -> Option<i32> {
        self.facets.iter().enumerate().find_map(|(index, facet)| match &facet.picks {
            Picks::Years(years) => years.get(filter.picked(index)?).copied(),
            Picks::Named { .. } => None,
        })
    }

    /// The events that have everything that was picked, with their positions among all.
    pub fn shown<'a>(&'a self, filter: &'a Filter) -> impl Iterator<Item = (usize, &'a Rc<Event>)> {
        self.events.iter().enumerate().filter(|(_, event)| self.shows(event, filter))
    }
}
