//! Stories that change under an element: nothing happens where they are the same, and nothing is lost that both have.

use crate::engine::View;
use crate::page::{HELD, MARK, Page, WHOLE};
use serde_json::json;

/// Gives the added element the first story as an object, kept in `story`; `change` is a function's body that may change a
/// `copy` of it, which is then given.
async fn open(page: &Page) {
    page.add(&json!({})).await;
    let script = "return fetch('stories/prisoner-exchange.json').then((answer) => answer.json()).then((story) => {
        window.story = story;
        window.changed = (change) => { const copy = structuredClone(story); change(copy); return copy; };
        for (const type of ['step', 'retry']) addEventListener(`infographic-${type}`, (event) => told.push([type, event.target.id, event.detail]));
        element.story = story;
    })";
    page.inside("#made", script).await;
    assert_eq!(page.ended("#made").await, json!("ready"));
}

const TOLD: &str = "return told.filter(([, id]) => id === 'made').map(([type]) => type)";

/// Watches the height of the element, and whether a picture is seen, frame by frame; `arguments[1]` is what to do meanwhile.
const WATCHED: &str = "
    const heights = [element.getBoundingClientRect().height];
    const blanks = [];
    let goesOn = true;
    const look = () => {
        heights.push(element.getBoundingClientRect().height);
        blanks.push(!seen(canvas));
        if (goesOn) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    const { ready } = element;
    ACT;
    return new Promise((done, fail) => {
        const end = () => requestAnimationFrame(() => requestAnimationFrame(() => {
            goesOn = false;
            const ends = [heights[0], element.getBoundingClientRect().height];
            done([Math.min(...heights) >= Math.min(...ends) - 1, blanks.includes(true), heights.length > 1, part('figure').style.minHeight]);
        }));
        element.addEventListener('infographic-ready', end, { once: true });
        element.addEventListener('infographic-error', ({ detail }) => fail(new Error(detail.code)), { once: true });
    });";

#[tokio::test]
async fn an_equal_story_is_no_change() {
    let page = Page::open(View::DESKTOP).await;
    open(&page).await;
    page.inside("#made", "element.select('criteria.all-for-all')").await;
    // As React does it with an object that is written in place, and renders again because of what it heard.
    let script = "const { ready } = element;
        window.renders = 0;
        element.addEventListener('infographic-ready', () => { renders += 1; element.story = structuredClone(story); });
        for (let turn = 0; turn < 20; turn += 1) element.story = structuredClone(story);
        element.story = JSON.stringify(story);
        return new Promise((done) => setTimeout(() => done([renders, element.ready === ready, element.state, isTold()]), 300))";
    assert_eq!(page.inside("#made", script).await, json!([0, true, "ready", true]));
    // Another one is drawn once.
    let script = "element.story = changed((copy) => { copy.headline = 'Another headline'; });
        element.addEventListener('infographic-ready', () => { element.story = changed((copy) => { copy.headline = 'Another headline'; }); });
        return new Promise((done) => setTimeout(() => done([part('headline').textContent]), 1000))";
    page.inside(
        "#made",
        "window.before = element; const twin = element.cloneNode(true); element.replaceWith(twin); twin.story = story;",
    )
    .await;
    page.until("#made", "it is drawn", "return element.state === 'ready'").await;
    page.inside("#made", "told.length = 0").await;
    assert_eq!(page.inside("#made", script).await, json!(["Another headline"]));
    assert_eq!(page.browser.run(TOLD, vec![]).await, json!(["ready"]));
    page.assert_quiet().await;
}

#[tokio::test]
async fn a_source_that_is_set_once_more_is_no_change() {
    let page = Page::open(View::DESKTOP).await;
    let script = "const { ready } = element;
        element.src = element.src;
        element.setAttribute('src', ` ${element.src} `);
        element.chart = element.chart;
        return [element.state, element.ready === ready]";
    assert_eq!(page.inside(HELD, script).await, json!(["ready", true]));
}

#[tokio::test]
async fn the_picture_stays_until_the_next_one_is_there() {
    let page = Page::open(View::DESKTOP).await;
    open(&page).await;
    page.inside("#made", "element.goTo('so-far'); element.scrollIntoView()").await;
    for act in [
        "element.story = changed((copy) => { copy.headline = 'Other words'; copy.steps = []; })",
        "element.story = null; element.src = '/.watch/slow.json?700'",
        "element.setAttribute('lang', 'de')",
    ] {
        let seen = page.inside("#made", &WATCHED.replace("ACT", act)).await;
        assert_eq!(seen, json!([true, false, true, ""]), "{act}");
    }
    page.assert_quiet().await;
}

#[tokio::test]
async fn what_the_next_story_has_stays_on_show_and_chosen() {
    let page = Page::open(View::DESKTOP).await;
    open(&page).await;
    page.inside("#made", "element.goTo('everyone'); element.select('criteria.children'); told.length = 0").await;
    page.inside(
        "#made",
        "element.story = changed((copy) => { copy.positions.children.label = 'The children first'; })",
    )
    .await;
    page.until("#made", "the new story is there", "return part('details').textContent.includes('The children first')")
        .await;
    let seen = "return [part('count').textContent, root.querySelector('[aria-selected=true]')?.dataset.name, seen(part('details'))]";
    assert_eq!(page.inside("#made", seen).await, json!(["4 of 5", "criteria.children", true]));
    assert_eq!(page.browser.run(TOLD, vec![]).await, json!(["ready", "select"]));
    page.assert_quiet().await;
}

#[tokio::test]
async fn what_the_next_story_has_lost_is_told() {
    let page = Page::open(View::DESKTOP).await;
    open(&page).await;
    page.inside("#made", "element.goTo('everyone'); element.select('criteria.children'); told.length = 0").await;
    page.inside(
        "#made",
        "element.story = changed((copy) => {
            copy.charts = copy.charts.filter(({ id }) => id !== 'criteria');
            copy.steps = copy.steps.filter(({ chart }) => chart !== 'criteria');
        })",
    )
    .await;
    page.until(
        "#made",
        "the new story is there",
        "return element.state === 'ready' && part('count').textContent === '1 of 3'",
    )
    .await;
    assert_eq!(page.inside("#made", "return isTold()").await, json!(false));
    let told = page.browser.run("return told.filter(([, id]) => id === 'made').map(([type, , detail]) => [type, detail.key, detail.chart, detail.step])", vec![]).await;
    assert_eq!(told[0], json!(["step", null, "held", "the-count"]), "{told}");
    assert!(told.as_array().unwrap().contains(&json!(["select", null, "held", "the-count"])), "{told}");
    page.assert_quiet().await;
}

