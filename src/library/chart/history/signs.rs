//! What the signs of a history mean, drawn as small samples with their words; only those that it has.

use super::super::{ChartBug, Frame, Sheet};
use crate::{
    geom::{Point, Rect},
    key::Key,
    model::History,
    scene::{Anchor, Dash, Fill, Paint, Stroke},
    theme::{Role, TICK},
    words::{self, Gap},
};

/// Room for a sample.
const SAMPLE: f64 = 18.0;
/// Between one sign with its words and the next.
const GAP: f64 = 16.0;
/// From one line to the next.
const LINE: f64 = 20.0;

/// The signs with their places.
pub(super) struct Signs {
    placed: Vec<(Gap, String, Point)>,
    height: f64,
}

impl Signs {
    pub(super) fn of(history: &History, frame: Frame<'_>) -> Self {
        let mut placed = Vec::new();
        let (mut x, mut y) = (0.0, 0.0);
        for (gap, number) in words::gaps(history, frame.filter) {
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

    pub(super) fn draw(&self, sheet: &Sheet, chart: Key, top: f64) -> Result<(), ChartBug> {
        for (gap, text, at) in &self.placed {
            let middle = Point::new(at.x + 6.0, top + at.y + LINE / 2.0);
            sign(sheet, chart, *gap, middle)?;
            let baseline = Point::new(at.x + SAMPLE, middle.y + TICK.size * 0.36);
            sheet.text(chart, baseline, text, TICK, Anchor::Start, Role::Muted)?;
        }
        Ok(())
    }
}

fn sign(sheet: &Sheet, key: Key, gap: Gap, at: Point) -> Result<(), ChartBug> {
    match gap {
        Gap::Withheld => sheet.rect(key, Rect::new(at.x - 1.25, at.y - 6.0, 2.5, 12.0), Fill::Flat(Role::Ink)),
        Gap::NotKnown => unknown(sheet, key, at, 3.5),
        Gap::Disputed => disputed(sheet, key, at.x - 5.0, at.x + 5.0, at.y - 3.0, 6.0),
        Gap::Coarse => {
            let ends = [Point::new(at.x - 6.0, at.y), Point::new(at.x + 6.0, at.y)];
            sheet.line(key, &ends, Stroke::solid(Role::Ink, 3.0))
        }
    }
}

/// A number that nobody stated.
pub(super) fn unknown(sheet: &Sheet, key: Key, at: Point, radius: f64) -> Result<(), ChartBug> {
    let ring = Stroke { role: Role::Muted, width: 1.25, dash: Dash::Solid, opacity: 1.0 };
    sheet.circle(key, at, radius, Paint::Stroke(ring))
}

/// A clasp over claims that contradict each other, from one to the other, its feet as long as `foot`.
pub(super) fn disputed(sheet: &Sheet, key: Key, from: f64, to: f64, y: f64, foot: f64) -> Result<(), ChartBug> {
    let corners = [(from, y + foot), (from, y), (to, y), (to, y + foot)];
    sheet.line(key, &corners.map(|(x, y)| Point::new(x, y)), Stroke::solid(Role::Ink, 1.5))
}
