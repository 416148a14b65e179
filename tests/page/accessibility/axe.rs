//! axe-core finds nothing to complain of, in any state and any look: what a machine can see of WCAG 2.2 A and AA and of
//! best practice.
//!
//! It looks into open shadow roots. What it cannot see of a canvas, other tests hold: that every mark has its words, that
//! keys reach it, and that its colours keep their contrast. A new state of the widget is a line in `STATES`.

use crate::support::engine::{Engine, View};
use crate::support::media_emulation::Preference::{self, Dark, ForcedColours, MoreContrast};
use crate::support::page::{EXCHANGES, HELD, MARK, Page, WHOLE};
use crate::support::site;
use serde_json::{Value, json};

const SCRIPTS: &str = include_str!("axe.js");

/// Everything that it finds in the page as it is now.
async fn found(page: &Page, without: &[&str]) -> Value {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/npm/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}; tests/run installs it"));
    page.browser.call(&format!("{axe};\n{SCRIPTS}"), "violations", vec![json!(without)]).await
}

pub async fn assert_nothing(page: &Page, what: &str) {
    assert_nothing_but(page, &[], what).await;
}

async fn assert_nothing_but(page: &Page, without: &[&str], what: &str) {
    let found = found(page, without).await;
    assert_eq!(found, json!([]), "{what}: {found:#}");
}

/// How a page can look: what the reader preferences for, and how wide the screen is.
const LOOKS: [(u32, &[Preference]); 7] = [
    (1200, &[]),
    (1200, &[Dark]),
    (1200, &[MoreContrast]),
    (1200, &[Dark, MoreContrast]),
    (1200, &[ForcedColours]),
    (320, &[]),
    (320, &[Dark]),
];

/// How a reader brings the widget into a state: the page with what is wrong with it, the element, a script in it, and what
/// is to be true then; the script is run anew in each look.
struct State {
    name: &'static str,
    fault: Option<&'static str>,
    path: &'static str,
    element: &'static str,
    script: &'static str,
    then: &'static str,
}

const READY: State =
    State { name: "ready", fault: None, path: "index.html", element: WHOLE, script: "", then: "return true" };

/// What is known about a mark is seen, beside it or below.
const TOLD: &str = "return seen(part('tooltip')) || seen(part('details'))";

const STATES: [State; 14] = [
    READY,
    State { name: "a mark is hovered", element: HELD, ..READY },
    State { name: "a figure is chosen", script: "element.select('held.held')", then: TOLD, ..READY },
    State { name: "dots are chosen", script: "element.select('held-units.held')", then: TOLD, ..READY },
    State { name: "a position is chosen", script: "element.select('criteria.all-for-all')", then: TOLD, ..READY },
    State {
        name: "everything is offered and the table is open",
        script: "element.toggleAttribute('deep-links', true); part('table').open = true",
        then: "return seen(part('table').querySelector('td'))",
        ..READY
    },
    State {
        name: "the last chart",
        script: "while (part('next').getAttribute('aria-disabled') === 'false') part('next').click()",
        then: "return part('next').getAttribute('aria-disabled') === 'true'",
        ..READY
    },
    State {
        name: "a year is picked",
        path: "exchanges.html",
        element: EXCHANGES,
        script: "const select = part('filters').querySelector('select');
            select.value = select.options[1].value;
            select.dispatchEvent(new Event('change'))",
        then: "return seen(part('reset-filters'))",
        ..READY
    },
    State {
        name: "the ways to take a chart along are open",
        script: "if (!seen(part('formats'))) part('export').click()",
        then: "return seen(part('export-csv'))",
        ..READY
    },
    State {
        name: "what could not be copied is shown",
        script: "navigator.clipboard.writeText = async () => { throw new Error('no'); };
            part('export').click();
            part('export-text').click()",
        then: "return seen(part('copy-fallback'))",
        ..READY
    },
    State { name: "the steps follow the scrolling", path: "scroll.html", ..READY },
    State {
        name: "in Arabic, a position is chosen",
        path: "index.ar.html",
        script: "element.select('criteria.all-for-all')",
        then: TOLD,
        ..READY
    },
    State { name: "loading", fault: Some("wasm-silent"), then: "return element.state === 'loading'", ..READY },
    State { name: "failed", fault: Some("wasm-500"), then: "return element.state === 'error'", ..READY },
];

/// The screen is this wide from now on. WebKitGTK's window keeps the size that it began with, and is told no preferences.
async fn look_from(page: &Page, width: u32) {
    if page.browser.engine != Engine::WebKit {
        page.browser.show(View { width, ..View::DESKTOP }).await;
    }
}

/// Looks at every fourth state, so that four tests share the work.
async fn look_at_states(first: usize) {
    for state in STATES.iter().skip(first).step_by(4) {
        let page = match state.fault {
            Some(fault) => Page::open_faulty(View::DESKTOP, fault, state.path).await,
            None => Page::open_at(View::DESKTOP, state.path, &[state.element]).await,
        };
        for (width, preferences) in LOOKS {
            look_from(&page, width).await;
            if !page.browser.emulate(preferences).await {
                continue;
            }
            if let Some(fault) = state.fault {
                // Anew, because a wait comes to an end while others are looked at.
                page.browser.open(&format!("{}/.fault/{fault}/{}", site::address(), state.path)).await;
            }
            page.inside(state.element, state.script).await;
            if state.name == "a mark is hovered" {
                let laid = "return Math.abs(canvas.clientWidth - part('plot').clientWidth) < 20
                    && part('plot').clientWidth <= innerWidth";
                page.until(state.element, "it is laid out for this screen", laid).await;
                let (x, y) = page.middle_of(state.element, MARK).await;
                page.browser.point_at(x, y).await;
                page.until(state.element, "the mark is told of", TOLD).await;
            }
            page.until(state.element, state.name, state.then).await;
            assert_nothing(&page, &format!("{}, {width} px wide, {preferences:?}", state.name)).await;
            // The reader's wish for the next look finds nothing left over.
            page.browser.emulate(&[]).await;
        }
    }
}

#[tokio::test]
async fn axe_finds_nothing_in_a_first_part_of_the_states_in_any_look() {
    look_at_states(0).await;
}

#[tokio::test]
async fn axe_finds_nothing_in_a_second_part_of_the_states_in_any_look() {
    look_at_states(1).await;
}

#[tokio::test]
async fn axe_finds_nothing_in_a_third_part_of_the_states_in_any_look() {
    look_at_states(2).await;
}

#[tokio::test]
async fn axe_finds_nothing_in_the_other_states_in_any_look() {
    look_at_states(3).await;
}

#[tokio::test]
async fn axe_finds_nothing_on_the_pages_about_it_all_and_in_a_frame() {
    // A frame is a part of a page: the page around has the landmarks and the first heading.
    let around: &[&str] = &["landmark-one-main", "page-has-heading-one", "region"];
    for (path, without) in [("accessibility.html", &[][..]), ("embed.html?src=stories/prisoner-exchange.json", around)]
    {
        let page = Page::open_at(View::DESKTOP, path, &[]).await;
        if path.starts_with("embed") {
            page.ended("article-infographic").await;
        }
        for (width, preferences) in LOOKS {
            look_from(&page, width).await;
            if page.browser.emulate(preferences).await {
                assert_nothing_but(&page, without, &format!("{path}, {width} px wide, {preferences:?}")).await;
                page.browser.emulate(&[]).await;
            }
        }
    }
}
