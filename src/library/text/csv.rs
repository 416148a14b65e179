//! A chart as comma-separated values, for spreadsheets and programs, with one row for each value.
//!
//! The table on the page may be an excerpt; this file is complete. An amount is given as text, and also as a qualifier
//! (its name in the story format) and numbers: an exact number or an estimate in the column of values, a bound in the
//! column of its end, and a withheld number in neither.

use std::rc::Rc;

use super::{
    formula::disarmed,
    locale::{Locale, Phrase, without_isolates},
    phrase::distinct,
};
use crate::model::{
    Amount, Chart, Correction, Event, Evidence, Facet, FacetValues, Fact, Item, Limit, Number, Outcome, Position,
    Qualifier, Series, Side, Stance, Unit,
};

/// The headings of the columns. The columns of a history's facets follow.
const HEADS: [Phrase; 14] = [
    Phrase::What,
    Phrase::InWords,
    Phrase::Qualifier,
    Phrase::ValueHead,
    Phrase::LowHead,
    Phrase::HighHead,
    Phrase::UnitHead,
    Phrase::Basis,
    Phrase::SideHead,
    Phrase::When,
    Phrase::SaidByHead,
    Phrase::SourceHead,
    Phrase::AddressHead,
    Phrase::CorrectedHead,
];

/// Returns the chart as comma-separated values with a header line, as in RFC 4180: lines end with CR LF; cells with a
/// comma, a quotation mark or a line break are quoted. The columns are the same for every kind of chart, except for
/// those of the facets of a history. Dates are in EDTF. The file begins with a byte order mark, because Excel garbles
/// non-ASCII letters without it.
#[must_use]
pub fn csv(chart: &Chart, locale: &Locale) -> String {
    let mut file = File { text: "\u{feff}".to_owned(), locale };
    let facets: Vec<&Rc<Facet>> = named(chart.kind.facets()).collect();
    let heads = HEADS.iter().map(|phrase| locale.format(*phrase, &[]));
    let heads: Vec<String> = heads.chain(facets.iter().map(|facet| locale.facet_name(facet))).collect();
    for head in &heads {
        file.cell(head);
    }
    file.end();
    for item in chart.items() {
        match item {
            Item::Fact(fact) => file.fact(fact),
            Item::Position(position) => file.position(position),
            Item::Event(event) => file.event(event, &facets),
            Item::Series(series) => file.series(series),
            Item::Statement(statement) => {
                let origin = Origin::new(&statement.evidence, locale);
                file.row(&Row { what: statement.label.as_str(), ..Row::default() }, &origin);
            }
        }
    }
    file.text
}

/// Returns the facets that have a column: all but the year, which is in the date.
pub(super) fn named(facets: &[Rc<Facet>]) -> impl Iterator<Item = &Rc<Facet>> {
    facets.iter().filter(|facet| match facet.values {
        FacetValues::Named { .. } => true,
        FacetValues::Years(_) => false,
    })
}

/// Speakers, sources and addresses, as cells.
struct Origin([String; 3]);

impl Origin {
    fn new(evidence: &[Rc<Evidence>], locale: &Locale) -> Self {
        let speakers = distinct(evidence.iter().map(|one| locale.speaker(&one.speaker)));
        let sources = distinct(evidence.iter().map(|one| locale.source(&one.source)));
        let addresses = distinct(evidence.iter().map(|one| one.source.link.as_str().to_owned()));
        // Addresses contain no spaces.
        Self([locale.semicolons(&speakers), locale.semicolons(&sources), addresses.join(" ")])
    }

    fn without_speakers(self) -> Self {
        let Self([_, sources, addresses]) = self;
        Self([String::new(), sources, addresses])
    }
}

/// The cells of a row, without those of its origin.
#[derive(Default)]
struct Row<'a> {
    what: &'a str,
    words: String,
    qualifier: &'static str,
    /// Value, low and high end.
    numbers: [Option<Number>; 3],
    unit: &'a str,
    basis: &'a str,
    side: &'a str,
    when: String,
    corrected: String,
    facets: Vec<String>,
}

