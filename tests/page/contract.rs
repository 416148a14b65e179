//! What the element promises to the page around it: properties, moves, colours, styles, and to keep itself to itself.

use crate::engine::{Engine, View};
use crate::page::{HELD, Page, WHOLE};
use serde_json::json;

const GOOD: &str = "stories/prisoner-exchange.json";

#[tokio::test]
async fn a_property_that_was_set_before_the_script_came_is_honoured() {
    let page = Page::open(View::DESKTOP).await;
    // In a document without a window no element is given its class.
    let script = "
        const inert = document.implementation.createHTMLDocument('');
        const early = inert.createElement('article-infographic');
        early.id = 'early';
        early.src = arguments[0];
        early.chart = 'held';
        early.loading = 'eager';
        document.querySelector('main').append(document.adoptNode(early));";
    page.browser.run(script, vec![json!(GOOD)]).await;
    page.until("#early", "it is drawn", "return element.state === 'ready'").await;
    let own = "return [element.getAttribute('src'), element.chart, Object.keys(element).length]";
    assert_eq!(page.inside("#early", own).await, json!([GOOD, "held", 0]));
    page.assert_quiet().await;
}

#[tokio::test]
async fn an_element_that_is_moved_is_not_begun_anew() {
    let page = Page::open(View::DESKTOP).await;
    let script = "
        element.select('held-units.held');
        const { ready } = element;
        window.states = [];
        element.addEventListener('infographic-ready', () => states.push('ready'));
        const main = document.querySelector('main');
        main.append(element);
        main.prepend(element);
        if (main.moveBefore) main.moveBefore(element, main.firstElementChild.nextElementSibling);
        return new Promise((done) => setTimeout(() => done([states.length + (element.ready !== ready), element.state, isTold()]), 300))";
    assert_eq!(page.inside(HELD, script).await, json!([0, "ready", true]));
    page.assert_quiet().await;
}

#[tokio::test]
async fn an_element_lives_on_in_another_document() {
    let page = Page::open(View::DESKTOP).await;
    let script = "
        const frame = document.createElement('iframe');
        frame.width = 600; frame.height = 900;
        document.querySelector('h1').after(frame);
        const body = frame.contentDocument.body;
        frame.contentDocument.documentElement.style.colorScheme = 'dark';
        window.adopted = element;
        body.append(element);";
    page.inside(HELD, script).await;
    let drawn = "const figure = adopted.shadowRoot.querySelector('figure');
        const canvas = adopted.shadowRoot.querySelector('canvas');
        const style = adopted.ownerDocument.defaultView.getComputedStyle(figure);
        return adopted.state === 'ready' && canvas.width > 100 && style.paddingTop === '16px'
            && style.backgroundColor === 'rgb(20, 23, 27)' && adopted.select('held-units.held')";
    page.browser.until("it is drawn in the frame, with its styles", drawn, vec![]).await;
    page.assert_quiet().await;
}

#[tokio::test]
async fn a_page_that_turns_dark_is_followed_at_once() {
    let page = Page::open(View::DESKTOP).await;
    let ground = "return getComputedStyle(part('figure')).backgroundColor";
    for (scheme, color) in [("dark", "rgb(20, 23, 27)"), ("light", "rgb(255, 255, 255)"), ("dark", "rgb(20, 23, 27)")] {
        page.browser.run("document.documentElement.style.colorScheme = arguments[0]", vec![json!(scheme)]).await;
        let turned = format!("{ground} === {color:?}");
        page.until(WHOLE, &format!("it is {scheme}"), &turned).await;
    }
    page.inside(HELD, "element.setAttribute('theme', 'light')").await;
    assert_eq!(page.inside(HELD, ground).await, json!("rgb(255, 255, 255)"), "its own theme outweighs the page's");
}

#[tokio::test]
async fn the_page_styles_parts_and_font_by_the_names_that_are_promised() {
    let page = Page::open(View::DESKTOP).await;
    let parts = [
        "figure",
        "headline",
        "summary",
        "steps",
        "previous",
        "count",
        "next",
        "words",
        "title",
        "subtitle",
        "tools",
        "picked",
        "all",
        "plot",
        "story",
        "marks",
        "keys",
        "tooltip",
        "more",
        "details",
        "passage",
        "close",
        "note",
        "statements",
        "table",
        "sources",
        "status",
        "again",
        "done",
        "take-away",
        "ways",
        "take-csv",
        "take-png",
        "take-svg",
        "take-text",
        "take-share",
        "copy-link",
        "copy-link-here",
        "copy-here",
    ];
    let script = "
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`article-infographic { --ai-font-family: 'Liberation Serif', serif; }
            ${arguments[1].map((name) => `article-infographic::part(${name}) { outline-color: rgb(1, 2, 3); }`).join('')}`);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
        const missing = arguments[1].filter((name) => !part(name) || getComputedStyle(part(name)).outlineColor !== 'rgb(1, 2, 3)');
        return [missing, getComputedStyle(part('title')).fontFamily.includes('Liberation Serif')]";
    let helpers = page.inside_with(WHOLE, script, vec![json!(&parts[..])]).await;
    assert_eq!(helpers, json!([[], true]));
}

