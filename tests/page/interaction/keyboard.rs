//! A reader without a mouse: every mark by Tab and arrows, the tooltip by Enter and Escape, and a way out again.

use crate::support::engine::View;
use crate::support::page::{EXCHANGES, Page, WHOLE};
use fantoccini::key::Key;
use serde_json::{Value, json};

const SCRIPTS: &str = include_str!("keyboard.js");

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
    let third = moved_from(&page, &first).await;
    page.browser.press(Key::Left).await;
    assert_eq!(moved_from(&page, &third).await, first);
    page.assert_quiet().await;
}

#[tokio::test]
async fn enter_shows_what_a_mark_rests_on_and_escape_closes_it_without_moving_the_focus() {
    let page = Page::open(View::DESKTOP).await;
    let mark = tab_to_the_marks(&page).await;
    // As with a pointer over it; on the way from mark to mark nothing else opens.
    assert_eq!(page.inside(WHOLE, "return [seen(part('tooltip')), seen(part('details'))]").await, json!([true, false]));
    page.browser.press(Key::Enter).await;
    page.until(WHOLE, "its details are seen", "return seen(part('details'))").await;
    assert_eq!(option(&page).await, mark, "the focus moved");
    let leads = "return root.getElementById(option().getAttribute('aria-details')) === part('details')";
    assert_eq!(page.inside(WHOLE, leads).await, json!(true));
    // Pinned: the mouse elsewhere does not take it away.
    page.browser.point_at(3.0, 3.0).await;
    // Asserts that the details stay open: no event marks that, so the test waits.
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    assert_eq!(page.inside(WHOLE, "return seen(part('details'))").await, json!(true), "they do not stay");
    page.browser.press(Key::Escape).await;
    page.until(WHOLE, "nothing is shown any more", "return !isTold()").await;
    assert_eq!(option(&page).await, mark, "the focus moved");
    page.browser.press(Key::Escape).await;
    page.until(WHOLE, "the focus is behind the picture", "return focus() === part('table').querySelector('summary')")
        .await;
    page.assert_quiet().await;
}

#[tokio::test]
async fn from_a_pinned_mark_tab_leads_into_its_details_and_closing_them_leads_back() {
    let page = Page::open(View::DESKTOP).await;
    let mark = tab_to_the_marks(&page).await;
    page.browser.press(Key::Space).await;
    page.until(WHOLE, "its details are seen", "return seen(part('details'))").await;
    page.browser.press(Key::Tab).await;
    // Where they are out of sight, the tooltip's way to them comes first.
    if page.inside(WHOLE, "return focus() === part('tooltip-more')").await == json!(true) {
        page.browser.press(Key::Tab).await;
    }
    page.until(WHOLE, "the focus is on their first button", "return focus() === part('details-close')").await;
    page.browser.press(Key::Enter).await;
    page.until(WHOLE, "they are closed", "return !isTold()").await;
    assert_eq!(option(&page).await, mark);
    page.assert_quiet().await;
}

#[tokio::test]
async fn the_marks_are_one_tab_stop_and_tab_leads_out_again() {
    let page = Page::open(View::DESKTOP).await;
    tab_to_the_marks(&page).await;
    page.browser.press(Key::Tab).await;
    page.until(WHOLE, "the focus has left the marks", "return !option()").await;
}

/// The names of the options that a key leads to, from the one that has the focus on, until it leads no further.
async fn walk(page: &Page, element: &str, key: Key) -> Vec<String> {
    let name = "return option()?.dataset.key ?? null";
    let mut names: Vec<String> = Vec::new();
    loop {
        let now = page.inside(element, name).await.as_str().expect("an option has the focus").to_owned();
        if names.last() == Some(&now) {
            return names;
        }
        names.push(now);
        page.browser.press(key).await;
    }
}

#[tokio::test]
async fn arrows_alone_reach_every_mark_of_every_chart() {
    for (path, element, charts) in [("", WHOLE, 4), ("exchanges.html", EXCHANGES, 1)] {
        let page = Page::open_at(View::DESKTOP, path, &[element]).await;
        for chart in 0..charts {
            if chart > 0 {
                page.click_part(element, "next").await;
            }
            page.inside(element, "root.querySelector('[role=option]').focus()").await;
            let there = "return [...root.querySelectorAll('[role=option]')].map((each) => each.dataset.key)";
            let there = page.inside(element, there).await;
            assert_eq!(json!(walk(&page, element, Key::Right).await), there, "chart {chart} of {path:?}");
            let mut back = walk(&page, element, Key::Left).await;
            back.reverse();
            assert_eq!(json!(back), there, "back in chart {chart} of {path:?}");
        }
        page.assert_quiet().await;
    }
}

#[tokio::test]
async fn arrow_keys_follow_columns_and_the_writing_direction() {
    let page = Page::open(View::PHONE).await;
    page.inside(WHOLE, "element.select('criteria.injured.russia')").await;
    page.inside(WHOLE, "root.querySelector('[aria-selected=true]').focus()").await;
    let column = walk(&page, WHOLE, Key::Down).await;
    let rows = ["injured", "younger", "all-for-all", "children", "civilians", "sanctions"];
    assert_eq!(column, rows.map(|row| format!("criteria.{row}.russia")));
    assert_eq!(walk(&page, WHOLE, Key::Up).await.last().map(String::as_str), Some("criteria.injured.russia"));
    page.browser.press(Key::End).await;
    let last = page.inside(WHOLE, "return option().dataset.key").await;
    page.inside(WHOLE, "part('marks').style.direction = 'rtl'").await;
    page.browser.press(Key::Left).await;
    assert_eq!(page.inside(WHOLE, "return option().dataset.key").await, last, "there is nothing further");
    page.browser.press(Key::Right).await;
    assert_ne!(page.inside(WHOLE, "return option().dataset.key").await, last);
    page.browser.press(Key::Home).await;
    assert_eq!(page.inside(WHOLE, "return option().dataset.key").await, json!("criteria.injured"));
}

#[tokio::test]
async fn an_option_names_its_speaker_and_keyboard_help_is_seen_on_focus() {
    let page = Page::open(View::DESKTOP).await;
    assert_eq!(page.inside(WHOLE, "return seen(part('keyboard-help'))").await, json!(false));
    let words = tab_to_the_marks(&page).await;
    let said = "Ukrainian service members held by Russia: at least 8,000 people. \
        Said by Iryna Vereshchuk, deputy head of the president’s office.";
    assert_eq!(words, json!(said));
    let keys = "return [seen(part('keyboard-help')), root.getElementById(part('marks').getAttribute('aria-describedby')) === part('keyboard-help')]";
    assert_eq!(page.inside(WHOLE, keys).await, json!([true, true]));
}

#[tokio::test]
async fn a_screen_readers_click_on_an_option_chooses_it_and_another_lets_go() {
    let page = Page::open(View::DESKTOP).await;
    assert_eq!(page.call(WHOLE, SCRIPTS, "clickHeldMark", vec![]).await, json!(["true", true]));
    assert_eq!(page.call(WHOLE, SCRIPTS, "clickHeldMark", vec![]).await, json!(["false", false]));
}
