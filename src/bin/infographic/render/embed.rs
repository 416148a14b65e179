//! What goes into other pages: the snippet for an article, and the answer for pages that ask by oEmbed.

use article_infographic::words::Outline;
use maud::{PreEscaped, html};
use serde_json::json;

use crate::assets::{self, WIDGET};

/// The element with the figure inside, and what makes the page ask for the widget at once. `base` is the address of the
/// widget's folder, with a slash at its end. Files that never change are asked for with their hash, so that a page runs
/// what its editor chose, whoever serves it.
pub fn snippet(base: &str, story: &str, chart: Option<&str>, words: &str, figure: &str) -> String {
    let [script, core, style] = WIDGET;
    let foreign = is_foreign(base);
    let hash = |name| is_immutable(base).then(|| assets::find(name)).flatten().map(|asset| asset.integrity());
    html! {
        link rel="stylesheet" href={ (base) (style) } integrity=[hash(style)] crossorigin[foreign];
        "\n"
        link rel="preload" as="fetch" crossorigin href={ (base) (core) };
        "\n"
        link rel="preload" as="fetch" crossorigin href=(story);
        "\n"
        // English is in the widget.
        @if words != "en" {
            link rel="preload" as="fetch" crossorigin href={ (base) "locales/" (words) ".json" };
            "\n"
        }
        script type="module" src={ (base) (script) } integrity=[hash(script)] crossorigin[foreign] {}
        "\n"
        article-infographic src=(story) chart=[chart] {
            "\n" (PreEscaped(figure)) "\n"
        }
        "\n"
    }
    .into_string()
}

/// Whether the address names a host, which need not be the page's own: a browser then checks a hash only in what it has
/// asked for by CORS.
fn is_foreign(base: &str) -> bool {
    ["https://", "http://", "//"].iter().any(|start| base.starts_with(start))
}

/// Whether the address is that of this very version, as `bundle` writes it.
fn is_immutable(base: &str) -> bool {
    base.ends_with(concat!("/", env!("CARGO_PKG_VERSION"), "/"))
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
