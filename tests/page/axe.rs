//! axe-core finds nothing to complain of, in any state: what a machine can see of WCAG 2.2 A and AA and of best practice.
//!
//! It looks into open shadow roots. What it cannot see of a canvas, other tests hold: that every mark has its words, that
//! keys reach it, and that its colours keep their contrast.

use crate::engine::{Engine, View};
use crate::page::{EXCHANGES, HELD, Page, WHOLE};
use serde_json::{Value, json};

/// Everything that it finds in the page as it is now.
async fn found(page: &Page) -> Value {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/npm/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}; tests/run installs it"));
    let script = format!(
        "{axe};
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        return axe.run(document, {{ runOnly: tags, rules: {{ 'target-size': {{ enabled: true }} }} }}).then(({{ violations }}) =>
            violations.map(({{ id, nodes }}) => [id, ...nodes.map(({{ target, failureSummary }}) => `${{target}} ${{failureSummary}}`)]))"
    );
    page.browser.run(&script, vec![]).await
}

pub async fn assert_nothing(page: &Page, what: &str) {
    let found = found(page).await;
    assert_eq!(found, json!([]), "{what}: {found:#}");
}

#[tokio::test]
async fn axe_finds_nothing_on_either_article_at_any_width_in_either_theme() {
    for (path, elements) in [("", &[WHOLE, HELD][..]), ("exchanges.html", &[EXCHANGES]), ("scroll.html", &[WHOLE])] {
        for view in
            [View::PHONE, View { dark: true, ..View::PHONE }, View::DESKTOP, View { dark: true, ..View::DESKTOP }]
        {
            let page = Page::open_at(view, path, elements).await;
            assert_nothing(&page, &format!("{path} as {view:?}")).await;
        }
    }
}

#[tokio::test]
async fn axe_finds_nothing_on_any_chart_with_its_table_and_its_tooltip_open() {
    let page = Page::open(View::TABLET).await;
    page.inside(WHOLE, "element.toggleAttribute('deep-links', true); part('table').open = true").await;
    page.click_part(WHOLE, "take-away").await;
    assert_nothing(&page, "the ways to take it along are open").await;
    page.inside(WHOLE, "navigator.clipboard.writeText = async () => { throw new Error('no'); }").await;
    page.click_part(WHOLE, "take-text").await;
    page.until(WHOLE, "the text is shown", "return seen(part('copy-here'))").await;
    assert_nothing(&page, "what could not be copied is shown").await;
    for (turn, mark) in
        ["held.held", "held-units.held", "criteria.injured", "criteria.all-for-all", ""].into_iter().enumerate()
    {
        if turn > 0 {
            page.click_part(WHOLE, "next").await;
        }
        assert_nothing(&page, &format!("step {turn}")).await;
        if !mark.is_empty() {
            page.inside(WHOLE, &format!("element.select({mark:?})")).await;
            page.until(WHOLE, "it is told", "return told()").await;
            assert_nothing(&page, &format!("{mark} chosen")).await;
            page.inside(WHOLE, "element.select(null)").await;
        }
    }
}

#[tokio::test]
async fn axe_finds_nothing_while_loading_after_a_failure_and_where_something_is_picked() {
    let page = Page::open_faulty(View::DESKTOP, "wasm-silent", "index.html").await;
    page.until(WHOLE, "it is loading", "return element.dataset.state === 'loading'").await;
    assert_nothing(&page, "loading").await;
    drop(page);
    let page = Page::open_faulty(View::DESKTOP, "wasm-500", "index.html").await;
    assert_eq!(page.ended(WHOLE).await, json!("error"));
    assert_nothing(&page, "failed").await;
    drop(page);
    let page = Page::open_at(View::DESKTOP, "exchanges.html", &[EXCHANGES]).await;
    let pick = "const select = part('tools').querySelector('select');
        select.value = select.options[1].value;
        select.dispatchEvent(new Event('change'));
        return seen(part('all'))";
    assert_eq!(page.inside(EXCHANGES, pick).await, json!(true));
    assert_nothing(&page, "a year is picked").await;
}

#[tokio::test]
async fn axe_finds_nothing_where_colours_are_forced() {
    let page = Page::open(View::DESKTOP).await;
    if page.browser.engine != Engine::Chromium {
        return;
    }
    let force = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    page.browser.devtools("Emulation.setEmulatedMedia", force).await;
    assert_nothing(&page, "forced colours").await;
}
