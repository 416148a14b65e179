//! Checks the items of a story: facts, positions, statements, events and series.

use std::rc::Rc;

use super::{
    check::Check, corrections::Corrections, facets::Facets, item_builder::ItemBuilder, registry::Registry,
    source_registry::SourceRegistry,
};
use crate::{
    diagnostic::{Code, Path},
    model::{Event, Facet, Fact, MAX_ITEMS, Position, Series, Statement},
    raw::document::Document,
};

/// The valid items of the story, in the order of the file.
pub(super) struct Items {
    pub(super) facts: Registry<Fact>,
    pub(super) positions: Registry<Position>,
    pub(super) statements: Registry<Statement>,
    pub(super) events: Registry<Event>,
    pub(super) series: Registry<Series>,
    pub(super) facets: Vec<Rc<Facet>>,
}

impl Items {
    pub(super) fn check(check: &Check<'_>, document: &Document, sources: &SourceRegistry, root: &Path<'_>) -> Self {
        let facets = Facets::check(check, &document.facets, root);
        let corrections = Corrections::check(check, &document.corrections, root);
        let builder = ItemBuilder { check, sources, facets, corrections };
        let entries = document.facts.0.iter().map(|(id, entry)| (id.as_str(), entry));
        let mut facts = list(check, "facts", entries, root, |id, entry, at| builder.fact(id, entry, at));
        builder.derived_facts(document, &mut facts, root);
        let entries = document.positions.0.iter().map(|(id, entry)| (id.as_str(), entry));
        let positions = list(check, "positions", entries, root, |id, entry, at| builder.position(id, entry, at));
        let entries = document.statements.0.iter().map(|(id, entry)| (id.as_str(), entry));
        let statements = list(check, "statements", entries, root, |id, entry, at| {
            let evidence = sources.evidence(check, &entry.evidence, "statement", at);
            Some(Statement { id: id.to_owned(), label: check.label(&entry.label, &at.field("label"))?, evidence })
        });
        let entries = document.series.0.iter().map(|(id, entry)| (id.as_str(), entry));
        let series = list(check, "series", entries, root, |id, entry, at| builder.series(id, entry, at));
        let events = builder.events(&document.events, root);
        builder.corrections.report_lost(check, facts.ids(), events.ids());
        Self { facts, positions, statements, events, series, facets: builder.facets.all.iter().cloned().collect() }
    }

    /// Warns about items that no chart shows, because the editor probably forgot them.
    pub(super) fn report_unused(&self, check: &Check<'_>, root: &Path<'_>) {
        let tables = [
            (self.facts.field, self.facts.ids()),
            (self.positions.field, self.positions.ids()),
            (self.statements.field, self.statements.ids()),
            (self.events.field, self.events.ids()),
            (self.series.field, self.series.ids()),
        ];
        for (field, named) in tables {
            let at = root.field(field);
            for (position, id) in named.iter().enumerate() {
                if !check.used.borrow().contains(&(field, id.clone())) {
                    let here = if field == "events" { at.index(position) } else { at.field(id) };
                    check.warning(Code::NotShown, &here, || {
                        let hint = format!("name it in a chart's `{field}`, or remove it");
                        [format!("no chart shows `{id}`"), hint]
                    });
                }
            }
        }
    }
}

fn list<'d, D: 'd, T>(
    check: &Check<'_>,
    field: &'static str,
    entries: impl ExactSizeIterator<Item = (&'d str, &'d D)>,
    root: &Path<'_>,
    make: impl Fn(&str, &D, &Path<'_>) -> Option<T>,
) -> Registry<T> {
    let at = root.field(field);
    let mut list = Registry::new(field);
    if check.bounded(entries.len(), MAX_ITEMS, field, &at) {
        for (id, entry) in entries {
            let here = at.field(id);
            check.id(id, &here);
            list.add(id, make(id, entry, &here));
        }
    }
    list
}
