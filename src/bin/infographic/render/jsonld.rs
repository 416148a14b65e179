//! The figures as linked data (JSON-LD 1.1, schema.org): a `Dataset` with an `Observation` for every amount that was
//! said. A bound is a bound here too, and what has no number has no value.

use std::rc::Rc;

use article_infographic::{
    story::{Amount, Date, Event, Evidence, Fact, Figure, Kind, Series, Source, Story, Text, Unit, When},
    words::{Locale, Outline, without_isolates},
};
use serde_json::{Map, Value, json};

/// The data of the charts at these positions.
pub fn jsonld(story: &Story, outline: &Outline, charts: impl Iterator<Item = usize>) -> String {
    let mut maker = Maker { locale: &outline.locale, seen: Vec::new(), sources: Vec::new(), observations: Vec::new() };
    for chart in charts.filter_map(|index| story.charts.get(index)) {
        match &chart.kind {
            Kind::Counts { facts, .. } => facts.iter().for_each(|fact| maker.fact(fact)),
            Kind::Positions { .. } => {}
            Kind::Timeline { events } => events.iter().for_each(|event| maker.event(event)),
            Kind::History(history) => {
                history.events.iter().for_each(|event| maker.event(event));
                history.stretches.iter().for_each(|fact| maker.fact(fact));
            }
            Kind::Line { series } => series.iter().for_each(|series| maker.series(series)),
            Kind::Steps { panels } => panels.iter().flatten().for_each(|fact| maker.fact(fact)),
        }
    }
    let citation: Vec<Value> = maker.sources.iter().map(|source| work(source)).collect();
    let mut dataset = Map::new();
    dataset.insert("@type".to_owned(), json!("Dataset"));
    dataset.insert("@id".to_owned(), json!("#story"));
    dataset.insert("name".to_owned(), json!(outline.headline));
    dataset.insert("inLanguage".to_owned(), json!(outline.language));
    if let Some(summary) = &outline.summary {
        dataset.insert("description".to_owned(), json!(summary));
    }
    if let Some(published) = story.published {
        dataset.insert("datePublished".to_owned(), json!(edtf(published)));
    }
    if !citation.is_empty() {
        dataset.insert("citation".to_owned(), json!(citation));
    }
    let graph: Vec<Value> = std::iter::once(Value::Object(dataset)).chain(maker.observations).collect();
    let document = json!({ "@context": "https://schema.org", "@graph": graph });
    format!("{document:#}\n")
}

struct Maker<'a> {
    locale: &'a Locale,
    /// Ids that have been told; a figure can stand in several charts.
    seen: Vec<String>,
    sources: Vec<Rc<Source>>,
    observations: Vec<Value>,
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
        let is_new = !self.seen.contains(&id);
        if is_new {
            self.seen.push(id);
        }
        is_new
    }

    fn fact(&mut self, fact: &Fact) {
        if !self.is_new(format!("fact {}", fact.id)) {
            return;
        }
        let date = fact.as_of.map(edtf);
        let subject = Subject { label: fact.label.to_string(), unit: &fact.unit, basis: Some(&fact.basis), date };
        self.figure(&subject, &fact.figure, &fact.evidence);
    }

    fn event(&mut self, event: &Event) {
        let Some(unit) = event.unit.as_ref().filter(|_| self.is_new(format!("event {}", event.id))) else { return };
        for one in &event.amounts {
            let label = format!("{}: {}", event.label, one.side.name);
            let subject = Subject { label, unit, basis: None, date: Some(edtf(event.when)) };
            self.figure(&subject, &one.figure, &event.evidence);
        }
    }

    fn series(&mut self, series: &Series) {
        if !self.is_new(format!("series {}", series.id)) {
            return;
        }
        for (index, point) in series.points.iter().enumerate() {
            if let Some(amount) = series.amount(index) {
                let subject = Subject {
                    label: series.label.to_string(),
                    unit: &series.unit,
                    basis: Some(&series.basis),
                    date: Some(date(point.date)),
                };
                self.observation(&subject, &amount, &series.evidence);
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
            Amount::Exact(number) => put("value", number_of(number.get())),
            Amount::AtLeast(number) => put("minValue", number_of(number.get())),
            Amount::AtMost(number) => put("maxValue", number_of(number.get())),
            Amount::Between(span) => {
                put("minValue", number_of(span.low().get()));
                put("maxValue", number_of(span.high().get()))
            }
            // A bare number would pass for an exact one.
            Amount::About(_) => put("value", json!(self.locale.amount_on_axis(amount))),
            Amount::None => put("value", json!(0)),
            Amount::Withheld(_) | Amount::Unknown(_) => None,
        };
        let quotations: Vec<Value> = evidence.iter().map(|one| quotation(one, self.locale)).collect();
        put("citation", json!(quotations));
        put("isPartOf", json!({ "@id": "#story" }));
        for one in evidence {
            if !self.sources.iter().any(|source| Rc::ptr_eq(source, &one.source)) {
                self.sources.push(Rc::clone(&one.source));
            }
        }
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
        entry.insert("datePublished".to_owned(), json!(edtf(published)));
    }
    Value::Object(entry)
}

/// A date as the story file has it (EDTF, ISO 8601-2): an interval keeps its ends, "about" its tilde.
fn edtf(when: When) -> String {
    let about = if when.about { "~" } else { "" };
    let from = date(when.from);
    match when.to {
        Some(to) => format!("{from}{about}/{}{about}", date(to)),
        None => format!("{from}{about}"),
    }
}

fn date(date: Date) -> String {
    match date {
        Date::Year(year) => format!("{year:04}"),
        Date::Month(year, month) => format!("{year:04}-{month:02}"),
        Date::Day(year, month, day) => format!("{year:04}-{month:02}-{day:02}"),
    }
}
