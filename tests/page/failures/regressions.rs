//! Regressions: each test is of a fault that was found once.

use crate::support::engine::View;
use crate::support::page::{HELD, MARK, Page, WHOLE};
use fantoccini::key::Key;
use serde_json::json;

const SCRIPTS: &str = include_str!("regressions.js");

const RANGES: &str = "return [...(CSS.highlights.get('article-infographic') ?? [])].length";

#[tokio::test]
async fn a_tooltip_goes_with_its_chart() {
    let page = Page::open(View::DESKTOP).await;
    page.inside(HELD, &format!("window.held = element; element.select({MARK:?})")).await;
    page.until(HELD, "it is told", "return isTold()").await;
    page.inside(HELD, "element.setAttribute('chart', 'timeline')").await;
    let timeline = r#"article-infographic[chart="timeline"]"#;
    page.until(timeline, "the other chart is shown", "return part('title')?.textContent.startsWith('More than three')")
        .await;
    assert_eq!(page.inside(timeline, "return isTold()").await, json!(false));
    assert_eq!(page.browser.run(RANGES, vec![]).await, json!(0), "a sentence is still marked");
}

#[tokio::test]
async fn the_pages_own_figure_keeps_the_pages_own_colours() {
    let page = Page::open(View { dark: true, ..View::DESKTOP }).await;
    let colors = page.browser.call(SCRIPTS, "colorsOfFigureAndPage", vec![]).await;
    assert_eq!(colors[0], colors[1], "its text has another colour than the page's");
}

#[tokio::test]
async fn escape_takes_a_tooltip_away_wherever_the_focus_is() {
    let page = Page::open(View::DESKTOP).await;
    let (x, y) = page.middle_of(HELD, MARK).await;
    page.browser.point_at(x, y).await;
    page.until(HELD, "the tooltip is seen", "return seen(part('tooltip'))").await;
    page.browser.press(Key::Escape).await;
    page.until(HELD, "the tooltip has gone", "return !seen(part('tooltip'))").await;
}

#[tokio::test]
async fn what_is_chosen_stays_chosen_when_the_width_changes() {
    let page = Page::open(View::DESKTOP).await;
    page.inside(HELD, &format!("element.select({MARK:?}); element.style.maxWidth = '420px'")).await;
    let laid_out = "return parseFloat(canvas.style.width) < 430 && [...root.querySelectorAll('[role=option]')]
        .map((option) => option.getAttribute('aria-selected')).join()";
    assert_eq!(page.until(HELD, "it is laid out anew", laid_out).await, json!("true"));
    assert_eq!(page.inside(HELD, "return isTold()").await, json!(true), "it has gone");
}

#[tokio::test]
async fn the_touch_that_begins_to_scroll_leaves_the_sentence_marked() {
    let page = Page::open(View::DESKTOP).await;
    page.inside(HELD, &format!("element.select({MARK:?})")).await;
    let touch = "document.querySelector('h1').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))";
    page.browser.run(touch, vec![]).await;
    assert_eq!(page.browser.run(RANGES, vec![]).await, json!(1));
    page.browser.run("document.querySelector('h1').click()", vec![]).await;
    assert_eq!(page.browser.run(RANGES, vec![]).await, json!(0), "a click elsewhere lets go");
}

#[tokio::test]
async fn names_that_are_none_are_refused_and_do_no_harm() {
    let page = Page::open(View::DESKTOP).await;
    let script = "return [5, {}, true, [], 'nobody', undefined].map((name) => element.select(name))
        .concat(element.state, element.select('held.held'))";
    let answers = page.inside(WHOLE, script).await;
    assert_eq!(answers, json!([false, false, false, false, false, false, "ready", true]));
    page.assert_quiet().await;
}

#[tokio::test]
async fn an_element_that_is_shown_later_is_drawn_then() {
    let page = Page::open(View::DESKTOP).await;
    for (loading, state) in [("", "static"), ("eager", "loading")] {
        page.browser.call(SCRIPTS, "addHiddenElement", vec![json!(loading)]).await;
        // Asserts that it does not draw while it is hidden: no event marks that, so the test waits.
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        assert_eq!(page.inside("#late", "return element.state").await, json!(state));
        page.inside("#late", "element.style.display = 'block'").await;
        page.until("#late", "it is drawn", "return element.state === 'ready' && canvas.width > 100").await;
        page.inside("#late", "element.remove()").await;
    }
    page.assert_quiet().await;
}

#[tokio::test]
async fn an_element_that_is_moved_goes_on_and_one_that_is_removed_lets_go() {
    let page = Page::open(View::DESKTOP).await;
    page.inside(HELD, "document.querySelector('main').append(element)").await;
    assert_eq!(page.inside(HELD, "return element.state").await, json!("ready"));
    page.inside(HELD, &format!("element.select({MARK:?}); window.gone = element; element.remove()")).await;
    let let_go = "return gone.state === 'static' && gone.outline() === null
        && gone.shadowRoot.querySelector('canvas').width === 0";
    page.browser.until("it lets go", let_go, vec![]).await;
    assert_eq!(page.browser.run(RANGES, vec![]).await, json!(0), "a sentence is still marked");
    page.browser.run("document.querySelector('main').append(gone)", vec![]).await;
    page.until(HELD, "it is drawn again", "return element.state === 'ready'").await;
    page.assert_quiet().await;
}

#[tokio::test]
async fn what_a_click_on_the_page_chooses_stays_chosen() {
    let page = Page::open(View::DESKTOP).await;
    assert_eq!(page.call(WHOLE, SCRIPTS, "selectByButton", vec![]).await, json!(true));
}

#[tokio::test]
async fn a_widget_with_one_chart_is_not_led_to_another() {
    let page = Page::open(View::DESKTOP).await;
    let script = "return [element.select('held.held'), element.select('held-units.held'), part('title').textContent]";
    let answers = page.inside(HELD, script).await;
    assert_eq!(answers, json!([false, true, "At least 8,000 captives, a hundred to a dot"]));
}

#[tokio::test]
async fn escape_in_the_details_gives_the_focus_back_to_the_mark() {
    let page = Page::open(View::DESKTOP).await;
    page.inside(HELD, &format!("element.select({MARK:?}); part('details').querySelector('a').focus()")).await;
    page.browser.press(Key::Escape).await;
    let there = format!("return !isTold() && option()?.dataset.key === {MARK:?}");
    page.until(HELD, "the focus is on the mark", &there).await;
}

#[tokio::test]
async fn a_page_that_turns_dark_by_itself_is_followed_at_the_next_draw() {
    let page = Page::open(View::DESKTOP).await;
    assert_eq!(
        page.call(WHOLE, SCRIPTS, "groundsBeforeAndInTheDark", vec![]).await,
        json!(["rgb(255, 255, 255)", "rgb(20, 23, 27)"])
    );
}
