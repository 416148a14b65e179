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
