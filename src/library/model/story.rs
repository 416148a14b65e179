//! [`Story`]: what an article says, and what of it is drawn.

use std::rc::Rc;

use super::{
    amount::{Figure, Span},
    date::When,
    evidence::{Evidence, Paragraph},
    facet::Facet,
    fact::{Correction, Fact},
    number::Number,
    party::Side,
    series::Series,
    text::Text,
    unit::Unit,
};
use crate::key::Key;

/// What an article says, ready to be drawn and worded.
#[derive(Clone, Debug)]
pub struct Story {
    /// Language of all text, as a BCP 47 tag.
    pub language: String,
    /// Headline of the graphic.
    pub headline: Text,
    /// What it comes to.
    pub summary: Option<Text>,
    /// When the article came out.
    pub published: Option<When>,
    /// The article's paragraphs; empty where the story does not hold them.
    pub paragraphs: Vec<Rc<Paragraph>>,
    /// What is drawn; never empty.
    pub charts: Vec<Chart>,
    /// The way through the charts; every chart is on it.
    pub steps: Vec<Step>,
}

/// A chart with the words that lead to it.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its id in the story; that of its chart where the story has no steps of its own.
    pub id: String,
    /// The position of its chart.
    pub chart: usize,
    /// What leads to the chart.
    pub text: Option<Text>,
    /// What of the chart the words speak of.
    pub mark: Option<Key>,
}

/// A proposal or criterion, and who stands where.
#[derive(Debug)]
pub struct Position {
    /// Its id in the story.
    pub id: String,
    /// What it is about.
    pub label: Text,
    /// A few words more.
    pub detail: Option<Text>,
    /// A limit that belongs to it.
    pub bound: Option<Bound>,
    /// Where each side stands that is named, in the order of the sides.
    pub stances: Vec<SideStance>,
    /// What came of it so far.
    pub outcome: Outcome,
    /// Who said it; never empty.
    pub evidence: Vec<Rc<Evidence>>,
}

/// A limit such as "under 25".
#[derive(Debug)]
pub struct Bound {
    /// What is limited, such as "age".
    pub quantity: Text,
    /// The limit.
    pub limit: Limit,
    /// Ends of the scale on which it is drawn; the limit lies between them.
    pub scale: Span,
    /// Who said it; the position's own evidence where the bound has none.
    pub evidence: Vec<Rc<Evidence>>,
}

/// A limit that is itself not included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limit {
    /// Everything below.
    Under(Number),
    /// Everything above.
    Over(Number),
}

/// Where one side stands.
#[derive(Debug)]
pub struct SideStance {
    /// Which side.
    pub side: Rc<Side>,
    /// Where it stands.
    pub stance: Stance,
    /// Who said so; the position's own evidence where the stance has none. Empty where nothing is stated, and nobody has
    /// said that.
    pub evidence: Vec<Rc<Evidence>>,
}

/// Where a side stands towards a position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stance {
    /// It put the position forward.
    Proposes,
    /// It accepts it.
    Agrees,
    /// It would grant it under this condition.
    Offers(Text),
    /// It refuses it.
    Rejects,
    /// It insists on it.
    Demands,
    /// The source does not say. Neither a yes nor a no.
    NotStated,
}

/// What came of a position so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All sides agree.
    Agreed,
    /// At least one side refuses, as things stand.
    Rejected,
    /// Put forward, and the source states no answer.
    NoAnswer,
    /// Answered, and not settled.
    Open,
}

/// Something said that is neither figure, position nor event.
#[derive(Debug)]
pub struct Statement {
    /// Its id in the story.
    pub id: String,
    /// What was said, in the story's words.
    pub label: Text,
    /// Who said it; never empty.
    pub evidence: Vec<Rc<Evidence>>,
}

/// Something that happened.
#[derive(Debug)]
pub struct Event {
    /// Its id in the story.
    pub id: String,
    /// When.
    pub when: When,
    /// What.
    pub label: Text,
    /// How many, by side, in the order of the sides.
    pub amounts: Vec<SideFigure>,
    /// In what the amounts are counted; present where there are amounts.
    pub unit: Option<Unit>,
    /// What readers can pick it by, in the order of the story's facets.
    pub facets: Vec<Values>,
    /// Who said it; never empty.
    pub evidence: Vec<Rc<Evidence>>,
}

/// How many of an event belong to one side.
#[derive(Debug)]
pub struct SideFigure {
    /// Which side.
    pub side: Rc<Side>,
    /// How many.
    pub figure: Figure,
    /// What was published before, the earliest first.
    pub corrections: Vec<Correction>,
}

/// The values that an event has of a facet.
#[derive(Debug)]
pub struct Values {
    /// Which facet.
    pub facet: Rc<Facet>,
    /// Positions among the facet's values; never empty.
    pub values: Vec<usize>,
}

/// One drawing of the story.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Its id in the story.
    pub id: String,
    /// What it shows, as a sentence.
    pub title: Text,
    /// What is counted, and when; made from the facts where the editor wrote none.
    pub subtitle: Option<Text>,
    /// What the reader should know besides.
    pub note: Option<Text>,
    /// What is drawn.
    pub kind: Kind,
    /// What stands beside the drawing in words.
    pub statements: Vec<Rc<Statement>>,
}

/// The kinds of charts with what each shows; never empty.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Amounts side by side, all of one unit; as bars and units, of one basis too.
    Counts {
        /// How they are drawn.
        form: Form,
        /// The figures.
        facts: Vec<Rc<Fact>>,
    },
    /// Who stands where.
    Positions {
        /// The columns.
        sides: Vec<Rc<Side>>,
        /// The rows.
        positions: Vec<Rc<Position>>,
    },
    /// Events along time, in their order.
    Timeline {
        /// The events, the earliest first.
        events: Vec<Rc<Event>>,
    },
    /// Amounts by date.
    History(History),
    /// Numbers along time, all of one unit and basis.
    Line {
        /// The series; each has a number.
        series: Vec<Rc<Series>>,
    },
    /// Running totals along time, all of one unit and each with its date.
    Steps {
        /// A list for each basis, in the order of first mention; in it, the earliest first.
        panels: Vec<Vec<Rc<Fact>>>,
    },
}

/// Amounts by date, of one side or of two that are set against each other; all of one unit.
#[derive(Clone, Debug)]
pub struct History {
    /// One side or two.
    pub sides: Vec<Rc<Side>>,
    /// The events, the earliest first; each has an amount.
    pub events: Vec<Rc<Event>>,
    /// Figures for a stretch of time as a whole.
    pub stretches: Vec<Rc<Fact>>,
    /// What readers can pick the events by.
    pub facets: Vec<Rc<Facet>>,
    /// In what the amounts are counted.
    pub unit: Unit,
}

/// How amounts are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    /// As lengths.
    Bars,
    /// As dots, each of which stands for this many.
    Units(Number),
    /// As one dot each on a common scale, with who said it and when: claims beside each other, of one unit and
    /// perhaps on different bases.
    Dots,
}
