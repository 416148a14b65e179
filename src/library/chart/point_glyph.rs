//! [`PointGlyph`]: an amount drawn as a position on a scale, where a length would claim too much. Every chart that
//! draws amounts as positions uses it, so that an open end looks the same everywhere.

use super::{ChartError, SceneBuilder, symbols};
use crate::{
    geom::{Point, Rect},
    key::Key,
    model::{Amount, Qualifier},
    scene::{Dash, Direction, Fill, Paint, Stroke},
    theme::Role,
};

/// Radius of a glyph.
pub(super) const RADIUS: f64 = 5.0;
/// Distance from zero to the middle of a symbol for an amount without a number.
pub(super) const ASIDE: f64 = 9.0;
/// Radius of the ring around a claim that is no fact.
const STATUS_RING: f64 = 9.0;
/// Distance that an open end reaches past its value.
pub(super) const OPEN: f64 = 19.0;

/// Width of the symbol of an amount without a number, at the edge of the scale.
pub(super) const BESIDE: f64 = 9.0;

/// Returns whether the amount has a place on a scale. [`Amount::None`] is drawn at zero.
pub(super) fn is_on_scale(amount: &Amount) -> bool {
    amount.numbers().next().is_some() || matches!(amount, Amount::None)
}

/// Returns the range along the scale that an amount's mark covers. `place` maps a value to its position.
pub(super) fn extent(amount: &Amount, place: &dyn Fn(f64) -> f64) -> (f64, f64) {
    let (low, high) = match amount {
        Amount::Number(_, number) => (place(number.get()), place(number.get())),
        Amount::Between(span) => (place(span.low().get()), place(span.high().get())),
        Amount::Estimate(one) => (place(one.interval().low().get()), place(one.interval().high().get())),
        Amount::None => (place(0.0), place(0.0)),
        Amount::Withheld(_) | Amount::Unknown(_) | Amount::Words(_) => return (0.0, BESIDE),
    };
    (low - 2.0 * RADIUS, high + reach(amount))
}

/// Returns the distance that an amount's mark reaches past its highest number.
pub(super) fn reach(amount: &Amount) -> f64 {
    if amount.is_open_above() { OPEN } else { 2.0 * RADIUS }
}

/// Draws a ring around each number of a claim that is no fact.
pub(super) fn status_rings(
    builder: &SceneBuilder,
    key: Key,
    role: Role,
    amount: &Amount,
    at: &dyn Fn(f64) -> Point,
) -> Result<(), ChartError> {
    for number in amount.numbers() {
        let ring = Paint::Stroke(symbols::status_outline(role));
        builder.circle(key, at(number.get()), STATUS_RING, ring)?;
    }
    Ok(())
}

/// The position of an amount on a scale.
#[derive(Clone, Copy, Debug)]
pub(super) struct PointGlyph {
    /// Direction in which values grow: right or up.
    pub(super) direction: Direction,
    /// The point of zero.
    pub(super) base: Point,
    /// Whether the mark is hollow; `None` if its qualifier says so.
    pub(super) is_hollow: Option<bool>,
}

impl PointGlyph {
    fn at(self, along: f64, aside: f64) -> Point {
        self.direction.from(self.base, along, aside)
    }

