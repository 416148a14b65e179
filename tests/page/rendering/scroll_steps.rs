//! Steps that follow the scrolling: the picture stays, the words go by, and where that cannot be there are buttons.

use crate::support::engine::{Engine, View};
use crate::support::page::{Page, WHOLE};
use serde_json::{Value, json};

const SCRIPTS: &str = include_str!("scroll_steps.js");

const PHONE: View = View { width: 390, height: 760, ..View::PHONE };

async fn open(view: View) -> Page {
    Page::open_at(view, "scroll.html", &[WHOLE]).await
}

/// Scrolls until a step's words begin below the middle of what the picture leaves, and tells how the figure looks then.
async fn scroll_to(page: &Page, step: usize) -> Value {
    page.call(WHOLE, SCRIPTS, "scrollToStep", vec![json!(step)]).await;
    let on = format!(
        "return [...root.querySelectorAll('.scroll-steps li')].findIndex((item) => item.hasAttribute('data-current')) === {step}"
    );
    page.until(WHOLE, &format!("step {step} is on show"), &on).await;
    page.call(WHOLE, SCRIPTS, "lookOfStep", vec![json!(step)]).await
}

#[tokio::test]
async fn the_picture_stays_while_the_words_go_by_and_shows_what_they_tell() {
    for (view, share) in [(View::PHONE, 0.6), (PHONE, 0.6), (View::DESKTOP, 1.0)] {
        let page = open(view).await;
        let height = f64::from(view.height);
        let mut heights = Vec::new();
        // Down, up again, and by a leap.
        for step in [0, 1, 2, 3, 4, 5, 4, 3, 0, 5] {
            let look = scroll_to(&page, step).await;
            let [top, bottom, words] = ["top", "bottom", "words"].map(|name| look[name].as_f64().unwrap());
            assert!(top >= 0.0 && bottom <= height * share + 1.0, "{step}: the picture is in sight: {look}");
            assert!(words < height && (share > 0.9 || words >= bottom), "{step}: so are the words: {look}");
            assert_eq!(look["named"], json!(true), "{step}");
            heights.push(look["height"].as_f64().unwrap());
        }
        assert!(heights.iter().all(|one| (one - heights[0]).abs() < 0.5), "nothing grows or shrinks: {heights:?}");
        assert_eq!(page.inside(WHOLE, "return seen(part('steps'))").await, json!(false));
        page.assert_quiet().await;
    }
}

#[tokio::test]
async fn all_words_stand_in_their_order_as_plain_text_and_nothing_speaks_by_itself() {
    let page = open(PHONE).await;
    assert_eq!(page.call(WHOLE, SCRIPTS, "wordsOfSteps", vec![]).await, json!([true, null, true, 0]));
}

#[tokio::test]
async fn what_has_the_focus_does_not_hide_behind_the_picture() {
    let page = open(PHONE).await;
    scroll_to(&page, 5).await;
    assert_eq!(page.call(WHOLE, SCRIPTS, "coveredTargets", vec![]).await, json!([]));
}

#[tokio::test]
async fn scroll_steps_fall_back_to_buttons_where_they_cannot_stick() {
    let buttons =
        "return seen(part('next')) && seen(part('title')) && !seen(part('scroll-steps')) && part('count').textContent";
    let page = open(View { height: 500, ..PHONE }).await;
    assert_eq!(page.inside(WHOLE, buttons).await, json!("1 of 6"));
    page.click_part(WHOLE, "next").await;
    page.until(WHOLE, "the buttons work", "return part('count').textContent === '2 of 6'").await;
    let page = open(View::DESKTOP).await;
    assert_eq!(page.inside(WHOLE, buttons).await, json!(false));
    page.inside(WHOLE, "element.removeAttribute('steps')").await;
    let shown = page.until(WHOLE, "it has buttons", buttons).await;
    page.inside(
        WHOLE,
        "document.querySelector('main').style.overflow = 'hidden'; element.setAttribute('steps', 'scroll')",
    )
    .await;
    assert_eq!(page.inside(WHOLE, buttons).await, shown);
    page.inside(
        WHOLE,
        "document.querySelector('main').style.overflow = 'clip'; element.steps = ''; element.steps = 'scroll'",
    )
    .await;
    page.until(WHOLE, "it scrolls again", "return seen(part('scroll-steps')) && !seen(part('next'))").await;
    page.assert_quiet().await;
}

#[tokio::test]
async fn a_screen_that_gets_lower_gets_buttons_and_a_higher_one_the_scrolling_again() {
    let page = open(PHONE).await;
    if page.browser.engine != Engine::Chromium {
        return;
    }
    for (height, scrolls) in [(480, false), (760, true)] {
        let size = json!({ "width": 390, "height": height, "deviceScaleFactor": 1, "mobile": false });
        page.browser.devtools("Emulation.setDeviceMetricsOverride", size).await;
        let form = format!("return seen(part('scroll-steps')) === {scrolls} && seen(part('next')) !== {scrolls}");
        page.until(WHOLE, &format!("{height} pixels"), &form).await;
    }
}

#[tokio::test]
async fn a_link_brings_the_words_of_its_step_to_where_they_are_read() {
    let page = open(PHONE).await;
    page.inside(WHOLE, "scrollTo({ top: 0, behavior: 'instant' }); location.hash = '#infographic=younger'").await;
    page.until_call(WHOLE, "its words are in sight", SCRIPTS, "areWordsInSight", vec![]).await;
    // A mark brings its chart's words, and stays chosen when they have come.
    page.inside(WHOLE, "location.hash = '#infographic=may.to-russia'").await;
    let chosen = "return root.querySelectorAll('.scroll-steps li')[2].hasAttribute('data-current')
        && root.querySelector('[aria-selected=true]')?.dataset.key === 'may.to-russia'";
    page.until(WHOLE, "it is chosen", chosen).await;
    // Asserts that the scrolling does not change the selection: no event marks its last effect, so the test waits.
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(page.inside(WHOLE, chosen).await, json!(true));
    page.assert_quiet().await;
}
