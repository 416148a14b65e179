//! `counts` as units: each dot represents a fixed number. Uncertain dots are rings, and an open end fades out.

use std::rc::Rc;

use super::{
    ChartError, ChartLayout, Frame, SceneBuilder, attribution, corrected, dated_label, length, side_role, symbols,
};
use crate::{
    geom::{Point, Rect, clamp},
    key::Key,
    model::{Amount, Fact, Number, Qualifier},
    scene::{Anchor, Dash, Fill, Paint, Stroke},
    text::shared_attribution,
    theme::{DETAIL, LABEL, Role, STRONG},
    typography::wrap,
};

/// Maximum distance between the centres of neighbouring dots.
const PITCH: f64 = 27.0;
/// Target height of a field of dots.
const FIELD: f64 = 330.0;
/// Gap between figures.
const ROW_GAP: f64 = 24.0;

pub(super) struct Units<'a> {
    frame: Frame<'a>,
    groups: Vec<Group>,
    grid: Grid,
}

/// The dots of one amount with its texts.
struct Group {
    key: Key,
    item: Key,
    label: Vec<String>,
    value: Vec<String>,
    /// The meaning of the uncertain end: on the value's line from `caveat_x` on, or in lines of its own.
    caveat: Vec<String>,
    caveat_x: Option<f64>,
    said: Vec<String>,
    role: Role,
    dots: Dots,
}

/// The number of dots of each style.
#[derive(Clone, Copy, Default)]
struct Dots {
    /// Certain.
    full: usize,
    /// Possible.
    hollow: usize,
    /// Whether the end is open.
    open: bool,
    /// Whether the bound itself is excluded.
    strict: bool,
    /// Whether the last dots are approximate.
    soft: bool,
    /// Why there is no number to draw.
    missing: Option<Missing>,
}

#[derive(Clone, Copy)]
enum Missing {
    Withheld,
    Unknown,
    Words,
}

/// The grid of the dots, filled column by column, so that an open end extends to the right. All amounts of a chart
/// share it, so that equal numbers have equal lengths and larger numbers are longer.
#[derive(Clone, Copy)]
struct Grid {
    rows: usize,
    open_columns: usize,
    pitch: f64,
}

pub(super) fn layout<'a>(facts: &[Rc<Fact>], per: Number, chart: Key, frame: Frame<'a>) -> Units<'a> {
    let several = facts.len() > 1;
    let is_attributed = shared_attribution(facts, frame.locale).is_some();
    let mut groups = Vec::new();
    for (index, fact) in facts.iter().enumerate() {
        let item = chart.item(index);
        for (part, (amount, claim)) in fact.figure.amounts().enumerate() {
            let side = claim.map_or(fact.side.as_deref(), |claim| claim.speaker.side.as_deref());
            let mut said = match claim {
                Some(claim) => vec![frame.locale.said_by(&claim.evidence)],
                None if is_attributed => Vec::new(),
                None => vec![attribution(fact, frame.locale)],
            };
            if part == 0 {
                said.extend(corrected(&fact.corrections, &fact.unit, frame.locale));
            }
            let dots = dots(amount, per.get());
            let (value, caveat) = (frame.locale.amount_label(amount, &fact.unit), frame.locale.caveat(amount));
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
        Amount::Number(Qualifier::MoreThan, value) => {
            Dots { full: count(*value, f64::floor), open: true, strict: true, ..Dots::default() }
        }
        Amount::Number(Qualifier::AtMost, value) => Dots { hollow: count(*value, f64::ceil), ..Dots::default() },
        Amount::Number(Qualifier::LessThan, value) => {
            Dots { hollow: count(*value, f64::ceil), strict: true, ..Dots::default() }
        }
        Amount::Number(Qualifier::About, value) => {
            Dots { full: count(*value, f64::round), soft: true, ..Dots::default() }
        }
        Amount::Between(range) => {
            let full = count(range.low(), f64::floor);
            Dots { full, hollow: count(range.high(), f64::ceil).saturating_sub(full), ..Dots::default() }
        }
        // Linting allows no estimate with an interval here.
        Amount::Estimate(_) => Dots::default(),
        Amount::Withheld(_) => Dots { missing: Some(Missing::Withheld), ..Dots::default() },
        Amount::Unknown(_) => Dots { missing: Some(Missing::Unknown), ..Dots::default() },
        Amount::Words(_) => Dots { missing: Some(Missing::Words), ..Dots::default() },
        Amount::None => Dots::default(),
    }
}

/// Converts a number to a count of dots. Linting keeps it between 0 and 1,000.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
fn whole(value: f64) -> usize {
    clamp(value, 0.0, 2_000.0) as usize
}

