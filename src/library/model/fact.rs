//! [`Fact`]: a stated or derived figure.

use std::rc::Rc;

use super::{
    amount::{Amount, Figure},
    evidence::Evidence,
    party::Side,
    status::Status,
    text::Text,
    unit::Unit,
    when::When,
};

/// A figure.
#[derive(Debug)]
pub struct Fact {
    /// Its id in the story.
    pub id: String,
    /// What is counted.
    pub label: Text,
    /// The amount or the claims.
    pub figure: Figure,
    /// Why it is not a fact; `None` if its source states it as one.
    pub status: Option<Status>,
    /// The unit, such as "people".
    pub unit: Unit,
    /// What counts as one, such as "prisoners of war". Figures with different bases are never compared.
    pub basis: Text,
    /// The date of the figure.
    pub as_of: Option<When>,
    /// The side that it belongs to.
    pub side: Option<Rc<Side>>,
    /// How the figure was derived, if nobody stated it.
    pub derived: Option<Derived>,
    /// Earlier published values, the earliest first.
    pub corrections: Vec<Correction>,
    /// Its evidence, or that of the facts that it is derived from; never empty.
    pub evidence: Vec<Rc<Evidence>>,
}

/// A published value that was corrected.
#[derive(Clone, Debug)]
pub struct Correction {
    /// The date of the correction.
    pub date: When,
    /// The earlier amount.
    pub was: Amount,
    /// The reason.
    pub why: Text,
}

/// How a figure was derived.
#[derive(Clone, Debug)]
pub enum Derived {
    /// The sum of these figures.
    Sum(Vec<Rc<Fact>>),
    /// The share of the first figure in the second, in percent.
    Share(Rc<Fact>, Rc<Fact>),
}

impl Derived {
    /// Returns the figures that it was derived from.
    pub fn parts(&self) -> impl Iterator<Item = &Rc<Fact>> {
        let (sum, share) = match self {
            Self::Sum(parts) => (parts.as_slice(), None),
            Self::Share(part, whole) => ([].as_slice(), Some([part, whole])),
        };
        sum.iter().chain(share.into_iter().flatten())
    }
}
