//! `counts` as bars: lengths from zero, each with an end cap that shows its qualifier.

use std::rc::Rc;

use super::{
    ChartError, ChartLayout, Frame, LABEL_GAP, LabeledAmount, SceneBuilder, Values, attribution,
    axis_below::{AXIS, AxisBelow},
    bar_glyph::{BarGlyph, Ends},
    corrected, dated_label, label_column, labeled_amounts, length, symbols,
};
use crate::{
    geom::{Point, Rect},
    key::Key,
    model::{Amount, Fact, Figure, Number, Unit},
    scene::{Anchor, Direction, Stroke},
    text::shared_attribution,
    theme::{DETAIL, LABEL, Role, STRONG},
    typography::wrap,
};

/// Thickness of a bar.
const BAR: f64 = 20.0;
/// Thickness of one claim's bar in a dispute.
const CLAIM_BAR: f64 = 14.0;
/// Gap between the claims of a dispute.
const BAR_GAP: f64 = 4.0;
/// Distance that open and soft ends reach past their values.
const ENDS: Ends = Ends { open: 44.0, soft: 16.0 };
/// Gap between a bar's end and its value.
const GAP: f64 = 8.0;
/// Minimum share of the width that bars keep. If the values leave less, they go below the bars.
const MIN_PLOT: f64 = 0.3;
/// Distance from the baseline to a value below its bar.
const BELOW: f64 = 6.0;
/// Gap between rows.
const ROW_GAP: f64 = 22.0;
/// Gap between rows whose labels are beside the bars.
const CLOSE_GAP: f64 = 10.0;

pub(super) struct Bars<'a> {
    frame: Frame<'a>,
    rows: Vec<Row<'a>>,
    chart: Key,
    /// The unit of all figures.
    unit: Option<&'a Unit>,
    values: Values,
    /// The width of the labels beside the bars; `None` if they are above them.
    labels: Option<f64>,
    /// x of the lowest value: the room for labels, and for ends that reach past it.
    before: f64,
    /// Width of the plot, from the lowest to the highest value.
    plot: f64,
}

struct Row<'a> {
    key: Key,
    label: Vec<String>,
    bars: Vec<Bar<'a>>,
    said: Vec<String>,
}

struct Bar<'a> {
    key: Key,
    amount: &'a Amount,
    value: String,
    /// Lines of the value below the bar, if there is no room beside it.
    below: Vec<String>,
    role: Role,
    thickness: f64,
    /// Whether its source does not state it as a fact.
    has_status: bool,
}

pub(super) fn layout<'a>(facts: &'a [Rc<Fact>], chart: Key, frame: Frame<'a>) -> Bars<'a> {
    let is_attributed = shared_attribution(facts, frame.locale).is_some();
    let rows = facts.iter().enumerate().map(|(index, fact)| row(fact, facts, is_attributed, chart.item(index), frame));
    let mut rows: Vec<Row<'a>> = rows.collect();
    let bars = || rows.iter().flat_map(|row| &row.bars);
    let values = || bars().flat_map(|bar| bar.amount.numbers()).map(Number::get);
    let low = values().fold(0.0, f64::min);
    let high = values().fold(0.0, f64::max);
    // Without any number there is no scale. A range of length one keeps the marks on the baseline.
    let high = if high > low { high } else { low + 1.0 };
    let reach_before = bars().map(|bar| ENDS.reach_below_zero(bar.amount)).fold(0.0, f64::max);
    let reserve =
        bars().map(|bar| ENDS.reach(bar.amount) + GAP + frame.measure.width(&bar.value, STRONG)).fold(0.0, f64::max);
    let room = frame.width - reach_before - reserve;
    // The values must have room beside the bars as well.
    let labels = label_column(rows.iter().map(|row| (row.label.join(" "), row.said.is_empty())), frame);
    let labels = labels.filter(|labels| room - labels >= frame.width * MIN_PLOT);
    let before = reach_before + labels.unwrap_or(0.0);
    let mut plot = frame.width - before - reserve;
    if plot < frame.width * MIN_PLOT {
        plot = frame.width - before - bars().map(|bar| ENDS.reach(bar.amount)).fold(0.0, f64::max);
        for bar in rows.iter_mut().flat_map(|row| &mut row.bars) {
            bar.below = wrap(&bar.value, STRONG, frame.width - BELOW, frame.measure);
        }
    }
    if let Some(width) = labels {
        for row in &mut rows {
            row.label = wrap(&row.label.join(" "), LABEL, width - LABEL_GAP, frame.measure);
        }
    }
    let unit = facts.first().map(|fact| &fact.unit);
    Bars { frame, rows, chart, unit, values: Values { low, high }, labels, before, plot }
}

