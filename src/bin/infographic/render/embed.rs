//! What goes into other pages: the snippet for an article, and the answer for pages that ask by oEmbed.

use article_infographic::words::Outline;
use maud::{PreEscaped, html};
use serde_json::json;

use crate::assets::WIDGET;

/// The element with the figure inside, and what makes the page ask for the widget at once. `base` is the address of the
/// widget's folder, with a slash at its end.
pub fn snippet(base: &str, story: &str, chart: Option<&str>, figure: &str) -> String {
    let [script, core, style] = WIDGET;
    html! {
        link rel="stylesheet" href={ (base) (style) };
        "\n"
        link rel="preload" as="fetch" crossorigin href={ (base) (core) };
        "\n"
        link rel="preload" as="fetch" crossorigin href=(story);
        "\n"
        script type="module" src={ (base) (script) } {}
        "\n"
        article-infographic src=(story) chart=[chart] {
            "\n" (PreEscaped(figure)) "\n"
        }
        "\n"
    }
    .into_string()
}

/// A file's name as a part of an address: what is neither letter, digit nor one of `-._~` is written as bytes (RFC 3986).
pub(super) fn encoded(name: &str) -> String {
    name.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

/// The answer after oEmbed 1.0 (§2.3.4.4, rich): the figure itself, which asks nothing of the page that takes it.
pub fn oembed(outline: &Outline, figure: &str, width: f64) -> String {
    let answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": outline.headline,
        "html": figure,
        "width": width,
        "height": null,
    });
    format!("{answer:#}\n")
}
