//! [`BarGlyph`]: an amount drawn as a length, with an end cap that shows its qualifier. Every chart that draws amounts
//! as lengths uses it, in any direction, so that an open end looks the same everywhere.
//!
//! Bar glyphs are drawn on the scene builder. Lines, in contrast, are drawn on a plotting area. End caps and arrows are
//! a fixed number of pixels from their value, and bars run in four directions, each of which would need an area of its
//! own. An area also rounds a glyph's middle to an eighth of a pixel before it rounds the edges. This is visible: one
//! of 120 golden files changes.

use super::{ChartError, SceneBuilder, symbols};
use crate::{
    geom::{Point, Rect, clamp},
    key::Key,
    model::{Amount, Qualifier},
    scene::{Dash, Direction, Fill, Paint, Stroke},
    theme::Role,
};

/// Overlap of a fade and the solid part before it. Side by side, their antialiased edges would leave a light seam.
const SEAM: f64 = 1.0;
/// Width of the mark at a bound that is excluded itself.
const NOTCH: f64 = 3.0;

/// Distance that open and soft ends reach past their values, in CSS pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    /// An open end with its arrow.
    pub(super) open: f64,
    /// A soft end, on both sides of its value.
    pub(super) soft: f64,
}

impl Ends {
    /// Returns the distance that a mark reaches past its value, or past zero, in the direction of greater values.
    pub(super) fn reach(self, amount: &Amount) -> f64 {
        match amount {
            Amount::Number(Qualifier::AtLeast | Qualifier::MoreThan, _) => self.open,
            Amount::Number(Qualifier::About, value) if value.get() >= 0.0 => self.soft,
            Amount::Withheld(_) | Amount::Unknown(_) | Amount::Words(_) => 14.0,
            Amount::Number(Qualifier::Exact | Qualifier::AtMost | Qualifier::LessThan | Qualifier::About, _)
            | Amount::Between(_)
            | Amount::Estimate(_)
            | Amount::None => 0.0,
        }
    }

