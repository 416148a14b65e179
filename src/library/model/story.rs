//! [`Story`]: the content of an article and its charts.

use std::rc::Rc;

use super::{
    amount::{Figure, NumberRange},
    evidence::{Evidence, Paragraph},
    facet::Facet,
    fact::{Correction, Fact},
    number::Number,
    party::Side,
    series::Series,
    status::Status,
    text::Text,
    unit::Unit,
    when::When,
};
use crate::key::Key;

/// The content of an article, checked and ready to be drawn.
#[derive(Clone, Debug)]
pub struct Story {
    /// The language of all text, as a BCP 47 tag.
    pub language: String,
    /// Whether the data were not compared with the article, because its language cannot be read.
    pub is_unchecked: bool,
    /// The headline of the graphic.
    pub headline: Text,
    /// What the charts show, in a sentence or two.
    pub summary: Option<Text>,
    /// The date of the article.
    pub published: Option<When>,
    /// The paragraphs of the article; empty if the story does not include the article.
    pub paragraphs: Vec<Rc<Paragraph>>,
    /// The charts; never empty.
    pub charts: Vec<Chart>,
    /// The steps in reading order; every chart has at least one.
    pub steps: Vec<StoryStep>,
}

/// A step: a chart with an introductory text.
#[derive(Clone, Debug)]
pub struct StoryStep {
    /// Its id in the story. For a chart without a step in the story file, the chart's id.
    pub id: String,
    /// The index of its chart.
    pub chart: usize,
    /// The introductory text.
    pub text: Option<Text>,
    /// The mark that the text is about.
    pub mark: Option<Key>,
}

/// A proposal or criterion, with the stances of the sides.
#[derive(Debug)]
pub struct Position {
    /// Its id in the story.
    pub id: String,
    /// What it is about.
    pub label: Text,
    /// A short addition to the label.
    pub detail: Option<Text>,
    /// A limit that is part of it.
    pub bound: Option<Bound>,
    /// The stances, in the order of the sides. Not every side has one.
    pub stances: Vec<SideStance>,
    /// The outcome so far.
    pub outcome: Outcome,
    /// The evidence; never empty.
    pub evidence: Vec<Rc<Evidence>>,
}

/// A limit such as "under 25".
#[derive(Debug)]
pub struct Bound {
    /// The limited quantity, such as "age".
    pub quantity: Text,
    /// The limit.
    pub limit: Limit,
    /// The ends of the scale on which the bound is drawn; the limit is between them.
    pub scale: NumberRange,
    /// The evidence; that of the position if the story file has none for the bound.
    pub evidence: Vec<Rc<Evidence>>,
}

/// An exclusive limit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limit {
    /// Below this number.
    Under(Number),
    /// Above this number.
    Over(Number),
}

/// The stance of one side.
#[derive(Debug)]
pub struct SideStance {
    /// Which side.
    pub side: Rc<Side>,
    /// The stance.
    pub stance: Stance,
    /// The evidence; that of the position if the story file has none for the stance. Empty if the stance is not stated
    /// and has no evidence of its own.
    pub evidence: Vec<Rc<Evidence>>,
}

/// A stance towards a position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stance {
    /// The side has proposed the position.
    Proposes,
    /// The side accepts it.
    Agrees,
    /// The side offers it under this condition.
    Offers(Text),
    /// The side rejects it.
    Rejects,
    /// The side demands it.
    Demands,
    /// The source does not state the stance, which is neither a yes nor a no.
    NotStated,
}

/// The outcome of a position so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All sides agree.
    Agreed,
    /// At least one side rejects it.
    Rejected,
    /// It was proposed, and the source states no answer.
    NoAnswer,
    /// It was answered, but not settled.
    Open,
}

/// A statement that is neither figure, position nor event.
#[derive(Debug)]
pub struct Statement {
    /// Its id in the story.
    pub id: String,
    /// The statement, as the story words it.
    pub label: Text,
    /// The evidence; never empty.
    pub evidence: Vec<Rc<Evidence>>,
}

