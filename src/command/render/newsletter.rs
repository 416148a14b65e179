//! The story as HTML for newsletters, feeds and content management systems, which remove SVG, scripts and style sheets.
//! Images have absolute URLs.
//!
//! Both files use only HTML that `WordPress` (kses), `DOMPurify` and `sanitize-html` leave unchanged. `mail.html` has
//! layout tables and presentational attributes, because mail clients drop style sheets. `feed.html` has no layout,
//! because feed readers apply their own styles.

use article_infographic::figure::{DrawnChart, steps};
use article_infographic::text::{ChartText, Node, Outline, Table};
use maud::{Markup, html};

use super::page;

/// Greatest width of an image in a newsletter, in CSS pixels: the usual width of the reading pane in mail clients.
const MAIL_WIDTH: f64 = 600.0;
/// Most rows of a table in a newsletter: some mail clients cut messages off at about 100 kB.
const MAIL_ROWS: usize = 20;

/// A chart with its PNG image: the path in the output folder, and the size in CSS pixels.
pub struct ChartImage<'a> {
    pub drawn: &'a DrawnChart<'a>,
    pub path: String,
    pub size: [f64; 2],
}

/// The story as the body of a newsletter.
pub fn mail(outline: &Outline, folder: &str, charts: &[ChartImage<'_>]) -> String {
    let body = html! {
        h2 { a href={ (folder) (page::NAME) } { (outline.headline) } }
        (body(outline, folder, charts, &Limits { width: MAIL_WIDTH, rows: MAIL_ROWS, is_mail: true }))
    };
    html! {
        table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0" lang=(outline.language) dir=[direction(outline)] {
            tbody { tr { td { (body) } } }
        }
        "\n"
    }
    .into_string()
}

/// The story as an entry of a feed. The headline is not repeated, because feed readers show the title of the entry.
pub fn feed(outline: &Outline, folder: &str, charts: &[ChartImage<'_>]) -> String {
    let body = body(outline, folder, charts, &Limits { width: f64::INFINITY, rows: usize::MAX, is_mail: false });
    let page = html! { p { a href={ (folder) (page::NAME) } { (outline.headline) } } };
    html! {
        @match direction(outline) {
            Some(direction) => { div lang=(outline.language) dir=(direction) { (body) (page) } }
            None => { (body) (page) }
        }
        "\n"
    }
    .into_string()
}

/// The `dir` attribute; left to right is the default of HTML.
fn direction(outline: &Outline) -> Option<&'static str> {
    Some(outline.direction).filter(|direction| *direction == "rtl")
}

struct Limits {
    /// Greatest width of an image, in CSS pixels.
    width: f64,
    /// Most rows of a table.
    rows: usize,
    is_mail: bool,
}

fn body(outline: &Outline, folder: &str, charts: &[ChartImage<'_>], limits: &Limits) -> Markup {
    let drawn: Vec<&DrawnChart<'_>> = charts.iter().map(|one| one.drawn).collect();
    html! {
        @if let Some(summary) = &outline.summary { p { (summary) } }
        @for (text, shown) in steps(outline, &drawn, true) {
            @if let Some(text) = text { p { (text) } }
            @for one in charts.iter().filter(|one| shown.is_some_and(|shown| shown.index == one.drawn.index)) {
                (chart(outline, folder, one, limits))
            }
        }
    }
}

fn chart(outline: &Outline, folder: &str, one: &ChartImage<'_>, limits: &Limits) -> Markup {
    let text = one.drawn.text;
    let scale = (limits.width / one.size[0]).min(1.0);
    let [width, height] = one.size.map(|side| (side * scale).round());
    let text_only: Vec<&Node> = text.nodes.iter().filter(|node| node.text_only).collect();
    html! {
        h3 { (text.title) }
        @if !text.subtitle.is_empty() { p { (text.subtitle) } }
        p { img src={ (folder) (one.path) } alt=(text.summary) width=(width) height=(height); }
        @if let Some(note) = &text.note { p { em { (note) } } }
        @if !text_only.is_empty() { ul { @for node in text_only { li { (node.text) } } } }
        (table(outline, &text.table, limits))
        p { a href={ (folder) (text.id) "/table.csv" } { (outline.interface.words("save_csv")) } }
        (sources(text))
    }
}

fn table(outline: &Outline, table: &Table, limits: &Limits) -> Markup {
    let rows = table.rows.iter().take(limits.rows);
    let omitted = (table.rows.len() > limits.rows).then(|| outline.excerpt(limits.rows, table.rows.len()));
    let [border, padding, spacing] = ["1", "4", "0"].map(|value| limits.is_mail.then_some(value));
    html! {
        table border=[border] cellpadding=[padding] cellspacing=[spacing] {
            thead { tr { @for cell in &table.headers { th { (cell) } } } }
            tbody {
                @for row in rows {
                    tr { @for cell in &row.cells { td { (cell) } } }
                }
            }
        }
        @if let Some(omitted) = table.excerpt.as_ref().or(omitted.as_ref()) { p { (omitted) } }
    }
}

fn sources(text: &ChartText) -> Markup {
    html! {
        p {
            (text.sources_label)
            @for (index, source) in text.sources.iter().enumerate() {
                @if index > 0 { "; " }
                a href=(source.url) { (source.text) }
            }
        }
    }
}
