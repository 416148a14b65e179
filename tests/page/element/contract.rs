//! What the element promises to the page around it: properties, moves, colours, styles, and to keep itself to itself.

use crate::support::engine::{Engine, View};
use crate::support::page::{HELD, Page, WHOLE};
use serde_json::json;

const SCRIPTS: &str = include_str!("contract.js");

const GOOD: &str = "stories/prisoner-exchange.json";

#[tokio::test]
async fn a_property_that_was_set_before_the_script_came_is_honoured() {
    let page = Page::open(View::DESKTOP).await;
    page.browser.call(SCRIPTS, "adoptEarlyElement", vec![json!(GOOD)]).await;
    page.until("#early", "it is drawn", "return element.state === 'ready'").await;
    let own = "return [element.getAttribute('src'), element.chart, Object.keys(element).length]";
    assert_eq!(page.inside("#early", own).await, json!([GOOD, "held", 0]));
    page.assert_quiet().await;
}

#[tokio::test]
async fn an_element_that_is_moved_is_not_begun_anew() {
    let page = Page::open(View::DESKTOP).await;
    assert_eq!(page.call(HELD, SCRIPTS, "moveAround", vec![]).await, json!([0, "ready", true]));
    page.assert_quiet().await;
}

#[tokio::test]
async fn an_element_lives_on_in_another_document() {
    let page = Page::open(View::DESKTOP).await;
    page.call(HELD, SCRIPTS, "moveIntoDarkFrame", vec![]).await;
    page.browser.until_call("it is drawn in the frame, with its styles", SCRIPTS, "isDrawnInDarkFrame", vec![]).await;
    page.assert_quiet().await;
}

#[tokio::test]
async fn a_page_that_turns_dark_is_followed_at_once() {
    let page = Page::open(View::DESKTOP).await;
    let ground = "return getComputedStyle(part('figure')).backgroundColor";
    for (scheme, color) in [("dark", "rgb(20, 23, 27)"), ("light", "rgb(255, 255, 255)"), ("dark", "rgb(20, 23, 27)")] {
        page.browser.run("document.documentElement.style.colorScheme = arguments[0]", vec![json!(scheme)]).await;
        let turned = format!("{ground} === {color:?}");
        page.until(WHOLE, &format!("it is {scheme}"), &turned).await;
    }
    page.inside(HELD, "element.setAttribute('theme', 'light')").await;
    assert_eq!(page.inside(HELD, ground).await, json!("rgb(255, 255, 255)"), "its own theme outweighs the page's");
}

#[tokio::test]
async fn the_page_styles_parts_and_font_by_the_names_that_are_promised() {
    let page = Page::open(View::DESKTOP).await;
    let parts = [
        "figure",
        "headline",
        "summary",
        "steps",
        "previous",
        "count",
        "next",
        "step-text",
        "title",
        "subtitle",
        "filters",
        "active-filters",
        "reset-filters",
        "plot",
        "scroll-steps",
        "marks",
        "keyboard-help",
        "tooltip",
        "tooltip-more",
        "details",
        "passage",
        "details-close",
        "note",
        "statements",
        "table",
        "sources",
        "load-status",
        "retry",
        "status",
        "export",
        "formats",
        "export-csv",
        "export-png",
        "export-svg",
        "export-text",
        "export-share",
        "export-link",
        "copy-mark-link",
        "copy-fallback",
    ];
    page.inside(WHOLE, "element.steps = 'scroll'").await;
    page.until(WHOLE, "the steps follow scrolling", "return part('scroll-steps') !== null").await;
    let helpers = page.call(WHOLE, SCRIPTS, "unstyledParts", vec![json!(&parts[..])]).await;
    assert_eq!(helpers, json!([[], true]));
}

#[tokio::test]
async fn the_styles_of_a_hostile_page_do_not_reach_inside() {
    let page = Page::open(View::DESKTOP).await;
    let before = page.call(WHOLE, SCRIPTS, "computedStyles", vec![]).await;
    page.call(WHOLE, SCRIPTS, "addHostileStyles", vec![]).await;
    assert_eq!(page.call(WHOLE, SCRIPTS, "computedStyles", vec![]).await, before);
}

