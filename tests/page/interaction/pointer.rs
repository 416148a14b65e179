//! A reader's mouse: over a mark it shows who said it, on a mark it finds the sentence in the article.

use crate::support::engine::View;
use crate::support::page::{HELD, MARK, Page, SPEAKER, WORDS};
use serde_json::json;

#[tokio::test]
async fn hovering_a_mark_shows_who_said_it() {
    let page = Page::open(View::DESKTOP).await;
    let (x, y) = page.middle_of(HELD, MARK).await;
    assert_eq!(page.inside(HELD, "return seen(part('tooltip'))").await, json!(false), "a tooltip without a reader");
    page.browser.point_at(x, y).await;
    page.until(HELD, "the tooltip is seen", "return seen(part('tooltip'))").await;
    let text = page.text(HELD, "tooltip").await;
    assert!(text.to_lowercase().contains(WORDS), "{text}");
    assert!(text.contains(SPEAKER), "{text}");
    // What it rests on is shown when it is asked for.
    assert_eq!(page.inside(HELD, "return seen(part('details'))").await, json!(false));
    page.browser.click_at(x, y).await;
    page.until(HELD, "the details are seen", "return seen(part('details'))").await;
    let link = page.inside(HELD, "return part('details').querySelector('a[href]')?.protocol").await;
    assert_eq!(link, json!("https:"), "the details lead to the source");
    page.assert_quiet().await;
}

#[tokio::test]
async fn the_tooltip_stays_while_the_mouse_goes_into_it_and_goes_when_it_leaves() {
    let page = Page::open(View::DESKTOP).await;
    let (x, y) = page.middle_of(HELD, MARK).await;
    page.browser.point_at(x, y).await;
    page.until(HELD, "the tooltip is seen", "return seen(part('tooltip'))").await;
    let middle = "const box = part('tooltip').getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2]";
    let middle = page.inside(HELD, middle).await;
    page.browser.point_at(middle[0].as_f64().unwrap(), middle[1].as_f64().unwrap()).await;
    // Asserts that the tooltip stays: no event marks that, so the test waits.
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    assert_eq!(page.inside(HELD, "return seen(part('tooltip'))").await, json!(true), "it went under the mouse");
    page.browser.point_at(3.0, 3.0).await;
    page.until(HELD, "the tooltip has gone", "return !seen(part('tooltip'))").await;
}

#[tokio::test]
async fn clicking_a_mark_highlights_its_sentence_in_the_article() {
    let page = Page::open(View::DESKTOP).await;
    page.browser
        .run(
            "window.chosen = []; addEventListener('infographic-select', (event) => chosen.push(event.detail.key))",
            vec![],
        )
        .await;
    let (x, y) = page.middle_of(HELD, MARK).await;
    page.browser.click_at(x, y).await;
    let highlighted = "const ranges = [...(CSS.highlights.get('article-infographic') ?? [])];
        return ranges.map(String).join(' … ')";
    let text = page.until(HELD, "a sentence is highlighted", &format!("{highlighted} || false")).await;
    assert!(text.as_str().unwrap_or_default().to_lowercase().contains(WORDS), "{text}");
    let chosen = page.browser.run("return chosen", vec![]).await;
    assert_eq!(chosen, json!([MARK]));
    page.assert_quiet().await;
}

#[tokio::test]
async fn a_script_selects_a_mark_as_a_click_does() {
    let page = Page::open(View::DESKTOP).await;
    page.inside(HELD, &format!("element.select({MARK:?})")).await;
    let highlighted = "return [...(CSS.highlights.get('article-infographic') ?? [])].map(String).join()";
    let text = page.until(HELD, "a sentence is highlighted", &format!("{highlighted} || false")).await;
    assert!(text.as_str().unwrap_or_default().to_lowercase().contains(WORDS), "{text}");
}
