//! Figures that were worked out: whether they may be.

use std::rc::Rc;

use super::{check::Check, maker::Maker, registry::Registry};
use crate::{
    diagnostic::{Code, Path},
    model::{Amount, Derived, Evidence, Fact, Figure, Sum, share},
    raw::{
        document::{Document, FactDocument},
        forms::AmountDocument,
    },
};

/// Figures that may be added up.
const MAX_PARTS: usize = 20;

impl Maker<'_> {
    /// Works out the facts that are sums and shares of others, and puts them into the list.
    pub(super) fn derived_facts(&self, document: &Document, facts: &mut Registry<Fact>, root: &Path<'_>) {
        let at = root.field("facts");
        let mut derived = Vec::new();
        for (id, entry) in &document.facts.0 {
            let here = at.field(id);
            let place = here.field("amount");
            let worked_out = match &entry.amount {
                AmountDocument::Sum(ids) => self.sum(ids, entry, facts, &place.field("sum")),
                AmountDocument::Share(ids) => self.share(ids, facts, &place.field("share")),
                AmountDocument::Number(..)
                | AmountDocument::Between(_)
                | AmountDocument::Withheld(_)
                | AmountDocument::Unknown(_)
                | AmountDocument::None
                | AmountDocument::Disputed(_) => continue,
            };
            let Some((amount, how)) = worked_out else { continue };
            let mut evidence = self.voices.more_evidence(self.check, &entry.evidence, &here);
            for part in how.parts() {
                for one in &part.evidence {
                    if !evidence.iter().any(|other: &Rc<Evidence>| other.is_same(one)) {
                        evidence.push(Rc::clone(one));
                    }
                }
            }
            self.check.evidence.set(self.check.evidence.get().saturating_add(evidence.len()));
            let fact = self.fact_of(id, entry, Some(Figure::Stated(amount)), evidence, &here);
            derived.push((id.clone(), fact.map(|fact| Fact { derived: Some(how), ..fact })));
        }
        facts.extend(derived);
    }

    fn parts(&self, ids: &[String], least: usize, facts: &Registry<Fact>, at: &Path<'_>) -> Option<Vec<Rc<Fact>>> {
        let check = self.check;
        if ids.len() < least {
            check.error(Code::CannotAdd, at, || {
                [format!("{least} figures or more are needed"), "name the facts by their ids".to_owned()]
            });
            return None;
        }
        if !check.bounded(ids.len(), MAX_PARTS, "figures", at) {
            return None;
        }
        let mut parts: Vec<Rc<Fact>> = Vec::new();
        for (position, id) in ids.iter().enumerate() {
            let here = at.index(position);
            if ids.iter().take(position).any(|other| other == id) {
                check.duplicate(id, "part", &here);
                return None;
            }
            parts.push(facts.show(check, id, "fact that somebody said", &here)?);
        }
        if let Some((first, rest)) = parts.split_first() {
            for (position, part) in rest.iter().enumerate() {
                let here = at.index(position.saturating_add(1));
                if part.unit != first.unit || part.basis != first.basis {
                    report_mixed(check, first, part, &here);
                    return None;
                }
                if part.as_of != first.as_of {
                    check.warning(Code::SumOverTime, &here, || {
                        let message = format!("`{}` and `{}` are of different dates", first.id, part.id);
                        let hint = "totals of different days count the same things twice; add what happened on each";
                        [message, hint.to_owned()]
                    });
                }
            }
        }
        Some(parts)
    }

    fn sum(
        &self,
        ids: &[String],
        entry: &FactDocument,
        facts: &Registry<Fact>,
        at: &Path<'_>,
    ) -> Option<(Amount, Derived)> {
        let parts = self.parts(ids, 2, facts, at)?;
        if let Some(first) = parts.first()
            && (entry.unit.text() != first.unit.to_string() || entry.basis != first.basis.as_str())
        {
            self.check.error(Code::MixedBasis, at, || {
                let message = format!("the parts count {} ({})", first.unit, first.basis);
                [message, "a sum counts the same as its parts: give it their unit and basis".to_owned()]
            });
            return None;
        }
        let mut sum = Sum::default();
        for (position, part) in parts.iter().enumerate() {
            let added = matches!(&part.figure, Figure::Stated(amount) if sum.add(amount));
            if !added {
                self.check.error(Code::CannotAdd, &at.index(position), || {
                    let message = format!("`{}` has no one number to add", part.id);
                    [message, "leave the sum out: of what is withheld, unknown or disputed there is none".to_owned()]
                });
                return None;
            }
        }
        let amount = sum.amount();
        if amount.is_none() {
            self.check.error(Code::CannotAdd, at, || {
                let message = "an estimate and a bound have no sum that can be said".to_owned();
                [message, "show the figures side by side instead".to_owned()]
            });
        }
        Some((amount?, Derived::Sum(parts)))
    }

    fn share(&self, ids: &[String], facts: &Registry<Fact>, at: &Path<'_>) -> Option<(Amount, Derived)> {
        let parts = self.parts(ids, 2, facts, at)?;
        let [part, whole] = parts.as_slice() else {
            self.check.error(Code::NoShare, at, || {
                ["a share is of two figures".to_owned(), "name the part and the whole".to_owned()]
            });
            return None;
        };
        let amount = share(&part.figure, &whole.figure);
        if amount.is_none() {
            self.check.error(Code::NoShare, at, || {
                let message = format!("`{}` is no exact part of an exact `{}`", part.id, whole.id);
                [
                    message,
                    "a percentage of a bound, an estimate or an unknown number says more than is known".to_owned(),
                ]
            });
        }
        Some((amount?, Derived::Share(Rc::clone(part), Rc::clone(whole))))
    }
}

/// Reports two figures that do not count the same.
pub(super) fn report_mixed(check: &Check<'_>, one: &Fact, other: &Fact, at: &Path<'_>) {
    check.error(Code::MixedBasis, at, || {
        let message = format!(
            "`{}` counts {} ({}), `{}` counts {} ({})",
            one.id, one.unit, one.basis, other.id, other.unit, other.basis
        );
        let hint = "only figures of one unit and basis stand on one axis or in one sum; keep these apart".to_owned();
        [message, hint]
    });
}
