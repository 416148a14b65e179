//! Document to [`Story`], and every [`Problem`](super::Problem) on the way.
//!
//! The check goes on after a problem, so that an editor sees all of them at once. A value that is wrong is reported
//! where it stands and left out; if anything was wrong, no story comes of it.

mod amount;
mod chart;
mod check;
mod corrections;
mod derived;
mod english;
mod events;
mod facets;
mod facts;
mod headings;
mod hedge;
mod items;
mod maker;
mod numerals;
mod plain;
mod positions;
mod registry;
mod search;
mod select;
mod series;
mod steps;
mod time;
mod voices;

pub use search::find;

use std::cell::{Cell, RefCell};

use crate::{
    diagnostic::{Faults, Path, Problem},
    model::{MAX_NOTE, Story},
    raw::{self, document::Document},
};
use check::Check;

/// A story file after all checks.
#[derive(Debug)]
pub struct Checked {
    /// The story; nothing where a problem is an error.
    pub story: Option<Story>,
    /// The problems found, in the order of the file: at most 50 errors and 50 warnings.
    pub problems: Vec<Problem>,
    /// How many more there are.
    pub untold: usize,
}

/// Reads and checks a story file.
///
/// Never panics and never hangs, whatever the bytes: sizes and depths are bounded before any work is done.
#[must_use]
pub fn check(bytes: &[u8]) -> Checked {
    let faults = Faults::new(bytes);
    let document = raw::read(bytes, &faults);
    // After a fault of shape, what hangs on the missing piece would only be reported as missing once more.
    let story = document.filter(|_| !faults.any_error()).and_then(|document| check_document(&document, &faults));
    let (problems, untold) = faults.into_problems();
    Checked { story, problems, untold }
}

/// Checks the whole document; the story, unless a fault is an error.
fn check_document(document: &Document, faults: &Faults<'_>) -> Option<Story> {
    let english = document.lang == "en" || document.lang.starts_with("en-");
    let check = Check {
        faults,
        english,
        has_text: document.text.is_some(),
        used: RefCell::default(),
        evidence: Cell::default(),
        points: Cell::default(),
        published: Cell::default(),
    };
    let root = Path::default();
    check.format(document, &root);
    let published = check.optional_date(document.published.as_deref(), &root.field("published"));
    check.published.set(published);
    if !check.sizes(document, &root) {
        return None;
    }
    let voices = voices::Voices::check(&check, document, &root);
    let items = items::Items::check(&check, document, &voices, &root);
    let charts = chart::check(&check, document, &voices, &items, &root);
    let steps = steps::check(&check, document, &charts, &root);
    items.report_unused(&check, &root);

    let headline = check.label(&document.headline, &root.field("headline"));
    let summary = check.optional_text(document.summary.as_deref(), MAX_NOTE, &root.field("summary"));
    let language = document.lang.clone();
    let story =
        Story { language, headline: headline?, summary, published, paragraphs: voices.paragraphs, charts, steps };
    headings::check_story(&check, &story, &root);
    if !faults.any_error() {
        plain::check_summary(&check, &story, &root);
    }
    (!faults.any_error()).then_some(story)
}