#[tokio::test]
async fn the_styles_of_a_hostile_page_do_not_reach_inside() {
    let page = Page::open(View::DESKTOP).await;
    let measure = "
        const looks = (thing) => { const style = getComputedStyle(thing); return ['color', 'fontSize', 'fontFamily', 'letterSpacing',
            'wordSpacing', 'lineHeight', 'textTransform', 'textAlign', 'textIndent', 'fontStyle', 'direction', 'whiteSpace',
            'width', 'height', 'display', 'cursor', 'userSelect', 'visibility', 'fontVariantCaps', 'textShadow'].map((name) => style[name]); };
        return JSON.stringify([canvas, part('title'), part('subtitle'), part('next'), part('sources'), part('figure')].map(looks))";
    let before = page.inside(WHOLE, measure).await;
    let hostile = "
        const sheet = new CSSStyleSheet();
        // The box of the element is the page's own to set; what it hands down must not arrive.
        sheet.replaceSync(`* { color: red !important; font: italic small-caps 40px/3 cursive !important; letter-spacing: 9px !important;
            word-spacing: 9px !important; text-transform: uppercase !important; text-align: right !important; text-indent: 50px !important;
            direction: rtl !important; white-space: nowrap !important; cursor: wait !important; user-select: none !important;
            font-variant-caps: small-caps !important; text-shadow: 2px 2px red !important; }
            /* The root's size is that of the reader's text, which is followed. */
            :root { font-size: 16px !important; }
            canvas { width: 50px !important; } button { display: none !important; } figure { margin: 90px !important; }`);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
        return new Promise((done) => setTimeout(done, 400))";
    page.inside(WHOLE, hostile).await;
    assert_eq!(page.inside(WHOLE, measure).await, before);
}

#[tokio::test]
async fn a_second_copy_of_the_script_steps_back() {
    let page = Page::open(View::DESKTOP).await;
    let script = "const first = customElements.get('article-infographic');
        return import(new URL('article-infographic.js?second', location.href)).then(() =>
            [customElements.get('article-infographic') === first, /^\\d+\\.\\d+\\.\\d+$/.test(first.version)])";
    assert_eq!(page.browser.run(script, vec![]).await, json!([true, true]));
    let other = "const first = customElements.get('article-infographic');
        first.version = '0.0.1';
        return import(new URL('article-infographic.js?third', location.href)).then(() => watched.length)";
    assert_eq!(page.browser.run(other, vec![]).await, json!(1), "another version is not told of");
    page.until(WHOLE, "the first lives", "return element.select('held.held')").await;
}

#[tokio::test]
async fn the_script_leaves_no_name_on_the_window_and_no_id_in_the_page() {
    let page = Page::open(View::DESKTOP).await;
    let script = "
        const frame = document.createElement('iframe');
        document.body.append(frame);
        const plain = new Set(Object.getOwnPropertyNames(frame.contentWindow));
        frame.remove();
        const own = ['watched'];
        return Object.getOwnPropertyNames(window).filter((name) => !plain.has(name) && !own.includes(name) && !/^\\d+$/.test(name)
            && !/webdriver|^ret_nodes$|^cdc_|^\\$cdc|^__/i.test(name))";
    assert_eq!(page.browser.run(script, vec![]).await, json!([]));
    let ids = "const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
        return ids.length - new Set(ids).size";
    assert_eq!(page.browser.run(ids, vec![]).await, json!(0));
}

#[tokio::test]
async fn the_picture_can_be_had_as_a_file() {
    let page = Page::open(View::DESKTOP).await;
    let script = "return element.toBlob().then(async (blob) => {
            const picture = await createImageBitmap(blob);
            return [blob.type, blob.size > 1000, picture.width === canvas.width] })";
    assert_eq!(page.inside(HELD, script).await, json!(["image/png", true, true]));
    page.add(&json!({})).await;
    let refused = "return element.toBlob().catch(({ code }) => code)";
    assert_eq!(page.inside("#made", refused).await, json!("not-ready"));
}

