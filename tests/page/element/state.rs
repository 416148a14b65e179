//! How far an element has come, as the page learns of it: nothing is written onto the element, whatever happens.

use crate::support::engine::View;
use crate::support::page::{HELD, Page, WHOLE};
use serde_json::json;

const SCRIPTS: &str = include_str!("state.js");

#[tokio::test]
async fn no_attribute_is_ever_written_onto_the_element() {
    let page = Page::open(View::DESKTOP).await;
    page.browser.call(SCRIPTS, "addWatchedElement", vec![]).await;
    assert_eq!(page.ended("#made").await, json!("ready"));
    page.inside("#made", "element.select('held.held'); element.goTo('so-far'); dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))").await;
    page.inside("#made", "element.story = '{'").await;
    page.until("#made", "it has failed", "return element.state === 'error'").await;
    page.inside("#made", "window.made = element; element.remove(); document.querySelector('h1').after(made)").await;
    assert_eq!(page.browser.call(SCRIPTS, "writtenAttributes", vec![]).await, json!([[], ["id"]]));
    let own = "return [...document.querySelectorAll('article-infographic[src]')].map((each) => each.getAttributeNames().join(' '))";
    assert_eq!(page.browser.run(own, vec![]).await, json!(["src", "src chart"]));
}

#[tokio::test]
async fn style_sheets_know_the_state_where_the_browser_has_custom_states() {
    let page = Page::open(View::DESKTOP).await;
    page.add(&json!({})).await;
    if page.browser.run("return CSS.supports('selector(:state(ready))')", vec![]).await == json!(false) {
        return;
    }
    let which =
        "return ['static', 'loading', 'ready', 'error'].filter((state) => element.matches(`:state(${state})`)).join()";
    assert_eq!(page.inside(HELD, which).await, json!("ready"));
    assert_eq!(page.inside("#made", which).await, json!("static"));
    page.inside("#made", "element.story = '{'").await;
    let own = which.replace("return", "return element.state ===");
    assert_eq!(page.inside("#made", &own).await, json!(true));
    page.until("#made", "it is in error", &which.replace("return", "return 'error' ===")).await;
}

#[tokio::test]
async fn who_comes_late_has_a_promise_that_is_kept_or_broken_and_nobody_has_to_listen() {
    let page = Page::open(View::DESKTOP).await;
    assert_eq!(
        page.inside(WHOLE, "return element.ready.then(() => [element.state, element.outline() !== null])").await,
        json!(["ready", true])
    );
    page.add(&json!({})).await;
    assert_eq!(page.call("#made", SCRIPTS, "changeSourceWhileLoading", vec![]).await, json!(["ready", true]));
    assert_eq!(page.call("#made", SCRIPTS, "breakSource", vec![]).await, json!([true, "syntax", "error", true]));
    // Nobody listens to this one.
    page.inside("#made", "element.src = 'stories/none.json'").await;
    page.until("#made", "it has failed", "return told.filter(([type]) => type === 'error').length === 2").await;
    let script = "element.src = 'stories/prisoner-exchange.json'; return element.ready.then(() => element.state)";
    assert_eq!(page.inside("#made", script).await, json!("ready"));
    let complaints = page.browser.complaints().await;
    assert!(!complaints.iter().any(|line| line.contains("unhandled")), "{complaints:#?}");
}

#[tokio::test]
async fn browsers_without_custom_states_or_with_those_of_an_older_form_draw_all_the_same() {
    for mode in ["no-internals", "older-states"] {
        let page = Page::open_faulty(View::DESKTOP, mode, "index.html").await;
        assert_eq!(page.ended(WHOLE).await, json!("ready"), "{mode}");
        assert_eq!(page.inside(WHOLE, "return element.ready.then(() => seen(canvas))").await, json!(true), "{mode}");
        page.assert_quiet().await;
    }
}
