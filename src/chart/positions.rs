//! `positions`: criteria and proposals down, sides and outcome across. A table in which every stance has a shape and
//! its word, and every limit lies on a small scale of its own.

use std::rc::Rc;

use super::{ChartBug, Frame, Plan, Scales, Sheet, length, side_role, symbols};
use crate::{
    geom::{Point, Rect},
    key::Key,
    scene::{Anchor, Fill, Paint, Stroke},
    story::{Bound, Limit, Outcome, Position, Side, Stance},
    text::{shorten, wrap},
    theme::{DETAIL, Font, HEAD, LABEL, Role, STRONG, TICK},
    words::Locale,
};

/// Below this width the outcome stands under its label instead of in a column.
const NARROW: f64 = 480.0;
/// Width of labels below which the signs move under them.
const CRAMPED: f64 = 104.0;
/// Lines that a side's name may have above its column.
const HEADING_LINES: usize = 3;
/// Above and below the text of a row.
const PAD: f64 = 11.0;
/// From the edge of a row to its text.
const INSET: f64 = 8.0;
/// Least height of a row: a sign and its word.
const SIGN: f64 = 44.0;
/// Room for a scale.
const SCALE: f64 = 34.0;

pub(super) struct Positions<'a> {
    frame: Frame<'a>,
    chart: Key,
    columns: Columns,
    sides: &'a [Rc<Side>],
    headings: Vec<Vec<String>>,
    rows: Vec<Row<'a>>,
}

/// Where the columns lie.
#[derive(Clone, Copy)]
struct Columns {
    /// Width of the labels' text.
    label: f64,
    /// Left edge of the first side's column.
    sides: f64,
    /// Width of a side's column.
    side: f64,
    /// Left edge of the outcomes' text, where they have a column.
    outcome: Option<f64>,
    /// Whether the signs stand under the labels, which have the whole width then.
    stacked: bool,
}

struct Row<'a> {
    key: Key,
    position: &'a Position,
    label: Vec<String>,
    label_font: Font,
    detail: Vec<String>,
    bound: Vec<String>,
    outcome: Vec<String>,
}

pub(super) fn plan<'a>(
    sides: &'a [Rc<Side>],
    positions: &'a [Rc<Position>],
    chart: Key,
    frame: Frame<'a>,
) -> Positions<'a> {
    let columns = Columns::new(sides.len(), frame.width);
    let rows = positions.iter().enumerate().map(|(index, position)| {
        let agreed = position.outcome == Outcome::Agreed;
        let fit = |text: &str, font: Font| wrap(text, font, columns.label, frame.measure);
        let outcome = frame.locale.outcome(position.outcome);
        let font = if agreed { STRONG } else { LABEL };
        Row {
            key: chart.item(index),
            position,
            label: fit(position.label.as_str(), STRONG),
            label_font: STRONG,
            detail: detail(position, frame.locale).map(|text| fit(&text, DETAIL)).unwrap_or_default(),
            bound: position.bound.as_ref().map(|bound| fit(&frame.locale.bound(bound), DETAIL)).unwrap_or_default(),
            outcome: match columns.outcome {
                Some(x) => wrap(&outcome, font, frame.width - INSET - x, frame.measure),
                None => fit(&frame.locale.outcome_line(position.outcome), if agreed { HEAD } else { DETAIL }),
            },
        }
    });
    let headings = sides.iter().map(|side| heading(side.name.as_str(), columns.side - 4.0, frame));
    Positions { frame, chart, columns, sides, headings: headings.collect(), rows: rows.collect() }
}

/// A side's name in a few lines; what is cut off stands in the words.
fn heading(name: &str, width: f64, frame: Frame<'_>) -> Vec<String> {
    let mut lines = wrap(name, HEAD, width, frame.measure);
    if lines.len() > HEADING_LINES {
        let rest = lines.split_off(HEADING_LINES - 1).join(" ");
        lines.push(shorten(&rest, HEAD, width, frame.measure));
    }
    lines
}

