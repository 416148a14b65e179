//! [`Outline`]: the whole story in words, with an entry for every key.

use std::rc::Rc;

use serde::Serialize;

use super::{phrase, table, table::Table};
use crate::{
    key::Key,
    story::{Chart, Event, Evidence, Fact, Figure, Form, Kind, Outcome, Position, Side, Source, Statement, Story},
};

/// The story in words.
#[derive(Clone, Debug, Serialize)]
pub struct Outline {
    /// Language of the text, as a BCP 47 tag.
    pub language: String,
    /// Headline of the graphic.
    pub headline: String,
    /// What it comes to.
    pub summary: Option<String>,
    /// The charts, in their order.
    pub charts: Vec<ChartWords>,
}

/// A chart in words.
#[derive(Clone, Debug, Serialize)]
pub struct ChartWords {
    /// The chart's key.
    #[serde(skip)]
    pub key: Key,
    /// The chart's id in the story, which is also its name for the page.
    pub name: String,
    /// What it shows, as a sentence.
    pub title: String,
    /// What is counted, when, and what a dot stands for.
    pub subtitle: String,
    /// What kind of chart it is and what it holds, for readers who do not see it.
    pub summary: String,
    /// What the reader should know besides.
    pub note: Option<String>,
    /// An entry for every key of the chart, in the order of the keys.
    pub nodes: Vec<Node>,
    /// The same as rows and columns.
    pub table: Table,
    /// Everything the chart rests on, each once.
    pub sources: Vec<SourceWords>,
}

/// Something that can be chosen, in words.
#[derive(Clone, Debug, Serialize)]
pub struct Node {
    /// Its key.
    #[serde(skip)]
    pub key: Key,
    /// Its name for the page, made from ids: `held.held`, `criteria.all-for-all.russia`.
    pub name: String,
    /// What it is about.
    pub label: String,
    /// What is said of it: an amount with its qualifier, a stance, a date.
    pub value: String,
    /// What counts as one, and when it was so; nothing for what is no figure.
    pub context: Option<String>,
    /// Whether it stands beside the drawing, in words only.
    pub beside: bool,
    /// What the uncertain end means.
    pub caveat: Option<String>,
    /// Label, value, who said it and where, as sentences.
    pub text: String,
    /// Who said it; never empty.
    pub voices: Vec<Voice>,
}

/// Who said something, where, and in which words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Voice {
    /// The speaker with office.
    pub speaker: String,
    /// The words of the article.
    pub quote: String,
    /// Words right before them, where they occur more than once.
    pub prefix: Option<String>,
    /// Words right after them.
    pub suffix: Option<String>,
    /// The sentence around them, where the story holds the article.
    pub sentence: Option<String>,
    /// Where it was published.
    pub source: SourceWords,
}

/// Something published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceWords {
    /// Publisher and date.
    pub text: String,
    /// Its headline.
    pub title: Option<String>,
    /// Where it can be read.
    pub url: String,
    /// The host of that address.
    pub host: String,
}

impl Outline {
    /// The outline of a story.
    #[must_use]
    pub fn new(story: &Story) -> Self {
        Self {
            language: story.language.clone(),
            headline: story.headline.to_string(),
            summary: story.summary.as_ref().map(ToString::to_string),
            charts: story.charts.iter().enumerate().map(|(index, chart)| ChartWords::new(chart, index)).collect(),
        }
    }

    /// The words for a key of an item or a part.
    #[must_use]
    pub fn node(&self, key: Key) -> Option<&Node> {
        let chart = self.charts.get(usize::from(key.chart))?;
        let at = chart.nodes.binary_search_by_key(&key, |node| node.key).ok()?;
        chart.nodes.get(at)
    }

    /// The key with this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<Key> {
        self.charts.iter().flat_map(|chart| &chart.nodes).find(|node| node.name == name).map(|node| node.key)
    }

    /// The position of the chart with this id.
    #[must_use]
    pub fn chart(&self, id: &str) -> Option<usize> {
        self.charts.iter().position(|chart| chart.name == id)
    }
}

