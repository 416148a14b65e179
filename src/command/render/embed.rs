//! The HTML for an article: the element with the static figure, and the files that it needs at first.

use maud::{Markup, PreEscaped, html};

use crate::assets::{self, ENTRY, STYLE, WIDGET_SCRIPT};

/// The URLs and attributes of the element. URLs of folders end with a slash.
pub struct ElementOptions<'a> {
    /// The folder of the widget.
    pub base: &'a str,
    /// The published story.
    pub story: &'a str,
    /// The published answers for the static figure, for an element that loads with the page. `None` for a lazy one.
    pub eager_answers: Option<&'a str>,
    /// The public URL of the output folder, if known.
    pub folder: Option<&'a str>,
    /// The id of the only chart to show; all charts if `None`.
    pub chart: Option<&'a str>,
    /// The `lang` attribute, which replaces the language of the story.
    pub lang: Option<&'a str>,
}

/// The element with the static figure inside, and its resources.
pub fn snippet(options: &ElementOptions<'_>, figure: &str) -> String {
    html! {
        (resources(options))
        "\n"
        (element(options, figure))
        "\n"
    }
    .into_string()
}

/// The element with the static figure inside.
pub(super) fn element(options: &ElementOptions<'_>, figure: &str) -> Markup {
    let loading = options.eager_answers.map(|_| "eager");
    html! {
        article-infographic src=(options.story) chart=[options.chart] lang=[options.lang] loading=[loading] {
            "\n" (PreEscaped(figure)) "\n"
        }
    }
}

/// The style sheet and the script of the element. A lazy element's script requests everything else once the element is near
/// the viewport. For an eager one, the page requests what makes it interactive at the same time as the script.
///
/// Files of an immutable version get an integrity hash, so that the page runs only the files that were tested, whoever
/// serves them.
pub(super) fn resources(options: &ElementOptions<'_>) -> Markup {
    let base = options.base;
    let has_host = has_host(base);
    let hash = |name| is_immutable(base).then(|| assets::find(name)).flatten().map(|asset| asset.integrity());
    html! {
        link rel="stylesheet" href={ (base) (STYLE) } integrity=[hash(STYLE)] crossorigin[has_host];
        "\n"
        script type="module" src={ (base) (ENTRY) } integrity=[hash(ENTRY)] crossorigin[has_host] {}
        @if let Some(answers) = options.eager_answers {
            // In a folder that changes, a cache may have this script of another version than the entry script, which then
            // requests it once more. It cannot do so after the page has requested it.
            @if is_immutable(base) {
                "\n"
                link rel="modulepreload" href={ (base) (WIDGET_SCRIPT) } integrity=[hash(WIDGET_SCRIPT)]
                    crossorigin[has_host];
            }
            "\n"
            link rel="preload" as="fetch" href=(answers) crossorigin;
        }
    }
}

/// Whether the URL has a host, which may be another origin. Browsers check the hash of a cross-origin file only if it
/// was requested with CORS.
fn has_host(base: &str) -> bool {
    ["https://", "http://", "//"].iter().any(|start| base.starts_with(start))
}

/// Whether the URL is the immutable folder of this version, as `bundle` writes it.
fn is_immutable(base: &str) -> bool {
    base.ends_with(concat!("/", env!("CARGO_PKG_VERSION"), "/"))
}

/// Percent-encodes a file name as a path segment: everything except letters, digits and `-._~` (RFC 3986).
pub(super) fn percent_encoded(name: &str) -> String {
    name.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect()
}