/// The editor's detail and the conditions under which a side would move.
fn detail(position: &Position, locale: &Locale) -> Option<String> {
    let conditions = position.stances.iter().filter_map(|stance| match &stance.stance {
        Stance::Offers(condition) => Some(locale.condition(condition)),
        _ => None,
    });
    let parts: Vec<String> = position.detail.iter().map(ToString::to_string).chain(conditions).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

impl Columns {
    fn new(sides: usize, width: f64) -> Self {
        let narrow = width < NARROW;
        let outcome: f64 = if narrow { 0.0 } else { 152.0 };
        let side: f64 = if narrow { 68.0 } else { 96.0 };
        // With many sides the signs move together before the labels lose their room.
        let side = side.min((width - outcome) * 0.6 / length(sides.max(1)));
        let left = width - outcome - side * length(sides);
        let label = left - INSET - 8.0;
        if label < CRAMPED {
            let side = width / length(sides.max(1));
            return Self { label: width - 2.0 * INSET, sides: 0.0, side, outcome: None, stacked: true };
        }
        Self { label, sides: left, side, outcome: (!narrow).then_some(width - outcome + 12.0), stacked: false }
    }
}

impl Row<'_> {
    /// Height of everything under and with the label.
    fn text_height(&self, columns: Columns) -> f64 {
        let scale = if self.position.bound.is_some() { SCALE } else { 0.0 };
        let outcome = match columns.outcome {
            Some(_) => 0.0,
            None => length(self.outcome.len()) * DETAIL.line_height() + 2.0,
        };
        length(self.label.len()) * LABEL.line_height()
            + length(self.detail.len().saturating_add(self.bound.len())) * DETAIL.line_height()
            + scale
            + outcome
    }

    fn height(&self, columns: Columns) -> f64 {
        let text = self.text_height(columns);
        let beside = if columns.outcome.is_some() { length(self.outcome.len()) * LABEL.line_height() } else { 0.0 };
        let inner = if columns.stacked { text + PAD + SIGN } else { text.max(beside).max(SIGN) };
        inner + 2.0 * PAD
    }
}

impl Plan for Positions<'_> {
    fn height(&self) -> f64 {
        self.headings_height() + self.rows.iter().map(|row| row.height(self.columns)).sum::<f64>() + 1.0
    }

    fn draw(&self, sheet: &mut Sheet<'_>) -> Result<(), ChartBug> {
        self.draw_headings(sheet)?;
        let mut top = self.headings_height();
        for row in &self.rows {
            self.draw_row(sheet, row, top)?;
            top += row.height(self.columns);
            let role = Role::Grid;
            let ends = [Point::new(0.0, top), Point::new(self.frame.width, top)];
            sheet.line(self.chart, &ends, Stroke::solid(role, 1.0))?;
        }
        Ok(())
    }
}

