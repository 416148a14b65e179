//! The symbols for stances. Each has its own shape, so that colour is never needed to distinguish them.

use super::{ChartError, SceneBuilder};
use crate::{
    geom::{Point, Rect},
    key::Key,
    model::Stance,
    scene::{Dash, Fill, Paint, Stroke},
    text::WritingDirection,
    theme::Role,
};

/// Distance from the middle of a symbol to its edge.
pub(super) const RADIUS: f64 = 9.0;

/// Draws the symbol for an amount in words around a point: two strokes, like a quotation mark.
pub(super) fn words(builder: &SceneBuilder, key: Key, at: Point) -> Result<(), ChartError> {
    for aside in [-2.5, 2.5] {
        let ends = [Point::new(at.x + aside, at.y - 4.0), Point::new(at.x + aside, at.y + 4.0)];
        builder.line(key, &ends, Stroke::solid(Role::Muted, 2.0))?;
    }
    Ok(())
}

/// The gaps in the bar of a claim that is no fact, to be drawn along the bar.
pub(super) const fn status_gaps(thickness: f64) -> Stroke {
    Stroke { role: Role::Background, width: thickness + 1.0, dash: Dash::Dotted, opacity: 1.0 }
}

/// The outline of a mark of a claim that is no fact.
pub(super) const fn status_outline(role: Role) -> Stroke {
    Stroke { role, width: 1.5, dash: Dash::Dashed, opacity: 1.0 }
}

/// Draws an estimate with its interval: a disc on a band with end caps. `half` is half the height of the caps; `at` returns
/// the point at a distance along the scale and across it.
pub(super) fn interval(
    builder: &SceneBuilder,
    key: Key,
    role: Role,
    [low, value, high]: [f64; 3],
    half: f64,
    at: impl Fn(f64, f64) -> Point,
) -> Result<(), ChartError> {
    let band = Stroke { role, width: half, dash: Dash::Solid, opacity: 0.25 };
    builder.line(key, &[at(low, 0.0), at(high, 0.0)], band)?;
    for end in [low, high] {
        builder.line(key, &[at(end, -half * 0.7), at(end, half * 0.7)], Stroke::solid(role, 1.5))?;
    }
    builder.circle(key, at(value, 0.0), half.min(5.0), Paint::Fill(Fill::Flat(role)))
}

/// Draws the symbol for a stance around a point.
pub(super) fn stance(
    builder: &SceneBuilder,
    key: Key,
    at: Point,
    stance: &Stance,
    role: Role,
) -> Result<(), ChartError> {
    // Right-to-left drawings are mirrored as a whole, but a check mark must not be.
    let way = if builder.direction() == WritingDirection::RightToLeft { -1.0 } else { 1.0 };
    let by =
        |points: &[(f64, f64)]| points.iter().map(|(x, y)| Point::new(at.x + way * x, at.y + y)).collect::<Vec<_>>();
    match stance {
        Stance::Agrees => {
            builder.circle(key, at, RADIUS, Paint::Fill(Fill::Flat(role)))?;
            builder.line(key, &by(&[(-4.25, 0.25), (-1.25, 3.5), (4.25, -3.25)]), Stroke::solid(Role::Background, 2.25))
        }
        Stance::Proposes => builder.circle(key, at, RADIUS - 1.0, Paint::Stroke(Stroke::solid(role, 2.25))),
        Stance::Offers(_) => {
            let ring = Stroke { role, width: 2.0, dash: Dash::Dashed, opacity: 1.0 };
            builder.circle(key, at, RADIUS - 1.0, Paint::Stroke(ring))?;
            builder.circle(key, at, RADIUS - 4.5, Paint::Fill(Fill::Flat(role)))
        }
        Stance::Rejects => {
            let box_ = Rect::square_around(at, RADIUS - 1.0);
            let corners =
                [(box_.x0, box_.y0), (box_.x1, box_.y0), (box_.x1, box_.y1), (box_.x0, box_.y1), (box_.x0, box_.y0)];
            builder.line(key, &corners.map(|(x, y)| Point::new(x, y)), Stroke::solid(role, 2.0))?;
            builder.line(key, &by(&[(-4.0, -4.0), (4.0, 4.0)]), Stroke::solid(role, 2.0))?;
            builder.line(key, &by(&[(4.0, -4.0), (-4.0, 4.0)]), Stroke::solid(role, 2.0))
        }
        Stance::Demands => {
            let triangle = by(&[(0.0, -RADIUS), (RADIUS, RADIUS - 2.0), (-RADIUS, RADIUS - 2.0), (0.0, -RADIUS)]);
            builder.line(key, &triangle, Stroke::solid(role, 2.25))
        }
        Stance::NotStated => {
            for x in [-6.0, 0.0, 6.0] {
                builder.circle(key, Point::new(at.x + x, at.y), 1.5, Paint::Fill(Fill::Flat(Role::Muted)))?;
            }
            Ok(())
        }
    }
}
