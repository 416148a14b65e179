//! The harness against itself: a page that does what it should not is seen doing it, and a quiet one is not.
//!
//! Without these, "no console errors" could as well mean "nobody listened".

use crate::support::browser::Browser;
use crate::support::engine::{Engine, View};
use crate::support::site;
use std::time::{Duration, Instant};

/// Opens the page of faults for one fault and waits until somebody tells `expected`, which tells how long it took.
async fn complaint(browser: &Browser, fault: &str, expected: &str) -> String {
    browser.open(&format!("{}/.watch/fault?{fault}", site::address())).await;
    let started = Instant::now();
    loop {
        let all = browser.complaints().await;
        if let Some(found) = all.iter().find(|line| line.contains(expected)) {
            return found.clone();
        }
        assert!(started.elapsed() < Duration::from_mins(1), "{fault}: {expected:?} is not in {all:#?}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test]
async fn a_console_error_an_exception_and_a_rejection_are_seen() {
    let browser = Browser::start(View::DESKTOP).await;
    complaint(&browser, "console", "console.error: marked console").await;
    complaint(&browser, "uncaught", "marked uncaught").await;
    complaint(&browser, "rejection", "marked rejection").await;
    complaint(&browser, "missing", "marked-missing.png").await;
}

#[tokio::test]
async fn a_style_attribute_and_markup_as_text_are_seen_as_policy_violations() {
    let browser = Browser::start(View::DESKTOP).await;
    complaint(&browser, "policy", "policy: style-src").await;
    complaint(&browser, "types", "policy: require-trusted-types-for").await;
}

#[tokio::test]
async fn a_quiet_page_gives_no_complaint() {
    let browser = Browser::start(View::DESKTOP).await;
    browser.open(&format!("{}/.watch/fault?none", site::address())).await;
    // Asserts that no complaint follows: no event marks that, so the test waits.
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
}

#[tokio::test]
async fn chromium_and_firefox_tell_faults_in_their_own_consoles_too() {
    let browser = Browser::start(View::DESKTOP).await;
    let own = match browser.engine {
        Engine::Chromium => "chromium: ",
        Engine::Firefox => "firefox: ",
        Engine::WebKit => return,
    };
    complaint(&browser, "uncaught", own).await;
    complaint(&browser, "policy", own).await;
}

#[tokio::test]
async fn a_browser_shows_the_page_in_the_size_ratio_and_colours_asked_for() {
    // `Browser::start` waits for each of these and fails with words if the engine cannot do one.
    for view in [
        View::PHONE,
        View { ratio: 2, ..View::PHONE },
        View { dark: true, ..View::TABLET },
        View { ratio: 2, dark: true, ..View::DESKTOP },
    ] {
        let browser = Browser::start(view).await;
        browser.open(&format!("{}/.watch/fault?none", site::address())).await;
        let size = browser.run("return [innerWidth, innerHeight, devicePixelRatio]", vec![]).await;
        assert_eq!(size, serde_json::json!([view.width, view.height, view.ratio]), "after a page is opened");
        assert!(!browser.screenshot("harness").await.is_empty());
    }
}
