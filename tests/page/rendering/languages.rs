//! The words around the figures in the reader's language: what is fetched for them, when it cannot be, and a page that is read
//! from right to left.

use crate::support::engine::View;
use crate::support::page::{EXCHANGES, HELD, Page, WHOLE};
use fantoccini::key::Key;
use serde_json::{Value, json};

const SCRIPTS: &str = include_str!("languages.js");

/// The files of languages that the page has asked for.
async fn fetched(page: &Page) -> Value {
    let script = "const names = performance.getEntriesByType('resource').map(({ name }) => name.split('/locales/')[1]);
        return [...new Set(names.filter(Boolean))]";
    page.browser.run(script, vec![]).await
}

#[tokio::test]
async fn a_story_asks_for_the_words_of_its_language_and_for_no_others() {
    let page = Page::open(View::DESKTOP).await;
    assert_eq!(fetched(&page).await, json!([]), "English is in the widget");
    drop(page);
    let page = Page::open_at(View::DESKTOP, "exchanges.uk.html", &[EXCHANGES]).await;
    assert_eq!(fetched(&page).await, json!(["uk.bin"]));
    assert_eq!(
        page.inside(EXCHANGES, "return part('table').querySelector('summary').textContent").await,
        "Показати таблицею"
    );
    let counted = page.inside(EXCHANGES, "return element.outline().charts[0].summary").await;
    assert!(counted.as_str().is_some_and(|words| words.contains("78 подій")), "{counted}");
    page.assert_quiet().await;
}

#[tokio::test]
async fn the_page_may_ask_for_words_in_another_language_and_for_the_storys_own_again() {
    let page = Page::open(View::DESKTOP).await;
    page.inside(HELD, "element.lang = 'de-AT'").await;
    page.until(
        HELD,
        "the words are German",
        "return part('table').querySelector('summary').textContent === 'Als Tabelle zeigen'",
    )
    .await;
    let amount = page.inside(HELD, "return element.outline().charts[1].nodes[0].value").await;
    assert_eq!(amount, "mindestens 8.000 people");
    page.inside(HELD, "element.removeAttribute('lang')").await;
    page.until(
        HELD,
        "the words are English",
        "return part('table').querySelector('summary').textContent === 'Show as a table'",
    )
    .await;
    page.assert_quiet().await;
}

#[tokio::test]
async fn a_missing_language_file_shows_the_figure_and_a_line_in_the_pages_language() {
    let page = Page::open_faulty(View::DESKTOP, "locale-404", "index.ar.html").await;
    assert_eq!(page.ended(WHOLE).await, json!("error"));
    assert_eq!(page.inside(WHOLE, "return figureSeen() && !seen(part('figure'))").await, json!(true));
    let line = page.text(WHOLE, "load-status").await;
    assert!(line.starts_with("الرسم التفاعلي غير متاح هنا"), "{line}");
}

#[tokio::test]
async fn what_is_read_from_right_to_left_is_laid_out_and_gone_through_from_right_to_left() {
    let page = Page::open_at(View::DESKTOP, "index.ar.html", &[WHOLE, HELD]).await;
    let said = page.inside(WHOLE, "return [part('figure').lang, getComputedStyle(part('figure')).direction]").await;
    assert_eq!(said, json!(["ar", "rtl"]));
    page.inside(WHOLE, "element.select('criteria.injured.ukraine')").await;
    page.until(WHOLE, "the position is on show", "return element.bounds('criteria.injured.ukraine') !== null").await;
    let order = "const x = (name) => element.bounds(name).x;
        return x('criteria.injured.ukraine') > x('criteria.injured.russia') && x('criteria.injured.russia') > x('criteria.injured.outcome')";
    assert_eq!(page.inside(WHOLE, order).await, json!(true), "the sides stand from right to left");
    let first = page.call(WHOLE, SCRIPTS, "focusFirstOption", vec![]).await;
    page.browser.press(Key::Left).await;
    let next = page
        .until(WHOLE, "the focus has moved", &format!("const at = option()?.dataset.key; return at !== {first} && at"))
        .await;
    assert_eq!(
        page.call(WHOLE, SCRIPTS, "optionsBetween", vec![first.clone(), next]).await,
        json!(1),
        "left is onwards"
    );
    page.browser.press(Key::Right).await;
    page.until(WHOLE, "the focus is back", &format!("return option()?.dataset.key === {first}")).await;
    page.assert_quiet().await;
}

#[tokio::test]
async fn a_file_of_another_language_than_the_one_asked_for_is_refused_by_both_names() {
    for (asked, given) in [("de", "ar"), ("uk-UA", "en")] {
        let page = Page::open_faulty(View::DESKTOP, "locale-swapped", "index.html").await;
        let story = json!({ "src": "stories/prisoner-exchange.json", "loading": "eager", "lang": asked });
        page.add(&story).await;
        assert_eq!(page.ended("#made").await, json!("error"), "{asked}");
        let codes = page
            .browser
            .run("return told.filter(([, id]) => id === 'made').map(([type, , { code }]) => [type, code])", vec![])
            .await;
        assert_eq!(codes, json!([["error", "bad-locale"]]), "{asked}");
        let figure = "return seen(document.getElementById('fallback')) && !seen(part('figure'))";
        assert_eq!(page.inside("#made", figure).await, json!(true), "{asked}");
        let told = page.browser.complaints().await;
        let tag = asked.split('-').next().unwrap();
        let names = format!("bad-locale: the locale file for {tag} contains the language {given}");
        assert!(told.iter().any(|line| line.contains(&names)), "{told:#?}");
    }
}
