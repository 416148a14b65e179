//! Stories that try to be more than text, and to lead elsewhere.

use crate::support::engine::View;
use crate::support::page::Page;
use serde_json::{Value, json};

const SCRIPTS: &str = include_str!("hostile_stories.js");

/// The first story with its headline and the title of its first chart replaced, shown in a further element.
async fn shown(page: &Page, headline: &str, title: &str) {
    page.add(&json!({})).await;
    page.call("#made", SCRIPTS, "showWithHeadlineAndTitle", vec![json!(headline), json!(title)]).await;
    page.until("#made", "it is ready", "return element.state === 'ready'").await;
}

#[tokio::test]
async fn markup_in_a_story_is_text_wherever_it_stands() {
    let page = Page::open(View::DESKTOP).await;
    let markup = "<img src=x onerror=alert(1)><b>bold</b> & \"quoted\"";
    page.browser.run("window.alert = () => { window.alarmed = true; }", vec![]).await;
    shown(&page, markup, markup).await;
    assert_eq!(page.text("#made", "headline").await, markup);
    assert_eq!(page.text("#made", "title").await, markup);
    let effect = page.call("#made", SCRIPTS, "effectOfMarkup", vec![json!(markup)]).await;
    assert_eq!(effect, json!([true, 0, false]));
    page.assert_quiet().await;
}

#[tokio::test]
async fn signs_that_turn_text_around_are_taken_out() {
    let page = Page::open(View::DESKTOP).await;
    shown(&page, "Captives \u{202e}held\u{202c}, as \u{2066}counted", "At least 8,000 \u{202e}held").await;
    assert_eq!(page.text("#made", "headline").await, "Captives held, as counted");
    assert_eq!(page.text("#made", "title").await, "At least 8,000 held");
}

#[tokio::test]
async fn names_of_the_languages_own_objects_change_nothing() {
    let page = Page::open(View::DESKTOP).await;
    page.add(&json!({})).await;
    for key in ["__proto__", "constructor", "prototype"] {
        assert_eq!(
            page.call("#made", SCRIPTS, "addPropertyToStory", vec![json!(key)]).await,
            json!(["structure", null]),
            "{key}"
        );
    }
}

#[tokio::test]
async fn only_addresses_of_web_pages_become_links_and_their_host_is_told() {
    let page = Page::open(View::DESKTOP).await;
    page.add(&json!({})).await;
    let asked = async |url: &str| page.call("#made", SCRIPTS, "linkToSource", vec![json!(url)]).await;
    for bad in [
        "javascript:alert(1)",
        "\u{1}java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example/",
        "relative",
    ] {
        assert_eq!(asked(bad).await, json!("bad-link"), "{bad:?}");
    }
    // What pretends to be elsewhere is shown as what it is, or refused.
    let disguised = asked("https://kyivindependent.com@evil.example/").await;
    assert!(disguised == json!("bad-link") || disguised[3] == json!(true), "{disguised}");
    let good = asked("https://example.org/report").await;
    assert_eq!(good, json!(["https://example.org/report", "noopener noreferrer", "_blank", true]));
}

#[tokio::test]
async fn three_widgets_share_no_id() {
    let page = Page::open(View::DESKTOP).await;
    page.add(&json!({ "src": "stories/prisoner-exchange.json", "loading": "eager" })).await;
    page.ended("#made").await;
    let all: Value = page.browser.call(SCRIPTS, "haveUniqueIds", vec![]).await;
    assert_eq!(all, json!([true, true, true]));
}
