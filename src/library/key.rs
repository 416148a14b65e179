//! [`Key`]: identifies a part of a story that a mark can represent.
//!
//! Marks, hit targets, texts and the reader's selection refer to parts of a story by key only; it is the only link from
//! the screen back to the data. A key consists of positions in the linted story, so it is only valid together with that
//! story.

use std::fmt;

/// Identifies a chart, an item of a chart, or a part of an item.
///
/// `item` and `part` count from 1; 0 means "the whole". Items are in the chart's order: facts, positions, events or
/// series first, then statements. The parts of a position are its stances in the order of the story's sides, then the
/// outcome. The parts of a disputed figure are its claims. The parts of a series are its points.
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
    /// Returns the key of a chart, counted from 0. Titles, axes and grid lines have it.
    #[must_use]
    pub fn chart(index: usize) -> Self {
        Self { chart: bounded(index), item: 0, part: 0 }
    }

    /// Returns the key of this chart's item, counted from 0.
    #[must_use]
    pub fn item(self, index: usize) -> Self {
        Self { item: bounded(index).saturating_add(1), part: 0, ..self }
    }

    /// Returns the key of this item's part, counted from 0.
    #[must_use]
    pub fn part(self, index: usize) -> Self {
        Self { part: u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1), ..self }
    }

    /// Whether it identifies a whole chart. Readers cannot select it.
    #[must_use]
    pub fn is_chart(self) -> bool {
        self.item == 0
    }
}

/// Formats as `chart.item.part`, as in text dumps.
impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}.{}", self.chart, self.item, self.part)
    }
}

/// Linting limits every list of items to far fewer than 65,535 entries, so no index is too large.
fn bounded(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}
