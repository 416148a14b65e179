//! A reader without a mouse: every mark by Tab and arrows, the tooltip by Enter and Escape, and a way out again.

use crate::engine::View;
use crate::page::{Page, WHOLE};
use fantoccini::key::Key;
use serde_json::{Value, json};

/// More Tab stops than an article of this length may have before its figure.
const STOPS: usize = 60;

/// Presses Tab until the focus is on an option of the element's listbox, and tells that option's words.
async fn tab_to_the_marks(page: &Page) -> Value {
    for _ in 0..STOPS {
        page.browser.press(Key::Tab).await;
        let words = option(page).await;
        if !words.is_null() {
            return words;
        }
    }
    let last = page.inside(WHOLE, "return focus()?.outerHTML.slice(0, 200)").await;
    panic!("{STOPS} times Tab, and no option of a listbox has the focus; it is on {last}");
}

/// The words of the option with the focus, or null.
async fn option(page: &Page) -> Value {
    let script = "const at = option();
        return at?.closest('[role=listbox]') ? (at.getAttribute('aria-label') || at.textContent) : null";
    page.inside(WHOLE, script).await
}

async fn moved_from(page: &Page, old: &Value) -> Value {
    let script = format!(
        "const at = option(); const words = at && (at.getAttribute('aria-label') || at.textContent);
         return words && words !== {old} && words"
    );
    page.until(WHOLE, &format!("the focus moves on from {old}"), &script).await
}

#[tokio::test]
async fn tab_reaches_the_marks_and_the_arrows_go_from_one_to_the_next() {
    let page = Page::open(View::DESKTOP).await;
    // The first two charts have one mark each.
    page.inside(WHOLE, "element.select('criteria.injured'); element.select(null)").await;
    let first = tab_to_the_marks(&page).await;
    page.browser.press(Key::Down).await;
    let second = moved_from(&page, &first).await;
    page.browser.press(Key::Up).await;
    assert_eq!(moved_from(&page, &second).await, first);
    page.browser.press(Key::Right).await;
    assert_eq!(moved_from(&page, &first).await, second);
    page.assert_quiet().await;
}

#[tokio::test]
async fn enter_pins_the_tooltip_and_escape_closes_it_without_moving_the_focus() {
    let page = Page::open(View::DESKTOP).await;
    let mark = tab_to_the_marks(&page).await;
    page.browser.press(Key::Enter).await;
    page.until(WHOLE, "the tooltip is seen", "return seen(part('tooltip'))").await;
    // Pinned: the mouse elsewhere does not take it away.
    page.browser.point_at(3.0, 3.0).await;
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    assert_eq!(page.inside(WHOLE, "return seen(part('tooltip'))").await, json!(true), "it is not pinned");
    page.browser.press(Key::Escape).await;
    page.until(WHOLE, "the tooltip has gone", "return !seen(part('tooltip'))").await;
    assert_eq!(option(&page).await, mark, "the focus moved");
    page.assert_quiet().await;
}

#[tokio::test]
async fn the_marks_are_one_tab_stop_and_tab_leads_out_again() {
    let page = Page::open(View::DESKTOP).await;
    tab_to_the_marks(&page).await;
    page.browser.press(Key::Tab).await;
    page.until(WHOLE, "the focus has left the marks", "return !option()").await;
}
