//! Stories whose answers were published with their static figure: the element answers before the core is there, and nothing
//! moves when the core takes over.

use crate::support::engine::View;
use crate::support::page::{EXCHANGES, MARK, Page, WHOLE, WORDS};
use fantoccini::key::Key;
use serde_json::{Value, json};

const SCRIPTS: &str = include_str!("published_answers.js");

/// Opens a page in a mode that keeps the published answers, and waits until these are shown.
async fn open(mode: &str, path: &str, element: &str) -> Page {
    let page = Page::open_faulty(View::DESKTOP, mode, path).await;
    let near = "element?.scrollIntoView({ block: 'center', behavior: 'instant' }); return element?.state === 'ready'";
    page.until(element, "it is ready", near).await;
    page.until_call(element, "the published answers are shown", SCRIPTS, "arePublishedAnswersShown", vec![]).await;
    page
}

async fn call(page: &Page, element: &str, function: &str) -> Value {
    page.call(element, SCRIPTS, function, vec![]).await
}

async fn until(page: &Page, element: &str, function: &str) -> String {
    let found = page.until_call(element, function, SCRIPTS, function, vec![]).await;
    found.as_str().unwrap_or_default().to_owned()
}

/// Clicks at the middle of a mark.
async fn click_mark(page: &Page, element: &str, mark: &str) {
    let (x, y) = page.middle_of(element, mark).await;
    page.browser.click_at(x, y).await;
}

/// Lets the core come, waits until it has taken over, and returns what has changed in the picture.
async fn after_take_over(page: &Page, element: &str) -> Value {
    call(page, element, "keepPicture").await;
    call(page, element, "release").await;
    page.until(element, "the core draws", "return isCoreShown()").await;
    page.browser.run("return new Promise((done) => setTimeout(() => done(true), 300))", vec![]).await;
    call(page, element, "changesOfPicture").await
}

fn unchanged() -> Value {
    json!({ "isFocusKept": true, "moved": [], "scrolled": 0, "events": [] })
}

#[tokio::test]
async fn pointer_keyboard_steps_and_details_answer_while_the_core_never_comes() {
    let page = open("answers-wasm-silent", "", WHOLE).await;
    // Hover and tap.
    let (x, y) = page.middle_of(WHOLE, "held.held").await;
    page.browser.point_at(x, y).await;
    assert!(until(&page, WHOLE, "isTooltipShown").await.contains(WORDS));
    assert_ne!(call(&page, WHOLE, "framesOfDrawing").await, json!(0), "the hovered mark has a frame");
    page.browser.click_at(x, y).await;
    assert!(until(&page, WHOLE, "isDetailsShown").await.contains("At least 8,000"));
    // A step.
    page.click_part(WHOLE, "next").await;
    page.until(WHOLE, "the second step", "return part('count').textContent.startsWith('2')").await;
    assert_eq!(page.inside(WHOLE, "return seen(part('details'))").await, json!(false));
    // Arrows and Enter, in the third step, which has several marks.
    page.click_part(WHOLE, "next").await;
    page.until(WHOLE, "the third step", "return part('count').textContent.startsWith('3')").await;
    page.inside(WHOLE, "root.querySelector('[role=option][tabindex=\"0\"]').focus()").await;
    let key = "return option()?.dataset.key ?? null";
    let first = page.inside(WHOLE, key).await;
    page.browser.press(Key::Right).await;
    let second = page.inside(WHOLE, key).await;
    assert!(first.is_string() && second.is_string() && first != second, "{first} {second}");
    assert_ne!(until(&page, WHOLE, "isTooltipShown").await, "");
    page.browser.press(Key::Enter).await;
    assert_ne!(until(&page, WHOLE, "isDetailsShown").await, "");
    assert_eq!(page.inside(WHOLE, "return isCoreShown()").await, json!(false));
    assert!(page.inside(WHOLE, "return element.bounds(option().dataset.key)?.width > 0").await == json!(true));
}

#[tokio::test]
async fn the_script_for_the_article_is_loaded_at_the_next_selection_if_it_did_not_come() {
    let page = Page::open_faulty(View::DESKTOP, "answers-article-404", "").await;
    page.until(WHOLE, "the core takes over without it", "return isCoreShown() || requireCore()").await;
    page.inside(WHOLE, "element.select('held.held')").await;
    page.until(WHOLE, "its sentence is found", "return seen(part('details')) && seen(part('passage'))").await;
}

#[tokio::test]
async fn elements_that_start_together_download_the_answers_once() {
    let page = open("answers-wasm-silent", "", WHOLE).await;
    call(&page, WHOLE, "addCopies").await;
    let downloads = page.until_call(WHOLE, "the copies are ready", SCRIPTS, "downloadsOfCopies", vec![]).await;
    assert_eq!(downloads, json!([1]));
    page.assert_quiet().await;
}

#[tokio::test]
async fn what_only_the_core_can_answer_says_so_if_it_never_comes() {
    let page = open("answers-wasm-404", "exchanges.html", EXCHANGES).await;
    call(&page, EXCHANGES, "selectFilter").await;
    let status = "return part('status').textContent.includes('could not be loaded')";
    page.until(EXCHANGES, "the reader is told", status).await;
    page.inside(EXCHANGES, "element.select(element.outline().charts[0].nodes[0].key)").await;
    assert_ne!(until(&page, EXCHANGES, "isDetailsShown").await, "", "what worked goes on working");
}

