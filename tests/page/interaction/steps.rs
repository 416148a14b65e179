//! The story as steps: its buttons lead from chart to chart.

use crate::support::engine::{Engine, View};
use crate::support::page::{Page, WHOLE};
use fantoccini::key::Key;
use serde_json::json;

const SCRIPTS: &str = include_str!("steps.js");

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
    for step in ["2 of 5", "3 of 5", "4 of 5", "5 of 5", "5 of 5"] {
        page.browser.press(Key::Enter).await;
        let there = format!("return part('count').textContent === {step:?} && focus() === part('next')");
        page.until(WHOLE, &format!("it shows {step} and keeps the focus"), &there).await;
    }
    page.assert_quiet().await;
}

/// Waits until this step is on show, by its place among them.
async fn until_step(page: &Page, count: &str) {
    page.until(WHOLE, &format!("it shows {count}"), &format!("return part('count').textContent === {count:?}")).await;
}

#[tokio::test]
async fn each_step_has_its_words_and_frames_what_they_speak_of() {
    let page = Page::open(View::DESKTOP).await;
    let steps = page.inside(WHOLE, "return element.outline().steps").await;
    let steps = steps.as_array().unwrap();
    assert!(steps.len() > 3);
    for (position, step) in steps.iter().enumerate() {
        until_step(&page, step["position"].as_str().unwrap()).await;
        assert_eq!(json!(page.text(WHOLE, "step-text").await), step["text"]);
        if position < steps.len() - 1 {
            page.click_part(WHOLE, "next").await;
        }
    }
    // The words are the step's; one chart alone has none.
    page.inside(WHOLE, "element.setAttribute('chart', 'criteria')").await;
    page.until(WHOLE, "the words are gone", "return !seen(part('step-text')) && !seen(part('steps'))").await;
    page.inside(r#"article-infographic[chart="criteria"]"#, "element.removeAttribute('chart')").await;
    until_step(&page, "3 of 5").await;
    assert_eq!(json!(page.text(WHOLE, "step-text").await), steps[2]["text"]);
    page.assert_quiet().await;
}

#[tokio::test]
async fn what_stays_the_same_from_step_to_step_is_not_said_again() {
    let page = Page::open(View::DESKTOP).await;
    page.inside(WHOLE, "element.select('criteria.injured'); element.select(null)").await;
    until_step(&page, "3 of 5").await;
    assert_eq!(page.call(WHOLE, SCRIPTS, "watchLiveRegions", vec![]).await, json!(["polite", "polite"]));
    page.click_part(WHOLE, "next").await;
    until_step(&page, "4 of 5").await;
    assert_eq!(page.browser.run("return said", vec![]).await, json!(["step-text"]), "the chart is the same");
}

#[tokio::test]
async fn arrow_keys_on_the_buttons_go_on_and_back_and_modified_ones_are_the_browsers() {
    let page = Page::open(View::DESKTOP).await;
    page.inside(WHOLE, "part('next').focus()").await;
    page.browser.press(Key::Right).await;
    until_step(&page, "2 of 5").await;
    page.browser.press(Key::Right).await;
    until_step(&page, "3 of 5").await;
    page.browser.press(Key::Left).await;
    until_step(&page, "2 of 5").await;
    assert_eq!(page.inside(WHOLE, "return focus() === part('next')").await, json!(true));
    assert_eq!(page.call(WHOLE, SCRIPTS, "preventedArrows", vec![]).await, json!([false, false, false, false]));
    assert_eq!(page.text(WHOLE, "count").await, "2 of 5");
    // Where reading runs from right to left, so do the steps.
    page.inside(WHOLE, "part('figure').style.direction = 'rtl'").await;
    page.browser.press(Key::Left).await;
    until_step(&page, "3 of 5").await;
    page.assert_quiet().await;
}

/// A finger that goes over the picture from its middle, by so many pixels, as pages hear of it.
async fn move_finger(page: &Page, [x, y]: [i32; 2], end: &str) {
    page.call(WHOLE, SCRIPTS, "moveFinger", vec![json!([x, y]), json!(end)]).await;
}

#[tokio::test]
async fn a_finger_that_moves_sideways_goes_on_and_back_and_nothing_else_does() {
    let page = Page::open(View::PHONE).await;
    move_finger(&page, [-90, 20], "pointerup").await;
    until_step(&page, "2 of 5").await;
    for (way, end) in
        [([-30, 0], "pointerup"), ([-90, 60], "pointerup"), ([0, -90], "pointerup"), ([-90, 0], "pointercancel")]
    {
        move_finger(&page, way, end).await;
        assert_eq!(page.text(WHOLE, "count").await, "2 of 5", "{way:?} {end}");
    }
    move_finger(&page, [90, 0], "pointerup").await;
    until_step(&page, "1 of 5").await;
    move_finger(&page, [90, 0], "pointerup").await;
    assert_eq!(page.text(WHOLE, "count").await, "1 of 5", "there is none before the first");
    page.inside(WHOLE, "part('figure').style.direction = 'rtl'").await;
    move_finger(&page, [90, 0], "pointerup").await;
    until_step(&page, "2 of 5").await;
    page.assert_quiet().await;
}

#[tokio::test]
async fn a_real_finger_swipes_scrolls_and_taps() {
    let page = Page::open(View::PHONE).await;
    if page.browser.engine != Engine::Chromium {
        // The others let no driver touch.
        return;
    }
    let (x, y) = page.middle_of(WHOLE, "held.held").await;
    let touch = async |points: &[(f64, f64)]| {
        for (step, (x, y)) in points.iter().enumerate() {
            let kind = if step == 0 { "touchStart" } else { "touchMove" };
            let point = json!({ "type": kind, "touchPoints": [{ "x": x, "y": y }] });
            page.browser.devtools("Input.dispatchTouchEvent", point).await;
        }
        page.browser.devtools("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await;
    };
    touch(&[(x, y)]).await;
    page.until(WHOLE, "a tap chooses", "return root.querySelector('[aria-selected=true]')?.dataset.key").await;
    page.inside(WHOLE, "element.select(null)").await;
    touch(&[(x, y), (x - 20.0, y), (x - 60.0, y + 4.0), (x - 100.0, y + 6.0)]).await;
    until_step(&page, "2 of 5").await;
    assert_eq!(page.inside(WHOLE, "return root.querySelector('[aria-selected=true]')").await, json!(null), "no tap");
    let before = page.browser.run("return scrollY", vec![]).await.as_f64().unwrap();
    touch(&[(x, y), (x, y - 20.0), (x - 4.0, y - 80.0), (x - 6.0, y - 150.0)]).await;
    let scrolled = format!("return scrollY > {before} + 50");
    page.until(WHOLE, "the page scrolls under the finger", &scrolled).await;
    assert_eq!(page.text(WHOLE, "count").await, "2 of 5");
    page.assert_quiet().await;
}

#[tokio::test]
async fn what_two_steps_share_moves_and_for_readers_who_want_less_motion_it_does_not() {
    let page = Page::open(View::TABLET).await;
    page.inside(WHOLE, "canvas.scrollIntoView({ block: 'center', behavior: 'instant' })").await;
    let pictures = page.call(WHOLE, SCRIPTS, "picturesOfNextStep", vec![]).await.as_u64().unwrap();
    assert!(pictures > 3, "{pictures} pictures on the way from the bar to its dots");
    let pictures = page.call(WHOLE, SCRIPTS, "picturesOfNextStep", vec![]).await.as_u64().unwrap();
    assert!(pictures <= 2, "{pictures} pictures where nothing is shared");
    if page.browser.engine != Engine::Chromium {
        return;
    }
    page.click_part(WHOLE, "previous").await;
    page.click_part(WHOLE, "previous").await;
    until_step(&page, "1 of 5").await;
    let less = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
    page.browser.devtools("Emulation.setEmulatedMedia", less).await;
    let pictures = page.call(WHOLE, SCRIPTS, "picturesOfNextStep", vec![]).await.as_u64().unwrap();
    assert!(pictures <= 2, "{pictures} pictures for who wants less motion");
}

#[tokio::test]
async fn a_link_leads_to_a_step_and_the_copied_one_to_the_step_on_show() {
    let page = Page::open(View::DESKTOP).await;
    page.replace_clipboard(false).await;
    let follow = "element.toggleAttribute('deep-links', true);
        window.entries = history.length;
        location.replace('#infographic=everyone')";
    page.inside(WHOLE, follow).await;
    until_step(&page, "4 of 5").await;
    page.click_part(WHOLE, "next").await;
    page.click_part(WHOLE, "export").await;
    page.click_part(WHOLE, "export-link").await;
    let copied = page.until(WHOLE, "a link is copied", "return window.copied").await;
    assert!(copied.as_str().is_some_and(|link| link.ends_with("#infographic=so-far")), "{copied}");
    // The way back in the browser's history is the page's.
    assert_eq!(
        page.browser.run("return history.length === entries && location.hash", vec![]).await,
        json!("#infographic=everyone")
    );
    // The name of a chart leads to the first of its steps.
    page.inside(WHOLE, "location.replace('#infographic=criteria')").await;
    until_step(&page, "3 of 5").await;
}
