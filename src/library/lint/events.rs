//! What happened, with its amounts by side and what readers can pick it by.

use std::rc::Rc;

use super::{
    Check, MAX_ITEMS, insert_by_key,
    items::{List, Maker},
};
use crate::{
    diagnostic::{Code, Path},
    model::{Event, Facet, Picks, SideFigure, Values},
    raw::{
        document::{EventDocument, FacetDocument},
        forms::AmountDocument,
        shape::Table,
    },
};

impl Maker<'_> {
    pub(super) fn events(&self, entries: &[EventDocument], root: &Path<'_>) -> List<Event> {
        let at = root.field("events");
        let mut list = List { field: "events", named: Vec::new(), good: Vec::new() };
        if self.check.bounded(entries.len(), MAX_ITEMS, "events", &at) {
            for (position, entry) in entries.iter().enumerate() {
                let here = at.index(position);
                self.check.id(&entry.id, &here.field("id"));
                if list.named.contains(&entry.id) {
                    self.check.duplicate(&entry.id, "event", &here.field("id"));
                }
                list.named.push(entry.id.clone());
                if let Some(event) = self.event(entry, &here) {
                    list.good.push((entry.id.clone(), Rc::new(event)));
                }
            }
        }
        list
    }

    fn event(&self, entry: &EventDocument, at: &Path<'_>) -> Option<Event> {
        let check = self.check;
        let when = check.date(&entry.date, &at.field("date"));
        let label = check.label(&entry.label, &at.field("label"));
        let unit = entry.unit.as_ref().and_then(|unit| check.unit(unit, &at.field("unit")));
        let evidence = self.voices.evidence(check, &entry.evidence, "event", at);
        let here = at.field("amounts");
        if !entry.amounts.0.is_empty() && entry.unit.is_none() {
            check.error(Code::NoUnit, &here, || {
                ["amounts of what?".to_owned(), "add `unit`, such as \"people\"".to_owned()]
            });
        }
        if !entry.amounts.0.is_empty() && when.is_some_and(|when| check.is_future(when.first_day())) {
            check.future_number(&here);
        }
        let mut amounts = Vec::new();
        let beside: Vec<&AmountDocument> = entry.amounts.0.iter().map(|(_, amount)| amount).collect();
        for (id, amount) in &entry.amounts.0 {
            let place = here.field(id);
            let side = self.voices.side(check, id, &place);
            let figure = self.figure(amount, &evidence, &beside, &place);
            if let (Some(side), Some(figure)) = (side, figure) {
                let corrections = self.corrections.of_event(check, &entry.id, id, &figure);
                insert_by_key(&mut amounts, SideFigure { side, figure, corrections }, |one| one.side.index);
            }
        }
        let facets = self.values(&entry.facets, &at.field("facets"));
        Some(Event { id: entry.id.clone(), when: when?, label: label?, amounts, unit, facets, evidence })
    }

    /// What an event has of each facet, in the order of the story's facets.
    fn values(&self, table: &Table<Vec<String>>, at: &Path<'_>) -> Vec<Values> {
        let mut all = Vec::new();
        for (id, names) in &table.0 {
            let here = at.field(id);
            let Some((order, facet)) = self.facets.get(self.check, id, &here) else { continue };
            let Picks::Named { values: known, .. } = &facet.picks else { continue };
            let mut values = Vec::new();
            for (position, name) in names.iter().enumerate() {
                match known.iter().position(|(id, _)| id == name) {
                    Some(value) if values.contains(&value) => {
                        self.check.duplicate(name, "value", &here.index(position));
                    }
                    Some(value) => values.push(value),
                    None => {
                        let ids: Vec<String> = known.iter().map(|(id, _)| id.clone()).collect();
                        self.check.unknown(name, "value of this facet", &ids, &here.index(position));
                    }
                }
            }
            if names.is_empty() {
                self.check.error(Code::EmptyText, &here, || {
                    let hint = "name a value, or take the facet out of this event: then nothing was stated".to_owned();
                    ["no value".to_owned(), hint]
                });
            }
            if !values.is_empty() {
                insert_by_key(&mut all, (order, Values { facet: Rc::clone(facet), values }), |(order, _)| *order);
            }
        }
        all.into_iter().map(|(_, values)| values).collect()
    }
}

/// The facets of the story that came out right, and every id in the file.
pub(super) struct Facets {
    named: Vec<String>,
    good: Vec<Rc<Facet>>,
}

/// Facets that a story may have: each is a control that readers have to find their way among.
const MAX_FACETS: usize = 5;

/// Values that a facet may have.
const MAX_VALUES: usize = 30;

impl Facets {
    pub(super) fn check(check: &Check<'_>, table: &Table<FacetDocument>, root: &Path<'_>) -> Self {
        let at = root.field("facets");
        let mut facets = Self { named: Vec::new(), good: Vec::new() };
        if !check.bounded(table.0.len(), MAX_FACETS, "facets", &at) {
            return facets;
        }
        for (id, entry) in &table.0 {
            let here = at.field(id);
            check.id(id, &here);
            if id == "year" {
                check.error(Code::BadId, &here, || {
                    ["a facet cannot be called `year`".to_owned(), "the years are offered by themselves".to_owned()]
                });
            }
            facets.named.push(id.clone());
            facets.good.extend(facet(check, id, entry, &here).map(Rc::new));
        }
        facets
    }

    pub(super) fn into_good(self) -> Vec<Rc<Facet>> {
        self.good
    }

    fn get(&self, check: &Check<'_>, id: &str, at: &Path<'_>) -> Option<(usize, &Rc<Facet>)> {
        if !self.named.iter().any(|named| named == id) {
            check.unknown(id, "facet", &self.named, at);
        }
        self.good.iter().enumerate().find(|(_, facet)| facet.id == id)
    }
}

fn facet(check: &Check<'_>, id: &str, entry: &FacetDocument, at: &Path<'_>) -> Option<Facet> {
    let label = check.label(&entry.label, &at.field("label"));
    let unstated = check.label(&entry.unstated, &at.field("unstated"));
    let here = at.field("values");
    if entry.values.0.is_empty() {
        check.error(Code::EmptyText, &here, || {
            ["a facet without values".to_owned(), "name what events can have of it".to_owned()]
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
    Some(Facet { id: id.to_owned(), picks: Picks::Named { label: label?, values, unstated: unstated? } })
}
