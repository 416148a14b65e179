//! What is said: facts, positions, statements and events.

use std::rc::Rc;

use super::{
    Check, MAX_EVIDENCE, MAX_ITEMS, corrections::Corrections, events::Facets, headings, hedge, voices::Voices,
};
use crate::{
    diagnostic::{Code, Path},
    model::{Amount, Claim, Event, Evidence, Facet, Fact, Figure, Number, Position, Series, Span, Statement},
    raw::{
        document::{ClaimDocument, Document, FactDocument},
        forms::AmountDocument,
    },
};

/// Every item of the story that came out right, in the order of the file.
pub(super) struct Items {
    pub(super) facts: List<Fact>,
    pub(super) positions: List<Position>,
    pub(super) statements: List<Statement>,
    pub(super) events: List<Event>,
    pub(super) series: List<Series>,
    pub(super) facets: Vec<Rc<Facet>>,
}

/// The items of one sort, and every id in the file, also of items that were wrong.
pub(super) struct List<T> {
    /// The field of the document that holds them.
    pub(super) field: &'static str,
    pub(super) named: Vec<String>,
    pub(super) good: Vec<(String, Rc<T>)>,
}

impl Items {
    pub(super) fn check(check: &Check<'_>, document: &Document, voices: &Voices, root: &Path<'_>) -> Self {
        let facets = Facets::check(check, &document.facets, root);
        let corrections = Corrections::check(check, &document.corrections, root);
        let maker = Maker { check, voices, facets, corrections };
        let entries = document.facts.0.iter().map(|(id, entry)| (id.as_str(), entry));
        let mut facts = list(check, "facts", entries, root, |id, entry, at| maker.fact(id, entry, at));
        maker.derived_facts(document, &mut facts, root);
        let entries = document.positions.0.iter().map(|(id, entry)| (id.as_str(), entry));
        let positions = list(check, "positions", entries, root, |id, entry, at| maker.position(id, entry, at));
        let entries = document.statements.0.iter().map(|(id, entry)| (id.as_str(), entry));
        let statements = list(check, "statements", entries, root, |id, entry, at| {
            let evidence = voices.evidence(check, &entry.evidence, "statement", at);
            Some(Statement { id: id.to_owned(), label: check.label(&entry.label, &at.field("label"))?, evidence })
        });
        let entries = document.series.0.iter().map(|(id, entry)| (id.as_str(), entry));
        let series = list(check, "series", entries, root, |id, entry, at| maker.series(id, entry, at));
        let events = maker.events(&document.events, root);
        maker.corrections.report_lost(check, &facts.named, &events.named);
        Self { facts, positions, statements, events, series, facets: maker.facets.into_good() }
    }

