//! [`FacetStrips`]: strips below the columns of a history, one per facet value, with a mark for each event that has the
//! value.

use super::super::{ChartError, Frame, SceneBuilder};
use super::Entry;
use crate::{
    geom::{Point, Rect},
    key::Key,
    model::{Facet, FacetValues, History},
    scene::{Anchor, Fill, Stroke},
    text,
    theme::{DETAIL, HEAD, Role, TICK},
    typography::{shorten, wrap},
};

/// Height of a strip with the gap to the next.
const STRIP: f64 = 17.0;
/// Height of a strip's label, if it is above the strip.
const LABEL_HEIGHT: f64 = 15.0;
/// Height of a facet's name with the gap above it.
const NAME: f64 = 28.0;
/// Maximum number of strips per facet. A facet with more values has none.
const MAX_STRIPS: usize = 8;
/// Gap between a strip's label and its nearest mark.
const GAP: f64 = 8.0;

/// The strips with their positions, from y = 0.
pub(super) struct FacetStrips {
    names: Vec<(f64, String)>,
    rows: Vec<Row>,
    height: f64,
}

struct Row {
    label: String,
    /// Start of the label's baseline.
    at: Point,
    /// y of the middle of the marks.
    middle: f64,
    strokes: Vec<(Key, f64)>,
}

impl FacetStrips {
    /// Lays out the strips of all facets. `event_layout` has the middle and the width of each event's slot.
    pub(super) fn of(history: &History, frame: Frame<'_>, entries: &[Entry<'_>], event_layout: &[(f64, f64)]) -> Self {
        let mut made = Self { names: Vec::new(), rows: Vec::new(), height: 0.0 };
        for facet in &history.facets {
            let FacetValues::Named { values, .. } = &facet.values else { continue };
            if values.len() > MAX_STRIPS {
                continue;
            }
            made.names.push((
                made.height + NAME - 9.0,
                shorten(&text::unstated(history, frame.filter, facet, frame.locale), HEAD, frame.width, frame.measure),
            ));
            made.height += NAME;
            for (value, (_, label)) in values.iter().enumerate() {
                let has = entries.iter().zip(event_layout).filter(|(entry, _)| facet.holds(entry.event, value));
                made.add(label.as_str(), frame, has.map(|(entry, (x, _))| (entry.key, *x)).collect());
            }
        }
        made
    }

    /// Adds a strip. Its label is before the first mark or behind the last if there is room, otherwise above the strip.
    fn add(&mut self, label: &str, frame: Frame<'_>, strokes: Vec<(Key, f64)>) {
        let wide = frame.measure.width(label, TICK);
        let first = strokes.first().map_or(frame.width, |(_, x)| *x);
        let last = strokes.last().map_or(0.0, |(_, x)| *x);
        let beside = if wide + GAP <= first { Some(0.0) } else { Some(last + GAP).filter(|x| x + wide <= frame.width) };
        if beside.is_none() {
            self.height += LABEL_HEIGHT;
        }
        let middle = self.height + STRIP / 2.0;
        let baseline = if beside.is_some() { middle + TICK.size * 0.36 } else { self.height - 3.0 };
        self.rows.push(Row {
            label: shorten(label, TICK, frame.width - beside.unwrap_or(0.0), frame.measure),
            at: Point::new(beside.unwrap_or(0.0), baseline),
            middle,
            strokes,
        });
        self.height += STRIP;
    }

    pub(super) fn height(&self) -> f64 {
        self.height
    }

    /// Draws the strips from `top` on, as wide as the plot.
    pub(super) fn draw(
        &self,
        builder: &SceneBuilder,
        chart: Key,
        frame: Frame<'_>,
        top: f64,
        width: f64,
    ) -> Result<(), ChartError> {
        for (y, name) in &self.names {
            builder.text(chart, Point::new(0.0, top + y), name, HEAD, Anchor::Start, Role::Text)?;
        }
        for row in &self.rows {
            let middle = top + row.middle;
            builder.line(
                chart,
                &[Point::new(0.0, middle), Point::new(width, middle)],
                Stroke::solid(Role::Grid, 1.0),
            )?;
            let wide = frame.measure.width(&row.label, TICK);
            // A label on the strip's line is drawn on a rectangle in the background colour.
            let ground = Rect::new(row.at.x, middle - 1.0, wide + 5.0, 2.0);
            builder.rect(chart, ground, Fill::Flat(Role::Background))?;
            builder.text(chart, Point::new(row.at.x, top + row.at.y), &row.label, TICK, Anchor::Start, Role::Muted)?;
            for (key, x) in &row.strokes {
                let stroke = Rect::from_corners(Point::new(x - 1.5, middle - 5.0), Point::new(x + 1.5, middle + 5.0));
                builder.rect(*key, stroke, Fill::Flat(Role::Text))?;
            }
        }
        Ok(())
    }
}

/// Returns how many events have each value of each facet, as wrapped lines. The narrow layout has no room for strips.
pub(super) fn lines(history: &History, frame: Frame<'_>) -> Vec<String> {
    let named = |facet: &&Facet| matches!(facet.values, FacetValues::Named { .. });
    let facets = history.facets.iter().map(|facet| &**facet).filter(named);
    let texts = facets.filter_map(|facet| text::spectrum(history, frame.filter, facet, frame.locale));
    texts.flat_map(|text| wrap(&text, DETAIL, frame.width, frame.measure)).collect()
}
