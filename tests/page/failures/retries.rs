//! A first failure is told at once, to the reader and to the page's developer, and each by its own cause.

use crate::support::engine::View;
use crate::support::page::{HELD, Page, WHOLE};
use serde_json::{Value, json};

const SCRIPTS: &str = include_str!("retries.js");

/// Puts an element in that is to load this story, and tells each retry with what the reader sees then.
async fn load(page: &Page, src: &str) -> Value {
    page.browser.call(SCRIPTS, "keepRetries", vec![]).await;
    page.add(&json!({ "src": src, "chart": "held", "loading": "eager" })).await;
    page.ended("#made").await
}

async fn retries(page: &Page) -> Value {
    page.browser.run("return retries.filter(([id]) => id === 'made').map(([, ...rest]) => rest)", vec![]).await
}

const LINE: &str = "The interactive graphic is still loading.";

/// The lines of ours in the console.
async fn lines(page: &Page) -> Vec<String> {
    let all = page.browser.complaints().await;
    all.into_iter().filter(|line| line.starts_with("console.warn: article-infographic: ")).collect()
}

#[tokio::test]
async fn a_first_failure_is_told_at_once_and_once() {
    let page = Page::open_faulty(View::DESKTOP, "hurried", "index.html").await;
    assert_eq!(load(&page, "/.watch/flaky.json?at-once").await, json!("ready"));
    assert_eq!(retries(&page).await, json!([["http-503", LINE, "loading", true]]));
    assert_eq!(page.text("#made", "load-status").await, "", "the line goes when the picture is there");
    let lines = lines(&page).await;
    assert_eq!(lines.len(), 1, "{lines:#?}");
    assert!(lines[0].contains("http-503: ") && lines[0].contains("retrying"), "{lines:#?}");
    assert_eq!(page.browser.run("return told.filter(([type]) => type === 'error').length", vec![]).await, json!(0));
}

#[tokio::test]
async fn a_picture_does_not_stand_under_an_address_that_cannot_be_read() {
    let page = Page::open_faulty(View::DESKTOP, "hurried", "index.html").await;
    page.add(&json!({ "src": "stories/prisoner-exchange.json", "chart": "held", "loading": "eager" })).await;
    assert_eq!(page.ended("#made").await, json!("ready"));
    assert_eq!(page.call("#made", SCRIPTS, "shownAtRetry", vec![]).await, json!([false, true, null]));
    page.until("#made", "it is drawn", "return element.state === 'ready' && seen(canvas)").await;
}

#[tokio::test]
async fn a_trap_meanwhile_does_not_bring_the_picture_before_back() {
    let page = Page::open(View::DESKTOP).await;
    page.add(&json!({ "src": "stories/prisoner-exchange.json", "chart": "held", "loading": "eager" })).await;
    assert_eq!(page.ended("#made").await, json!("ready"));
    assert_eq!(page.call("#made", SCRIPTS, "trapAtRetry", vec![]).await, json!([true, false, true]));
}

#[tokio::test]
async fn a_story_that_is_not_there_is_asked_for_once() {
    let page = Page::open_faulty(View::DESKTOP, "hurried", "index.html").await;
    assert_eq!(load(&page, "stories/none.json").await, json!("error"));
    assert_eq!(retries(&page).await, json!([]));
    let asked = "return fetched.filter((address) => address.endsWith('none.json')).length";
    assert_eq!(page.browser.run(asked, vec![]).await, json!(1));
}

#[tokio::test]
async fn another_origin_that_lets_nobody_read_is_told_of_at_once_by_what_it_has_to_send() {
    let page = Page::open_faulty(View::DESKTOP, "open-policy", "index.html").await;
    let other = page.browser.run("return `http://localhost:${location.port}/.watch/flaky.json?cors`", vec![]).await;
    assert_eq!(load(&page, other.as_str().unwrap()).await, json!("error"));
    assert_eq!(retries(&page).await, json!([["network", LINE, "loading", true]]));
    let lines = lines(&page).await;
    assert_eq!(lines.len(), 2, "{lines:#?}");
    assert!(lines[0].contains("Access-Control-Allow-Origin") && lines[0].contains("localhost"), "{lines:#?}");
}

#[tokio::test]
async fn a_web_page_in_place_of_a_story_is_called_that() {
    for address in ["index.html", "/.watch/fault"] {
        let page = Page::open(View::DESKTOP).await;
        assert_eq!(load(&page, address).await, json!("error"));
        let told = page
            .browser
            .run(
                "return told.filter(([type]) => type === 'error').map(([, , detail]) => [detail.code, detail.message])",
                vec![],
            )
            .await;
        assert_eq!(told[0][0], json!("not-a-story"), "{told}");
        assert!(
            told[0][1].as_str().is_some_and(|message| message.contains("returned a web page (HTML), not a story")),
            "{told}"
        );
        assert_eq!(retries(&page).await, json!([]));
    }
}

#[tokio::test]
async fn a_core_that_does_not_come_is_told_to_every_element_that_waits_for_it() {
    let page = Page::open_faulty(View::DESKTOP, "wasm-500", "index.html").await;
    assert_eq!(load(&page, "stories/prisoner-exchange.json").await, json!("error"));
    assert_eq!(retries(&page).await, json!([["core-http-500", LINE, "loading", true]]));
    page.inside(HELD, "element.scrollIntoView()").await;
    assert_eq!(page.ended(HELD).await, json!("error"));
}

#[tokio::test]
async fn a_policy_that_allows_no_webassembly_is_told_the_word_that_it_lacks_and_no_more() {
    let page = Page::open_faulty(View::DESKTOP, "no-wasm-policy", "index.html").await;
    assert_eq!(page.ended(WHOLE).await, json!("error"));
    let lines = lines(&page).await;
    assert!(!lines.is_empty());
    for line in lines {
        assert!(line.contains("core-blocked: ") && line.contains("'wasm-unsafe-eval'"), "{line}");
        assert!(!line.contains("'unsafe-eval'"), "{line}");
    }
}

#[tokio::test]
async fn what_is_for_editors_stands_in_no_readers_console_and_the_page_can_have_it() {
    let page = Page::open(View::DESKTOP).await;
    page.add(&json!({})).await;
    let seen = page.call("#made", SCRIPTS, "diagnosticsAndConsoleLines", vec![]).await;
    // What a raw story costs is for the developer of the page.
    assert_eq!(seen[1].as_array().map(Vec::len), Some(1), "{seen}");
    assert!(seen[1][0].as_str().is_some_and(|line| line.contains("infographic publish")), "{seen}");
    let diagnostic = &seen[0][0];
    assert_eq!(diagnostic["severity"], json!("warning"), "{seen}");
    assert!(diagnostic["code"].is_string() && diagnostic["path"].is_string() && diagnostic["line"].is_u64(), "{seen}");
    assert!(diagnostic["message"].is_string() && diagnostic["hint"].is_string(), "{seen}");
}
