//! The HTML of the static figure.

use maud::{Markup, PreEscaped, html};

use super::DrawnChart;
use crate::paint::{Colors, Svg};
use crate::scene::Scene;
use crate::text::{ChartText, Node, Outline, SourceText, Table};
use crate::theme::FAMILY;

/// Writes the figure of these charts. With `is_story`, it includes the headline and the summary of the story, and the
/// text of the steps if it has all charts. `answers` identifies the published answers for its drawings, if there are any: the
/// element uses only those, because others may be for other drawings.
///
/// Each chart has a narrow drawing and a wide one that is hidden; `figure.css` shows the one that fits the column.
/// Without `figure.css`, only the narrow drawing is visible, at its own size. Nothing has an id, an unprefixed class or
/// the attribute `hidden`, because a page may contain two figures and have its own rules for common names. With
/// `figure.css`, the figure is as high as the widget or slightly higher, which avoids a layout shift when the widget
/// replaces it.
#[must_use]
pub fn figure(
    outline: &Outline,
    charts: &[&DrawnChart<'_>],
    colors: Colors,
    answers: Option<&str>,
    is_story: bool,
) -> String {
    let drawing = |one: &DrawnChart<'_>, scene: &Scene, room: f64, hidden: bool| {
        let names: Vec<_> = one.text.nodes.iter().map(|node| (node.key, node.label.as_str())).collect();
        let svg = Svg {
            scene,
            title: &one.text.title,
            description: &one.text.summary,
            language: &outline.language,
            direction: outline.locale.direction,
            family: FAMILY,
            names: &names,
            colors,
            room,
            hidden,
        };
        PreEscaped(svg.to_string())
    };
    let chart = |one: &DrawnChart<'_>| {
        let [narrow, wide] = one.reserved_heights;
        html! {
            div class="ai-chart" data-infographic-chart=(one.text.id) {
                p class="ai-title" { strong { (one.text.title) } }
                @if !one.text.subtitle.is_empty() { p class="ai-subtitle" { (one.text.subtitle) } }
                (filter_placeholder(one.text))
                div class="ai-narrow" { (drawing(one, &one.narrow, narrow, false)) }
                div class="ai-wide" { (drawing(one, &one.wide, wide, true)) }
                @if let Some(note) = &one.text.note { p class="ai-note" { (note) } }
                (statements(outline, one.text))
                details class="ai-data" { summary { (outline.interface.words("table")) } (table(&one.text.table)) }
                (sources(one.text))
            }
        }
    };
    // Left to right is the default of HTML.
    let direction = Some(outline.direction).filter(|direction| *direction == "rtl");
    html! {
        // The accessible name is the caption, or without a caption the title of the chart.
        @let title = charts.first().map(|one| &one.text.title).filter(|_| !is_story);
        figure
            class="article-infographic-figure"
            lang=(outline.language)
            dir=[direction]
            aria-label=[title]
            data-infographic-answers=[answers]
            data-infographic-locale=(outline.locale_tag)
        {
            @if is_story {
                figcaption {
                    strong { (outline.headline) }
                    @if let Some(summary) = &outline.summary { " " span class="ai-intro" { (summary) } }
                }
            }
            @if let Some(((text, first), rest)) = steps(outline, charts, is_story).split_first() {
                @if let Some(text) = text { p class="ai-words" { (text) } }
                @if let Some(first) = first { (chart(first)) }
                @if !rest.is_empty() {
                    // Collapsed, because the widget shows one step at a time: otherwise the page below would shift.
                    details class="ai-more" {
                        summary { (outline.more_charts(rest.iter().filter(|(_, shown)| shown.is_some()).count())) }
                        ol start="2" {
                            @for (text, shown) in rest {
                                li {
                                    @if let Some(text) = text { p class="ai-words" { (text) } }
                                    @if let Some(shown) = shown { (chart(shown)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
    .into_string()
}

/// The text and the chart of each step. A chart is listed with its first step only.
#[must_use]
pub fn steps<'a>(
    outline: &'a Outline,
    charts: &'a [&'a DrawnChart<'a>],
    is_story: bool,
) -> Vec<(Option<&'a str>, Option<&'a DrawnChart<'a>>)> {
    if !is_story || charts.len() < outline.charts.len() {
        return charts.iter().map(|one| (None, Some(*one))).collect();
    }
    let steps = outline.steps.iter().enumerate();
    let step = steps.map(|(at, step)| {
        let shown = charts.iter().find(|one| one.index == step.chart && outline.step_of(step.chart) == Some(at));
        (step.text.as_deref(), shown.copied())
    });
    step.collect()
}

/// An empty box as large as the widget's filter controls.
fn filter_placeholder(text: &ChartText) -> Markup {
    html! {
        @if !text.filters.is_empty() {
            div class="ai-room ai-filters" { @for _ in &text.filters { span {} } }
        }
    }
}

/// The statements that have no mark in the drawing, with their speakers.
fn statements(outline: &Outline, text: &ChartText) -> Markup {
    let text_only: Vec<&Node> = text.nodes.iter().filter(|node| node.text_only).collect();
    html! {
        @if !text_only.is_empty() {
            ul class="ai-statements" {
                @for node in text_only {
                    li {
                        p class="ai-label" { (node.label) }
                        @for citation in &node.citations {
                            p class="ai-said" { (outline.interface.words("said_by")) " " b { (citation.speaker) } ": " q { (citation.quote) } }
                            p class="ai-quiet" { (origin(&citation.source)) }
                        }
                    }
                }
            }
        }
    }
}

/// A source with its title, if any, and the host of its URL.
fn origin(source: &SourceText) -> Markup {
    html! {
        a href=(source.url) rel="noopener" { (source.title.as_ref().unwrap_or(&source.text)) }
        " · "
        @if source.title.is_some() { (source.text) " · " }
        (source.host)
    }
}

fn table(table: &Table) -> Markup {
    html! {
        table {
            caption { (table.caption) }
            thead { tr { @for cell in &table.headers { th scope="col" { (cell) } } } }
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
        @if let Some(excerpt) = &table.excerpt { p class="ai-note" { (excerpt) } }
    }
}

fn link(source: &SourceText) -> Markup {
    html! { a href=(source.url) rel="noopener" { (source.text) } }
}

fn sources(text: &ChartText) -> Markup {
    let links = html! {
        @for (index, source) in text.sources.iter().enumerate() {
            @if index > 0 { "; " }
            (link(source))
        }
    };
    html! {
        @if text.sources_collapsed {
            details class="ai-sources" { summary { (text.sources_summary) } (links) }
        } @else {
            p class="ai-sources" { (text.sources_label) (links) }
        }
    }
}
