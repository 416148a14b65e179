//! `counts` as units: one dot stands for so many. What is not certain is a ring, and an open end fades out.

use std::rc::Rc;

use super::{ChartBug, Frame, Plan, Sheet, corrected, dated_label, length, said_of, side_role};
use crate::{
    geom::{Point, Rect, within},
    key::Key,
    model::{Amount, Fact, Number, Qualifier},
    scene::{Anchor, Dash, Fill, Paint, Stroke},
    text::wrap,
    theme::{DETAIL, LABEL, Role, STRONG},
};

/// Largest distance from one dot to the next.
const PITCH: f64 = 27.0;
/// Height that a field of dots is meant to keep to.
const FIELD: f64 = 330.0;
/// Between figures.
const ROW_GAP: f64 = 24.0;

pub(super) struct Units<'a> {
    frame: Frame<'a>,
    groups: Vec<Group>,
    grid: Grid,
}

/// The dots of one amount with their words.
struct Group {
    key: Key,
    item: Key,
    label: Vec<String>,
    value: Vec<String>,
    /// What the uncertain end means: on the value's line, from there on, or in lines of its own.
    caveat: Vec<String>,
    caveat_x: Option<f64>,
    said: Vec<String>,
    role: Role,
    dots: Dots,
}

/// How many dots of each look.
#[derive(Clone, Copy, Default)]
struct Dots {
    /// Said for certain.
    full: usize,
    /// Perhaps.
    hollow: usize,
    /// Whether it runs on.
    open: bool,
    /// Whether the last ones are only about right.
    soft: bool,
    /// Why there is no number to draw.
    missing: Option<Missing>,
}

#[derive(Clone, Copy)]
enum Missing {
    Withheld,
    Unknown,
}

/// The grid on which dots stand, filled column by column, so that an open end runs on to the right. One for all amounts
/// of a chart: as many dots are as long everywhere, and more are longer.
#[derive(Clone, Copy)]
struct Grid {
    rows: usize,
    open_columns: usize,
    pitch: f64,
}

pub(super) fn plan<'a>(facts: &[Rc<Fact>], per: Number, chart: Key, frame: Frame<'a>) -> Units<'a> {
    let several = facts.len() > 1;
    let mut groups = Vec::new();
    for (index, fact) in facts.iter().enumerate() {
        let item = chart.item(index);
        for (part, (amount, claim)) in fact.figure.amounts().enumerate() {
            let side = claim.map_or(fact.side.as_deref(), |claim| claim.speaker.side.as_deref());
            let mut said =
                vec![claim.map_or_else(|| said_of(fact, frame.locale), |claim| frame.locale.said_by(&claim.evidence))];
            if part == 0 {
                said.extend(corrected(&fact.corrections, &fact.unit, frame.locale));
            }
            let dots = dots(amount, per.get());
            let (value, caveat) = (frame.locale.amount(amount, &fact.unit), frame.locale.caveat(amount));
            let label = if several && part == 0 { dated_label(fact, facts, frame.locale) } else { String::new() };
            groups.push(Group {
                key: if claim.is_some() { item.part(part) } else { item },
                item,
                label: wrap(&label, LABEL, frame.width, frame.measure),
                caveat_x: caveat.as_ref().and_then(|caveat| {
                    let x = frame.measure.width(&value, STRONG) + 10.0;
                    (x + frame.measure.width(caveat, DETAIL) <= frame.width).then_some(x)
                }),
                value: wrap(&value, STRONG, frame.width, frame.measure),
                caveat: wrap(&caveat.unwrap_or_default(), DETAIL, frame.width, frame.measure),
                said: said.iter().flat_map(|line| wrap(line, DETAIL, frame.width, frame.measure)).collect(),
                role: side_role(side),
                dots,
            });
        }
    }
    let dots: Vec<Dots> = groups.iter().map(|group| group.dots).collect();
    let grid = Grid::new(&dots, frame.width);
    Units { frame, groups, grid }
}

