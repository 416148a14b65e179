//! The second story: a reader picks what its history shows, by keys, mouse and link.

use crate::support::engine::View;
use crate::support::page::{EXCHANGES, Page};
use fantoccini::key::Key;
use serde_json::json;

const SCRIPTS: &str = include_str!("filters.js");

async fn open(view: View) -> Page {
    Page::open_at(view, "exchanges.html", &[EXCHANGES]).await
}

/// How many marks and how many rows of the table are left.
const LEFT: &str = "return [part('marks').children.length, [...part('table').querySelectorAll('tbody tr')].filter((row) => !row.hidden).length]";

#[tokio::test]
async fn a_year_is_picked_by_keyboard_and_how_many_are_left_is_told() {
    let page = open(View::DESKTOP).await;
    let all = page.inside(EXCHANGES, LEFT).await;
    page.inside(EXCHANGES, "part('filters').querySelector('select').focus()").await;
    // As far down as it goes is the last year; engines differ in whether the list has to be opened first.
    page.browser.press(Key::End).await;
    page.browser.press(Key::Enter).await;
    page.until(
        EXCHANGES,
        "it tells what is left",
        "return part('active-filters').textContent === '20 of 78 events. Year: 2025'",
    )
    .await;
    let left = page.inside(EXCHANGES, LEFT).await;
    // The figure for the summer as a whole stays beside the 20 exchanges.
    assert_eq!(left, json!([21, 21]), "of {all}");
    assert_eq!(page.inside(EXCHANGES, "return focus()?.tagName").await, json!("SELECT"), "the focus moved");
    page.assert_quiet().await;
}

#[tokio::test]
async fn show_all_takes_every_pick_back_and_keeps_the_focus_of_who_used_it_by_key() {
    let page = open(View::TABLET).await;
    let all = page.inside(EXCHANGES, LEFT).await;
    page.call(EXCHANGES, SCRIPTS, "pickYearAndMediator", vec![]).await;
    let words =
        "return part('active-filters').textContent === '9 of 78 events. Year: 2024. Mediator: United Arab Emirates'";
    page.until(EXCHANGES, "both picks are told", words).await;
    assert_ne!(page.inside(EXCHANGES, LEFT).await, all);
    page.inside(EXCHANGES, "part('reset-filters').focus()").await;
    page.browser.press(Key::Enter).await;
    page.until(EXCHANGES, "nothing is picked", "return part('active-filters').textContent === ''").await;
    assert_eq!(page.inside(EXCHANGES, LEFT).await, all);
    assert_eq!(page.inside(EXCHANGES, "return focus()?.tagName").await, json!("SELECT"), "the focus was lost");
    page.assert_quiet().await;
}

#[tokio::test]
async fn a_mark_that_is_asked_for_is_shown_whatever_was_picked() {
    let page = open(View::DESKTOP).await;
    assert_eq!(page.call(EXCHANGES, SCRIPTS, "pickYearAndSelectOther", vec![]).await, json!(true));
    page.until(EXCHANGES, "the pick is taken back", "return part('active-filters').textContent === ''").await;
    page.until(
        EXCHANGES,
        "its words are seen",
        "return isTold() && part('tooltip').textContent.includes('390 people')",
    )
    .await;
    assert_eq!(page.inside(EXCHANGES, "return part('filters').querySelector('select').value").await, json!(""));
    page.assert_quiet().await;
}

#[tokio::test]
async fn on_a_phone_the_history_is_read_row_by_row_without_scrolling_sideways() {
    let page = open(View::PHONE).await;
    let root = "const { scrollWidth, clientWidth } = document.documentElement; return [scrollWidth, clientWidth]";
    let widths = page.browser.run(root, vec![]).await;
    assert!(widths[0].as_u64() <= widths[1].as_u64(), "the page is {} wide in {}", widths[0], widths[1]);
    // Every row is a place for a finger (WCAG 2.2, 2.5.8), and leads to its words.
    let script = "return [...part('marks').children].every((mark) => mark.getBoundingClientRect().height >= 24)";
    assert_eq!(page.inside(EXCHANGES, script).await, json!(true));
    let (x, y) = page.middle_of(EXCHANGES, "exchanges.x-2025-06-09").await;
    page.browser.click_at(x, y).await;
    page.until(
        EXCHANGES,
        "its words are seen",
        "return isTold() && part('tooltip').textContent.includes('number withheld')",
    )
    .await;
    page.browser.screenshot("history-phone").await;
    page.assert_quiet().await;
}
