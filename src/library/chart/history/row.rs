//! [`Row`]: one event in the narrow layout of a history. The bars are on both sides of its date, each with its value
//! beside or below it.

use super::super::{
    ChartError, Frame, SceneBuilder,
    bar_glyph::{BarGlyph, Ends},
    length,
};
use super::{Entry, legend};
use crate::{
    geom::Point,
    key::Key,
    model::{Amount, Claim, Figure, Unit},
    scene::{Anchor, Direction, Fill, Paint, Stroke},
    theme::{Role, TICK},
    typography::{shorten, wrap},
};

/// Gap between a bar's end and its value.
const GAP: f64 = 4.0;
/// Maximum share of a side's width for a value beside its bar. A longer value goes below the bar.
const MOST_BESIDE: f64 = 0.62;
/// Distance that open and soft ends reach past their values.
pub(super) const ENDS: Ends = Ends { open: 16.0, soft: 8.0 };
/// Distance from the start to the end of a mark without a length.
const MARK: f64 = 8.0;

/// The claims of an event by side.
pub(super) struct Row<'a> {
    pub(super) sides: Vec<(usize, Vec<Said<'a>>)>,
}

/// One amount with its text.
pub(super) struct Said<'a> {
    amount: &'a Amount,
    /// The text beside the bar; empty if it is below the bar.
    beside: String,
    /// The text below the bar, in lines.
    pub(super) below: Vec<String>,
}

impl<'a> Row<'a> {
    /// Lays out the row of an event. `reach` is the width of each side.
    pub(super) fn of(entry: &Entry<'a>, unit: &Unit, reach: f64, frame: Frame<'_>) -> Self {
        let figures = entry.figures.iter().enumerate().filter_map(|(side, figure)| Some((side, (*figure)?)));
        Self { sides: figures.map(|(side, figure)| (side, said(figure, unit, reach, frame))).collect() }
    }

    /// Returns how many claims are stacked in the row.
    pub(super) fn claims(&self) -> usize {
        self.sides.iter().map(|(_, said)| said.len()).max().unwrap_or(1).max(1)
    }

    /// Returns the height of the texts below the bars.
    pub(super) fn below(&self) -> f64 {
        let lines: usize = self.sides.iter().flat_map(|(_, said)| said).map(|one| one.below.len()).sum();
        length(lines) * TICK.line_height()
    }

    /// Returns the maximum length for the chart's highest number at which the values of this row fit beside their bars.
    pub(super) fn longest(&self, reach: f64, high: f64, frame: Frame<'_>) -> f64 {
        let all = self.sides.iter().flat_map(|(_, said)| said).filter(|said| !said.beside.is_empty());
        let lengths = all.filter_map(|said| {
            let value = said.amount.numbers().last()?.get();
            // One pixel more, because positions are rounded to fractions of a pixel.
            let text = frame.measure.width(&said.beside, TICK) + GAP + 1.0;
            Some((reach - ENDS.reach(said.amount) - text).max(MARK) * high / value.max(high / 1e6))
        });
        lengths.fold(f64::INFINITY, f64::min)
    }
}

fn said<'a>(figure: &'a Figure, unit: &Unit, reach: f64, frame: Frame<'_>) -> Vec<Said<'a>> {
    let one = |(amount, claim): (&'a Amount, Option<&Claim>)| {
        let value = frame.locale.amount_on_axis(amount, unit);
        let wide = frame.measure.width(&value, TICK);
        let fits = match amount {
            Amount::Unknown(_) => true,
            Amount::Withheld(_) | Amount::Words(_) | Amount::None => MARK + GAP + wide <= reach,
            Amount::Number(..) | Amount::Between(_) | Amount::Estimate(_) => {
                ENDS.reach(amount) + GAP + wide <= reach * MOST_BESIDE
            }
        };
        let name = claim.map(|claim| frame.locale.dotted(&value, claim.speaker.name.as_str()));
        if !fits {
            let text = name.unwrap_or(value);
            return Said { amount, beside: String::new(), below: wrap(&text, TICK, frame.width, frame.measure) };
        }
        // The claimant follows the value, by name or by side, as far as there is room. A number is never cut.
        let room = match amount.numbers().next() {
            Some(_) => reach * MOST_BESIDE - ENDS.reach(amount) - GAP,
            None => reach - MARK - GAP,
        };
        let beside = match claim {
            None => value,
            Some(claim) => claimed(&value, claim, room, frame),
        };
        Said { amount, beside, below: Vec::new() }
    };
    figure.amounts().map(one).collect()
}

