//! `counts` as dots: claims beside each other on one scale, each with who says it and when. They may count different
//! things, so nothing here is a length, and no line leads from one to the next.

use std::rc::Rc;

use super::{
    ChartBug, Frame, Plan, Sheet, Values, Voiced, corrected, length,
    pin::{self, OPEN, Pin, RADIUS},
    said_of, voiced,
};
use crate::{
    geom::{Point, Rect, within},
    key::Key,
    model::{Amount, Fact, Figure, Number},
    scene::{Anchor, Stroke, Toward},
    text::wrap,
    theme::{DETAIL, LABEL, Role, STRONG, TICK},
};

/// Height of one claim's lane.
const LANE: f64 = 26.0;
/// From a dot to its number.
const GAP: f64 = 8.0;
/// Between figures.
const ROW_GAP: f64 = 16.0;
/// Room for the axis.
const AXIS: f64 = 26.0;
/// Room on both sides of the scale, for what stands at its ends.
const PAD: f64 = 14.0;

pub(super) struct Dots<'a> {
    chart: Key,
    frame: Frame<'a>,
    rows: Vec<Row<'a>>,
    values: Values,
}

struct Row<'a> {
    key: Key,
    label: Vec<String>,
    claims: Vec<Claim<'a>>,
    said: Vec<String>,
}

struct Claim<'a> {
    key: Key,
    amount: &'a Amount,
    /// The number with its qualifier, and the claimant's name, beside the dot or under it.
    value: String,
    below: Vec<String>,
    role: Role,
}

impl Claim<'_> {
    /// Whether it has a place on the scale; none at all stands at zero.
    fn is_on_scale(&self) -> bool {
        self.amount.numbers().next().is_some() || matches!(self.amount, Amount::None)
    }

    fn height(&self) -> f64 {
        LANE + length(self.below.len()) * STRONG.line_height()
    }
}

impl Row<'_> {
    fn height(&self) -> f64 {
        let text = length(self.label.len()) * LABEL.line_height() + length(self.said.len()) * DETAIL.line_height();
        text + 2.0 + self.claims.iter().map(Claim::height).sum::<f64>()
    }
}

pub(super) fn plan<'a>(facts: &'a [Rc<Fact>], chart: Key, frame: Frame<'a>) -> Dots<'a> {
    let rows: Vec<Row<'a>> =
        facts.iter().enumerate().map(|(index, fact)| row(fact, chart.item(index), frame)).collect();
    let amounts = || rows.iter().flat_map(|row| &row.claims).map(|claim| claim.amount);
    let values = || amounts().flat_map(Amount::numbers).map(Number::get);
    let low = values().fold(0.0, f64::min);
    let high = values().fold(0.0, f64::max);
    let high = if high > low { high } else { low + 1.0 };
    let mut dots = Dots { chart, frame, rows, values: Values { low, high } };
    let place = dots.place();
    for claim in dots.rows.iter_mut().flat_map(|row| &mut row.claims) {
        // What finds no room on either side of its dot goes under it.
        let (from, to) = extent(claim.amount, &place);
        let wide = frame.measure.width(&claim.value, STRONG) + GAP;
        if to + wide > frame.width && from < wide {
            claim.below = wrap(&claim.value, STRONG, frame.width, frame.measure);
        }
    }
    dots
}

fn row<'a>(fact: &'a Fact, key: Key, frame: Frame<'a>) -> Row<'a> {
    let disputed = matches!(fact.figure, Figure::Disputed(_));
    let claims = voiced(fact, key, frame.locale).map(|Voiced { key, amount, value, role, .. }| Claim {
        key,
        amount,
        value,
        below: Vec::new(),
        role,
    });
    let mut said = vec![frame.locale.context(fact)];
    // Each claim of a dispute names its claimant beside its own number.
    said.extend((!disputed).then(|| said_of(fact, frame.locale)));
    said.extend(corrected(&fact.corrections, &fact.unit, frame.locale));
    Row {
        key,
        label: wrap(fact.label.as_str(), LABEL, frame.width, frame.measure),
        claims: claims.collect(),
        said: said.iter().flat_map(|line| wrap(line, DETAIL, frame.width, frame.measure)).collect(),
    }
}

/// Width of the sign for what has no number, at the left edge.
const BESIDE: f64 = 9.0;

/// From where to where an amount is drawn.
fn extent(amount: &Amount, place: &dyn Fn(f64) -> f64) -> (f64, f64) {
    let (low, high) = match amount {
        Amount::Number(_, number) => (place(number.get()), place(number.get())),
        Amount::Between(span) => (place(span.low().get()), place(span.high().get())),
        Amount::None => (place(0.0), place(0.0)),
        Amount::Withheld(_) | Amount::Unknown(_) => return (0.0, BESIDE),
    };
    let reach = if amount.is_open_above() { OPEN } else { 2.0 * RADIUS };
    (low - 2.0 * RADIUS, high + reach)
}

