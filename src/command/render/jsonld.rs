//! The figures as linked data (JSON-LD 1.1, schema.org): a `Dataset` with an `Observation` for every amount that was
//! said. A bound is a bound here too, and what has no number has no value.

use std::collections::HashSet;
use std::rc::Rc;

use article_infographic::{
    model::{Amount, Chart, Event, Evidence, Fact, Figure, Item, Qualifier, Series, Source, Story, Text, Unit},
    words::{Locale, Outline, without_isolates},
};
use serde_json::{Map, Value, json};

use crate::json;

/// Observations that each have an entry. One has some 800 bytes, so beyond these the file would weigh more than a page: the
/// points of series, which are what can be so many, are then summed up, and the CSV files hold them.
const MAX_OBSERVATIONS: usize = 1_000;

/// The data of the charts at these positions. `folder` is the address where the files will lie, or nothing.
pub fn jsonld(
    story: &Story,
    outline: &Outline,
    charts: impl Iterator<Item = usize>,
    folder: &str,
) -> serde_json::Result<String> {
    let charts: Vec<&Chart> = charts.filter_map(|index| story.charts.get(index)).collect();
    let points = charts.iter().flat_map(|chart| chart.kind.series()).map(|series| series.points.len());
    let mut maker = Maker {
        locale: &outline.locale,
        sums_up: points.sum::<usize>() > MAX_OBSERVATIONS,
        seen: HashSet::new(),
        sources: Vec::new(),
        observations: Vec::new(),
        variables: Vec::new(),
    };
    for chart in &charts {
        for item in chart.items() {
            match item {
                Item::Fact(fact) => maker.fact(fact),
                Item::Event(event) => maker.event(event),
                Item::Series(series) => maker.series(series),
                // Neither is an observation of how many.
                Item::Position(_) | Item::Statement(_) => {}
            }
        }
    }
    let citation: Vec<Value> = maker.sources.iter().map(|source| work(source)).collect();
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
    if !maker.variables.is_empty() {
        put("variableMeasured", json!(maker.variables));
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
    let graph: Vec<Value> = std::iter::once(Value::Object(dataset)).chain(maker.observations).collect();
    json::pretty(&json!({ "@context": "https://schema.org", "@graph": graph }))
}

struct Maker<'a> {
    locale: &'a Locale,
    /// Whether series are summed up.
    sums_up: bool,
    /// Ids that have been told; a figure can stand in several charts.
    seen: HashSet<String>,
    sources: Vec<Rc<Source>>,
    observations: Vec<Value>,
    /// Series in sum.
    variables: Vec<Value>,
}

/// What an observation is of.
struct Subject<'a> {
    label: String,
    unit: &'a Unit,
    basis: Option<&'a Text>,
    date: Option<String>,
}

impl Maker<'_> {
    fn is_new(&mut self, id: String) -> bool {
        self.seen.insert(id)
    }

    fn fact(&mut self, fact: &Fact) {
        if !self.is_new(format!("fact {}", fact.id)) {
            return;
        }
        let date = fact.as_of.map(|when| when.to_string());
        let subject = Subject { label: fact.label.to_string(), unit: &fact.unit, basis: Some(&fact.basis), date };
        self.figure(&subject, &fact.figure, &fact.evidence);
    }

    fn event(&mut self, event: &Event) {
        let Some(unit) = event.unit.as_ref().filter(|_| self.is_new(format!("event {}", event.id))) else { return };
        for one in &event.amounts {
            let label = format!("{}: {}", event.label, one.side.name);
            let subject = Subject { label, unit, basis: None, date: Some(event.when.to_string()) };
            self.figure(&subject, &one.figure, &event.evidence);
        }
    }

    fn series(&mut self, series: &Series) {
        if !self.is_new(format!("series {}", series.id)) {
            return;
        }
        if self.sums_up {
            self.variable(series);
            return;
        }
        for (index, point) in series.points.iter().enumerate() {
            if let Some(amount) = series.amount(index) {
                let subject = Subject {
                    label: series.label.to_string(),
                    unit: &series.unit,
                    basis: Some(&series.basis),
                    date: Some(point.date.to_string()),
                };
                self.observation(&subject, &amount, &series.evidence);
            }
        }
    }

    /// A series as what is measured, with its course in words. No lowest or highest number: of a series of
    /// bounds they would be none of its own.
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
        put("description", json!(without_isolates(&self.locale.amount_of(amount, subject.unit))));
        put("unitText", json!(subject.unit.to_string()));
        if let Some(basis) = subject.basis {
            put("measuredProperty", json!(basis.as_str()));
        }
        if let Some(date) = &subject.date {
            put("observationDate", json!(date));
        }
        match amount {
            Amount::Number(Qualifier::Exact, number) => put("value", number_of(number.get())),
            Amount::Number(Qualifier::AtLeast, number) => put("minValue", number_of(number.get())),
            Amount::Number(Qualifier::AtMost, number) => put("maxValue", number_of(number.get())),
            Amount::Between(span) => {
                put("minValue", number_of(span.low().get()));
                put("maxValue", number_of(span.high().get()))
            }
            // A bare number would pass for an exact one.
            Amount::Number(Qualifier::About, _) => put("value", json!(self.locale.amount_on_axis(amount))),
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

/// A whole number without a decimal point.
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
