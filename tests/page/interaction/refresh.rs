//! Figures that change while somebody looks. Time runs twenty times as fast here, see `fake_clock.js`.

use crate::support::engine::{Engine, View};
use crate::support::page::Page;
use serde_json::json;

const SCRIPTS: &str = include_str!("refresh.js");

async fn opened(story: &str) -> Page {
    let page = Page::open_faulty(View::DESKTOP, "hurried", "index.html").await;
    page.add(&json!({ "src": format!("/.watch/{story}"), "chart": "held", "loading": "eager" })).await;
    assert_eq!(page.ended("#made").await, json!("ready"));
    page
}

const REFRESH: &str = "element.setAttribute('refresh', '5')";
const WORDS: &str = "return JSON.stringify(element.outline())";

#[tokio::test]
async fn new_figures_take_the_place_of_the_old_ones_and_are_told_once() {
    for form in ["json", "story"] {
        take_the_place(form).await;
    }
}

async fn take_the_place(form: &str) {
    let page = opened(&format!("rising.{form}?take-the-place-{form}")).await;
    page.inside("#made", "element.scrollIntoView(); element.select('held.held')").await;
    page.inside("#made", REFRESH).await;
    let told = page.until("#made", "there are new figures", "return part('status').textContent || null").await;
    assert!(told.as_str().is_some_and(|told| told.starts_with("Updated: ")), "{told}");
    let words = page.inside("#made", WORDS).await;
    let words = words.as_str().unwrap_or_default();
    assert!(words.contains("at least 12,000") && !words.contains("8,000"), "{words}");
    assert!(
        page.text("#made", "tooltip").await.contains("12,000"),
        "what was chosen stays chosen, with its new figure"
    );
    assert!(page.text("#made", "table").await.contains("12,000"));
    // Asked again, the server says that nothing has changed: nothing is told a second time.
    let asked = "return fetched.filter((address) => address.includes('rising')).length >= 4";
    page.inside("#made", "part('status').textContent = ''").await;
    page.until("#made", "it was asked again", asked).await;
    assert_eq!(page.text("#made", "status").await, "");
    page.assert_quiet().await;
}

#[tokio::test]
async fn figures_that_are_broken_leave_the_last_good_ones() {
    for form in ["json", "story"] {
        leave_the_last_good(form).await;
    }
}

async fn leave_the_last_good(form: &str) {
    let page = opened(&format!("breaking.{form}?last-good-{form}")).await;
    let before = page.inside("#made", WORDS).await;
    page.inside("#made", REFRESH).await;
    let asked = "return fetched.filter((address) => address.includes('breaking')).length >= 3";
    page.until("#made", "it was asked again", asked).await;
    assert_eq!(page.inside("#made", WORDS).await, before);
    assert_eq!(page.inside("#made", "return element.state").await, json!("ready"));
    let complaints = page.browser.complaints().await;
    assert!(complaints.iter().any(|line| line.contains("keeping the previous figures")), "{complaints:#?}");
}

#[tokio::test]
async fn nobody_is_asked_while_nobody_looks() {
    let page = opened("rising.json?nobody-looks").await;
    let before = page.browser.call(SCRIPTS, "setHidden", vec![json!(true)]).await;
    page.inside("#made", REFRESH).await;
    // Asserts that no request is sent: no event marks that, so the test waits for six intervals of the fast clock.
    tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
    assert_eq!(page.browser.run("return fetched.length", vec![]).await, before);
    page.browser.call(SCRIPTS, "setHidden", vec![json!(false)]).await;
    page.until("#made", "there are new figures", "return part('status').textContent.startsWith('Updated')").await;
}

#[tokio::test]
async fn a_reader_who_wants_no_motion_sees_the_new_figures_at_once() {
    let page = opened("rising.json?no-motion").await;
    if page.browser.engine == Engine::Chromium {
        let media = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        page.browser.devtools("Emulation.setEmulatedMedia", media).await;
    } else {
        // The others are asked by the same words as the system would answer.
        page.browser.call(SCRIPTS, "reduceMotion", vec![]).await;
    }
    page.browser.call(SCRIPTS, "countPaints", vec![]).await;
    page.inside("#made", REFRESH).await;
    page.until("#made", "there are new figures", "return part('status').textContent.startsWith('Updated')").await;
    // Asserts that no animation follows: no event marks that, so the test waits.
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let drawn = page.browser.run("return window.paints", vec![]).await.as_u64().unwrap_or_default();
    assert!((1..=3).contains(&drawn), "{drawn} frames were drawn");
}

#[tokio::test]
async fn a_wait_of_weeks_is_not_question_after_question() {
    let page = opened("rising.json?weeks").await;
    for wait in ["3600000", "1e99", "Infinity", "-1", "0", "often"] {
        page.inside("#made", &format!("element.setAttribute('refresh', {wait:?})")).await;
        // Asserts that no second request is sent: no event marks that, so the test waits.
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    let asked = "return fetched.filter((address) => address.includes('rising')).length";
    assert_eq!(page.browser.run(asked, vec![]).await, json!(1));
}
