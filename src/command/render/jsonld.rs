//! The data as JSON-LD 1.1 with the schema.org vocabulary: a `Dataset` with an `Observation` for each amount. Bounds
//! become `minValue` and `maxValue`; an amount without a number has no value.

use std::collections::HashSet;
use std::rc::Rc;

use article_infographic::{
    model::{Amount, Chart, Event, Evidence, Fact, Figure, Item, Qualifier, Series, Source, Status, Story, Text, Unit},
    text::{Locale, Outline, without_isolates},
};
use serde_json::{Map, Value, json};

use crate::json;

/// The most points of series that are written as observations. An observation has about 800 bytes. If a story has more
/// points, each series is summarized as one variable; the CSV files contain all points.
const MAX_OBSERVATIONS: usize = 1_000;

/// The data of charts.
pub struct LinkedData {
    /// The description of the data: the `Dataset`.
    dataset: Value,
    /// The `Observation` of each amount.
    observations: Vec<Value>,
}

impl LinkedData {
    /// Serializes the description alone, which is small however much data there is.
    pub fn description(&self) -> serde_json::Result<String> {
        json::pretty(&graph(std::iter::once(&self.dataset)))
    }

    /// Serializes the description and the observations.
    pub fn complete(&self) -> serde_json::Result<String> {
        json::pretty(&graph(std::iter::once(&self.dataset).chain(&self.observations)))
    }
}

fn graph<'a>(nodes: impl Iterator<Item = &'a Value>) -> Value {
    json!({ "@context": "https://schema.org", "@graph": nodes.collect::<Vec<_>>() })
}

/// The data of the charts with these indices. `folder` is the public URL of the output folder, or empty.
pub fn jsonld(story: &Story, outline: &Outline, charts: impl Iterator<Item = usize>, folder: &str) -> LinkedData {
    let charts: Vec<&Chart> = charts.filter_map(|index| story.charts.get(index)).collect();
    let points = charts.iter().flat_map(|chart| chart.kind.series()).map(|series| series.points.len());
    let mut builder = GraphBuilder {
        locale: &outline.locale,
        summarizes_series: points.sum::<usize>() > MAX_OBSERVATIONS,
        seen: HashSet::new(),
        sources: Vec::new(),
        observations: Vec::new(),
        variables: Vec::new(),
    };
    for chart in &charts {
        for item in chart.items() {
            match item {
                Item::Fact(fact) => builder.fact(fact),
                Item::Event(event) => builder.event(event),
                Item::Series(series) => builder.series(series),
                // Positions and statements have no amounts.
                Item::Position(_) | Item::Statement(_) => {}
            }
        }
    }
    let citation: Vec<Value> = builder.sources.iter().map(|source| work(source)).collect();
    let mut dataset = Map::new();
    let mut put = |name: &str, value: Value| dataset.insert(name.to_owned(), value);
    put("@type", json!("Dataset"));
    put("@id", json!("#story"));
    put("name", json!(outline.headline));
    put("inLanguage", json!(outline.language));
    if let Some(summary) = &outline.summary {
        put("description", json!(summary));
    }
    if let Some(published) = story.published {
        put("datePublished", json!(published.to_string()));
    }
    if !citation.is_empty() {
        put("citation", json!(citation));
    }
    if !builder.variables.is_empty() {
        put("variableMeasured", json!(builder.variables));
    }
    let files = charts.iter().map(|chart| {
        json!({
            "@type": "DataDownload",
            "name": chart.title.as_str(),
            "encodingFormat": "text/csv",
            "contentUrl": format!("{folder}{}/table.csv", chart.id),
        })
    });
    put("distribution", files.collect());
    LinkedData { dataset: Value::Object(dataset), observations: builder.observations }
}

struct GraphBuilder<'a> {
    locale: &'a Locale,
    /// Whether series are summarized; see [`MAX_OBSERVATIONS`].
    summarizes_series: bool,
    /// The kinds and ids of items that were added: several charts can show the same item.
    seen: HashSet<String>,
    sources: Vec<Rc<Source>>,
    observations: Vec<Value>,
    /// Summarized series.
    variables: Vec<Value>,
}

/// The subject of an observation.
struct Subject<'a> {
    label: String,
    unit: &'a Unit,
    basis: Option<&'a Text>,
    date: Option<String>,
    status: Option<&'a Status>,
}