#[tokio::test]
async fn a_second_copy_of_the_script_steps_back() {
    let page = Page::open(View::DESKTOP).await;
    assert_eq!(page.browser.call(SCRIPTS, "importSecondCopy", vec![]).await, json!([true, true]));
    assert_eq!(
        page.browser.call(SCRIPTS, "importOtherVersion", vec![]).await,
        json!(1),
        "another version is not told of"
    );
    page.until(WHOLE, "the first lives", "return element.select('held.held')").await;
}

#[tokio::test]
async fn the_script_leaves_no_name_on_the_window_and_no_id_in_the_page() {
    let page = Page::open(View::DESKTOP).await;
    assert_eq!(page.browser.call(SCRIPTS, "namesOnWindow", vec![]).await, json!([]));
    let ids = "const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
        return ids.length - new Set(ids).size";
    assert_eq!(page.browser.run(ids, vec![]).await, json!(0));
}

#[tokio::test]
async fn the_picture_can_be_had_as_a_file() {
    let page = Page::open(View::DESKTOP).await;
    assert_eq!(page.call(HELD, SCRIPTS, "pictureAsFile", vec![]).await, json!(["image/png", true, true]));
    page.add(&json!({})).await;
    let refused = "return element.toBlob().catch(({ code }) => code)";
    assert_eq!(page.inside("#made", refused).await, json!("not-ready"));
}

#[tokio::test]
async fn a_canvas_that_lost_its_picture_is_painted_again() {
    let page = Page::open(View::DESKTOP).await;
    assert_eq!(page.call(HELD, SCRIPTS, "loseAndRestorePicture", vec![]).await, json!([true, true]));
}

#[tokio::test]
async fn events_cross_shadow_roots_and_carry_words_and_no_more() {
    let page = Page::open(View::DESKTOP).await;
    page.add(&json!({ "src": GOOD, "chart": "held", "loading": "eager" })).await;
    page.ended("#made").await;
    page.inside("#made", "element.select('held.held')").await;
    let told = page.browser.run("return told.filter(([, id]) => id === 'made')", vec![]).await;
    assert_eq!(told[0][0], "ready");
    let detail = json!({ "key": "held.held", "text": told[1][2]["text"], "chart": "held", "step": null });
    assert_eq!(told[1], json!(["select", "made", detail]));
    assert!(told[1][2]["text"].as_str().is_some_and(|words| words.contains("at least 8,000")), "{told}");
}

#[tokio::test]
async fn the_types_name_what_the_element_has_and_no_more() {
    let types = include_str!("../../../www/article-infographic.d.ts");
    let (_, rest) = types.split_once("interface ArticleInfographic extends HTMLElement {").unwrap();
    let (members, _) = rest.split_once("\n}").unwrap();
    // `get` and `set` of a property may take other types.
    let names = members.lines().filter_map(|line| {
        let line = line.strip_prefix("  ")?;
        let line = line.strip_prefix("readonly ").or_else(|| line.strip_prefix("get ")).unwrap_or(line);
        line.split([':', '(']).next()
    });
    let mut named: Vec<&str> = names.filter(|name| name.chars().all(char::is_alphanumeric)).collect();
    named.sort_unstable();
    let page = Page::open(View::DESKTOP).await;
    let script = "return Object.getOwnPropertyNames(customElements.get('article-infographic').prototype)
        .filter((name) => name !== 'constructor' && !name.endsWith('Callback')).sort()";
    assert_eq!(page.browser.run(script, vec![]).await, json!(named));
}

