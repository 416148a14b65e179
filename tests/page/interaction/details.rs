//! What a chosen mark rests on, below the picture: it is all there, it leads on, and the page does not jump for it.

use crate::support::engine::View;
use crate::support::page::{EXCHANGES, HELD, MARK, Page, WHOLE};
use fantoccini::key::Key;
use serde_json::json;

const SCRIPTS: &str = include_str!("details.js");

#[tokio::test]
async fn the_details_hold_the_sentence_the_speaker_the_date_and_the_way_to_the_source() {
    let page = Page::open(View::PHONE).await;
    page.inside(HELD, &format!("element.select({MARK:?})")).await;
    let text = page.text(HELD, "details").await;
    for words in [
        "at least 8,000 people",
        "Ukrainian service members held by Russia",
        "prisoners of war, 2 June 2025",
        "the true number may be higher",
        "At least 8,000 Ukrainian service members are held by Russia",
        "Iryna Vereshchuk, deputy head of the president’s office",
        "The Kyiv Independent, 2 June 2025",
        "kyivindependent.com",
    ] {
        assert!(text.contains(words), "{words:?} is not in {text}");
    }
    let words = "return part('details').querySelector('blockquote b').textContent";
    assert_eq!(page.inside(HELD, words).await, json!("At least 8,000"));
    let fit = "const { scrollWidth, clientWidth } = document.documentElement;
        return [scrollWidth <= clientWidth, document.activeElement === document.body]";
    assert_eq!(page.inside(HELD, fit).await, json!([true, true]), "they fit, and take no focus");
    page.click_part(HELD, "details-close").await;
    page.until(HELD, "they are closed", "return !isTold() && !root.querySelector('[aria-selected=true]')").await;
    page.assert_quiet().await;
}

#[tokio::test]
async fn what_was_put_right_stands_in_the_details() {
    let page = Page::open(View::TABLET).await;
    page.add(&json!({ "src": "corpus/a-harvest-put-right.json", "loading": "eager" })).await;
    page.ended("#made").await;
    page.inside("#made", "element.select('harvest.wheat')").await;
    let corrected = "return [...part('details').querySelectorAll('.corrected')].map((line) => line.textContent)";
    let expected = json!([
        "corrected 10 February 2026; before: about 2,000 tonnes (the estimate was replaced by the weight)",
        "corrected 1 March 2026; before: 1,800 tonnes (a cart was weighed twice)",
    ]);
    assert_eq!(page.inside("#made", corrected).await, expected);
}

#[tokio::test]
async fn from_one_claim_the_details_lead_to_the_other_and_keep_the_focus() {
    let page = Page::open_at(View::DESKTOP, "exchanges.html", &[EXCHANGES]).await;
    let script = "element.select('exchanges.stages.1'); part('details').querySelector('.related-mark').focus()";
    page.inside(EXCHANGES, script).await;
    let text = page.text(EXCHANGES, "details").await;
    assert!(text.contains("about 1,200 people (disputed)") && text.contains("Said by Vladimir Medinsky"), "{text}");
    page.browser.press(Key::Enter).await;
    let title =
        "return part('details').querySelector('[role=heading]').textContent === 'about 1,200 people (disputed)'";
    page.until(EXCHANGES, "the other claim is shown", title).await;
    assert_eq!(page.inside(EXCHANGES, "return focus().getAttribute('role')").await, json!("heading"));
    page.assert_quiet().await;
}

/// Taps on a mark of a history that is higher than the screen: its details are out of sight.
async fn tapped() -> (Page, f64, f64) {
    let page = Page::open_at(View::PHONE, "exchanges.html", &[EXCHANGES]).await;
    let (x, y) = page.middle_of(EXCHANGES, "exchanges.x-2022-06-29").await;
    page.browser.click_at(x, y).await;
    let leads_on = "return seen(part('tooltip')) && seen(part('tooltip-more'))";
    page.until(EXCHANGES, "the tooltip leads to the details", leads_on).await;
    (page, x, y)
}

#[tokio::test]
async fn the_tooltip_leads_to_details_out_of_sight_and_goes_when_it_is_scrolled_away() {
    let (page, ..) = tapped().await;
    page.click_part(EXCHANGES, "tooltip-more").await;
    let there = "const { top } = focus().getBoundingClientRect();
        return part('details').contains(focus()) && top >= 0 && top < innerHeight";
    page.until(EXCHANGES, "the details are in sight", there).await;
    page.until(EXCHANGES, "the tooltip has gone", "return !seen(part('tooltip'))").await;
    let chosen = "return root.querySelector('[aria-selected=true]')?.dataset.key";
    assert_eq!(page.inside(EXCHANGES, chosen).await, json!("exchanges.x-2022-06-29"), "what was chosen stays");
    page.assert_quiet().await;
}

#[tokio::test]
async fn a_tap_outside_closes_the_tooltip_and_a_second_tap_the_details() {
    let (page, x, y) = tapped().await;
    page.inside(EXCHANGES, "part('title').click()").await;
    let left = "return [seen(part('tooltip')), seen(part('details'))]";
    assert_eq!(page.inside(EXCHANGES, left).await, json!([false, true]));
    page.browser.click_at(x, y).await;
    page.until(EXCHANGES, "it is let go of", "return !isTold()").await;
}

#[tokio::test]
async fn details_that_open_or_close_above_what_is_read_do_not_move_it() {
    let page = Page::open(View::DESKTOP).await;
    assert_eq!(
        page.call(HELD, SCRIPTS, "staysWhileDetailsToggle", vec![json!(MARK)]).await,
        json!([true, true, true, false])
    );
    assert_eq!(
        page.call(HELD, SCRIPTS, "staysInSightWhenChosen", vec![json!(MARK)]).await,
        json!(true),
        "in sight, they open downward"
    );
    page.assert_quiet().await;
}

#[tokio::test]
async fn a_statement_has_what_it_rests_on_beside_itself() {
    let page = Page::open(View::DESKTOP).await;
    page.inside(WHOLE, "element.select('criteria.warning')").await;
    assert_eq!(page.inside(WHOLE, "return isTold()").await, json!(false));
}
