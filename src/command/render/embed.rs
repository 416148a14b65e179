//! What goes into an article: the element with the figure inside, and what makes the page ask for the widget at once.

use maud::{Markup, PreEscaped, html};

use crate::assets::{self, WIDGET};

/// Where things are served. Addresses of folders have a slash at their end.
pub struct Places<'a> {
    /// The widget's folder.
    pub base: &'a str,
    /// The story.
    pub story: &'a str,
    /// The folder of what is written, where that is known.
    pub folder: Option<&'a str>,
    /// The one chart that is shown, by its id.
    pub chart: Option<&'a str>,
    /// The language that was asked for in place of the story's.
    pub lang: Option<&'a str>,
}

/// The element with the figure inside. `words` is the language of the words around the figures.
pub fn snippet(places: &Places<'_>, words: &str, figure: &str) -> String {
    html! {
        (head(places, words))
        "\n"
        article-infographic src=(places.story) chart=[places.chart] lang=[places.lang] {
            "\n" (PreEscaped(figure)) "\n"
        }
        "\n"
    }
    .into_string()
}

/// What the element needs from elsewhere. Files that never change are asked for with their hash, so that a page runs what
/// its editor chose, whoever serves it.
pub(super) fn head(places: &Places<'_>, words: &str) -> Markup {
    let [script, core, style, _] = WIDGET;
    let Places { base, story, .. } = places;
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
            link rel="preload" as="fetch" crossorigin href={ (base) "locales/" (words) ".bin" };
            "\n"
        }
        script type="module" src={ (base) (script) } integrity=[hash(script)] crossorigin[foreign] {}
    }
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
