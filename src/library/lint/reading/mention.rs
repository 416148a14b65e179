//! [`Mention`]: a number of a sentence with what the words around it say of it.

use super::{lexicon::CueKind, numeral::Numeral, tokens::Piece};
use crate::model::Qualifier;

/// The qualifier of a number in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hedge {
    /// A single number with this qualifier.
    One(Qualifier),
    /// One of the two ends of a range.
    Between,
}

impl Hedge {
    /// The number has no hedge.
    pub(crate) const NONE: Self = Self::One(Qualifier::Exact);

    /// Returns the hedge that a kind of cue means.
    pub(super) fn of(kind: CueKind) -> Option<Self> {
        match kind {
            CueKind::AtLeast => Some(Self::One(Qualifier::AtLeast)),
            CueKind::MoreThan => Some(Self::One(Qualifier::MoreThan)),
            CueKind::AtMost => Some(Self::One(Qualifier::AtMost)),
            CueKind::LessThan => Some(Self::One(Qualifier::LessThan)),
            CueKind::About | CueKind::PlusMinus => Some(Self::One(Qualifier::About)),
            CueKind::Between => Some(Self::Between),
            _ => None,
        }
    }
}

/// The hedge of one mention of a number. `sure` is false if the words are ambiguous.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) hedge: Hedge,
    pub(crate) sure: bool,
}

impl Reading {
    /// Returns the reading of the number with the opposite sign: at least 5 lost are −5 or lower.
    pub(crate) fn mirrored(self) -> Self {
        let hedge = match self.hedge {
            Hedge::One(Qualifier::AtLeast) => Hedge::One(Qualifier::AtMost),
            Hedge::One(Qualifier::AtMost) => Hedge::One(Qualifier::AtLeast),
            Hedge::One(Qualifier::MoreThan) => Hedge::One(Qualifier::LessThan),
            Hedge::One(Qualifier::LessThan) => Hedge::One(Qualifier::MoreThan),
            hedge @ (Hedge::One(Qualifier::Exact | Qualifier::About) | Hedge::Between) => hedge,
        };
        Self { hedge, ..self }
    }
}

/// A cue that says something about a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sign {
    pub(super) kind: CueKind,
    pub(super) sure: bool,
    /// The index of the first piece of the cue.
    pub(super) start: usize,
}

/// A number of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mention {
    pub(crate) numeral: Numeral,
    pub(crate) reading: Reading,
    /// The possible difference: 3 for "46 ± 3".
    pub(crate) margin: Option<f64>,
    /// The other cues: its status, and what else it is than an amount.
    pub(super) signs: Vec<Sign>,
}

impl Mention {
    /// Returns whether the sentence states it as lost: "a loss of 8 million".
    pub(crate) fn is_loss(&self) -> bool {
        self.sign(CueKind::Loss).is_some()
    }

    /// Returns whether the sentence says that the number is possible.
    pub(crate) fn is_possible(&self) -> bool {
        self.sign(CueKind::Possibility).is_some()
    }

    /// Returns the first cue of a kind.
    pub(super) fn sign(&self, kind: CueKind) -> Option<Sign> {
        self.signs.iter().copied().find(|sign| sign.kind == kind)
    }

    /// Returns whether the clause states the number as a fact.
    pub(crate) fn is_fact(&self) -> bool {
        self.statuses().next().is_none()
    }

    /// Returns the cues that say that the clause does not state the number as a fact.
    pub(super) fn statuses(&self) -> impl Iterator<Item = Sign> {
        self.signs.iter().copied().filter(|sign| is_status(sign.kind))
    }
}

/// Returns whether cues of this kind have a scope.
pub(super) fn is_status(kind: CueKind) -> bool {
    matches!(
        kind,
        CueKind::Negation
            | CueKind::Denial
            | CueKind::Condition
            | CueKind::Hearsay
            | CueKind::Plan
            | CueKind::Expectation
            | CueKind::Possibility
            | CueKind::Question
    )
}

/// A sentence, read.
#[derive(Debug)]
pub(crate) struct Sentence {
    pub(super) pieces: Vec<Piece>,
    pub(crate) mentions: Vec<Mention>,
    /// Whether it says that a number is not published or not known.
    pub(crate) is_withheld: bool,
}
