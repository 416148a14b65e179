//! Checks the events, with their amounts by side and their facets.

use std::rc::Rc;

use super::{check::insert_by_key, dates, hedge, item_builder::ItemBuilder, registry::Registry};
use crate::{
    diagnostic::{Code, Path},
    model::{Event, FacetValues, MAX_ITEMS, SideFigure, Values},
    raw::{
        document::EventDocument,
        forms::{AmountDocument, StatusDocument},
        from_json::Table,
        units::UnitDocument,
    },
};

impl ItemBuilder<'_> {
    pub(super) fn events(&self, entries: &[EventDocument], root: &Path<'_>) -> Registry<Event> {
        let at = root.field("events");
        let mut list = Registry::new("events");
        if self.check.bounded(entries.len(), MAX_ITEMS, "events", &at) {
            for (position, entry) in entries.iter().enumerate() {
                let here = at.index(position);
                self.check.id(&entry.id, &here.field("id"));
                if list.knows(&entry.id) {
                    self.check.duplicate(&entry.id, "event", &here.field("id"));
                }
                list.add(&entry.id, self.event(entry, &here));
            }
        }
        list
    }

    fn event(&self, entry: &EventDocument, at: &Path<'_>) -> Option<Event> {
        let check = self.check;
        let when = check.period(&entry.date, &at.field("date"));
        let label = check.label(&entry.label, &at.field("label"));
        let unit = entry.unit.as_ref().and_then(|unit| check.unit(unit, &at.field("unit")));
        let evidence = self.sources.evidence(check, &entry.evidence, "event", at);
        hedge::check_label(check, &entry.label, &self.sources.paragraphs, &at.field("label"));
        if let Some(when) = when {
            dates::check_date(check, when, &evidence, &at.field("date"));
            dates::check_open_end(check, when, &evidence, &at.field("date"));
        }
        let here = at.field("amounts");
        if !entry.amounts.0.is_empty() && entry.unit.is_none() {
            check.error(Code::NoUnit, &here, || {
                ["the amounts have no unit".to_owned(), "add `unit`, such as \"people\"".to_owned()]
            });
        }
        let status = check.status(entry.status.as_ref(), &at.field("status"));
        let is_open = entry.status.as_ref().is_some_and(StatusDocument::is_of_the_future);
        if !is_open && when.is_some_and(|when| check.is_future(when.first_day())) {
            if entry.amounts.0.is_empty() {
                check.future_event(&at.field("date"));
            } else {
                check.future_number(&here);
            }
        }
        let text = entry.unit.as_ref().map(|unit| check.unit_words(unit)).unwrap_or_default();
        let subject = check.subject(&entry.label, &text, None, None);
        let subject = subject.map(|subject| subject.with_status(status.as_ref()));
        let is_measured = entry.unit.as_ref().is_some_and(UnitDocument::is_measured);
        let subject = subject.map(|subject| subject.measured(is_measured));
        let mut amounts = Vec::new();
        let beside: Vec<&AmountDocument> = entry.amounts.0.iter().map(|(_, amount)| amount).collect();
        for (id, amount) in &entry.amounts.0 {
            let place = here.field(id);
            let side = self.sources.side(check, id, &place);
            let figure = self.figure(amount, subject.as_ref(), &evidence, &beside, &place);
            if let (Some(side), Some(figure)) = (side, figure) {
                let corrections = self.corrections.of_event(check, &entry.id, id, &figure);
                insert_by_key(&mut amounts, SideFigure { side, figure, corrections }, |one| one.side.index);
            }
        }
        let facets = self.values(&entry.facets, &at.field("facets"));
        Some(Event { id: entry.id.clone(), when: when?, label: label?, status, amounts, unit, facets, evidence })
    }

    /// Returns the values of each facet that an event has, in the order of the story's facets.
    fn values(&self, table: &Table<Vec<String>>, at: &Path<'_>) -> Vec<Values> {
        let mut all = Vec::new();
        for (id, names) in &table.0 {
            let here = at.field(id);
            let Some((order, facet)) = self.facets.get(self.check, id, &here) else { continue };
            let FacetValues::Named { values: known, .. } = &facet.values else { continue };
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
                    let hint = "name a value, or remove the facet from this event if nobody stated one".to_owned();
                    ["the facet has no value".to_owned(), hint]
                });
            }
            if !values.is_empty() {
                insert_by_key(&mut all, (order, Values { facet: Rc::clone(&facet), values }), |(order, _)| *order);
            }
        }
        all.into_iter().map(|(_, values)| values).collect()
    }
}