/// Lays out a figure. `is_attributed`: whether the subtitle says who said it.
fn row<'a>(fact: &'a Fact, facts: &[Rc<Fact>], is_attributed: bool, key: Key, frame: Frame<'a>) -> Row<'a> {
    let disputed = matches!(fact.figure, Figure::Disputed(_));
    let bars = labeled_amounts(fact, key, frame.locale).map(|LabeledAmount { key, amount, value, role, is_claim }| {
        let thickness = if is_claim { CLAIM_BAR } else { BAR };
        Bar { key, amount, value, below: Vec::new(), role, thickness, has_status: fact.status.is_some() }
    });
    let said = (!disputed && !is_attributed).then(|| attribution(fact, frame.locale));
    let lines = said.into_iter().chain(corrected(&fact.corrections, &fact.unit, frame.locale));
    Row {
        key,
        label: wrap(&dated_label(fact, facts, frame.locale), LABEL, frame.width, frame.measure),
        bars: bars.collect(),
        said: lines.flat_map(|line| wrap(&line, DETAIL, frame.width, frame.measure)).collect(),
    }
}

impl Row<'_> {
    fn has_numbers(&self) -> bool {
        self.bars.iter().any(|bar| bar.amount.numbers().next().is_some())
    }

    fn label_height(&self) -> f64 {
        length(self.label.len()) * LABEL.line_height()
    }

    fn height(&self, is_beside: bool) -> f64 {
        if is_beside {
            return self.label_height().max(self.bars_height());
        }
        self.label_height() + length(self.said.len()) * DETAIL.line_height() + 8.0 + self.bars_height()
    }

    fn bars_height(&self) -> f64 {
        self.bars.iter().map(Bar::height).sum()
    }
}

impl Bar<'_> {
    /// Height with the value below the bar and the gap to the next bar.
    fn height(&self) -> f64 {
        self.thickness + length(self.below.len()) * STRONG.line_height() + BAR_GAP
    }
}

