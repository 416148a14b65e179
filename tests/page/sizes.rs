//! Places of every size, screens of every density, fonts that come late.

use crate::engine::{Engine, View};
use crate::page::{HELD, Page, WHOLE};
use serde_json::json;

#[tokio::test]
async fn places_from_nothing_to_320_pixels_are_taken_as_they_are() {
    let page = Page::open(View::DESKTOP).await;
    for width in [0, 1, 2, 16, 60, 119, 120, 200, 280, 319, 320] {
        let script = "element.style.width = `${arguments[1]}px`;
            return new Promise((done) => setTimeout(() => done([element.state, element.outline() !== null]), 120))";
        for element in [WHOLE, HELD] {
            let answer = page.inside_with(element, script, vec![json!(width)]).await;
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
    let script = "
        const box = document.createElement('div');
        Object.assign(box.style, { display: 'grid', gridTemplateRows: 'min-content', height: 'fit-content' });
        element.replaceWith(box);
        box.append(element);
        window.heights = [];
        return new Promise((done) => {
            const look = () => { heights.push(box.offsetHeight); if (heights.length < 30) requestAnimationFrame(look); else done(new Set(heights.slice(10)).size); };
            setTimeout(() => requestAnimationFrame(look), 200);
        })";
    assert_eq!(page.inside(HELD, script).await, json!(1), "its height changes without end");
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
        let script = format!(
            "const box = canvas.getBoundingClientRect();
             // Such a change is no event to the page; the next draw sees it.
             element.select(root.querySelector('[aria-selected=true]') ? null : 'held-units.held');
             if (devicePixelRatio !== {ratio}) return false;
             const cap = Math.min(8192 / Math.max(box.width, box.height), Math.sqrt(8000000 / (box.width * box.height)));
             return Math.abs(canvas.width - Math.round(box.width * Math.min({ratio}, cap))) <= 1"
        );
        page.until(HELD, &format!("it is sharp at {ratio}"), &script).await;
    }
    page.assert_quiet().await;
}

#[tokio::test]
async fn what_is_not_rendered_yet_is_drawn_when_it_is() {
    let page = Page::open(View::DESKTOP).await;
    page.add(&json!({ "src": "stories/prisoner-exchange.json", "loading": "eager" })).await;
    let script = "
        const far = document.createElement('section');
        far.style.contentVisibility = 'auto';
        far.style.containIntrinsicHeight = '500px';
        far.style.marginTop = '4000px';
        document.querySelector('main').append(far);
        far.append(element)";
    page.inside("#made", script).await;
    page.inside("#made", "element.scrollIntoView({ behavior: 'instant' })").await;
    page.until("#made", "it is drawn", "return element.state === 'ready' && canvas.width > 100").await;
    page.assert_quiet().await;
}

#[tokio::test]
async fn a_font_that_comes_late_leads_to_one_more_layout() {
    let page = Page::open(View::DESKTOP).await;
    // So much waste that every engine collects it, and with it whatever the widget does not hold.
    page.inside(HELD, "for (let i = 0; i < 400; i++) new Array(100000).fill({ i })").await;
    let script = "
        window.measured = 0;
        const measure = CanvasRenderingContext2D.prototype.measureText;
        CanvasRenderingContext2D.prototype.measureText = function (text) { measured += 1; return measure.call(this, text); };
        const come = new Event('loadingdone');
        Object.defineProperty(come, 'fontfaces', { value: [1] });
        document.fonts.dispatchEvent(come);
        const first = measured;
        document.fonts.dispatchEvent(new Event('loadingdone'));
        return [first > 0, measured === first, element.state]";
    assert_eq!(page.inside(HELD, script).await, json!([true, true, "ready"]));
    page.assert_quiet().await;
}