fn claimed(value: &str, claim: &Claim, room: f64, frame: Frame<'_>) -> String {
    let with = |name: &str| frame.locale.dotted(value, name);
    let fits = |text: &String| frame.measure.width(text, TICK) <= room;
    let named = with(claim.speaker.name.as_str());
    if fits(&named) {
        return named;
    }
    let side = claim.speaker.side.as_ref().map(|side| with(side.name.as_str())).filter(fits);
    let rest = room - frame.measure.width(&with(""), TICK);
    side.unwrap_or_else(|| match rest {
        ..24.0 => value.to_owned(),
        _ => with(&shorten(claim.speaker.name.as_str(), TICK, rest, frame.measure)),
    })
}

impl Said<'_> {
    /// Returns the colour of the text: that of the side if there is a number, otherwise muted.
    pub(super) fn role(&self, side: Role) -> Role {
        if self.amount.numbers().next().is_some() { side } else { Role::Muted }
    }
}

/// The position of the claims of one side.
pub(super) struct RowPlace {
    pub(super) key: Key,
    pub(super) role: Role,
    pub(super) direction: Direction,
    /// Start of the bars, at the top of the row.
    pub(super) base: Point,
    pub(super) height: f64,
    /// Number of claims that the row has room for.
    pub(super) claims: usize,
    pub(super) thickness: f64,
}

impl RowPlace {
    pub(super) fn draw(
        &self,
        builder: &SceneBuilder,
        said: &[Said<'_>],
        scale_to_length: &dyn Fn(f64) -> f64,
    ) -> Result<(), ChartError> {
        let (sign, anchor) = if self.direction == Direction::Left { (-1.0, Anchor::End) } else { (1.0, Anchor::Start) };
        let Point { x, y: top } = self.base;
        let pitch = self.height / length(self.claims);
        let first = top + (self.height - pitch * length(said.len())) / 2.0 + pitch / 2.0;
        let key = self.key;
        for (index, one) in said.iter().enumerate() {
            let y = first + pitch * length(index);
            let glyph =
                BarGlyph { direction: self.direction, base: Point::new(x, y), thickness: self.thickness, ends: ENDS };
            let end = match one.amount {
                Amount::Withheld(_) => {
                    builder.rect(key, glyph.span(4.0, 6.5), Fill::Flat(Role::Text))?;
                    MARK
                }
                Amount::Unknown(_) => {
                    // Only the ring: the legend below explains it.
                    legend::unknown(builder, key, Point::new(x + sign * 6.0, y), 3.5)?;
                    continue;
                }
                Amount::None => {
                    builder.circle(key, Point::new(x, y), 3.0, Paint::Fill(Fill::Flat(self.role)))?;
                    4.0
                }
                amount => glyph.draw(builder, key, self.role, amount, scale_to_length)?,
            };
            let at = Point::new(x + sign * (end.max(0.0) + GAP), y + TICK.size * 0.36);
            if !one.beside.is_empty() {
                builder.text(key, at, &one.beside, TICK, anchor, one.role(self.role))?;
            }
        }
        if said.len() > 1 {
            // A line at the start of the bars groups claims that contradict each other.
            let x = x + sign * 1.0;
            let last = first + pitch * length(said.len().saturating_sub(1));
            let ends = [Point::new(x, first - 6.0), Point::new(x, last + 6.0)];
            builder.line(key, &ends, Stroke::solid(Role::Text, 1.5))?;
        }
        Ok(())
    }
}
