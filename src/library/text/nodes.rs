//! The nodes of a chart: one text entry for every key.

use std::rc::Rc;

use super::{
    entry::{Citation, Node, SourceText},
    locale::{Locale, sentence},
};
use crate::{
    key::Key,
    model::{Chart, Event, Evidence, Facet, Fact, Figure, Item, Position, Series, Side, Source, Statement},
};

/// The maximum number of points for which each point of a series has a node. Of a longer series, only its landmarks
/// have one.
const MAX_NAMED_POINTS: usize = 60;

/// Returns the nodes of a chart, in the order of their keys.
pub(super) fn nodes(chart: &Chart, key: Key, locale: &Locale) -> Vec<Node> {
    let mut builder = NodeBuilder { chart, key, locale, items: 0, nodes: Vec::new() };
    for item in chart.items() {
        match item {
            Item::Fact(fact) => builder.fact(fact),
            Item::Position(position) => builder.position(position, chart.kind.sides()),
            Item::Event(event) => builder.event(event, chart.kind.facets()),
            Item::Series(series) => builder.series(series),
            Item::Statement(statement) => builder.statement(statement),
        }
    }
    builder.nodes
}

/// Returns the node of a point of a series. A series may have a hundred thousand points, so their nodes are made on
/// demand.
#[must_use]
pub fn point(chart: &Chart, key: Key, locale: &Locale) -> Option<Node> {
    let series = chart.kind.series().get(usize::from(key.item).checked_sub(1)?)?;
    point_of(chart, series, Key { part: 0, ..key }, usize::try_from(key.part).ok()?.checked_sub(1)?, locale)
}

/// Returns the key of the point with this page key, such as `levels.dresden.17`.
#[must_use]
pub fn find_point(chart: &Chart, index: usize, name: &str) -> Option<Key> {
    let series = chart.kind.series();
    let rest = name.strip_prefix(chart.id.as_str())?.strip_prefix('.')?;
    let (id, number) = rest.rsplit_once('.')?;
    let item = series.iter().position(|series| series.id == id)?;
    let point = number.parse::<usize>().ok()?.checked_sub(1)?;
    series.get(item)?.amount(point)?;
    Some(Key::chart(index).item(item).part(point))
}

fn point_of(chart: &Chart, series: &Series, key: Key, index: usize, locale: &Locale) -> Option<Node> {
    let amount = series.amount(index)?;
    let date = locale.when(series.points.get(index)?.when);
    let number = index.saturating_add(1).to_string();
    let value = locale.value(series, &amount);
    let label = locale.comma_joined(series.label.as_str(), &date);
    let mut node = node(chart, key.part(index), &[&series.id, &number], &label, value, &series.evidence, locale);
    node.context = Some(series.basis.to_string());
    node.caveat = locale.caveat(&amount);
    Some(node)
}

/// Returns a node whose text consists of its label, its value and its citations.
fn node(
    chart: &Chart,
    key: Key,
    ids: &[&str],
    label: &str,
    value: String,
    evidence: &[Rc<Evidence>],
    locale: &Locale,
) -> Node {
    let mut name = chart.id.clone();
    for id in ids {
        name.push('.');
        name.push_str(id);
    }
    Node {
        key,
        page_key: name,
        label: label.to_owned(),
        text: format!("{} {}", sentence(&locale.labeled(label, &value)), locale.citations(evidence)),
        value,
        attribution: locale.said_by(evidence),
        context: None,
        text_only: false,
        caveat: None,
        corrections: Vec::new(),
        citations: evidence.iter().map(|one| citation(one, locale)).collect(),
    }
}

impl Node {
    /// Adds a correction, also to the text.
    fn correct(&mut self, correction: String) {
        self.text = format!("{} {}", self.text, sentence(&correction));
        self.corrections.push(correction);
    }
}

/// Builds the nodes of a chart in the order of their keys.
struct NodeBuilder<'a> {
    chart: &'a Chart,
    key: Key,
    locale: &'a Locale,
    items: usize,
    nodes: Vec<Node>,
}