#[tokio::test]
async fn a_canvas_that_lost_its_picture_is_painted_again() {
    let page = Page::open(View::DESKTOP).await;
    let script = "const context = canvas.getContext('2d');
        const whole = () => context.getImageData(0, 0, canvas.width, canvas.height).data.reduce((sum, value) => sum + value, 0);
        const before = whole();
        context.reset?.() ?? context.clearRect(0, 0, canvas.width, canvas.height);
        const lost = whole();
        canvas.dispatchEvent(new Event('contextlost'));
        canvas.dispatchEvent(new Event('contextrestored'));
        return [lost !== before, whole() === before]";
    assert_eq!(page.inside(HELD, script).await, json!([true, true]));
}

#[tokio::test]
async fn events_cross_shadow_roots_and_carry_words_and_no_more() {
    let page = Page::open(View::DESKTOP).await;
    page.add(&json!({ "src": GOOD, "chart": "held", "loading": "eager" })).await;
    page.ended("#made").await;
    page.inside("#made", "element.select('held.held')").await;
    let told = page.browser.run("return told.filter(([, id]) => id === 'made')", vec![]).await;
    assert_eq!(told[0][0], "ready");
    let detail = json!({ "key": "held.held", "words": told[1][2]["words"], "chart": "held", "step": null });
    assert_eq!(told[1], json!(["select", "made", detail]));
    assert!(told[1][2]["words"].as_str().is_some_and(|words| words.contains("at least 8,000")), "{told}");
}

#[tokio::test]
async fn the_types_name_what_the_element_has_and_no_more() {
    let types = include_str!("../../www/article-infographic.d.ts");
    let (_, rest) = types.split_once("interface ArticleInfographic extends HTMLElement {").unwrap();
    let (members, _) = rest.split_once("\n}").unwrap();
    // `get` and `set` of a property may take other types.
    let names = members.lines().filter_map(|line| {
        let line = line.strip_prefix("  ")?;
        let line = line.strip_prefix("readonly ").or_else(|| line.strip_prefix("get ")).unwrap_or(line);
        line.split([':', '(']).next()
    });
    let mut named: Vec<&str> = names.filter(|name| name.chars().all(char::is_alphanumeric)).collect();
    named.sort_unstable();
    let page = Page::open(View::DESKTOP).await;
    let script = "return Object.getOwnPropertyNames(customElements.get('article-infographic').prototype)
        .filter((name) => name !== 'constructor' && !name.endsWith('Callback')).sort()";
    assert_eq!(page.browser.run(script, vec![]).await, json!(named));
}

#[tokio::test]
async fn an_element_is_drawn_in_another_document_that_it_was_put_into_before_it_was_drawn() {
    let page = Page::open(View::DESKTOP).await;
    let script = "
        const frame = document.createElement('iframe');
        frame.width = 600; frame.height = 900;
        document.querySelector('h1').after(frame);
        const made = document.createElement('article-infographic');
        made.src = new URL(arguments[0], location.href);
        made.loading = 'eager';
        window.adopted = made;
        frame.contentDocument.body.append(made);";
    page.browser.run(script, vec![json!(GOOD)]).await;
    let drawn = "return adopted.state === 'ready' && adopted.shadowRoot.querySelector('canvas').width > 100";
    page.browser.until("it is drawn in the frame", drawn, vec![]).await;
    // And a document without a window is no reason to complain.
    page.inside(HELD, "document.createElement('template').content.append(element)").await;
    page.assert_quiet().await;
}

#[tokio::test]
async fn attributes_that_change_nothing_leave_the_picture_as_it_is() {
    let page = Page::open(View::DESKTOP).await;
    let script = "
        element.select('criteria.all-for-all');
        const { ready } = element;
        window.states = [];
        element.addEventListener('infographic-ready', () => states.push('ready'));
        element.loading = 'eager';
        element.chart = 'criteria';
        const one = part('title').textContent;
        element.chart = null;
        element.chart = 'held';
        return new Promise((done) => setTimeout(() => done([states.length + (element.ready !== ready), one !== part('title').textContent, element.select('held.held')]), 200))";
    assert_eq!(page.inside(WHOLE, script).await, json!([0, true, true]));
    page.assert_quiet().await;
}

