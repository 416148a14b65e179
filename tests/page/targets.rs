//! Whatever can be pointed at is large enough, or has room around it.

use crate::engine::View;
use crate::page::{EXCHANGES, HELD, Page, WHOLE};
use serde_json::json;

#[tokio::test]
async fn everything_that_can_be_pointed_at_has_24_pixels_or_stands_in_a_line_of_text() {
    for (path, element, view) in [
        ("index.html", WHOLE, View::DESKTOP),
        ("index.html", HELD, View::PHONE),
        ("exchanges.html", EXCHANGES, View::PHONE),
    ] {
        let page = Page::open_at(view, path, &[element]).await;
        page.inside(element, "element.toggleAttribute('deep-links', true); part('table').open = true;
            element.select(element.outline().charts.flatMap(({ nodes }) => nodes).find(({ name }) => element.place(name)).name)").await;
        page.until(element, "the mark is told of", "return seen(part('tooltip')) || seen(part('details'))").await;
        let small = "return [...root.querySelectorAll('a[href], button, select, summary, input, [tabindex]')]
            .filter((each) => seen(each) && getComputedStyle(each).pointerEvents !== 'none')
            // A link within words is as high as its line (2.5.8 leaves those out).
            .filter((each) => getComputedStyle(each).display !== 'inline')
            .map((each) => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
            .filter(([, { width, height }]) => width < 24 || height < 24)";
        assert_eq!(page.inside(element, small).await, json!([]), "{path} {element}");
    }
}

#[tokio::test]
async fn the_box_of_every_mark_is_where_the_picture_answers_with_that_mark() {
    for (path, element) in [("index.html", HELD), ("exchanges.html", EXCHANGES)] {
        let page = Page::open_at(View::PHONE, path, &[element]).await;
        let boxes = "return [...part('marks').children].map((option) => {
            const box = option.getBoundingClientRect(), own = canvas.getBoundingClientRect();
            const place = element.place(option.dataset.name);
            return Math.max(Math.abs(box.x - own.x - place.x), Math.abs(box.y - own.y - place.y),
                Math.abs(box.width - place.width), Math.abs(box.height - place.height));
        }).filter((off) => off > 0.5)";
        assert_eq!(page.inside(element, boxes).await, json!([]), "{path}");
    }
}
