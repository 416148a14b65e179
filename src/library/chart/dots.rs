//! `counts` as dots: claims side by side on one scale, each with its claimant and date. They may count different
//! things, so nothing is drawn as a length, and no line connects two dots.

use std::rc::Rc;

use super::{
    ChartError, ChartLayout, Frame, LabeledAmount, SceneBuilder, Values, attribution, corrected, labeled_amounts,
    length,
    point_glyph::{self, BESIDE, OPEN, PointGlyph, extent, is_on_scale, status_rings},
};
use crate::{
    geom::{Point, Rect, clamp},
    key::Key,
    model::{Amount, Fact, Figure, Number, Unit},
    scene::{Anchor, Direction, Stroke},
    text::shared_attribution,
    theme::{DETAIL, LABEL, Role, STRONG, TICK},
    typography::wrap,
};

/// Height of one claim's glyph.
const STRIP: f64 = 26.0;
/// Gap between a dot and its value.
const GAP: f64 = 8.0;
/// Gap between figures.
const ROW_GAP: f64 = 16.0;
/// Height of the axis.
const AXIS: f64 = 26.0;
/// Padding on both sides of the scale, for the glyphs at its ends.
const PAD: f64 = 14.0;

pub(super) struct Dots<'a> {
    chart: Key,
    frame: Frame<'a>,
    rows: Vec<Row<'a>>,
    /// The unit of all figures.
    unit: Option<&'a Unit>,
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
    /// The value with its qualifier and the claimant's name, drawn beside the dot if `below` is empty.
    value: String,
    below: Vec<String>,
    role: Role,
    /// Whether its source does not state it as a fact.
    has_status: bool,
}

impl Claim<'_> {
    fn height(&self) -> f64 {
        STRIP + length(self.below.len()) * STRONG.line_height()
    }
}

impl Row<'_> {
    fn height(&self) -> f64 {
        let text = length(self.label.len()) * LABEL.line_height() + length(self.said.len()) * DETAIL.line_height();
        text + 2.0 + self.claims.iter().map(Claim::height).sum::<f64>()
    }
}

pub(super) fn layout<'a>(facts: &'a [Rc<Fact>], chart: Key, frame: Frame<'a>) -> Dots<'a> {
    let is_attributed = shared_attribution(facts, frame.locale).is_some();
    let rows = facts.iter().enumerate().map(|(index, fact)| row(fact, is_attributed, chart.item(index), frame));
    let rows: Vec<Row<'a>> = rows.collect();
    let amounts = || rows.iter().flat_map(|row| &row.claims).map(|claim| claim.amount);
    let values = || amounts().flat_map(Amount::numbers).map(Number::get);
    let low = values().fold(0.0, f64::min);
    let high = values().fold(0.0, f64::max);
    let high = if high > low { high } else { low + 1.0 };
    let mut dots =
        Dots { chart, frame, rows, unit: facts.first().map(|fact| &fact.unit), values: Values { low, high } };
    let place = dots.place();
    for claim in dots.rows.iter_mut().flat_map(|row| &mut row.claims) {
        // A value without room on either side of its dot goes below it.
        let (from, to) = extent(claim.amount, &place);
        let wide = frame.measure.width(&claim.value, STRONG) + GAP;
        if to + wide > frame.width && from < wide {
            claim.below = wrap(&claim.value, STRONG, frame.width, frame.measure);
        }
    }
    dots
}

/// Lays out a figure. `is_attributed`: whether the subtitle says who said it.
fn row<'a>(fact: &'a Fact, is_attributed: bool, key: Key, frame: Frame<'a>) -> Row<'a> {
    let disputed = matches!(fact.figure, Figure::Disputed(_));
    let claims = labeled_amounts(fact, key, frame.locale).map(|LabeledAmount { key, amount, value, role, .. }| Claim {
        key,
        amount,
        value,
        below: Vec::new(),
        role,
        has_status: fact.status.is_some(),
    });
    let mut said = vec![frame.locale.context(fact)];
    // In a dispute, each claim already names its claimant beside its value.
    said.extend((!disputed && !is_attributed).then(|| attribution(fact, frame.locale)));
    said.extend(corrected(&fact.corrections, &fact.unit, frame.locale));
    Row {
        key,
        label: wrap(fact.label.as_str(), LABEL, frame.width, frame.measure),
        claims: claims.collect(),
        said: said.iter().flat_map(|line| wrap(line, DETAIL, frame.width, frame.measure)).collect(),
    }
}

impl Dots<'_> {
    fn has_numbers(&self) -> bool {
        self.rows.iter().flat_map(|row| &row.claims).any(|claim| claim.amount.numbers().next().is_some())
    }

    /// Returns the function that maps a number to x.
    fn place(&self) -> impl Fn(f64) -> f64 + use<> {
        self.values.along(PAD, self.frame.width - PAD - OPEN)
    }
}