impl ChartWords {
    fn new(chart: &Chart, index: usize) -> Self {
        let mut maker = Maker { chart, key: Key::chart(index), items: 0, nodes: Vec::new() };
        match &chart.kind {
            Kind::Counts { facts, .. } => facts.iter().for_each(|fact| maker.fact(fact)),
            Kind::Positions { positions, sides } => positions.iter().for_each(|one| maker.position(one, sides)),
            Kind::Timeline { events } => events.iter().for_each(|event| maker.event(event)),
        }
        chart.statements.iter().for_each(|statement| maker.statement(statement));
        let Maker { key, nodes, .. } = maker;
        let mut sources: Vec<SourceWords> = Vec::new();
        for voice in nodes.iter().flat_map(|node| &node.voices) {
            if !sources.contains(&voice.source) {
                sources.push(voice.source.clone());
            }
        }
        Self {
            key,
            name: chart.id.clone(),
            title: chart.title.to_string(),
            subtitle: subtitle(chart),
            summary: summary(chart),
            note: chart.note.as_ref().map(ToString::to_string),
            table: table::table(chart, key, &nodes),
            nodes,
            sources,
        }
    }
}

/// The nodes of a chart in the making, in the order of their keys.
struct Maker<'a> {
    chart: &'a Chart,
    key: Key,
    items: usize,
    nodes: Vec<Node>,
}

impl Maker<'_> {
    /// The key of the next item.
    fn next(&mut self) -> Key {
        let key = self.key.item(self.items);
        self.items = self.items.saturating_add(1);
        key
    }

    /// A node whose text is made from its label, its value and its voices.
    fn node(&self, key: Key, ids: &[&str], label: &str, value: String, evidence: &[Rc<Evidence>]) -> Node {
        let mut name = self.chart.id.clone();
        for id in ids {
            name.push('.');
            name.push_str(id);
        }
        Node {
            key,
            name,
            label: label.to_owned(),
            text: format!("{label}: {value}. {}", phrase::voices(evidence)),
            value,
            context: None,
            beside: false,
            caveat: None,
            voices: evidence.iter().map(|one| voice(one)).collect(),
        }
    }

    fn fact(&mut self, fact: &Fact) {
        let key = self.next();
        let mut evidence = fact.evidence.clone();
        for (_, claim) in fact.figure.amounts() {
            add_new(&mut evidence, claim.map(|claim| claim.evidence.as_slice()).unwrap_or_default());
        }
        let context = phrase::context(fact);
        let label = format!("{} ({context})", fact.label);
        let value = phrase::figure(&fact.figure, &fact.unit);
        let mut whole = self.node(key, &[&fact.id], &label, value, &evidence);
        fact.label.as_str().clone_into(&mut whole.label);
        whole.context = Some(context);
        if let Figure::Stated(amount) = &fact.figure {
            whole.caveat = phrase::caveat(amount).map(str::to_owned);
        }
        let shared = (whole.label.clone(), whole.context.clone());
        self.nodes.push(whole);
        for (position, (amount, claim)) in fact.figure.amounts().enumerate() {
            if let Some(claim) = claim {
                let id = position.saturating_add(1).to_string();
                let value = phrase::claimed(amount, &fact.unit);
                let key = key.part(position);
                let mut node = self.node(key, &[&fact.id, &id], &label, value, &claim.evidence);
                (node.label, node.context) = shared.clone();
                node.caveat = phrase::caveat(amount).map(str::to_owned);
                self.nodes.push(node);
            }
        }
    }

    fn position(&mut self, position: &Position, sides: &[Rc<Side>]) {
        let key = self.next();
        let outcome = phrase::outcome(position.outcome);
        let bound = position.bound.as_ref().map(phrase::bound);
        let mut said: Vec<String> = bound.into_iter().collect();
        said.extend(position.stances.iter().map(|one| phrase::stance_of(&one.side, &one.stance)));
        said.push(outcome.to_owned());
        let label = match &position.detail {
            Some(detail) => format!("{} ({detail})", position.label),
            None => position.label.to_string(),
        };
        let mut evidence = position.evidence.clone();
        add_new(&mut evidence, position.bound.as_ref().map(|bound| bound.evidence.as_slice()).unwrap_or_default());
        position.stances.iter().for_each(|stance| add_new(&mut evidence, &stance.evidence));
        self.nodes.push(self.node(key, &[&position.id], &label, said.join("; "), &evidence));
        for (column, side) in sides.iter().enumerate() {
            if let Some(one) = position.stances.iter().find(|one| one.side.index == side.index) {
                let value = phrase::stance_of(side, &one.stance);
                let ids = [position.id.as_str(), side.id.as_str()];
                let node = self.node(key.part(column), &ids, position.label.as_str(), value, &one.evidence);
                self.nodes.push(node);
            }
        }
        let ids = [position.id.as_str(), "outcome"];
        let key = key.part(sides.len());
        self.nodes.push(self.node(key, &ids, position.label.as_str(), outcome.to_owned(), &evidence));
    }

    fn event(&mut self, event: &Event) {
        let key = self.next();
        let mut value = phrase::when(event.when);
        if let Some(amounts) = amounts(event) {
            value = format!("{value}; {amounts}");
        }
        self.nodes.push(self.node(key, &[&event.id], event.label.as_str(), value, &event.evidence));
    }

    fn statement(&mut self, statement: &Statement) {
        let key = self.next();
        let said = phrase::voices(&statement.evidence);
        let mut node = self.node(key, &[&statement.id], statement.label.as_str(), String::new(), &statement.evidence);
        node.beside = true;
        node.text = format!("{}. {said}", statement.label.as_str().trim_end_matches('.'));
        self.nodes.push(node);
    }
}