    /// Reports what no chart shows: an editor who wrote it wants it seen.
    pub(super) fn report_unused(&self, check: &Check<'_>, root: &Path<'_>) {
        let tables = [
            (self.facts.field, &self.facts.named),
            (self.positions.field, &self.positions.named),
            (self.statements.field, &self.statements.named),
            (self.events.field, &self.events.named),
            (self.series.field, &self.series.named),
        ];
        for (field, named) in tables {
            let at = root.field(field);
            for (position, id) in named.iter().enumerate() {
                if !check.used.borrow().contains(&(field, id.clone())) {
                    let here = if field == "events" { at.index(position) } else { at.field(id) };
                    check.warning(Code::NotShown, &here, || {
                        let hint = format!("name it in a chart's `{field}`, or take it out");
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
) -> List<T> {
    let at = root.field(field);
    let mut list = List { field, named: Vec::new(), good: Vec::new() };
    if check.bounded(entries.len(), MAX_ITEMS, field, &at) {
        for (id, entry) in entries {
            let here = at.field(id);
            check.id(id, &here);
            list.named.push(id.to_owned());
            if let Some(item) = make(id, entry, &here) {
                list.good.push((id.to_owned(), Rc::new(item)));
            }
        }
    }
    list
}

/// What the making of every item needs.
pub(super) struct Maker<'a> {
    pub(super) check: &'a Check<'a>,
    pub(super) voices: &'a Voices,
    pub(super) facets: Facets,
    pub(super) corrections: Corrections<'a>,
}

impl Maker<'_> {
    /// A fact that somebody said; what was worked out comes later, when there is something to work it out from.
    fn fact(&self, id: &str, entry: &FactDocument, at: &Path<'_>) -> Option<Fact> {
        if matches!(entry.amount, AmountDocument::Sum(_) | AmountDocument::Share(_)) {
            return None;
        }
        let evidence = self.voices.evidence(self.check, &entry.evidence, "figure", at);
        let figure = self.figure(&entry.amount, &evidence, &[], &at.field("amount"));
        self.fact_of(id, entry, figure, evidence, at)
    }

    /// A fact with everything but its figure taken from its entry.
    pub(super) fn fact_of(
        &self,
        id: &str,
        entry: &FactDocument,
        figure: Option<Figure>,
        evidence: Vec<Rc<Evidence>>,
        at: &Path<'_>,
    ) -> Option<Fact> {
        let check = self.check;
        let label = check.label(&entry.label, &at.field("label"));
        let unit = check.unit(&entry.unit, &at.field("unit"));
        let basis = check.label(&entry.basis, &at.field("basis"));
        let as_of = check.optional_date(entry.as_of.as_deref(), &at.field("as_of"));
        if as_of.is_some_and(|as_of| check.is_future(as_of.first_day())) {
            check.future_number(&at.field("as_of"));
        }
        let side = entry.side.as_deref().and_then(|side| self.voices.side(check, side, &at.field("side")));
        let (label, unit, basis, figure) = (label?, unit?, basis?, figure?);
        let amounts: Vec<&Amount> = figure.amounts().map(|(amount, _)| amount).collect();
        headings::check_sureness(check, &amounts, &label, &at.field("label"));
        let corrections = self.corrections.of_fact(check, id, &figure);
        Some(Fact { id: id.to_owned(), label, figure, unit, basis, as_of, side, derived: None, corrections, evidence })
    }

    /// A figure, compared with the sentences that say it; `beside` are the amounts that the same sentences may say.
    pub(super) fn figure(
        &self,
        entry: &AmountDocument,
        evidence: &[Rc<Evidence>],
        beside: &[&AmountDocument],
        at: &Path<'_>,
    ) -> Option<Figure> {
        let AmountDocument::Disputed(claims) = entry else {
            let amount = amount(self.check, entry, at)?;
            hedge::check_amount(self.check, &amount, evidence, beside, at);
            return Some(Figure::Stated(amount));
        };
        let at = at.field("disputed");
        if claims.len() < 2 {
            self.check.error(Code::LonelyClaim, &at, || {
                let hint = "a dispute has two claims or more; write a single one as a plain amount".to_owned();
                ["a dispute with nobody to dispute it".to_owned(), hint]
            });
        }
        if !self.check.bounded(claims.len(), 12, "claims", &at) {
            return None;
        }
        let claims: Option<Vec<Claim>> =
            claims.iter().enumerate().map(|(index, claim)| self.claim(claim, evidence, &at.index(index))).collect();
        claims.map(Figure::Disputed)
    }

    fn claim(&self, entry: &ClaimDocument, fact: &[Rc<Evidence>], at: &Path<'_>) -> Option<Claim> {
        let speaker = self.voices.speaker(self.check, &entry.speaker, &at.field("speaker"));
        let mut evidence = self.voices.more_evidence(self.check, &entry.evidence, at);
        let own = |one: &Rc<Evidence>| speaker.as_ref().is_some_and(|speaker| Rc::ptr_eq(speaker, &one.speaker));
        if entry.evidence.is_empty() {
            // A claim may rest on the fact's own evidence, as far as that quotes the claimant.
            evidence = fact.iter().filter(|one| own(one)).cloned().collect();
            self.check.evidence.set(self.check.evidence.get().saturating_add(evidence.len()));
            if !self.check.bounded(self.check.evidence.get(), MAX_EVIDENCE, "pieces of evidence in the story", at) {
                return None;
            }
        }
        if speaker.is_some() && !evidence.iter().any(own) && evidence.len() == entry.evidence.len() {
            self.check.error(Code::NoEvidence, at, || {
                let hint = "add `evidence` by this speaker to the claim, or to the fact";
                ["nothing shows that this speaker claimed it".to_owned(), hint.to_owned()]
            });
        }
        let here = at.field("amount");
        let amount = amount(self.check, &entry.amount, &here);
        if let Some(amount) = &amount {
            hedge::check_amount(self.check, amount, &evidence, &[], &here);
        }
        Some(Claim { amount: amount?, speaker: speaker?, evidence })
    }

    pub(super) fn span(&self, ends: [f64; 2], at: &Path<'_>) -> Option<Span> {
        span(self.check, ends, at)
    }
}

/// One amount, not compared with what anybody said.
pub(super) fn amount(check: &Check<'_>, entry: &AmountDocument, at: &Path<'_>) -> Option<Amount> {
    let amount = match entry {
        AmountDocument::Number(qualifier, value) => {
            Amount::Number(*qualifier, check.number(*value, &at.field(qualifier.name()))?)
        }
        AmountDocument::Between(ends) => Amount::Between(span(check, *ends, &at.field("between"))?),
        AmountDocument::Withheld(reason) => Amount::Withheld(check.label(reason, &at.field("withheld"))?),
        AmountDocument::Unknown(reason) => Amount::Unknown(check.label(reason, &at.field("unknown"))?),
        AmountDocument::None => Amount::None,
        AmountDocument::Disputed(_) => {
            check.error(Code::LonelyClaim, at, || {
                let hint = "give each claimant a claim of their own in the fact's `disputed`".to_owned();
                ["a dispute where one amount is needed".to_owned(), hint]
            });
            return None;
        }
        AmountDocument::Sum(_) | AmountDocument::Share(_) => {
            check.error(Code::CannotAdd, at, || {
                let hint = "give it a fact of its own, and name that in the chart".to_owned();
                ["only the amount of a fact can be worked out from others".to_owned(), hint]
            });
            return None;
        }
    };
    if !amount.is_exact() && amount.numbers().any(|number| number.get() < 0.0) {
        check.error(Code::BadNumber, at, || {
            let hint = "turn the count round: what is said of a loss is a bound on how much was lost";
            ["a bound below zero".to_owned(), hint.to_owned()]
        });
    }
    Some(amount)
}

fn span(check: &Check<'_>, [low, high]: [f64; 2], at: &Path<'_>) -> Option<Span> {
    let low = check.number(low, &at.index(0));
    let high = check.number(high, &at.index(1));
    let (low, high) = (low?, high?);
    let span = Span::new(low, high);
    if span.is_none() {
        check.error(Code::BadRange, at, || {
            let message = format!("{} is not below {}", low.get(), high.get());
            [message, "write the low end first; one number is no range".to_owned()]
        });
    }
    span
}

impl<T> List<T> {
    /// The item with this id; reported where the file has none. Marks it as shown.
    pub(super) fn get(&self, check: &Check<'_>, id: &str, what: &str, at: &Path<'_>) -> Option<Rc<T>> {
        if !self.named.iter().any(|named| named == id) {
            check.unknown(id, what, &self.named, at);
        }
        check.used.borrow_mut().push((self.field, id.to_owned()));
        self.good.iter().find(|(other, _)| other == id).map(|(_, item)| Rc::clone(item))
    }
}

/// A number that nothing needs to hold apart: see [`Amount`] for figures.
pub(super) fn positive(number: Number) -> Option<Number> {
    (number.get() > 0.0).then_some(number)
}
