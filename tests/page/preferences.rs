//! What a reader has told the system is honoured: large text, spaced text, zoom, more contrast, no motion.

use crate::engine::{Engine, View};
use crate::page::{EXCHANGES, HELD, MARK, Page, WHOLE};
use crate::wishes::Wish;
use serde_json::{Value, json};

/// Every run of text in the shadow root with its size and its box, and what its box holds cut off.
const TEXTS: &str = "
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (!node.data.trim() || !parent || ['STYLE', 'OPTION', 'DETAILS'].includes(parent.tagName) || parent.closest('.unseen')) continue;
        if (!parent.checkVisibility({ visibilityProperty: true })) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const box = range.getBoundingClientRect();
        if (box.height > 0) texts.push({ text: node.data.trim(), size: parseFloat(getComputedStyle(parent).fontSize), box, parent });
    }
    const clipped = [...root.querySelectorAll('*')].filter((each) => {
        if (each.closest('.unseen, .scroll, canvas') || !each.checkVisibility() || getComputedStyle(each).overflowX === 'visible' && !['BUTTON', 'SELECT'].includes(each.tagName)) return false;
        return each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1;
    }).map((each) => each.outerHTML.slice(0, 100));
    const overlaps = texts.flatMap((one, index) => texts.slice(index + 1)
        .filter((other) => one.parent !== other.parent && !one.parent.contains(other.parent) && !other.parent.contains(one.parent))
        .filter(({ box }) => one.box.left < box.right - 1 && box.left < one.box.right - 1 && one.box.top < box.bottom - 1 && box.top < one.box.bottom - 1)
        // Runs of one paragraph wrap around each other.
        .filter((other) => one.parent.closest('p, li, div, td, th') !== other.parent.closest('p, li, div, td, th'))
        .map((other) => `${one.text} / ${other.text}`));
";

/// What the reader can see of a text that is cut off or lies on another.
async fn faults(page: &Page, element: &str) -> Value {
    let script = format!(
        "{TEXTS} const wide = document.documentElement;
        return [...clipped, ...overlaps, ...(wide.scrollWidth > wide.clientWidth ? [`the page is ${{wide.scrollWidth}} wide`] : [])]"
    );
    page.inside(element, &script).await
}

/// Sizes of the text that is painted on the canvas from now on, in CSS pixels, by what is written.
const LISTEN: &str = "
    window.painted = new Map();
    const fill = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
        painted.set(text, parseFloat(this.font.match(/([\\d.]+)px/)[1]) * this.getTransform().a / devicePixelRatio);
        return fill.call(this, text, ...place);
    };";

#[tokio::test]
async fn text_of_twice_the_size_is_twice_as_large_in_words_and_picture_and_lies_on_nothing() {
    let page = Page::open(View { width: 1000, ..View::DESKTOP }).await;
    page.browser.run(LISTEN, vec![]).await;
    let sizes = format!("{TEXTS} return texts.map(({{ text, size }}) => [text, size])");
    for element in [WHOLE, HELD] {
        page.browser.run("document.documentElement.style.fontSize = ''", vec![]).await;
        let paint = "painted.clear();
            element.theme = 'dark';
            element.theme = 'light';
            return new Promise((done) => setTimeout(() => done(Math.min(...painted.values())), 300))";
        let before = page.inside(element, &sizes).await;
        let least = page.inside(element, paint).await.as_f64().unwrap_or_default();
        page.browser.run("document.documentElement.style.fontSize = '200%'", vec![]).await;
        let large = format!("{TEXTS} return Math.min(...texts.map(({{ size }}) => size)) >= 26");
        page.until(element, "the words have grown", &large).await;
        let grown = page
            .until(element, "the picture is painted anew", &format!("{paint}.then((size) => size > {least} && size)"))
            .await;
        assert!((grown.as_f64().unwrap_or_default() - 2.0 * least).abs() < 0.1, "{element}: {grown} after {least}");
        let now = page.inside(element, &sizes).await;
        for (small, large) in before.as_array().unwrap().iter().zip(now.as_array().unwrap()) {
            assert_eq!((&small[0], small[1].as_f64().unwrap() * 2.0), (&large[0], large[1].as_f64().unwrap()));
        }
        assert_eq!(faults(&page, element).await, json!([]), "{element}");
    }
    page.assert_quiet().await;
}

#[tokio::test]
async fn at_twice_the_size_a_mark_lies_where_it_is_pointed_at() {
    let page = Page::open_at(View { width: 1000, ..View::DESKTOP }, "exchanges.html", &[EXCHANGES]).await;
    page.browser.run("document.documentElement.style.fontSize = '200%'", vec![]).await;
    let names = "return element.outline().charts
        .find(({ name }) => name === 'exchanges').nodes.map(({ name }) => name).filter((name) => element.place(name))";
    let names = page.until(EXCHANGES, "marks have places", names).await;
    let names: Vec<String> = names.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect();
    for name in [&names[0], &names[names.len() / 2], names.last().unwrap()] {
        let (x, y) = page.middle_of(EXCHANGES, name).await;
        page.browser.click_at(x, y).await;
        let chosen = format!("return root.querySelector('[aria-selected=true]')?.dataset.name === {name:?}");
        page.until(EXCHANGES, &format!("{name} is chosen"), &chosen).await;
        let script = "const shown = root.querySelector('[aria-selected=true]').getBoundingClientRect();
            const place = element.place(arguments[1]), box = canvas.getBoundingClientRect();
            return Math.hypot(shown.x - box.x - place.x, shown.y - box.y - place.y)";
        let off = page.inside_with(EXCHANGES, script, vec![json!(name)]).await.as_f64().unwrap();
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
        let scrolled = "return [...root.querySelectorAll('*')]
            .filter((each) => ['auto', 'scroll'].includes(getComputedStyle(each).overflowX) && each.scrollWidth > each.clientWidth)
            .map((each) => each.className)";
        let scrolled = page.inside(element, scrolled).await;
        assert!([json!([]), json!(["scroll"])].contains(&scrolled), "{path}: {scrolled}");
    }
}