impl NodeBuilder<'_> {
    /// Returns the key of the next item.
    fn next(&mut self) -> Key {
        let key = self.key.item(self.items);
        self.items = self.items.saturating_add(1);
        key
    }

    fn node(&self, key: Key, ids: &[&str], label: &str, value: String, evidence: &[Rc<Evidence>]) -> Node {
        node(self.chart, key, ids, label, value, evidence, self.locale)
    }

    fn fact(&mut self, fact: &Fact) {
        let key = self.next();
        let mut evidence = fact.evidence.clone();
        for (_, claim) in fact.figure.amounts() {
            add_new(&mut evidence, claim.map(|claim| claim.evidence.as_slice()).unwrap_or_default());
        }
        let context = self.locale.context(fact);
        let label = self.locale.parenthesized(fact.label.as_str(), &context);
        let mut value = self.locale.figure_of(fact);
        if let Some(derived) = &fact.derived {
            value = self.locale.parenthesized(&value, &self.locale.derived(derived));
        }
        let mut whole = self.node(key, &[&fact.id], &label, value, &evidence);
        fact.label.as_str().clone_into(&mut whole.label);
        whole.context = Some(context);
        if let Figure::Stated(amount) = &fact.figure {
            whole.caveat = self.locale.caveat(amount);
        }
        for correction in &fact.corrections {
            whole.correct(self.locale.correction(correction, &fact.unit));
        }
        let shared = (whole.label.clone(), whole.context.clone());
        self.nodes.push(whole);
        for (position, (amount, claim)) in fact.figure.amounts().enumerate() {
            if let Some(claim) = claim {
                let id = position.saturating_add(1).to_string();
                let value = self.locale.with_status(self.locale.claimed(amount, &fact.unit), fact.status.as_ref());
                let key = key.part(position);
                let mut node = self.node(key, &[&fact.id, &id], &label, value, &claim.evidence);
                (node.label, node.context) = shared.clone();
                node.caveat = self.locale.caveat(amount);
                self.nodes.push(node);
            }
        }
    }

    fn position(&mut self, position: &Position, sides: &[Rc<Side>]) {
        let key = self.next();
        let outcome = self.locale.outcome(position.outcome);
        let bound = position.bound.as_ref().map(|bound| self.locale.bound(bound));
        let mut said: Vec<String> = bound.into_iter().collect();
        // A stance that is not stated has no speaker, so it is added as a sentence of its own below.
        let (stated, unstated): (Vec<_>, Vec<_>) = position.stances.iter().partition(|one| !one.evidence.is_empty());
        said.extend(stated.iter().map(|one| self.locale.stance_of(&one.side, &one.stance)));
        said.push(outcome.clone());
        let unstated_in = self.locale.not_stated_in(&position.evidence);
        let label = match &position.detail {
            Some(detail) => self.locale.parenthesized(position.label.as_str(), detail.as_str()),
            None => position.label.to_string(),
        };
        let mut evidence = position.evidence.clone();
        add_new(&mut evidence, position.bound.as_ref().map(|bound| bound.evidence.as_slice()).unwrap_or_default());
        position.stances.iter().for_each(|stance| add_new(&mut evidence, &stance.evidence));
        let mut whole = self.node(key, &[&position.id], &label, self.locale.semicolons(&said), &evidence);
        for one in unstated {
            let text = sentence(&self.locale.labeled(one.side.name.as_str(), &unstated_in));
            whole.text = format!("{} {text}", whole.text);
        }
        self.nodes.push(whole);
        for (column, side) in sides.iter().enumerate() {
            if let Some(one) = position.stances.iter().find(|one| one.side.index == side.index) {
                let value = self.locale.stance_of(side, &one.stance);
                let ids = [position.id.as_str(), side.id.as_str()];
                let mut node = self.node(key.part(column), &ids, position.label.as_str(), value, &one.evidence);
                if one.evidence.is_empty() {
                    node.attribution.clone_from(&unstated_in);
                    let said = sentence(&self.locale.labeled(position.label.as_str(), &node.value));
                    node.text = format!("{said} {}", sentence(&unstated_in));
                }
                self.nodes.push(node);
            }
        }
        let ids = [position.id.as_str(), "outcome"];
        let key = key.part(sides.len());
        self.nodes.push(self.node(key, &ids, position.label.as_str(), outcome, &evidence));
    }

    fn event(&mut self, event: &Event, facets: &[Rc<Facet>]) {
        let key = self.next();
        let mut value = self.locale.when(event.when);
        if let Some(amounts) = amounts(event, self.locale) {
            value = self.locale.semicolons(&[value, amounts]);
        }
        let mut evidence = event.evidence.clone();
        for (_, claim) in event.amounts.iter().flat_map(|one| one.figure.amounts()) {
            add_new(&mut evidence, claim.map(|claim| claim.evidence.as_slice()).unwrap_or_default());
        }
        let mut node = self.node(key, &[&event.id], &self.locale.event(event), value, &evidence);
        let has: Vec<String> = facets.iter().filter_map(|facet| self.locale.facet(event, facet)).collect();
        if !has.is_empty() {
            node.context = Some(has.join(" · "));
            node.text = format!("{} {}", node.text, sentence(&has.join(". ")));
        }
        for one in &event.amounts {
            for correction in &one.corrections {
                let unit = event.unit.as_ref();
                let said = unit.map(|unit| self.locale.correction(correction, unit)).unwrap_or_default();
                node.correct(self.locale.labeled(one.side.name.as_str(), &said));
            }
        }
        self.nodes.push(node);
    }

    fn series(&mut self, series: &Series) {
        let key = self.next();
        let label = self.locale.parenthesized(series.label.as_str(), series.basis.as_str());
        let mut whole = self.node(key, &[&series.id], &label, self.locale.course(series), &series.evidence);
        series.label.as_str().clone_into(&mut whole.label);
        whole.context = Some(series.basis.to_string());
        self.nodes.push(whole);
        let few = series.points.len() <= MAX_NAMED_POINTS;
        let landmarks = if few { (0..series.points.len()).collect() } else { series.landmarks() };
        for index in landmarks {
            self.nodes.extend(point_of(self.chart, series, key, index, self.locale));
        }
    }

    fn statement(&mut self, statement: &Statement) {
        let key = self.next();
        let said = self.locale.citations(&statement.evidence);
        let mut node = self.node(key, &[&statement.id], statement.label.as_str(), String::new(), &statement.evidence);
        node.text_only = true;
        node.text = format!("{} {said}", sentence(statement.label.as_str()));
        self.nodes.push(node);
    }
}

