//! What readers can pick events by: [`Facet`], and what they have picked: [`Filter`].

use std::rc::Rc;

use super::{
    story::{Event, History},
    text::Text,
};

/// A property by which readers can pick the events of a history.
#[derive(Debug)]
pub struct Facet {
    /// Its id in the story; `year` for the years.
    pub id: String,
    /// The values that an event can have of it.
    pub picks: Picks,
}

/// The values of a facet.
#[derive(Debug)]
pub enum Picks {
    /// The years of the events' dates, which every event has.
    Years(Vec<i32>),
    /// Values that the story names, and what is said of events whose value nobody stated.
    Named {
        /// What the property is called.
        label: Text,
        /// Ids with their words.
        values: Vec<(String, Text)>,
        /// Words for the rest: nobody stated it, which is not the same as that there was none.
        unstated: Text,
    },
}

impl Facet {
    /// How many values can be picked; of named ones, the last is "unstated".
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.picks {
            Picks::Years(years) => years.len(),
            Picks::Named { values, .. } => values.len().saturating_add(1),
        }
    }

    /// Whether there is nothing to pick.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

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
