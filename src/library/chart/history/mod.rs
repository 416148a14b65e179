//! `history`: amounts by date, of one side or of two that are set against each other. Where there is room, as columns
//! along a true scale of time; on a phone, as a row for each event, so that every number can be read and touched.

mod columns;
mod events;
mod heights;
mod lanes;
mod places;
mod row;
mod rows;
mod signs;

use super::{Frame, Plan};
use crate::{key::Key, model::History};
use events::{Entry, entries, highest, is_withheld, overlaps, stretch_lines, unit};

/// Width from which events stand along a scale of time.
const WIDE: f64 = 480.0;

pub(super) fn plan<'a>(history: &'a History, chart: Key, frame: Frame<'a>) -> Box<dyn Plan + 'a> {
    if frame.width >= WIDE {
        Box::new(columns::plan(history, chart, frame))
    } else {
        Box::new(rows::plan(history, chart, frame))
    }
}
