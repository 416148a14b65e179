//! The article and the graphic, linked both ways, and links to what a reader sees.

use crate::support::engine::View;
use crate::support::page::{HELD, MARK, Page, WHOLE};
use serde_json::json;

const SCRIPTS: &str = include_str!("links.js");

const MARKED: &str = "return [...(CSS.highlights.get('article-infographic') ?? [])].map(String)";

#[tokio::test]
async fn a_chosen_mark_leads_to_its_sentence() {
    let page = Page::open(View::PHONE).await;
    page.inside(
        HELD,
        &format!("element.scrollIntoView({{ block: 'end', behavior: 'instant' }}); element.select({MARK:?})"),
    )
    .await;
    page.click_part(HELD, "passage").await;
    let words = page.until_call(HELD, "its sentence is in sight", SCRIPTS, "sentenceInSight", vec![]).await;
    assert!(words.as_str().is_some_and(|words| words.contains("8,000")), "{words}");
    assert_eq!(page.text(HELD, "status").await, "The sentence is highlighted in the article.");
    page.assert_quiet().await;
}

#[tokio::test]
async fn words_of_the_page_that_name_a_mark_choose_it() {
    let page = Page::open(View::DESKTOP).await;
    assert_eq!(page.call(HELD, SCRIPTS, "clickLinkToMark", vec![json!(MARK)]).await, json!("true"));
    let in_sight =
        "const { top, bottom } = part('plot').getBoundingClientRect(); return top < innerHeight && bottom > 0";
    // Of the widgets that have it, the first comes into sight.
    page.until(WHOLE, "the mark is in sight", in_sight).await;
    page.browser.run("document.querySelector('h1').click()", vec![]).await;
    assert_eq!(page.browser.run(MARKED, vec![]).await, json!([]), "a click elsewhere lets go");
}

#[tokio::test]
async fn with_quotes_the_sentences_themselves_lead_to_their_marks() {
    let page = Page::open(View::DESKTOP).await;
    assert_eq!(page.call(HELD, SCRIPTS, "middleOfQuote", vec![]).await, json!(null), "nobody has asked for it");
    page.inside(HELD, "element.toggleAttribute('quotes', true)").await;
    let place = page.until_call(HELD, "its sentence is offered", SCRIPTS, "middleOfQuote", vec![]).await;
    page.browser.click_at(place[0].as_f64().unwrap(), place[1].as_f64().unwrap()).await;
    let chosen = "return root.querySelector('[aria-selected=true]')?.dataset.key";
    assert_eq!(page.until(HELD, "its mark is chosen", chosen).await, json!(MARK));
    page.inside(HELD, "element.toggleAttribute('quotes', false)").await;
    let left = "return CSS.highlights.get('article-infographic-quote').size";
    assert_eq!(page.inside(HELD, left).await, json!(0));
}

#[tokio::test]
async fn a_link_with_a_key_shows_its_chart_and_chooses_its_mark() {
    let page = Page::open(View::DESKTOP).await;
    page.inside(WHOLE, "location.hash = '#infographic=criteria.all-for-all'").await;
    // Asserts that the link has no effect without the attribute: no event marks that, so the test waits.
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    assert_eq!(page.text(WHOLE, "count").await.split(' ').next(), Some("1"), "nobody has asked for such links");
    page.inside(
        WHOLE,
        "element.toggleAttribute('deep-links', true); location.hash = '#infographic=criteria.all-for-all.russia'",
    )
    .await;
    let chosen = "return root.querySelector('[aria-selected=true]')?.dataset.key";
    assert_eq!(page.until(WHOLE, "it is chosen", chosen).await, json!("criteria.all-for-all.russia"));
    page.inside(WHOLE, "location.hash = '#infographic=timeline'").await;
    page.until(WHOLE, "the chart is shown", "return part('title').textContent.startsWith('More than three')").await;
    for odd in ["#infographic=%E0%A4%A", "#infographic=", "#infographic=no.such.thing", "#else"] {
        page.inside(WHOLE, &format!("location.hash = {odd:?}")).await;
    }
    // And after a reload, from the address alone.
    page.inside(WHOLE, "history.replaceState(null, '', '#infographic=criteria.all-for-all')").await;
    page.add(&json!({ "src": "stories/prisoner-exchange.json", "deep-links": "", "loading": "eager" })).await;
    assert_eq!(page.until("#made", "it is chosen", chosen).await, json!("criteria.all-for-all"));
    page.assert_quiet().await;
}

#[tokio::test]
async fn the_link_that_is_copied_leads_back() {
    let page = Page::open(View::DESKTOP).await;
    assert_eq!(page.inside(HELD, "return seen(part('export-link'))").await, json!(false));
    page.replace_clipboard(false).await;
    page.inside(HELD, &format!("element.toggleAttribute('deep-links', true); element.select({MARK:?})")).await;
    page.click_part(HELD, "export").await;
    page.click_part(HELD, "export-link").await;
    page.until(HELD, "it is told", "return part('status').textContent === 'Link copied.'").await;
    let copied = page.browser.run("return copied", vec![]).await;
    assert!(copied.as_str().is_some_and(|link| link.ends_with(&format!("#infographic={MARK}"))), "{copied}");
    // Where the page may not write there, the link is shown.
    page.inside(HELD, "navigator.clipboard.writeText = async () => { throw new Error('no'); }").await;
    page.click_part(HELD, "export").await;
    page.click_part(HELD, "export-link").await;
    let shown = "return focus() === part('copy-fallback') && part('copy-fallback').value === window.copied";
    page.until(HELD, "it is shown", shown).await;
}

