//! What readers can pick events by: [`Facet`].

use super::text::Text;

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
}
