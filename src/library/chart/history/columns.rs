//! A history with room: columns along a true scale of time, one side up and the other down. The strip between the two
//! axes holds what has no height.

use super::super::{
    ChartBug, Frame, Plan, Sheet,
    lane::{Ends, Lane},
    length, side_role,
};
use super::{
    Entry, entries,
    heights::Heights,
    is_withheld,
    lanes::Lanes,
    overlaps,
    places::Places,
    signs::{self, Signs},
    stretch_lines, unit,
};
use crate::{
    geom::{Point, Rect, within},
    key::Key,
    model::{Amount, Date, Fact, Figure, History, Unit},
    scene::{Anchor, Dash, Fill, Paint, Stroke, Toward},
    text::shorten,
    theme::{DETAIL, HEAD, Role, TICK},
};

/// Height of the strip between the axes.
const STRIP: f64 = 28.0;
/// For the numbers over the highest columns.
const HEADROOM: f64 = 18.0;
/// Height of the clasp over claims that contradict each other.
const CLASP: f64 = 5.0;
/// A line for a side's name.
const HEADING: f64 = 20.0;
/// For the dates below.
const DATES: f64 = 24.0;
const ENDS: Ends = Ends { open: 13.0, soft: 7.0 };
/// Columns of a side that have their number written over them, at most.
const MOST_NUMBERS: usize = 10;

pub(super) struct Columns<'a> {
    history: &'a History,
    chart: Key,
    frame: Frame<'a>,
    entries: Vec<Entry<'a>>,
    places: Places,
    lanes: Lanes,
    heights: Heights,
    /// Above the highest column, for what reaches up from it and for its number.
    headroom: f64,
    signs: Signs,
    stretches: Vec<Stretch<'a>>,
}

/// A figure for several events together.
struct Stretch<'a> {
    key: Key,
    fact: &'a Fact,
    lines: Vec<String>,
}

pub(super) fn plan<'a>(history: &'a History, chart: Key, frame: Frame<'a>) -> Columns<'a> {
    let entries = entries(history, chart, frame);
    let heights = Heights::of(history, frame);
    let places = Places::of(history, frame.filter, &entries, frame.width - heights.room);
    let first = history.events.len();
    let stretches = history.stretches.iter().enumerate().filter(|(_, fact)| {
        // Of events that are not shown, there is nothing to bracket.
        entries.iter().any(|entry| fact.as_of.is_some_and(|when| overlaps(entry.event.when, when)))
    });
    let stretches = stretches.map(|(index, fact)| Stretch {
        key: chart.item(first.saturating_add(index)),
        fact,
        lines: stretch_lines(fact, frame, 16.0),
    });
    let stretches = stretches.collect();
    Columns {
        history,
        chart,
        frame,
        lanes: Lanes::of(history, frame, &entries, &places.events),
        entries,
        places,
        headroom: headroom(history, &heights),
        heights,
        signs: Signs::of(history, frame),
        stretches,
    }
}

/// A number over a column, and the part of the highest end or clasp that reaches over the plot.
fn headroom(history: &History, Heights { high, half, .. }: &Heights) -> f64 {
    let figures = history.events.iter().flat_map(|event| &event.amounts).map(|one| &one.figure);
    let reach = |figure: &Figure| {
        let clasp = if figure.amounts().count() > 1 { CLASP } else { 0.0 };
        let end = |amount: &Amount| amount.numbers().last().map_or(0.0, |value| value.get() / high * half);
        figure.amounts().map(|(amount, _)| end(amount) + ENDS.reach(amount) + clasp).fold(0.0, f64::max)
    };
    HEADROOM + (figures.map(reach).fold(0.0, f64::max) - half).max(0.0)
}

/// Where things stand, from top to bottom.
struct Layout {
    /// The first side's axis.
    up: f64,
    /// The second side's axis, or the lower edge of the strip.
    down: f64,
    /// The end of the plot.
    bottom: f64,
}