impl ChartLayout for Bars<'_> {
    fn height(&self) -> f64 {
        let gaps = length(self.rows.len().saturating_sub(1)) * self.row_gap();
        let axis = if self.has_numbers() { AXIS } else { 0.0 };
        self.rows.iter().map(|row| row.height(self.labels.is_some())).sum::<f64>() + gaps + axis
    }

    fn draw(&self, builder: &mut SceneBuilder) -> Result<(), ChartError> {
        let place = self.values.along(self.before, self.before + self.plot);
        let axis = self.axis(&place);
        let mut top = 0.0;
        for row in &self.rows {
            let height = row.height(self.labels.is_some());
            builder.target(row.key, Rect::new(0.0, top, self.frame.width, height));
            // Beside bars, the label is in the middle of them.
            let label = if self.labels.is_some() { top + (height - row.label_height()) / 2.0 } else { top };
            let at = Point::new(0.0, label + LABEL.size);
            builder.lines(row.key, at, &row.label, LABEL, Anchor::Start, Role::Text)?;
            let said = top + row.label_height();
            let at = Point::new(0.0, said + DETAIL.size);
            builder.lines(row.key, at, &row.said, DETAIL, Anchor::Start, Role::Muted)?;
            let bars = if self.labels.is_some() {
                top + (height - row.bars_height()) / 2.0 + BAR_GAP / 2.0
            } else {
                said + length(row.said.len()) * DETAIL.line_height() + 8.0
            };
            let zero = place(0.0);
            let mut y = bars;
            for bar in &row.bars {
                // Close rows share their lines.
                let is_close = self.labels.is_some() && row.bars.len() == 1;
                let margin = if is_close { f64::midpoint(height - bar.thickness, CLOSE_GAP) } else { BAR_GAP };
                let (from, to) = ((y - margin).max(0.0), y + bar.thickness + margin);
                let line = |x: f64, to: f64, stroke| {
                    builder.line(self.chart, &[Point::new(x, from), Point::new(x, to)], stroke)
                };
                // Grid lines only cover the bars. They would strike through the text between rows and seem to measure marks
                // without a length.
                for x in axis.lines().filter(|_| row.has_numbers()) {
                    line(x, to, Stroke::solid(Role::Grid, 1.0))?;
                }
                draw_bar(builder, bar, y, &place)?;
                y += bar.height();
                // The baseline is drawn last, over the start of the bars and of marks without a length. On the left, it is
                // clear of the values below the bars.
                line(zero, if zero < BELOW { y } else { to }, Stroke::solid(Role::Text, 1.5))?;
                if bar.key != row.key {
                    // A label beside the bars belongs to all claims.
                    let left = self.labels.unwrap_or(0.0);
                    let (top, width) = (y - bar.height() - 2.0, self.frame.width - left);
                    builder.target(bar.key, Rect::new(left, top, width, bar.height()));
                }
            }
            top += height + self.row_gap();
        }
        axis.draw(builder, self.chart)
    }
}

impl Bars<'_> {
    fn row_gap(&self) -> f64 {
        if self.labels.is_some() { CLOSE_GAP } else { ROW_GAP }
    }

    fn has_numbers(&self) -> bool {
        self.rows.iter().any(Row::has_numbers)
    }

    /// Returns the axis, without ticks if there is no number.
    fn axis(&self, place: &dyn Fn(f64) -> f64) -> AxisBelow {
        let wanted = if self.plot < 240.0 { 2 } else { 4 };
        let wanted = if self.has_numbers() { wanted } else { 0 };
        AxisBelow::of(self.values, self.unit, wanted, place, self.frame)
    }
}

fn draw_bar(builder: &SceneBuilder, bar: &Bar<'_>, y: f64, place: &dyn Fn(f64) -> f64) -> Result<(), ChartError> {
    let zero = place(0.0);
    let middle = y + bar.thickness / 2.0;
    let glyph =
        BarGlyph { direction: Direction::Right, base: Point::new(zero, middle), thickness: bar.thickness, ends: ENDS };
    let end = zero + glyph.draw(builder, bar.key, bar.role, bar.amount, &|value| place(value) - zero)?;
    let has_number = bar.amount.numbers().next().is_some();
    if bar.has_status && has_number {
        // A bar in stripes: what is expected or alleged does not look as solid as what is.
        let places = || bar.amount.numbers().map(|number| place(number.get()));
        // Over soft ends, but not over the arrow of an open end, nor over the label before zero.
        let start = places().fold(zero, f64::min);
        let across = [if start < zero { start - ENDS.soft } else { zero }, places().fold(zero, f64::max) + ENDS.soft];
        builder.line(bar.key, &across.map(|x| Point::new(x, middle)), symbols::status_gaps(bar.thickness))?;
    }
    let text = if has_number { bar.role } else { Role::Muted };
    if bar.below.is_empty() {
        let at = Point::new(end.max(zero) + GAP, middle + STRONG.size * 0.36);
        return builder.text(bar.key, at, &bar.value, STRONG, Anchor::Start, text);
    }
    // Clear of the baseline on the left.
    let at = Point::new(BELOW, y + bar.thickness + 1.0 + STRONG.size);
    builder.lines(bar.key, at, &bar.below, STRONG, Anchor::Start, text)
}