    /// Draws the amount and returns the range along the scale that it covers. `length` maps a value to its distance
    /// from zero.
    pub(super) fn draw(
        self,
        builder: &SceneBuilder,
        key: Key,
        role: Role,
        amount: &Amount,
        length: &dyn Fn(f64) -> f64,
    ) -> Result<(f64, f64), ChartError> {
        let is_hollow = self.is_hollow == Some(true);
        let disc = |along: f64, radius: f64| {
            if is_hollow {
                return ring(builder, key, self.at(along, 0.0), radius - 0.75, Stroke::solid(role, 1.5));
            }
            builder.circle(key, self.at(along, 0.0), radius, Paint::Fill(Fill::Flat(role)))
        };
        let hollow = |along: f64, radius: f64, width: f64| {
            if self.is_hollow == Some(false) {
                return disc(along, radius + width / 2.0);
            }
            ring(builder, key, self.at(along, 0.0), radius, Stroke::solid(role, width))
        };
        Ok(match amount {
            Amount::Number(Qualifier::Exact, value) => {
                let at = length(value.get());
                disc(at, RADIUS)?;
                (at - RADIUS, at + RADIUS)
            }
            Amount::Number(bound @ (Qualifier::AtLeast | Qualifier::MoreThan), value) => {
                let at = length(value.get());
                let (tip, wing) = (at + OPEN - 1.5, 4.0);
                // A dashed shaft says what a hollow point cannot if the point says something else.
                let is_dashed = *bound == Qualifier::MoreThan && self.is_hollow.is_some();
                let dash = if is_dashed { Dash::Dashed } else { Dash::Solid };
                let shaft = Stroke { role, width: 2.0, dash, opacity: 1.0 };
                builder.line(key, &[self.at(at, 0.0), self.at(tip, 0.0)], shaft)?;
                let arrow = [self.at(tip - wing, -wing), self.at(tip, 0.0), self.at(tip - wing, wing)];
                builder.line(key, &arrow, Stroke::solid(role, 2.0))?;
                if *bound == Qualifier::AtLeast {
                    disc(at, RADIUS)?;
                } else {
                    // A hollow point, as for an excluded end of an interval in mathematics.
                    hollow(at, RADIUS - 0.75, 1.5)?;
                }
                (at - RADIUS, at + OPEN)
            }
            Amount::Number(bound @ (Qualifier::AtMost | Qualifier::LessThan), value) => {
                // Hollow and closed by a bar: the true number is not beyond it. A dashed bar is excluded itself.
                let at = length(value.get());
                hollow(at - RADIUS, RADIUS - 1.0, 1.5)?;
                let dash = if *bound == Qualifier::AtMost { Dash::Solid } else { Dash::Dashed };
                let bar = Stroke { role, width: 2.5, dash, opacity: 1.0 };
                builder.line(key, &[self.at(at, -7.0), self.at(at, 7.0)], bar)?;
                (at - 2.0 * RADIUS, at + 1.5)
            }
            Amount::Number(Qualifier::About, value) => {
                let at = length(value.get());
                let halo = Stroke { role, width: 7.0, dash: Dash::Solid, opacity: 0.3 };
                builder.circle(key, self.at(at, 0.0), 6.5, Paint::Stroke(halo))?;
                disc(at, 3.0)?;
                (at - 10.0, at + 10.0)
            }
            Amount::Between(range) => {
                let (low, high) = (length(range.low().get()), length(range.high().get()));
                let band = Rect::from_corners(self.at(low, -4.0), self.at(high, 4.0));
                if is_hollow {
                    let [x0, y0, x1, y1] = [band.x0, band.y0, band.x1, band.y1];
                    let corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)];
                    builder.line(key, &corners.map(|(x, y)| Point::new(x, y)), Stroke::solid(role, 1.5))?;
                } else {
                    builder.rect(key, band, Fill::Hatch(role))?;
                }
                for end in [low, high] {
                    builder.line(key, &[self.at(end, -6.0), self.at(end, 6.0)], Stroke::solid(role, 2.0))?;
                }
                (low - 1.0, high + 1.0)
            }
            Amount::Estimate(estimate) => {
                let interval = estimate.interval();
                let [low, value, high] =
                    [interval.low(), estimate.value(), interval.high()].map(|one| length(one.get()));
                symbols::interval(builder, key, role, [low, value, high], 7.0, |along, aside| self.at(along, aside))?;
                if is_hollow {
                    disc(value, RADIUS)?;
                }
                (low - 1.0, high + 1.0)
            }
            Amount::Withheld(_) => {
                builder.rect(key, Rect::square_around(self.at(ASIDE, 0.0), 4.0), Fill::Flat(Role::Muted))?;
                (ASIDE - 4.0, ASIDE + 4.0)
            }
            Amount::Unknown(_) => {
                let dotted = Stroke { role: Role::Muted, width: 1.5, dash: Dash::Dotted, opacity: 1.0 };
                builder.circle(key, self.at(ASIDE, 0.0), 4.5, Paint::Stroke(dotted))?;
                (ASIDE - 5.0, ASIDE + 5.0)
            }
            Amount::Words(_) => {
                symbols::words(builder, key, self.at(ASIDE, 0.0))?;
                (ASIDE - 5.0, ASIDE + 5.0)
            }
            Amount::None => {
                hollow(0.0, RADIUS - 1.0, 2.0)?;
                (-RADIUS, RADIUS)
            }
        })
    }
}

/// Draws a ring that hides what is behind it.
pub(super) fn ring(
    builder: &SceneBuilder,
    key: Key,
    center: Point,
    radius: f64,
    stroke: Stroke,
) -> Result<(), ChartError> {
    builder.circle(key, center, radius, Paint::Fill(Fill::Flat(Role::Background)))?;
    builder.circle(key, center, radius, Paint::Stroke(stroke))
}