#[tokio::test]
async fn a_next_story_that_cannot_be_shown_leaves_the_pages_figure_and_not_the_picture_before() {
    let page = Page::open(View::DESKTOP).await;
    open(&page).await;
    for (act, code) in [
        ("element.story = '{'", "syntax"),
        ("element.story = null; element.src = 'stories/none.json'", "http-404"),
        ("element.chart = 'none'", "unknown-chart"),
    ] {
        page.inside("#made", "element.removeAttribute('chart'); element.removeAttribute('src'); element.story = story")
            .await;
        page.until("#made", "it is drawn", "return element.state === 'ready'").await;
        page.inside("#made", &format!("element.select('held.held'); told.length = 0; {act}")).await;
        page.until("#made", "it has failed", "return element.state === 'error'").await;
        let seen = "return [seen(document.getElementById('fallback')), seen(part('figure')), seen(part('status')), element.outline(), isTold()]";
        assert_eq!(page.inside("#made", seen).await, json!([true, false, true, null, false]), "{code}");
        let told = page.browser.run("return told.filter(([type, id]) => id === 'made').map(([type, , { key, code }]) => [type, key ?? code ?? null])", vec![]).await;
        assert_eq!(told, json!([["select", null], ["error", code]]), "{act}");
    }
}

#[tokio::test]
async fn chart_and_source_may_be_set_in_either_order() {
    let page = Page::open(View::DESKTOP).await;
    page.add(&json!({ "src": "stories/prisoner-exchange.json", "chart": "timeline", "loading": "eager" })).await;
    assert_eq!(page.ended("#made").await, json!("ready"));
    for act in [
        "element.chart = 'totals'; element.src = 'stories/exchanges.json'",
        "element.src = 'stories/prisoner-exchange.json'; element.chart = 'held'",
    ] {
        // In a turn of the page's own: to WebKitGTK's driver, each callback is one.
        page.inside("#made", &format!("window.done = false; setTimeout(() => {{ {act}; window.done = true; }})")).await;
        let ready = "return window.done && element.state === 'ready' && element.outline().charts.some(({ name }) => name === element.chart)";
        page.until("#made", act, ready).await;
    }
    assert_eq!(page.browser.run("return told.filter(([type]) => type === 'error').length", vec![]).await, json!(0));
    assert_eq!(
        page.inside(WHOLE, &format!("return element.select('held.held') && {MARK:?}.length > 0")).await,
        json!(true)
    );
    page.assert_quiet().await;
}
