//! Checks the facets.

use std::rc::Rc;

use super::{check::Check, registry::Registry};
use crate::{
    diagnostic::{Code, Path},
    model::{Facet, FacetValues},
    raw::{document::FacetDocument, from_json::Table},
};

/// The valid facets of the story, and all ids in the file.
pub(super) struct Facets {
    pub(super) all: Registry<Facet>,
}

/// The maximum number of facets in a story. Each facet adds a filter to the page, and many filters are
/// hard to use.
const MAX_FACETS: usize = 5;

/// The maximum number of values of a facet.
const MAX_VALUES: usize = 30;

impl Facets {
    pub(super) fn check(check: &Check<'_>, table: &Table<FacetDocument>, root: &Path<'_>) -> Self {
        let at = root.field("facets");
        let mut facets = Self { all: Registry::new("facets") };
        if !check.bounded(table.0.len(), MAX_FACETS, "facets", &at) {
            return facets;
        }
        for (id, entry) in &table.0 {
            let here = at.field(id);
            check.id(id, &here);
            if id == "year" {
                check.error(Code::BadId, &here, || {
                    [
                        "a facet cannot be called `year`".to_owned(),
                        "choose another id: this is the id of the filter by year".to_owned(),
                    ]
                });
            }
            facets.all.add(id, facet(check, id, entry, &here));
        }
        facets
    }

    /// Returns the facet with this id, and its index among the valid facets.
    pub(super) fn get(&self, check: &Check<'_>, id: &str, at: &Path<'_>) -> Option<(usize, Rc<Facet>)> {
        let found = self.all.find(check, id, "facet", at)?;
        Some((self.all.iter().position(|facet| facet.id == id)?, found))
    }
}

fn facet(check: &Check<'_>, id: &str, entry: &FacetDocument, at: &Path<'_>) -> Option<Facet> {
    let label = check.label(&entry.label, &at.field("label"));
    let unstated = check.label(&entry.unstated, &at.field("unstated"));
    let here = at.field("values");
    if entry.values.0.is_empty() {
        check.error(Code::EmptyText, &here, || {
            ["the facet has no values".to_owned(), "name the values that events can have".to_owned()]
        });
    }
    if !check.bounded(entry.values.0.len(), MAX_VALUES, "values", &here) {
        return None;
    }
    let mut values = Vec::new();
    for (id, words) in &entry.values.0 {
        check.id(id, &here.field(id));
        values.extend(check.label(words, &here.field(id)).map(|words| (id.clone(), words)));
    }
    Some(Facet { id: id.to_owned(), values: FacetValues::Named { label: label?, values, unstated: unstated? } })
}
