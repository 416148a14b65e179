//! What happens from the opened page to the drawn figure, and when there is no story.

use crate::engine::View;
use crate::page::{HELD, MARK, Page, WHOLE};
use serde_json::json;

#[tokio::test]
async fn both_elements_become_ready_without_a_complaint() {
    let page = Page::open(View::DESKTOP).await;
    for element in [WHOLE, HELD] {
        assert_ne!(page.text(element, "title").await, "");
        assert_ne!(page.text(element, "sources").await, "");
    }
    page.assert_quiet().await;
}

#[tokio::test]
async fn the_canvas_shows_the_mark_in_another_colour_than_the_ground() {
    let page = Page::open(View::DESKTOP).await;
    let script = format!(
        "const place = element.place({MARK:?}), ratio = canvas.width / canvas.getBoundingClientRect().width;
         const pixel = (x, y) => [...canvas.getContext('2d').getImageData(x * ratio, y * ratio, 1, 1).data].join();
         return [pixel(place.x + place.width / 2, place.y + place.height / 2), pixel(1, 1)]"
    );
    let pixels = page.inside(HELD, &script).await;
    assert_ne!(pixels[0], pixels[1], "the mark and the corner of the canvas have the same colour");
}

#[tokio::test]
async fn the_outline_holds_what_the_canvas_shows() {
    let page = Page::open(View::DESKTOP).await;
    let outline = page.inside(HELD, "return JSON.stringify(element.outline())").await;
    let outline = outline.as_str().unwrap_or_default();
    assert!(outline.contains(crate::page::WORDS), "{outline}");
}

#[tokio::test]
async fn a_missing_story_leaves_the_prerendered_figure_and_tells_a_code() {
    let page = Page::open(View::DESKTOP).await;
    // Made here, so that the page itself needs no broken element; the fallback is what an editor would have put there.
    let script = "
        window.codes = [];
        addEventListener('infographic-error', (event) => codes.push(event.detail.code));
        const broken = document.createElement('article-infographic');
        const figure = document.createElement('p');
        figure.id = 'fallback';
        figure.textContent = 'At least 8,000 are held.';
        broken.append(figure);
        broken.id = 'broken';
        broken.setAttribute('src', 'stories/there-is-no-such-story.json');
        document.querySelector('article-infographic').before(broken);
        broken.scrollIntoView({ block: 'center', behavior: 'instant' });";
    page.browser.run(script, vec![]).await;
    let broken = "#broken";
    page.until(broken, "it tells the error", "return element.dataset.state === 'error'").await;
    let visible = page.inside(broken, "return seen(document.getElementById('fallback'))").await;
    assert_eq!(visible, json!(true), "the fallback is hidden");
    let codes = page.browser.until("an error event came", "return codes.length && codes", vec![]).await;
    assert_eq!(codes.as_array().map(Vec::len), Some(1), "{codes}");
    assert!(codes[0].as_str().is_some_and(|code| !code.is_empty()), "{codes}");
}
