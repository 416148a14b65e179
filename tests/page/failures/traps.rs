//! When the core fails by a fault of ours. The tests' build of it can be told to.

use crate::support::engine::View;
use crate::support::page::{HELD, Page, WHOLE};
use serde_json::json;

const SCRIPTS: &str = include_str!("traps.js");

/// Whether an element can be used: it knows its story, chooses, and has a picture.
const LIVES: &str = "return element.state === 'ready' && element.outline() !== null
    && element.select(null) && canvas.width > 100";

#[tokio::test]
async fn after_a_trap_every_widget_goes_on_with_a_fresh_core() {
    for trap in ["trap: unreachable", "trap: recursion"] {
        let page = Page::open(View::DESKTOP).await;
        page.inside(HELD, "element.select('held-units.held')").await;
        // The story is gone at once: the core has really trapped.
        let script = format!(
            "const done = element.select({trap:?}); return Promise.resolve().then(() => [done, element.outline() === null])"
        );
        assert_eq!(page.inside(WHOLE, &script).await, json!([false, true]));
        for element in [WHOLE, HELD] {
            page.until(element, &format!("it lives after {trap}"), LIVES).await;
        }
        // An old number or listener does not lead back to the core that has gone.
        assert_eq!(page.inside(WHOLE, "return element.select('held.held')").await, json!(true));
        page.assert_quiet().await;
    }
}

#[tokio::test]
async fn what_was_chosen_is_chosen_again_after_a_trap() {
    let page = Page::open(View::DESKTOP).await;
    page.inside(WHOLE, "element.select('criteria.all-for-all')").await;
    page.inside(HELD, "element.select('held-units.held')").await;
    page.inside(WHOLE, "element.select('trap: unreachable')").await;
    let chosen = "return [...root.querySelectorAll('[role=option]')]
        .find((option) => option.getAttribute('aria-selected') === 'true')?.dataset.key";
    assert_eq!(page.until(HELD, "it is chosen", chosen).await, json!("held-units.held"));
    assert_eq!(page.until(WHOLE, "it is chosen", chosen).await, json!("criteria.all-for-all"));
}

#[tokio::test]
async fn a_story_that_traps_twice_stays_the_pages_figure_and_the_others_live_on() {
    let page = Page::open(View::DESKTOP).await;
    for turn in 1..=2 {
        page.inside(WHOLE, "element.select('trap: unreachable')").await;
        page.until(HELD, &format!("it lives after trap {turn}"), LIVES).await;
        if turn == 1 {
            page.until(WHOLE, "it is back", LIVES).await;
        }
    }
    assert_eq!(page.inside(WHOLE, "return element.state").await, json!("error"));
    assert_eq!(page.inside(WHOLE, "return figureSeen()").await, json!(true));
}

#[tokio::test]
async fn a_story_that_traps_when_it_is_opened_is_tried_twice_and_no_more() {
    let page = Page::open(View::DESKTOP).await;
    let script = "return fetch('stories/prisoner-exchange.json').then((answer) => answer.json())
        .then((story) => { story.headline = 'trap: unreachable'; element.story = story; })";
    page.add(&json!({})).await;
    page.inside("#made", script).await;
    page.until("#made", "it is given up", "return element.state === 'error'").await;
    let codes = "return told.filter(([type, id]) => type === 'error' && id === 'made').map(([, , { code }]) => code)";
    assert_eq!(page.browser.run(codes, vec![]).await, json!(["trap"]));
    page.until(HELD, "it lives", LIVES).await;
}

#[tokio::test]
async fn a_widget_loading_during_a_trap_is_drawn_by_the_next_core() {
    let page = Page::open(View::DESKTOP).await;
    page.add(&json!({ "src": "/.watch/slow.json?600", "chart": "held", "loading": "eager" })).await;
    page.inside(WHOLE, "element.select('trap: unreachable')").await;
    page.until("#made", "it is drawn", "return element.state === 'ready' && canvas.width > 100").await;
    page.assert_quiet().await;
}

#[tokio::test]
async fn an_exception_that_is_no_trap_ends_the_widget_it_came_to_and_no_other() {
    let page = Page::open_faulty(View::DESKTOP, "hurried", "index.html").await;
    for element in [WHOLE, HELD] {
        page.inside(element, "element.scrollIntoView({ block: 'center', behavior: 'instant' })").await;
        assert_eq!(page.ended(element).await, json!("ready"));
    }
    page.inside(WHOLE, "element.select('criteria.all-for-all')").await;
    page.call(HELD, SCRIPTS, "throwWhilePainting", vec![]).await;
    assert_eq!(page.until(HELD, "it has failed", "return told.length > 0 && told").await, json!(["failed"]));
    assert_eq!(page.inside(HELD, "return figureSeen() && !seen(part('figure'))").await, json!(true));
    // Whoever comes now uses the core of before, and the other widget has what was chosen in it.
    page.add(&json!({ "src": "stories/prisoner-exchange.story", "chart": "held", "loading": "eager" })).await;
    assert_eq!(page.ended("#made").await, json!("ready"));
    let whole = "article-infographic:not([chart]):not(#made)";
    let chosen = "return [instances.length, root.querySelector('[aria-selected=true]')?.dataset.key]";
    assert_eq!(page.inside(whole, chosen).await, json!([1, "criteria.all-for-all"]));
    page.until(whole, "it lives", LIVES).await;
}
