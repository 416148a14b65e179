//! The workbench as a page. No script is needed to read it.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use article_infographic::words::{Locale, Outline};
use article_infographic::{
    diagnostic::{Problem, Severity},
    lint,
};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use tokio::sync::watch;

use crate::excerpt::around;
use crate::folder;
use crate::input;
use crate::outcome::plainly;
use crate::render::{self, Places};

/// Where a page that has the snippet finds the widget and the story, as `render` takes it without options.
const PLACES: Places<'_> =
    Places { base: "/widget/", story: "/widget/stories/story.story", folder: None, chart: None, lang: None };

/// What tells one content of a file from another. Not a secure hash: nobody gains by deceiving their own workbench.
fn mark(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("{:x}", hasher.finish())
}

/// The page of a story file.
pub struct Workbench {
    root: PathBuf,
    file: PathBuf,
    last: Mutex<Last>,
    /// The mark of what the page shows, for who waits for another.
    seen: watch::Sender<String>,
}

/// What was made last, so that nothing is read or made twice.
#[derive(Default)]
struct Last {
    /// What told the file from others when it was read.
    stamp: Option<Stamp>,
    /// The page, with the mark of what it shows.
    page: Option<(String, String)>,
    /// The figure of the story when it last had no errors.
    figure: Option<String>,
}

impl Workbench {
    /// A workbench for the file of this name. The folder's path has no links in it.
    pub fn new(root: PathBuf, name: &str) -> Workbench {
        let file = root.join(name);
        Workbench { root, file, last: Mutex::default(), seen: watch::Sender::default() }
    }

    /// Tells what the page shows whenever that is something else.
    pub fn seen(&self) -> watch::Receiver<String> {
        self.seen.subscribe()
    }

    /// The page as it is now. The file is read once for all who ask, until it has changed.
    pub fn page(&self) -> String {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let (true, Some((_, page))) = (last.stamp.as_ref().is_some_and(|stamp| stamp.holds(&self.file)), &last.page)
        {
            return page.clone();
        }
        let stamp = Stamp::of(&self.file);
        let read = match folder::inside(&self.root, &self.file) {
            Some(file) => input::read_regular(&file),
            None => Err(input::why_not(&self.file)),
        };
        // Another reason is another content.
        let seen = match &read {
            Ok(bytes) => mark(bytes),
            Err(error) => mark(plainly(error).as_bytes()),
        };
        last.stamp = stamp;
        if let Some((_, page)) = last.page.as_ref().filter(|(known, _)| *known == seen) {
            return page.clone();
        }
        let page = match read {
            Ok(bytes) => last.make(&bytes, &seen),
            Err(error) => last.unread(&error, &seen),
        };
        last.page = Some((seen.clone(), page.clone()));
        self.seen.send_replace(seen);
        page
    }
}

impl Last {
    fn make(&mut self, bytes: &[u8], seen: &str) -> String {
        let checked = lint::check(bytes);
        let problems = problems(bytes, &checked.problems, checked.untold);
        let Some(story) = &checked.story else {
            let before = self.before();
            return whole("A story with errors", seen, &html! { div class="beside" { div { (before) } (problems) } });
        };
        let outline = Outline::new(story, Locale::speaking(&story.language));
        let figure = render::figure_of(story, &outline);
        let body = of_story(&outline, &figure, &problems);
        self.figure = figure.ok();
        whole(&outline.headline, seen, &body)
    }

    fn unread(&self, error: &io::Error, seen: &str) -> String {
        let told = html! { p { "The story cannot be read: " (plainly(error)) } };
        whole(
            "No story",
            seen,
            &html! { div class="beside" { div { (self.before()) } section class="problems" { (told) } } },
        )
    }

    /// The last picture that was without errors.
    fn before(&self) -> Markup {
        let figure = self.figure.as_ref().map(|figure| PreEscaped(figure.as_str()));
        html! { @if let Some(figure) = figure { h2 { "Before, without errors" } (figure) } }
    }
}