/// Returns the name of an amount's qualifier in story files, and its value, low and high end.
fn parts(amount: &Amount) -> (&'static str, [Option<Number>; 3]) {
    match amount {
        Amount::Number(qualifier, number) => {
            let number = Some(*number);
            let ends = match qualifier {
                Qualifier::Exact | Qualifier::About => [number, None, None],
                Qualifier::AtLeast | Qualifier::MoreThan => [None, number, None],
                Qualifier::AtMost | Qualifier::LessThan => [None, None, number],
            };
            (qualifier.name(), ends)
        }
        Amount::Between(span) => ("between", [None, Some(span.low()), Some(span.high())]),
        Amount::Estimate(estimate) => {
            let interval = estimate.interval();
            ("estimate", [Some(estimate.value()), Some(interval.low()), Some(interval.high())])
        }
        Amount::Withheld(_) => ("withheld", [None; 3]),
        Amount::Unknown(_) => ("unknown", [None; 3]),
        Amount::Words(_) => ("words", [None; 3]),
        Amount::None => ("none", [Some(Number::ZERO), None, None]),
    }
}

const fn stance_name(stance: &Stance) -> &'static str {
    match stance {
        Stance::Proposes => "proposes",
        Stance::Agrees => "agrees",
        Stance::Offers(_) => "offers",
        Stance::Rejects => "rejects",
        Stance::Demands => "demands",
        Stance::NotStated => "not_stated",
    }
}

const fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Agreed => "agreed",
        Outcome::Rejected => "rejected",
        Outcome::NoAnswer => "no_answer",
        Outcome::Open => "open",
    }
}

fn side_name(side: Option<&Rc<Side>>) -> &str {
    side.map_or("", |side| side.name.as_str())
}

/// Builds the file.
struct File<'a> {
    text: String,
    locale: &'a Locale,
}

