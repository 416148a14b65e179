//! Places of every size, screens of every density, fonts that come late.

use crate::support::engine::{Engine, View};
use crate::support::page::{HELD, Page, WHOLE};
use serde_json::json;

const SCRIPTS: &str = include_str!("sizes.js");

#[tokio::test]
async fn places_from_nothing_to_320_pixels_are_taken_as_they_are() {
    let page = Page::open(View::DESKTOP).await;
    for width in [0, 1, 2, 16, 60, 119, 120, 200, 280, 319, 320] {
        for element in [WHOLE, HELD] {
            let answer = page.call(element, SCRIPTS, "stateAtWidth", vec![json!(width)]).await;
            assert_eq!(answer, json!(["ready", true]), "{element} at {width}");
        }
    }
    page.inside(HELD, "element.style.width = ''").await;
    page.until(HELD, "it has its size again", "return parseFloat(canvas.style.width) > 500").await;
    page.assert_quiet().await;
}

#[tokio::test]
async fn a_parent_as_high_as_its_content_does_not_grow() {
    let page = Page::open(View::DESKTOP).await;
    assert_eq!(
        page.call(HELD, SCRIPTS, "heightsInFitContent", vec![]).await,
        json!(1),
        "its height changes without end"
    );
    page.assert_quiet().await;
}

#[tokio::test]
async fn another_density_is_drawn_sharp_and_never_beyond_what_browsers_can() {
    let page = Page::open(View::DESKTOP).await;
    if page.browser.engine != Engine::Chromium {
        // Only there can a driver change it while a page is open; the others start with other densities, see `looks`.
        return;
    }
    for ratio in [1.0, 3.0, 1.5, 30.0] {
        let metrics = json!({ "width": 1200, "height": 900, "deviceScaleFactor": ratio, "mobile": false });
        page.browser.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
        page.until_call(HELD, &format!("it is sharp at {ratio}"), SCRIPTS, "isSharp", vec![json!(ratio)]).await;
    }
    page.assert_quiet().await;
}

#[tokio::test]
async fn what_is_not_rendered_yet_is_drawn_when_it_is() {
    let page = Page::open(View::DESKTOP).await;
    page.add(&json!({ "src": "stories/prisoner-exchange.json", "loading": "eager" })).await;
    page.call("#made", SCRIPTS, "moveOutOfSight", vec![]).await;
    page.inside("#made", "element.scrollIntoView({ behavior: 'instant' })").await;
    page.until("#made", "it is drawn", "return element.state === 'ready' && canvas.width > 100").await;
    page.assert_quiet().await;
}

#[tokio::test]
async fn a_font_that_comes_late_leads_to_one_more_layout() {
    let page = Page::open(View::DESKTOP).await;
    // So much waste that every engine collects it, and with it whatever the widget does not hold.
    page.inside(HELD, "for (let i = 0; i < 400; i++) new Array(100000).fill({ i })").await;
    assert_eq!(page.call(HELD, SCRIPTS, "measuresAfterFonts", vec![]).await, json!([true, true, "ready"]));
    page.assert_quiet().await;
}
