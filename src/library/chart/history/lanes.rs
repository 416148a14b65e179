//! Under the columns of a history: a lane for each value of its facets, with a stroke for each event that has it.

use super::super::{ChartBug, Frame, Sheet};
use super::Entry;
use crate::{
    geom::{Point, Rect},
    key::Key,
    model::{Facet, History, Picks},
    scene::{Anchor, Fill, Stroke},
    text::{shorten, wrap},
    theme::{DETAIL, HEAD, Role, TICK},
    words,
};

/// Height of a lane's strokes with the gap to the next.
const LANE: f64 = 17.0;
/// Height of a lane's words, where they stand over it.
const WORDS: f64 = 15.0;
/// Height of a facet's name, with the gap over it.
const NAME: f64 = 28.0;
/// Lanes of one facet; what has more is told in words.
const MOST: usize = 8;
/// From a lane's words to its nearest stroke.
const GAP: f64 = 8.0;

/// The lanes with their places, from 0 on.
pub(super) struct Lanes {
    names: Vec<(f64, String)>,
    rows: Vec<Row>,
    height: f64,
}

struct Row {
    words: String,
    /// Where the words begin, and their baseline.
    at: Point,
    /// Where the strokes have their middle.
    middle: f64,
    strokes: Vec<(Key, f64)>,
}

impl Lanes {
    /// The lanes of all facets, for events at these places.
    pub(super) fn of(history: &History, frame: Frame<'_>, entries: &[Entry<'_>], places: &[(f64, f64)]) -> Self {
        let mut made = Self { names: Vec::new(), rows: Vec::new(), height: 0.0 };
        for facet in &history.facets {
            let Picks::Named { values, .. } = &facet.picks else { continue };
            if values.len() > MOST {
                continue;
            }
            made.names.push((
                made.height + NAME - 9.0,
                shorten(&words::unstated(history, frame.filter, facet, frame.locale), HEAD, frame.width, frame.measure),
            ));
            made.height += NAME;
            for (value, (_, words)) in values.iter().enumerate() {
                let has = entries.iter().zip(places).filter(|(entry, _)| facet.holds(entry.event, value));
                made.add(words.as_str(), frame, has.map(|(entry, (x, _))| (entry.key, *x)).collect());
            }
        }
        made
    }

    /// Words stand before the first stroke or behind the last where there is room, or else over the lane.
    fn add(&mut self, words: &str, frame: Frame<'_>, strokes: Vec<(Key, f64)>) {
        let wide = frame.measure.width(words, TICK);
        let first = strokes.first().map_or(frame.width, |(_, x)| *x);
        let last = strokes.last().map_or(0.0, |(_, x)| *x);
        let beside = if wide + GAP <= first { Some(0.0) } else { Some(last + GAP).filter(|x| x + wide <= frame.width) };
        if beside.is_none() {
            self.height += WORDS;
        }
        let middle = self.height + LANE / 2.0;
        let baseline = if beside.is_some() { middle + TICK.size * 0.36 } else { self.height - 3.0 };
        self.rows.push(Row {
            words: shorten(words, TICK, frame.width - beside.unwrap_or(0.0), frame.measure),
            at: Point::new(beside.unwrap_or(0.0), baseline),
            middle,
            strokes,
        });
        self.height += LANE;
    }

    pub(super) fn height(&self) -> f64 {
        self.height
    }

    /// Draws the lanes from `top` on, as wide as the plot.
    pub(super) fn draw(
        &self,
        sheet: &Sheet,
        chart: Key,
        frame: Frame<'_>,
        top: f64,
        width: f64,
    ) -> Result<(), ChartBug> {
        for (y, name) in &self.names {
            sheet.text(chart, Point::new(0.0, top + y), name, HEAD, Anchor::Start, Role::Ink)?;
        }
        for lane in &self.rows {
            let middle = top + lane.middle;
            sheet.line(chart, &[Point::new(0.0, middle), Point::new(width, middle)], Stroke::solid(Role::Grid, 1.0))?;
            let wide = frame.measure.width(&lane.words, TICK);
            // Words on the lane's line get a ground of their own.
            let ground = Rect::new(lane.at.x, middle - 1.0, wide + 5.0, 2.0);
            sheet.rect(chart, ground, Fill::Flat(Role::Paper))?;
            sheet.text(chart, Point::new(lane.at.x, top + lane.at.y), &lane.words, TICK, Anchor::Start, Role::Muted)?;
            for (key, x) in &lane.strokes {
                let stroke = Rect::from_corners(Point::new(x - 1.5, middle - 5.0), Point::new(x + 1.5, middle + 5.0));
                sheet.rect(*key, stroke, Fill::Flat(Role::Ink))?;
            }
        }
        Ok(())
    }
}

/// How many events have which value of each facet, in lines: for where there is no room for lanes.
pub(super) fn lines(history: &History, frame: Frame<'_>) -> Vec<String> {
    let named = |facet: &&Facet| matches!(facet.picks, Picks::Named { .. });
    let facets = history.facets.iter().map(|facet| &**facet).filter(named);
    let texts = facets.filter_map(|facet| words::spectrum(history, frame.filter, facet, frame.locale));
    texts.flat_map(|text| wrap(&text, DETAIL, frame.width, frame.measure)).collect()
}
