//! The number of side colours that a story needs.

use super::Viewer;
use crate::model::{Kind, Side};

impl Viewer {
    /// Returns the number of side colours that are visible. At least 1, because links have the first one in every
    /// story.
    #[must_use]
    pub fn sides(&self) -> usize {
        self.story.charts.iter().map(|chart| colors(&chart.kind)).max().unwrap_or(1).max(1)
    }
}

fn colors(kind: &Kind) -> usize {
    let last = |sides: &mut dyn Iterator<Item = &Side>| sides.map(|side| side.index.saturating_add(1)).max();
    let sides = match kind {
        Kind::Counts { facts, .. } => last(&mut facts.iter().filter_map(|fact| fact.side.as_deref())),
        Kind::Positions { sides, .. } => last(&mut sides.iter().map(|side| &**side)),
        Kind::Timeline { events } => {
            last(&mut events.iter().flat_map(|event| &event.amounts).map(|amount| &*amount.side))
        }
        Kind::History(history) => last(&mut history.sides.iter().map(|side| &**side)),
        // If no line belongs to a side, all lines but the first have a side colour.
        Kind::Line { series } => {
            last(&mut series.iter().filter_map(|series| series.side.as_deref())).or_else(|| series.len().checked_sub(1))
        }
        Kind::Change { changes } => last(&mut changes.iter().filter_map(|change| change.to.side.as_deref())),
        Kind::Steps { panels } => last(&mut panels.iter().flatten().filter_map(|fact| fact.side.as_deref())),
    };
    sides.unwrap_or(0)
}
