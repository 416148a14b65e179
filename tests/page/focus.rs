//! Where the focus goes, and that it is seen: every stop by Tab, both ways, in the order of the page.

use crate::engine::{Engine, View};
use crate::page::{EXCHANGES, HELD, MARK, Page, WHOLE};
use fantoccini::key::Key;
use resvg::tiny_skia::Pixmap;
use serde_json::{Value, json};

/// More Tab stops than an element has.
const STOPS: usize = 40;

/// Puts a link before and behind the element and the focus on the first. Each stop gets a number when it is first met.
const AROUND: &str = "
    for (const [id, place] of [['before', 'before'], ['behind', 'after']]) {
        const link = document.createElement('a');
        link.id = id;
        link.href = '#';
        link.textContent = id;
        element[place](link);
    }
    window.stops = [];
    document.getElementById('before').focus()";

/// Where the focus is: its number, its box in the page, and whether it is in the element.
const STOP: &str = "
    const at = focus();
    let number = stops.indexOf(at);
    if (number < 0) number = stops.push(at) - 1;
    const box = at.getBoundingClientRect();
    return { number, id: at.id, inside: at.getRootNode() === root, top: box.top + scrollY, left: box.left, bottom: box.bottom + scrollY,
        words: at.getAttribute('aria-label') ?? at.textContent.slice(0, 40) }";

/// Goes by Tab, or back by Shift and Tab, to the link at the other end, and tells every stop on the way.
async fn walk(page: &Page, element: &str, back: bool) -> Vec<Value> {
    let mut way = Vec::new();
    for _ in 0..STOPS {
        if back {
            page.browser.press_with_shift(Key::Tab).await;
        } else {
            page.browser.press(Key::Tab).await;
        }
        let stop = page.inside(element, STOP).await;
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
        page.inside(element, AROUND).await;
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
    article_infographic::theme::contrast(one, other)
}

#[tokio::test]
async fn the_focus_is_seen_as_a_frame_of_two_pixels_in_either_theme() {
    for dark in [false, true] {
        let page = Page::open_at(View { dark, ..View::DESKTOP }, "index.html", &[WHOLE]).await;
        if page.browser.engine == Engine::WebKit {
            // Its pictures come from a screen that is a moment behind.
            return;
        }
        page.inside(WHOLE, AROUND).await;
        let mut met = 0;
        for _ in 0..STOPS {
            page.browser.press(Key::Tab).await;
            let place = "const at = focus();
                if (at.id === 'behind') return null;
                at.scrollIntoView({ block: 'center', behavior: 'instant' });
                const box = at.getBoundingClientRect();
                return { box: [box.left, box.top, box.width, box.height], words: at.getAttribute('aria-label') ?? at.textContent }";
            let place = page.inside(WHOLE, place).await;
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
        page.inside(element, AROUND).await;
        let covered = "const box = focus().getBoundingClientRect();
            const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
            const over = document.elementFromPoint(x, y) && root.elementFromPoint(x, y);
            return Boolean(over && part('tooltip').contains(over) && !part('tooltip').contains(focus()))";
        let mut marks = 0;
        for _ in 0..STOPS {
            page.browser.press(Key::Tab).await;
            if page.inside(element, "return focus().id === 'behind'").await == true {
                break;
            }
            assert_eq!(page.inside(element, covered).await, json!(false), "{path}");
            if page.inside(element, "return part('marks').contains(focus())").await == true {
                marks += 1;
                page.browser.press(Key::Enter).await;
                page.until(element, "the mark is told of", "return seen(part('tooltip')) || seen(part('details'))")
                    .await;
                let covered = page.inside(element, covered).await;
                assert_eq!(covered, json!(false), "{path}: by the tooltip of its own");
                page.browser.press(Key::Escape).await;
            }
        }
        assert!(marks > 0, "{path}");
    }
}

#[tokio::test]
async fn keys_held_with_control_alt_or_meta_are_left_to_the_browser_and_the_screen_reader() {
    let page = Page::open(View::DESKTOP).await;
    let script = "const mark = root.querySelector('[part~=marks] [tabindex=\"0\"]');
        mark.focus();
        const kept = [];
        for (const key of ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageDown', 'Enter', ' ', 'Escape', 'a', 'Tab']) {
            for (const held of ['ctrlKey', 'altKey', 'metaKey']) {
                const event = new KeyboardEvent('keydown', { key, [held]: true, bubbles: true, cancelable: true, composed: true });
                if (!mark.dispatchEvent(event)) kept.push(`${held} ${key}`);
            }
        }
        // And of those alone, Tab and letters.
        for (const key of ['Tab', 'a', 'q', '1']) {
            if (!mark.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true }))) kept.push(key);
        }
        return [kept, focus() === mark]";
    assert_eq!(page.inside(WHOLE, script).await, json!([[], true]));
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
