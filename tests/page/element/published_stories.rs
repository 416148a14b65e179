//! Published stories and raw ones: who fetches the editor's core, and what comes of bytes that cannot be opened.

use crate::support::engine::View;
use crate::support::page::{Page, WHOLE};
use serde_json::json;

const SCRIPTS: &str = include_str!("published_stories.js");

/// How many files of the editor the page has asked for.
const ASKED: &str = "const asked = performance.getEntriesByType('resource').map(({ name }) => name);
    return asked.filter((name) => name.includes('-editor')).length";

/// The element of the page itself, beside those that the tests add.
const OWN: &str = "article-infographic:not([chart]):not(#made)";

#[tokio::test]
async fn pages_of_published_stories_never_fetch_the_editors_core() {
    for path in ["index.html", "index.ar.html", "exchanges.html", "scroll.html", "gallery.html"] {
        let page = Page::open_at(View::DESKTOP, path, &["article-infographic"]).await;
        assert_eq!(page.browser.run(ASKED, vec![]).await, json!(0), "{path}");
        page.assert_quiet().await;
    }
}

#[tokio::test]
async fn raw_stories_share_one_editors_core_and_log_one_line() {
    let page = Page::open(View::DESKTOP).await;
    page.browser.call(SCRIPTS, "keepInfoLines", vec![]).await;
    page.add(&json!({ "src": "stories/prisoner-exchange.json", "loading": "eager" })).await;
    assert_eq!(page.ended("#made").await, json!("ready"));
    assert_eq!(page.call("#made", SCRIPTS, "isSameGivenAsText", vec![]).await, json!(true));
    let words = "return JSON.stringify(element.outline())";
    assert_eq!(page.inside("#made", words).await, page.inside(OWN, words).await, "the published story says the same");
    assert_eq!(page.browser.run(ASKED, vec![]).await, json!(2), "its script and its wasm, each once");
    let lines = page.browser.run("return lines", vec![]).await;
    assert_eq!(lines.as_array().map(Vec::len), Some(1), "{lines}");
    assert!(lines[0].as_str().is_some_and(|line| line.contains("infographic publish")), "{lines}");
}

#[tokio::test]
async fn bytes_that_were_not_published_by_this_release_leave_the_figure_and_say_why() {
    let page = Page::open(View::DESKTOP).await;
    for (story, code) in [("unknown-version", "unknown-version"), ("damaged", "damaged")] {
        page.add(&json!({ "src": format!("/.watch/{story}.story"), "loading": "eager" })).await;
        assert_eq!(page.ended("#made").await, json!("error"), "{story}");
        let codes = page
            .browser
            .run("return [...new Set(told.filter(([, id]) => id === 'made').map(([, , { code }]) => code))]", vec![])
            .await;
        assert_eq!(codes, json!([code]), "{story}");
        assert_eq!(page.inside("#made", "return seen(document.getElementById('fallback'))").await, json!(true));
        page.inside("#made", "element.remove(); told.length = 0").await;
    }
    assert_eq!(page.inside(OWN, "return element.state").await, json!("ready"));
}

#[tokio::test]
async fn without_the_editors_core_a_raw_story_leaves_the_figure_and_published_ones_live() {
    let page = Page::open_faulty(View::DESKTOP, "editor-404", "index.html").await;
    assert_eq!(page.ended(WHOLE).await, json!("ready"));
    page.add(&json!({ "src": "stories/prisoner-exchange.json", "loading": "eager" })).await;
    assert_eq!(page.ended("#made").await, json!("error"));
    let codes =
        page.browser.run("return told.filter(([, id]) => id === 'made').map(([, , { code }]) => code)", vec![]).await;
    assert_eq!(codes, json!(["core-http-404"]));
    assert_eq!(page.inside("#made", "return seen(document.getElementById('fallback'))").await, json!(true));
    assert_eq!(page.inside(OWN, "return element.select('held.held')").await, json!(true));
}
