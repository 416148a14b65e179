//! Checks the positions: the stances of the sides, and whether the outcome follows from them.

use std::rc::Rc;

use super::{amount::span, check::insert_by_key, hedge, item_builder::ItemBuilder};
use crate::{
    diagnostic::{Code, Path},
    model::{Bound, Evidence, Limit, Outcome, Position, Side, SideStance, Stance},
    raw::document::{BoundDocument, OutcomeDocument, PositionDocument, StanceDocument, StanceName},
};

impl ItemBuilder<'_> {
    pub(super) fn position(&self, id: &str, entry: &PositionDocument, at: &Path<'_>) -> Option<Position> {
        let check = self.check;
        let label = check.label(&entry.label, &at.field("label"));
        let detail = entry.detail.as_deref().and_then(|detail| check.label(detail, &at.field("detail")));
        let evidence = self.sources.evidence(check, &entry.evidence, "position", at);
        let bound = entry.bound.as_ref().and_then(|bound| self.bound(bound, &evidence, &at.field("bound")));
        let stances = self.stances(entry, &evidence, at);
        let outcome = match entry.outcome {
            OutcomeDocument::Agreed => Outcome::Agreed,
            OutcomeDocument::Rejected => Outcome::Rejected,
            OutcomeDocument::NoAnswer => Outcome::NoAnswer,
            OutcomeDocument::Open => Outcome::Open,
        };
        self.check_outcome(outcome, &stances, &at.field("outcome"));
        Some(Position { id: id.to_owned(), label: label?, detail, bound, stances, outcome, evidence })
    }

    fn stances(&self, entry: &PositionDocument, position: &[Rc<Evidence>], at: &Path<'_>) -> Vec<SideStance> {
        let at = at.field("stances");
        if entry.stances.0.is_empty() {
            self.check.error(Code::EmptyChart, &at, || {
                let hint =
                    "add the stance of each side; write `not_stated` if the source does not state one".to_owned();
                ["the position has no stances".to_owned(), hint]
            });
        }
        let mut stances: Vec<SideStance> = Vec::new();
        for (id, entry) in &entry.stances.0 {
            let here = at.field(id);
            let side = self.sources.side(self.check, id, &here);
            let stance = self.stance(entry, &here);
            let mut evidence = self.sources.more_evidence(self.check, &entry.evidence, &here);
            // The position's evidence does not support that a side has no stated stance.
            if entry.evidence.is_empty() && entry.stance != StanceName::NotStated {
                evidence = position.to_vec();
                self.check_speakers(side.as_deref(), &evidence, &here);
            }
            if let (Some(side), Some(stance)) = (side, stance) {
                insert_by_key(&mut stances, SideStance { side, stance, evidence }, |one| one.side.index);
            }
        }
        stances
    }

    /// Warns if all evidence of a side's stance is by other sides.
    fn check_speakers(&self, side: Option<&Side>, evidence: &[Rc<Evidence>], at: &Path<'_>) {
        let Some(side) = side.filter(|_| !evidence.is_empty()) else { return };
        let foreign = |one: &Rc<Evidence>| one.speaker.side.as_ref().is_some_and(|of| of.index != side.index);
        if evidence.iter().all(foreign) {
            self.check.warning(Code::SecondHand, at, || {
                let hint = "add `evidence` to the stance whose speaker is that side or belongs to no side";
                [format!("all evidence for the stance of {} comes from other sides", side.name), hint.to_owned()]
            });
        }
    }

    fn stance(&self, entry: &StanceDocument, at: &Path<'_>) -> Option<Stance> {
        let here = at.field("if");
        let condition = entry.condition.as_deref().and_then(|condition| self.check.label(condition, &here));
        if entry.stance != StanceName::Offers && entry.condition.is_some() {
            self.check.error(Code::OfferCondition, &here, || {
                let hint = "only the stance `offers` has an `if`".to_owned();
                ["a condition without an offer".to_owned(), hint]
            });
        }
        Some(match entry.stance {
            StanceName::Proposes => Stance::Proposes,
            StanceName::Agrees => Stance::Agrees,
            StanceName::Rejects => Stance::Rejects,
            StanceName::Demands => Stance::Demands,
            StanceName::NotStated => Stance::NotStated,
            StanceName::Offers => {
                if entry.condition.is_none() {
                    self.check.error(Code::OfferCondition, at, || {
                        let hint = "add `if` with the condition; without a condition, write `proposes`".to_owned();
                        ["an offer without its condition".to_owned(), hint]
                    });
                }
                Stance::Offers(condition?)
            }
        })
    }

    /// Checks that the outcome follows from the stances.
    fn check_outcome(&self, outcome: Outcome, stances: &[SideStance], at: &Path<'_>) {
        let any = |stance: &Stance| stances.iter().any(|one| one.stance == *stance);
        let said_yes = |one: &SideStance| matches!(one.stance, Stance::Agrees | Stance::Proposes | Stance::Demands);
        let answered = any(&Stance::Agrees) || any(&Stance::Rejects);
        let offered = stances.iter().any(|one| matches!(one.stance, Stance::Offers(_)));
        let wrong = match outcome {
            Outcome::Agreed if stances.len() < 2 => "fewer than two sides have a stance",
            Outcome::Agreed if !stances.iter().all(said_yes) || !any(&Stance::Agrees) => "not every side agrees",
            Outcome::Rejected if !any(&Stance::Rejects) => "no side rejects it",
            Outcome::NoAnswer if answered => "a side has answered",
            Outcome::Open if !answered && !offered => "no side has answered",
            Outcome::Agreed | Outcome::Rejected | Outcome::NoAnswer | Outcome::Open => return,
        };
        self.check.error(Code::OutcomeContradiction, at, || {
            let message = format!("the outcome does not follow from the stances: {wrong}");
            [message, "write the outcome that follows: `agreed`, `rejected`, `no_answer` or `open`".to_owned()]
        });
    }

    fn bound(&self, entry: &BoundDocument, position: &[Rc<Evidence>], at: &Path<'_>) -> Option<Bound> {
        let check = self.check;
        let quantity = check.label(&entry.quantity, &at.field("quantity"));
        let scale = span(check, entry.scale, &at.field("scale"));
        let (field, value) = match (entry.under, entry.over) {
            (Some(value), None) => ("under", value),
            (None, Some(value)) => ("over", value),
            _ => {
                check.error(Code::BadBound, at, || {
                    [
                        "a bound has exactly one of `under` and `over`".to_owned(),
                        "write either `under` or `over`".to_owned(),
                    ]
                });
                return None;
            }
        };
        let here = at.field(field);
        let number = check.number(value, &here)?;
        let limit = if entry.under.is_some() { Limit::Under(number) } else { Limit::Over(number) };
        let mut evidence = self.sources.more_evidence(check, &entry.evidence, at);
        if entry.evidence.is_empty() {
            evidence = position.to_vec();
        }
        hedge::check_said(check, number, &evidence, &here);
        let (quantity, scale) = (quantity?, scale?);
        if number <= scale.low() || number >= scale.high() {
            check.error(Code::BadBound, &here, || {
                let hint = "write a `scale` that contains the limit".to_owned();
                ["the limit is not within its scale".to_owned(), hint]
            });
        }
        Some(Bound { quantity, limit, scale, evidence })
    }
}
