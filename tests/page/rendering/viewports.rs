//! The page on small, dark and dense screens.

use crate::support::engine::View;
use crate::support::page::{HELD, Page, WHOLE};

const SCRIPTS: &str = include_str!("viewports.js");

#[tokio::test]
async fn at_320_pixels_nothing_scrolls_sideways() {
    let page = Page::open(View::PHONE).await;
    let root = "const { scrollWidth, clientWidth } = document.documentElement; return [scrollWidth, clientWidth]";
    let widths = page.browser.run(root, vec![]).await;
    assert!(widths[0].as_u64() <= widths[1].as_u64(), "the page is {} wide in {}", widths[0], widths[1]);
    page.browser.screenshot("phone").await;
    page.assert_quiet().await;
}

#[tokio::test]
async fn the_canvas_has_as_many_pixels_as_the_screen_under_it() {
    for ratio in [1, 2] {
        let page = Page::open(View { ratio, ..View::TABLET }).await;
        for element in [WHOLE, HELD] {
            let script =
                "const box = canvas.getBoundingClientRect(); return [canvas.width, box.width * devicePixelRatio]";
            let widths = page.inside(element, script).await;
            let difference = widths[0].as_f64().unwrap() - widths[1].as_f64().unwrap();
            assert!(difference.abs() <= 1.0, "{element} at ratio {ratio}: {widths}");
        }
    }
}

#[tokio::test]
async fn a_dark_page_has_a_dark_canvas_with_the_same_words() {
    let outline = "return JSON.stringify(element.outline())";
    let mut shown = Vec::new();
    // One after the other: a test that waits for a second browser while it has one could wait for ever.
    for dark in [false, true] {
        let page = Page::open(View { dark, ..View::TABLET }).await;
        let mean = page.call(HELD, SCRIPTS, "meanBrightness", vec![]).await.as_f64().unwrap_or_default();
        shown.push((mean, page.inside(HELD, outline).await));
        page.browser.screenshot(if dark { "dark" } else { "light" }).await;
    }
    assert!(shown[1].0 + 60.0 < shown[0].0, "the dark canvas has {}, the light one {}", shown[1].0, shown[0].0);
    assert_eq!(shown[0].1, shown[1].1, "dark and light say different things");
    assert!(shown[0].1.is_string(), "there is no outline");
}
