//! Nothing of the page moves when the picture comes, and paper gets the page's own figure.

use crate::support::engine::{Engine, View};
use crate::support::page::{EXCHANGES, HELD, Page, WHOLE};
use serde_json::json;

const SCRIPTS: &str = include_str!("layout_shift.js");

/// A scroll bar takes 15 pixels of it, which phones have for the page.
const PHONE: View = View { width: 335, height: 800, ..View::PHONE };

#[tokio::test]
async fn nothing_moves_when_the_picture_takes_the_figures_place() {
    let pages = [
        ("index.html", &[WHOLE, HELD][..]),
        ("exchanges.html", &[EXCHANGES]),
        ("index.ar.html", &[WHOLE, HELD]),
        ("exchanges.uk.html", &[EXCHANGES]),
    ];
    // With published answers, the picture comes in two steps.
    let modes = ["hurried", "answers-hurried"];
    for (mode, (path, elements)) in modes.into_iter().flat_map(|mode| pages.map(|page| (mode, page))) {
        for view in [PHONE, View::TABLET, View::DESKTOP] {
            let page = Page::open_faulty(view, mode, path).await;
            for element in elements {
                page.inside(element, "element.scrollIntoView({ block: 'center', behavior: 'instant' })").await;
                assert_eq!(page.ended(element).await, json!("ready"));
                page.until(element, "the core has drawn it", "return isCoreShown()").await;
                // No engine needs to tell of shifts for this: the place is as high as the figure was, and holds the picture.
                let heights = "const figure = part('figure'), least = parseFloat(figure.style.minHeight);
                    return [least, figure.getBoundingClientRect().height]";
                let heights = page.inside(element, heights).await;
                let [least, now] = [0, 1].map(|at| heights[at].as_f64().unwrap_or(-1.0));
                assert!(
                    least > 100.0 && (now - least).abs() < 1.0,
                    "{mode} {path} {element} at {}: {heights}",
                    view.width
                );
            }
            let shift = page.browser.run("return shift", vec![]).await;
            assert!(
                Engine::chosen() != Engine::Chromium || shift["since"].is_number(),
                "nothing is counted: {shift:#}"
            );
            assert!(shift["sum"].as_f64().is_some_and(|sum| sum < 0.001), "{mode} {path} at {}: {shift:#}", view.width);
        }
    }
}

#[tokio::test]
async fn the_next_chart_is_as_high_as_it_is() {
    let page = Page::open(View::DESKTOP).await;
    page.click_part(WHOLE, "next").await;
    page.until(WHOLE, "the height is its own", "return part('figure').style.minHeight === ''").await;
}

#[tokio::test]
async fn on_paper_the_pages_figure_stands_with_everything_unfolded() {
    let page = Page::open(View::DESKTOP).await;
    let open = "return [...element.querySelectorAll('details')].map(({ open }) => open)";
    let folded = page.inside(WHOLE, open).await;
    assert!(folded.as_array().is_some_and(|all| all.len() > 1 && all.iter().all(|one| one == false)), "{folded}");
    page.browser.run("dispatchEvent(new Event('beforeprint'))", vec![]).await;
    let all = page.inside(WHOLE, open).await;
    assert!(all.as_array().is_some_and(|all| all.iter().all(|one| one == true)), "{all}");
    page.browser.run("dispatchEvent(new Event('afterprint'))", vec![]).await;
    assert_eq!(page.inside(WHOLE, open).await, folded);
    if page.browser.engine != Engine::Chromium {
        // The others show no page as on paper to a driver.
        return;
    }
    page.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    let shown = "return [figureSeen(), seen(part('figure')), seen(element.querySelector('table td'))]";
    assert_eq!(page.inside(WHOLE, shown).await, json!([true, false, true]));
    page.browser.screenshot("paper").await;
}

#[tokio::test]
async fn without_a_figure_of_the_pages_own_paper_gets_the_picture() {
    let page = Page::open(View::DESKTOP).await;
    if page.browser.engine != Engine::Chromium {
        return;
    }
    page.browser.call(SCRIPTS, "addBareElement", vec![]).await;
    page.ended("#bare").await;
    page.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    assert_eq!(page.inside("#bare", "return [seen(canvas), seen(part('next'))]").await, json!([true, false]));
}