impl Dots {
    /// Returns the number of cells, without those of an open end. [`Amount::None`] takes no room: an empty row would
    /// look like an omission.
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
        let pitch = clamp(dense, 6.0, roomy);
        let most = whole(width / pitch).saturating_sub(open_columns).max(1);
        let fewest = largest.div_ceil(most);
        // Full rows are easier to count.
        let full = |rows: &usize| groups.iter().all(|dots| dots.count().is_multiple_of(*rows));
        let rows = (fewest..fewest.saturating_add(3)).find(full).unwrap_or(fewest);
        let pitch = (width / length(largest.div_ceil(rows).saturating_add(open_columns))).min(pitch * 1.25);
        Self { rows, open_columns, pitch }
    }

    /// Returns the number of columns, without those of an open end.
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

    fn draw_dots(&self, builder: &SceneBuilder, grid: Grid, top: f64) -> Result<(), ChartError> {
        let radius = grid.pitch * 0.34;
        let ring = |dash, opacity| Paint::Stroke(Stroke { role: self.role, width: 1.6, dash, opacity });
        let uncertain = if self.dots.strict { Dash::Dotted } else { Dash::Dashed };
        let first = grid.center(0, top);
        match self.dots.missing {
            // A filled box, as in the other charts: withheld is not unknown.
            Some(Missing::Withheld) => {
                return builder.rect(self.key, Rect::square_around(first, radius * 0.9), Fill::Flat(Role::Muted));
            }
            Some(Missing::Words) => return symbols::words(builder, self.key, first),
            Some(Missing::Unknown) => {
                let muted = Stroke { role: Role::Muted, width: 1.6, dash: Dash::Dotted, opacity: 1.0 };
                return builder.circle(self.key, first, radius, Paint::Stroke(muted));
            }
            None => {}
        }
        let certain = self.dots.full.saturating_sub(if self.dots.soft { grid.rows.min(self.dots.full) } else { 0 });
        for index in 0..self.dots.full {
            let center = grid.center(index, top);
            if index < certain {
                builder.circle(self.key, center, radius, Paint::Fill(Fill::Flat(self.role)))?;
            } else {
                builder.circle(self.key, center, radius, ring(Dash::Solid, 0.6))?;
            }
        }
        let hollow_end = self.dots.full.saturating_add(self.dots.hollow);
        for index in self.dots.full..hollow_end {
            // Of an upper bound that is excluded, the last dot is.
            let is_last = index.saturating_add(1) == hollow_end;
            let dash = if is_last { uncertain } else { Dash::Dashed };
            builder.circle(self.key, grid.center(index, top), radius, ring(dash, 1.0))?;
        }
        if self.dots.open {
            // Fills up the column of the last full dot, then fades out over whole columns.
            let first = hollow_end;
            let columns = grid.columns(self.dots);
            for index in first..columns.saturating_add(grid.open_columns).saturating_mul(grid.rows) {
                let beyond = index.checked_div(grid.rows).unwrap_or_default().saturating_sub(columns);
                let opacity = (0.95 - 0.3 * length(beyond)).max(0.2);
                builder.circle(self.key, grid.center(index, top), radius, ring(uncertain, opacity))?;
            }
        }
        Ok(())
    }
}

impl ChartLayout for Units<'_> {
    fn height(&self) -> f64 {
        let groups: f64 = self.groups.iter().map(|group| group.height(self.grid)).sum();
        groups + length(self.groups.len().saturating_sub(1)) * ROW_GAP
    }

    fn draw(&self, builder: &mut SceneBuilder) -> Result<(), ChartError> {
        let mut top = 0.0;
        for group in &self.groups {
            builder.target(group.key, Rect::new(0.0, top, self.frame.width, group.height(self.grid)));
            if group.key != group.item && !group.label.is_empty() {
                builder.target(group.item, Rect::new(0.0, top, self.frame.width, group.label_height()));
            }
            let start = Point::new(0.0, top + LABEL.size);
            builder.lines(group.item, start, &group.label, LABEL, Anchor::Start, Role::Text)?;
            let field = top + group.label_height();
            group.draw_dots(builder, self.grid, field)?;
            let mut y = field + self.grid.height(group.dots) + 6.0 + STRONG.size;
            let role = if group.dots.missing.is_some() { Role::Muted } else { group.role };
            builder.lines(group.key, Point::new(0.0, y), &group.value, STRONG, Anchor::Start, role)?;
            y += length(group.value.len().saturating_sub(1)) * STRONG.line_height();
            if group.caveat_x.is_none() && !group.caveat.is_empty() {
                y += DETAIL.line_height();
            }
            let at = Point::new(group.caveat_x.unwrap_or(0.0), y);
            builder.lines(group.key, at, &group.caveat, DETAIL, Anchor::Start, Role::Muted)?;
            y += length(group.caveat.len().saturating_sub(1)) * DETAIL.line_height();
            y += DETAIL.line_height() + 1.0;
            builder.lines(group.key, Point::new(0.0, y), &group.said, DETAIL, Anchor::Start, Role::Muted)?;
            top += group.height(self.grid) + ROW_GAP;
        }
        Ok(())
    }
}
