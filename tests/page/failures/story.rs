//! When a story does not come, comes late, or comes in more than one way.

use crate::support::engine::View;
use crate::support::page::Page;
use serde_json::json;

const SCRIPTS: &str = include_str!("story.js");

const GOOD: &str = "stories/prisoner-exchange.json";

#[tokio::test]
async fn a_server_that_is_busy_is_asked_again() {
    let page = Page::open_faulty(View::DESKTOP, "hurried", "index.html").await;
    page.add(&json!({ "src": "/.watch/flaky.json?asked-again", "loading": "eager" })).await;
    assert_eq!(page.ended("#made").await, json!("ready"));
    let asked = "return fetched.filter((address) => address.includes('flaky')).length";
    assert_eq!(page.browser.run(asked, vec![]).await, json!(3));
}

#[tokio::test]
async fn a_story_that_was_refused_for_good_is_not_asked_for_again() {
    let page = Page::open_faulty(View::DESKTOP, "hurried", "index.html").await;
    page.add(&json!({ "src": "/.watch/no-such.json", "loading": "eager" })).await;
    assert_eq!(page.ended("#made").await, json!("error"));
    let asked = "return fetched.filter((address) => address.includes('no-such')).length";
    assert_eq!(page.browser.run(asked, vec![]).await, json!(1));
}

#[tokio::test]
async fn a_server_that_falls_silent_is_given_up() {
    let page = Page::open_faulty(View::DESKTOP, "silent", "index.html").await;
    page.add(&json!({ "src": "/.watch/silent.json?given-up", "loading": "eager" })).await;
    assert_eq!(page.ended("#made").await, json!("error"));
    let code = "return told.find(([type, id]) => type === 'error' && id === 'made')[2].code";
    assert_eq!(page.browser.run(code, vec![]).await, json!("timeout"));
}

#[tokio::test]
async fn a_story_without_an_end_is_cut_off_at_the_limit() {
    let page = Page::open(View::DESKTOP).await;
    page.add(&json!({ "src": "/.watch/endless.json?cut-off", "loading": "eager" })).await;
    assert_eq!(page.ended("#made").await, json!("error"));
    let code = "return told.find(([type, id]) => type === 'error' && id === 'made')[2].code";
    assert_eq!(page.browser.run(code, vec![]).await, json!("too-large"));
}

#[tokio::test]
async fn of_twenty_sources_in_a_row_the_last_is_shown() {
    let page = Page::open(View::DESKTOP).await;
    page.add(&json!({ "src": GOOD, "loading": "eager" })).await;
    page.call("#made", SCRIPTS, "setTwentySources", vec![]).await;
    let shown = "return element.state === 'ready' && element.outline().headline";
    assert_eq!(page.until("#made", "it is ready", shown).await, json!("Every way of saying how many"));
    page.assert_quiet().await;
}

#[tokio::test]
async fn a_hundred_elements_that_go_before_their_story_comes_leave_nothing() {
    let page = Page::open(View::DESKTOP).await;
    assert_eq!(
        page.browser.call(SCRIPTS, "addHundredBriefElements", vec![]).await,
        json!(0),
        "one was drawn, or failed, after it had gone"
    );
    page.assert_quiet().await;
}

#[tokio::test]
async fn a_story_can_be_given_as_text_or_as_an_object_and_taken_back() {
    let page = Page::open(View::DESKTOP).await;
    page.add(&json!({})).await;
    assert_eq!(page.inside("#made", "return element.state").await, json!("static"));
    let ready = "return element.state === 'ready' && element.outline().charts.length";
    let given = "return fetch('stories/prisoner-exchange.json').then((answer) => answer.text())
        .then((text) => { window.text = text; element.story = text; })";
    page.inside("#made", given).await;
    let charts = page.until("#made", "the text is shown", ready).await;
    page.inside("#made", "element.story = null").await;
    page.until("#made", "the figure is back", "return element.state === 'static' && element.outline() === null").await;
    page.inside("#made", "element.story = JSON.parse(text)").await;
    assert_eq!(page.until("#made", "the object is shown", ready).await, charts);
    page.inside("#made", "element.story = '{ \"format\": 1 '").await;
    assert_eq!(page.until("#made", "a broken one is refused", "return element.state === 'error'").await, json!(true));
}