    /// Returns the distance that a mark below zero reaches past its value, in the direction of smaller values.
    pub(super) fn reach_below_zero(self, amount: &Amount) -> f64 {
        match amount {
            Amount::Number(qualifier, value) if value.get() < 0.0 => match qualifier {
                Qualifier::AtMost | Qualifier::LessThan => self.open,
                Qualifier::About => self.soft,
                Qualifier::Exact | Qualifier::AtLeast | Qualifier::MoreThan => 0.0,
            },
            Amount::Number(..)
            | Amount::Between(_)
            | Amount::Estimate(_)
            | Amount::Withheld(_)
            | Amount::Unknown(_)
            | Amount::Words(_)
            | Amount::None => 0.0,
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
        let half = self.half();
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
        match amount {
            Amount::Number(qualifier, value) => {
                let at = length(value.get());
                if at >= 0.0 {
                    return self.draw_number(builder, key, role, *qualifier, at);
                }
                // An upper bound below zero is open away from zero, as a lower bound above zero is.
                let bound = match qualifier {
                    Qualifier::AtLeast | Qualifier::MoreThan => {
                        return self.draw_open_through_zero(builder, key, role, *qualifier, at);
                    }
                    Qualifier::AtMost => Qualifier::AtLeast,
                    Qualifier::LessThan => Qualifier::MoreThan,
                    Qualifier::Exact | Qualifier::About => *qualifier,
                };
                Ok(-self.mirrored().draw_number(builder, key, role, bound, -at)?)
            }
            Amount::Between(range) => {
                let (low, high) = (length(range.low().get()), length(range.high().get()));
                // Solid up to the end that is closer to zero; nowhere if zero is in the range.
                let solid = clamp(0.0, low, high);
                builder.rect(key, self.span(0.0, solid), Fill::Flat(role))?;
                let (from, to) = if solid < 0.0 { (low, solid) } else { (low, high) };
                builder.rect(key, self.span(from, to), Fill::Hatch(role))?;
                Ok(high)
            }
            // No bar: the number at the end of a bar would look certain, and all below it, too.
            Amount::Estimate(estimate) => {
                let interval = estimate.interval();
                let [low, value, high] =
                    [interval.low(), estimate.value(), interval.high()].map(|one| length(one.get()));
                symbols::interval(builder, key, role, [low, value, high], self.half(), |along, aside| {
                    self.at(along, aside)
                })?;
                Ok(high.max(0.0))
            }
            Amount::Withheld(_) => {
                builder.rect(key, Rect::square_around(self.at(7.0, 0.0), 4.0), Fill::Flat(Role::Muted))?;
                Ok(14.0)
            }
            Amount::Unknown(_) => {
                let dotted = Stroke { role: Role::Muted, width: 1.5, dash: Dash::Dotted, opacity: 1.0 };
                builder.circle(key, self.at(8.0, 0.0), 4.5, Paint::Stroke(dotted))?;
                Ok(14.0)
            }
            Amount::Words(_) => {
                symbols::words(builder, key, self.at(7.0, 0.0))?;
                Ok(14.0)
            }
            Amount::None => {
                builder.circle(key, self.base, 3.5, Paint::Fill(Fill::Flat(role)))?;
                Ok(4.0)
            }
        }
    }

    /// Draws a number at this distance from zero, which is not negative, and returns the distance to the end of its
    /// cap.
    fn draw_number(
        self,
        builder: &SceneBuilder,
        key: Key,
        role: Role,
        qualifier: Qualifier,
        at: f64,
    ) -> Result<f64, ChartError> {
        let fade = Fill::Fade(role, self.direction);
        Ok(match qualifier {
            Qualifier::Exact => {
                builder.rect(key, self.span(0.0, at), Fill::Flat(role))?;
                at
            }
            Qualifier::AtLeast => {
                builder.rect(key, self.span(at - SEAM, at + self.ends.open * 0.73), fade)?;
                builder.rect(key, self.span(0.0, at), Fill::Flat(role))?;
                self.draw_arrow(builder, key, role, at + self.ends.open)?
            }
            Qualifier::MoreThan => {
                builder.rect(key, self.span(at, at + self.ends.open * 0.73), fade)?;
                builder.rect(key, self.span(0.0, at), Fill::Flat(role))?;
                // A gap behind the value: the value itself is excluded.
                builder.rect(key, self.span(at, at + NOTCH), Fill::Flat(Role::Background))?;
                self.draw_arrow(builder, key, role, at + self.ends.open)?
            }
            Qualifier::AtMost => {
                self.draw_outline(builder, key, role, at)?;
                let cap = self.half().max(3.0);
                let stroke = Stroke::solid(role, clamp(self.half(), 1.5, 3.0));
                builder.line(key, &[self.at(at, -cap), self.at(at, cap)], stroke)?;
                at
            }
            Qualifier::LessThan => {
                self.draw_outline(builder, key, role, at)?;
                // A hollow cap: the value itself is excluded.
                let (cap, width) = (self.half().max(3.0), NOTCH);
                let corners = [(at, -cap), (at, cap), (at - width, cap), (at - width, -cap), (at, -cap)];
                builder.line(key, &corners.map(|(along, aside)| self.at(along, aside)), Stroke::solid(role, 1.0))?;
                at
            }
            Qualifier::About => {
                let soft = self.ends.soft;
                let from = (at - soft).max(0.0);
                builder.rect(key, self.span((from - SEAM).max(0.0), at + soft), fade)?;
                builder.rect(key, self.span(0.0, from), Fill::Flat(role))?;
                at + soft
            }
        })
    }

    /// Draws a lower bound below zero: an outline from the value to zero, open in the direction of greater values.
    fn draw_open_through_zero(
        self,
        builder: &SceneBuilder,
        key: Key,
        role: Role,
        qualifier: Qualifier,
        at: f64,
    ) -> Result<f64, ChartError> {
        let closed = if qualifier == Qualifier::MoreThan { Qualifier::LessThan } else { Qualifier::AtMost };
        self.mirrored().draw_number(builder, key, role, closed, -at)?;
        builder.rect(key, self.span(0.0, self.ends.open * 0.73), Fill::Fade(role, self.direction))?;
        self.draw_arrow(builder, key, role, self.ends.open)
    }

    /// Returns the glyph of numbers below zero, which runs in the opposite direction.
    fn mirrored(self) -> Self {
        Self { direction: self.direction.opposite(), ..self }
    }

    fn half(self) -> f64 {
        self.thickness / 2.0
    }

    /// Draws an arrow whose tip ends at this distance, and returns the distance.
    fn draw_arrow(self, builder: &SceneBuilder, key: Key, role: Role, end: f64) -> Result<f64, ChartError> {
        let (tip, wing) = (end - 1.5, (self.thickness * 0.32).max(2.5));
        let arrow = [self.at(tip - wing, -wing), self.at(tip, 0.0), self.at(tip - wing, wing)];
        builder.line(key, &arrow, Stroke::solid(role, if self.thickness < 10.0 { 1.5 } else { 2.5 }))?;
        Ok(end)
    }

    /// Draws the dashed outline of an upper bound, without the end at the value.
    fn draw_outline(self, builder: &SceneBuilder, key: Key, role: Role, at: f64) -> Result<(), ChartError> {
        let half = self.half();
        let dashed = Stroke { role, width: if half < 3.0 { 1.0 } else { 1.5 }, dash: Dash::Dashed, opacity: 1.0 };
        let edge = (half - 1.0).max(0.5);
        let outline = [self.at(at, -edge), self.at(0.0, -edge), self.at(0.0, edge), self.at(at, edge)];
        builder.line(key, &outline, dashed)
    }
}
