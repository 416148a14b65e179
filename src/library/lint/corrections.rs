//! Checks the corrections and assigns each to the figure that it corrects.

use std::cell::Cell;

use super::{
    amount::amount,
    check::{Check, insert_by_key},
};
use crate::{
    diagnostic::{Code, Path},
    model::{Amount, Correction, Figure},
    raw::{document::CorrectionDocument, forms::AmountDocument},
};

/// The maximum number of corrections in a story.
const MAX_CORRECTIONS: usize = 100;

/// The corrections of a story, in the order of the file.
pub(super) struct Corrections<'d> {
    entries: Vec<Entry<'d>>,
}

struct Entry<'d> {
    position: usize,
    target: Target<'d>,
    /// The correction and the corrected amount; `None` if they have errors.
    content: Option<(Correction, Amount)>,
    /// Whether its figure has been found.
    met: Cell<bool>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Target<'d> {
    Fact(&'d str),
    Event(&'d str, &'d str),
}

impl<'d> Corrections<'d> {
    pub(super) fn check(check: &Check<'_>, entries: &'d [CorrectionDocument], root: &Path<'_>) -> Self {
        let at = root.field("corrections");
        if !check.bounded(entries.len(), MAX_CORRECTIONS, "corrections", &at) {
            return Self { entries: Vec::new() };
        }
        let entries = entries.iter().enumerate();
        Self { entries: entries.filter_map(|(index, one)| entry(check, index, one, &at.index(index))).collect() }
    }

    /// Returns the corrections of a fact, the earliest first.
    pub(super) fn of_fact(&self, check: &Check<'_>, id: &str, now: &Figure) -> Vec<Correction> {
        self.of(check, Target::Fact(id), now)
    }

    /// Returns the corrections of a side's amount in an event, the earliest first.
    pub(super) fn of_event(&self, check: &Check<'_>, id: &str, side: &str, now: &Figure) -> Vec<Correction> {
        self.of(check, Target::Event(id, side), now)
    }

    /// Returns the corrections of a figure. Checks that the `now` of each is the `was` of the next, and that the last
    /// `now` is the current amount.
    fn of(&self, check: &Check<'_>, target: Target<'_>, now: &Figure) -> Vec<Correction> {
        let mut chain: Vec<(usize, &Correction, &Amount)> = Vec::new();
        for entry in self.entries.iter().filter(|entry| entry.target == target) {
            entry.met.set(true);
            if let Some((correction, to)) = &entry.content {
                let day = |one: &(usize, &Correction, &Amount)| one.1.date.first_day();
                insert_by_key(&mut chain, (entry.position, correction, to), day);
            }
        }
        for (index, (position, _, to)) in chain.iter().enumerate() {
            let follows = match chain.get(index.saturating_add(1)) {
                Some((_, next, _)) => next.was == **to,
                None => matches!(now, Figure::Stated(amount) if amount == *to),
            };
            if !follows {
                let root = Path::default();
                let here = root.field("corrections");
                let here = here.index(*position);
                check.error(Code::CorrectionDiffers, &here.field("now"), || {
                    let message = "this is not the amount of the figure after the correction".to_owned();
                    [
                        message,
                        "write the same amount here and in the figure, or in the next correction's `was`".to_owned(),
                    ]
                });
            }
        }
        chain.into_iter().map(|(_, correction, _)| correction.clone()).collect()
    }

    /// Reports the corrections without a figure.
    pub(super) fn report_lost(&self, check: &Check<'_>, facts: &[String], events: &[String]) {
        let root = Path::default();
        let at = root.field("corrections");
        for entry in self.entries.iter().filter(|entry| !entry.met.get()) {
            let here = at.index(entry.position);
            match entry.target {
                Target::Fact(id) if !facts.iter().any(|known| known == id) => {
                    check.unknown(id, "fact", facts, &here.field("fact"));
                }
                Target::Event(id, _) if !events.iter().any(|known| known == id) => {
                    check.unknown(id, "event", events, &here.field("event"));
                }
                // The fact exists, but has errors that have been reported.
                Target::Fact(_) => {}
                Target::Event(_, side) => check.error(Code::UnknownId, &here.field("side"), || {
                    let message = format!("the event has no amount of `{}`", crate::diagnostic::shown(side));
                    [message, "name the side whose amount was corrected".to_owned()]
                }),
            }
        }
    }
}

fn entry<'d>(check: &Check<'_>, position: usize, entry: &'d CorrectionDocument, at: &Path<'_>) -> Option<Entry<'d>> {
    let date = check.date(&entry.date, &at.field("date"));
    let why = check.label(&entry.why, &at.field("why"));
    let value = |value: &AmountDocument, field: &str| amount(check, value, &at.field(field));
    let (was, now) = (value(&entry.was, "was"), value(&entry.now, "now"));
    if was.is_some() && was == now {
        check.error(Code::CorrectionDiffers, &at.field("now"), || {
            ["the correction changes nothing".to_owned(), "write the earlier amount into `was`".to_owned()]
        });
    }
    let target = match (&entry.fact, &entry.event, &entry.side) {
        (Some(fact), None, None) => Target::Fact(fact),
        (None, Some(event), Some(side)) => Target::Event(event, side),
        _ => {
            check.error(Code::UnknownId, at, || {
                let hint = "write `fact`, or `event` and `side`".to_owned();
                ["the correction names no figure".to_owned(), hint]
            });
            return None;
        }
    };
    let content = date.zip(why).zip(was.zip(now));
    let content = content.map(|((date, why), (was, now))| (Correction { date, was, why }, now));
    Some(Entry { position, target, content, met: Cell::new(false) })
}