/// What tells a file from what it was before, without reading it.
struct Stamp {
    length: u64,
    modified: SystemTime,
    taken: SystemTime,
}

/// Clocks of file systems are as coarse as this: a file that was read sooner after it was written may have been written
/// once more within the same tick.
const TICK: Duration = Duration::from_secs(2);

impl Stamp {
    fn of(file: &Path) -> Option<Stamp> {
        let metadata = fs::metadata(file).ok()?;
        Some(Stamp { length: metadata.len(), modified: metadata.modified().ok()?, taken: SystemTime::now() })
    }

    /// Whether the file is still the same for sure.
    fn holds(&self, file: &Path) -> bool {
        let is_settled = self.taken.duration_since(self.modified).is_ok_and(|age| age > TICK);
        is_settled && Stamp::of(file).is_some_and(|now| now.length == self.length && now.modified == self.modified)
    }
}

/// The page around it; `seen` marks the content of the story that it was made from.
fn whole(title: &str, seen: &str, body: &Markup) -> String {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="icon" href="/widget/icon.svg" type="image/svg+xml";
                link rel="stylesheet" href="/workbench/page.css";
                link rel="stylesheet" href="/widget/figure.css";
                script type="module" src="/widget/article-infographic.js" {}
                script type="module" src="/workbench/reload.js" {}
            }
            body data-seen=(seen) { main { h1 { (title) } (body) } }
        }
    }
    .into_string()
}

/// Every problem with its place in the file, the errors first.
fn problems(bytes: &[u8], problems: &[Problem], untold: usize) -> Markup {
    let of = |severity| problems.iter().filter(move |problem| problem.severity == severity);
    html! {
        section class="problems" aria-labelledby="problems" {
            h2 id="problems" { "Problems" }
            @if problems.is_empty() { p class="clean" { "No problems." } }
            ul {
                @for (severity, name) in [(Severity::Error, "error"), (Severity::Warning, "warning")] {
                    @for problem in of(severity) { li class=(name) { (one(bytes, name, problem)) } }
                }
            }
            @if untold > 0 { p { "and " (untold) " more" } }
        }
    }
}

fn one(bytes: &[u8], name: &str, problem: &Problem) -> Markup {
    let place = problem.place;
    let excerpt = around(bytes, place.start..place.end);
    let piece = |range| excerpt.text.get(range).unwrap_or_default();
    html! {
        p { strong { (name) " " (problem.code.as_str()) } ": " (problem.message) }
        pre { (piece(0..excerpt.marked.start).trim_start()) mark { (piece(excerpt.marked.clone())) } (piece(excerpt.marked.end..excerpt.text.len())) }
        p { "line " (place.line) ", column " (place.column) ", at " code { (problem.path) } }
        p { "→ " (problem.hint) }
    }
}

/// Widths of a column of text on a phone and on a tablet, and of a whole page, in CSS pixels.
const WIDTHS: [u16; 3] = [320, 640, 1200];

/// The picture at each width, light and dark, beside what is wrong with the story; then its words, and what to paste.
fn of_story(outline: &Outline, figure: &Result<String, String>, problems: &Markup) -> Markup {
    html! {
        div class="beside" {
            div {
                @for theme in ["light", "dark"] {
                    h2 { "At 320, 640 and 1200 pixels, " (theme) }
                    div class="widths" tabindex="0" role="region" aria-label={ "The picture, " (theme) } {
                        @for width in WIDTHS {
                            div class={ (theme) " w" (width) } { article-infographic src="story.json" theme=(theme) {} }
                        }
                    }
                }
            }
            (problems)
        }
        @match figure {
            Ok(figure) => {
                h2 { "Without script" }
                (PreEscaped(figure))
                h2 { "To paste" }
                pre tabindex="0" { (render::snippet(&PLACES, outline.words, figure)) }
            }
            Err(error) => p { (error) }
        }
        h2 { "In words" }
        pre tabindex="0" { (outline) }
    }
}
