//! `history`: amounts by date, of one side or of two opposing sides. A wide frame shows columns along a time scale. A
//! narrow frame, as on a phone, shows a row for each event, so that every number can be read and tapped.

mod columns;
mod event_layout;
mod events;
mod facet_strips;
mod legend;
mod row;
mod rows;
mod value_axis;

use super::{ChartLayout, Frame};
use crate::{key::Key, model::History};
use events::{Entry, entries, highest, is_withheld, overlaps, stretch_lines, unit};

/// Minimum width for the time scale, in CSS pixels.
const WIDE: f64 = 480.0;

pub(super) fn layout<'a>(history: &'a History, chart: Key, frame: Frame<'a>) -> Box<dyn ChartLayout + 'a> {
    if frame.width >= WIDE {
        Box::new(columns::layout(history, chart, frame))
    } else {
        Box::new(rows::layout(history, chart, frame))
    }
}
