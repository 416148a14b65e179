//! The page's own figure under the sheets of a house: resets, layers, rules for common class names, fonts and themes.

use crate::support::browser::Browser;
use crate::support::engine::View;
use crate::support::page::Page;
use crate::support::site;
use serde_json::{Value, json};

const SCRIPTS: &str = include_str!("host_styles.js");

/// What Bootstrap 5 and Tailwind 3 begin every page with, and rules that a house may have for names of its own.
const RESETS: &str = "
    *, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid; }
    img, svg, video, canvas, audio, iframe, embed, object { display: block; vertical-align: middle; }
    [hidden] { display: none !important; }
    .hidden, .narrow, .wide, .title, .chart, .table, .note, .data, .more, .label, .room, .filters, .secondary, .attribution, .footer, .actions, .visually-hidden, .intro, .step-text,
    .sources, .statements, .subtitle { display: none !important; }
    table { width: 100%; caption-side: bottom; } ol, ul { padding-left: 2rem; } text { fill: red; }";

/// The same as Tailwind 4 has them: in a layer, where what is important beats every rule outside of it.
const LAYERED: &str = "@layer base, components; @layer base {
    *, ::after, ::before, ::backdrop { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid; }
    img, svg, video, canvas, audio, iframe, embed, object { display: block; vertical-align: middle; }
    [hidden]:where(:not([hidden='until-found'])) { display: none !important; }
    .narrow, .wide, .hidden { display: none !important; } }";

/// A page without the widget that holds the figures of another page, with this sheet besides `figure.css`.
async fn open(path: &str, rules: &str, with_sheet: bool) -> Browser {
    let browser = Browser::start(View::DESKTOP).await;
    browser.open(&format!("{}/.watch/fault?none", site::address())).await;
    let count = browser.call(SCRIPTS, "showFigures", vec![json!(path), json!(rules), json!(with_sheet)]).await;
    assert!(count.as_u64().unwrap() > 0, "{path}: {count}");
    browser
}

/// Which drawings of the first figure show their marks at this width of the column, with their heights.
async fn shown(browser: &Browser, width: u32) -> Value {
    browser.call(SCRIPTS, "drawingsShown", vec![json!(width)]).await
}

#[tokio::test]
async fn under_the_resets_of_frameworks_the_drawing_that_fits_is_seen_and_no_other() {
    for rules in ["", RESETS, LAYERED] {
        let browser = open("/index.html", rules, true).await;
        for (width, narrow) in [(320, true), (640, false), (1200, false)] {
            let expected = json!([["ai-narrow", narrow], ["ai-wide", !narrow]]);
            assert_eq!(shown(&browser, width).await, expected, "{width} under {rules}");
        }
        let texts = "return [...document.querySelectorAll('figure .ai-title, figure .ai-sources')].map((each) => each.checkVisibility() || Boolean(each.closest('details')))";
        let texts = browser.run(texts, vec![]).await;
        assert!(texts.as_array().unwrap().iter().all(|seen| seen == true), "{texts} under {rules}");
    }
}

#[tokio::test]
async fn without_our_sheet_the_narrow_drawing_alone_is_seen() {
    for rules in ["", RESETS, LAYERED] {
        let browser = open("/index.html", rules, false).await;
        for width in [320, 1200] {
            let expected = json!([["ai-narrow", true], ["ai-wide", false]]);
            assert_eq!(shown(&browser, width).await, expected, "{width} under {rules}");
        }
    }
}

#[tokio::test]
async fn each_of_two_figures_with_one_chart_has_its_own_name_and_its_own_open_end() {
    let browser = open("/index.html", "", true).await;
    // The same chart as dots once more, in a column that is narrow, below one that is wide.
    assert_eq!(browser.call(SCRIPTS, "repeatFigure", vec![]).await, json!([0, true, [true, true]]));
}

#[tokio::test]
async fn an_element_without_a_figure_keeps_the_room_that_its_page_gives_it() {
    let page = Page::open(View::DESKTOP).await;
    let reserved = page.browser.call(SCRIPTS, "addWithReservedHeight", vec![]).await;
    assert!(reserved.as_f64().unwrap() >= 700.0);
    let ready = "element.scrollIntoView({ behavior: 'instant' }); return Boolean(element.outline())";
    page.until("#bare", "it is ready", ready).await;
    let moved = page.call("#bare", SCRIPTS, "movedBelow", vec![]).await;
    assert_eq!((&moved[0], &moved[1]), (&json!(0), &json!(0)), "{moved}");
    assert_eq!(moved[2], json!(700), "the picture fills its room");
    page.assert_quiet().await;
}

#[tokio::test]
async fn the_figure_shows_the_requested_chart_alone_before_the_picture() {
    let page = Page::open(View::DESKTOP).await;
    for (wanted, expected) in [
        ("held", json!([["held"], false, false])),
        ("criteria", json!([["criteria"], false, false])),
        // A chart that the figure has not leaves it as it is.
        ("nowhere", json!([["held"], true, true])),
    ] {
        assert_eq!(
            page.browser.call(SCRIPTS, "chartShownBeforePicture", vec![json!(wanted)]).await,
            expected,
            "{wanted}"
        );
    }
    page.assert_quiet().await;
}
