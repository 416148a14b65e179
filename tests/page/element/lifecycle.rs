//! Many widgets on a page, and many that come and go.

use crate::support::browser::Browser;
use crate::support::engine::{Engine, View};
use crate::support::page::{Page, WHOLE};
use serde_json::{Value, json};

const SCRIPTS: &str = include_str!("lifecycle.js");

#[tokio::test]
async fn fifty_widgets_share_one_core() {
    let page = Page::open_faulty(View::DESKTOP, "hurried", "index.html").await;
    assert_eq!(page.ended(WHOLE).await, json!("ready"));
    page.browser.call(SCRIPTS, "addFifty", vec![]).await;
    page.browser.until("all are ready", "return many.every((one) => one.state === 'ready')", vec![]).await;
    let shared = "return [fetched.filter((address) => address.endsWith('.wasm')).length, instances.length]";
    assert_eq!(page.browser.run(shared, vec![]).await, json!([1, 1]));
    // Each has its own state.
    let own = "many[1].select('held-units.held');
        return many.map((one) => one.shadowRoot.querySelectorAll('[aria-selected=true]').length).reduce((sum, count) => sum + count)";
    assert_eq!(page.browser.run(own, vec![]).await, json!(1));
    page.assert_quiet().await;
}

/// What Chromium counts after its garbage has been collected.
async fn counted(browser: &Browser) -> Value {
    browser.devtools("HeapProfiler.collectGarbage", json!({})).await;
    browser.devtools("HeapProfiler.collectGarbage", json!({})).await;
    let metrics = browser.devtools("Performance.getMetrics", json!({})).await;
    let of = |name: &str| {
        let all = metrics["metrics"].as_array().cloned().unwrap_or_default();
        all.iter().find(|metric| metric["name"] == name).and_then(|metric| metric["value"].as_f64()).unwrap_or(-1.0)
    };
    json!({ "nodes": of("Nodes"), "listeners": of("JSEventListeners"), "heap": of("JSHeapUsedSize") })
}

#[tokio::test]
async fn two_hundred_widgets_that_come_and_go_leave_nothing() {
    let page = Page::open(View::DESKTOP).await;
    if page.browser.engine != Engine::Chromium {
        // The others count nothing for a driver; that they do not fall over is told by the shorter run.
        page.browser.call(SCRIPTS, "comeAndGo", vec![json!(30)]).await;
        page.assert_quiet().await;
        return;
    }
    page.browser.devtools("Performance.enable", json!({})).await;
    // Caches and the core's memory have their size after some.
    page.browser.call(SCRIPTS, "comeAndGo", vec![json!(20)]).await;
    let before = counted(&page.browser).await;
    for _ in 0..4 {
        page.browser.call(SCRIPTS, "comeAndGo", vec![json!(50)]).await;
    }
    let after = counted(&page.browser).await;
    for (what, most) in [("nodes", 20.0), ("listeners", 4.0), ("heap", 500_000.0)] {
        let grown = after[what].as_f64().unwrap() - before[what].as_f64().unwrap();
        assert!(grown <= most, "{what} have grown by {grown}: {before} {after}");
    }
    page.assert_quiet().await;
}