/// One figure of one event, where it is drawn.
struct Column<'a> {
    key: Key,
    figure: &'a Figure,
    x: f64,
    width: f64,
    lane: Lane,
    /// How far it reaches from its axis.
    end: f64,
}

impl Columns<'_> {
    fn mirrored(&self) -> bool {
        self.history.sides.len() == 2
    }

    fn layout(&self) -> Layout {
        let up = HEADING + self.headroom + self.heights.half;
        let down = up + STRIP;
        Layout { up, down, bottom: if self.mirrored() { down + self.heights.half + self.headroom } else { down } }
    }

    fn below(&self) -> f64 {
        let heading = if self.mirrored() { HEADING } else { 0.0 };
        self.layout().bottom + heading + DATES
    }
}

impl Plan for Columns<'_> {
    fn axis_unit(&self) -> Option<(&Unit, Anchor)> {
        Some((unit(self.history)?, Anchor::End))
    }

    fn height(&self) -> f64 {
        let lines: usize = self.stretches.iter().map(|stretch| stretch.lines.len()).sum();
        let stretches = length(lines) * DETAIL.line_height() + length(self.stretches.len()) * 8.0;
        self.below() + self.signs.height() + stretches + self.lanes.height()
    }

    fn draw(&self, sheet: &mut Sheet) -> Result<(), ChartBug> {
        let layout = self.layout();
        let width = self.frame.width - self.heights.room;
        let calendar = self.places.calendar;
        let x_of = |day: f64| calendar.place(day);
        let long = self.heights.scale();
        self.draw_sides(sheet, &layout, width)?;
        let y = self.below() - DATES + TICK.size + 4.0;
        calendar.draw(sheet, self.chart, self.frame, [HEADING, layout.bottom, y], &x_of)?;

        let mut columns: [Vec<Column<'_>>; 2] = [Vec::new(), Vec::new()];
        for (entry, (x, own)) in self.entries.iter().zip(&self.places.events) {
            for (side, (figure, columns)) in entry.figures.iter().zip(&mut columns).enumerate() {
                if let Some(figure) = figure {
                    columns.push(self.column(entry, side, figure, *x, *own, &layout));
                }
            }
            draw_coarse(sheet, entry, &layout, &x_of)?;
            self.draw_target(sheet, entry, *x, *own, &layout, &long);
        }
        for (side, columns) in columns.iter_mut().enumerate() {
            let role = side_role(self.history.sides.get(side).map(|side| &**side));
            for column in &mut *columns {
                column.end = draw_column(sheet, column, role, &layout, &long)?;
            }
            self.draw_numbers(sheet, columns, role, width)?;
        }
        for axis in [layout.up, layout.down].into_iter().take(if self.mirrored() { 2 } else { 1 }) {
            let ends = [Point::new(0.0, axis), Point::new(width, axis)];
            sheet.line(self.chart, &ends, Stroke::solid(Role::Ink, 1.25))?;
        }
        let area = Rect::from_corners(Point::new(0.0, HEADING), Point::new(width, layout.bottom));
        let at = |x: f64| Point::new(x, f64::midpoint(layout.up, layout.down));
        sheet.trace(area, self.entries.iter().zip(&self.places.events).map(|(entry, (x, _))| (entry.key, at(*x))));
        self.signs.draw(sheet, self.chart, self.below())?;
        self.lanes.draw(sheet, self.chart, self.frame, self.height() - self.lanes.height(), width)?;
        self.draw_stretches(sheet, &layout, width, &x_of)
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
        let (axis, toward) = if side == 0 { (layout.up, Toward::Up) } else { (layout.down, Toward::Down) };
        let claims = length(figure.amounts().count().max(1));
        let thickness = self.places.thickness.min(width / claims);
        let lane = Lane { toward, base: Point::new(x, axis), thickness, ends: ENDS };
        Column { key: entry.key, figure, x, width, lane, end: 0.0 }
    }

    /// The sides' names, and the grid of each.
    fn draw_sides(&self, sheet: &Sheet, layout: &Layout, width: f64) -> Result<(), ChartBug> {
        for (index, side) in self.history.sides.iter().enumerate() {
            let (axis, sign) = if index == 0 { (layout.up, -1.0) } else { (layout.down, 1.0) };
            self.heights.draw(sheet, self.chart, self.frame, axis, sign)?;
            let y = if index == 0 { HEAD.size } else { layout.bottom + HEAD.size + 2.0 };
            let name = shorten(side.name.as_str(), HEAD, width, self.frame.measure);
            sheet.text(self.chart, Point::new(0.0, y), &name, HEAD, Anchor::Start, side_role(Some(side)))?;
        }
        Ok(())
    }

    /// The column from the end of one side's amount to that of the other.
    fn draw_target(
        &self,
        sheet: &mut Sheet,
        entry: &Entry<'_>,
        x: f64,
        width: f64,
        layout: &Layout,
        long: &dyn Fn(f64) -> f64,
    ) {
        let reach = |side: usize| {
            let figure = entry.figures.get(side).copied().flatten();
            let ends = figure
                .into_iter()
                .flat_map(Figure::amounts)
                .map(|(amount, _)| amount.numbers().last().map_or(8.0, |value| long(value.get()) + ENDS.reach(amount)));
            ends.fold(0.0, f64::max)
        };
        let (top, bottom) = (layout.up - reach(0), layout.down + if self.mirrored() { reach(1) } else { 0.0 });
        let half = width / 2.0;
        sheet.target(entry.key, Rect::from_corners(Point::new(x - half, top), Point::new(x + half, bottom)));
    }

    /// The numbers of the highest columns, over those that nothing stands in the way of.
    fn draw_numbers(&self, sheet: &Sheet, columns: &[Column<'_>], role: Role, width: f64) -> Result<(), ChartBug> {
        let mut order: Vec<&Column<'_>> = Vec::new();
        for column in columns.iter().filter(|column| column.end > 14.0) {
            let at = order.partition_point(|other| other.end >= column.end);
            order.insert(at, column);
        }
        let mut taken: Vec<(f64, f64, f64)> = Vec::new();
        for column in order {
            let amounts: Vec<String> =
                column.figure.amounts().map(|(amount, _)| self.frame.locale.amount_on_axis(amount)).collect();
            let text = amounts.join(" / ");
            let wide = self.frame.measure.width(&text, TICK);
            let start = within(column.x - wide / 2.0, 0.0, (width - wide).max(0.0));
            let (from, to) = (start - 3.0, start + wide + 3.0);
            // A column in the way reaches into the line of the text.
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
            let y = match column.lane.toward {
                Toward::Down => column.lane.base.y + column.end + TICK.size + 2.0,
                Toward::Up | Toward::Left | Toward::Right => column.lane.base.y - column.end - 5.0,
            };
            sheet.text(column.key, Point::new(start, y), &text, TICK, Anchor::Start, role)?;
        }
        Ok(())
    }

    /// A clasp in the strip over each stretch, and its words below the drawing.
    fn draw_stretches(
        &self,
        sheet: &mut Sheet,
        layout: &Layout,
        width: f64,
        x_of: &dyn Fn(f64) -> f64,
    ) -> Result<(), ChartBug> {
        let mut y = self.below() + self.signs.height() + 8.0;
        for (index, Stretch { key, fact, lines }) in self.stretches.iter().enumerate() {
            let Some(when) = fact.as_of else { continue };
            let height = length(lines.len()) * DETAIL.line_height();
            let from = within(x_of(f64::from(when.first_day())), 0.0, width);
            let to = within(x_of(f64::from(when.end_day())), 0.0, width);
            if to > from {
                let strip = layout.down - 5.0 - length(index.min(2)) * 3.0;
                signs::disputed(sheet, *key, from, to.max(from + 3.0), strip, -4.0)?;
            }
            signs::disputed(sheet, *key, 1.0, 11.0, y + 9.0, -4.0)?;
            let at = Point::new(16.0, y + DETAIL.size);
            sheet.lines(*key, at, lines, DETAIL, Anchor::Start, Role::Ink)?;
            sheet.target(*key, Rect::new(0.0, y - 2.0, self.frame.width, height + 4.0));
            y += height + 8.0;
        }
        Ok(())
    }
}

/// What is known to the month or year only is as wide as that, on the axes of the sides of which something is said.
fn draw_coarse(sheet: &Sheet, entry: &Entry<'_>, layout: &Layout, x_of: &dyn Fn(f64) -> f64) -> Result<(), ChartBug> {
    let when = entry.event.when;
    if when.to.is_none() && !when.about && matches!(when.from, Date::Day(..)) {
        return Ok(());
    }
    let (from, to) = (x_of(f64::from(when.first_day())), x_of(f64::from(when.end_day())));
    let dash = if when.about { Dash::Dotted } else { Dash::Solid };
    for (side, y) in [layout.up + 3.5, layout.down - 3.5].into_iter().enumerate() {
        if entry.figures.get(side).is_some_and(Option::is_some) {
            let stroke = Stroke { role: Role::Ink, width: 3.0, dash, opacity: 1.0 };
            sheet.line(entry.key, &[Point::new(from, y), Point::new(to.max(from + 4.0), y)], stroke)?;
        }
    }
    Ok(())
}

/// Draws one figure; how far it reaches from its axis.
fn draw_column(
    sheet: &Sheet,
    column: &Column<'_>,
    role: Role,
    layout: &Layout,
    long: &dyn Fn(f64) -> f64,
) -> Result<f64, ChartBug> {
    let (key, lane) = (column.key, column.lane);
    let up = lane.toward == Toward::Up;
    if is_withheld(Some(column.figure)) {
        // A stroke in its side's half of the strip: it stands for a number, and has no height.
        let thick = within(lane.thickness, 1.5, 3.0);
        let (from, to) = if up { (layout.up + 6.0, layout.up + 13.0) } else { (layout.up + 13.0, layout.up + 20.0) };
        let rect = Rect::from_corners(Point::new(column.x - thick / 2.0, from), Point::new(column.x + thick / 2.0, to));
        sheet.rect(key, rect, Fill::Flat(Role::Ink))?;
        return Ok(0.0);
    }
    let claims = column.figure.amounts().count();
    let pitch = column.width / length(claims.max(1));
    let mut reach = 0.0_f64;
    for (index, (amount, _)) in column.figure.amounts().enumerate() {
        let x = column.x + (length(index) - (length(claims) - 1.0) / 2.0) * pitch;
        let lane = Lane { base: Point::new(x, lane.base.y), ..lane };
        let end = match amount {
            Amount::Unknown(_) => {
                let away = if up { -4.5 } else { 4.5 };
                signs::unknown(sheet, key, Point::new(x, lane.base.y + away), within(pitch * 0.5, 1.5, 3.0))?;
                8.0
            }
            Amount::Withheld(_) => {
                sheet.rect(key, lane.span(2.0, 9.0), Fill::Flat(Role::Ink))?;
                10.0
            }
            Amount::None => {
                sheet.circle(key, lane.base, 3.0, Paint::Fill(Fill::Flat(role)))?;
                4.0
            }
            amount => lane.draw(sheet, key, role, amount, long)?,
        };
        reach = reach.max(end);
    }
    if claims > 1 {
        let (y, foot) = if up { (lane.base.y - reach - 4.0, 3.0) } else { (lane.base.y + reach + 4.0, -3.0) };
        let half = column.width / 2.0;
        signs::disputed(sheet, key, column.x - half, column.x + half, y, foot)?;
        reach += CLASP;
    }
    Ok(reach)
}
