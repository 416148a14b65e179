//! Figures that change while somebody looks. Time runs twenty times as fast here, see `hurry.js`.

use crate::engine::{Engine, View};
use crate::page::Page;
use serde_json::json;

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
    let told = page.until("#made", "there are new figures", "return part('done').textContent || null").await;
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
    page.inside("#made", "part('done').textContent = ''").await;
    page.until("#made", "it was asked again", asked).await;
    assert_eq!(page.text("#made", "done").await, "");
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
    assert!(complaints.iter().any(|line| line.contains("the figures from before stay")), "{complaints:#?}");
}

#[tokio::test]
async fn nobody_is_asked_while_nobody_looks() {
    let page = opened("rising.json?nobody-looks").await;
    let hide = "Object.defineProperty(document, 'hidden', { configurable: true, value: arguments[0] });
        document.dispatchEvent(new Event('visibilitychange'));
        return fetched.length";
    let before = page.browser.run(hide, vec![json!(true)]).await;
    page.inside("#made", REFRESH).await;
    tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
    assert_eq!(page.browser.run("return fetched.length", vec![]).await, before);
    page.browser.run(hide, vec![json!(false)]).await;
    page.until("#made", "there are new figures", "return part('done').textContent.startsWith('Updated')").await;
}

#[tokio::test]
async fn a_reader_who_wants_no_motion_sees_the_new_figures_at_once() {
    let page = opened("rising.json?no-motion").await;
    let frames = "window.frames_drawn = 0;
        const draw = CanvasRenderingContext2D.prototype.clearRect;
        CanvasRenderingContext2D.prototype.clearRect = function (...box) { window.frames_drawn += 1; return draw.apply(this, box); };";
    if page.browser.engine == Engine::Chromium {
        let media = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        page.browser.devtools("Emulation.setEmulatedMedia", media).await;
    } else {
        // The others are asked by the same words as the system would answer.
        let calm = "const ask = window.matchMedia;
            window.matchMedia = (query) => query.includes('reduced-motion') ? ask('not all') : ask.call(window, query);";
        page.browser.run(calm, vec![]).await;
    }
    page.browser.run(frames, vec![]).await;
    page.inside("#made", REFRESH).await;
    page.until("#made", "there are new figures", "return part('done').textContent.startsWith('Updated')").await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let drawn = page.browser.run("return window.frames_drawn", vec![]).await.as_u64().unwrap_or_default();
    assert!((1..=3).contains(&drawn), "{drawn} frames were drawn");
}

#[tokio::test]
async fn a_wait_of_weeks_is_not_question_after_question() {
    let page = opened("rising.json?weeks").await;
    for wait in ["3600000", "1e99", "Infinity", "-1", "0", "often"] {
        page.inside_with("#made", "element.setAttribute('refresh', arguments[1])", vec![json!(wait)]).await;
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    let asked = "return fetched.filter((address) => address.includes('rising')).length";
    assert_eq!(page.browser.run(asked, vec![]).await, json!(1));
}
