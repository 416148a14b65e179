//! Frames where the page around is in a frame itself, or a content system's, and the page that `render` writes for them.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::browser::Browser;
use crate::support::engine::View;
use crate::support::site;

async fn open(parent: &str) -> Browser {
    let browser = Browser::start(View::TABLET).await;
    browser.open(&format!("{}/.watch/parent/{parent}.html", site::address())).await;
    browser
}

/// The address of one of the pages of the tests, with another origin than the parent's.
fn elsewhere(name: &str) -> String {
    let port = site::address().rsplit(':').next().unwrap();
    format!("http://localhost:{port}/.watch/parent/{name}")
}

/// Waits until the body gives equal numbers twice; tells the number.
async fn agreed(browser: &Browser, what: &str, inner: impl AsyncFn(&Browser) -> Value, outer: &str) -> u64 {
    let started = Instant::now();
    loop {
        let content = inner(browser).await;
        let given = browser.run(outer, vec![]).await;
        if content == given && content.as_u64().is_some_and(|height| height > 0) {
            return content.as_u64().unwrap();
        }
        assert!(started.elapsed() < Duration::from_secs(20), "{what}: {content} inside, {given} outside");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

const CONTENT: &str = "return Math.ceil(document.documentElement.getBoundingClientRect().height)";
const GIVEN: &str = "return document.querySelector('iframe').clientHeight";

#[tokio::test]
async fn a_height_goes_through_two_frames() {
    let browser = open("outer").await;
    browser.enter(0).await;
    browser.until("the inner frame is there", "return document.querySelectorAll('iframe').length > 0", vec![]).await;
    browser.enter(0).await;
    browser
        .until("there is a figure", "return document.querySelector('article-infographic')?.state === 'ready'", vec![])
        .await;
    browser.leave().await;
    browser.leave().await;
    let middle = async |browser: &Browser| {
        browser.enter(0).await;
        let height = browser.run(CONTENT, vec![]).await;
        browser.leave().await;
        height
    };
    let inner = async |browser: &Browser| {
        browser.enter(0).await;
        browser.enter(0).await;
        let height = browser.run(CONTENT, vec![]).await;
        browser.leave().await;
        let given = browser.run(GIVEN, vec![]).await;
        browser.leave().await;
        if height == given { height } else { json!([height, given]) }
    };
    // The inner one is as high as the graphic, and the outer one as what is around that.
    let started = Instant::now();
    let graphic = loop {
        let graphic = inner(&browser).await;
        if let Some(height) = graphic.as_u64().filter(|height| *height > 200) {
            break height;
        }
        assert!(started.elapsed() < Duration::from_secs(20), "the inner frame: {graphic}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    let around = agreed(&browser, "the outer frame", middle, GIVEN).await;
    assert!(around > graphic, "{around} pixels hold no frame of {graphic}");
    assert_eq!(browser.complaints().await, Vec::<String>::new());
}

#[tokio::test]
async fn wordpress_gives_a_frame_its_height_by_the_secret_that_it_drew() {
    let browser = open("wordpress").await;
    let settled = "const frame = document.querySelector('iframe'), quote = document.querySelector('blockquote');
        return quote.hidden && frame.getAttribute('height') !== '500' && frame.clientHeight";
    browser.until("the frame has a height", settled, vec![]).await;
    let content = async |browser: &Browser| {
        browser.enter(0).await;
        let ready = "return document.querySelector('article-infographic')?.state === 'ready'";
        browser.until("there is a figure", ready, vec![]).await;
        let height = browser.run(CONTENT, vec![]).await;
        browser.leave().await;
        // As WordPress limits it.
        json!(height.as_u64().map(|height| height.clamp(200, 1000)))
    };
    agreed(&browser, "the frame", content, GIVEN).await;
    // Without a secret in its address, a frame tells nobody one.
    browser.open(&format!("{}/.watch/parent/host.html", site::address())).await;
    browser.until("the frame has told its height", "return heard.length >= 4", vec![]).await;
    let told =
        browser.run("return heard.filter((one) => one?.message === 'height' || one?.secret).length", vec![]).await;
    assert_eq!(told, json!(0));
}

#[tokio::test]
async fn the_page_of_render_works_in_a_frame_with_theme_and_language() {
    let browser = open("host").await;
    let address = elsewhere("page.html?theme=dark&lang=de");
    browser.run("document.querySelector('iframe').src = arguments[0]", vec![json!(address)]).await;
    let content = async |browser: &Browser| {
        browser.enter(0).await;
        let ready = "return document.querySelector('article-infographic')?.state === 'ready' && document.querySelector('article-infographic figure') !== null";
        browser.until("there is a graphic", ready, vec![]).await;
        let height = browser.run(CONTENT, vec![]).await;
        browser.leave().await;
        height
    };
    let height = agreed(&browser, "the frame", content, GIVEN).await;
    assert!(height > 200, "{height}");
    browser.enter(0).await;
    let script = "const graphic = document.querySelector('article-infographic');
        return [graphic.getAttribute('theme'), graphic.getAttribute('lang'), document.title, document.body.children.length]";
    let title = "A new exchange of prisoners: what is known, and who says so";
    assert_eq!(browser.run(script, vec![]).await, json!(["dark", "de", title, 1]));
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.leave().await;
}

#[tokio::test]
async fn where_the_widgets_script_is_missing_the_page_shows_its_figure_at_its_height() {
    let browser = open("host").await;
    browser
        .run("document.querySelector('iframe').src = arguments[0]", vec![json!(elsewhere("broken-page.html"))])
        .await;
    let content = async |browser: &Browser| {
        browser.enter(0).await;
        let figure = "return document.readyState === 'complete' && document.querySelector('figure svg') !== null";
        browser.until("there is a figure", figure, vec![]).await;
        let height = browser.run(CONTENT, vec![]).await;
        browser.leave().await;
        height
    };
    let height = agreed(&browser, "the frame", content, GIVEN).await;
    assert!(height > 300, "{height} pixels are no figure");
    browser.enter(0).await;
    let words =
        browser.run("return document.querySelector('figure').innerText.includes('at least 8,000')", vec![]).await;
    let upgraded = browser.run("return customElements.get('article-infographic') === undefined", vec![]).await;
    assert_eq!([words, upgraded], [json!(true), json!(true)]);
    browser.leave().await;
}
