//! Where the focus goes, and that it is seen: every stop by Tab, both ways, in the order of the page.

use crate::support::engine::{Engine, View};
use crate::support::page::{EXCHANGES, HELD, MARK, Page, WHOLE};
use fantoccini::key::Key;
use resvg::tiny_skia::Pixmap;
use serde_json::{Value, json};

const SCRIPTS: &str = include_str!("focus.js");

/// More Tab stops than an element has.
const STOPS: usize = 40;

/// Goes by Tab, or back by Shift and Tab, to the link at the other end, and tells every stop on the way.
async fn walk(page: &Page, element: &str, back: bool) -> Vec<Value> {
    let mut way = Vec::new();
    for _ in 0..STOPS {
        if back {
            page.browser.press_with_shift(Key::Tab).await;
        } else {
            page.browser.press(Key::Tab).await;
        }
        let stop = page.call(element, SCRIPTS, "focusStop", vec![]).await;
        if stop["id"] == if back { "before" } else { "behind" } {
            return way;
        }
        way.push(stop);
    }
    panic!("no way out after {STOPS} stops: {way:#?}");
}

#[tokio::test]
async fn tab_goes_through_the_element_in_the_order_of_the_page_and_back_the_same_way() {
    for (path, element) in [("index.html", WHOLE), ("index.html", HELD), ("exchanges.html", EXCHANGES)] {
        let page = Page::open_at(View::DESKTOP, path, &[element]).await;
        page.call(element, SCRIPTS, "addLinksAround", vec![]).await;
        let there = walk(&page, element, false).await;
        assert!(there.len() > 2, "{path} {element}: {there:#?}");
        for pair in there.windows(2) {
            let [one, next] = [&pair[0], &pair[1]];
            let of = |stop: &Value, name: &str| stop[name].as_f64().unwrap();
            let below = of(next, "bottom") > of(one, "top");
            let beside = of(next, "top") >= of(one, "bottom") - 1.0 || of(next, "left") >= of(one, "left");
            assert!(below && beside, "{element}: {one} comes before {next}");
            assert!(one["inside"] == true, "the focus was outside: {one}");
        }
        let mut back = walk(&page, element, true).await;
        back.reverse();
        let numbers = |way: &[Value]| way.iter().map(|stop| stop["number"].clone()).collect::<Vec<_>>();
        assert_eq!(numbers(&there), numbers(&back), "{element}");
        // However many marks there are, they are one stop.
        let marks = page.inside(element, "return stops.filter((stop) => part('marks').contains(stop)).length").await;
        assert_eq!(marks, json!(1), "{element}");
    }
}

/// How much two colours differ, from 1 to 21.
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    crate::contrast::contrast(one, other)
}

#[tokio::test]
async fn the_focus_is_seen_as_a_frame_of_two_pixels_in_either_theme() {
    for dark in [false, true] {
        let page = Page::open_at(View { dark, ..View::DESKTOP }, "index.html", &[WHOLE]).await;
        if page.browser.engine == Engine::WebKit {
            // Its pictures come from a screen that is a moment behind.
            return;
        }
        page.call(WHOLE, SCRIPTS, "addLinksAround", vec![]).await;
        let mut met = 0;
        for _ in 0..STOPS {
            page.browser.press(Key::Tab).await;
            let place = page.call(WHOLE, SCRIPTS, "boxOfFocus", vec![]).await;
            if place.is_null() {
                break;
            }
            met += 1;
            let with = page.browser.screenshot("focus").await;
            page.inside(WHOLE, "window.held = focus(); held.blur()").await;
            let without = page.browser.screenshot("no-focus").await;
            page.inside(WHOLE, "held.focus({ preventScroll: true })").await;
            let [with, without] = [with, without].map(|picture| Pixmap::decode_png(&picture).unwrap());
            let [left, top, width, height] = [0, 1, 2, 3].map(|at| place["box"][at].as_f64().unwrap());
            let inside = |x: u32, y: u32| {
                let (x, y) = (f64::from(x), f64::from(y));
                x > left - 8.0 && x < left + width + 8.0 && y > top - 8.0 && y < top + height + 8.0
            };
            let colour = |map: &Pixmap, x, y| map.pixel(x, y).map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]);
            let mut changed = 0;
            for y in 0..with.height() {
                for x in 0..with.width() {
                    let (Some(one), Some(other)) = (colour(&with, x, y), colour(&without, x, y)) else { continue };
                    changed += usize::from(inside(x, y) && contrast(one, other) >= 3.0);
                }
            }
            // What the screen does not hold of a high mark cannot be seen.
            let seen = height.min(f64::from(with.height()));
            let frame = 2.0 * 2.0 * (width + seen);
            assert!(changed as f64 >= frame * 0.9, "dark {dark}: {changed} of {frame} pixels at {place}");
        }
        assert!(met > 3, "{met}");
    }
}

#[tokio::test]
async fn what_has_the_focus_is_not_covered_by_its_tooltip() {
    for (path, element, view) in [
        ("index.html", WHOLE, View::DESKTOP),
        ("index.html", HELD, View::PHONE),
        ("exchanges.html", EXCHANGES, View::DESKTOP),
    ] {
        let page = Page::open_at(view, path, &[element]).await;
        page.call(element, SCRIPTS, "addLinksAround", vec![]).await;
        let mut marks = 0;
        for _ in 0..STOPS {
            page.browser.press(Key::Tab).await;
            if page.inside(element, "return focus().id === 'behind'").await == true {
                break;
            }
            assert_eq!(page.call(element, SCRIPTS, "isFocusCovered", vec![]).await, json!(false), "{path}");
            if page.inside(element, "return part('marks').contains(focus())").await == true {
                marks += 1;
                page.browser.press(Key::Enter).await;
                page.until(element, "the mark is told of", "return seen(part('tooltip')) || seen(part('details'))")
                    .await;
                let covered = page.call(element, SCRIPTS, "isFocusCovered", vec![]).await;
                assert_eq!(covered, json!(false), "{path}: by the tooltip of its own");
                page.browser.press(Key::Escape).await;
            }
        }
        assert!(marks > 0, "{path}");
    }
}

#[tokio::test]
async fn keys_with_modifiers_are_left_to_the_browser() {
    let page = Page::open(View::DESKTOP).await;
    assert_eq!(page.call(WHOLE, SCRIPTS, "keysTaken", vec![]).await, json!([[], true]));
}

#[tokio::test]
async fn escape_takes_a_hovered_tooltip_away_and_leaves_the_focus_where_it_is() {
    let page = Page::open(View::DESKTOP).await;
    page.inside(HELD, "document.querySelector('a[href]').focus({ preventScroll: true })").await;
    let (x, y) = page.middle_of(HELD, MARK).await;
    page.browser.point_at(x, y).await;
    page.until(HELD, "the tooltip is seen", "return seen(part('tooltip'))").await;
    let focused = page.inside(HELD, "window.held = focus(); return held.tagName").await;
    assert_eq!(focused, json!("A"));
    page.browser.press(Key::Escape).await;
    page.until(HELD, "the tooltip has gone", "return !seen(part('tooltip'))").await;
    assert_eq!(page.inside(HELD, "return focus() === held").await, json!(true));
}