/// The amounts of an event by side: "Ukraine: 390 people · Russia: 390 people"; nothing where it has none.
#[must_use]
pub(super) fn amounts(event: &Event) -> Option<String> {
    let unit = event.unit.as_ref()?;
    let all: Vec<String> = event
        .amounts
        .iter()
        .map(|(side, amount)| format!("{}: {}", side.name, phrase::amount_of(amount, unit)))
        .collect();
    (!all.is_empty()).then(|| all.join(" · "))
}

/// Adds the voices that are not among them yet.
fn add_new(evidence: &mut Vec<Rc<Evidence>>, more: &[Rc<Evidence>]) {
    for one in more {
        if !evidence.iter().any(|other| other.is_same(one)) {
            evidence.push(one.clone());
        }
    }
}

fn voice(evidence: &Evidence) -> Voice {
    Voice {
        speaker: phrase::speaker(&evidence.speaker),
        quote: evidence.quote.exact.to_string(),
        prefix: evidence.quote.prefix.as_ref().map(ToString::to_string),
        suffix: evidence.quote.suffix.as_ref().map(ToString::to_string),
        sentence: evidence.passage.as_ref().map(|passage| passage.sentence.to_string()),
        source: source_words(&evidence.source),
    }
}

fn source_words(source: &Source) -> SourceWords {
    SourceWords {
        text: phrase::source(source),
        title: source.title.as_ref().map(ToString::to_string),
        url: source.link.as_str().to_owned(),
        host: source.link.host().to_owned(),
    }
}

/// The editor's subtitle, or basis and date where all figures share them; then what a dot stands for.
fn subtitle(chart: &Chart) -> String {
    let mut parts: Vec<String> = chart.subtitle.iter().map(ToString::to_string).collect();
    if let Kind::Counts { form, facts } = &chart.kind
        && let Some(first) = facts.first()
    {
        if parts.is_empty() {
            let mut basis = first.basis.to_string();
            if let Some(as_of) = first.as_of
                && facts.iter().all(|fact| fact.as_of == Some(as_of))
            {
                basis = format!("{basis}, {}", phrase::when(as_of));
            }
            parts.push(basis);
        }
        if let Form::Units(per) = form {
            parts.push(phrase::dot(*per, first));
        }
    }
    parts.join(" · ")
}

fn summary(chart: &Chart) -> String {
    match &chart.kind {
        Kind::Counts { form, facts } => {
            let kind = match form {
                Form::Bars => "Bars",
                Form::Units(_) => "Dots",
            };
            let said: Vec<String> = facts
                .iter()
                .take(3)
                .map(|fact| format!("{}: {}", fact.label, phrase::figure(&fact.figure, &fact.unit)))
                .collect();
            let more = if facts.len() > said.len() { "; and more" } else { "" };
            format!("{kind} for {}. {}{more}.", count(facts.len(), "figure"), said.join("; "))
        }
        Kind::Positions { positions, .. } => {
            let outcomes = [Outcome::Agreed, Outcome::Rejected, Outcome::NoAnswer, Outcome::Open];
            let said: Vec<String> = outcomes
                .into_iter()
                .filter_map(|outcome| {
                    let number = positions.iter().filter(|position| position.outcome == outcome).count();
                    (number > 0).then(|| format!("{number} {}", phrase::outcome(outcome)))
                })
                .collect();
            format!("Table of {}: {}.", count(positions.len(), "position"), said.join(", "))
        }
        Kind::Timeline { events } => {
            let stretch = match (events.first(), events.last()) {
                (Some(first), Some(last)) if events.len() > 1 => {
                    format!(", from {} to {}", phrase::when(first.when), phrase::when(last.when))
                }
                _ => String::new(),
            };
            format!("Timeline of {}{stretch}.", count(events.len(), "event"))
        }
    }
}

fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("one {what}") } else { format!("{number} {what}s") }
}