/// An event.
#[derive(Debug)]
pub struct Event {
    /// Its id in the story.
    pub id: String,
    /// The date.
    pub when: When,
    /// What happened.
    pub label: Text,
    /// Why it is not a fact; `None` if its source states it as one.
    pub status: Option<Status>,
    /// The amounts by side, in the order of the sides.
    pub amounts: Vec<SideFigure>,
    /// The unit of the amounts; present if there are amounts.
    pub unit: Option<Unit>,
    /// The values by which readers can filter the event, in the order of the story's facets.
    pub facets: Vec<Values>,
    /// The evidence; never empty.
    pub evidence: Vec<Rc<Evidence>>,
}

/// The figure of one side in an event.
#[derive(Debug)]
pub struct SideFigure {
    /// Which side.
    pub side: Rc<Side>,
    /// The amount or the claims.
    pub figure: Figure,
    /// Earlier published values, the earliest first.
    pub corrections: Vec<Correction>,
}

/// The values of a facet that an event has.
#[derive(Debug)]
pub struct Values {
    /// Which facet.
    pub facet: Rc<Facet>,
    /// Indexes of the facet's values; never empty.
    pub values: Vec<usize>,
}

/// A chart of the story.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Its id in the story.
    pub id: String,
    /// The title, a sentence that says what the chart shows.
    pub title: Text,
    /// What is counted, and when. If it is `None`, the subtitle is generated from the facts.
    pub subtitle: Option<Text>,
    /// A note for readers.
    pub note: Option<Text>,
    /// The kind of chart with its items.
    pub kind: Kind,
    /// The statements, which are shown as text beside the drawing.
    pub statements: Vec<Rc<Statement>>,
}

/// The kinds of charts with their items, which are never empty.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Amounts side by side, all with one unit; bars and units also have one basis.
    Counts {
        /// The form of the drawing.
        form: Form,
        /// The figures.
        facts: Vec<Rc<Fact>>,
    },
    /// Positions with the stances of the sides.
    Positions {
        /// The columns.
        sides: Vec<Rc<Side>>,
        /// The rows.
        positions: Vec<Rc<Position>>,
    },
    /// Events on a time axis.
    Timeline {
        /// The events, the earliest first.
        events: Vec<Rc<Event>>,
    },
    /// Amounts by date.
    History(History),
    /// Series as lines, all with one unit and basis.
    Line {
        /// The series; each has at least one value.
        series: Vec<Rc<Series>>,
    },
    /// Running totals by date, all with one unit.
    Steps {
        /// One list for each basis, in the order in which the bases first occur; each list has the earliest total
        /// first.
        panels: Vec<Vec<Rc<Fact>>>,
    },
    /// Each of several things at two times, all with one unit and basis.
    Change {
        /// The pairs of figures.
        changes: Vec<Change>,
    },
}

/// Two figures of one thing, each with one amount and a date. No difference is ever computed: nobody stated it.
#[derive(Clone, Debug)]
pub struct Change {
    /// The earlier figure.
    pub from: Rc<Fact>,
    /// The later figure.
    pub to: Rc<Fact>,
}

impl Change {
    /// The earlier and the later figure.
    #[must_use]
    pub fn figures(&self) -> [&Rc<Fact>; 2] {
        [&self.from, &self.to]
    }
}

/// Amounts by date, of one side or of two sides that are compared; all with one unit.
#[derive(Clone, Debug)]
pub struct History {
    /// One side or two.
    pub sides: Vec<Rc<Side>>,
    /// The events, the earliest first; each has an amount.
    pub events: Vec<Rc<Event>>,
    /// Figures for a range of dates.
    pub brackets: Vec<Rc<Fact>>,
    /// The facets by which readers can filter the events.
    pub facets: Vec<Rc<Facet>>,
    /// The unit of the amounts.
    pub unit: Unit,
}

/// How amounts are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    /// As bars whose lengths are compared.
    Bars,
    /// As dots to count; each represents this many.
    Units(Number),
    /// As one dot each on a common scale, with speaker and date: claims side by side, with one unit but possibly
    /// different bases.
    Dots,
}
