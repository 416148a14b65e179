//! [`BarGlyph`]: an amount drawn as a length, with an end cap that shows its qualifier. Every chart that draws amounts
//! as lengths uses it, in any direction, so that an open end looks the same everywhere.
//!
//! Bar glyphs are drawn on the scene builder. Lines, in contrast, are drawn on a plotting area. End caps and arrows are
//! a fixed number of pixels from their value, and bars run in four directions, each of which would need an area of its
//! own. An area also rounds a glyph's middle to an eighth of a pixel before it rounds the edges. This is visible: one
//! of 120 golden files changes.

use super::{ChartError, SceneBuilder};
use crate::{
    geom::{Point, Rect, clamp},
    key::Key,
    model::{Amount, Qualifier},
    scene::{Dash, Direction, Fill, Paint, Stroke},
    theme::Role,
};

/// Overlap of a fade and the solid part before it. Side by side, their antialiased edges would leave a light seam.
const SEAM: f64 = 1.0;

/// Distance that open and soft ends reach past their values, in CSS pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    /// An open end with its arrow.
    pub(super) open: f64,
    /// A soft end, on both sides of its value.
    pub(super) soft: f64,
}

impl Ends {
    /// Returns the distance that a mark reaches past its value.
    pub(super) fn reach(self, amount: &Amount) -> f64 {
        match amount {
            Amount::Number(Qualifier::AtLeast, _) => self.open,
            Amount::Number(Qualifier::About, _) => self.soft,
            Amount::Withheld(_) | Amount::Unknown(_) => 14.0,
            Amount::Number(Qualifier::Exact | Qualifier::AtMost, _) | Amount::Between(_) | Amount::None => 0.0,
        }
    }
}

/// The position and shape of an amount that is drawn as a length.
#[derive(Clone, Copy, Debug)]
pub(super) struct BarGlyph {
    /// Direction in which values grow.
    pub(super) direction: Direction,
    /// The middle of the bar's start, at zero.
    pub(super) base: Point,
    /// Thickness of the bar.
    pub(super) thickness: f64,
    /// How far open and soft ends reach.
    pub(super) ends: Ends,
}

impl BarGlyph {
    /// Returns the point at this distance along the bar and this distance across it.
    fn at(self, along: f64, aside: f64) -> Point {
        self.direction.from(self.base, along, aside)
    }

    /// Returns the bar's rectangle between two distances from its start.
    pub(super) fn span(self, from: f64, to: f64) -> Rect {
        let half = self.thickness / 2.0;
        Rect::from_corners(self.at(from, -half), self.at(to, half))
    }

    /// Draws the amount and returns the distance from its start to its end, with its end cap. `length` maps a value to
    /// a distance.
    pub(super) fn draw(
        self,
        builder: &SceneBuilder,
        key: Key,
        role: Role,
        amount: &Amount,
        length: &dyn Fn(f64) -> f64,
    ) -> Result<f64, ChartError> {
        let half = self.thickness / 2.0;
        let fade = Fill::Fade(role, self.direction);
        Ok(match amount {
            Amount::Number(Qualifier::Exact, value) => {
                let end = length(value.get());
                builder.rect(key, self.span(0.0, end), Fill::Flat(role))?;
                end
            }
            Amount::Number(Qualifier::AtLeast, value) => {
                let (stop, open) = (length(value.get()), self.ends.open);
                builder.rect(key, self.span(stop - SEAM, stop + open * 0.73), fade)?;
                builder.rect(key, self.span(0.0, stop), Fill::Flat(role))?;
                let (tip, wing) = (stop + open - 1.5, (self.thickness * 0.32).max(2.5));
                let arrow = [self.at(tip - wing, -wing), self.at(tip, 0.0), self.at(tip - wing, wing)];
                builder.line(key, &arrow, Stroke::solid(role, if self.thickness < 10.0 { 1.5 } else { 2.5 }))?;
                stop + open
            }
            Amount::Number(Qualifier::AtMost, value) => {
                let end = length(value.get());
                let dashed =
                    Stroke { role, width: if half < 3.0 { 1.0 } else { 1.5 }, dash: Dash::Dashed, opacity: 1.0 };
                let edge = (half - 1.0).max(0.5);
                let outline = [self.at(end, -edge), self.at(0.0, -edge), self.at(0.0, edge), self.at(end, edge)];
                builder.line(key, &outline, dashed)?;
                let cap = half.max(3.0);
                builder.line(
                    key,
                    &[self.at(end, -cap), self.at(end, cap)],
                    Stroke::solid(role, clamp(half, 1.5, 3.0)),
                )?;
                end
            }
            Amount::Number(Qualifier::About, value) => {
                let (at, soft) = (length(value.get()), self.ends.soft);
                let from = (at - soft).max(0.0);
                builder.rect(key, self.span((from - SEAM).max(0.0), at + soft), fade)?;
                builder.rect(key, self.span(0.0, from), Fill::Flat(role))?;
                at + soft
            }
            Amount::Between(range) => {
                let (low, end) = (length(range.low().get()), length(range.high().get()));
                builder.rect(key, self.span(0.0, low), Fill::Flat(role))?;
                builder.rect(key, self.span(low, end), Fill::Hatch(role))?;
                end
            }
            Amount::Withheld(_) => {
                builder.rect(key, Rect::square_around(self.at(7.0, 0.0), 4.0), Fill::Flat(Role::Muted))?;
                14.0
            }
            Amount::Unknown(_) => {
                let dotted = Stroke { role: Role::Muted, width: 1.5, dash: Dash::Dotted, opacity: 1.0 };
                builder.circle(key, self.at(8.0, 0.0), 4.5, Paint::Stroke(dotted))?;
                14.0
            }
            Amount::None => {
                builder.circle(key, self.base, 3.5, Paint::Fill(Fill::Flat(role)))?;
                4.0
            }
        })
    }
}
