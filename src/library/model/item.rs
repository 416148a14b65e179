//! [`Item`]: the items of a chart, for code that does not depend on the kind of chart. A new kind of chart needs a line
//! in [`Kind::items`]; the code that iterates over items does not change.

use std::rc::Rc;

use super::{
    amount::Figure,
    evidence::Evidence,
    facet::Facet,
    fact::Fact,
    party::Side,
    series::Series,
    status::Status,
    story::{Change, Chart, Event, History, Kind, Position, Statement},
    text::Text,
};

/// An item of a chart.
#[derive(Clone, Copy, Debug)]
pub enum Item<'a> {
    /// A figure.
    Fact(&'a Fact),
    /// A proposal or criterion.
    Position(&'a Position),
    /// An event.
    Event(&'a Event),
    /// A time series.
    Series(&'a Series),
    /// A statement, which is shown as text beside the drawing.
    Statement(&'a Statement),
}

impl<'a> Item<'a> {
    /// Its id in the story.
    #[must_use]
    pub fn id(self) -> &'a str {
        match self {
            Self::Fact(fact) => &fact.id,
            Self::Position(position) => &position.id,
            Self::Event(event) => &event.id,
            Self::Series(series) => &series.id,
            Self::Statement(statement) => &statement.id,
        }
    }

    /// Its label.
    #[must_use]
    pub fn label(self) -> &'a Text {
        match self {
            Self::Fact(fact) => &fact.label,
            Self::Position(position) => &position.label,
            Self::Event(event) => &event.label,
            Self::Series(series) => &series.label,
            Self::Statement(statement) => &statement.label,
        }
    }

    /// Why it is not a fact; `None` if its source states it as one.
    #[must_use]
    pub fn status(self) -> Option<&'a Status> {
        match self {
            Self::Fact(fact) => fact.status.as_ref(),
            Self::Event(event) => event.status.as_ref(),
            Self::Series(series) => series.status.as_ref(),
            Self::Position(_) | Self::Statement(_) => None,
        }
    }

    /// Its evidence; never empty.
    #[must_use]
    pub fn evidence(self) -> &'a [Rc<Evidence>] {
        match self {
            Self::Fact(fact) => &fact.evidence,
            Self::Position(position) => &position.evidence,
            Self::Event(event) => &event.evidence,
            Self::Series(series) => &series.evidence,
            Self::Statement(statement) => &statement.evidence,
        }
    }

    /// Its figures: none, one, or one for each side.
    pub fn figures(self) -> impl Iterator<Item = &'a Figure> {
        let (one, sides) = match self {
            Self::Fact(fact) => (Some(&fact.figure), [].as_slice()),
            Self::Event(event) => (None, event.amounts.as_slice()),
            Self::Position(_) | Self::Series(_) | Self::Statement(_) => (None, [].as_slice()),
        };
        one.into_iter().chain(sides.iter().map(|side| &side.figure))
    }
}

impl Kind {
    /// The history, whose events readers can filter.
    #[must_use]
    pub fn history(&self) -> Option<&History> {
        match self {
            Self::History(history) => Some(history),
            Self::Counts { .. }
            | Self::Positions { .. }
            | Self::Timeline { .. }
            | Self::Line { .. }
            | Self::Steps { .. }
            | Self::Change { .. } => None,
        }
    }

    /// The drawn items, in the order of their keys.
    #[must_use]
    pub fn items(&self) -> Vec<Item<'_>> {
        match self {
            Self::Counts { form: _, facts } => facts.iter().map(|fact| Item::Fact(fact)).collect(),
            Self::Positions { sides: _, positions } => positions.iter().map(|one| Item::Position(one)).collect(),
            Self::Timeline { events } => events.iter().map(|event| Item::Event(event)).collect(),
            Self::History(History { sides: _, events, brackets, facets: _, unit: _ }) => {
                let events = events.iter().map(|event| Item::Event(event));
                events.chain(brackets.iter().map(|fact| Item::Fact(fact))).collect()
            }
            Self::Line { series } => series.iter().map(|series| Item::Series(series)).collect(),
            Self::Steps { panels } => panels.iter().flatten().map(|fact| Item::Fact(fact)).collect(),
            Self::Change { changes } => changes.iter().flat_map(Change::figures).map(|fact| Item::Fact(fact)).collect(),
        }
    }

    /// The facets by which readers can filter the items.
    #[must_use]
    pub fn facets(&self) -> &[Rc<Facet>] {
        self.history().map_or(&[], |history| &history.facets)
    }

    /// The sides, in the order of their columns or halves; empty for other kinds of charts.
    #[must_use]
    pub fn sides(&self) -> &[Rc<Side>] {
        match self {
            Self::Positions { sides, positions: _ } => sides,
            Self::History(history) => &history.sides,
            Self::Counts { .. }
            | Self::Timeline { .. }
            | Self::Line { .. }
            | Self::Steps { .. }
            | Self::Change { .. } => &[],
        }
    }

    /// The series. Their points are parts of items and have keys of their own.
    #[must_use]
    pub fn series(&self) -> &[Rc<Series>] {
        match self {
            Self::Line { series } => series,
            Self::Counts { .. }
            | Self::Positions { .. }
            | Self::Timeline { .. }
            | Self::History(_)
            | Self::Steps { .. }
            | Self::Change { .. } => &[],
        }
    }
}

impl Chart {
    /// All items, in the order of their keys: the drawn items, then the statements beside the drawing.
    #[must_use]
    pub fn items(&self) -> Vec<Item<'_>> {
        let mut items = self.kind.items();
        items.extend(self.statements.iter().map(|statement| Item::Statement(statement)));
        items
    }
}
