//! [`Legend`]: the meaning of a history's marks, as samples with text. Only the marks that occur are listed.

use super::super::{ChartError, Frame, SceneBuilder};
use crate::{
    geom::{Point, Rect},
    key::Key,
    model::History,
    scene::{Anchor, Dash, Fill, Paint, Stroke},
    text::{self, Gap},
    theme::{Role, TICK},
};

/// Width of a sample.
const SAMPLE: f64 = 18.0;
/// Gap between one entry and the next.
const GAP: f64 = 16.0;
/// Height of a line.
const LINE: f64 = 20.0;

/// The entries with their positions.
pub(super) struct Legend {
    placed: Vec<(Gap, String, Point)>,
    height: f64,
}

impl Legend {
    pub(super) fn of(history: &History, frame: Frame<'_>) -> Self {
        let mut placed = Vec::new();
        let (mut x, mut y) = (0.0, 0.0);
        for (gap, number) in text::gaps(history, frame.filter) {
            let text = frame.locale.gap(gap, number);
            let width = SAMPLE + frame.measure.width(&text, TICK);
            if x > 0.0 && x + width > frame.width {
                (x, y) = (0.0, y + LINE);
            }
            placed.push((gap, text, Point::new(x, y)));
            x += width + GAP;
        }
        let height = if placed.is_empty() { 0.0 } else { y + LINE };
        Self { placed, height }
    }

    pub(super) fn height(&self) -> f64 {
        self.height
    }

    pub(super) fn draw(&self, builder: &SceneBuilder, chart: Key, top: f64) -> Result<(), ChartError> {
        for (gap, text, at) in &self.placed {
            let middle = Point::new(at.x + 6.0, top + at.y + LINE / 2.0);
            draw_sample(builder, chart, *gap, middle)?;
            let baseline = Point::new(at.x + SAMPLE, middle.y + TICK.size * 0.36);
            builder.text(chart, baseline, text, TICK, Anchor::Start, Role::Muted)?;
        }
        Ok(())
    }
}

fn draw_sample(builder: &SceneBuilder, key: Key, gap: Gap, at: Point) -> Result<(), ChartError> {
    match gap {
        Gap::Withheld => builder.rect(key, Rect::new(at.x - 1.25, at.y - 6.0, 2.5, 12.0), Fill::Flat(Role::Text)),
        Gap::NotKnown => unknown(builder, key, at, 3.5),
        Gap::Disputed => disputed(builder, key, at.x - 5.0, at.x + 5.0, at.y - 3.0, 6.0),
        Gap::Coarse => {
            let ends = [Point::new(at.x - 6.0, at.y), Point::new(at.x + 6.0, at.y)];
            builder.line(key, &ends, Stroke::solid(Role::Text, 3.0))
        }
    }
}

/// Draws the mark for a number that was not stated.
pub(super) fn unknown(builder: &SceneBuilder, key: Key, at: Point, radius: f64) -> Result<(), ChartError> {
    let ring = Stroke { role: Role::Muted, width: 1.25, dash: Dash::Solid, opacity: 1.0 };
    builder.circle(key, at, radius, Paint::Stroke(ring))
}

/// Draws a bracket from `from` to `to` over claims that contradict each other. `foot` is the length of
/// its two feet; a negative one points up.
pub(super) fn disputed(
    builder: &SceneBuilder,
    key: Key,
    from: f64,
    to: f64,
    y: f64,
    foot: f64,
) -> Result<(), ChartError> {
    let corners = [(from, y + foot), (from, y), (to, y), (to, y + foot)];
    builder.line(key, &corners.map(|(x, y)| Point::new(x, y)), Stroke::solid(Role::Text, 1.5))
}
