//! [`Pin`]: how an amount looks as a place on a scale, where a length would say too much. Whoever draws amounts as
//! places draws them here, so that an open end looks the same everywhere.

use super::{ChartBug, Sheet};
use crate::{
    geom::{Point, Rect},
    key::Key,
    model::{Amount, Qualifier},
    scene::{Dash, Fill, Paint, Stroke, Toward},
    theme::Role,
};

/// Radius of a pin.
pub(super) const RADIUS: f64 = 5.0;
/// From zero to the middle of a sign that stands for no number.
pub(super) const ASIDE: f64 = 9.0;
/// How far an open end reaches past its value.
pub(super) const OPEN: f64 = 19.0;

/// Where one amount is drawn as a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pin {
    /// Which way the scale grows: to the right or up.
    pub(super) toward: Toward,
    /// Where zero lies.
    pub(super) base: Point,
}

impl Pin {
    fn at(self, along: f64, aside: f64) -> Point {
        self.toward.from(self.base, along, aside)
    }

    /// Draws the amount; from where to where along the scale it reaches. `length` is how far a value lies from zero.
    pub(super) fn draw(
        self,
        sheet: &Sheet,
        key: Key,
        role: Role,
        amount: &Amount,
        length: &dyn Fn(f64) -> f64,
    ) -> Result<(f64, f64), ChartBug> {
        let disc = |along: f64| sheet.circle(key, self.at(along, 0.0), RADIUS, Paint::Fill(Fill::Flat(role)));
        Ok(match amount {
            Amount::Number(Qualifier::Exact, value) => {
                let at = length(value.get());
                disc(at)?;
                (at - RADIUS, at + RADIUS)
            }
            Amount::Number(Qualifier::AtLeast, value) => {
                let at = length(value.get());
                let (tip, wing) = (at + OPEN - 1.5, 4.0);
                sheet.line(key, &[self.at(at, 0.0), self.at(tip, 0.0)], Stroke::solid(role, 2.0))?;
                let arrow = [self.at(tip - wing, -wing), self.at(tip, 0.0), self.at(tip - wing, wing)];
                sheet.line(key, &arrow, Stroke::solid(role, 2.0))?;
                disc(at)?;
                (at - RADIUS, at + OPEN)
            }
            Amount::Number(Qualifier::AtMost, value) => {
                // Hollow, and closed by a bar: not beyond here.
                let at = length(value.get());
                let ring = Rect::around(self.at(at - RADIUS, 0.0), RADIUS - 1.0);
                let center = Point::new(f64::midpoint(ring.x0, ring.x1), f64::midpoint(ring.y0, ring.y1));
                sheet.circle(key, center, RADIUS - 1.0, Paint::Fill(Fill::Flat(Role::Paper)))?;
                sheet.circle(key, center, RADIUS - 1.0, Paint::Stroke(Stroke::solid(role, 1.5)))?;
                sheet.line(key, &[self.at(at, -7.0), self.at(at, 7.0)], Stroke::solid(role, 2.5))?;
                (at - 2.0 * RADIUS, at + 1.5)
            }
            Amount::Number(Qualifier::About, value) => {
                let at = length(value.get());
                let halo = Stroke { role, width: 7.0, dash: Dash::Solid, opacity: 0.3 };
                sheet.circle(key, self.at(at, 0.0), 6.5, Paint::Stroke(halo))?;
                sheet.circle(key, self.at(at, 0.0), 3.0, Paint::Fill(Fill::Flat(role)))?;
                (at - 10.0, at + 10.0)
            }
            Amount::Between(range) => {
                let (low, high) = (length(range.low().get()), length(range.high().get()));
                let band = Rect::from_corners(self.at(low, -4.0), self.at(high, 4.0));
                sheet.rect(key, band, Fill::Hatch(role))?;
                for end in [low, high] {
                    sheet.line(key, &[self.at(end, -6.0), self.at(end, 6.0)], Stroke::solid(role, 2.0))?;
                }
                (low - 1.0, high + 1.0)
            }
            Amount::Withheld(_) => {
                sheet.rect(key, Rect::around(self.at(ASIDE, 0.0), 4.0), Fill::Flat(Role::Muted))?;
                (ASIDE - 4.0, ASIDE + 4.0)
            }
            Amount::Unknown(_) => {
                let dotted = Stroke { role: Role::Muted, width: 1.5, dash: Dash::Dotted, opacity: 1.0 };
                sheet.circle(key, self.at(ASIDE, 0.0), 4.5, Paint::Stroke(dotted))?;
                (ASIDE - 5.0, ASIDE + 5.0)
            }
            Amount::None => {
                let ring = Stroke::solid(role, 2.0);
                sheet.circle(key, self.base, RADIUS - 1.0, Paint::Fill(Fill::Flat(Role::Paper)))?;
                sheet.circle(key, self.base, RADIUS - 1.0, Paint::Stroke(ring))?;
                (-RADIUS, RADIUS)
            }
        })
    }
}
