//! One row of a history on a phone: the bars to both sides of its date, each with its number beside or under it.

use super::super::{
    ChartBug, Frame, Sheet,
    lane::{Ends, Lane},
    length,
};
use super::{Entry, signs};
use crate::{
    geom::Point,
    key::Key,
    model::{Amount, Claim, Figure},
    scene::{Anchor, Fill, Paint, Stroke, Toward},
    text::{shorten, wrap},
    theme::{Role, TICK},
};

/// From a bar's end to its number.
const GAP: f64 = 4.0;
/// Share of a side's width that a number may take beside its bar; longer ones go under it.
const MOST_BESIDE: f64 = 0.62;
/// How far ends that are not closed reach past their values.
pub(super) const ENDS: Ends = Ends { open: 16.0, soft: 8.0 };
/// Where a mark without a length ends.
const MARK: f64 = 8.0;

/// An event's claims, by side.
pub(super) struct Row<'a> {
    pub(super) sides: Vec<(usize, Vec<Said<'a>>)>,
}

/// One amount with its words.
pub(super) struct Said<'a> {
    amount: &'a Amount,
    /// The words beside the bar; empty where they stand under it.
    beside: String,
    /// The words under the bar, in lines.
    pub(super) below: Vec<String>,
}

impl<'a> Row<'a> {
    /// The row of an event whose sides have so much width each.
    pub(super) fn of(entry: &Entry<'a>, reach: f64, frame: Frame<'_>) -> Self {
        let figures = entry.figures.iter().enumerate().filter_map(|(side, figure)| Some((side, (*figure)?)));
        Self { sides: figures.map(|(side, figure)| (side, said(figure, reach, frame))).collect() }
    }

    /// How many claims stand below each other.
    pub(super) fn claims(&self) -> usize {
        self.sides.iter().map(|(_, said)| said.len()).max().unwrap_or(1).max(1)
    }

    /// Height of the words under the bars.
    pub(super) fn below(&self) -> f64 {
        let lines: usize = self.sides.iter().flat_map(|(_, said)| said).map(|one| one.below.len()).sum();
        length(lines) * TICK.line_height()
    }

    /// How long the highest number of the chart may be for the numbers of this row to fit beside their bars.
    pub(super) fn longest(&self, reach: f64, high: f64, frame: Frame<'_>) -> f64 {
        let all = self.sides.iter().flat_map(|(_, said)| said).filter(|said| !said.beside.is_empty());
        let lengths = all.filter_map(|said| {
            let value = said.amount.numbers().last()?.get();
            // A pixel more: places are rounded to parts of one.
            let text = frame.measure.width(&said.beside, TICK) + GAP + 1.0;
            Some((reach - ENDS.reach(said.amount) - text).max(MARK) * high / value.max(high / 1e6))
        });
        lengths.fold(f64::INFINITY, f64::min)
    }
}

fn said<'a>(figure: &'a Figure, reach: f64, frame: Frame<'_>) -> Vec<Said<'a>> {
    let one = |(amount, claim): (&'a Amount, Option<&Claim>)| {
        let value = frame.locale.amount_on_axis(amount);
        let wide = frame.measure.width(&value, TICK);
        let fits = match amount {
            Amount::Unknown(_) => true,
            Amount::Withheld(_) | Amount::None => MARK + GAP + wide <= reach,
            Amount::Number(..) | Amount::Between(_) => ENDS.reach(amount) + GAP + wide <= reach * MOST_BESIDE,
        };
        let name = claim.map(|claim| frame.locale.dotted(&value, claim.speaker.name.as_str()));
        if !fits {
            let text = name.unwrap_or(value);
            return Said { amount, beside: String::new(), below: wrap(&text, TICK, frame.width, frame.measure) };
        }
        // Behind the number who claims it, by name or as a side, as far as there is room. A number is never cut.
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
    /// The colour of the words: that of the side where there is a number.
    pub(super) fn role(&self, side: Role) -> Role {
        if self.amount.numbers().next().is_some() { side } else { Role::Muted }
    }
}

/// Where the claims of one side are drawn.
pub(super) struct RowPlace {
    pub(super) key: Key,
    pub(super) role: Role,
    pub(super) toward: Toward,
    /// Where the bars begin, at the top of the row.
    pub(super) base: Point,
    pub(super) height: f64,
    /// Claims that the row has room for.
    pub(super) claims: usize,
    pub(super) thickness: f64,
}

impl RowPlace {
    pub(super) fn draw(&self, sheet: &Sheet, said: &[Said<'_>], long: &dyn Fn(f64) -> f64) -> Result<(), ChartBug> {
        let (sign, anchor) = if self.toward == Toward::Left { (-1.0, Anchor::End) } else { (1.0, Anchor::Start) };
        let Point { x, y: top } = self.base;
        let pitch = self.height / length(self.claims);
        let first = top + (self.height - pitch * length(said.len())) / 2.0 + pitch / 2.0;
        let key = self.key;
        for (index, one) in said.iter().enumerate() {
            let y = first + pitch * length(index);
            let lane = Lane { toward: self.toward, base: Point::new(x, y), thickness: self.thickness, ends: ENDS };
            let end = match one.amount {
                Amount::Withheld(_) => {
                    sheet.rect(key, lane.span(4.0, 6.5), Fill::Flat(Role::Ink))?;
                    MARK
                }
                Amount::Unknown(_) => {
                    // The ring alone: its meaning stands with the signs below.
                    signs::unknown(sheet, key, Point::new(x + sign * 6.0, y), 3.5)?;
                    continue;
                }
                Amount::None => {
                    sheet.circle(key, Point::new(x, y), 3.0, Paint::Fill(Fill::Flat(self.role)))?;
                    4.0
                }
                amount => lane.draw(sheet, key, self.role, amount, long)?,
            };
            let at = Point::new(x + sign * (end.max(0.0) + GAP), y + TICK.size * 0.36);
            if !one.beside.is_empty() {
                sheet.text(key, at, &one.beside, TICK, anchor, one.role(self.role))?;
            }
        }
        if said.len() > 1 {
            // Claims that contradict each other are held together by a line at their beginning.
            let x = x + sign * 1.0;
            let last = first + pitch * length(said.len().saturating_sub(1));
            let ends = [Point::new(x, first - 6.0), Point::new(x, last + 6.0)];
            sheet.line(key, &ends, Stroke::solid(Role::Ink, 1.5))?;
        }
        Ok(())
    }
}
