//! What happens from the opened page to the drawn figure, and when there is no story.

use crate::support::engine::View;
use crate::support::page::{HELD, Page, WHOLE};
use serde_json::json;

const SCRIPTS: &str = include_str!("loading.js");

#[tokio::test]
async fn both_elements_become_ready_without_a_complaint() {
    let page = Page::open(View::DESKTOP).await;
    for element in [WHOLE, HELD] {
        assert_ne!(page.text(element, "title").await, "");
        assert_ne!(page.text(element, "sources").await, "");
    }
    page.assert_quiet().await;
}

#[tokio::test]
async fn the_canvas_shows_the_bar_in_another_colour_than_the_ground() {
    let page = Page::open(View::DESKTOP).await;
    let pixels = page.call(WHOLE, SCRIPTS, "pixelsOfBarAndCorner", vec![]).await;
    assert_ne!(pixels[0], pixels[1], "the bar and the corner of the canvas have the same colour");
}

#[tokio::test]
async fn the_table_says_at_least() {
    let page = Page::open(View::DESKTOP).await;
    for element in [WHOLE, HELD] {
        page.inside(element, "part('table').open = true").await;
        let table = page.text(element, "table").await;
        assert!(table.contains("at least 8,000 people") && table.contains(crate::support::page::SPEAKER), "{table}");
    }
}

#[tokio::test]
async fn the_outline_holds_what_the_canvas_shows() {
    let page = Page::open(View::DESKTOP).await;
    let outline = page.inside(HELD, "return JSON.stringify(element.outline())").await;
    let outline = outline.as_str().unwrap_or_default();
    assert!(outline.contains(crate::support::page::WORDS), "{outline}");
}

#[tokio::test]
async fn a_story_that_cannot_be_shown_leaves_the_pages_own_figure_and_tells_a_code() {
    for (story, code) in [
        ("stories/there-is-no-such-story.json", "http-404"),
        ("/.watch/syntax.json", "syntax"),
        ("/.watch/unknown-id.json", "unknown-id"),
        ("/.watch/no-evidence.json", "no-evidence"),
        ("/.watch/too-deep.json", "too-deep"),
        ("/.watch/too-large.json", "too-large"),
        ("data:application/json,{}", "bad-src"),
    ] {
        let page = Page::open(View::DESKTOP).await;
        page.add(&json!({ "src": story, "chart": "held", "loading": "eager" })).await;
        page.until("#made", "it tells the error", "return element.state === 'error'").await;
        let visible = page.inside("#made", "return seen(document.getElementById('fallback'))").await;
        assert_eq!(visible, json!(true), "{story}: the fallback is hidden");
        let codes = page
            .browser
            .run("return told.filter(([, id]) => id === 'made').map(([, , { code }]) => code)", vec![])
            .await;
        assert_eq!(codes, json!([code]), "{story}");
        assert_ne!(page.text("#made", "load-status").await, "", "{story}: nothing is said to the reader");
        // The others go on as if nothing had happened.
        assert_eq!(page.inside(WHOLE, "return element.select('held.held')").await, json!(true));
    }
}

#[tokio::test]
async fn the_core_asks_the_browser_for_a_canvas_and_nothing_else() {
    // plotters can measure text with elements of the page, and would, if one of its calls that do crept in.
    let page = Page::open(View::DESKTOP).await;
    let script = "return fetch('article-infographic.wasm').then((answer) => WebAssembly.compileStreaming(answer))
        .then((module) => WebAssembly.Module.imports(module).map(({ name }) => name).join(' '))";
    let imports = page.browser.run(script, vec![]).await;
    let imports = imports.as_str().unwrap_or_default();
    assert!(imports.contains("measureText"), "these are not the core's imports: {imports:.100}");
    for name in ["createElement", "getElementById", "appendChild", "offsetWidth", "random", "now", "fetch", "eval"] {
        assert!(!imports.contains(name), "the core uses {name}");
    }
}

#[tokio::test]
async fn every_story_of_the_gallery_is_drawn_without_errors_or_overflow() {
    let stories = std::fs::read_dir("tests/stories/valid").into_iter().flatten().flatten();
    let elements: Vec<String> = stories
        .map(|story| story.path().with_extension("story"))
        .filter_map(|story| Some(format!("article-infographic[src$=\"/{}\"]", story.file_name()?.to_string_lossy())))
        .collect();
    assert!(!elements.is_empty());
    let selectors: Vec<&str> = elements.iter().map(String::as_str).collect();
    let page = Page::open_at(View::PHONE, "gallery.html", &selectors).await;
    let root = "const { scrollWidth, clientWidth } = document.documentElement; return scrollWidth <= clientWidth";
    assert_eq!(page.browser.run(root, vec![]).await, json!(true));
    page.assert_quiet().await;
}