fn dots(amount: &Amount, per: f64) -> Dots {
    let count = |value: Number, round: fn(f64) -> f64| whole(round(value.get() / per));
    match amount {
        Amount::Number(Qualifier::Exact, value) => Dots { full: count(*value, f64::round), ..Dots::default() },
        Amount::Number(Qualifier::AtLeast, value) => {
            Dots { full: count(*value, f64::floor), open: true, ..Dots::default() }
        }
        Amount::Number(Qualifier::AtMost, value) => Dots { hollow: count(*value, f64::ceil), ..Dots::default() },
        Amount::Number(Qualifier::About, value) => {
            Dots { full: count(*value, f64::round), soft: true, ..Dots::default() }
        }
        Amount::Between(range) => {
            let full = count(range.low(), f64::floor);
            Dots { full, hollow: count(range.high(), f64::ceil).saturating_sub(full), ..Dots::default() }
        }
        Amount::Withheld(_) => Dots { missing: Some(Missing::Withheld), ..Dots::default() },
        Amount::Unknown(_) => Dots { missing: Some(Missing::Unknown), ..Dots::default() },
        Amount::None => Dots::default(),
    }
}

/// A count of dots. `check` keeps it between 0 and 1,000.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
fn whole(value: f64) -> usize {
    within(value, 0.0, 2_000.0) as usize
}

impl Dots {
    /// Places on the grid, without those of an open end. None at all takes no room: an empty row would look like
    /// something left out.
    fn count(self) -> usize {
        self.full.saturating_add(self.hollow).max(usize::from(self.missing.is_some() || self.open))
    }
}

impl Grid {
    fn new(groups: &[Dots], width: f64) -> Self {
        let largest = groups.iter().copied().map(Dots::count).max().unwrap_or_default().max(1);
        let open_columns = match (groups.iter().any(|dots| dots.open), width < 480.0) {
            (false, _) => 0,
            (true, true) => 2,
            (true, false) => 3,
        };
        let dense = (width * FIELD / length(largest)).sqrt();
        let roomy = if width < 480.0 { 24.0 } else { PITCH };
        let pitch = within(dense, 6.0, roomy);
        let most = whole(width / pitch).saturating_sub(open_columns).max(1);
        let fewest = largest.div_ceil(most);
        // Rows that come out full are easier to count.
        let full = |rows: &usize| groups.iter().all(|dots| dots.count().is_multiple_of(*rows));
        let rows = (fewest..fewest.saturating_add(3)).find(full).unwrap_or(fewest);
        let pitch = (width / length(largest.div_ceil(rows).saturating_add(open_columns))).min(pitch * 1.25);
        Self { rows, open_columns, pitch }
    }

    /// Columns that these take, without those of an open end.
    fn columns(self, dots: Dots) -> usize {
        dots.count().div_ceil(self.rows)
    }

    fn height(self, dots: Dots) -> f64 {
        let rows = if dots.open { self.rows } else { dots.count().min(self.rows) };
        length(if dots.count() == 0 { 0 } else { rows }) * self.pitch
    }

    fn center(self, index: usize, top: f64) -> Point {
        let column = index.checked_div(self.rows).unwrap_or_default();
        let row = index.checked_rem(self.rows).unwrap_or_default();
        Point::new((length(column) + 0.5) * self.pitch, top + (length(row) + 0.5) * self.pitch)
    }
}

impl Group {
    fn label_height(&self) -> f64 {
        if self.label.is_empty() { 0.0 } else { length(self.label.len()) * LABEL.line_height() + 4.0 }
    }

    fn text_height(&self) -> f64 {
        let caveat = if self.caveat_x.is_some() { 0.0 } else { length(self.caveat.len()) * DETAIL.line_height() };
        let value = length(self.value.len()) * STRONG.line_height();
        6.0 + value + caveat + length(self.said.len()) * DETAIL.line_height() + 6.0
    }

    fn height(&self, grid: Grid) -> f64 {
        self.label_height() + grid.height(self.dots) + self.text_height()
    }

