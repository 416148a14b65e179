//! The wide layout of a history: columns along a time scale, one side up and the other down. The strip between the two
//! axes has the marks without a height.

use super::super::{
    ChartError, ChartLayout, Frame, SceneBuilder,
    bar_glyph::{BarGlyph, Ends},
    length, side_role, symbols,
};
use super::{
    Entry, entries,
    event_layout::EventLayout,
    facet_strips::FacetStrips,
    is_withheld,
    legend::{self, Legend},
    overlaps, stretch_lines, unit,
    value_axis::ValueAxis,
};
use crate::{
    geom::{Point, Rect, clamp},
    key::Key,
    model::{Amount, Fact, Figure, History, Unit},
    scene::{Anchor, Dash, Direction, Fill, Paint, Stroke},
    theme::{DETAIL, HEAD, Role, TICK},
    typography::shorten,
};

/// Height of the strip between the axes.
const STRIP: f64 = 28.0;
/// Room for the values above the highest columns.
const HEADROOM: f64 = 18.0;
/// Height of the bracket over claims that contradict each other.
const BRACKET: f64 = 5.0;
/// Height of a side's name.
const HEADING: f64 = 20.0;
/// Height of the dates below.
const DATES: f64 = 24.0;
const ENDS: Ends = Ends { open: 13.0, soft: 7.0 };
/// Maximum number of columns per side that have their value above them.
const MOST_NUMBERS: usize = 10;

pub(super) struct Columns<'a> {
    history: &'a History,
    chart: Key,
    frame: Frame<'a>,
    entries: Vec<Entry<'a>>,
    event_layout: EventLayout,
    strips: FacetStrips,
    value_axis: ValueAxis,
    /// Height above the plot, for end caps, brackets and values.
    headroom: f64,
    legend: Legend,
    brackets: Vec<Bracket<'a>>,
}

/// A figure that covers several events.
struct Bracket<'a> {
    key: Key,
    fact: &'a Fact,
    lines: Vec<String>,
}

pub(super) fn layout<'a>(history: &'a History, chart: Key, frame: Frame<'a>) -> Columns<'a> {
    let entries = entries(history, chart, frame);
    let value_axis = ValueAxis::of(history, frame);
    let event_layout = EventLayout::of(history, frame.filter, &entries, frame.width - value_axis.room);
    let first = history.events.len();
    let brackets = history.brackets.iter().enumerate().filter(|(_, fact)| {
        // If no event of the period is shown, there is nothing to bracket.
        entries.iter().any(|entry| fact.as_of.is_some_and(|when| overlaps(entry.event.when, when)))
    });
    let brackets = brackets.map(|(index, fact)| Bracket {
        key: chart.item(first.saturating_add(index)),
        fact,
        lines: stretch_lines(fact, frame, 16.0),
    });
    let brackets = brackets.collect();
    Columns {
        history,
        chart,
        frame,
        strips: FacetStrips::of(history, frame, &entries, &event_layout.events),
        entries,
        event_layout,
        headroom: headroom(history, &value_axis),
        value_axis,
        legend: Legend::of(history, frame),
        brackets,
    }
}

/// Returns the height of a value, plus the part of the highest end cap or bracket that exceeds the plot.
fn headroom(history: &History, ValueAxis { high, half, .. }: &ValueAxis) -> f64 {
    let figures = history.events.iter().flat_map(|event| &event.amounts).map(|one| &one.figure);
    let reach = |figure: &Figure| {
        let bracket = if figure.amounts().count() > 1 { BRACKET } else { 0.0 };
        let end = |amount: &Amount| amount.numbers().last().map_or(0.0, |value| value.get() / high * half);
        figure.amounts().map(|(amount, _)| end(amount) + ENDS.reach(amount) + bracket).fold(0.0, f64::max)
    };
    HEADROOM + (figures.map(reach).fold(0.0, f64::max) - half).max(0.0)
}

/// Vertical positions, from top to bottom.
struct Layout {
    /// y of the first side's axis.
    up: f64,
    /// y of the second side's axis, or of the lower edge of the strip if there is one side.
    down: f64,
    /// y of the lower edge of the plot.
    bottom: f64,
}

