//! Pages that scale, zoom, turn or slant what they show: the mark under the pointer is the one that is told of.

use crate::support::engine::View;
use crate::support::page::Page;
use serde_json::{Value, json};

const SCRIPTS: &str = include_str!("transforms.js");

/// What a page may do around the element, and to the element itself.
const WAYS: [(&str, &str); 16] = [
    ("", ""),
    ("transform: scale(.5)", ""),
    ("transform: scale(2); transform-origin: 0 0", ""),
    ("transform: scaleX(-1)", ""),
    ("transform: rotate(3deg)", ""),
    ("transform: rotate(90deg)", ""),
    ("transform: skewX(12deg)", ""),
    ("transform: perspective(900px) rotateY(25deg)", ""),
    ("scale: .8; rotate: -5deg; translate: 40px 10px", ""),
    ("zoom: .5", ""),
    ("zoom: 1.5", ""),
    ("", "zoom: 1.5"),
    ("zoom: .8", "zoom: 1.5"),
    ("", "transform: rotate(-3deg)"),
    ("zoom: 1.25; transform: rotate(10deg) scale(.7)", ""),
    ("transform: scale(.6)", "zoom: 1.5; transform: rotate(2deg)"),
];

/// Puts a story's chart of many marks into a box of its own. Its marks, of which some are tried.
async fn open(view: View) -> (Page, &'static str, Vec<String>) {
    let page = Page::open(view).await;
    let made =
        page.add(&json!({ "src": "stories/prisoner-exchange.json", "chart": "criteria", "loading": "eager" })).await;
    page.call(made, SCRIPTS, "putIntoBox", vec![]).await;
    assert_eq!(page.ended(made).await, json!("ready"));
    // What lies on top: stances, and no positions.
    let names = page
        .inside(
            made,
            "return [...root.querySelectorAll('[role=option]')].map(({ dataset }) => dataset.key)
                .filter((name) => name.split('.').length === 3)",
        )
        .await;
    let names: Vec<String> = serde_json::from_value(names).unwrap();
    assert!(names.len() > 12, "{names:?}");
    let tried = [0, names.len() / 3, names.len() - 2].map(|at| names[at].clone());
    (page, made, tried.to_vec())
}

/// Where on the screen the engine shows the middle of a mark, after it has been brought there.
async fn shown_at(page: &Page, made: &str, name: &str) -> (f64, f64) {
    let what = format!("{name} has a place");
    let place = page.until_call(made, &what, SCRIPTS, "middleOnScreen", vec![json!(name)]).await;
    let place: [f64; 2] = serde_json::from_value(place).unwrap();
    (place[0].round(), place[1].round())
}

async fn apply(page: &Page, made: &str, (around, itself): (&str, &str)) {
    page.call(made, SCRIPTS, "applyStyles", vec![json!(around), json!(itself)]).await;
}

#[tokio::test]
async fn however_a_page_transforms_it_the_mark_under_the_pointer_is_told_and_chosen() {
    let (page, made, names) = open(View::DESKTOP).await;
    for way in WAYS {
        apply(&page, made, way).await;
        for name in &names {
            let (x, y) = shown_at(&page, made, name).await;
            // What was told of before, wherever the mouse was, is not to lie over it.
            page.browser.point_at(2.0, 2.0).await;
            page.until(
                made,
                "nothing is told of",
                "part('plot').dispatchEvent(new Event('pointerleave')); return !seen(part('tooltip'))",
            )
            .await;
            page.browser.point_at(x, y).await;
            // Right under its mark, or right over it, in the picture's own lengths.
            page.until_call(
                made,
                &format!("{way:?}: {name} is told of at its place"),
                SCRIPTS,
                "isToldAtItsPlace",
                vec![json!(name)],
            )
            .await;
            page.browser.click_at(x, y).await;
            let chosen = "const [, , detail] = told.findLast(([type]) => type === 'select') ?? [];
                return detail?.key ?? false";
            let chosen = page.until(made, &format!("{way:?}: {name} is chosen"), chosen).await;
            assert_eq!(chosen, json!(name), "{way:?}");
            let marked = "return root.querySelector('[aria-selected=true]').dataset.key";
            assert_eq!(page.inside(made, marked).await, json!(name), "{way:?}");
            page.inside(made, "element.select(null)").await;
        }
    }
    page.assert_quiet().await;
}

#[tokio::test]
async fn nothing_below_moves_when_the_picture_comes_into_a_scaled_or_zoomed_place() {
    let page = Page::open(View::DESKTOP).await;
    for (number, (around, itself)) in
        [("transform: scale(.5)", ""), ("zoom: 1.5", ""), ("", "zoom: .5; box-sizing: border-box; padding: 7px")]
            .into_iter()
            .enumerate()
    {
        let id = format!("scaled{number}");
        page.call("article-infographic", SCRIPTS, "addTransformed", vec![json!(around), json!(itself), json!(id)])
            .await;
        let made = format!("#{id}");
        page.until(
            &made,
            "it is ready",
            "element.scrollIntoView({ block: 'center' }); return Boolean(element.outline())",
        )
        .await;
        let grown = format!("return element.offsetHeight - window.{id}");
        let grown: Value = page.inside(&made, &grown).await;
        assert!(grown.as_f64().unwrap().abs() <= 1.0, "{around} {itself}: {grown}");
    }
    page.assert_quiet().await;
}

#[tokio::test]
async fn steps_have_buttons_where_the_page_transforms_what_would_follow_the_scrolling() {
    let page = Page::open(View::DESKTOP).await;
    for (around, follows) in [("", true), ("transform: scale(.5)", false), ("zoom: .7", false), ("rotate: 4deg", false)]
    {
        let made = page.add(&json!({ "steps": "scroll", "loading": "eager" })).await;
        page.call(made, SCRIPTS, "openInBox", vec![json!(around)]).await;
        assert_eq!(page.ended(made).await, json!("ready"));
        let scrolls = "return Boolean(root.querySelector('[data-scroll]'))";
        assert_eq!(page.inside(made, scrolls).await, json!(follows), "{around}");
        page.inside(made, "element.parentElement.remove()").await;
    }
    page.assert_quiet().await;
}
