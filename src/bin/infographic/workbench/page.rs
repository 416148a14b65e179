//! The workbench as a page. No script is needed to read it.

use std::path::Path;

use article_infographic::story::{self, Problem, Severity, Story};
use article_infographic::words::Outline;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::input;
use crate::outcome::plainly;
use crate::render;

/// Where the workbench serves the widget.
const BASE: &str = "/widget/";

pub fn page(file: &Path) -> String {
    let (title, body) = match input::read(file) {
        Err(error) => ("No story".to_owned(), html! { p { "The story cannot be read: " (plainly(&error)) } }),
        Ok(bytes) => {
            let checked = story::open(&bytes);
            let title = checked.story.as_ref().map(|story| story.headline.to_string());
            let problems = problems(&checked.problems, checked.untold);
            let rest = checked.story.as_ref().map(of_story);
            (
                title.unwrap_or_else(|| "A story with errors".to_owned()),
                html! { (problems) @if let Some(rest) = rest { (rest) } },
            )
        }
    };
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
fn of_story(story: &Story) -> Markup {
    let outline = Outline::new(story);
    let element = |theme: &str| html! { article-infographic src="story.json" theme=(theme) {} };
    let figure = render::figure_of(story, &outline);
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
        @match &figure {
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