/// One figure of one event, with its position.
struct Column<'a> {
    key: Key,
    figure: &'a Figure,
    x: f64,
    width: f64,
    glyph: BarGlyph,
    /// Distance from the axis to the end of the column.
    end: f64,
}

impl Columns<'_> {
    fn mirrored(&self) -> bool {
        self.history.sides.len() == 2
    }

    fn layout(&self) -> Layout {
        let up = HEADING + self.headroom + self.value_axis.half;
        let down = up + STRIP;
        Layout { up, down, bottom: if self.mirrored() { down + self.value_axis.half + self.headroom } else { down } }
    }

    fn below(&self) -> f64 {
        let heading = if self.mirrored() { HEADING } else { 0.0 };
        self.layout().bottom + heading + DATES
    }
}

impl ChartLayout for Columns<'_> {
    fn axis_unit(&self) -> Option<(&Unit, Anchor)> {
        Some((unit(self.history)?, Anchor::End))
    }

    fn height(&self) -> f64 {
        let lines: usize = self.brackets.iter().map(|stretch| stretch.lines.len()).sum();
        let brackets = length(lines) * DETAIL.line_height() + length(self.brackets.len()) * 8.0;
        self.below() + self.legend.height() + brackets + self.strips.height()
    }

    fn draw(&self, builder: &mut SceneBuilder) -> Result<(), ChartError> {
        let layout = self.layout();
        let width = self.frame.width - self.value_axis.room;
        let calendar = self.event_layout.calendar;
        let x_of = |day: f64| calendar.place(day);
        let scale_to_length = self.value_axis.scale();
        self.draw_sides(builder, &layout, width)?;
        let y = self.below() - DATES + TICK.size + 4.0;
        calendar.draw(builder, self.chart, self.frame, [HEADING, layout.bottom, y], &x_of)?;

        let mut columns: [Vec<Column<'_>>; 2] = [Vec::new(), Vec::new()];
        for (entry, (x, own)) in self.entries.iter().zip(&self.event_layout.events) {
            for (side, (figure, columns)) in entry.figures.iter().zip(&mut columns).enumerate() {
                if let Some(figure) = figure {
                    columns.push(self.column(entry, side, figure, *x, *own, &layout));
                }
            }
            draw_coarse(builder, entry, &layout, &x_of)?;
            self.draw_target(builder, entry, *x, *own, &layout, &scale_to_length);
        }
        for (side, columns) in columns.iter_mut().enumerate() {
            let role = side_role(self.history.sides.get(side).map(|side| &**side));
            for column in &mut *columns {
                column.end = draw_column(builder, column, role, &layout, &scale_to_length)?;
            }
            self.draw_numbers(builder, columns, role, width)?;
        }
        for axis in [layout.up, layout.down].into_iter().take(if self.mirrored() { 2 } else { 1 }) {
            let ends = [Point::new(0.0, axis), Point::new(width, axis)];
            builder.line(self.chart, &ends, Stroke::solid(Role::Text, 1.25))?;
        }
        let area = Rect::from_corners(Point::new(0.0, HEADING), Point::new(width, layout.bottom));
        let at = |x: f64| Point::new(x, f64::midpoint(layout.up, layout.down));
        builder.snap_line(
            area,
            self.entries.iter().zip(&self.event_layout.events).map(|(entry, (x, _))| (entry.key, at(*x))),
        );
        self.legend.draw(builder, self.chart, self.below())?;
        self.strips.draw(builder, self.chart, self.frame, self.height() - self.strips.height(), width)?;
        self.draw_stretches(builder, &layout, width, &x_of)
    }
}

