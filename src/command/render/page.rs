//! The story as a page of its own, for iframes and for links that are shared, and the oEmbed answer that leads to it.
//!
//! The figure stands in the page, so that a reader sees it also where the widget's script or core fails, and search engines
//! and link previews find its words.

use article_infographic::words::Outline;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::json;

use super::embed::{Places, head};
use crate::assets::FRAME;
use crate::json;

/// The page's name.
pub const NAME: &str = "page.html";
/// The name of the answer for pages that ask by oEmbed.
pub const OEMBED: &str = "oembed.json";

/// What a link to the page shows: the path of a card in the folder, its width and height in pixels, and its words.
pub struct Preview<'a> {
    pub path: String,
    pub size: [u32; 2],
    pub words: &'a str,
}

/// The page with this figure in it. What needs its address is there where that is known.
pub fn page(outline: &Outline, places: &Places<'_>, preview: Option<&Preview<'_>>, figure: &str) -> String {
    let [_, frame_style, frame_script, _] = FRAME;
    let direction = Some(outline.direction).filter(|direction| *direction == "rtl");
    let description = outline.summary.as_ref().or(outline.charts.first().map(|chart| &chart.summary));
    html! {
        (DOCTYPE)
        html lang=(outline.language) dir=[direction] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (outline.headline) }
                @if let Some(summary) = description { meta name="description" content=(summary); }
                (previewed(outline, places, preview, description))
                "\n"
                link rel="stylesheet" href={ (places.base) (frame_style) };
                "\n"
                // Before the element's own script, because it sets the element's theme.
                script defer src={ (places.base) (frame_script) } {}
                "\n"
                (head(places, outline.words))
            }
            body {
                "\n"
                (element(places, "eager", figure))
                "\n"
            }
        }
        "\n"
    }
    .into_string()
}

/// The element with the figure inside.
fn element(places: &Places<'_>, loading: &str, figure: &str) -> Markup {
    html! {
        article-infographic src=(places.story) chart=[places.chart] lang=[places.lang] loading=(loading) {
            "\n" (PreEscaped(figure)) "\n"
        }
    }
}

/// What search engines, link previews (the Open Graph protocol) and pages that ask by oEmbed look for.
fn previewed(
    outline: &Outline,
    places: &Places<'_>,
    preview: Option<&Preview<'_>>,
    description: Option<&String>,
) -> Markup {
    html! {
        meta property="og:type" content="article";
        meta property="og:title" content=(outline.headline);
        @if let Some(summary) = description { meta property="og:description" content=(summary); }
        @if let Some(folder) = places.folder {
            link rel="canonical" href={ (folder) (NAME) };
            link rel="alternate" type="application/json+oembed" href={ (folder) (OEMBED) } title=(outline.headline);
            meta property="og:url" content={ (folder) (NAME) };
            @if let Some(Preview { path, size: [width, height], words }) = preview {
                meta property="og:image" content={ (folder) (path) };
                meta property="og:image:width" content=(width);
                meta property="og:image:height" content=(height);
                meta property="og:image:alt" content=(words);
                meta name="twitter:card" content="summary_large_image";
            }
        }
    }
}

/// The answer after oEmbed 1.0 (§2.3.4.4, rich) for the page in this folder.
///
/// Its HTML is a quotation with a link, and an iframe: what `WordPress` leaves in the answers of sites that it does not know
/// (`wp_filter_oembed_result`). There, the link stands until the frame has told its height.
pub fn oembed(
    outline: &Outline,
    folder: &str,
    preview: Option<&Preview<'_>>,
    [width, height]: [u32; 2],
) -> serde_json::Result<String> {
    let page = format!("{folder}{NAME}");
    let html = html! {
        blockquote { a href=(page) { (outline.headline) } }
        iframe src=(page) title=(outline.headline) width=(width) height=(height) frameborder="0" {}
    };
    let mut answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": outline.headline,
        "html": html.into_string(),
        "width": width,
        "height": height,
    });
    if let (Some(answer), Some(Preview { path, size: [width, height], .. })) = (answer.as_object_mut(), preview) {
        answer.insert("thumbnail_url".to_owned(), json!(format!("{folder}{path}")));
        answer.insert("thumbnail_width".to_owned(), json!(width));
        answer.insert("thumbnail_height".to_owned(), json!(height));
    }
    json::pretty(&answer)
}
