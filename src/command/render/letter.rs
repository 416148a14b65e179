//! The story for places where no drawing and no style goes: letters, feeds, and content systems that clean what they are
//! given. Pictures by their whole address, and words.
//!
//! Both forms consist of what `WordPress` (kses), `DOMPurify` and `sanitize-html` leave as it is. The letter lays itself out with
//! tables and attributes, because mail programs drop style sheets; the feed is plain, because readers of feeds have their own.

use article_infographic::words::{ChartWords, Node, Outline, Table};
use maud::{Markup, html};

use super::drawn::Drawn;
use super::figure::steps;
use super::page;

/// Width of a picture in a letter, in CSS pixels: what mail programs show beside their lists.
const LETTER_WIDTH: f64 = 600.0;
/// Rows of a table in a letter; mail programs cut letters off at some hundred kilobytes.
const LETTER_ROWS: usize = 20;

/// A chart with its picture: the path in the folder, and the size in CSS pixels.
pub struct Pictured<'a> {
    pub drawn: &'a Drawn<'a>,
    pub path: String,
    pub size: [f64; 2],
}

/// The story as the body of a letter.
pub fn mail(outline: &Outline, folder: &str, charts: &[Pictured<'_>]) -> String {
    let body = html! {
        h2 { a href={ (folder) (page::NAME) } { (outline.headline) } }
        (body(outline, folder, charts, &Form { widest: LETTER_WIDTH, rows: LETTER_ROWS, is_letter: true }))
    };
    html! {
        table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0" lang=(outline.language) dir=[direction(outline)] {
            tbody { tr { td { (body) } } }
        }
        "\n"
    }
    .into_string()
}

/// The story as an entry of a feed, which has the headline itself.
pub fn feed(outline: &Outline, folder: &str, charts: &[Pictured<'_>]) -> String {
    let body = body(outline, folder, charts, &Form { widest: f64::INFINITY, rows: usize::MAX, is_letter: false });
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

/// What a place has anyway need not be said.
fn direction(outline: &Outline) -> Option<&'static str> {
    Some(outline.direction).filter(|direction| *direction == "rtl")
}

struct Form {
    /// Width that no picture exceeds.
    widest: f64,
    /// Rows that no table exceeds.
    rows: usize,
    is_letter: bool,
}

fn body(outline: &Outline, folder: &str, charts: &[Pictured<'_>], form: &Form) -> Markup {
    let drawn: Vec<&Drawn<'_>> = charts.iter().map(|one| one.drawn).collect();
    html! {
        @if let Some(summary) = &outline.summary { p { (summary) } }
        @for (words, shown) in steps(outline, &drawn, true) {
            @if let Some(words) = words { p { (words) } }
            @for one in charts.iter().filter(|one| shown.is_some_and(|shown| shown.index == one.drawn.index)) {
                (chart(outline, folder, one, form))
            }
        }
    }
}

fn chart(outline: &Outline, folder: &str, one: &Pictured<'_>, form: &Form) -> Markup {
    let words = one.drawn.words;
    let scale = (form.widest / one.size[0]).min(1.0);
    let [width, height] = one.size.map(|side| (side * scale).round());
    let beside: Vec<&Node> = words.nodes.iter().filter(|node| node.beside).collect();
    html! {
        h3 { (words.title) }
        @if !words.subtitle.is_empty() { p { (words.subtitle) } }
        p { img src={ (folder) (one.path) } alt=(words.summary) width=(width) height=(height); }
        @if let Some(note) = &words.note { p { em { (note) } } }
        @if !beside.is_empty() { ul { @for node in beside { li { (node.text) } } } }
        (table(outline, &words.table, form))
        p { a href={ (folder) (words.name) "/table.csv" } { (outline.interface.words("save_csv")) } }
        (sources(words))
    }
}

fn table(outline: &Outline, table: &Table, form: &Form) -> Markup {
    let rows = table.rows.iter().take(form.rows);
    let left_out = (table.rows.len() > form.rows).then(|| outline.excerpt(form.rows, table.rows.len()));
    let [border, padding, spacing] =
        [form.is_letter.then_some("1"), form.is_letter.then_some("4"), form.is_letter.then_some("0")];
    html! {
        table border=[border] cellpadding=[padding] cellspacing=[spacing] {
            thead { tr { @for cell in &table.head { th { (cell) } } } }
            tbody {
                @for row in rows {
                    tr { @for cell in &row.cells { td { (cell) } } }
                }
            }
        }
        @if let Some(left_out) = table.excerpt.as_ref().or(left_out.as_ref()) { p { (left_out) } }
    }
}

fn sources(words: &ChartWords) -> Markup {
    html! {
        p {
            (words.sources_lead)
            @for (index, source) in words.sources.iter().enumerate() {
                @if index > 0 { "; " }
                a href=(source.url) { (source.text) }
            }
        }
    }
}
