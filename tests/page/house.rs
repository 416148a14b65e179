//! The page's own figure under the sheets of a house: resets, layers, rules for common class names, fonts and themes.

use crate::browser::Browser;
use crate::engine::View;
use crate::page::Page;
use crate::site;
use serde_json::{Value, json};

/// What Bootstrap 5 and Tailwind 3 begin every page with, and rules that a house may have for names of its own.
const RESETS: &str = "
    *, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid; }
    img, svg, video, canvas, audio, iframe, embed, object { display: block; vertical-align: middle; }
    [hidden] { display: none !important; }
    .hidden, .narrow, .wide, .title, .chart, .table, .note, .data, .more, .label, .room, .tools, .quiet, .said, .intro, .words,
    .sources, .statements, .subtitle { display: none !important; }
    table { width: 100%; caption-side: bottom; } ol, ul { padding-left: 2rem; } text { fill: red; }";

/// The same as Tailwind 4 has them: in a layer, where what is important beats every rule outside of it.
const LAYERED: &str = "@layer base, components; @layer base {
    *, ::after, ::before, ::backdrop { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid; }
    img, svg, video, canvas, audio, iframe, embed, object { display: block; vertical-align: middle; }
    [hidden]:where(:not([hidden='until-found'])) { display: none !important; }
    .narrow, .wide, .hidden { display: none !important; } }";

/// A page without the widget that holds the figures of another page, with this sheet besides `figure.css`.
async fn open(path: &str, rules: &str, with_sheet: bool) -> Browser {
    let browser = Browser::start(View::DESKTOP).await;
    browser.open(&format!("{}/.watch/fault?none", site::address())).await;
    let script = "const [path, rules, withSheet] = arguments;
        const get = (address, type) => new Promise((done) => {
            const request = new XMLHttpRequest();
            request.open('GET', address);
            request.responseType = type;
            request.onload = () => done(request.response);
            request.send();
        });
        return (async () => {
            const page = await get(path, 'document');
            const column = document.createElement('main');
            column.style.width = '320px';
            for (const element of page.querySelectorAll('article-infographic')) column.append(document.adoptNode(element));
            document.body.replaceChildren(column);
            const sheets = [rules];
            if (withSheet) sheets.unshift(await get('/figure.css', 'text'));
            document.adoptedStyleSheets = sheets.map((text) => {
                const sheet = new CSSStyleSheet();
                sheet.replaceSync(text);
                return sheet;
            });
            return column.querySelectorAll('figure').length;
        })()";
    let count = browser.run(script, vec![json!(path), json!(rules), json!(with_sheet)]).await;
    assert!(count.as_u64().unwrap() > 0, "{path}: {count}");
    browser
}

/// Which drawings of the first figure show their marks at this width of the column, with their heights.
async fn shown(browser: &Browser, width: u32) -> Value {
    let script = "const column = document.querySelector('main');
        column.style.width = `${arguments[0]}px`;
        const chart = column.querySelector('figure .ai-chart');
        return [...chart.children].filter((each) => each.querySelector(':scope > svg')).map((each) => {
            const marks = [...each.querySelectorAll('rect, circle')];
            const seen = marks.some((mark) => mark.checkVisibility() && mark.getBoundingClientRect().width > 0);
            return [each.className, seen && each.getBoundingClientRect().height > 50];
        })";
    browser.run(script, vec![json!(width)]).await
}

#[tokio::test]
async fn under_the_resets_of_frameworks_the_drawing_that_fits_is_seen_and_no_other() {
    for rules in ["", RESETS, LAYERED] {
        let browser = open("/index.html", rules, true).await;
        for (width, narrow) in [(320, true), (640, false), (1200, false)] {
            let expected = json!([["ai-narrow", narrow], ["ai-wide", !narrow]]);
            assert_eq!(shown(&browser, width).await, expected, "{width} under {rules}");
        }
        let texts = "return [...document.querySelectorAll('figure .ai-title, figure .ai-sources')].map((each) => each.checkVisibility() || Boolean(each.closest('details')))";
        let texts = browser.run(texts, vec![]).await;
        assert!(texts.as_array().unwrap().iter().all(|seen| seen == true), "{texts} under {rules}");
    }
}

#[tokio::test]
async fn without_our_sheet_the_narrow_drawing_alone_is_seen() {
    for rules in ["", RESETS, LAYERED] {
        let browser = open("/index.html", rules, false).await;
        for width in [320, 1200] {
            let expected = json!([["ai-narrow", true], ["ai-wide", false]]);
            assert_eq!(shown(&browser, width).await, expected, "{width} under {rules}");
        }
    }
}

