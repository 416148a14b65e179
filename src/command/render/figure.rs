//! The figure for readers without script: it stands inside the element, and shows all that the widget would, with no
//! script, no style attribute and no request.

use article_infographic::{
    paint::{Colors, Svg},
    scene::Scene,
    theme::FAMILY,
    words::{ChartWords, Node, Outline, SourceWords, Table},
};
use maud::{Markup, PreEscaped, html};

use super::drawn::Drawn;

/// The figure of these charts. `whole` with the story's headline and summary and, where it is of all charts, the words of
/// its steps.
///
/// Each drawing is there twice: for phones, and, hidden, for wider columns; `figure.css` shows the one that fits. Where
/// that is missing, the narrow one is seen, at its own size. Nothing in it has an id, a class without prefix or the attribute
/// `hidden`: a page may have two figures, and rules of its own for common names. With it, the figure is as high as the widget or a little
/// higher, so that nothing moves when that takes its place.
pub fn figure(outline: &Outline, charts: &[&Drawn<'_>], colors: Colors, whole: bool) -> String {
    let place = |one: &Drawn<'_>, scene: &Scene, room: f64, hidden: bool| {
        let names: Vec<_> = one.words.nodes.iter().map(|node| (node.key, node.label.as_str())).collect();
        let svg = Svg {
            scene,
            title: &one.words.title,
            description: &one.words.summary,
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
    let chart = |one: &Drawn<'_>| {
        let [narrow, wide] = one.room;
        html! {
            div class="ai-chart" data-infographic-chart=(one.words.name) {
                p class="ai-title" { strong { (one.words.title) } }
                @if !one.words.subtitle.is_empty() { p class="ai-subtitle" { (one.words.subtitle) } }
                (room_for_tools(one.words))
                div class="ai-narrow" { (place(one, &one.narrow, narrow, false)) }
                div class="ai-wide" { (place(one, &one.wide, wide, true)) }
                @if let Some(note) = &one.words.note { p class="ai-note" { (note) } }
                (statements(outline, one.words))
                details class="ai-data" { summary { (outline.interface.words("table")) } (table(&one.words.table)) }
                (sources(one.words))
            }
        }
    };
    // What a page has anyway need not be said.
    let direction = Some(outline.direction).filter(|direction| *direction == "rtl");
    html! {
        // Named by its caption, or where it has none, by its one title.
        @let title = charts.first().map(|one| &one.words.title).filter(|_| !whole);
        figure class="article-infographic-figure" lang=(outline.language) dir=[direction] aria-label=[title] {
            @if whole {
                figcaption {
                    strong { (outline.headline) }
                    @if let Some(summary) = &outline.summary { " " span class="ai-intro" { (summary) } }
                }
            }
            @if let Some(((words, first), rest)) = steps(outline, charts, whole).split_first() {
                @if let Some(words) = words { p class="ai-words" { (words) } }
                @if let Some(first) = first { (chart(first)) }
                @if !rest.is_empty() {
                    // Folded, because the widget shows one step at a time: the page below is not to move.
                    details class="ai-more" {
                        summary { (outline.more_charts(rest.iter().filter(|(_, shown)| shown.is_some()).count())) }
                        ol start="2" {
                            @for (words, shown) in rest {
                                li {
                                    @if let Some(words) = words { p class="ai-words" { (words) } }
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

/// The words and the chart of each step; a chart stands with the first of its steps.
pub(super) fn steps<'a>(
    outline: &'a Outline,
    charts: &'a [&'a Drawn<'a>],
    whole: bool,
) -> Vec<(Option<&'a str>, Option<&'a Drawn<'a>>)> {
    if !whole || charts.len() < outline.charts.len() {
        return charts.iter().map(|one| (None, Some(*one))).collect();
    }
    let steps = outline.steps.iter().enumerate();
    let step = steps.map(|(at, step)| {
        let shown = charts.iter().find(|one| one.index == step.chart && outline.step_of(step.chart) == Some(at));
        (step.text.as_deref(), shown.copied())
    });
    step.collect()
}

/// As much room as the lists take that readers pick events by.
fn room_for_tools(words: &ChartWords) -> Markup {
    html! {
        @if !words.tools.is_empty() {
            div class="ai-room ai-tools" { @for _ in &words.tools { span {} } }
        }
    }
}

/// What stands beside the drawing in words, with who said it.
fn statements(outline: &Outline, words: &ChartWords) -> Markup {
    let beside: Vec<&Node> = words.nodes.iter().filter(|node| node.beside).collect();
    html! {
        @if !beside.is_empty() {
            ul class="ai-statements" {
                @for node in beside {
                    li {
                        p class="ai-label" { (node.label) }
                        @for voice in &node.voices {
                            p class="ai-said" { (outline.interface.words("said_by")) " " b { (voice.speaker) } ": " q { (voice.quote) } }
                            p class="ai-quiet" { (origin(&voice.source)) }
                        }
                    }
                }
            }
        }
    }
}

/// A source with its headline, where it has one, and the host of its address.
fn origin(source: &SourceWords) -> Markup {
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
        @if let Some(excerpt) = &table.excerpt { p class="ai-note" { (excerpt) } }
    }
}

fn link(source: &SourceWords) -> Markup {
    html! { a href=(source.url) rel="noopener" { (source.text) } }
}

fn sources(words: &ChartWords) -> Markup {
    let links = html! {
        @for (index, source) in words.sources.iter().enumerate() {
            @if index > 0 { "; " }
            (link(source))
        }
    };
    html! {
        @if words.sources_folded {
            details class="ai-sources" { summary { (words.sources_line) } (links) }
        } @else {
            p class="ai-sources" { (words.sources_lead) (links) }
        }
    }
}
