//! A chart as a file of comma-separated values, for spreadsheets and programs: every value that was said, a row each.
//!
//! The table on the page is what is sensible to read; this is all there is. An amount stands in words, and beside them as
//! a qualifier (the word of the story's format) and numbers: an exact number and an estimate as a value, a bound as a bound,
//! and what was withheld as neither.

use std::rc::Rc;

use super::{
    formula::disarmed,
    locale::{Locale, Phrase, without_isolates},
    phrase::distinct,
};
use crate::model::{
    Amount, Chart, Correction, Event, Evidence, Facet, Fact, Item, Limit, Number, Outcome, Picks, Position, Qualifier,
    Series, Side, Stance, Unit,
};

/// The heads of the columns, before those of a history's facets.
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

/// The chart as a file of comma-separated values with a header line, after RFC 4180: lines end with CR LF; a cell with a
/// comma, a quotation mark or a line's end stands in quotation marks. The columns are the same for every kind of chart, but
/// for those of the facets of a history; dates are written as in EDTF. The file begins with a byte order mark: without one,
/// Excel reads every letter beyond ASCII as others.
#[must_use]
pub fn csv(chart: &Chart, locale: &Locale) -> String {
    let mut file = File { text: "\u{feff}".to_owned(), locale };
    let facets: Vec<&Rc<Facet>> = named(chart.kind.facets()).collect();
    let heads = HEADS.iter().map(|phrase| locale.say(*phrase, &[]));
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

/// The facets that have a column; the year stands in the date.
pub(super) fn named(facets: &[Rc<Facet>]) -> impl Iterator<Item = &Rc<Facet>> {
    facets.iter().filter(|facet| match facet.picks {
        Picks::Named { .. } => true,
        Picks::Years(_) => false,
    })
}

/// Who said it and where, as cells.
struct Origin([String; 3]);

impl Origin {
    fn new(evidence: &[Rc<Evidence>], locale: &Locale) -> Self {
        let speakers = distinct(evidence.iter().map(|one| locale.speaker(&one.speaker)));
        let sources = distinct(evidence.iter().map(|one| locale.source(&one.source)));
        let addresses = distinct(evidence.iter().map(|one| one.source.link.as_str().to_owned()));
        // No address has a space in it.
        Self([locale.semicolons(&speakers), locale.semicolons(&sources), addresses.join(" ")])
    }

    fn without_speakers(self) -> Self {
        let Self([_, sources, addresses]) = self;
        Self([String::new(), sources, addresses])
    }
}

/// What was said, without who said it.
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

/// The qualifier of an amount as story files have it, and its value, low and high end.
fn parts(amount: &Amount) -> (&'static str, [Option<Number>; 3]) {
    match amount {
        Amount::Number(qualifier, number) => {
            let number = Some(*number);
            let ends = match qualifier {
                Qualifier::Exact | Qualifier::About => [number, None, None],
                Qualifier::AtLeast => [None, number, None],
                Qualifier::AtMost => [None, None, number],
            };
            (qualifier.name(), ends)
        }
        Amount::Between(span) => ("between", [None, Some(span.low()), Some(span.high())]),
        Amount::Withheld(_) => ("withheld", [None; 3]),
        Amount::Unknown(_) => ("unknown", [None; 3]),
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

/// A file in the making.
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
                words = self.locale.aside(&words, &self.locale.derived(derived));
            }
            let (qualifier, numbers) = parts(amount);
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
        let of_event = |words: String| Row {
            what: event.label.as_str(),
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
        // That it happened was said, too, where all its amounts are others' claims, or there is none.
        if !event.amounts.iter().flat_map(|one| one.figure.amounts()).any(|(_, claim)| claim.is_none()) {
            rows.insert(0, (of_event(self.locale.say(Phrase::NoFigure, &[])), &event.evidence));
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
                Some(amount) => self.locale.amount_of(amount, &series.unit),
                None => self.locale.say(Phrase::NoFigure, &[]),
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
                when: point.date.to_string(),
                ..Row::default()
            };
            self.row(&row, &origin);
        }
    }

    /// A row for each stance, because each has its own voices, then one for its limit and one for what came of it.
    fn position(&mut self, position: &Position) {
        let label = position.label.as_str();
        let label = match &position.detail {
            Some(detail) => self.locale.aside(label, detail.as_str()),
            None => label.to_owned(),
        };
        let row = |words, qualifier| Row { what: &label, words, qualifier, ..Row::default() };
        for one in &position.stances {
            let row = row(self.locale.stance_in(&one.stance), stance_name(&one.stance));
            let origin = match one.evidence.as_slice() {
                // Nobody has said that it is not stated.
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

    /// Text, which no program is to take for anything else.
    fn cell(&mut self, text: &str) {
        let text = disarmed(&without_isolates(text));
        if text.contains([',', '"', '\n', '\r']) {
            self.raw(&format!("\"{}\"", text.replace('"', "\"\"")));
        } else {
            self.raw(&text);
        }
    }

    /// A cell as it is written, and the comma behind it.
    fn raw(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.text.push(',');
    }

    /// The end of a line, in place of the last comma.
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