impl ChartLayout for Dots<'_> {
    fn height(&self) -> f64 {
        let gaps = length(self.rows.len().saturating_sub(1)) * ROW_GAP;
        let axis = if self.has_numbers() { AXIS } else { 0.0 };
        self.rows.iter().map(Row::height).sum::<f64>() + gaps + axis
    }

    fn draw(&self, builder: &mut SceneBuilder) -> Result<(), ChartError> {
        let place = self.place();
        // Without any number there is no scale.
        let wanted = if self.frame.width < 400.0 { 2 } else { 4 };
        let ticks = if self.has_numbers() { self.values.ticks(wanted) } else { Vec::new() };
        let mut top = 0.0;
        for row in &self.rows {
            builder.target(row.key, Rect::new(0.0, top, self.frame.width, row.height()));
            let at = Point::new(0.0, top + LABEL.size);
            builder.lines(row.key, at, &row.label, LABEL, Anchor::Start, Role::Text)?;
            let said = top + length(row.label.len()) * LABEL.line_height();
            builder.lines(
                row.key,
                Point::new(0.0, said + DETAIL.size),
                &row.said,
                DETAIL,
                Anchor::Start,
                Role::Muted,
            )?;
            let mut y = said + length(row.said.len()) * DETAIL.line_height() + 2.0;
            for claim in &row.claims {
                let middle = y + STRIP / 2.0;
                // An amount without a number gets no scale: near its zero, the symbol would look like a small number.
                if is_on_scale(claim.amount) {
                    for tick in &ticks {
                        let x = place(tick.get());
                        let ends = [Point::new(x, middle - 5.0), Point::new(x, middle + 5.0)];
                        builder.line(self.chart, &ends, Stroke::solid(Role::Border, 1.0))?;
                    }
                    let ends = [
                        Point::new(place(self.values.low), middle),
                        Point::new(place(self.values.high) + OPEN, middle),
                    ];
                    builder.line(self.chart, &ends, Stroke::solid(Role::Grid, 1.5))?;
                }
                self.draw_claim(builder, claim, middle, &place)?;
                if claim.key != row.key {
                    builder.target(claim.key, Rect::new(0.0, y, self.frame.width, claim.height()));
                }
                y += claim.height();
            }
            top += row.height() + ROW_GAP;
        }
        self.draw_axis(builder, &ticks, &place)
    }
}

impl Dots<'_> {
    fn draw_axis(
        &self,
        builder: &SceneBuilder,
        ticks: &[Number],
        place: &dyn Fn(f64) -> f64,
    ) -> Result<(), ChartError> {
        let y = builder.room().height - 6.0;
        let mut free = f64::NEG_INFINITY;
        for tick in ticks {
            let text = self.frame.locale.scale_value(*tick, self.unit, self.values.largest());
            let wide = self.frame.measure.width(&text, TICK);
            let start = clamp(place(tick.get()) - wide / 2.0, 0.0, (self.frame.width - wide).max(0.0));
            if start >= free {
                free = start + wide + GAP;
                builder.text(self.chart, Point::new(start, y), &text, TICK, Anchor::Start, Role::Muted)?;
            }
        }
        Ok(())
    }

    fn draw_claim(
        &self,
        builder: &SceneBuilder,
        claim: &Claim<'_>,
        y: f64,
        place: &dyn Fn(f64) -> f64,
    ) -> Result<(), ChartError> {
        // The symbol for an amount without a number is at the left edge, beside the scale.
        let zero = if is_on_scale(claim.amount) { place(0.0) } else { BESIDE / 2.0 - point_glyph::ASIDE };
        let glyph = PointGlyph { direction: Direction::Right, base: Point::new(zero, y), is_hollow: None };
        glyph.draw(builder, claim.key, claim.role, claim.amount, &|value| place(value) - zero)?;
        let has_number = claim.amount.numbers().next().is_some();
        if claim.has_status {
            status_rings(builder, claim.key, claim.role, claim.amount, &|value| Point::new(place(value), y))?;
        }
        let role = if has_number { claim.role } else { Role::Muted };
        let baseline = y + STRONG.size * 0.36;
        if !claim.below.is_empty() {
            let at = Point::new(0.0, y + STRIP / 2.0 + STRONG.size - 2.0);
            return builder.lines(claim.key, at, &claim.below, STRONG, Anchor::Start, role);
        }
        let (from, to) = extent(claim.amount, place);
        // The value is drawn over the scale's line. A rectangle in the background colour keeps the line clear of the
        // text.
        let wide = self.frame.measure.width(&claim.value, STRONG);
        let start = if to + GAP + wide <= self.frame.width { to + GAP } else { from - GAP - wide };
        let ground = Rect::new(start - 3.0, y - 7.0, wide + 6.0, 14.0);
        builder.rect(self.chart, ground, crate::scene::Fill::Flat(Role::Background))?;
        builder.text(claim.key, Point::new(start, baseline), &claim.value, STRONG, Anchor::Start, role)
    }
}