#[tokio::test]
async fn an_element_adopted_before_its_first_picture_is_drawn() {
    let page = Page::open(View::DESKTOP).await;
    page.browser.call(SCRIPTS, "adoptBeforeFirstPicture", vec![json!(GOOD)]).await;
    let drawn = "return adopted.state === 'ready' && adopted.shadowRoot.querySelector('canvas').width > 100";
    page.browser.until("it is drawn in the frame", drawn, vec![]).await;
    // And a document without a window is no reason to complain.
    page.inside(HELD, "document.createElement('template').content.append(element)").await;
    page.assert_quiet().await;
}

#[tokio::test]
async fn attributes_that_change_nothing_leave_the_picture_as_it_is() {
    let page = Page::open(View::DESKTOP).await;
    assert_eq!(page.call(WHOLE, SCRIPTS, "setAttributesThatChangeNothing", vec![]).await, json!([0, true, true]));
    page.assert_quiet().await;
}

#[tokio::test]
async fn the_page_gives_its_own_colours_to_the_picture_and_the_figure_alike() {
    let page = Page::open(View::DESKTOP).await;
    for (theme, side, paper) in [
        ("Light", "rgb(0, 105, 92)", "rgb(255, 253, 245)"),
        // On a dark widget, that paper would leave light text on light ground: that one colour is not taken.
        ("dark", "rgb(128, 203, 196)", "rgb(20, 23, 27)"),
    ] {
        page.call(HELD, SCRIPTS, "setOwnColors", vec![json!(theme)]).await;
        let painted = page.call(HELD, SCRIPTS, "isColorOnCanvas", vec![json!(side)]).await;
        let ground = page.inside(HELD, "return getComputedStyle(part('figure')).backgroundColor").await;
        assert_eq!(json!([painted, ground]), json!([true, paper]), "{theme}");
        let figure = "const bar = element.querySelector('.ai-wide svg circle, .ai-wide svg rect');
            return getComputedStyle(bar).fill";
        assert_eq!(page.inside(HELD, figure).await, json!(side), "{theme}: the page's own figure");
    }
    // Not asked for complaints: Chromium has one of its own about reading a canvas more than once.
}

#[tokio::test]
async fn forced_colours_replace_the_pictures_colours_while_they_last() {
    let page = Page::open(View::DESKTOP).await;
    if page.browser.engine != Engine::Chromium {
        // The others cannot be told so while a page is open.
        return;
    }
    let before = page.call(HELD, SCRIPTS, "mainColors", vec![]).await;
    let force = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    page.browser.devtools("Emulation.setEmulatedMedia", force).await;
    let known = page.browser.call(SCRIPTS, "systemColors", vec![]).await;
    let only = "only the system's colours are there";
    page.until_call(HELD, only, SCRIPTS, "hasNoMainColorBut", vec![known]).await;
    page.browser.screenshot("forced").await;
    page.browser.devtools("Emulation.setEmulatedMedia", json!({ "features": [] })).await;
    page.until_call(HELD, "its own colours are back", SCRIPTS, "hasMainColors", vec![before]).await;
}

#[tokio::test]
async fn a_pages_own_colours_are_kept_and_unreadable_ones_are_logged() {
    let page = Page::open_at(View::DESKTOP, "salmon.html", &["article-infographic"]).await;
    let seen = page.call("article-infographic", SCRIPTS, "setUnreadableColors", vec![]).await;
    assert_eq!(seen[0], json!("rgb(255, 241, 229)"));
    let told = seen[1].to_string();
    for part in
        ["--ai-muted has a contrast of 1.", "--ai-side-2 has a contrast of 1.", "at least 4.5 is required", "#fbeee1"]
    {
        assert!(told.contains(part), "{part} is not in {told}");
    }
    assert!(!told.contains("side-6") && !told.contains("side-1"), "colours that are not there, or can be read: {told}");
    let figure = "return [...element.querySelectorAll('figure svg')].map((svg) => getComputedStyle(svg).fontFamily)
        .every((family) => family.startsWith('Metric') || family.startsWith('\"Metric'))";
    assert_eq!(page.inside("article-infographic", figure).await, json!(true), "the house's font in the page's figure");
}
