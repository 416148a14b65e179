//! What a reader has told the system is honoured: large text, spaced text, zoom, more contrast, no motion.

use crate::support::engine::{Engine, View};
use crate::support::media_emulation::Preference;
use crate::support::page::{EXCHANGES, HELD, MARK, Page, WHOLE};
use serde_json::{Value, json};

const SCRIPTS: &str = include_str!("preferences.js");

/// What the reader can see of a text that is cut off or lies on another.
async fn faults(page: &Page, element: &str) -> Value {
    page.call(element, SCRIPTS, "clippedAndOverlapping", vec![]).await
}

#[tokio::test]
async fn text_at_200_percent_doubles_everywhere_and_overlaps_nothing() {
    for element in [WHOLE, HELD] {
        let page = Page::open(View { width: 1000, ..View::DESKTOP }).await;
        page.browser.call(SCRIPTS, "keepPaintedSizes", vec![]).await;
        let before = page.call(element, SCRIPTS, "textSizes", vec![]).await;
        let least = page.call(element, SCRIPTS, "smallestPaintedSize", vec![]).await.as_f64().unwrap_or_default();
        page.browser.run("document.documentElement.style.fontSize = '200%'", vec![]).await;
        page.until_call(element, "the words have grown", SCRIPTS, "hasGrownTo", vec![json!(26)]).await;
        let painted = "the picture is painted anew";
        let grown = page.until_call(element, painted, SCRIPTS, "paintedSizeAbove", vec![json!(least)]).await;
        assert!((grown.as_f64().unwrap_or_default() - 2.0 * least).abs() < 0.1, "{element}: {grown} after {least}");
        let now = page.call(element, SCRIPTS, "textSizes", vec![]).await;
        for (small, large) in before.as_array().unwrap().iter().zip(now.as_array().unwrap()) {
            assert_eq!((&small[0], small[1].as_f64().unwrap() * 2.0), (&large[0], large[1].as_f64().unwrap()));
        }
        assert_eq!(faults(&page, element).await, json!([]), "{element}");
        page.assert_quiet().await;
    }
}

#[tokio::test]
async fn at_twice_the_size_a_mark_lies_where_it_is_pointed_at() {
    let page = Page::open_at(View { width: 1000, ..View::DESKTOP }, "exchanges.html", &[EXCHANGES]).await;
    // The text grows at once, and the picture with its marks in one of the next frames.
    let grow = "window.before = canvas.clientHeight; document.documentElement.style.fontSize = '200%'";
    page.inside(EXCHANGES, grow).await;
    page.until_call(EXCHANGES, "the words have grown", SCRIPTS, "hasGrownTo", vec![json!(26)]).await;
    page.until(EXCHANGES, "it is drawn anew", "return canvas.clientHeight !== window.before").await;
    let names = "return element.outline().charts
        .find(({ id }) => id === 'exchanges').nodes.map(({ key }) => key).filter((key) => element.bounds(key))";
    let names = page.until(EXCHANGES, "marks have places", names).await;
    let names: Vec<String> = names.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect();
    for name in [&names[0], &names[names.len() / 2], names.last().unwrap()] {
        let (x, y) = page.middle_of(EXCHANGES, name).await;
        page.browser.click_at(x, y).await;
        let chosen = format!("return root.querySelector('[aria-selected=true]')?.dataset.key === {name:?}");
        page.until(EXCHANGES, &format!("{name} is chosen"), &chosen).await;
        let off = page.call(EXCHANGES, SCRIPTS, "distanceToMark", vec![json!(name)]).await.as_f64().unwrap();
        assert!(off < 1.0, "{name} is {off} px off");
        page.inside(EXCHANGES, "element.select(null)").await;
    }
}

#[tokio::test]
async fn text_smaller_than_usual_in_the_page_stays_readable_and_a_page_may_set_its_size() {
    let page = Page::open(View::DESKTOP).await;
    let size = "return parseFloat(getComputedStyle(part('figure')).fontSize)";
    page.browser.run("document.documentElement.style.fontSize = '62.5%'", vec![]).await;
    assert_eq!(page.inside(HELD, size).await, json!(16));
    page.inside(HELD, "element.style.setProperty('--ai-font-size', '20px')").await;
    assert_eq!(page.inside(HELD, size).await, json!(20));
    // Some pages measure their columns by it.
    page.inside(HELD, "element.style.removeProperty('--ai-font-size')").await;
    page.browser.run("document.documentElement.style.fontSize = '100px'", vec![]).await;
    assert_eq!(page.inside(HELD, size).await, json!(40));
}

#[tokio::test]
async fn at_four_times_the_zoom_nothing_is_cut_and_only_the_table_scrolls_sideways() {
    // 1280 pixels of a screen, a quarter as many of the page.
    let view = View { width: 320, height: 256, ratio: 4, ..View::DESKTOP };
    for (path, element) in [("index.html", WHOLE), ("exchanges.html", EXCHANGES)] {
        let page = Page::open_at(view, path, &[element]).await;
        page.inside(element, "part('table').open = true").await;
        assert_eq!(faults(&page, element).await, json!([]), "{path}");
        let scrolled = page.call(element, SCRIPTS, "scrolledParts", vec![]).await;
        assert!([json!([]), json!(["scroll"])].contains(&scrolled), "{path}: {scrolled}");
    }
}

