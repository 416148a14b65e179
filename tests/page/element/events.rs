//! What the page hears of its readers, for its statistics: each thing once, and with names that are the story's.

use crate::support::engine::View;
use crate::support::page::{EXCHANGES, HELD, Page, WHOLE};
use serde_json::{Value, json};

const SCRIPTS: &str = include_str!("events.js");
/// Keeps the details of the events of this type in `heard`.
async fn hear(page: &Page, kind: &str) {
    let script =
        "window.heard = []; addEventListener(`infographic-${arguments[0]}`, ({ detail }) => heard.push(detail))";
    page.browser.run(script, vec![json!(kind)]).await;
}

async fn heard(page: &Page) -> Value {
    page.browser.run("return heard", vec![]).await
}

#[tokio::test]
async fn another_step_is_told_once_by_its_id_and_its_charts() {
    let page = Page::open(View::DESKTOP).await;
    hear(&page, "step").await;
    page.click_part(WHOLE, "next").await;
    page.until(WHOLE, "it is told", "return heard.length > 0").await;
    // The same chart with other words is another step, too.
    let go = "return [element.goTo('who-goes-first'), element.goTo(3), element.goTo('everyone'), element.goTo('timeline'), element.goTo(0),
        element.select('criteria.injured')]";
    assert_eq!(page.inside(WHOLE, go).await, json!([true, true, true, true, true, true]));
    let there = json!([
        { "chart": "held-units", "step": "by-the-hundred" },
        { "chart": "criteria", "step": "who-goes-first" },
        { "chart": "criteria", "step": "everyone" },
        { "chart": "timeline", "step": "so-far" },
        { "chart": "held", "step": "the-count" },
        { "chart": "criteria", "step": "who-goes-first" },
    ]);
    assert_eq!(heard(&page).await, there);
    let no = "return ['nobody', '', 99, -1, 1.5, NaN, null, undefined, {}, 'held.held', '0'].map((step) => element.goTo(step))";
    assert_eq!(page.inside(WHOLE, no).await, json!(vec![false; 11]));
    // One chart alone has no steps; another one in its place is told.
    assert_eq!(
        page.inside(HELD, "return [element.goTo('held-units'), element.goTo('held'), element.goTo(0)]").await,
        json!([true, false, false])
    );
    page.inside(HELD, "heard.length = 0; element.chart = 'timeline'").await;
    assert_eq!(heard(&page).await, json!([{ "chart": "timeline", "step": null }]));
    page.assert_quiet().await;
}

#[tokio::test]
async fn a_step_that_the_page_goes_to_is_scrolled_to_where_steps_follow_the_scrolling() {
    let page = Page::open_at(View::DESKTOP, "scroll.html", &["article-infographic"]).await;
    hear(&page, "step").await;
    assert_eq!(page.inside("article-infographic", "return element.goTo(2)").await, json!(true));
    let there = "const { top, bottom } = part('scroll-steps').children[2].getBoundingClientRect();
        return top < innerHeight && bottom > 0 && part('scroll-steps').children[2].hasAttribute('data-current')";
    page.until("article-infographic", "its words are in sight", there).await;
}

#[tokio::test]
async fn what_a_reader_picks_is_told_in_the_storys_words() {
    let page = Page::open_at(View::DESKTOP, "exchanges.html", &[EXCHANGES]).await;
    hear(&page, "filter").await;
    page.call(EXCHANGES, SCRIPTS, "pickLastYear", vec![]).await;
    page.click_part(EXCHANGES, "reset-filters").await;
    page.until(EXCHANGES, "both are told", "return heard.length >= 2").await;
    let filters = json!([{ "label": "Year", "value": "2025" }]);
    assert_eq!(
        heard(&page).await,
        json!([{ "chart": "exchanges", "filters": filters }, { "chart": "exchanges", "filters": [] }])
    );
}

#[tokio::test]
async fn details_table_and_sources_are_told_when_they_are_opened() {
    let page = Page::open(View::DESKTOP).await;
    hear(&page, "details").await;
    page.inside(HELD, "element.select('held-units.held')").await;
    assert_eq!(heard(&page).await, json!([]), "to choose is told by itself");
    page.inside(HELD, "part('tooltip-more').click(); part('table').open = true").await;
    page.until(HELD, "both are told", "return heard.length >= 2").await;
    page.inside(HELD, "part('table').open = false").await;
    let here = |part: &str, key: Value| json!({ "part": part, "key": key, "chart": "held-units", "step": null });
    assert_eq!(heard(&page).await, json!([here("mark", json!("held-units.held")), here("table", Value::Null)]));
}

#[tokio::test]
async fn that_a_reader_has_seen_the_picture_is_told_once() {
    let page = Page::open(View::DESKTOP).await;
    hear(&page, "view").await;
    let before = page.browser.call(SCRIPTS, "addElementOutOfSight", vec![]).await;
    let count = "return heard.filter(({ chart }) => chart === 'criteria').length";
    assert_eq!(page.browser.run(count, vec![]).await, json!(0), "{before}");
    for _ in 0..2 {
        page.inside("#made", "canvas.scrollIntoView({ block: 'center', behavior: 'instant' })").await;
        page.browser.until("it is told", &format!("{count} > 0"), vec![]).await;
        page.browser.call(SCRIPTS, "scrollToTop", vec![]).await;
    }
    page.call("#made", SCRIPTS, "showInGerman", vec![]).await;
    assert_eq!(page.browser.run(count, vec![]).await, json!(1));
    page.assert_quiet().await;
}

#[tokio::test]
async fn newer_figures_are_told_in_words() {
    let page = Page::open_faulty(View::DESKTOP, "hurried", "index.html").await;
    hear(&page, "refresh").await;
    page.add(&json!({ "src": "/.watch/rising.json?told", "chart": "held", "loading": "eager", "refresh": "5" })).await;
    page.until("#made", "it is told", "return heard.length > 0").await;
    let words = heard(&page).await;
    assert!(words[0]["text"].as_str().is_some_and(|words| words.starts_with("Updated: ")), "{words}");
}

#[tokio::test]
async fn an_error_says_what_is_wrong_and_where() {
    let page = Page::open(View::DESKTOP).await;
    hear(&page, "error").await;
    for (src, code, at) in [
        ("/.watch/unknown-id.json", "unknown-id", true),
        ("/.watch/syntax.json", "syntax", true),
        ("stories/none.json", "http-404", false),
    ] {
        page.browser.run("heard.length = 0; document.getElementById('made')?.remove()", vec![]).await;
        page.add(&json!({ "src": src, "loading": "eager" })).await;
        page.ended("#made").await;
        let detail = heard(&page).await[0].clone();
        assert_eq!((&detail["code"], &detail["src"]), (&json!(code), &json!(src)), "{detail}");
        assert!(detail["message"].as_str().is_some_and(|message| !message.is_empty()), "{detail}");
        assert_eq!(
            [&detail["line"], &detail["column"]].map(|place| place.as_u64().is_some_and(|place| place > 0)),
            [at, at],
            "{detail}"
        );
        assert_eq!(detail["path"].is_string(), at, "{detail}");
        assert_eq!(detail["diagnostics"][0]["code"] == code, at, "{detail}");
        if code == "unknown-id" {
            assert!(detail["path"].as_str().is_some_and(|path| path.ends_with("speaker")), "{detail}");
        }
    }
}