impl GraphBuilder<'_> {
    /// Returns whether the item was not added before, and marks it as added.
    fn mark_seen(&mut self, id: String) -> bool {
        self.seen.insert(id)
    }

    fn fact(&mut self, fact: &Fact) {
        if !self.mark_seen(format!("fact {}", fact.id)) {
            return;
        }
        let date = fact.as_of.map(|when| when.to_string());
        let subject = Subject {
            label: fact.label.to_string(),
            unit: &fact.unit,
            basis: Some(&fact.basis),
            date,
            status: fact.status.as_ref(),
        };
        self.figure(&subject, &fact.figure, &fact.evidence);
    }

    fn event(&mut self, event: &Event) {
        let Some(unit) = event.unit.as_ref().filter(|_| self.mark_seen(format!("event {}", event.id))) else { return };
        for one in &event.amounts {
            let label = format!("{}: {}", self.locale.event(event), one.side.name);
            let subject =
                Subject { label, unit, basis: None, date: Some(event.when.to_string()), status: event.status.as_ref() };
            self.figure(&subject, &one.figure, &event.evidence);
        }
    }

    fn series(&mut self, series: &Series) {
        if !self.mark_seen(format!("series {}", series.id)) {
            return;
        }
        if self.summarizes_series {
            self.variable(series);
            return;
        }
        for (index, point) in series.points.iter().enumerate() {
            if let Some(amount) = series.amount(index) {
                let subject = Subject {
                    label: series.label.to_string(),
                    unit: &series.unit,
                    basis: Some(&series.basis),
                    date: Some(point.when.to_string()),
                    status: series.status.as_ref(),
                };
                self.observation(&subject, &amount, &series.evidence);
            }
        }
    }

    /// Adds a series as a variable, described in text. It has no minimum and maximum: for a series of bounds they would
    /// be values that nobody stated.
    fn variable(&mut self, series: &Series) {
        let quotations: Vec<Value> = series.evidence.iter().map(|one| quotation(one, self.locale)).collect();
        self.cite(&series.evidence);
        self.variables.push(json!({
            "@type": "PropertyValue",
            "name": series.label.as_str(),
            "description": without_isolates(&self.locale.course(series)),
            "unitText": series.unit.to_string(),
            "measurementTechnique": series.basis.as_str(),
            "citation": quotations,
        }));
    }

    fn cite(&mut self, evidence: &[Rc<Evidence>]) {
        for one in evidence {
            if !self.sources.iter().any(|source| Rc::ptr_eq(source, &one.source)) {
                self.sources.push(Rc::clone(&one.source));
            }
        }
    }

    fn figure(&mut self, subject: &Subject<'_>, figure: &Figure, evidence: &[Rc<Evidence>]) {
        for (amount, claim) in figure.amounts() {
            self.observation(subject, amount, claim.map_or(evidence, |claim| &claim.evidence));
        }
    }

    fn observation(&mut self, subject: &Subject<'_>, amount: &Amount, evidence: &[Rc<Evidence>]) {
        let mut entry = Map::new();
        let mut put = |name: &str, value: Value| entry.insert(name.to_owned(), value);
        put("@type", json!("Observation"));
        put("name", json!(subject.label));
        let said = self.locale.with_status(self.locale.amount_of(amount, subject.unit), subject.status);
        put("description", json!(without_isolates(&said)));
        put("unitText", json!(subject.unit.to_string()));
        if let Some(basis) = subject.basis {
            put("measuredProperty", json!(basis.as_str()));
        }
        if let Some(date) = &subject.date {
            put("observationDate", json!(date));
        }
        match amount {
            // As text, because a number would be read as a fact.
            _ if subject.status.is_some() => put("value", json!(without_isolates(&said))),
            Amount::Number(Qualifier::Exact, number) => put("value", number_of(number.get())),
            Amount::Number(Qualifier::AtLeast, number) => put("minValue", number_of(number.get())),
            Amount::Number(Qualifier::AtMost, number) => put("maxValue", number_of(number.get())),
            Amount::Between(span) => {
                put("minValue", number_of(span.low().get()));
                put("maxValue", number_of(span.high().get()))
            }
            // As text, because a number would be read as exact, and a strict bound as a limit that can be reached.
            Amount::Number(Qualifier::About | Qualifier::MoreThan | Qualifier::LessThan, _) => {
                put("value", json!(self.locale.amount_in_column(amount, subject.unit)))
            }
            Amount::Estimate(estimate) => {
                put("minValue", number_of(estimate.interval().low().get()));
                put("maxValue", number_of(estimate.interval().high().get()));
                put("value", json!(self.locale.amount_in_column(amount, subject.unit)))
            }
            Amount::Words(words) => put("value", json!(words.as_str())),
            Amount::None => put("value", json!(0)),
            Amount::Withheld(_) | Amount::Unknown(_) => None,
        };
        let quotations: Vec<Value> = evidence.iter().map(|one| quotation(one, self.locale)).collect();
        put("citation", json!(quotations));
        put("isPartOf", json!({ "@id": "#story" }));
        self.cite(evidence);
        self.observations.push(Value::Object(entry));
    }
}

/// A JSON number, without a decimal point if it is an integer.
#[allow(clippy::cast_possible_truncation, reason = "sizes are at most 10^15, see Number::MAX")]
fn number_of(value: f64) -> Value {
    if value.fract().abs() < f64::EPSILON { json!(value as i64) } else { json!(value) }
}

fn quotation(evidence: &Evidence, locale: &Locale) -> Value {
    json!({
        "@type": "Quotation",
        "text": evidence.quote.exact.as_str(),
        "creator": { "@type": "Thing", "name": without_isolates(&locale.speaker(&evidence.speaker)) },
        "isPartOf": work(&evidence.source),
    })
}

fn work(source: &Source) -> Value {
    let mut entry = Map::new();
    entry.insert("@type".to_owned(), json!("CreativeWork"));
    entry.insert("url".to_owned(), json!(source.link.as_str()));
    entry.insert("publisher".to_owned(), json!({ "@type": "Organization", "name": source.publisher.as_str() }));
    if let Some(title) = &source.title {
        entry.insert("name".to_owned(), json!(title.as_str()));
    }
    if let Some(published) = source.published {
        entry.insert("datePublished".to_owned(), json!(published.to_string()));
    }
    Value::Object(entry)
}
