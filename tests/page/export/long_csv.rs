//! A long line taken along: its file holds every value, and the table says that it does not.

use serde_json::json;

use crate::export::formats::{rendered, story, taken};
use crate::support::engine::View;
use crate::support::page::{HELD, Page};

#[tokio::test]
async fn of_a_line_every_value_is_taken_along_and_the_table_tells_how_many_it_shows() {
    let page = Page::open_at(View::DESKTOP, "index.html", &[HELD]).await;
    let path = story("tests/stories/valid/two-thousand-days-of-a-well.json");
    let made = page.add(&json!({})).await;
    let text = std::fs::read_to_string(&path).unwrap();
    page.set(made, "story", json!(text)).await;
    assert_eq!(page.ended(made).await, json!("ready"));
    let (_, kind, bytes) = taken(&page, made, "csv").await;
    assert_eq!((kind.as_str(), bytes.iter().filter(|byte| **byte == b'\n').count()), ("text/csv", 2_001));
    assert!(bytes == rendered(&path, "well"), "the command writes other bytes");
    page.inside(made, "part('table').open = true").await;
    let told = "return part('table').textContent.includes('of 1,940 values; the CSV file has all.')";
    page.until(made, "the table tells what it leaves out", told).await;
    page.assert_quiet().await;
}