impl Columns<'_> {
    fn column<'e>(
        &self,
        entry: &Entry<'_>,
        side: usize,
        figure: &'e Figure,
        x: f64,
        width: f64,
        layout: &Layout,
    ) -> Column<'e> {
        let (axis, direction) = if side == 0 { (layout.up, Direction::Up) } else { (layout.down, Direction::Down) };
        let claims = length(figure.amounts().count().max(1));
        let thickness = self.event_layout.thickness.min(width / claims);
        let glyph = BarGlyph { direction, base: Point::new(x, axis), thickness, ends: ENDS };
        Column { key: entry.key, figure, x, width, glyph, end: 0.0 }
    }

    /// Draws the names of the sides and their grids.
    fn draw_sides(&self, builder: &SceneBuilder, layout: &Layout, width: f64) -> Result<(), ChartError> {
        for (index, side) in self.history.sides.iter().enumerate() {
            let (axis, sign) = if index == 0 { (layout.up, -1.0) } else { (layout.down, 1.0) };
            self.value_axis.draw(builder, self.chart, self.frame, axis, sign)?;
            let y = if index == 0 { HEAD.size } else { layout.bottom + HEAD.size + 2.0 };
            let name = shorten(side.name.as_str(), HEAD, width, self.frame.measure);
            builder.text(self.chart, Point::new(0.0, y), &name, HEAD, Anchor::Start, side_role(Some(side)))?;
        }
        Ok(())
    }

    /// Adds a hit target that reaches from the end of one side's column to the end of the other's.
    fn draw_target(
        &self,
        builder: &mut SceneBuilder,
        entry: &Entry<'_>,
        x: f64,
        width: f64,
        layout: &Layout,
        scale_to_length: &dyn Fn(f64) -> f64,
    ) {
        let reach = |side: usize| {
            let figure = entry.figures.get(side).copied().flatten();
            let ends = figure.into_iter().flat_map(Figure::amounts).map(|(amount, _)| {
                amount.numbers().last().map_or(8.0, |value| scale_to_length(value.get()) + ENDS.reach(amount))
            });
            ends.fold(0.0, f64::max)
        };
        let (top, bottom) = (layout.up - reach(0), layout.down + if self.mirrored() { reach(1) } else { 0.0 });
        let half = width / 2.0;
        builder.target(entry.key, Rect::from_corners(Point::new(x - half, top), Point::new(x + half, bottom)));
    }

    /// Draws the values of the highest columns, except where another column or value is in the way.
    fn draw_numbers(
        &self,
        builder: &SceneBuilder,
        columns: &[Column<'_>],
        role: Role,
        width: f64,
    ) -> Result<(), ChartError> {
        let mut order: Vec<&Column<'_>> = Vec::new();
        for column in columns.iter().filter(|column| column.end > 14.0) {
            let at = order.partition_point(|other| other.end >= column.end);
            order.insert(at, column);
        }
        let mut taken: Vec<(f64, f64, f64)> = Vec::new();
        for column in order {
            let (locale, unit) = (self.frame.locale, &self.history.unit);
            let amounts: Vec<String> =
                column.figure.amounts().map(|(amount, _)| locale.amount_on_axis(amount, unit)).collect();
            let text = amounts.join(" / ");
            let wide = self.frame.measure.width(&text, TICK);
            let start = clamp(column.x - wide / 2.0, 0.0, (width - wide).max(0.0));
            let (from, to) = (start - 3.0, start + wide + 3.0);
            // A column blocks the value if it reaches into the value's line.
            let blocked = columns.iter().any(|other| {
                other.key != column.key
                    && other.x + other.width / 2.0 > from
                    && other.x - other.width / 2.0 < to
                    && other.end > column.end - 2.0
            });
            let covered = taken
                .iter()
                .any(|(start, end, reach)| *start < to && from < *end && (reach - column.end).abs() < TICK.size + 4.0);
            if wide > width || blocked || covered || taken.len() >= MOST_NUMBERS {
                continue;
            }
            taken.push((from, to, column.end));
            let y = match column.glyph.direction {
                Direction::Down => column.glyph.base.y + column.end + TICK.size + 2.0,
                Direction::Up | Direction::Left | Direction::Right => column.glyph.base.y - column.end - 5.0,
            };
            builder.text(column.key, Point::new(start, y), &text, TICK, Anchor::Start, role)?;
        }
        Ok(())
    }

    /// Draws a bracket in the strip for each period, and its text below the drawing.
    fn draw_stretches(
        &self,
        builder: &mut SceneBuilder,
        layout: &Layout,
        width: f64,
        x_of: &dyn Fn(f64) -> f64,
    ) -> Result<(), ChartError> {
        let mut y = self.below() + self.legend.height() + 8.0;
        for (index, Bracket { key, fact, lines }) in self.brackets.iter().enumerate() {
            let Some(when) = fact.as_of else { continue };
            let height = length(lines.len()) * DETAIL.line_height();
            let from = clamp(x_of(f64::from(when.first_day())), 0.0, width);
            let to = clamp(x_of(f64::from(when.end_day())), 0.0, width);
            if to > from {
                let strip = layout.down - 5.0 - length(index.min(2)) * 3.0;
                legend::disputed(builder, *key, from, to.max(from + 3.0), strip, -4.0)?;
            }
            legend::disputed(builder, *key, 1.0, 11.0, y + 9.0, -4.0)?;
            let at = Point::new(16.0, y + DETAIL.size);
            builder.lines(*key, at, lines, DETAIL, Anchor::Start, Role::Text)?;
            builder.target(*key, Rect::new(0.0, y - 2.0, self.frame.width, height + 4.0));
            y += height + 8.0;
        }
        Ok(())
    }
}

