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
mod history;
mod lane;
mod line;
mod pin;
mod positions;
mod record;
mod scale;
mod sheet;
mod spread;
mod steps;
mod symbols;
mod thin;
mod timeline;
mod units;

use std::rc::Rc;

use crate::{
    geom::{Point, Size, within},
    key::Key,
    model::{Amount, Chart, Correction, Fact, Filter, Form, Kind, Unit},
    scene::{Anchor, Scene},
    text::{Measure, wrap},
    theme::{Role, TICK},
    words::{Direction, Locale},
};

pub use sheet::ChartBug;
use sheet::{Scales, Sheet};

/// Narrowest drawing, in CSS pixels; a narrower frame gets this one, cut off.
pub const MIN_WIDTH: f64 = 200.0;

/// Widest drawing, in CSS pixels.
pub const MAX_WIDTH: f64 = 4_096.0;

/// Where a chart is drawn.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// Width of the place for it, in CSS pixels. Text keeps 8 pixels from its edges.
    pub width: f64,
    /// How wide text comes out there.
    pub measure: &'a dyn Measure,
    /// The language of the words on it, and which way it is written.
    pub locale: &'a Locale,
    /// What the reader has picked.
    pub filter: &'a Filter,
}

/// Nothing is picked.
static EVERYTHING: Filter = Filter::EVERYTHING;

impl<'a> Frame<'a> {
    /// A frame for everything that a chart has to show.
    #[must_use]
    pub fn new(width: f64, measure: &'a dyn Measure, locale: &'a Locale) -> Self {
        Self { width, measure, locale, filter: &EVERYTHING }
    }
}

impl std::fmt::Debug for Frame<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Frame").field("width", &self.width).finish_non_exhaustive()
    }
}

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
    let mut sheet = Sheet::new(Size { width, height: (title.height() + plan.height()).ceil() }, key, frame);
    title.draw(&mut sheet, key)?;
    plan.draw(&mut sheet)?;
    let scene = sheet.finish();
    // Charts are laid out as if everybody read from left to right.
    Ok(if frame.locale.direction == Direction::RightToLeft { scene.mirrored() } else { scene })
}

/// A chart with its text measured and broken into lines.
trait Plan {
    /// How high the drawing is, in CSS pixels.
    fn height(&self) -> f64;

    /// Puts every mark and every target on the sheet.
    fn draw(&self, sheet: &mut Sheet<'_>) -> Result<(), ChartBug>;

    /// What the values on the axis count, and at which edge the axis stands; nothing where there is no axis, or where
    /// every value has its unit.
    fn axis_unit(&self) -> Option<(&Unit, Anchor)> {
        None
    }
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
    fn draw(&self, sheet: &mut Sheet<'_>, chart: Key) -> Result<(), ChartBug> {
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

/// The colour of a side; what belongs to no side is drawn in ink.
fn side_role(side: Option<&crate::model::Side>) -> Role {
    side.map_or(Role::Ink, |side| Role::Side(u8::try_from(side.index).unwrap_or(u8::MAX)))
}

/// An amount of a figure with its words: that of the figure itself, or a claim with the name of who makes it.
struct Voiced<'a> {
    key: Key,
    amount: &'a Amount,
    value: String,
    role: Role,
    is_claim: bool,
}

fn voiced<'a>(fact: &'a Fact, key: Key, locale: &Locale) -> impl Iterator<Item = Voiced<'a>> {
    fact.figure.amounts().enumerate().map(move |(part, (amount, claim))| {
        let value = locale.amount(amount, &fact.unit);
        let (key, value, side) = match claim {
            None => (key, value, fact.side.as_deref()),
            Some(claim) => {
                let value = locale.dotted(&value, claim.speaker.name.as_str());
                (key.part(part), value, claim.speaker.side.as_deref())
            }
        };
        Voiced { key, amount, value, role: side_role(side), is_claim: claim.is_some() }
    })
}

/// A figure's label, with its date where the figures of the chart have different ones.
fn dated_label(fact: &Fact, facts: &[Rc<Fact>], locale: &Locale) -> String {
    match fact.as_of {
        Some(as_of) if facts.iter().any(|other| other.as_of != fact.as_of) => {
            locale.aside(fact.label.as_str(), &locale.when(as_of))
        }
        _ => fact.label.to_string(),
    }
}

/// Who says a figure; first, where nobody did as it is, how we worked it out.
fn said_of(fact: &Fact, locale: &Locale) -> String {
    let said = locale.said_by(&fact.evidence);
    match &fact.derived {
        Some(derived) => format!("{}. {said}", capital(&locale.derived(derived))),
        None => said,
    }
}

/// What was published before, each as a line's beginning.
fn corrected(corrections: &[Correction], unit: &Unit, locale: &Locale) -> Vec<String> {
    corrections.iter().map(|correction| capital(&locale.correction(correction, unit))).collect()
}

/// The text with its first letter large, where that is a letter of ASCII or the Cyrillic of the languages that we have: the
/// tables of the standard library would be a twentieth of the widget.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    let first = match first {
        'а'..='я' => char::from_u32(u32::from(first).saturating_sub(0x20)).unwrap_or(first),
        'є' => 'Є',
        'і' => 'І',
        'ї' => 'Ї',
        _ => first.to_ascii_uppercase(),
    };
    format!("{first}{}", letters.as_str())
}

/// A number of things as a length.
#[allow(clippy::cast_precision_loss, reason = "lists are bounded far below 2^52")]
fn length(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::Language, raw::Json};

    #[test]
    fn lines_begin_with_a_capital_in_every_language() {
        for language in Language::ALL {
            let path = format!("{}/../../www/locales/{}.json", env!("CARGO_MANIFEST_DIR"), language.tag());
            let file = Json::read(&std::fs::read(path).unwrap()).unwrap();
            // What `said_of` and `corrected` begin with.
            for phrase in ["corrected", "sum", "share"] {
                let text = file.get("words").unwrap().get(phrase).unwrap().text().unwrap();
                let first = text.chars().next().unwrap();
                let turkish = (language, first) == (Language::Turkish, 'i');
                let large = if turkish { "İ".to_owned() } else { first.to_uppercase().to_string() };
                assert_eq!(capital(text), text.replacen(first, &large, 1), "{language:?}: {phrase}");
            }
        }
    }
}
