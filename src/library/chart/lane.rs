//! [`Lane`]: how an amount looks as a length, with the end that its certainty has. Whoever draws amounts as lengths,
//! whichever way they run, draws them here, so that an open end looks the same everywhere.
//!
//! Lanes are drawn on the sheet and not, as lines are, on a plotting area: ends, arrows and caps stand so many pixels from
//! their value, and lanes run four ways, each of which would need an area of its own. An area also rounds a lane's middle to
//! an eighth of a pixel before its edges are, which shows: one of 120 golden files changes.

use super::{ChartBug, Sheet};
use crate::{
    geom::{Point, Rect, within},
    key::Key,
    model::{Amount, Qualifier},
    scene::{Dash, Fill, Paint, Stroke, Toward},
    theme::Role,
};

/// How far a fade lies under the solid part before it: side by side, their soft edges would leave a light seam.
const SEAM: f64 = 1.0;

/// How far ends that are not closed reach past their values, in CSS pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    /// An open end, arrow and all.
    pub(super) open: f64,
    /// A soft end, to both sides of its value.
    pub(super) soft: f64,
}

impl Ends {
    /// How far a mark reaches past its value.
    pub(super) fn reach(self, amount: &Amount) -> f64 {
        match amount {
            Amount::Number(Qualifier::AtLeast, _) => self.open,
            Amount::Number(Qualifier::About, _) => self.soft,
            Amount::Withheld(_) | Amount::Unknown(_) => 14.0,
            Amount::Number(Qualifier::Exact, _)
            | Amount::Number(Qualifier::AtMost, _)
            | Amount::Between(_)
            | Amount::None => 0.0,
        }
    }
}

/// Where one amount is drawn as a length.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lane {
    /// Which way it grows.
    pub(super) toward: Toward,
    /// The middle of its beginning, at zero.
    pub(super) base: Point,
    /// Its thickness.
    pub(super) thickness: f64,
    /// How far its ends reach.
    pub(super) ends: Ends,
}

impl Lane {
    /// The point so far along and so far aside.
    fn at(self, along: f64, aside: f64) -> Point {
        self.toward.from(self.base, along, aside)
    }

    /// The lane from here to there.
    pub(super) fn span(self, from: f64, to: f64) -> Rect {
        let half = self.thickness / 2.0;
        Rect::from_corners(self.at(from, -half), self.at(to, half))
    }

    /// Draws the amount; how far along it ends, with whatever its end reaches. `length` is how long a value is.
    pub(super) fn draw(
        self,
        sheet: &Sheet,
        key: Key,
        role: Role,
        amount: &Amount,
        length: &dyn Fn(f64) -> f64,
    ) -> Result<f64, ChartBug> {
        let half = self.thickness / 2.0;
        let fade = Fill::Fade(role, self.toward);
        Ok(match amount {
            Amount::Number(Qualifier::Exact, value) => {
                let end = length(value.get());
                sheet.rect(key, self.span(0.0, end), Fill::Flat(role))?;
                end
            }
            Amount::Number(Qualifier::AtLeast, value) => {
                let (stop, open) = (length(value.get()), self.ends.open);
                sheet.rect(key, self.span(stop - SEAM, stop + open * 0.73), fade)?;
                sheet.rect(key, self.span(0.0, stop), Fill::Flat(role))?;
                let (tip, wing) = (stop + open - 1.5, (self.thickness * 0.32).max(2.5));
                let arrow = [self.at(tip - wing, -wing), self.at(tip, 0.0), self.at(tip - wing, wing)];
                sheet.line(key, &arrow, Stroke::solid(role, if self.thickness < 10.0 { 1.5 } else { 2.5 }))?;
                stop + open
            }
            Amount::Number(Qualifier::AtMost, value) => {
                let end = length(value.get());
                let dashed =
                    Stroke { role, width: if half < 3.0 { 1.0 } else { 1.5 }, dash: Dash::Dashed, opacity: 1.0 };
                let edge = (half - 1.0).max(0.5);
                let outline = [self.at(end, -edge), self.at(0.0, -edge), self.at(0.0, edge), self.at(end, edge)];
                sheet.line(key, &outline, dashed)?;
                let cap = half.max(3.0);
                sheet.line(
                    key,
                    &[self.at(end, -cap), self.at(end, cap)],
                    Stroke::solid(role, within(half, 1.5, 3.0)),
                )?;
                end
            }
            Amount::Number(Qualifier::About, value) => {
                let (at, soft) = (length(value.get()), self.ends.soft);
                let from = (at - soft).max(0.0);
                sheet.rect(key, self.span((from - SEAM).max(0.0), at + soft), fade)?;
                sheet.rect(key, self.span(0.0, from), Fill::Flat(role))?;
                at + soft
            }
            Amount::Between(range) => {
                let (low, end) = (length(range.low().get()), length(range.high().get()));
                sheet.rect(key, self.span(0.0, low), Fill::Flat(role))?;
                sheet.rect(key, self.span(low, end), Fill::Hatch(role))?;
                end
            }
            Amount::Withheld(_) => {
                sheet.rect(key, Rect::around(self.at(7.0, 0.0), 4.0), Fill::Flat(Role::Muted))?;
                14.0
            }
            Amount::Unknown(_) => {
                let dotted = Stroke { role: Role::Muted, width: 1.5, dash: Dash::Dotted, opacity: 1.0 };
                sheet.circle(key, self.at(8.0, 0.0), 4.5, Paint::Stroke(dotted))?;
                14.0
            }
            Amount::None => {
                sheet.circle(key, self.base, 3.5, Paint::Fill(Fill::Flat(role)))?;
                4.0
            }
        })
    }
}
