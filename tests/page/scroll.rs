//! Steps that follow the scrolling: the picture stays, the words go by, and where that cannot be there are buttons.

use crate::engine::{Engine, View};
use crate::page::{Page, WHOLE};
use serde_json::{Value, json};

const PHONE: View = View { width: 390, height: 760, ..View::PHONE };

async fn open(view: View) -> Page {
    Page::open_at(view, "scroll.html", &[WHOLE]).await
}

/// Scrolls until a step's words begin below the middle of what the picture leaves, and tells how the figure looks then.
async fn scroll_to(page: &Page, step: usize) -> Value {
    let script = "const item = root.querySelectorAll('.story li')[arguments[1]];
        item.scrollIntoView({ block: 'start', behavior: 'instant' });";
    page.inside_with(WHOLE, script, vec![json!(step)]).await;
    let on = format!(
        "return [...root.querySelectorAll('.story li')].findIndex((item) => item.hasAttribute('data-on')) === {step}"
    );
    page.until(WHOLE, &format!("step {step} is on show"), &on).await;
    let look = "const [, step] = arguments;
        const stage = root.querySelector('.stage').getBoundingClientRect();
        const words = root.querySelectorAll('.story li')[step].querySelector('.words').getBoundingClientRect();
        const { steps, charts } = element.outline();
        return {
            top: stage.top, bottom: stage.bottom, words: words.top, height: part('figure').getBoundingClientRect().height,
            named: part('marks').getAttribute('aria-label').startsWith(charts[steps[step].chart].title),
        }";
    page.inside_with(WHOLE, look, vec![json!(step)]).await
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
    let script = "
        const texts = [...root.querySelectorAll('.story li .words')].filter(seen).map((words) => words.textContent);
        const hidden = root.querySelector('.story').closest('[aria-hidden]') || root.querySelector('.story [aria-hidden]');
        const titles = [...root.querySelectorAll('.story [role=heading]')].map((title) => title.textContent);
        const { steps, charts } = element.outline();
        const speaking = [...root.querySelectorAll('[aria-live]')].filter(seen).length;
        return [JSON.stringify(texts) === JSON.stringify(steps.map(({ text }) => text)), hidden,
            JSON.stringify(titles) === JSON.stringify(charts.map(({ title }) => title)), speaking]";
    assert_eq!(page.inside(WHOLE, script).await, json!([true, null, true, 0]));
}

#[tokio::test]
async fn what_has_the_focus_does_not_hide_behind_the_picture() {
    let page = open(PHONE).await;
    scroll_to(&page, 5).await;
    // Backwards, so that each comes from behind the picture. Not every engine has scrolled when the focus is there.
    let script = "
        const covered = [];
        const targets = [...root.querySelectorAll('.story :is(a, summary)')].reverse();
        const stage = root.querySelector('.stage');
        const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        return (async () => {
            for (const target of targets) {
                target.focus();
                for (let frames = 0; frames < 10; frames += 1) await frame();
                const { top, bottom } = target.getBoundingClientRect();
                if (top < stage.getBoundingClientRect().bottom || bottom > innerHeight) covered.push([target.textContent, top]);
            }
            return covered;
        })()";
    assert_eq!(page.inside(WHOLE, script).await, json!([]));
}

#[tokio::test]
async fn where_the_picture_is_higher_than_the_screen_or_something_else_scrolls_there_are_buttons() {
    let buttons =
        "return seen(part('next')) && seen(part('title')) && !seen(part('story')) && part('count').textContent";
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
    page.until(WHOLE, "it scrolls again", "return seen(part('story')) && !seen(part('next'))").await;
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
        let form = format!("return seen(part('story')) === {scrolls} && seen(part('next')) !== {scrolls}");
        page.until(WHOLE, &format!("{height} pixels"), &form).await;
    }
}

#[tokio::test]
async fn a_link_brings_the_words_of_its_step_to_where_they_are_read() {
    let page = open(PHONE).await;
    page.inside(WHOLE, "scrollTo({ top: 0, behavior: 'instant' }); location.hash = '#infographic=younger'").await;
    let script = "const item = root.querySelectorAll('.story li')[4];
        const { top } = item.querySelector('.words').getBoundingClientRect();
        return item.hasAttribute('data-on') && top > root.querySelector('.stage').getBoundingClientRect().bottom && top < innerHeight";
    page.until(WHOLE, "its words are in sight", script).await;
    // A mark brings its chart's words, and stays chosen when they have come.
    page.inside(WHOLE, "location.hash = '#infographic=may.to-russia'").await;
    let chosen = "return root.querySelectorAll('.story li')[2].hasAttribute('data-on')
        && root.querySelector('[aria-selected=true]')?.dataset.name === 'may.to-russia'";
    page.until(WHOLE, "it is chosen", chosen).await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(page.inside(WHOLE, chosen).await, json!(true));
    page.assert_quiet().await;
}
