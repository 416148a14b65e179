//! The pages in other languages than English, one of them from right to left.

use crate::accessibility::axe::assert_nothing;
use crate::support::engine::View;
use crate::support::page::{EXCHANGES, HELD, Page, WHOLE};
use serde_json::{Value, json};

#[tokio::test]
async fn axe_finds_nothing_on_an_article_in_another_language() {
    for (path, elements) in [("index.ar.html", &[WHOLE, HELD][..]), ("exchanges.uk.html", &[EXCHANGES])] {
        for view in [View::PHONE, View { dark: true, ..View::DESKTOP }] {
            let page = Page::open_at(view, path, elements).await;
            assert_nothing(&page, &format!("{path} as {view:?}")).await;
            let wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
            assert_eq!(page.browser.run(wide, vec![]).await, json!(0), "{path} as {view:?}");
        }
    }
}

/// How many of the article's sentences lead to marks of this element.
async fn sentences(path: &str, element: &str) -> Value {
    let page = Page::open_at(View::DESKTOP, path, &[element]).await;
    page.inside(element, "element.toggleAttribute('quotes', true)").await;
    let size = "return CSS.highlights.get('article-infographic-quote')?.size";
    page.until(element, "sentences are offered", size).await
}

#[tokio::test]
async fn as_many_sentences_lead_to_marks_in_every_language() {
    for (one, other, element) in
        [("exchanges.html", "exchanges.uk.html", EXCHANGES), ("index.html", "index.ar.html", WHOLE)]
    {
        let offered = sentences(one, element).await;
        assert!(offered.as_u64().is_some_and(|offered| offered > 10), "{one}: {offered}");
        assert_eq!(sentences(other, element).await, offered, "{other}");
    }
}
