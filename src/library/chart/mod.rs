//! Story to scene. The only folder that names plotters.
//!
//! [`draw`] is a plain function: the same chart, width and text widths give the same scene, here and in the browser.
//! Each kind of chart is one file with the same face: a plan that measures and breaks its text, knows its height, and
//! draws itself on a sheet. A new kind is a new file and a line in `plan`.
//!
//! Titles, subtitles, notes and sources are text of the page, not of the drawing, and so are not drawn here.

mod axis;
mod bars;
mod calendar;
mod dots;
mod frame;
mod history;
mod lane;
mod line;
mod pin;
mod plan;
mod positions;
mod record;
mod said;
mod scale;
mod sheet;
mod spread;
mod steps;
mod symbols;
mod thin;
mod timeline;
mod units;

use crate::{
    geom::{Point, Size, within},
    key::Key,
    model::{Chart, Form, Kind},
    scene::{Anchor, Scene},
    text::wrap,
    theme::{Role, TICK},
    words::Direction,
};

pub use frame::Frame;
use frame::length;
use plan::Plan;
pub use record::ChartBug;
use said::{Voiced, corrected, dated_label, said_of, side_role, voiced};
use scale::Values;
use sheet::Sheet;

/// Narrowest drawing, in CSS pixels; a narrower frame gets this one, cut off.
pub const MIN_WIDTH: f64 = 200.0;

/// Widest drawing, in CSS pixels.
pub const MAX_WIDTH: f64 = 4_096.0;

/// Draws the chart that stands at this position in its story.
///
/// # Errors
/// Where plotters refuses what a checked chart holds: a fault of this crate, which the page answers with the static
/// figure.
pub fn draw(chart: &Chart, position: usize, frame: Frame<'_>) -> Result<Scene, ChartBug> {
    let width = if frame.width.is_finite() { within(frame.width, MIN_WIDTH, MAX_WIDTH) } else { MIN_WIDTH };
    let width = width - 2.0 * sheet::MARGIN_X;
    let frame = Frame { width, ..frame };
    let key = Key::chart(position);
    let plan = plan(chart, key, frame);
    let title = AxisTitle::of(&*plan, frame);
    let mut sheet = Sheet::new(Size { width, height: (title.height() + plan.height()).ceil() }, frame);
    title.draw(&mut sheet, key)?;
    plan.draw(&mut sheet)?;
    let scene = sheet.finish();
    // Charts are laid out as if everybody read from left to right.
    Ok(if frame.locale.direction == Direction::RightToLeft { scene.mirrored() } else { scene })
}

/// The unit of an axis, above everything else: without it, its values would count nothing.
struct AxisTitle {
    lines: Vec<String>,
    anchor: Anchor,
}

impl AxisTitle {
    fn of(plan: &dyn Plan, frame: Frame<'_>) -> Self {
        let Some((unit, anchor)) = plan.axis_unit() else { return Self { lines: Vec::new(), anchor: Anchor::Start } };
        Self { lines: wrap(frame.locale.unit(unit), TICK, frame.width, frame.measure), anchor }
    }

    fn height(&self) -> f64 {
        if self.lines.is_empty() { 0.0 } else { length(self.lines.len()) * TICK.line_height() + 2.0 }
    }

    /// Draws the title, and leaves the room below it to the chart.
    fn draw(&self, sheet: &mut Sheet, chart: Key) -> Result<(), ChartBug> {
        let x = if self.anchor == Anchor::End { sheet.room().width } else { 0.0 };
        sheet.lines(chart, Point::new(x, TICK.size), &self.lines, TICK, self.anchor, Role::Muted)?;
        sheet.go_below(self.height());
        Ok(())
    }
}

fn plan<'a>(chart: &'a Chart, key: Key, frame: Frame<'a>) -> Box<dyn Plan + 'a> {
    match &chart.kind {
        Kind::Counts { form: Form::Bars, facts } => Box::new(bars::plan(facts, key, frame)),
        Kind::Counts { form: Form::Units(per), facts } => Box::new(units::plan(facts, *per, key, frame)),
        Kind::Counts { form: Form::Dots, facts } => Box::new(dots::plan(facts, key, frame)),
        Kind::Positions { sides, positions } => Box::new(positions::plan(sides, positions, key, frame)),
        Kind::Timeline { events } => Box::new(timeline::plan(events, key, frame)),
        Kind::History(history) => history::plan(history, key, frame),
        Kind::Line { series } => Box::new(line::plan(series, key, frame)),
        Kind::Steps { panels } => Box::new(steps::plan(panels, key, frame)),
    }
}
