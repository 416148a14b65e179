//! [`Notes`]: texts with room for a symbol in front of each, beside each other if they fit.

use super::super::{ChartError, SceneBuilder, length};
use crate::{
    geom::{Point, Rect},
    key::Key,
    scene::Anchor,
    theme::{Font, Role},
    typography::{Measure, wrap},
};

/// Width of a symbol with the gap to its text.
const SYMBOL: f64 = 16.0;
/// Gap between two notes in one line.
const GAP: f64 = 18.0;
/// Gap below a line of notes. With it, a note has the height of a finger's target.
const PAD: f64 = 4.0;

/// Notes in lines of their own.
#[derive(Default)]
pub(super) struct Notes {
    pub(super) notes: Vec<Note>,
    /// Height of all lines.
    pub(super) height: f64,
}

/// A text with room for a symbol.
pub(super) struct Note {
    lines: Vec<String>,
    /// Its place in relation to the top left corner of the notes.
    rect: Rect,
}

impl Notes {
    pub(super) fn of(texts: impl Iterator<Item = String>, font: Font, width: f64, measure: &dyn Measure) -> Self {
        let mut notes = Vec::new();
        let (mut x, mut y, mut height) = (0.0, 0.0, 0.0_f64);
        for text in texts {
            let lines = wrap(&text, font, width - SYMBOL, measure);
            let wide = SYMBOL + lines.iter().map(|line| measure.width(line, font)).fold(0.0, f64::max);
            if x + wide > width {
                (x, y) = (0.0, height);
            }
            let rect = Rect::new(x, y, wide, length(lines.len()) * font.line_height() + PAD);
            height = height.max(rect.y1);
            x += wide + GAP;
            notes.push(Note { lines, rect });
        }
        Self { notes, height }
    }
}

impl Note {
    /// Draws the text of the note and returns its area. `origin`: the top left corner of the notes.
    pub(super) fn draw(
        &self,
        builder: &SceneBuilder,
        key: Key,
        origin: Point,
        font: Font,
        role: Role,
    ) -> Result<Rect, ChartError> {
        let rect = self.rect.moved(origin.x, origin.y);
        let at = Point::new(rect.x0 + SYMBOL, rect.y0 + font.size);
        builder.lines(key, at, &self.lines, font, Anchor::Start, role)?;
        Ok(rect)
    }
}
