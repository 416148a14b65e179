//! [`Facet`]: a property by which readers filter events.

use super::text::Text;

/// A property by which readers filter the events of a history.
#[derive(Debug)]
pub struct Facet {
    /// Its id in the story; `year` for the years.
    pub id: String,
    /// The values that an event can have.
    pub values: FacetValues,
}

/// The values of a facet.
#[derive(Debug)]
pub enum FacetValues {
    /// The years of the events' dates, which every event has.
    Years(Vec<i32>),
    /// Values that the story names.
    Named {
        /// The name of the property.
        label: Text,
        /// The ids of the values with their labels.
        values: Vec<(String, Text)>,
        /// The label for events whose value nobody stated, which is not the same as having no value.
        unstated: Text,
    },
}

impl Facet {
    /// The number of values that readers can select. The last named value is "unstated".
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.values {
            FacetValues::Years(years) => years.len(),
            FacetValues::Named { values, .. } => values.len().saturating_add(1),
        }
    }

    /// Returns whether there are no values.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