#[tokio::test]
async fn spaced_text_is_cut_nowhere() {
    let spaced =
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
        p { margin-bottom: 2em !important; }";
    for (view, path, element) in [
        (View::DESKTOP, "index.html", WHOLE),
        (View::PHONE, "index.html", WHOLE),
        (View::PHONE, "exchanges.html", EXCHANGES),
    ] {
        let page = Page::open_at(view, path, &[element]).await;
        page.browser.call(SCRIPTS, "adoptEverywhere", vec![json!(spaced)]).await;
        page.inside(element, "part('table').open = true").await;
        assert_eq!(faults(&page, element).await, json!([]), "{path} at {}", view.width);
        page.inside(element, "element.select(element.outline().charts.flatMap(({ nodes }) => nodes).find(({ key }) => element.bounds(key)).key)").await;
        page.until(element, "the mark is told of", "return seen(part('tooltip')) || seen(part('details'))").await;
        let inside = "const tip = part('tooltip');
            return tip.scrollHeight <= tip.clientHeight + 1 && tip.scrollWidth <= tip.clientWidth + 1";
        assert_eq!(page.inside(element, inside).await, json!(true), "the tooltip of {path} at {}", view.width);
    }
}

#[tokio::test]
async fn more_contrast_is_put_on_at_once_and_taken_off_again() {
    let page = Page::open(View::DESKTOP).await;
    let worn = "const style = getComputedStyle(part('figure'));
        return ['--text', '--muted', '--side-1'].map((name) => style.getPropertyValue(name))";
    let usual = page.inside(HELD, worn).await;
    // Only Chromium can be told so; the others listen to the same words.
    if !page.browser.emulate(&[Preference::MoreContrast]).await {
        return;
    }
    let is = |colours: &str| format!("return JSON.stringify((() => {{ {worn} }})()) === JSON.stringify({colours})");
    page.until(HELD, "more contrast is worn", &is("['#000000', '#30363e', '#114796']")).await;
    let figure = "return getComputedStyle(element.querySelector('.ai-title')).color";
    assert_eq!(page.inside(HELD, figure).await, json!("rgb(0, 0, 0)"), "the page's own figure");
    page.browser.screenshot("more-contrast").await;
    page.browser.emulate(&[Preference::MoreContrast, Preference::Dark]).await;
    page.until(HELD, "in the dark, too", &is("['#ffffff', '#cdd4db', '#80b4fa']")).await;
    page.browser.emulate(&[]).await;
    page.until(HELD, "the usual colours are back", &is(&usual.to_string())).await;
    // So it is in a page that has not the figure's style sheet.
    page.browser.run("document.querySelector('link[href=\"figure.css\"]').disabled = true", vec![]).await;
    page.browser.emulate(&[Preference::MoreContrast]).await;
    page.until(HELD, "more contrast is worn without the sheet", &is("['#000000', '#30363e', '#114796']")).await;
    page.assert_quiet().await;
}

#[tokio::test]
async fn nothing_moves_by_itself_and_without_motion_nothing_moves_at_all() {
    for preferences in [&[][..], &[Preference::NoMotion]] {
        let page = Page::open(View::DESKTOP).await;
        if !page.browser.emulate(preferences).await {
            continue;
        }
        let rest = page.call(WHOLE, SCRIPTS, "motionAtRest", vec![]).await;
        assert_eq!(rest, json!([0, 0, 0]), "{preferences:?}");
        // A chosen mark is painted once.
        let asked = page.call(HELD, SCRIPTS, "motionAfterSelecting", vec![json!(MARK)]).await;
        assert!(asked[0].as_u64() <= Some(2) && asked[1] == 0, "{preferences:?}: {asked}");
    }
}

#[tokio::test]
async fn a_dark_screen_prints_dark_ink_on_white() {
    let page = Page::open(View { dark: true, ..View::DESKTOP }).await;
    if page.browser.engine != Engine::Chromium {
        return;
    }
    let features = json!([{ "name": "prefers-color-scheme", "value": "dark" }]);
    page.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print", "features": features })).await;
    // Those of the light theme: the second chart's first words are in a side's colour.
    for (element, first) in [(WHOLE, "rgb(22, 25, 29)"), (HELD, "rgb(29, 95, 166)")] {
        assert_eq!(
            page.call(element, SCRIPTS, "colorsOnPaper", vec![]).await,
            json!(["rgb(22, 25, 29)", first]),
            "{element}"
        );
    }
    page.browser.screenshot("dark-on-paper").await;
}

#[tokio::test]
async fn on_paper_a_wide_table_is_not_cut_off() {
    let page = Page::open_at(View { width: 720, ..View::DESKTOP }, "exchanges.html", &[EXCHANGES]).await;
    if page.browser.engine != Engine::Chromium {
        return;
    }
    page.browser.run("dispatchEvent(new Event('beforeprint'))", vec![]).await;
    page.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    let room = "const table = element.querySelector('table'), figure = element.querySelector('figure');
        return [seen(table), table.getBoundingClientRect().right <= figure.getBoundingClientRect().right]";
    assert_eq!(page.inside(EXCHANGES, room).await, json!([true, true]));
}

#[tokio::test]
async fn a_dark_picture_without_a_figure_is_painted_light_for_paper_and_dark_again() {
    let page = Page::open(View { dark: true, ..View::DESKTOP }).await;
    page.call(HELD, SCRIPTS, "showWithoutFigure", vec![]).await;
    page.until(
        HELD,
        "it is shown without a figure",
        "return seen(canvas) && part('figure').hasAttribute('data-alone')",
    )
    .await;
    let ink = "return getComputedStyle(part('figure')).getPropertyValue('--text')";
    let dark = page.inside(HELD, ink).await;
    page.browser.run("dispatchEvent(new Event('beforeprint'))", vec![]).await;
    assert_eq!(page.inside(HELD, ink).await, json!("#16191d"));
    page.browser.run("dispatchEvent(new Event('afterprint'))", vec![]).await;
    assert_eq!(page.inside(HELD, ink).await, dark);
    assert_eq!(dark, json!("#eef1f4"));
}
