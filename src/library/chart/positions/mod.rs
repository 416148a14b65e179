//! `positions`: a table with criteria and proposals as rows, sides and outcome as columns. Every stance has a symbol
//! and a word, and every limit has a small scale of its own. If the sides' names or the words of their stances do not
//! fit into columns, the sides are below each label, each with its name.

mod layout;

use std::rc::Rc;

use super::{ChartError, ChartLayout, Frame, SceneBuilder, Values, length, side_role, symbols};
use crate::{
    geom::{Point, Rect},
    key::Key,
    model::{Bound, Limit, Number, Outcome, Position, Side, Stance},
    scene::{Anchor, Fill, Paint, Stroke},
    text::Locale,
    theme::{DETAIL, Font, HEAD, LABEL, Role, STRONG, TICK},
    typography::wrap,
};
use layout::{BESIDE, INSET, Layout};

/// Padding above and below the text of a row.
const PAD: f64 = 11.0;
/// Minimum height of a row: a symbol and its word.
const SIGN: f64 = 44.0;
/// Height of a scale.
const SCALE: f64 = 34.0;

pub(super) struct Positions<'a> {
    frame: Frame<'a>,
    chart: Key,
    layout: Layout,
    sides: &'a [Rc<Side>],
    rows: Vec<Row<'a>>,
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

pub(super) fn layout<'a>(
    sides: &'a [Rc<Side>],
    positions: &'a [Rc<Position>],
    chart: Key,
    frame: Frame<'a>,
) -> Positions<'a> {
    let layout = Layout::new(sides, positions, frame);
    let room = layout.label(frame.width);
    let rows = positions.iter().enumerate().map(|(index, position)| {
        let agreed = position.outcome == Outcome::Agreed;
        let fit = |text: &str, font: Font| wrap(text, font, room, frame.measure);
        let outcome = frame.locale.outcome(position.outcome);
        let font = if agreed { STRONG } else { LABEL };
        Row {
            key: chart.item(index),
            position,
            label: fit(position.label.as_str(), STRONG),
            label_font: STRONG,
            detail: details(position, frame.locale).iter().flat_map(|text| fit(text, DETAIL)).collect(),
            bound: position.bound.as_ref().map(|bound| fit(&frame.locale.bound(bound), DETAIL)).unwrap_or_default(),
            outcome: match layout.outcome() {
                Some(x) => wrap(&outcome, font, frame.width - INSET - x, frame.measure),
                None => fit(&frame.locale.outcome_line(position.outcome), if agreed { HEAD } else { DETAIL }),
            },
        }
    });
    let rows = rows.collect();
    Positions { frame, chart, layout, sides, rows }
}

/// Returns the editor's detail, and the conditions of offers, each with its side.
fn details(position: &Position, locale: &Locale) -> Vec<String> {
    let conditions = position.stances.iter().filter_map(|one| match &one.stance {
        Stance::Offers(condition) => Some(locale.labeled(one.side.name.as_str(), &locale.condition(condition))),
        Stance::Proposes | Stance::Agrees | Stance::Rejects | Stance::Demands | Stance::NotStated => None,
    });
    position.detail.iter().map(ToString::to_string).chain(conditions).collect()
}

impl Row<'_> {
    /// Returns the height of the label and all text below it.
    fn text_height(&self, layout: &Layout) -> f64 {
        let scale = if self.position.bound.is_some() { SCALE } else { 0.0 };
        let outcome = match layout.outcome() {
            Some(_) => 0.0,
            None => length(self.outcome.len()) * DETAIL.line_height() + 2.0,
        };
        length(self.label.len()) * LABEL.line_height()
            + length(self.detail.len().saturating_add(self.bound.len())) * DETAIL.line_height()
            + scale
            + outcome
    }

    fn height(&self, layout: &Layout) -> f64 {
        let text = self.text_height(layout);
        let inner = match layout {
            Layout::Columns(columns) => {
                let beside = columns.outcome.map_or(0.0, |_| length(self.outcome.len()) * LABEL.line_height());
                text.max(beside).max(SIGN)
            }
            Layout::List(list) => text + PAD + list.height(),
        };
        inner + 2.0 * PAD
    }
}

