//! Lays out charts: story to scene. The only module that uses plotters.
//!
//! [`draw`] is a pure function: the same chart, width and text widths give the same scene, natively and in the browser.
//! Each kind of chart is one module that returns a `ChartLayout`: it measures and breaks its text, computes its height and
//! draws itself on a builder. A new kind needs a new module and a line in `layout`.
//!
//! Titles, subtitles, notes and sources belong to the page and are not drawn here.

mod axis;
mod axis_below;
mod bar_glyph;
mod bars;
mod calendar;
mod change;
mod chart_layout;
mod declutter;
mod dots;
mod downsample;
mod frame;
mod history;
mod labels;
mod line;
mod point_glyph;
mod positions;
mod record;
mod scale;
mod scene_builder;
mod step_chart;
mod symbols;
mod timeline;
mod units;

use crate::{
    geom::{Point, Size, clamp},
    key::Key,
    model::{Chart, Form, Kind, Symbol, Unit},
    scene::{Anchor, Scene},
    text::WritingDirection,
    theme::{Role, TICK},
    typography::wrap,
};

use chart_layout::ChartLayout;
pub use frame::Frame;
use frame::length;
use labels::{
    LABEL_GAP, LabeledAmount, attribution, capital, corrected, dated_label, label_column, labeled_amounts, side_role,
};
pub use record::ChartError;
use scale::Values;
use scene_builder::SceneBuilder;

/// Minimum width of a drawing, in CSS pixels. A narrower frame shows this one clipped.
pub const MIN_WIDTH: f64 = 200.0;

/// Maximum width of a drawing, in CSS pixels.
pub const MAX_WIDTH: f64 = 4_096.0;

/// Draws the chart at this position in its story.
///
/// # Errors
///
/// Returns [`ChartError`] if plotters rejects a linted chart. This is a bug in this crate; the page then shows the
/// static figure.
pub fn draw(chart: &Chart, position: usize, frame: Frame<'_>) -> Result<Scene, ChartError> {
    let width = if frame.width.is_finite() { clamp(frame.width, MIN_WIDTH, MAX_WIDTH) } else { MIN_WIDTH };
    let width = width - 2.0 * scene_builder::MARGIN_X;
    let frame = Frame { width, ..frame };
    let key = Key::chart(position);
    let layout = layout(chart, key, frame);
    let title = AxisTitle::of(&*layout, frame);
    let mut builder = SceneBuilder::new(Size { width, height: (title.height() + layout.height()).ceil() }, frame);
    title.draw(&mut builder, key)?;
    layout.draw(&mut builder)?;
    let scene = builder.finish();
    // Charts are laid out from left to right and mirrored for right-to-left languages.
    Ok(if frame.locale.direction == WritingDirection::RightToLeft { scene.mirrored() } else { scene })
}

/// The unit of an axis, at the top of the drawing. Without it, the axis values would have no meaning, unless they have
/// the sign of the unit.
struct AxisTitle {
    lines: Vec<String>,
    anchor: Anchor,
}

impl AxisTitle {
    fn of(layout: &dyn ChartLayout, frame: Frame<'_>) -> Self {
        let has_sign = |unit: &Unit| unit.symbol().is_some_and(Symbol::has_sign);
        let unit = layout.axis_unit().filter(|(unit, _)| !has_sign(unit));
        let Some((unit, anchor)) = unit else { return Self { lines: Vec::new(), anchor: Anchor::Start } };
        Self { lines: wrap(frame.locale.unit(unit), TICK, frame.width, frame.measure), anchor }
    }

    fn height(&self) -> f64 {
        if self.lines.is_empty() { 0.0 } else { length(self.lines.len()) * TICK.line_height() + 2.0 }
    }

    /// Draws the title and leaves the room below it to the chart.
    fn draw(&self, builder: &mut SceneBuilder, chart: Key) -> Result<(), ChartError> {
        let x = if self.anchor == Anchor::End { builder.room().width } else { 0.0 };
        builder.lines(chart, Point::new(x, TICK.size), &self.lines, TICK, self.anchor, Role::Muted)?;
        builder.go_below(self.height());
        Ok(())
    }
}

fn layout<'a>(chart: &'a Chart, key: Key, frame: Frame<'a>) -> Box<dyn ChartLayout + 'a> {
    match &chart.kind {
        Kind::Counts { form: Form::Bars, facts } => Box::new(bars::layout(facts, key, frame)),
        Kind::Counts { form: Form::Units(per), facts } => Box::new(units::layout(facts, *per, key, frame)),
        Kind::Counts { form: Form::Dots, facts } => Box::new(dots::layout(facts, key, frame)),
        Kind::Positions { sides, positions } => Box::new(positions::layout(sides, positions, key, frame)),
        Kind::Timeline { events } => Box::new(timeline::layout(events, key, frame)),
        Kind::History(history) => history::layout(history, key, frame),
        Kind::Line { series } => Box::new(line::layout(series, key, frame)),
        Kind::Steps { panels } => Box::new(step_chart::layout(panels, key, frame)),
        Kind::Change { changes } => Box::new(change::layout(changes, key, frame)),
    }
}