#[tokio::test]
async fn each_of_two_figures_with_one_chart_has_its_own_name_and_its_own_open_end() {
    let browser = open("/index.html", "", true).await;
    // The same chart as dots once more, in a column that is narrow, below one that is wide.
    let script = "const column = document.querySelector('main');
        column.style.width = '900px';
        const second = document.createElement('main');
        second.style.width = '320px';
        second.append(column.querySelector('figure').cloneNode(true));
        document.body.append(second);
        const ids = document.querySelectorAll('figure [id], figure [aria-labelledby]').length;
        const names = [...document.querySelectorAll('figure svg[aria-label]')].map((each) => each.getAttribute('aria-label'));
        const fades = [column, second].map((each) => [...each.querySelectorAll('svg [fill-opacity]')]
            .filter((layer) => layer.checkVisibility() && layer.getBoundingClientRect().width > 0)
            .map((layer) => [Number(getComputedStyle(layer).fillOpacity), getComputedStyle(layer).fill]));
        return [ids, names.every((name) => name.length > 20), fades.map((layers) => layers.length > 4 && layers[0][0] < 0.2
            && layers.every(([, fill]) => fill.startsWith('rgb')))]";
    assert_eq!(browser.run(script, vec![]).await, json!([0, true, [true, true]]));
}

/// How far what is below the element has moved since the page began, by what the browser itself counts.
const SHIFTS: &str = "window.shifts = 0;
    if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts += entry.value;
    }).observe({ type: 'layout-shift', buffered: false });";

#[tokio::test]
async fn an_element_without_a_figure_keeps_the_room_that_its_page_gives_it() {
    let page = Page::open(View::DESKTOP).await;
    let script = format!(
        "{SHIFTS}
         const sheet = new CSSStyleSheet();
         sheet.replaceSync('#bare {{ --ai-min-height: 700px; }}');
         document.adoptedStyleSheets = [sheet];
         const bare = document.createElement('article-infographic');
         bare.id = 'bare';
         document.querySelector('article-infographic').before(bare);
         window.below = () => bare.nextElementSibling.getBoundingClientRect().top - bare.getBoundingClientRect().top;
         window.reserved = below();
         return new Promise((done) => requestAnimationFrame(() => setTimeout(() => {{
             window.shifts = 0;
             bare.setAttribute('chart', 'held');
             bare.setAttribute('src', 'stories/prisoner-exchange.json');
             done(reserved);
         }})))"
    );
    assert!(page.browser.run(&script, vec![]).await.as_f64().unwrap() >= 700.0);
    let ready = "element.scrollIntoView({ behavior: 'instant' }); return Boolean(element.outline())";
    page.until("#bare", "it is ready", ready).await;
    let moved = "return new Promise((done) => setTimeout(() => done([Math.round((below() - reserved) * 100), shifts,
        part('figure').offsetHeight]), 300))";
    let moved = page.inside("#bare", moved).await;
    assert_eq!((&moved[0], &moved[1]), (&json!(0), &json!(0)), "{moved}");
    assert_eq!(moved[2], json!(700), "the picture fills its room");
    page.assert_quiet().await;
}

#[tokio::test]
async fn of_a_figure_of_all_charts_the_one_that_is_wanted_is_seen_before_the_picture_comes() {
    let page = Page::open(View::DESKTOP).await;
    let script = "const made = document.createElement('article-infographic');
        made.id = 'made';
        made.setAttribute('chart', arguments[0]);
        made.append(document.querySelector('article-infographic:not([chart]) > figure').cloneNode(true));
        document.querySelector('article-infographic').before(made);
        const seen = (each) => each.checkVisibility() && each.getBoundingClientRect().height > 100;
        const shown = () => [[...made.querySelectorAll('.ai-chart')].filter(seen).map((each) => each.dataset.infographicChart),
            made.querySelector('figcaption').checkVisibility(), made.querySelector('.ai-words').checkVisibility()];
        const first = shown();
        made.remove();
        return first";
    for (wanted, expected) in [
        ("held", json!([["held"], false, false])),
        ("criteria", json!([["criteria"], false, false])),
        // A chart that the figure has not leaves it as it is.
        ("nowhere", json!([["held"], true, true])),
    ] {
        assert_eq!(page.browser.run(script, vec![json!(wanted)]).await, expected, "{wanted}");
    }
    page.assert_quiet().await;
}