impl ChartLayout for Positions<'_> {
    fn height(&self) -> f64 {
        self.headings_height() + self.rows.iter().map(|row| row.height(&self.layout)).sum::<f64>() + 1.0
    }

    fn draw(&self, builder: &mut SceneBuilder) -> Result<(), ChartError> {
        self.draw_headings(builder)?;
        let mut top = self.headings_height();
        for row in &self.rows {
            self.draw_row(builder, row, top)?;
            top += row.height(&self.layout);
            let role = Role::Grid;
            let ends = [Point::new(0.0, top), Point::new(self.frame.width, top)];
            builder.line(self.chart, &ends, Stroke::solid(role, 1.0))?;
        }
        Ok(())
    }
}

impl Positions<'_> {
    fn headings_height(&self) -> f64 {
        let Layout::Columns(columns) = &self.layout else { return 1.0 };
        let lines = columns.headings.iter().map(Vec::len).max().unwrap_or_default();
        13.0 + length(lines.max(1)) * HEAD.line_height()
    }

    fn draw_headings(&self, builder: &SceneBuilder) -> Result<(), ChartError> {
        let bottom = self.headings_height();
        if let Layout::Columns(columns) = &self.layout {
            for ((column, side), lines) in self.sides.iter().enumerate().zip(&columns.headings) {
                let first = bottom - 11.0 - length(lines.len().saturating_sub(1)) * HEAD.line_height();
                let at = Point::new(columns.middle(column), first);
                builder.lines(self.chart, at, lines, HEAD, Anchor::Middle, side_role(Some(side)))?;
            }
            if let Some(x) = columns.outcome {
                let heading = self.frame.locale.outcome_heading();
                builder.text(self.chart, Point::new(x, bottom - 11.0), &heading, HEAD, Anchor::Start, Role::Muted)?;
            }
        }
        let ends = [Point::new(0.0, bottom - 0.5), Point::new(self.frame.width, bottom - 0.5)];
        builder.line(self.chart, &ends, Stroke::solid(Role::Border, 1.0))
    }

    fn draw_row(&self, builder: &mut SceneBuilder, row: &Row<'_>, top: f64) -> Result<(), ChartError> {
        let height = row.height(&self.layout);
        let band = Rect::new(0.0, top, self.frame.width, height);
        builder.target(row.key, band);
        if row.position.outcome == Outcome::Agreed {
            builder.rect(row.key, band, Fill::Flat(Role::Surface))?;
        }
        self.draw_label(builder, row, top + PAD)?;
        for (column, side) in self.sides.iter().enumerate() {
            let Some(one) = row.position.stances.iter().find(|one| Rc::ptr_eq(&one.side, side)) else { continue };
            let key = row.key.part(column);
            let word = self.frame.locale.stance(&one.stance);
            let role = if one.stance == Stance::NotStated { Role::Muted } else { Role::Text };
            match &self.layout {
                Layout::Columns(columns) => {
                    let center = Point::new(columns.middle(column), band.center().y - 8.0);
                    let left = center.x - columns.width / 2.0;
                    builder.target(key, Rect::new(left, band.y0, columns.width, band.height()));
                    symbols::stance(builder, key, center, &one.stance, side_role(Some(side)))?;
                    let at = Point::new(center.x, center.y + symbols::RADIUS + 15.0);
                    builder.text(key, at, &word, TICK, Anchor::Middle, role)?;
                }
                Layout::List(list) => {
                    let place = list.place(column, top + height - PAD - list.height());
                    builder.target(key, place);
                    let names = list.names.get(column).map(Vec::as_slice).unwrap_or_default();
                    let text = length(names.len()) * HEAD.line_height() + TICK.line_height();
                    let center = Point::new(place.x0 + symbols::RADIUS, place.y0 + text / 2.0);
                    symbols::stance(builder, key, center, &one.stance, side_role(Some(side)))?;
                    let at = Point::new(place.x0 + BESIDE, place.y0 + HEAD.size);
                    builder.lines(key, at, names, HEAD, Anchor::Start, side_role(Some(side)))?;
                    let at = Point::new(at.x, at.y + length(names.len()) * HEAD.line_height());
                    let lines = wrap(&word, TICK, list.width - BESIDE, self.frame.measure);
                    builder.lines(key, at, &lines, TICK, Anchor::Start, role)?;
                }
            }
        }
        if let Some(x) = self.layout.outcome() {
            let key = row.key.part(self.sides.len());
            builder
                .target(key, Rect::from_corners(Point::new(x - 12.0, top), Point::new(self.frame.width, top + height)));
            let (font, role) = outcome_look(row.position.outcome);
            let lines = length(row.outcome.len()) * font.line_height();
            let y = top + height / 2.0 - lines / 2.0 + font.size;
            builder.lines(key, Point::new(x, y), &row.outcome, font, Anchor::Start, role)?;
        }
        Ok(())
    }

    fn draw_label(&self, builder: &mut SceneBuilder, row: &Row<'_>, top: f64) -> Result<(), ChartError> {
        let x = INSET;
        // A label that is shorter than its row is centred vertically, like the symbols.
        let own = row.text_height(&self.layout);
        let room = match self.layout {
            Layout::Columns(_) => row.height(&self.layout) - 2.0 * PAD,
            Layout::List(_) => own,
        };
        let mut y = top + (room - own) / 2.0;
        let baseline = |y: f64, font: Font| Point::new(x, y + font.size);
        builder.lines(row.key, baseline(y, LABEL), &row.label, row.label_font, Anchor::Start, Role::Text)?;
        y += length(row.label.len()) * LABEL.line_height();
        builder.lines(row.key, baseline(y, DETAIL), &row.detail, DETAIL, Anchor::Start, Role::Muted)?;
        y += length(row.detail.len()) * DETAIL.line_height();
        if let Some(bound) = &row.position.bound {
            builder.lines(row.key, baseline(y, DETAIL), &row.bound, DETAIL, Anchor::Start, Role::Text)?;
            y += length(row.bound.len()) * DETAIL.line_height();
            let ground = if row.position.outcome == Outcome::Agreed { Role::Surface } else { Role::Background };
            self.draw_scale(builder, row.key, bound, y, ground)?;
            y += SCALE;
        }
        if self.layout.outcome().is_none() {
            let key = row.key.part(self.sides.len());
            let (font, role) = match outcome_look(row.position.outcome) {
                (STRONG, role) => (HEAD, role),
                (_, role) => (DETAIL, role),
            };
            let lines = length(row.outcome.len()) * DETAIL.line_height();
            builder.target(key, Rect::new(x, y, self.layout.label(self.frame.width), lines + 4.0));
            builder.lines(key, baseline(y + 2.0, DETAIL), &row.outcome, font, Anchor::Start, role)?;
        }
        Ok(())
    }

    /// Draws a limit on its scale: a heavy line over the values within the limit, and a ring at the limit, which is
    /// excluded.
    fn draw_scale(
        &self,
        builder: &SceneBuilder,
        key: Key,
        bound: &Bound,
        top: f64,
        ground: Role,
    ) -> Result<(), ChartError> {
        let track = Rect::new(INSET + 5.0, top, (self.layout.label(self.frame.width) - 10.0).min(190.0), 20.0);
        let (low, high) = (bound.scale.low(), bound.scale.high());
        let along = Values { low: low.get(), high: high.get() }.along(track.x0, track.x1);
        let y = top + 9.0;
        let place = |value: Number| Point::new(along(value.get()), y);
        let (from, to, limit) = match bound.limit {
            Limit::Under(limit) => (low, limit, limit),
            Limit::Over(limit) => (limit, high, limit),
        };
        builder.line(key, &[place(low), place(high)], Stroke::solid(Role::Border, 2.0))?;
        builder.line(key, &[place(from), place(to)], Stroke::solid(Role::Text, 4.0))?;
        let at = place(limit);
        builder.circle(key, at, 4.5, Paint::Fill(Fill::Flat(ground)))?;
        builder.circle(key, at, 4.5, Paint::Stroke(Stroke::solid(Role::Text, 2.0)))?;
        let label_y = y + 6.0 + TICK.size;
        let largest = Values { low: low.get(), high: high.get() }.largest();
        let text = self.frame.locale.scale_value(limit, None, largest);
        let half = self.frame.measure.width(&text, TICK) / 2.0;
        builder.text(self.chart, Point::new(at.x, label_y), &text, TICK, Anchor::Middle, Role::Muted)?;
        // The limit was stated. An end of the scale whose label would touch the limit's label has none.
        for (value, anchor, edge) in [(low, Anchor::Start, track.x0 - 2.0), (high, Anchor::End, track.x1 + 2.0)] {
            let text = self.frame.locale.scale_value(value, None, largest);
            if (edge - at.x).abs() > self.frame.measure.width(&text, TICK) + half + 4.0 {
                builder.text(self.chart, Point::new(edge, label_y), &text, TICK, anchor, Role::Muted)?;
            }
        }
        Ok(())
    }
}

fn outcome_look(outcome: Outcome) -> (Font, Role) {
    match outcome {
        Outcome::Agreed => (STRONG, Role::Text),
        Outcome::Rejected | Outcome::Open => (LABEL, Role::Text),
        Outcome::NoAnswer => (LABEL, Role::Muted),
    }
}
