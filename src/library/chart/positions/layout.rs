//! [`Layout`]: the sides of a chart of positions as columns, or as a list below each label.

use std::rc::Rc;

use super::super::{Frame, length, symbols};
use crate::{
    geom::Rect,
    model::{Position, Side},
    theme::{HEAD, TICK},
    typography::wrap,
};

/// Below this width, the outcome is below its label instead of in a column.
const NARROW: f64 = 480.0;
/// Minimum width of the labels. If columns would leave less, the sides are in a list below each label.
const MIN_LABEL_WIDTH: f64 = 104.0;
/// Minimum gap between columns.
const GUTTER: f64 = 8.0;
/// Maximum number of lines of a side's name above its column.
const HEADING_LINES: usize = 3;
/// Gap between the rows of a list.
const LIST_GAP: f64 = 8.0;
/// Distance from the left edge of a list's symbol to the text beside it.
pub(super) const BESIDE: f64 = 2.0 * symbols::RADIUS + 8.0;
/// Distance from the edge of a row to its text.
pub(super) const INSET: f64 = 8.0;

/// How the sides are arranged.
pub(super) enum Layout {
    Columns(Columns),
    List(List),
}

/// A column for each side, headed by its name.
pub(super) struct Columns {
    /// Left edge of the first column.
    pub(super) left: f64,
    /// Width of each column.
    pub(super) width: f64,
    /// Left edge of the outcomes' text, if they have a column.
    pub(super) outcome: Option<f64>,
    pub(super) headings: Vec<Vec<String>>,
}

/// The sides below each label, in as many columns as fit their names and stances.
pub(super) struct List {
    pub(super) columns: usize,
    /// Width of each column.
    pub(super) width: f64,
    /// The wrapped names of the sides.
    pub(super) names: Vec<Vec<String>>,
}

impl Layout {
    pub(super) fn new(sides: &[Rc<Side>], positions: &[Rc<Position>], frame: Frame<'_>) -> Self {
        let stances = positions.iter().flat_map(|position| &position.stances);
        let stance_width = stances.map(|one| frame.measure.width(&frame.locale.stance(&one.stance), TICK));
        let stance_width = stance_width.fold(0.0, f64::max);
        match Columns::new(sides, stance_width, frame) {
            Some(columns) => Self::Columns(columns),
            None => Self::List(List::new(sides, stance_width, frame)),
        }
    }

    /// Returns the width of the labels' text.
    pub(super) fn label(&self, width: f64) -> f64 {
        match self {
            Self::Columns(columns) => columns.left - 2.0 * INSET,
            Self::List(_) => width - 2.0 * INSET,
        }
    }

    /// Returns the left edge of the outcomes' text, if they have a column.
    pub(super) fn outcome(&self) -> Option<f64> {
        match self {
            Self::Columns(columns) => columns.outcome,
            Self::List(_) => None,
        }
    }
}

impl Columns {
    /// Creates columns that fit the stances and every name without breaking a word. Returns `None` if they leave too
    /// little room for the labels.
    pub(super) fn new(sides: &[Rc<Side>], stance_width: f64, frame: Frame<'_>) -> Option<Self> {
        let narrow = frame.width < NARROW;
        let outcome: f64 = if narrow { 0.0 } else { 152.0 };
        let roomy: f64 = if narrow { 68.0 } else { 96.0 };
        let count = length(sides.len().max(1));
        let longest = sides.iter().flat_map(|side| side.name.as_str().split_whitespace());
        let longest = longest.map(|word| frame.measure.width(word, HEAD)).fold(stance_width, f64::max);
        // With many sides, the columns become narrower before the labels lose room.
        let width = roomy.min((frame.width - outcome) * 0.6 / count).max(longest + GUTTER);
        let left = frame.width - outcome - width * count;
        let headings: Vec<Vec<String>> =
            sides.iter().map(|side| wrap(side.name.as_str(), HEAD, width - GUTTER, frame.measure)).collect();
        let fits = left - 2.0 * INSET >= MIN_LABEL_WIDTH && headings.iter().all(|lines| lines.len() <= HEADING_LINES);
        fits.then(|| Self { left, width, outcome: (!narrow).then_some(frame.width - outcome + 12.0), headings })
    }

    pub(super) fn middle(&self, column: usize) -> f64 {
        self.left + (length(column) + 0.5) * self.width
    }
}

impl List {
    pub(super) fn new(sides: &[Rc<Side>], stance_width: f64, frame: Frame<'_>) -> Self {
        let names = sides.iter().map(|side| frame.measure.width(side.name.as_str(), HEAD));
        let wanted = names.fold(stance_width, f64::max) + BESIDE + 2.0 * GUTTER;
        let room = frame.width - 2.0 * INSET;
        let most = sides.len().clamp(1, 4);
        let columns = (1..=most).rev().find(|columns| length(*columns) * wanted <= room).unwrap_or(1);
        let width = room / length(columns);
        let name = |side: &Rc<Side>| wrap(side.name.as_str(), HEAD, width - BESIDE - GUTTER, frame.measure);
        Self { columns, width, names: sides.iter().map(name).collect() }
    }

    /// Returns the height of the cell of one side.
    pub(super) fn cell(&self) -> f64 {
        let lines = self.names.iter().map(Vec::len).max().unwrap_or_default();
        length(lines.max(1)) * HEAD.line_height() + TICK.line_height() + LIST_GAP
    }

    pub(super) fn height(&self) -> f64 {
        length(self.names.len().div_ceil(self.columns)) * self.cell()
    }

    /// Returns the cell of a side in a list that begins at `top`.
    pub(super) fn place(&self, side: usize, top: f64) -> Rect {
        let row = side.checked_div(self.columns).unwrap_or_default();
        let column = side.checked_rem(self.columns).unwrap_or_default();
        Rect::new(INSET + length(column) * self.width, top + length(row) * self.cell(), self.width, self.cell())
    }
}
