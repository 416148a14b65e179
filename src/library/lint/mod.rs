//! Checks a document and converts it to a [`Story`], with a [`Diagnostic`] for every fault.
//!
//! The check continues after a diagnostic, so that an editor sees all of them at once. An invalid value is reported and
//! omitted; if there is any error, the result has no story.

mod amount;
mod band;
mod change;
mod chart;
mod check;
mod corrections;
mod dates;
mod derived;
mod estimate;
mod events;
mod facets;
mod facts;
mod found;
mod headings;
mod hedge;
mod item_builder;
mod items;
mod positions;
mod readability;
mod reading;
mod registry;
mod reviewed;
mod search;
mod select;
mod sentences;
mod series;
mod source_registry;
mod status;
mod steps;
mod time;
mod unit;
mod units;
mod words;

pub use reviewed::Reviewed;
pub use search::find;

use std::cell::{Cell, RefCell};

use crate::{
    diagnostic::{Code, Diagnostic, Diagnostics, Path},
    model::{MAX_NOTE, Story},
    raw::{self, document::Document},
};
use check::Check;

/// The result of checking a story file.
#[derive(Debug)]
pub struct Checked {
    /// The story; `None` if there is an error.
    pub story: Option<Story>,
    /// The diagnostics found, in the order of the file: at most 50 errors and 50 warnings.
    pub diagnostics: Vec<Diagnostic>,
    /// The warnings that the story marks as reviewed.
    pub reviewed: Vec<Reviewed>,
    /// The number of further diagnostics.
    pub suppressed: usize,
}

/// Parses and checks a story file.
///
/// Never panics or hangs, whatever the bytes: size and depth are checked before any other work.
#[must_use]
pub fn check(bytes: &[u8]) -> Checked {
    let diagnostics = Diagnostics::new(bytes);
    // After an error of the structure, further checks would only report consequences of it.
    let document = raw::read(bytes, &diagnostics).filter(|_| !diagnostics.any_error());
    let story = document.as_ref().and_then(|document| check_document(document, &diagnostics));
    let reviewed = document.map_or_else(Vec::new, |document| reviewed::accept(&document.reviewed, &diagnostics));
    let story = story.filter(|_| !diagnostics.any_error());
    let (diagnostics, suppressed) = diagnostics.into_diagnostics();
    Checked { story, diagnostics, reviewed, suppressed }
}

/// Checks a document. Returns the story, or `None` if there is an error.
fn check_document(document: &Document, diagnostics: &Diagnostics<'_>) -> Option<Story> {
    let check = Check {
        diagnostics,
        reader: reading::Reader::of(&document.lang),
        article: document.text.as_deref(),
        language: &document.lang,
        sentences: RefCell::default(),
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
    if check.article.is_none() {
        check.warning(Code::NoText, &root, || {
            let hint = "add the paragraphs that are quoted to `text`".to_owned();
            ["the story has no `text`: its quotes are not compared with the article".to_owned(), hint]
        });
    }
    let sources = source_registry::SourceRegistry::check(&check, document, &root);
    let items = items::Items::check(&check, document, &sources, &root);
    let charts = chart::check(&check, document, &sources, &items, &root);
    let steps = steps::check(&check, document, &charts, &root);
    items.report_unused(&check, &root);

    let headline = check.label(&document.headline, &root.field("headline"));
    let summary = check.optional_text(document.summary.as_deref(), MAX_NOTE, &root.field("summary"));
    let language = document.lang.clone();
    let story = Story {
        language,
        is_unchecked: document.unchecked,
        headline: headline?,
        summary,
        published,
        paragraphs: sources.paragraphs,
        charts,
        steps,
    };
    headings::check_story(&check, &story, &root);
    if !diagnostics.any_error() {
        readability::check_summary(&check, &story, &root);
    }
    (!diagnostics.any_error()).then_some(story)
}