/// Returns the amounts of an event by side: "Ukraine: 390 people · Russia: 390 people"; `None` if it has none.
#[must_use]
pub(super) fn amounts(event: &Event, locale: &Locale) -> Option<String> {
    let unit = event.unit.as_ref()?;
    let all: Vec<String> = event
        .amounts
        .iter()
        .map(|one| locale.labeled(one.side.name.as_str(), &locale.figure(&one.figure, unit)))
        .collect();
    (!all.is_empty()).then(|| all.join(" · "))
}

/// Adds the evidence that is not yet in the list.
fn add_new(evidence: &mut Vec<Rc<Evidence>>, more: &[Rc<Evidence>]) {
    for one in more {
        if !evidence.iter().any(|other| other.is_same(one)) {
            evidence.push(one.clone());
        }
    }
}

fn citation(evidence: &Evidence, locale: &Locale) -> Citation {
    Citation {
        speaker: locale.speaker(&evidence.speaker),
        quote: evidence.quote.exact.to_string(),
        prefix: evidence.quote.prefix.as_ref().map(ToString::to_string),
        suffix: evidence.quote.suffix.as_ref().map(ToString::to_string),
        sentence: evidence.passage.as_ref().map(|passage| passage.sentence.to_string()),
        source: source_words(&evidence.source, locale),
    }
}

fn source_words(source: &Source, locale: &Locale) -> SourceText {
    SourceText {
        text: locale.source(source),
        title: source.title.as_ref().map(ToString::to_string),
        url: source.link.as_str().to_owned(),
        host: source.link.host().to_owned(),
    }
}
