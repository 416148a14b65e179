//! `page.html`, a page that contains only the graphic, for iframes and shared links, and its oEmbed response.
//!
//! The page contains the static figure, so that readers see it if the script or the core of the widget fails, and
//! search engines index its text.

use article_infographic::text::Outline;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::json;

use super::embed::{ElementOptions, element, resources};
use crate::assets::FRAME;
use crate::json;

/// The file name of the page.
pub const NAME: &str = "page.html";
/// The file name of the data as JSON-LD.
pub const DATA: &str = "story.jsonld";
/// The file name of the oEmbed response.
pub const OEMBED: &str = "oembed.json";

/// The image of a link preview: its path in the output folder, its width and height in pixels, and its alternative
/// text.
pub struct LinkPreview<'a> {
    pub path: String,
    pub size: [u32; 2],
    pub alt: &'a str,
}

/// The page with this static figure and this description of its data as JSON-LD, whose characters are safe in a script
/// element. The tags that need an absolute URL are written only if the URL of the folder is known.
pub fn page(
    outline: &Outline,
    options: &ElementOptions<'_>,
    preview: Option<&LinkPreview<'_>>,
    data: &str,
    figure: &str,
) -> String {
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
                (metadata(outline, options, preview, description))
                "\n"
                // Search engines read only what is in the page. The observations are in the linked file, because a page
                // with all of them could be ten times as large.
                link rel="alternate" type="application/ld+json" href=(DATA);
                "\n"
                script type="application/ld+json" { "\n" (PreEscaped(data)) }
                "\n"
                link rel="stylesheet" href={ (options.base) (frame_style) };
                "\n"
                // Before the script of the element, because it sets the theme of the element.
                script defer src={ (options.base) (frame_script) } {}
                "\n"
                (resources(options))
            }
            body {
                "\n"
                (element(options, figure))
                "\n"
            }
        }
        "\n"
    }
    .into_string()
}

/// The metadata for search engines, link previews (the Open Graph protocol) and oEmbed discovery.
fn metadata(
    outline: &Outline,
    options: &ElementOptions<'_>,
    preview: Option<&LinkPreview<'_>>,
    description: Option<&String>,
) -> Markup {
    html! {
        meta property="og:type" content="article";
        meta property="og:title" content=(outline.headline);
        @if let Some(summary) = description { meta property="og:description" content=(summary); }
        @if let Some(folder) = options.folder {
            link rel="canonical" href={ (folder) (NAME) };
            link rel="alternate" type="application/json+oembed" href={ (folder) (OEMBED) } title=(outline.headline);
            meta property="og:url" content={ (folder) (NAME) };
            @if let Some(LinkPreview { path, size: [width, height], alt }) = preview {
                meta property="og:image" content={ (folder) (path) };
                meta property="og:image:width" content=(width);
                meta property="og:image:height" content=(height);
                meta property="og:image:alt" content=(alt);
                // X takes everything else from the tags above.
                meta name="twitter:card" content="summary_large_image";
                meta name="twitter:image:alt" content=(alt);
            }
        }
    }
}

/// The oEmbed 1.0 response (§2.3.4.4, type `rich`) for the page in this folder.
///
/// Its HTML is a `blockquote` with a link and an iframe, which is all that `WordPress` allows in responses of sites
/// that are not on its list (`wp_filter_oembed_result`). `WordPress` shows the link until the frame has sent its
/// height.
pub fn oembed(
    outline: &Outline,
    folder: &str,
    preview: Option<&LinkPreview<'_>>,
    [width, height]: [u32; 2],
) -> serde_json::Result<String> {
    let page = format!("{folder}{NAME}");
    let html = html! {
        blockquote { a href=(page) { (outline.headline) } }
        iframe src=(page) title=(outline.headline) width=(width) height=(height) frameborder="0" {}
    };
    let mut response = json!({
        "version": "1.0",
        "type": "rich",
        "title": outline.headline,
        "html": html.into_string(),
        "width": width,
        "height": height,
    });
    if let (Some(object), Some(LinkPreview { path, size: [width, height], .. })) = (response.as_object_mut(), preview) {
        object.insert("thumbnail_url".to_owned(), json!(format!("{folder}{path}")));
        object.insert("thumbnail_width".to_owned(), json!(width));
        object.insert("thumbnail_height".to_owned(), json!(height));
    }
    json::pretty(&response)
}
