//! [`Fact`]: a figure, said or worked out.

use std::rc::Rc;

use super::{
    amount::{Amount, Figure},
    date::When,
    evidence::Evidence,
    party::Side,
    text::Text,
    unit::Unit,
};

/// A figure.
#[derive(Debug)]
pub struct Fact {
    /// Its id in the story.
    pub id: String,
    /// What is counted.
    pub label: Text,
    /// How many.
    pub figure: Figure,
    /// In what it is counted, such as "people".
    pub unit: Unit,
    /// What counts as one, such as "prisoners of war". Figures on different bases are never set against each other.
    pub basis: Text,
    /// When it was so.
    pub as_of: Option<When>,
    /// Whom it belongs to.
    pub side: Option<Rc<Side>>,
    /// How we worked it out, where nobody said it as it is.
    pub derived: Option<Derived>,
    /// What was published before, the earliest first.
    pub corrections: Vec<Correction>,
    /// Who said it, or what it was worked out from; never empty.
    pub evidence: Vec<Rc<Evidence>>,
}

/// A value that was published and found wrong.
#[derive(Clone, Debug)]
pub struct Correction {
    /// When it was put right.
    pub date: When,
    /// What stood there before.
    pub was: Amount,
    /// Why it was wrong.
    pub why: Text,
}

/// How a figure was worked out.
#[derive(Clone, Debug)]
pub enum Derived {
    /// These figures added up.
    Sum(Vec<Rc<Fact>>),
    /// The first figure as a part of the second, in percent.
    Share(Rc<Fact>, Rc<Fact>),
}

impl Derived {
    /// The figures that it was worked out from.
    pub fn parts(&self) -> impl Iterator<Item = &Rc<Fact>> {
        let (sum, share) = match self {
            Self::Sum(parts) => (parts.as_slice(), None),
            Self::Share(part, whole) => ([].as_slice(), Some([part, whole])),
        };
        sum.iter().chain(share.into_iter().flatten())
    }
}