/// Marks a date that is not exactly one day: a line of the length of its period, on the axis of each side that has a
/// figure.
fn draw_coarse(
    builder: &SceneBuilder,
    entry: &Entry<'_>,
    layout: &Layout,
    x_of: &dyn Fn(f64) -> f64,
) -> Result<(), ChartError> {
    let when = entry.event.when;
    if when.is_day() && !when.about {
        return Ok(());
    }
    let (from, to) = (x_of(f64::from(when.first_day())), x_of(f64::from(when.end_day())));
    let dash = if when.is_approximate() { Dash::Dotted } else { Dash::Solid };
    for (side, y) in [layout.up + 3.5, layout.down - 3.5].into_iter().enumerate() {
        if entry.figures.get(side).is_some_and(Option::is_some) {
            let stroke = Stroke { role: Role::Text, width: 3.0, dash, opacity: 1.0 };
            builder.line(entry.key, &[Point::new(from, y), Point::new(to.max(from + 4.0), y)], stroke)?;
        }
    }
    Ok(())
}

/// Draws one figure and returns the distance from its axis to its end.
fn draw_column(
    builder: &SceneBuilder,
    column: &Column<'_>,
    role: Role,
    layout: &Layout,
    scale_to_length: &dyn Fn(f64) -> f64,
) -> Result<f64, ChartError> {
    let (key, glyph) = (column.key, column.glyph);
    let up = glyph.direction == Direction::Up;
    if is_withheld(Some(column.figure)) {
        // A withheld number has no height: it is a bar in its side's half of the strip.
        let thick = clamp(glyph.thickness, 1.5, 3.0);
        let (from, to) = if up { (layout.up + 6.0, layout.up + 13.0) } else { (layout.up + 13.0, layout.up + 20.0) };
        let rect = Rect::from_corners(Point::new(column.x - thick / 2.0, from), Point::new(column.x + thick / 2.0, to));
        builder.rect(key, rect, Fill::Flat(Role::Text))?;
        return Ok(0.0);
    }
    let claims = column.figure.amounts().count();
    let pitch = column.width / length(claims.max(1));
    let mut reach = 0.0_f64;
    for (index, (amount, _)) in column.figure.amounts().enumerate() {
        let x = column.x + (length(index) - (length(claims) - 1.0) / 2.0) * pitch;
        let glyph = BarGlyph { base: Point::new(x, glyph.base.y), ..glyph };
        let end = match amount {
            Amount::Unknown(_) => {
                let away = if up { -4.5 } else { 4.5 };
                legend::unknown(builder, key, Point::new(x, glyph.base.y + away), clamp(pitch * 0.5, 1.5, 3.0))?;
                8.0
            }
            Amount::Withheld(_) => {
                builder.rect(key, glyph.span(2.0, 9.0), Fill::Flat(Role::Text))?;
                10.0
            }
            Amount::Words(_) => {
                symbols::words(builder, key, glyph.direction.from(glyph.base, 6.0, 0.0))?;
                10.0
            }
            Amount::None => {
                builder.circle(key, glyph.base, 3.0, Paint::Fill(Fill::Flat(role)))?;
                4.0
            }
            amount => glyph.draw(builder, key, role, amount, scale_to_length)?,
        };
        reach = reach.max(end);
    }
    if claims > 1 {
        let (y, foot) = if up { (glyph.base.y - reach - 4.0, 3.0) } else { (glyph.base.y + reach + 4.0, -3.0) };
        let half = column.width / 2.0;
        legend::disputed(builder, key, column.x - half, column.x + half, y, foot)?;
        reach += BRACKET;
    }
    Ok(reach)
}