#[tokio::test]
async fn spaced_text_is_cut_nowhere() {
    let spaced =
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
        p { margin-bottom: 2em !important; }";
    // As a reader's extension does it: in the page, and in every open shadow root.
    let script = format!(
        "const sheet = new CSSStyleSheet();
        sheet.replaceSync({spaced:?});
        for (const scope of [document, ...[...document.querySelectorAll('article-infographic')].map(({{ shadowRoot }}) => shadowRoot)]) {{
            scope?.adoptedStyleSheets.push(sheet);
        }}"
    );
    for (view, path, element) in [
        (View::DESKTOP, "index.html", WHOLE),
        (View::PHONE, "index.html", WHOLE),
        (View::PHONE, "exchanges.html", EXCHANGES),
    ] {
        let page = Page::open_at(view, path, &[element]).await;
        page.browser.run(&script, vec![]).await;
        page.inside(element, "part('table').open = true").await;
        assert_eq!(faults(&page, element).await, json!([]), "{path} at {}", view.width);
        page.inside(element, "element.select(element.outline().charts.flatMap(({ nodes }) => nodes).find(({ name }) => element.place(name)).name)").await;
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
        return ['--ink', '--muted', '--side-1'].map((name) => style.getPropertyValue(name))";
    let usual = page.inside(HELD, worn).await;
    // Only Chromium can be told so; the others listen to the same words.
    if !page.browser.wish(&[Wish::MoreContrast]).await {
        return;
    }
    let is = |colours: &str| format!("return JSON.stringify((() => {{ {worn} }})()) === JSON.stringify({colours})");
    page.until(HELD, "more contrast is worn", &is("['#000000', '#30363e', '#114796']")).await;
    let figure = "return getComputedStyle(element.querySelector('.ai-title')).color";
    assert_eq!(page.inside(HELD, figure).await, json!("rgb(0, 0, 0)"), "the page's own figure");
    page.browser.screenshot("more-contrast").await;
    page.browser.wish(&[Wish::MoreContrast, Wish::Dark]).await;
    page.until(HELD, "in the dark, too", &is("['#ffffff', '#cdd4db', '#80b4fa']")).await;
    page.browser.wish(&[]).await;
    page.until(HELD, "the usual colours are back", &is(&usual.to_string())).await;
    // So it is in a page that has not the figure's style sheet.
    page.browser.run("document.querySelector('link[href=\"figure.css\"]').disabled = true", vec![]).await;
    page.browser.wish(&[Wish::MoreContrast]).await;
    page.until(HELD, "more contrast is worn without the sheet", &is("['#000000', '#30363e', '#114796']")).await;
    page.assert_quiet().await;
}

#[tokio::test]
async fn nothing_moves_by_itself_and_without_motion_nothing_moves_at_all() {
    for wishes in [&[][..], &[Wish::NoMotion]] {
        let page = Page::open(View::DESKTOP).await;
        if !page.browser.wish(wishes).await {
            continue;
        }
        // The sizes of what has just been opened are told a frame later, and answered in the next one.
        let settled = "return new Promise((done) => {
            const frame = (left) => requestAnimationFrame(() => (left ? frame(left - 1) : done(true)));
            frame(5);
        })";
        page.inside(WHOLE, settled).await;
        let count = "window.frames_asked = 0;
            const ask = window.requestAnimationFrame;
            window.requestAnimationFrame = (then) => { frames_asked += 1; return ask(then); };
            return new Promise((done) => setTimeout(() => done(
                [frames_asked, document.getAnimations().length, root.getAnimations?.().length ?? 0]), 1000))";
        assert_eq!(page.inside(WHOLE, count).await, json!([0, 0, 0]), "{wishes:?}");
        // A chosen mark is painted once.
        let choose = format!("element.select({MARK:?});
            return new Promise((done) => setTimeout(() => done([frames_asked, root.getAnimations?.().length ?? 0]), 500))");
        let asked = page.inside(HELD, &choose).await;
        assert!(asked[0].as_u64() <= Some(2) && asked[1] == 0, "{wishes:?}: {asked}");
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
    let colours = "const figure = element.querySelector('figure');
        const fill = [...figure.querySelectorAll('svg text')].find(seen);
        return [getComputedStyle(figure.querySelector('.ai-title')).color, getComputedStyle(fill).fill]";
    // Those of the light theme: the second chart's first words are in a side's colour.
    for (element, first) in [(WHOLE, "rgb(22, 25, 29)"), (HELD, "rgb(29, 95, 166)")] {
        assert_eq!(page.inside(element, colours).await, json!(["rgb(22, 25, 29)", first]), "{element}");
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
    let script = "element.replaceChildren();
        element.story = null;
        element.src = `${element.getAttribute('src')}?anew`";
    page.inside(HELD, script).await;
    page.until(
        HELD,
        "it is shown without a figure",
        "return seen(canvas) && part('figure').hasAttribute('data-alone')",
    )
    .await;
    let ink = "return getComputedStyle(part('figure')).getPropertyValue('--ink')";
    let dark = page.inside(HELD, ink).await;
    page.browser.run("dispatchEvent(new Event('beforeprint'))", vec![]).await;
    assert_eq!(page.inside(HELD, ink).await, json!("#16191d"));
    page.browser.run("dispatchEvent(new Event('afterprint'))", vec![]).await;
    assert_eq!(page.inside(HELD, ink).await, dark);
    assert_eq!(dark, json!("#eef1f4"));
}
