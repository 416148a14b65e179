//! The workbench as a page. No script is needed to read it.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use article_infographic::story::{self, Problem, Severity};
use article_infographic::words::Outline;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::input;
use crate::outcome::plainly;
use crate::render;

/// Where the workbench serves the widget.
const BASE: &str = "/widget/";

/// The page of a story file, and the figure that it had when it last had no errors.
pub struct Workbench {
    file: PathBuf,
    last: Mutex<Option<String>>,
}

impl Workbench {
    pub fn new(file: PathBuf) -> Workbench {
        Workbench { file, last: Mutex::default() }
    }

    /// The page as it is now.
    pub fn page(&self) -> String {
        let bytes = match input::read(&self.file) {
            Ok(bytes) => bytes,
            Err(error) => return whole("No story", &html! { p { "The story cannot be read: " (plainly(&error)) } }),
        };
        let checked = story::open(&bytes);
        let problems = problems(&checked.problems, checked.untold);
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(story) = &checked.story {
            let outline = Outline::new(story);
            let figure = render::figure_of(story, &outline);
            let body = of_story(&outline, &figure);
            *last = figure.ok();
            return whole(&outline.headline, &html! { (problems) (body) });
        }
        let before = last.as_ref().map(|figure| PreEscaped(figure.as_str()));
        let before = html! { @if let Some(figure) = before { h2 { "Before, without errors" } (figure) } };
        whole("A story with errors", &html! { (problems) (before) })
    }
}

fn whole(title: &str, body: &Markup) -> String {
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
            body { main { h1 { (title) } (body) } }
        }
    }
    .into_string()
}

/// Every problem with its place in the file, the errors first.
fn problems(problems: &[Problem], untold: usize) -> Markup {
    if problems.is_empty() {
        return html! { p class="clean" { "No problems." } };
    }
    let of = |severity| problems.iter().filter(move |problem| problem.severity == severity);
    html! {
        h2 id="problems" { "Problems" }
        ul class="problems" {
            @for (severity, name) in [(Severity::Error, "error"), (Severity::Warning, "warning")] {
                @for problem in of(severity) {
                    li class=(name) {
                        p { strong { (name) " " (problem.code.as_str()) } ": " (problem.message) }
                        p { "line " (problem.place.line) ", column " (problem.place.column) ", at " code { (problem.path) } }
                        p { "→ " (problem.hint) }
                    }
                }
            }
        }
        @if untold > 0 { p { "and " (untold) " more" } }
    }
}

/// The picture in three columns, its words, and what to paste.
fn of_story(outline: &Outline, figure: &Result<String, String>) -> Markup {
    let element = |theme: &str| html! { article-infographic src="story.json" theme=(theme) {} };
    html! {
        h2 { "On a phone, light and dark" }
        div class="widths" {
            div class="phone" { (element("light")) }
            div class="phone dark" { (element("dark")) }
        }
        h2 { "On a tablet" }
        div class="tablet" { (element("auto")) }
        h2 { "On a wide page" }
        (element("auto"))
        @match figure {
            Ok(figure) => {
                h2 { "Without script" }
                (PreEscaped(figure))
                h2 { "To paste" }
                pre tabindex="0" { (render::snippet(BASE, &format!("{BASE}stories/story.json"), None, figure)) }
            }
            Err(error) => p { (error) }
        }
        h2 { "In words" }
        pre tabindex="0" { (outline) }
    }
}
