//! Stories that change under an element: nothing happens where they are the same, and nothing is lost that both have.

use crate::support::engine::View;
use crate::support::page::{HELD, MARK, Page, WHOLE};
use serde_json::json;

const SCRIPTS: &str = include_str!("story_changes.js");

/// Gives the added element the first story as an object, see `giveFirstStory`.
async fn open(page: &Page) {
    page.add(&json!({})).await;
    page.call("#made", SCRIPTS, "giveFirstStory", vec![]).await;
    assert_eq!(page.ended("#made").await, json!("ready"));
}

const TOLD: &str = "return told.filter(([, id]) => id === 'made').map(([type]) => type)";

#[tokio::test]
async fn an_equal_story_is_no_change() {
    let page = Page::open(View::DESKTOP).await;
    open(&page).await;
    page.inside("#made", "element.select('criteria.all-for-all')").await;
    assert_eq!(page.call("#made", SCRIPTS, "setEqualStories", vec![]).await, json!([0, true, "ready", true]));
    // Another one is drawn once.
    page.inside(
        "#made",
        "window.before = element; const twin = element.cloneNode(true); element.replaceWith(twin); twin.story = story;",
    )
    .await;
    page.until("#made", "it is drawn", "return element.state === 'ready'").await;
    page.inside("#made", "told.length = 0").await;
    assert_eq!(page.call("#made", SCRIPTS, "setAnotherHeadline", vec![]).await, json!(["Another headline"]));
    assert_eq!(page.browser.run(TOLD, vec![]).await, json!(["ready"]));
    page.assert_quiet().await;
}

#[tokio::test]
async fn a_source_that_is_set_once_more_is_no_change() {
    let page = Page::open(View::DESKTOP).await;
    assert_eq!(page.call(HELD, SCRIPTS, "setSourceAgain", vec![]).await, json!(["ready", true]));
}

#[tokio::test]
async fn the_picture_stays_until_the_next_one_is_there() {
    let page = Page::open(View::DESKTOP).await;
    open(&page).await;
    page.inside("#made", "element.goTo('so-far'); element.scrollIntoView()").await;
    for change in ["words", "source", "language"] {
        let seen = page.call("#made", SCRIPTS, "watchChange", vec![json!(change)]).await;
        assert_eq!(seen, json!([true, false, true, ""]), "{change}");
    }
    page.assert_quiet().await;
}

#[tokio::test]
async fn what_the_next_story_has_stays_on_show_and_chosen() {
    let page = Page::open(View::DESKTOP).await;
    open(&page).await;
    page.inside("#made", "element.goTo('everyone'); element.select('criteria.children'); told.length = 0").await;
    page.inside(
        "#made",
        "element.story = changed((copy) => { copy.positions.children.label = 'The children first'; })",
    )
    .await;
    page.until("#made", "the new story is there", "return part('details').textContent.includes('The children first')")
        .await;
    let seen = "return [part('count').textContent, root.querySelector('[aria-selected=true]')?.dataset.key, seen(part('details'))]";
    assert_eq!(page.inside("#made", seen).await, json!(["4 of 5", "criteria.children", true]));
    assert_eq!(page.browser.run(TOLD, vec![]).await, json!(["ready", "select"]));
    page.assert_quiet().await;
}

#[tokio::test]
async fn what_the_next_story_has_lost_is_told() {
    let page = Page::open(View::DESKTOP).await;
    open(&page).await;
    page.inside("#made", "element.goTo('everyone'); element.select('criteria.children'); told.length = 0").await;
    page.call("#made", SCRIPTS, "dropCriteria", vec![]).await;
    page.until(
        "#made",
        "the new story is there",
        "return element.state === 'ready' && part('count').textContent === '1 of 3'",
    )
    .await;
    assert_eq!(page.inside("#made", "return isTold()").await, json!(false));
    let told = page.browser.run("return told.filter(([, id]) => id === 'made').map(([type, , detail]) => [type, detail.key, detail.chart, detail.step])", vec![]).await;
    assert_eq!(told[0], json!(["step", null, "held", "the-count"]), "{told}");
    assert!(told.as_array().unwrap().contains(&json!(["select", null, "held", "the-count"])), "{told}");
    page.assert_quiet().await;
}

#[tokio::test]
async fn a_failed_next_story_shows_the_pages_figure_not_the_old_picture() {
    let page = Page::open(View::DESKTOP).await;
    open(&page).await;
    for (act, code) in [
        ("element.story = '{'", "syntax"),
        ("element.story = null; element.src = 'stories/none.json'", "http-404"),
        ("element.chart = 'none'", "unknown-chart"),
    ] {
        page.inside("#made", "element.removeAttribute('chart'); element.removeAttribute('src'); element.story = story")
            .await;
        page.until("#made", "it is drawn", "return element.state === 'ready'").await;
        page.inside("#made", &format!("element.select('held.held'); told.length = 0; {act}")).await;
        page.until("#made", "it has failed", "return element.state === 'error'").await;
        let seen = "return [seen(document.getElementById('fallback')), seen(part('figure')), seen(part('load-status')), element.outline(), isTold()]";
        assert_eq!(page.inside("#made", seen).await, json!([true, false, true, null, false]), "{code}");
        let told = page.browser.run("return told.filter(([type, id]) => id === 'made').map(([type, , { key, code }]) => [type, key ?? code ?? null])", vec![]).await;
        assert_eq!(told, json!([["select", null], ["error", code]]), "{act}");
    }
}

#[tokio::test]
async fn chart_and_source_may_be_set_in_either_order() {
    let page = Page::open(View::DESKTOP).await;
    page.add(&json!({ "src": "stories/prisoner-exchange.json", "chart": "timeline", "loading": "eager" })).await;
    assert_eq!(page.ended("#made").await, json!("ready"));
    for act in [
        "element.chart = 'totals'; element.src = 'stories/exchanges.json'",
        "element.src = 'stories/prisoner-exchange.json'; element.chart = 'held'",
    ] {
        // In a turn of the page's own: to WebKitGTK's driver, each callback is one.
        page.inside("#made", &format!("window.done = false; setTimeout(() => {{ {act}; window.done = true; }})")).await;
        let ready = "return window.done && element.state === 'ready' && element.outline().charts.some(({ id }) => id === element.chart)";
        page.until("#made", act, ready).await;
    }
    assert_eq!(page.browser.run("return told.filter(([type]) => type === 'error').length", vec![]).await, json!(0));
    assert_eq!(
        page.inside(WHOLE, &format!("return element.select('held.held') && {MARK:?}.length > 0")).await,
        json!(true)
    );
    page.assert_quiet().await;
}
