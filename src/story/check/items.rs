//! What is said: facts, positions, statements and events.

use std::rc::Rc;

use super::super::{
    Amount, Bound, Claim, Code, Event, Evidence, Fact, Figure, Limit, Number, Outcome, Position, Side, SideStance,
    Span, Stance, Statement,
    document::{
        AmountDocument, BoundDocument, ClaimDocument, Document, EventDocument, FactDocument, OutcomeDocument,
        PositionDocument, StanceDocument, StanceName,
    },
    path::Path,
};
use super::{Check, MAX_EVIDENCE, MAX_ITEMS, hedge, insert_by_key, voices::Voices};

/// Every item of the story that came out right, in the order of the file.
pub(super) struct Items {
    pub(super) facts: List<Fact>,
    pub(super) positions: List<Position>,
    pub(super) statements: List<Statement>,
    pub(super) events: List<Event>,
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
        let maker = Maker { check, voices };
        let entries = document.facts.0.iter().map(|(id, entry)| (id.as_str(), entry));
        let facts = list(check, "facts", entries, root, |id, entry, at| maker.fact(id, entry, at));
        let entries = document.positions.0.iter().map(|(id, entry)| (id.as_str(), entry));
        let positions = list(check, "positions", entries, root, |id, entry, at| maker.position(id, entry, at));
        let entries = document.statements.0.iter().map(|(id, entry)| (id.as_str(), entry));
        let statements = list(check, "statements", entries, root, |id, entry, at| {
            let evidence = voices.evidence(check, &entry.evidence, "statement", at);
            Some(Statement { id: id.to_owned(), label: check.label(&entry.label, &at.field("label"))?, evidence })
        });
        Self { facts, positions, statements, events: maker.events(&document.events, root) }
    }

    /// Reports what no chart shows: an editor who wrote it wants it seen.
    pub(super) fn report_unused(&self, check: &Check<'_>, root: &Path<'_>) {
        let tables = [
            (self.facts.field, &self.facts.named),
            (self.positions.field, &self.positions.named),
            (self.statements.field, &self.statements.named),
            (self.events.field, &self.events.named),
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
struct Maker<'a> {
    check: &'a Check<'a>,
    voices: &'a Voices,
}

impl Maker<'_> {
    fn fact(&self, id: &str, entry: &FactDocument, at: &Path<'_>) -> Option<Fact> {
        let check = self.check;
        let label = check.label(&entry.label, &at.field("label"));
        let unit = check.label(&entry.unit, &at.field("unit"));
        let basis = check.label(&entry.basis, &at.field("basis"));
        let as_of = check.optional_date(entry.as_of.as_deref(), &at.field("as_of"));
        let side = entry.side.as_deref().and_then(|side| self.voices.side(check, side, &at.field("side")));
        let evidence = self.voices.evidence(check, &entry.evidence, "figure", at);
        let figure = self.figure(&entry.amount, &evidence, &at.field("amount"));
        let (label, unit, basis, figure) = (label?, unit?, basis?, figure?);
        for (amount, _) in figure.amounts() {
            hedge::check_heading(check, amount, &label, &at.field("label"));
        }
        Some(Fact { id: id.to_owned(), label, figure, unit, basis, as_of, side, evidence })
    }

    fn figure(&self, entry: &AmountDocument, evidence: &[Rc<Evidence>], at: &Path<'_>) -> Option<Figure> {
        let AmountDocument::Disputed(claims) = entry else {
            return self.amount(entry, evidence, at).map(Figure::Stated);
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
        let amount = self.amount(&entry.amount, &evidence, &at.field("amount"));
        Some(Claim { amount: amount?, speaker: speaker?, evidence })
    }

    fn amount(&self, entry: &AmountDocument, evidence: &[Rc<Evidence>], at: &Path<'_>) -> Option<Amount> {
        let check = self.check;
        let number = |value: f64, field: &str| check.number(value, &at.field(field));
        let amount = match entry {
            AmountDocument::Exact(value) => Amount::Exact(number(*value, "exact")?),
            AmountDocument::AtLeast(value) => Amount::AtLeast(number(*value, "at_least")?),
            AmountDocument::AtMost(value) => Amount::AtMost(number(*value, "at_most")?),
            AmountDocument::About(value) => Amount::About(number(*value, "about")?),
            AmountDocument::Between(ends) => Amount::Between(self.span(*ends, &at.field("between"))?),
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
        };
        if !matches!(amount, Amount::Exact(_)) && amount.numbers().any(|number| number.get() < 0.0) {
            check.error(Code::BadNumber, at, || {
                let hint = "turn the count round: what is said of a loss is a bound on how much was lost";
                ["a bound below zero".to_owned(), hint.to_owned()]
            });
        }
        hedge::check_amount(check, &amount, evidence, at);
        Some(amount)
    }

    fn span(&self, [low, high]: [f64; 2], at: &Path<'_>) -> Option<Span> {
        let low = self.check.number(low, &at.index(0));
        let high = self.check.number(high, &at.index(1));
        let (low, high) = (low?, high?);
        let span = Span::new(low, high);
        if span.is_none() {
            self.check.error(Code::BadRange, at, || {
                let message = format!("{} is not below {}", low.get(), high.get());
                [message, "write the low end first; one number is no range".to_owned()]
            });
        }
        span
    }

    fn position(&self, id: &str, entry: &PositionDocument, at: &Path<'_>) -> Option<Position> {
        let check = self.check;
        let label = check.label(&entry.label, &at.field("label"));
        let detail = entry.detail.as_deref().and_then(|detail| check.label(detail, &at.field("detail")));
        let evidence = self.voices.evidence(check, &entry.evidence, "position", at);
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
                    "say for each side what it proposes, agrees to or rejects; `not_stated` where nothing is said"
                        .to_owned();
                ["nobody's stance is given".to_owned(), hint]
            });
        }
        let mut stances: Vec<SideStance> = Vec::new();
        for (id, entry) in &entry.stances.0 {
            let here = at.field(id);
            let side = self.voices.side(self.check, id, &here);
            let stance = self.stance(entry, &here);
            let mut evidence = self.voices.more_evidence(self.check, &entry.evidence, &here);
            if entry.evidence.is_empty() {
                evidence = position.to_vec();
                self.check_speakers(side.as_deref(), &evidence, &here);
            }
            if let (Some(side), Some(stance)) = (side, stance) {
                insert_by_key(&mut stances, SideStance { side, stance, evidence }, |one| one.side.index);
            }
        }
        stances
    }

    /// Warns where a side's stance would be said by nobody but other sides.
    fn check_speakers(&self, side: Option<&Side>, evidence: &[Rc<Evidence>], at: &Path<'_>) {
        let Some(side) = side.filter(|_| !evidence.is_empty()) else { return };
        let foreign = |one: &Rc<Evidence>| one.speaker.side.as_ref().is_some_and(|of| of.index != side.index);
        if evidence.iter().all(foreign) {
            self.check.warning(Code::SecondHand, at, || {
                let hint = "add `evidence` of its own to the stance, by that side or by the report";
                [format!("only another side is named as saying where {} stands", side.name), hint.to_owned()]
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
                        let hint = "add `if` with the condition; without one, the side `proposes`".to_owned();
                        ["an offer without its condition".to_owned(), hint]
                    });
                }
                Stance::Offers(condition?)
            }
        })
    }

    /// An outcome says no more than the stances do.
    fn check_outcome(&self, outcome: Outcome, stances: &[SideStance], at: &Path<'_>) {
        let any = |stance: &Stance| stances.iter().any(|one| one.stance == *stance);
        let said_yes = |one: &SideStance| matches!(one.stance, Stance::Agrees | Stance::Proposes | Stance::Demands);
        let answered = any(&Stance::Agrees) || any(&Stance::Rejects);
        let offered = stances.iter().any(|one| matches!(one.stance, Stance::Offers(_)));
        let wrong = match outcome {
            Outcome::Agreed if stances.len() < 2 => "it takes two sides to agree",
            Outcome::Agreed if !stances.iter().all(said_yes) || !any(&Stance::Agrees) => "not every side agrees",
            Outcome::Rejected if !any(&Stance::Rejects) => "no side rejects it",
            Outcome::NoAnswer if answered => "a side has answered",
            Outcome::Open if !answered && !offered => "no side has answered",
            _ => return,
        };
        self.check.error(Code::OutcomeContradiction, at, || {
            let message = format!("the outcome does not follow from the stances: {wrong}");
            [message, "outcomes are: agreed, rejected, no_answer, open".to_owned()]
        });
    }

    fn bound(&self, entry: &BoundDocument, position: &[Rc<Evidence>], at: &Path<'_>) -> Option<Bound> {
        let check = self.check;
        let quantity = check.label(&entry.quantity, &at.field("quantity"));
        let scale = self.span(entry.scale, &at.field("scale"));
        let (field, value) = match (entry.under, entry.over) {
            (Some(value), None) => ("under", value),
            (None, Some(value)) => ("over", value),
            _ => {
                check.error(Code::BadBound, at, || {
                    ["a bound needs one limit".to_owned(), "write either `under` or `over`".to_owned()]
                });
                return None;
            }
        };
        let here = at.field(field);
        let number = check.number(value, &here)?;
        let limit = if entry.under.is_some() { Limit::Under(number) } else { Limit::Over(number) };
        let mut evidence = self.voices.more_evidence(check, &entry.evidence, at);
        if entry.evidence.is_empty() {
            evidence = position.to_vec();
        }
        hedge::check_said(check, number, &evidence, &here);
        let (quantity, scale) = (quantity?, scale?);
        if number <= scale.low() || number >= scale.high() {
            check.error(Code::BadBound, &here, || {
                let hint = "the ends of `scale` lie on both sides of the limit".to_owned();
                ["the limit is not within its scale".to_owned(), hint]
            });
        }
        Some(Bound { quantity, limit, scale, evidence })
    }

    fn events(&self, entries: &[EventDocument], root: &Path<'_>) -> List<Event> {
        let at = root.field("events");
        let mut list = List { field: "events", named: Vec::new(), good: Vec::new() };
        if self.check.bounded(entries.len(), MAX_ITEMS, "events", &at) {
            for (position, entry) in entries.iter().enumerate() {
                let here = at.index(position);
                self.check.id(&entry.id, &here.field("id"));
                if list.named.contains(&entry.id) {
                    self.check.duplicate(&entry.id, "event", &here.field("id"));
                }
                list.named.push(entry.id.clone());
                if let Some(event) = self.event(entry, &here) {
                    list.good.push((entry.id.clone(), Rc::new(event)));
                }
            }
        }
        list
    }

    fn event(&self, entry: &EventDocument, at: &Path<'_>) -> Option<Event> {
        let check = self.check;
        let when = check.date(&entry.date, &at.field("date"));
        let label = check.label(&entry.label, &at.field("label"));
        let unit = entry.unit.as_deref().and_then(|unit| check.label(unit, &at.field("unit")));
        let evidence = self.voices.evidence(check, &entry.evidence, "event", at);
        let here = at.field("amounts");
        if !entry.amounts.0.is_empty() && entry.unit.is_none() {
            check.error(Code::NoUnit, &here, || {
                ["amounts of what?".to_owned(), "add `unit`, such as \"people\"".to_owned()]
            });
        }
        let mut amounts = Vec::new();
        for (id, amount) in &entry.amounts.0 {
            let place = here.field(id);
            let side = self.voices.side(check, id, &place);
            let amount = self.amount(amount, &evidence, &place);
            if let (Some(side), Some(amount)) = (side, amount) {
                insert_by_key(&mut amounts, (side, amount), |(side, _)| side.index);
            }
        }
        Some(Event { id: entry.id.clone(), when: when?, label: label?, amounts, unit, evidence })
    }
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