#[tokio::test]
async fn a_source_opens_at_the_words_that_were_quoted() {
    let page = Page::open(View::DESKTOP).await;
    page.inside(HELD, &format!("element.select({MARK:?})")).await;
    let link = "const { href, rel, target } = part('details').querySelector('a'); return [href, rel, target]";
    let link = page.inside(HELD, link).await;
    assert!(link[0].as_str().is_some_and(|url| url.contains("#:~:text=") && !url.contains(' ')), "{link}");
    assert_eq!((&link[1], &link[2]), (&json!("noopener noreferrer"), &json!("_blank")));
}

#[tokio::test]
async fn the_tooltip_of_a_chosen_mark_does_not_lie_over_it() {
    let page = Page::open(View::TABLET).await;
    for mark in ["held.held", "criteria.all-for-all.russia", "criteria.all-for-all.ukraine"] {
        assert_eq!(
            page.call(WHOLE, SCRIPTS, "isTooltipAboveMark", vec![json!(mark)]).await,
            json!([true, true]),
            "{mark}"
        );
    }
}

#[tokio::test]
async fn a_link_keeps_what_the_page_has_behind_its_hash_and_leads_back_with_it() {
    let page = Page::open(View::DESKTOP).await;
    page.replace_clipboard(false).await;
    page.inside(WHOLE, "element.toggleAttribute('deep-links', true)").await;
    for (own, expected) in [
        ("#/article/12", "#/article/12?infographic=criteria.all-for-all"),
        ("#/article/12?tab=2", "#/article/12?tab=2&infographic=criteria.all-for-all"),
        ("#!/article", "#!/article?infographic=criteria.all-for-all"),
        ("#section-2", "#section-2&infographic=criteria.all-for-all"),
        ("#a&infographic=held.held&infographic=held.held&b", "#a&b&infographic=criteria.all-for-all"),
        ("#infographic=held.held", "#infographic=criteria.all-for-all"),
        ("#/article/12?infographic=held.held&tab=2", "#/article/12?tab=2&infographic=criteria.all-for-all"),
        ("", "#infographic=criteria.all-for-all"),
    ] {
        page.call(WHOLE, SCRIPTS, "pushAddress", vec![json!(own)]).await;
        // Copied from the link that was copied, it is the same.
        for _ in 0..2 {
            page.inside(WHOLE, "window.copied = null; part('export-link').click()").await;
            let copied = page.until(WHOLE, "it is copied", "return copied").await;
            let hash = copied.as_str().and_then(|link| link.split_once('#')).map(|(_, hash)| format!("#{hash}"));
            assert_eq!(hash.as_deref(), Some(expected), "{own}");
            page.browser.run("history.replaceState(null, '', copied)", vec![]).await;
        }
        page.inside(
            WHOLE,
            "element.select(null); history.replaceState(null, '', '#'); location.hash = new URL(copied).hash",
        )
        .await;
        let chosen = "return root.querySelector('[aria-selected=true]')?.dataset.key === 'criteria.all-for-all'";
        page.until(WHOLE, &format!("{expected} leads back"), chosen).await;
    }
    page.assert_quiet().await;
}

#[tokio::test]
async fn a_hash_router_finds_its_own_path_in_a_link_to_a_mark() {
    let page = Page::open(View::DESKTOP).await;
    page.replace_clipboard(false).await;
    page.inside(WHOLE, "element.toggleAttribute('deep-links', true)").await;
    page.call(WHOLE, SCRIPTS, "copyLinkOfRoute", vec![]).await;
    page.until(WHOLE, "it is copied", "return window.copied").await;
    page.browser.run("location.hash = '#/other'", vec![]).await;
    page.inside(WHOLE, "element.select(null); location.hash = new URL(copied).hash").await;
    page.until(WHOLE, "it is chosen", "return root.querySelector('[aria-selected=true]')?.dataset.key === 'held.held'")
        .await;
    let routes = page.browser.until("all are read", "return routes.length >= 3 && routes", vec![]).await;
    assert_eq!(routes, json!(["/article/12", "/other", "/article/12"]));
}

#[tokio::test]
async fn in_a_shadow_root_of_the_page_it_is_drawn_and_a_link_leads_to_its_mark() {
    let page = Page::open(View::DESKTOP).await;
    page.browser.call(SCRIPTS, "addShadowRoot", vec![json!(MARK)]).await;
    let room = "const room = document.querySelector('#shadowed').shadowRoot;";
    let drawn = format!("{room} return room.querySelector('article-infographic').state === 'ready'");
    page.browser.until("it is drawn", &drawn, vec![]).await;
    page.browser.run(&format!("{room} room.querySelector('button').click()"), vec![]).await;
    let picked = page.browser.until("the mark is selected", "return window.picked", vec![]).await;
    assert_eq!(picked, json!(MARK));
    page.assert_quiet().await;
}