#[tokio::test]
async fn a_filter_and_a_png_bring_the_core() {
    let page = open("answers-wasm-held-1", "exchanges.html", EXCHANGES).await;
    call(&page, EXCHANGES, "selectFilter").await;
    call(&page, EXCHANGES, "release").await;
    page.until(EXCHANGES, "the core draws", "return isCoreShown()").await;
    page.until(EXCHANGES, "the events are filtered", "return part('active-filters').textContent || null").await;
    assert_eq!(call(&page, EXCHANGES, "blobOf").await, json!(["image/png", true]));
    page.assert_quiet().await;
}

#[tokio::test]
async fn nothing_changes_when_the_core_takes_over_from_a_tooltip() {
    let page = open("answers-wasm-held-2", "", WHOLE).await;
    let (x, y) = page.middle_of(WHOLE, "held.held").await;
    page.browser.point_at(x, y).await;
    until(&page, WHOLE, "isTooltipShown").await;
    assert_eq!(after_take_over(&page, WHOLE).await, unchanged());
    page.assert_quiet().await;
}

#[tokio::test]
async fn nothing_changes_when_the_core_takes_over_from_details() {
    let page = open("answers-wasm-held-3", "", WHOLE).await;
    click_mark(&page, WHOLE, "held.held").await;
    until(&page, WHOLE, "isDetailsShown").await;
    assert_eq!(after_take_over(&page, WHOLE).await, unchanged());
    page.assert_quiet().await;
}

#[tokio::test]
async fn nothing_changes_when_the_core_takes_over_from_a_focused_mark_of_another_step() {
    let page = open("answers-wasm-held-4", "", WHOLE).await;
    // The third step is the first one with several marks.
    for step in ["2", "3"] {
        page.click_part(WHOLE, "next").await;
        page.until(WHOLE, step, &format!("return part('count').textContent.startsWith({step:?})")).await;
    }
    page.inside(WHOLE, "root.querySelector('[role=option][tabindex=\"0\"]').focus()").await;
    page.browser.press(Key::Right).await;
    until(&page, WHOLE, "isTooltipShown").await;
    assert_eq!(after_take_over(&page, WHOLE).await, unchanged());
    // The keyboard goes on from the same mark.
    let key = "return option()?.dataset.key ?? null";
    let before = page.inside(WHOLE, key).await;
    page.browser.press(Key::Left).await;
    let after = page.inside(WHOLE, key).await;
    assert!(before.is_string() && after.is_string() && before != after, "{before} {after}");
    page.assert_quiet().await;
}

#[tokio::test]
async fn a_page_may_ask_for_the_core_on_demand_or_at_once() {
    let page = Page::open(View::DESKTOP).await;
    for (core, is_shown) in [("demand", false), ("eager", true)] {
        let script = "const before = document.querySelector(selector); const copy = before.cloneNode(true);
            copy.setAttribute('core', value); copy.loading = 'eager'; before.replaceWith(copy);";
        let script = script.replace("value", &format!("{core:?}"));
        page.inside(WHOLE, &script).await;
        page.until(WHOLE, "it is ready", "return element.state === 'ready'").await;
        page.browser.run("return new Promise((done) => setTimeout(() => done(true), 3000))", vec![]).await;
        assert_eq!(page.inside(WHOLE, "return isCoreShown()").await, json!(is_shown), "{core}");
    }
    page.assert_quiet().await;
}

#[tokio::test]
async fn a_figure_of_other_answers_is_shown_by_the_core() {
    let page = Page::open(View::DESKTOP).await;
    let script = "const copy = element.cloneNode(true); copy.loading = 'eager'; copy.setAttribute('core', 'demand');
        copy.firstElementChild.setAttribute('data-infographic-answers', '0123456789abcdef'); element.replaceWith(copy);";
    page.inside(WHOLE, script).await;
    page.until(WHOLE, "the core draws", "return element.state === 'ready' && isCoreShown()").await;
    assert!(page.middle_of(WHOLE, "held.held").await.0 > 0.0, "{MARK}");
}

#[tokio::test]
async fn a_story_that_is_newer_than_the_page_is_shown_whole_when_the_core_takes_over() {
    let page = Page::open_faulty(View::DESKTOP, "answers-story-newer", "").await;
    let near = "element?.scrollIntoView({ block: 'center', behavior: 'instant' });
        return element?.state === 'ready' && isCoreShown()";
    page.until(WHOLE, "the core draws", near).await;
    for part in ["title", "table", "summary"] {
        let text = page.text(WHOLE, part).await;
        assert!(!text.contains("8,000"), "{part} is that of the older story: {text}");
    }
    assert!(page.text(WHOLE, "table").await.contains("at least 12,000"));
}

#[tokio::test]
async fn a_chart_without_a_drawing_in_the_page_comes_from_the_core() {
    let page = open("answers-wasm-held-5", "broadsheet.html", "article-infographic[chart=held]").await;
    page.inside("article-infographic[chart=held]", "element.id = 'other'; element.setAttribute('chart', 'criteria')")
        .await;
    call(&page, "#other", "release").await;
    page.until("#other", "the core draws", "return isCoreShown()").await;
    let shown =
        "return [element.outline().charts.find(({ id }) => id === 'criteria').title, part('title').textContent]";
    let shown = page.inside("#other", shown).await;
    assert_eq!(shown[0], shown[1]);
    let selected = "const told = nextEvent('infographic-select');
        element.select(element.outline().charts.find(({ id }) => id === 'criteria').nodes[0].key);
        return told.then(({ chart }) => chart)";
    assert_eq!(page.inside("#other", selected).await, json!("criteria"));
}