    fn draw_dots(&self, sheet: &Sheet, grid: Grid, top: f64) -> Result<(), ChartBug> {
        let radius = grid.pitch * 0.34;
        let ring = |dash, opacity| Paint::Stroke(Stroke { role: self.role, width: 1.6, dash, opacity });
        let first = grid.center(0, top);
        match self.dots.missing {
            // A box that stays closed, as in the other charts: kept back is not unknown.
            Some(Missing::Withheld) => {
                return sheet.rect(self.key, Rect::around(first, radius * 0.9), Fill::Flat(Role::Muted));
            }
            Some(Missing::Unknown) => {
                let muted = Stroke { role: Role::Muted, width: 1.6, dash: Dash::Dotted, opacity: 1.0 };
                return sheet.circle(self.key, first, radius, Paint::Stroke(muted));
            }
            None => {}
        }
        let certain = self.dots.full.saturating_sub(if self.dots.soft { grid.rows.min(self.dots.full) } else { 0 });
        for index in 0..self.dots.full {
            let center = grid.center(index, top);
            if index < certain {
                sheet.circle(self.key, center, radius, Paint::Fill(Fill::Flat(self.role)))?;
            } else {
                sheet.circle(self.key, center, radius, ring(Dash::Solid, 0.6))?;
            }
        }
        let hollow_end = self.dots.full.saturating_add(self.dots.hollow);
        for index in self.dots.full..hollow_end {
            sheet.circle(self.key, grid.center(index, top), radius, ring(Dash::Dashed, 1.0))?;
        }
        if self.dots.open {
            // The column that the last full dot stands in is filled up, then whole columns fade away.
            let first = hollow_end;
            let columns = grid.columns(self.dots);
            for index in first..columns.saturating_add(grid.open_columns).saturating_mul(grid.rows) {
                let beyond = index.checked_div(grid.rows).unwrap_or_default().saturating_sub(columns);
                let opacity = (0.95 - 0.3 * length(beyond)).max(0.2);
                sheet.circle(self.key, grid.center(index, top), radius, ring(Dash::Dashed, opacity))?;
            }
        }
        Ok(())
    }
}

impl Plan for Units<'_> {
    fn height(&self) -> f64 {
        let groups: f64 = self.groups.iter().map(|group| group.height(self.grid)).sum();
        groups + length(self.groups.len().saturating_sub(1)) * ROW_GAP
    }

    fn draw(&self, sheet: &mut Sheet) -> Result<(), ChartBug> {
        let mut top = 0.0;
        for group in &self.groups {
            sheet.target(group.key, Rect::new(0.0, top, self.frame.width, group.height(self.grid)));
            if group.key != group.item && !group.label.is_empty() {
                sheet.target(group.item, Rect::new(0.0, top, self.frame.width, group.label_height()));
            }
            let start = Point::new(0.0, top + LABEL.size);
            sheet.lines(group.item, start, &group.label, LABEL, Anchor::Start, Role::Ink)?;
            let field = top + group.label_height();
            group.draw_dots(sheet, self.grid, field)?;
            let mut y = field + self.grid.height(group.dots) + 6.0 + STRONG.size;
            let role = if group.dots.missing.is_some() { Role::Muted } else { group.role };
            sheet.lines(group.key, Point::new(0.0, y), &group.value, STRONG, Anchor::Start, role)?;
            y += length(group.value.len().saturating_sub(1)) * STRONG.line_height();
            if group.caveat_x.is_none() && !group.caveat.is_empty() {
                y += DETAIL.line_height();
            }
            let at = Point::new(group.caveat_x.unwrap_or(0.0), y);
            sheet.lines(group.key, at, &group.caveat, DETAIL, Anchor::Start, Role::Muted)?;
            y += length(group.caveat.len().saturating_sub(1)) * DETAIL.line_height();
            y += DETAIL.line_height() + 1.0;
            sheet.lines(group.key, Point::new(0.0, y), &group.said, DETAIL, Anchor::Start, Role::Muted)?;
            top += group.height(self.grid) + ROW_GAP;
        }
        Ok(())
    }
}
