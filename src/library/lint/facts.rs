//! Checks the facts and compares their figures with the sentences that state them.

use std::rc::Rc;

use super::{
    amount::amount, check::MAX_EVIDENCE, estimate, headings, hedge, item_builder::ItemBuilder, reading::Subject,
};
use crate::{
    diagnostic::{Code, Path},
    model::{Amount, Claim, Evidence, Fact, Figure, When},
    raw::{
        document::FactDocument,
        forms::{AmountDocument, ClaimDocument, StatusDocument},
    },
};

impl ItemBuilder<'_> {
    /// Converts a stated fact. Returns `None` for a derived fact, which `derived_facts` computes later from the stated
    /// ones.
    pub(super) fn fact(&self, id: &str, entry: &FactDocument, at: &Path<'_>) -> Option<Fact> {
        if matches!(entry.amount, AmountDocument::Sum(_) | AmountDocument::Share(_)) {
            return None;
        }
        let evidence = self.sources.evidence(self.check, &entry.evidence, "figure", at);
        let unit = self.check.unit_words(&entry.unit);
        let status = self.check.status(entry.status.as_ref(), &at.field("status"));
        let as_of = entry.as_of.as_deref().and_then(When::parse);
        let subject = self.check.subject(&entry.label, &unit, Some(&entry.basis), as_of);
        let subject = subject.map(|subject| subject.with_status(status.as_ref()).measured(entry.unit.is_measured()));
        let figure = self.figure(&entry.amount, subject.as_ref(), &evidence, &[], &at.field("amount"));
        Some(Fact { status, ..self.fact_of(id, entry, figure, evidence, at)? })
    }

    /// Converts a fact, except for its figure and its evidence.
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
        let is_open = entry.status.as_ref().is_some_and(StatusDocument::is_of_the_future);
        if !is_open && as_of.is_some_and(|as_of| check.is_future(as_of.first_day())) {
            check.future_number(&at.field("as_of"));
        }
        let side = entry.side.as_deref().and_then(|side| self.sources.side(check, side, &at.field("side")));
        let (label, unit, basis, figure) = (label?, unit?, basis?, figure?);
        let amounts: Vec<&Amount> = figure.amounts().map(|(amount, _)| amount).collect();
        headings::check_text(check, &amounts, &label, &at.field("label"));
        let corrections = self.corrections.of_fact(check, id, &figure);
        Some(Fact {
            id: id.to_owned(),
            label,
            figure,
            status: None,
            unit,
            basis,
            as_of,
            side,
            derived: None,
            corrections,
            evidence,
        })
    }

    /// Converts a figure and compares it with the sentences that state it. `beside` are the other amounts that the same
    /// sentences may state.
    pub(super) fn figure(
        &self,
        entry: &AmountDocument,
        subject: Option<&Subject>,
        evidence: &[Rc<Evidence>],
        beside: &[&AmountDocument],
        at: &Path<'_>,
    ) -> Option<Figure> {
        let AmountDocument::Disputed(claims) = entry else {
            let amount = amount(self.check, entry, at)?;
            hedge::check_amount(self.check, &amount, subject, evidence, beside, at);
            estimate::check_amount(self.check, &amount, subject, evidence, at);
            return Some(Figure::Stated(amount));
        };
        let at = at.field("disputed");
        if claims.len() < 2 {
            self.check.error(Code::SingleClaim, &at, || {
                let hint = "add a second claim, or write a single claim as an amount".to_owned();
                ["a dispute with fewer than two claims".to_owned(), hint]
            });
        }
        if !self.check.bounded(claims.len(), 12, "claims", &at) {
            return None;
        }
        let claims: Option<Vec<Claim>> = claims
            .iter()
            .enumerate()
            .map(|(index, claim)| self.claim(claim, subject, evidence, &at.index(index)))
            .collect();
        claims.map(Figure::Disputed)
    }

    fn claim(
        &self,
        entry: &ClaimDocument,
        subject: Option<&Subject>,
        fact: &[Rc<Evidence>],
        at: &Path<'_>,
    ) -> Option<Claim> {
        let speaker = self.sources.speaker(self.check, &entry.speaker, &at.field("speaker"));
        let mut evidence = self.sources.more_evidence(self.check, &entry.evidence, at);
        let own = |one: &Rc<Evidence>| speaker.as_ref().is_some_and(|speaker| Rc::ptr_eq(speaker, &one.speaker));
        if entry.evidence.is_empty() {
            // A claim without evidence uses the fact's evidence by the same speaker.
            evidence = fact.iter().filter(|one| own(one)).cloned().collect();
            self.check.evidence.set(self.check.evidence.get().saturating_add(evidence.len()));
            if !self.check.bounded(self.check.evidence.get(), MAX_EVIDENCE, "pieces of evidence in the story", at) {
                return None;
            }
        }
        if speaker.is_some() && !evidence.iter().any(own) && evidence.len() == entry.evidence.len() {
            self.check.error(Code::NoEvidence, at, || {
                let hint = "add `evidence` by this speaker to the claim, or to the fact";
                ["no evidence shows that this speaker claimed it".to_owned(), hint.to_owned()]
            });
        }
        let here = at.field("amount");
        let amount = amount(self.check, &entry.amount, &here);
        if let Some(amount) = &amount {
            hedge::check_amount(self.check, amount, subject, &evidence, &[], &here);
            estimate::check_amount(self.check, amount, subject, &evidence, &here);
        }
        Some(Claim { amount: amount?, speaker: speaker?, evidence })
    }
}