impl File<'_> {
    fn fact(&mut self, fact: &Fact) {
        for (amount, claim) in fact.figure.amounts() {
            let mut words = match claim {
                None => self.locale.amount_of(amount, &fact.unit),
                Some(_) => self.locale.claimed(amount, &fact.unit),
            };
            if let Some(derived) = &fact.derived {
                words = self.locale.parenthesized(&words, &self.locale.derived(derived));
            }
            let (qualifier, numbers) = parts(amount);
            words = self.locale.with_status(words, fact.status.as_ref());
            let row = Row {
                what: fact.label.as_str(),
                words,
                qualifier,
                numbers,
                unit: self.locale.unit(&fact.unit),
                basis: fact.basis.as_str(),
                side: side_name(fact.side.as_ref()),
                when: fact.as_of.map(|when| when.to_string()).unwrap_or_default(),
                corrected: self.corrected(&fact.corrections, &fact.unit),
                facets: Vec::new(),
            };
            self.row(&row, &Origin::new(claim.map_or(&fact.evidence, |claim| &claim.evidence), self.locale));
        }
    }

    fn event(&mut self, event: &Event, facets: &[&Rc<Facet>]) {
        let label = self.locale.event(event);
        let of_event = |words: String| Row {
            what: &label,
            words,
            when: event.when.to_string(),
            facets: facets.iter().map(|facet| self.locale.facet_values(event, facet).unwrap_or_default()).collect(),
            ..Row::default()
        };
        let mut rows: Vec<(Row<'_>, &[Rc<Evidence>])> = Vec::new();
        for one in &event.amounts {
            let Some(unit) = &event.unit else { continue };
            for (amount, claim) in one.figure.amounts() {
                let words = match claim {
                    None => self.locale.amount_of(amount, unit),
                    Some(_) => self.locale.claimed(amount, unit),
                };
                let (qualifier, numbers) = parts(amount);
                let (unit_words, side) = (self.locale.unit(unit), one.side.name.as_str());
                let corrected = self.corrected(&one.corrections, unit);
                let row = Row { qualifier, numbers, unit: unit_words, side, corrected, ..of_event(words) };
                rows.push((row, claim.map_or(&event.evidence, |claim| &claim.evidence)));
            }
        }
        // If all amounts are claims, or if there are none, a row of its own has the evidence of the event itself.
        if !event.amounts.iter().flat_map(|one| one.figure.amounts()).any(|(_, claim)| claim.is_none()) {
            rows.insert(0, (of_event(self.locale.format(Phrase::NoFigure, &[])), &event.evidence));
        }
        for (row, evidence) in &rows {
            self.row(row, &Origin::new(evidence, self.locale));
        }
    }

    fn series(&mut self, series: &Series) {
        let origin = Origin::new(&series.evidence, self.locale);
        for (index, point) in series.points.iter().enumerate() {
            let amount = series.amount(index);
            let words = match &amount {
                Some(amount) => self.locale.value(series, amount),
                None => self.locale.format(Phrase::NoFigure, &[]),
            };
            let (qualifier, numbers) = amount.as_ref().map(parts).unwrap_or_default();
            let row = Row {
                what: series.label.as_str(),
                words,
                qualifier,
                numbers,
                unit: self.locale.unit(&series.unit),
                basis: series.basis.as_str(),
                side: side_name(series.side.as_ref()),
                when: point.when.to_string(),
                ..Row::default()
            };
            self.row(&row, &origin);
        }
    }

    /// Adds a row for each stance, because each has its own citations, then one for the limit and one for the outcome.
    fn position(&mut self, position: &Position) {
        let label = position.label.as_str();
        let label = match &position.detail {
            Some(detail) => self.locale.parenthesized(label, detail.as_str()),
            None => label.to_owned(),
        };
        let row = |words, qualifier| Row { what: &label, words, qualifier, ..Row::default() };
        for one in &position.stances {
            let row = row(self.locale.stance_in(&one.stance), stance_name(&one.stance));
            let origin = match one.evidence.as_slice() {
                // A stance that is not stated has no speaker.
                [] => Origin::new(&position.evidence, self.locale).without_speakers(),
                evidence => Origin::new(evidence, self.locale),
            };
            self.row(&Row { side: one.side.name.as_str(), ..row }, &origin);
        }
        if let Some(bound) = &position.bound {
            let (qualifier, numbers) = match bound.limit {
                Limit::Under(number) => ("under", [None, None, Some(number)]),
                Limit::Over(number) => ("over", [None, Some(number), None]),
            };
            let row = Row { numbers, basis: bound.quantity.as_str(), ..row(self.locale.bound(bound), qualifier) };
            self.row(&row, &Origin::new(&bound.evidence, self.locale));
        }
        let row = row(self.locale.outcome(position.outcome), outcome_name(position.outcome));
        self.row(&row, &Origin::new(&position.evidence, self.locale));
    }

    fn corrected(&self, corrections: &[Correction], unit: &Unit) -> String {
        let all: Vec<String> = corrections.iter().map(|one| self.locale.correction(one, unit)).collect();
        self.locale.semicolons(&all)
    }

    fn row(&mut self, row: &Row<'_>, Origin([speakers, sources, addresses]): &Origin) {
        self.cell(row.what);
        self.cell(&row.words);
        self.cell(row.qualifier);
        for number in row.numbers {
            self.raw(&number.map(|number| number.to_string()).unwrap_or_default());
        }
        for text in [row.unit, row.basis, row.side, &row.when, speakers, sources, addresses, &row.corrected] {
            self.cell(text);
        }
        for facet in &row.facets {
            self.cell(facet);
        }
        self.end();
    }

    /// Adds a text cell, escaped so that no program reads it as a formula.
    fn cell(&mut self, text: &str) {
        let text = disarmed(&without_isolates(text));
        if text.contains([',', '"', '\n', '\r']) {
            self.raw(&format!("\"{}\"", text.replace('"', "\"\"")));
        } else {
            self.raw(&text);
        }
    }

    /// Adds a cell without escaping, and a comma.
    fn raw(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.text.push(',');
    }

    /// Replaces the last comma by a line break.
    fn end(&mut self) {
        self.text.pop();
        self.text.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_with_a_comma_or_a_quotation_mark_is_quoted() {
        let mut file = File { text: String::new(), locale: &Locale::english() };
        for text in ["\"a\", b", "\u{2068}c\u{2069}", "+1, \"d\""] {
            file.cell(text);
        }
        file.raw(&Number::new(-15.2).unwrap().to_string());
        file.end();
        assert_eq!(file.text, "\"\"\"a\"\", b\",c,\"'+1, \"\"d\"\"\",-15.2\r\n");
    }
}
