//! Checks and computes derived figures.

use std::rc::Rc;

use super::{check::Check, item_builder::ItemBuilder, registry::Registry, status};
use crate::{
    diagnostic::{Code, Path},
    model::{Amount, Derived, Evidence, Fact, Figure, Sum, share},
    raw::{
        document::{Document, FactDocument},
        forms::AmountDocument,
    },
};

/// The maximum number of parts of a derived figure.
const MAX_PARTS: usize = 20;

impl ItemBuilder<'_> {
    /// Computes the facts that are sums and shares of others, and adds them to the list.
    pub(super) fn derived_facts(&self, document: &Document, facts: &mut Registry<Fact>, root: &Path<'_>) {
        let at = root.field("facts");
        let mut derived = Vec::new();
        for (id, entry) in &document.facts.0 {
            let here = at.field(id);
            let place = here.field("amount");
            let computed = match &entry.amount {
                AmountDocument::Sum(ids) => self.sum(ids, entry, document, facts, &place.field("sum")),
                AmountDocument::Share(ids) => self.share(ids, document, facts, &place.field("share")),
                AmountDocument::Number(..)
                | AmountDocument::Between(_)
                | AmountDocument::Estimate(_)
                | AmountDocument::Withheld(_)
                | AmountDocument::Unknown(_)
                | AmountDocument::Words(_)
                | AmountDocument::None
                | AmountDocument::Disputed(_) => continue,
            };
            let Some((amount, how)) = computed else { continue };
            let mut evidence = self.sources.more_evidence(self.check, &entry.evidence, &here);
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

    fn parts(
        &self,
        ids: &[String],
        least: usize,
        document: &Document,
        facts: &Registry<Fact>,
        at: &Path<'_>,
    ) -> Option<Vec<Rc<Fact>>> {
        let check = self.check;
        if ids.len() < least {
            check.error(Code::CannotAdd, at, || {
                [format!("expected {least} figures or more"), "name the facts by their ids".to_owned()]
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
            if is_derived(document, id) {
                // Nobody stated this number, so no other number may rest on it.
                check.error(Code::CannotAdd, &here, || {
                    let message = format!("`{id}` is itself a sum or a share");
                    [message, "name the stated facts that it is computed from".to_owned()]
                });
                return None;
            }
            parts.push(facts.show(check, id, "stated fact", &here)?);
        }
        if status::has_claims(self.check, &parts, at) {
            return None;
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
                        let message = format!("`{}` and `{}` have different dates", first.id, part.id);
                        let hint =
                            "figures of different dates count some things twice, unless each counts only what is new";
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
        document: &Document,
        facts: &Registry<Fact>,
        at: &Path<'_>,
    ) -> Option<(Amount, Derived)> {
        let parts = self.parts(ids, 2, document, facts, at)?;
        if let Some(first) = parts.first()
            && (self.check.unit(&entry.unit, &Path::default()).is_some_and(|unit| unit != first.unit)
                || entry.basis != first.basis.as_str())
        {
            self.check.error(Code::MixedBasis, at, || {
                let message = format!("the parts count {} ({})", first.unit, first.basis);
                [message, "give the sum the unit and the basis of its parts".to_owned()]
            });
            return None;
        }
        let mut sum = Sum::default();
        for (position, part) in parts.iter().enumerate() {
            let added = matches!(&part.figure, Figure::Stated(amount) if sum.add(amount));
            if !added {
                self.check.error(Code::CannotAdd, &at.index(position), || {
                    let message = format!("`{}` has no single number to add", part.id);
                    [
                        message,
                        "remove the sum: amounts that are withheld, unknown or disputed cannot be added".to_owned(),
                    ]
                });
                return None;
            }
        }
        let amount = sum.amount();
        if amount.is_none() {
            self.check.error(Code::CannotAdd, at, || {
                let message = "the sum cannot be stated: it adds an estimate to a bound or a range, or has more than 15 \
                               significant digits";
                [message.to_owned(), "show the figures side by side instead".to_owned()]
            });
        }
        Some((amount?, Derived::Sum(parts)))
    }

    fn share(
        &self,
        ids: &[String],
        document: &Document,
        facts: &Registry<Fact>,
        at: &Path<'_>,
    ) -> Option<(Amount, Derived)> {
        let parts = self.parts(ids, 2, document, facts, at)?;
        let [part, whole] = parts.as_slice() else {
            self.check.error(Code::NoShare, at, || {
                ["expected two figures".to_owned(), "name the part and the whole".to_owned()]
            });
            return None;
        };
        let amount = share(&part.figure, &whole.figure);
        if amount.is_none() {
            self.check.error(Code::NoShare, at, || {
                let message = format!("`{}` is not an exact part of an exact `{}`", part.id, whole.id);
                [message, "a percentage needs two exact numbers: remove it, or use exact figures".to_owned()]
            });
        }
        Some((amount?, Derived::Share(Rc::clone(part), Rc::clone(whole))))
    }
}

/// Whether the fact with this id is a sum or a share.
fn is_derived(document: &Document, id: &str) -> bool {
    let entry = document.facts.0.iter().find(|(known, _)| known == id);
    matches!(entry, Some((_, FactDocument { amount: AmountDocument::Sum(_) | AmountDocument::Share(_), .. })))
}

/// Reports two figures with different units or bases.
pub(super) fn report_mixed(check: &Check<'_>, one: &Fact, other: &Fact, at: &Path<'_>) {
    check.error(Code::MixedBasis, at, || {
        let message = format!(
            "`{}` counts {} ({}), `{}` counts {} ({})",
            one.id, one.unit, one.basis, other.id, other.unit, other.basis
        );
        let hint =
            "only figures with the same unit and basis can share an axis or a sum: show these separately".to_owned();
        [message, hint]
    });
}