impl Dots<'_> {
    fn has_numbers(&self) -> bool {
        self.rows.iter().flat_map(|row| &row.claims).any(|claim| claim.amount.numbers().next().is_some())
    }

    /// Where a number lies.
    fn place(&self) -> impl Fn(f64) -> f64 + use<> {
        self.values.along(PAD, self.frame.width - PAD - OPEN)
    }
}

impl Plan for Dots<'_> {
    fn height(&self) -> f64 {
        let gaps = length(self.rows.len().saturating_sub(1)) * ROW_GAP;
        let axis = if self.has_numbers() { AXIS } else { 0.0 };
        self.rows.iter().map(Row::height).sum::<f64>() + gaps + axis
    }

    fn draw(&self, sheet: &mut Sheet) -> Result<(), ChartBug> {
        let place = self.place();
        // Without any number there is no scale, and nobody has said one.
        let wanted = if self.frame.width < 400.0 { 2 } else { 4 };
        let ticks = if self.has_numbers() { self.values.ticks(wanted) } else { Vec::new() };
        let mut top = 0.0;
        for row in &self.rows {
            sheet.target(row.key, Rect::new(0.0, top, self.frame.width, row.height()));
            let at = Point::new(0.0, top + LABEL.size);
            sheet.lines(row.key, at, &row.label, LABEL, Anchor::Start, Role::Ink)?;
            let said = top + length(row.label.len()) * LABEL.line_height();
            sheet.lines(row.key, Point::new(0.0, said + DETAIL.size), &row.said, DETAIL, Anchor::Start, Role::Muted)?;
            let mut y = said + length(row.said.len()) * DETAIL.line_height() + 2.0;
            for claim in &row.claims {
                let middle = y + LANE / 2.0;
                // What has no number has no place on a scale: beside its zero it would look like little.
                if claim.is_on_scale() {
                    for tick in &ticks {
                        let x = place(tick.get());
                        let ends = [Point::new(x, middle - 5.0), Point::new(x, middle + 5.0)];
                        sheet.line(self.chart, &ends, Stroke::solid(Role::Rule, 1.0))?;
                    }
                    let ends = [
                        Point::new(place(self.values.low), middle),
                        Point::new(place(self.values.high) + OPEN, middle),
                    ];
                    sheet.line(self.chart, &ends, Stroke::solid(Role::Grid, 1.5))?;
                }
                self.draw_claim(sheet, claim, middle, &place)?;
                if claim.key != row.key {
                    sheet.target(claim.key, Rect::new(0.0, y, self.frame.width, claim.height()));
                }
                y += claim.height();
            }
            top += row.height() + ROW_GAP;
        }
        self.draw_axis(sheet, &ticks, &place)
    }
}

impl Dots<'_> {
    fn draw_axis(&self, sheet: &Sheet, ticks: &[Number], place: &dyn Fn(f64) -> f64) -> Result<(), ChartBug> {
        let y = sheet.room().height - 6.0;
        let mut free = f64::NEG_INFINITY;
        for tick in ticks {
            let text = self.frame.locale.scale_value(*tick);
            let wide = self.frame.measure.width(&text, TICK);
            let start = within(place(tick.get()) - wide / 2.0, 0.0, (self.frame.width - wide).max(0.0));
            if start >= free {
                free = start + wide + GAP;
                sheet.text(self.chart, Point::new(start, y), &text, TICK, Anchor::Start, Role::Muted)?;
            }
        }
        Ok(())
    }

    fn draw_claim(&self, sheet: &Sheet, claim: &Claim<'_>, y: f64, place: &dyn Fn(f64) -> f64) -> Result<(), ChartBug> {
        // What has no number stands beside the scale, at the edge.
        let zero = if claim.is_on_scale() { place(0.0) } else { BESIDE / 2.0 - pin::ASIDE };
        let pin = Pin { toward: Toward::Right, base: Point::new(zero, y) };
        pin.draw(sheet, claim.key, claim.role, claim.amount, &|value| place(value) - zero)?;
        let has_number = claim.amount.numbers().next().is_some();
        let role = if has_number { claim.role } else { Role::Muted };
        let baseline = y + STRONG.size * 0.36;
        if !claim.below.is_empty() {
            let at = Point::new(0.0, y + LANE / 2.0 + STRONG.size - 2.0);
            return sheet.lines(claim.key, at, &claim.below, STRONG, Anchor::Start, role);
        }
        let (from, to) = extent(claim.amount, place);
        // The words stand on the scale's line; a ground of paper keeps them clear of it.
        let wide = self.frame.measure.width(&claim.value, STRONG);
        let start = if to + GAP + wide <= self.frame.width { to + GAP } else { from - GAP - wide };
        let ground = Rect::new(start - 3.0, y - 7.0, wide + 6.0, 14.0);
        sheet.rect(self.chart, ground, crate::scene::Fill::Flat(Role::Paper))?;
        sheet.text(claim.key, Point::new(start, baseline), &claim.value, STRONG, Anchor::Start, role)
    }
}
