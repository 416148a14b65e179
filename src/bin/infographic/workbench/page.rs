//! The workbench as a page. No script is needed to read it.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use article_infographic::story::{self, Problem, Severity};
use article_infographic::words::{Locale, Outline};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::excerpt::around;
use crate::input;
use crate::outcome::plainly;
use crate::render::{self, Places};

use super::watch::mark;

/// Where a page that has the snippet finds the widget and the story, as `render` takes it without options.
const PLACES: Places<'_> =
    Places { base: "/widget/", story: "/widget/stories/story.json", folder: None, chart: None, lang: None };

/// The page of a story file.
pub struct Workbench {
    file: PathBuf,
    last: Mutex<Last>,
}

/// What was made last, so that nothing is made twice.
#[derive(Default)]
struct Last {
    /// The page with the bytes of the story that it shows.
    page: Option<(Vec<u8>, String)>,
    /// The figure of the story when it last had no errors.
    figure: Option<String>,
}

impl Workbench {
    pub fn new(file: PathBuf) -> Workbench {
        Workbench { file, last: Mutex::default() }
    }

    /// The page as it is now.
    pub fn page(&self) -> String {
        let bytes = match input::read(&self.file) {
            Ok(bytes) => bytes,
            Err(error) => {
                return whole("No story", "", &html! { p { "The story cannot be read: " (plainly(&error)) } });
            }
        };
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, page)) = last.page.as_ref().filter(|(known, _)| *known == bytes) {
            return page.clone();
        }
        let page = last.make(&bytes);
        last.page = Some((bytes, page.clone()));
        page
    }
}

impl Last {
    fn make(&mut self, bytes: &[u8]) -> String {
        let seen = mark(bytes);
        let checked = story::open(bytes);
        let problems = problems(bytes, &checked.problems, checked.untold);
        let Some(story) = &checked.story else {
            let before = self.figure.as_ref().map(|figure| PreEscaped(figure.as_str()));
            let before = html! { @if let Some(figure) = before { h2 { "Before, without errors" } (figure) } };
            return whole("A story with errors", &seen, &html! { div class="beside" { div { (before) } (problems) } });
        };
        let outline = Outline::new(story, Locale::speaking(&story.language));
        let figure = render::figure_of(story, &outline);
        let body = of_story(&outline, &figure, &problems);
        self.figure = figure.ok();
        whole(&outline.headline, &seen, &body)
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
