//! The widget as a guest: keys, touch and dialogs are the page's first; nothing runs while nobody looks.

use crate::support::engine::{Engine, View};
use crate::support::page::{HELD, MARK, Page, WHOLE};
use fantoccini::key::Key;
use serde_json::json;

const SCRIPTS: &str = include_str!("host_interop.js");

#[tokio::test]
async fn keys_with_a_modifier_are_left_to_the_browser() {
    let page = Page::open(View::DESKTOP).await;
    let taken = page.call(HELD, SCRIPTS, "keysTaken", vec![]).await;
    assert!(taken.as_array().is_some_and(|all| all.len() == 20 && all.iter().all(|one| one == false)), "{taken}");
}

#[tokio::test]
async fn in_a_dialog_the_first_escape_lets_go_of_the_mark_and_the_second_closes() {
    let page = Page::open(View::DESKTOP).await;
    page.call(HELD, SCRIPTS, "moveIntoDialog", vec![]).await;
    let shown = "return element.state === 'ready' && seen(canvas) && seen(root.querySelector('[role=option]'))";
    page.until(HELD, "it is shown in the dialog", shown).await;
    let select = format!("root.querySelector('[role=option]').focus(); element.select({MARK:?}); return isTold()");
    assert_eq!(page.inside(HELD, &select).await, json!(true));
    page.browser.press(Key::Escape).await;
    let open = "return [document.querySelector('dialog').open, isTold()]";
    page.until(HELD, "the mark is let go", "return !isTold()").await;
    assert_eq!(page.inside(HELD, open).await, json!([true, false]));
    page.browser.press(Key::Escape).await;
    page.until(HELD, "the dialog is closed", "return !document.querySelector('dialog').open").await;
}

#[tokio::test]
async fn a_finger_that_swipes_up_scrolls_the_page() {
    let page = Page::open(View::PHONE).await;
    let answer = page.call(HELD, SCRIPTS, "touchActionAndPrevented", vec![]).await;
    assert!(answer[0].as_str().is_some_and(|action| action.contains("pan-y")), "{answer}");
    assert_eq!(answer.as_array().map(|all| all.iter().filter(|one| **one == json!(true)).count()), Some(0), "{answer}");
}

#[tokio::test]
async fn tab_goes_through_three_widgets_and_out_again() {
    let page = Page::open(View::DESKTOP).await;
    page.add(&json!({ "src": "stories/prisoner-exchange.json", "chart": "held", "loading": "eager" })).await;
    page.ended("#made").await;
    assert_eq!(
        page.call(WHOLE, SCRIPTS, "marksAmongTabStops", vec![]).await,
        json!([1, 1, 1]),
        "each chart is one stop among its buttons and links"
    );
    // From the mark of the first widget on, so many presses lead behind the last one at most.
    page.inside("#made", "root.querySelector('[role=option]').focus()").await;
    for press in 0.. {
        assert!(press < 60, "there is no way out");
        if page.call(WHOLE, SCRIPTS, "isFocusBehindAll", vec![]).await == json!(true) {
            break;
        }
        page.browser.press(Key::Tab).await;
    }
    page.assert_quiet().await;
}

#[tokio::test]
async fn what_has_the_focus_has_it_after_a_new_layout() {
    let page = Page::open(View::DESKTOP).await;
    page.add(&json!({ "src": "stories/prisoner-exchange.json", "chart": "criteria", "loading": "eager" })).await;
    page.ended("#made").await;
    page.inside("#made", "[...root.querySelectorAll('[role=option]')].at(-1).focus()").await;
    let name = page.inside("#made", "return option()?.dataset.key").await;
    page.inside("#made", "element.style.width = '500px'").await;
    page.until("#made", "it is laid out anew", "return parseFloat(canvas.style.width) < 520").await;
    assert_eq!(page.inside("#made", "return option()?.dataset.key").await, name);
}

#[tokio::test]
async fn a_mark_that_new_figures_take_away_does_not_take_the_focus_with_it() {
    let page = Page::open_faulty(View::DESKTOP, "hurried", "index.html").await;
    let story = json!({ "src": "/.watch/shrinking.json?focus", "chart": "criteria", "loading": "eager" });
    page.add(&story).await;
    page.ended("#made").await;
    page.inside("#made", "[...root.querySelectorAll('[role=option]')].at(-1).focus()").await;
    let gone = page.inside("#made", "return option().dataset.key").await;
    page.inside("#made", "element.setAttribute('refresh', '5')").await;
    let told = page.until("#made", "there are new figures", "return part('status').textContent || null").await;
    assert!(told.as_str().is_some_and(|told| told.contains("removed")), "{told}");
    let near = page.inside("#made", "return option()?.dataset.key").await;
    assert!(near.is_string() && near != gone, "the focus is on {near}");
}

#[tokio::test]
async fn nothing_runs_frame_by_frame_while_nothing_changes() {
    let page = Page::open_faulty(View::DESKTOP, "hurried", "index.html").await;
    for element in [WHOLE, HELD] {
        page.inside(element, "element.scrollIntoView({ block: 'center', behavior: 'instant' })").await;
        page.ended(element).await;
    }
    assert_eq!(page.browser.call(SCRIPTS, "framesRequested", vec![]).await, json!(0), "frames are asked for");
}

#[tokio::test]
async fn a_page_that_comes_back_out_of_the_cache_has_the_colours_of_now() {
    let page = Page::open(View::DESKTOP).await;
    assert_eq!(
        page.call(WHOLE, SCRIPTS, "groundsBeforeAndAfterCache", vec![]).await,
        json!(["rgb(255, 255, 255)", "rgb(20, 23, 27)"])
    );
    page.assert_quiet().await;
}

#[tokio::test]
async fn a_page_from_a_folder_shows_the_figure() {
    let page = Page::open(View::DESKTOP).await;
    if page.browser.engine != Engine::Chromium {
        // Drivers of the others refuse such addresses.
        return;
    }
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("www/index.html");
    page.browser.open(&format!("file://{}", path.display())).await;
    assert_eq!(page.inside(WHOLE, "return figureSeen()").await, json!(true));
}
