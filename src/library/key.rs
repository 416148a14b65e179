//! [`Key`]: the small, copyable name of a thing in a story that a mark can stand for.
//!
//! Marks, targets, words and the reader's selection all speak of things by key; nothing else leads back from the
//! screen to the data. A key holds positions in the checked story, so it means something only together with it.

use std::fmt;

/// Names a chart, an item of a chart, or a part of an item.
///
/// `item` and `part` count from 1; 0 means "the whole". Items stand in the order in which the chart names them: its
/// facts, positions, events or series first, its statements after them. The parts of a position are its stances in the
/// order of the story's sides, then the outcome; those of a disputed figure are its claims; those of a series are its
/// points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Position of the chart in the story, from 0.
    pub chart: u16,
    /// Position of the item in the chart, from 1; 0 for the chart itself.
    pub item: u16,
    /// Position of the part in the item, from 1; 0 for the item itself. Wide enough for the points of a series.
    pub part: u32,
}

impl Key {
    /// The key of a whole chart, counted from 0. Titles, axes and grid lines carry it.
    #[must_use]
    pub fn chart(index: usize) -> Self {
        Self { chart: bounded(index), item: 0, part: 0 }
    }

    /// The key of this chart's item, counted from 0.
    #[must_use]
    pub fn item(self, index: usize) -> Self {
        Self { item: bounded(index).saturating_add(1), part: 0, ..self }
    }

    /// The key of this item's part, counted from 0.
    #[must_use]
    pub fn part(self, index: usize) -> Self {
        Self { part: u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1), ..self }
    }

    /// Whether it names a whole chart: scaffolding, nothing that a reader could choose.
    #[must_use]
    pub fn is_chart(self) -> bool {
        self.item == 0
    }
}

/// `chart.item.part`, as in the text dumps.
impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}.{}", self.chart, self.item, self.part)
    }
}

/// `check` bounds every list of items far below 65,535 entries, so nothing is lost here.
fn bounded(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}