impl Positions<'_> {
    fn middle_of(&self, column: usize) -> f64 {
        self.columns.sides + (length(column) + 0.5) * self.columns.side
    }

    fn headings_height(&self) -> f64 {
        let lines = self.headings.iter().map(Vec::len).max().unwrap_or_default();
        13.0 + length(lines.max(1)) * HEAD.line_height()
    }

    fn draw_headings(&self, sheet: &Sheet<'_>) -> Result<(), ChartBug> {
        let bottom = self.headings_height();
        for ((column, side), lines) in self.sides.iter().enumerate().zip(&self.headings) {
            let first = bottom - 11.0 - length(lines.len().saturating_sub(1)) * HEAD.line_height();
            let at = Point::new(self.middle_of(column), first);
            sheet.lines(self.chart, at, lines, HEAD, Anchor::Middle, side_role(Some(side)))?;
        }
        if let Some(x) = self.columns.outcome {
            let heading = self.frame.locale.outcome_heading();
            sheet.text(self.chart, Point::new(x, bottom - 11.0), &heading, HEAD, Anchor::Start, Role::Muted)?;
        }
        let ends = [Point::new(0.0, bottom - 0.5), Point::new(self.frame.width, bottom - 0.5)];
        sheet.line(self.chart, &ends, Stroke::solid(Role::Rule, 1.0))
    }

    fn draw_row(&self, sheet: &mut Sheet<'_>, row: &Row<'_>, top: f64) -> Result<(), ChartBug> {
        let height = row.height(self.columns);
        let band = Rect::new(0.0, top, self.frame.width, height);
        sheet.target(row.key, band);
        if row.position.outcome == Outcome::Agreed {
            sheet.rect(row.key, band, Fill::Flat(Role::Ground))?;
        }
        self.draw_label(sheet, row, top + PAD)?;
        let signs =
            if self.columns.stacked { Rect::new(0.0, top + height - PAD - SIGN, self.frame.width, SIGN) } else { band };
        for (column, side) in self.sides.iter().enumerate() {
            let Some(one) = row.position.stances.iter().find(|one| Rc::ptr_eq(&one.side, side)) else { continue };
            let key = row.key.part(column);
            let center = Point::new(self.middle_of(column), signs.center().y - 8.0);
            let left = center.x - self.columns.side / 2.0;
            sheet.target(key, Rect::new(left, signs.y0, self.columns.side, signs.height()));
            symbols::stance(sheet, key, center, &one.stance, side_role(Some(side)))?;
            let quiet = one.stance == Stance::NotStated;
            let role = if quiet { Role::Muted } else { Role::Ink };
            let word =
                shorten(&self.frame.locale.stance(&one.stance), TICK, self.columns.side - 2.0, self.frame.measure);
            let at = Point::new(center.x, center.y + symbols::RADIUS + 15.0);
            sheet.text(key, at, &word, TICK, Anchor::Middle, role)?;
        }
        if let Some(x) = self.columns.outcome {
            let key = row.key.part(self.sides.len());
            sheet
                .target(key, Rect::from_corners(Point::new(x - 12.0, top), Point::new(self.frame.width, top + height)));
            let (font, role) = outcome_look(row.position.outcome);
            let lines = length(row.outcome.len()) * font.line_height();
            let y = top + height / 2.0 - lines / 2.0 + font.size;
            sheet.lines(key, Point::new(x, y), &row.outcome, font, Anchor::Start, role)?;
        }
        Ok(())
    }

    fn draw_label(&self, sheet: &mut Sheet<'_>, row: &Row<'_>, top: f64) -> Result<(), ChartBug> {
        let x = INSET;
        // Labels that are shorter than their row stand in its middle, like the signs.
        let own = row.text_height(self.columns);
        let room = if self.columns.stacked { own } else { row.height(self.columns) - 2.0 * PAD };
        let mut y = top + (room - own) / 2.0;
        let baseline = |y: f64, font: Font| Point::new(x, y + font.size);
        sheet.lines(row.key, baseline(y, LABEL), &row.label, row.label_font, Anchor::Start, Role::Ink)?;
        y += length(row.label.len()) * LABEL.line_height();
        sheet.lines(row.key, baseline(y, DETAIL), &row.detail, DETAIL, Anchor::Start, Role::Muted)?;
        y += length(row.detail.len()) * DETAIL.line_height();
        if let Some(bound) = &row.position.bound {
            sheet.lines(row.key, baseline(y, DETAIL), &row.bound, DETAIL, Anchor::Start, Role::Ink)?;
            y += length(row.bound.len()) * DETAIL.line_height();
            let ground = if row.position.outcome == Outcome::Agreed { Role::Ground } else { Role::Paper };
            self.draw_scale(sheet, row.key, bound, y, ground)?;
            y += SCALE;
        }
        if self.columns.outcome.is_none() {
            let key = row.key.part(self.sides.len());
            let (font, role) = match outcome_look(row.position.outcome) {
                (STRONG, role) => (HEAD, role),
                (_, role) => (DETAIL, role),
            };
            let lines = length(row.outcome.len()) * DETAIL.line_height();
            sheet.target(key, Rect::new(x, y, self.columns.label, lines + 4.0));
            sheet.lines(key, baseline(y + 2.0, DETAIL), &row.outcome, font, Anchor::Start, role)?;
        }
        Ok(())
    }

    /// A limit on its scale: heavy on the side that is meant, a ring at the limit, which is itself not included.
    fn draw_scale(&self, sheet: &Sheet<'_>, key: Key, bound: &Bound, top: f64, ground: Role) -> Result<(), ChartBug> {
        let track = Rect::new(INSET + 5.0, top, (self.columns.label - 10.0).min(190.0), 20.0);
        let (low, high) = (bound.scale.low().get(), bound.scale.high().get());
        let scales = Scales::new(track, low..high, 0.0..1.0);
        let y = top + 9.0;
        let place = |value: f64| Point::new(scales.place(value, 0.0).x, y);
        let (from, to, limit) = match bound.limit {
            Limit::Under(limit) => (low, limit.get(), limit),
            Limit::Over(limit) => (limit.get(), high, limit),
        };
        sheet.line(key, &[place(low), place(high)], Stroke::solid(Role::Rule, 2.0))?;
        sheet.line(key, &[place(from), place(to)], Stroke::solid(Role::Ink, 4.0))?;
        let at = place(limit.get());
        sheet.circle(key, at, 4.5, Paint::Fill(Fill::Flat(ground)))?;
        sheet.circle(key, at, 4.5, Paint::Stroke(Stroke::solid(Role::Ink, 2.0)))?;
        let label_y = y + 6.0 + TICK.size;
        let text = self.frame.locale.scale_value(limit.get());
        let half = self.frame.measure.width(&text, TICK) / 2.0;
        sheet.text(self.chart, Point::new(at.x, label_y), &text, TICK, Anchor::Middle, Role::Muted)?;
        // The limit is what was said; an end of the scale that would touch its number gives way.
        for (value, anchor, edge) in [(low, Anchor::Start, track.x0 - 2.0), (high, Anchor::End, track.x1 + 2.0)] {
            let text = self.frame.locale.scale_value(value);
            if (edge - at.x).abs() > self.frame.measure.width(&text, TICK) + half + 4.0 {
                sheet.text(self.chart, Point::new(edge, label_y), &text, TICK, anchor, Role::Muted)?;
            }
        }
        Ok(())
    }
}

fn outcome_look(outcome: Outcome) -> (Font, Role) {
    match outcome {
        Outcome::Agreed => (STRONG, Role::Ink),
        Outcome::Rejected | Outcome::Open => (LABEL, Role::Ink),
        Outcome::NoAnswer => (LABEL, Role::Muted),
    }
}
