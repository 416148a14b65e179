//! Whatever can be pointed at is large enough, or has room around it.

use crate::support::engine::View;
use crate::support::page::{EXCHANGES, HELD, Page, WHOLE};
use serde_json::json;

const SCRIPTS: &str = include_str!("target_size.js");

#[tokio::test]
async fn everything_that_can_be_pointed_at_has_24_pixels_or_stands_in_a_line_of_text() {
    for (path, element, view) in [
        ("index.html", WHOLE, View::DESKTOP),
        ("index.html", HELD, View::PHONE),
        ("exchanges.html", EXCHANGES, View::PHONE),
    ] {
        let page = Page::open_at(view, path, &[element]).await;
        page.inside(element, "element.toggleAttribute('deep-links', true); part('table').open = true;
            element.select(element.outline().charts.flatMap(({ nodes }) => nodes).find(({ key }) => element.bounds(key)).key)").await;
        page.until(element, "the mark is told of", "return seen(part('tooltip')) || seen(part('details'))").await;
        assert_eq!(page.call(element, SCRIPTS, "smallTargets", vec![]).await, json!([]), "{path} {element}");
    }
}

#[tokio::test]
async fn the_box_of_every_mark_is_where_the_picture_answers_with_that_mark() {
    for (path, element) in [("index.html", HELD), ("exchanges.html", EXCHANGES)] {
        let page = Page::open_at(View::PHONE, path, &[element]).await;
        assert_eq!(page.call(element, SCRIPTS, "misplacedOptions", vec![]).await, json!([]), "{path}");
    }
}