/// The colours that are on the canvas of an element, as a set of numbers, without what lies between two of them.
const COLOURS: &str = "const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const counts = new Map();
    for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3] === 255) { const color = `rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`; counts.set(color, (counts.get(color) ?? 0) + 1); }
    }";

#[tokio::test]
async fn the_page_gives_its_own_colours_to_the_picture_and_the_figure_alike() {
    let page = Page::open(View::DESKTOP).await;
    let give = "const sheet = new CSSStyleSheet();
        sheet.replaceSync('article-infographic { --ai-side-1: light-dark(rgb(0, 105, 92), rgb(128, 203, 196)); --ai-paper: #fffdf5; }');
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
        element.theme = arguments[1];
        return new Promise((done) => setTimeout(done, 200))";
    for (theme, side, paper) in [
        ("Light", "rgb(0, 105, 92)", "rgb(255, 253, 245)"),
        // On a dark widget, that paper would leave light text on light ground: that one colour is not taken.
        ("dark", "rgb(128, 203, 196)", "rgb(20, 23, 27)"),
    ] {
        page.inside_with(HELD, give, vec![json!(theme)]).await;
        let script =
            format!("{COLOURS} return [counts.get({side:?}) > 1000, getComputedStyle(part('figure')).backgroundColor]");
        assert_eq!(page.inside(HELD, &script).await, json!([true, paper]), "{theme}");
        let figure = "const bar = element.querySelector('.ai-wide svg circle, .ai-wide svg rect');
            return getComputedStyle(bar).fill";
        assert_eq!(page.inside(HELD, figure).await, json!(side), "{theme}: the page's own figure");
    }
    // Not asked for complaints: Chromium has one of its own about reading a canvas more than once.
}

#[tokio::test]
async fn where_colours_are_forced_the_picture_has_only_the_systems_and_afterwards_its_own_again() {
    let page = Page::open(View::DESKTOP).await;
    if page.browser.engine != Engine::Chromium {
        // The others cannot be told so while a page is open.
        return;
    }
    let colours =
        format!("{COLOURS} return [...counts].filter(([, count]) => count > 200).map(([color]) => color).sort()");
    let before = page.inside(HELD, &colours).await;
    let force = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    page.browser.devtools("Emulation.setEmulatedMedia", force).await;
    let system = "const shown = document.createElement('i');
        document.body.append(shown);
        const of = (name) => { shown.style.color = name; return getComputedStyle(shown).color; };
        return ['Canvas', 'CanvasText', 'GrayText'].map(of)";
    let known = page.browser.run(system, vec![]).await;
    let only = format!("{colours}.every((color) => {known}.includes(color))");
    page.until(HELD, "only the system's colours are there", &only).await;
    page.browser.screenshot("forced").await;
    page.browser.devtools("Emulation.setEmulatedMedia", json!({ "features": [] })).await;
    let same = format!("return JSON.stringify((() => {{ {colours} }})()) === JSON.stringify({before})");
    page.until(HELD, "its own colours are back", &same).await;
}

#[tokio::test]
async fn a_house_with_paper_of_its_own_keeps_it_and_is_told_of_each_colour_that_cannot_be_read() {
    let page = Page::open_at(View::DESKTOP, "salmon.html", &["article-infographic"]).await;
    let lines = "window.lines = [];
        console.info = (line) => lines.push(line);
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('article-infographic { --ai-muted: #c9b8aa; --ai-side-2: #ffcc00; --ai-side-6: #ffffff; }');
        document.adoptedStyleSheets = [sheet];
        element.theme = 'light';
        return new Promise((done) => setTimeout(() => done([getComputedStyle(part('figure')).backgroundColor, lines]), 200))";
    let seen = page.inside("article-infographic", lines).await;
    assert_eq!(seen[0], json!("rgb(255, 241, 229)"));
    let told = seen[1].to_string();
    for part in ["--ai-muted has a contrast of 1.", "--ai-side-2 has a contrast of 1.", "it needs 4.5", "#fbeee1"] {
        assert!(told.contains(part), "{part} is not in {told}");
    }
    assert!(!told.contains("side-6") && !told.contains("side-1"), "colours that are not there, or can be read: {told}");
    let figure = "return [...element.querySelectorAll('figure svg')].map((svg) => getComputedStyle(svg).fontFamily)
        .every((family) => family.startsWith('Metric') || family.startsWith('\"Metric'))";
    assert_eq!(page.inside("article-infographic", figure).await, json!(true), "the house's font in the page's figure");
}
