//! The story as steps: its buttons lead from chart to chart.

use crate::engine::View;
use crate::page::{Page, WHOLE};

#[tokio::test]
async fn next_shows_another_chart_and_previous_the_first_again() {
    let page = Page::open(View::DESKTOP).await;
    let first = page.text(WHOLE, "title").await;
    assert_ne!(first, "");
    let first = serde_json::json!(first);
    page.click_part(WHOLE, "next").await;
    let changed = format!("const now = part('title').textContent.trim(); return now !== {first} && now");
    page.until(WHOLE, "the title changes", &changed).await;
    page.click_part(WHOLE, "previous").await;
    let back = format!("return part('title').textContent.trim() === {first}");
    page.until(WHOLE, "the first title is back", &back).await;
    page.assert_quiet().await;
}

#[tokio::test]
async fn the_last_step_keeps_the_focus_on_its_button() {
    let page = Page::open(View::DESKTOP).await;
    page.inside(WHOLE, "part('next').focus()").await;
    for step in ["2 of 4", "3 of 4", "4 of 4", "4 of 4"] {
        page.browser.press(fantoccini::key::Key::Enter).await;
        let there = format!("return part('count').textContent === {step:?} && focus() === part('next')");
        page.until(WHOLE, &format!("it shows {step} and keeps the focus"), &there).await;
    }
    page.assert_quiet().await;
}
