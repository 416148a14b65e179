//! [`Item`]: what a chart shows, one after the other, whatever its kind. A new kind has a line here, and whoever only goes from
//! item to item has nothing to do.

use std::rc::Rc;

use super::{
    amount::Figure,
    evidence::Evidence,
    facet::Facet,
    fact::Fact,
    party::Side,
    series::Series,
    story::{Chart, Event, History, Kind, Position, Statement},
    text::Text,
};

/// One of the things that a chart shows.
#[derive(Clone, Copy, Debug)]
pub enum Item<'a> {
    /// A figure.
    Fact(&'a Fact),
    /// A proposal or criterion.
    Position(&'a Position),
    /// Something that happened.
    Event(&'a Event),
    /// Numbers along time.
    Series(&'a Series),
    /// Something said beside the drawing.
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

    /// What it is called.
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

    /// Who said it; never empty.
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

    /// How many it says: nothing, one figure, or one for each side.
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
    /// The history, whose events readers can pick.
    #[must_use]
    pub fn history(&self) -> Option<&History> {
        match self {
            Self::History(history) => Some(history),
            Self::Counts { .. }
            | Self::Positions { .. }
            | Self::Timeline { .. }
            | Self::Line { .. }
            | Self::Steps { .. } => None,
        }
    }

    /// What is drawn, in the order of its keys.
    #[must_use]
    pub fn items(&self) -> Vec<Item<'_>> {
        match self {
            Self::Counts { form: _, facts } => facts.iter().map(|fact| Item::Fact(fact)).collect(),
            Self::Positions { sides: _, positions } => positions.iter().map(|one| Item::Position(one)).collect(),
            Self::Timeline { events } => events.iter().map(|event| Item::Event(event)).collect(),
            Self::History(History { sides: _, events, stretches, facets: _, unit: _ }) => {
                let events = events.iter().map(|event| Item::Event(event));
                events.chain(stretches.iter().map(|fact| Item::Fact(fact))).collect()
            }
            Self::Line { series } => series.iter().map(|series| Item::Series(series)).collect(),
            Self::Steps { panels } => panels.iter().flatten().map(|fact| Item::Fact(fact)).collect(),
        }
    }

    /// What readers can pick its items by.
    #[must_use]
    pub fn facets(&self) -> &[Rc<Facet>] {
        self.history().map_or(&[], |history| &history.facets)
    }

    /// Its sides, in the order of their columns or halves; none where its items name their own.
    #[must_use]
    pub fn sides(&self) -> &[Rc<Side>] {
        match self {
            Self::Positions { sides, positions: _ } => sides,
            Self::History(history) => &history.sides,
            Self::Counts { .. } | Self::Timeline { .. } | Self::Line { .. } | Self::Steps { .. } => &[],
        }
    }

    /// Its series, whose points are items' parts that nobody has made yet.
    #[must_use]
    pub fn series(&self) -> &[Rc<Series>] {
        match self {
            Self::Line { series } => series,
            Self::Counts { .. }
            | Self::Positions { .. }
            | Self::Timeline { .. }
            | Self::History(_)
            | Self::Steps { .. } => &[],
        }
    }
}

impl Chart {
    /// What it shows: what is drawn, and behind it what stands beside the drawing in words; in the order of the keys.
    #[must_use]
    pub fn items(&self) -> Vec<Item<'_>> {
        let mut items = self.kind.items();
        items.extend(self.statements.iter().map(|statement| Item::Statement(statement)));
        items
    }
}
