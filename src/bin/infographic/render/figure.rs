//! The figure for readers without script: it stands inside the element, and shows all that the widget would, with no
//! script, no style attribute and no request.

use article_infographic::{
    paint::{Colors, Svg},
    scene::Scene,
    words::{ChartWords, Node, Outline, SourceWords, Table},
};
use maud::{Markup, PreEscaped, html};

use super::{Drawn, FAMILY};

/// Sources that the source line names; the table names them all.
const MANY: usize = 8;

/// The figure of these charts. `whole` with the story's headline and summary.
///
/// Each drawing is there twice: for phones, and, hidden, for wider columns; `figure.css` shows the one that fits. Where
/// that is missing, the narrow one is seen, at its own size.
pub fn figure(outline: &Outline, charts: &[&Drawn<'_>], colors: Colors, whole: bool) -> String {
    let place = |one: &Drawn<'_>, size: &str, scene: &Scene| {
        // A page may show the whole story and one chart of it.
        let id = format!("ai-{}-{}-{size}", if whole { "story" } else { "chart" }, one.words.name);
        let svg = Svg {
            scene,
            title: &one.words.title,
            description: &one.words.summary,
            language: &outline.language,
            id: &id,
            family: FAMILY,
            colors,
        };
        PreEscaped(svg.to_string())
    };
    html! {
        figure class="article-infographic-figure" lang=(outline.language) {
            @if whole {
                figcaption {
                    strong { (outline.headline) }
                    @if let Some(summary) = &outline.summary { " " (summary) }
                }
            }
            @for one in charts {
                div class="chart" {
                    p class="title" { strong { (one.words.title) } }
                    @if !one.words.subtitle.is_empty() { p class="subtitle" { (one.words.subtitle) } }
                    div class="narrow" { (place(one, "narrow", &one.narrow)) }
                    div class="wide" hidden { (place(one, "wide", &one.wide)) }
                    @if let Some(note) = &one.words.note { p class="note" { (note) } }
                    (statements(one.words))
                    details { summary { "Show as a table" } (table(&one.words.table)) }
                    (sources(one.words))
                }
            }
        }
    }
    .into_string()
}

/// What stands beside the drawing in words, with who said it.
fn statements(words: &ChartWords) -> Markup {
    let beside: Vec<&Node> = words.nodes.iter().filter(|node| node.beside).collect();
    html! {
        @if !beside.is_empty() {
            ul class="statements" {
                @for node in beside {
                    li {
                        (node.label)
                        @for voice in &node.voices {
                            p { "Said by " (voice.speaker) ": “" (voice.quote) "” (" (link(&voice.source)) ")" }
                        }
                    }
                }
            }
        }
    }
}

fn table(table: &Table) -> Markup {
    html! {
        table {
            caption { (table.caption) }
            thead { tr { @for cell in &table.head { th scope="col" { (cell) } } } }
            tbody {
                @for row in &table.rows {
                    tr {
                        @for (index, cell) in row.cells.iter().enumerate() {
                            @if index == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
                        }
                    }
                }
            }
        }
    }
}

fn link(source: &SourceWords) -> Markup {
    html! { a href=(source.url) rel="noopener" { (source.text) } }
}

fn lead(words: &ChartWords) -> &'static str {
    if words.sources.len() == 1 { "Source: " } else { "Sources: " }
}

fn sources(words: &ChartWords) -> Markup {
    let links = html! {
        @for (index, source) in words.sources.iter().enumerate() {
            @if index > 0 { "; " }
            (link(source))
        }
    };
    html! {
        @if words.sources.len() > MANY {
            details class="sources" { summary { (sources_line(words)) } (links) }
        } @else {
            p class="sources" { (lead(words)) (links) }
        }
    }
}

/// Where it was published, in one line: the first three, and how many more.
pub fn sources_line(words: &ChartWords) -> String {
    let few: Vec<&str> = words.sources.iter().take(3).map(|source| source.text.as_str()).collect();
    let more = words.sources.len().saturating_sub(3);
    let rest = if more > 0 { format!("; and {more} more") } else { String::new() };
    format!("{}{}{rest}", lead(words), few.join("; "))
}
