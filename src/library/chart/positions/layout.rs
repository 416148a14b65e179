//! How the sides of a chart of positions stand: in columns, or in a list below each label.

use std::rc::Rc;

use super::super::{Frame, length, symbols};
use crate::{
    geom::Rect,
    model::{Position, Side},
    text::wrap,
    theme::{HEAD, TICK},
};

/// Below this width the outcome stands under its label instead of in a column.
const NARROW: f64 = 480.0;
/// Width of labels below which the sides stand below them.
const CRAMPED: f64 = 104.0;
/// From one column to the next, at least.
const GUTTER: f64 = 8.0;
/// Lines that a side's name may have above its column.
const HEADING_LINES: usize = 3;
/// Between the rows of a list.
const LIST_GAP: f64 = 8.0;
/// From the left edge of a sign in a list to the words beside it.
pub(super) const BESIDE: f64 = 2.0 * symbols::RADIUS + 8.0;
/// From the edge of a row to its text.
pub(super) const INSET: f64 = 8.0;

/// How the sides stand.
pub(super) enum Layout {
    Columns(Columns),
    List(List),
}

/// A column for each side, headed by its name.
pub(super) struct Columns {
    /// Left edge of the first.
    pub(super) left: f64,
    /// Width of each.
    pub(super) width: f64,
    /// Left edge of the outcomes' text, where they have a column.
    pub(super) outcome: Option<f64>,
    pub(super) headings: Vec<Vec<String>>,
}

/// The sides below each label, in as many columns as their names and stances fit into.
pub(super) struct List {
    pub(super) columns: usize,
    /// Width of each.
    pub(super) width: f64,
    /// The names of the sides in lines.
    pub(super) names: Vec<Vec<String>>,
}

impl Layout {
    pub(super) fn new(sides: &[Rc<Side>], positions: &[Rc<Position>], frame: Frame<'_>) -> Self {
        let stances = positions.iter().flat_map(|position| &position.stances);
        let words = stances.map(|one| frame.measure.width(&frame.locale.stance(&one.stance), TICK));
        let words = words.fold(0.0, f64::max);
        match Columns::new(sides, words, frame) {
            Some(columns) => Self::Columns(columns),
            None => Self::List(List::new(sides, words, frame)),
        }
    }

    /// Width of the labels' text.
    pub(super) fn label(&self, width: f64) -> f64 {
        match self {
            Self::Columns(columns) => columns.left - 2.0 * INSET,
            Self::List(_) => width - 2.0 * INSET,
        }
    }

    /// Left edge of the outcomes' text, where they have a column.
    pub(super) fn outcome(&self) -> Option<f64> {
        match self {
            Self::Columns(columns) => columns.outcome,
            Self::List(_) => None,
        }
    }
}

impl Columns {
    /// Columns that hold every name without breaking a word, and the words of the stances; nothing where the labels
    /// would lose their room to them.
    pub(super) fn new(sides: &[Rc<Side>], words: f64, frame: Frame<'_>) -> Option<Self> {
        let narrow = frame.width < NARROW;
        let outcome: f64 = if narrow { 0.0 } else { 152.0 };
        let roomy: f64 = if narrow { 68.0 } else { 96.0 };
        let count = length(sides.len().max(1));
        let longest = sides.iter().flat_map(|side| side.name.as_str().split_whitespace());
        let longest = longest.map(|word| frame.measure.width(word, HEAD)).fold(words, f64::max);
        // With many sides the signs move together before the labels lose their room.
        let width = roomy.min((frame.width - outcome) * 0.6 / count).max(longest + GUTTER);
        let left = frame.width - outcome - width * count;
        let headings: Vec<Vec<String>> =
            sides.iter().map(|side| wrap(side.name.as_str(), HEAD, width - GUTTER, frame.measure)).collect();
        let fits = left - 2.0 * INSET >= CRAMPED && headings.iter().all(|lines| lines.len() <= HEADING_LINES);
        fits.then(|| Self { left, width, outcome: (!narrow).then_some(frame.width - outcome + 12.0), headings })
    }

    pub(super) fn middle(&self, column: usize) -> f64 {
        self.left + (length(column) + 0.5) * self.width
    }
}

impl List {
    pub(super) fn new(sides: &[Rc<Side>], words: f64, frame: Frame<'_>) -> Self {
        let names = sides.iter().map(|side| frame.measure.width(side.name.as_str(), HEAD));
        let wanted = names.fold(words, f64::max) + BESIDE + 2.0 * GUTTER;
        let room = frame.width - 2.0 * INSET;
        let most = sides.len().clamp(1, 4);
        let columns = (1..=most).rev().find(|columns| length(*columns) * wanted <= room).unwrap_or(1);
        let width = room / length(columns);
        let name = |side: &Rc<Side>| wrap(side.name.as_str(), HEAD, width - BESIDE - GUTTER, frame.measure);
        Self { columns, width, names: sides.iter().map(name).collect() }
    }

    /// Height of the place of one side.
    pub(super) fn cell(&self) -> f64 {
        let lines = self.names.iter().map(Vec::len).max().unwrap_or_default();
        length(lines.max(1)) * HEAD.line_height() + TICK.line_height() + LIST_GAP
    }

    pub(super) fn height(&self) -> f64 {
        length(self.names.len().div_ceil(self.columns)) * self.cell()
    }

    /// The place of a side in a list that begins here.
    pub(super) fn place(&self, side: usize, top: f64) -> Rect {
        let row = side.checked_div(self.columns).unwrap_or_default();
        let column = side.checked_rem(self.columns).unwrap_or_default();
        Rect::new(INSET + length(column) * self.width, top + length(row) * self.cell(), self.width, self.cell())
    }
}
