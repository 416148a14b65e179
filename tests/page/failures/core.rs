//! When the core does not come, or not as it was built: the page's own figure stays, and the page is told why.

use crate::support::engine::{Engine, View};
use crate::support::page::{HELD, Page, WHOLE};
use serde_json::json;

/// The code that the element in view tells when it is reached a second time.
async fn code_of(page: &Page) -> String {
    page.add(&json!({ "src": "stories/prisoner-exchange.json", "loading": "eager" })).await;
    assert_eq!(page.ended("#made").await, json!("error"));
    let told = page
        .browser
        .run("return told.filter(([type, id]) => id === 'made').map(([, , { code }]) => code)", vec![])
        .await;
    assert_eq!(told.as_array().map(Vec::len), Some(1), "{told}");
    assert_eq!(page.inside("#made", "return seen(document.getElementById('fallback'))").await, json!(true));
    assert_ne!(page.text("#made", "load-status").await, "", "nothing is said to the reader");
    told[0].as_str().unwrap_or_default().to_owned()
}

/// What nobody expected: every fault here is told once by `console.warn`, and by browsers in words of their own.
async fn assert_nothing_else(page: &Page, expected: &[&str]) {
    let all = page.browser.complaints().await;
    let known = |line: &String| {
        line.contains("article-infographic: ")
            || line.contains("article-infographic.wasm")
            || expected.iter().any(|word| line.contains(word))
    };
    let rest: Vec<_> = all.iter().filter(|line| !known(line)).collect();
    assert!(rest.is_empty(), "{rest:#?}");
}

async fn leaves_the_figure(mode: &str, code: &str, expected: &[&str]) {
    let page = Page::open_faulty(View::DESKTOP, mode, "index.html").await;
    assert_eq!(page.ended(WHOLE).await, json!("error"), "{mode}");
    let figure = "return figureSeen() && !seen(part('figure'))";
    assert_eq!(page.inside(WHOLE, figure).await, json!(true), "{mode}: the figure is hidden");
    assert_eq!(code_of(&page).await, code, "{mode}");
    assert_nothing_else(&page, expected).await;
}

#[tokio::test]
async fn a_core_that_is_missing_leaves_the_figure() {
    leaves_the_figure("wasm-404", "core-http-404", &[]).await;
}

#[tokio::test]
async fn a_page_for_people_in_place_of_the_core_leaves_the_figure() {
    leaves_the_figure("wasm-html", "core-mismatch", &[]).await;
}

#[tokio::test]
async fn a_core_that_breaks_off_leaves_the_figure() {
    leaves_the_figure("wasm-cut", "core-mismatch", &[]).await;
}

#[tokio::test]
async fn a_core_that_was_not_built_with_the_script_never_runs() {
    leaves_the_figure("wasm-forged", "core-mismatch", &[]).await;
}

#[tokio::test]
async fn a_policy_without_webassembly_leaves_the_figure() {
    // Each engine says so in its own words; WebKitGTK tells no event.
    leaves_the_figure("no-wasm-policy", "core-blocked", &["wasm", "script-src", "WebAssembly"]).await;
}

#[tokio::test]
async fn a_browser_without_webassembly_leaves_the_figure_and_asks_for_no_core() {
    leaves_the_figure("no-wasm", "no-wasm", &[]).await;
    let page = Page::open_faulty(View::DESKTOP, "no-wasm", "index.html").await;
    page.ended(WHOLE).await;
    let asked = "return fetched.filter((address) => address.endsWith('.wasm')).length";
    assert_eq!(page.browser.run(asked, vec![]).await, json!(0));
}

#[tokio::test]
async fn a_browser_that_was_told_to_run_no_webassembly_shows_the_figure() {
    let page = Page::open_faulty(View { wasm: false, ..View::DESKTOP }, "hurried", "index.html").await;
    let runs = page.browser.run("return typeof WebAssembly === 'object'", vec![]).await;
    if page.browser.engine == Engine::WebKit {
        return;
    }
    assert_eq!(runs, json!(false), "the browser has not been told");
    assert_eq!(page.ended(WHOLE).await, json!("error"));
    assert_eq!(page.inside(WHOLE, "return figureSeen()").await, json!(true));
    assert_eq!(code_of(&page).await, "no-wasm");
}

#[tokio::test]
async fn a_browser_without_a_canvas_leaves_the_figure() {
    leaves_the_figure("no-canvas", "no-canvas", &[]).await;
    leaves_the_figure("thrown-canvas", "failed", &[]).await;
}

#[tokio::test]
async fn a_server_in_trouble_is_asked_four_times_and_then_the_figure_stays() {
    let page = Page::open_faulty(View::DESKTOP, "wasm-500", "index.html").await;
    for element in [WHOLE, HELD] {
        page.inside(element, "element.scrollIntoView()").await;
        assert_eq!(page.ended(element).await, json!("error"));
    }
    // Both elements wait for one load.
    let asked = "return fetched.filter((address) => address.endsWith('.wasm')).length";
    let asked = page.browser.run(asked, vec![]).await.as_u64().unwrap_or_default();
    assert!([4, 8].contains(&asked), "asked {asked} times");
    let button = "return seen(part('retry')) && getComputedStyle(part('retry')).borderTopWidth";
    assert_eq!(page.inside(WHOLE, button).await, json!("1px"), "no second chance is seen");
    assert_nothing_else(&page, &[]).await;
}

#[tokio::test]
async fn a_reader_who_was_offline_gets_the_picture_when_the_network_is_back() {
    let page = Page::open_faulty(View::DESKTOP, "wasm-offline", "index.html").await;
    assert_eq!(page.ended(WHOLE).await, json!("error"));
    assert_eq!(page.inside(WHOLE, "return figureSeen()").await, json!(true));
    page.browser.run("return fetch('mended').then(() => dispatchEvent(new Event('online')))", vec![]).await;
    page.until(WHOLE, "it is drawn after all", "return element.state === 'ready' && canvas.width > 100").await;
}

#[tokio::test]
async fn a_server_with_other_ideas_of_types_is_no_reason_to_do_without() {
    for mode in ["wasm-octet-stream", "wasm-charset"] {
        let page = Page::open_faulty(View::DESKTOP, mode, "index.html").await;
        assert_eq!(page.ended(WHOLE).await, json!("ready"), "{mode}");
        page.assert_quiet().await;
    }
}

#[tokio::test]
async fn the_figure_is_seen_while_the_core_is_on_its_way() {
    let page = Page::open_faulty(View::PHONE, "wasm-silent", "index.html").await;
    page.until(WHOLE, "it is loading", "return element.state === 'loading'").await;
    assert_eq!(page.inside(WHOLE, "return figureSeen()").await, json!(true));
}

#[tokio::test]
async fn a_page_with_patched_builtins_gets_picture_or_figure_and_no_exception() {
    for mode in ["hostile", "hostile-fetch", "no-observers"] {
        if Engine::chosen() == Engine::WebKit && mode == "hostile" {
            // Its driver needs those functions itself.
            continue;
        }
        let page = Page::open_faulty(View::DESKTOP, mode, "index.html").await;
        let script = "return element.state === 'ready' ? seen(canvas) : figureSeen()";
        page.until(WHOLE, "something true is shown", script).await;
        let uncaught = page.browser.complaints().await;
        let thrown = |line: &&String| line.contains("uncaught") || line.contains("unhandled");
        assert_eq!(uncaught.iter().find(thrown), None, "{mode}");
    }
}
