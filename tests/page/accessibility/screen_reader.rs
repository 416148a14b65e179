//! What a screen reader is told: names for everything, the words and numbers of the data once, languages, and no id twice.

use crate::support::engine::{Engine, View};
use crate::support::page::{EXCHANGES, HELD, Page, WHOLE};
use serde_json::{Value, json};

const SCRIPTS: &str = include_str!("screen_reader.js");

/// Roles that mean nothing without a name.
const NAMED: [&str; 16] = [
    "button", "link", "listbox", "option", "tree", "treeitem", "combobox", "table", "region", "figure", "heading",
    "image", "checkbox", "textbox", "dialog", "menuitem",
];

/// Every thing of the page that a screen reader is told of, as Chromium tells it: its role, its name, its parent.
async fn told(page: &Page) -> Vec<(String, String)> {
    let tree = page.browser.devtools("Accessibility.getFullAXTree", json!({})).await;
    let nodes = tree["nodes"].as_array().unwrap().iter().filter(|node| node["ignored"] == false);
    let of = |node: &Value, name: &str| node[name]["value"].as_str().unwrap_or_default().to_owned();
    nodes.map(|node| (of(node, "role"), of(node, "name"))).collect()
}

#[tokio::test]
async fn everything_that_can_be_used_has_a_name_and_no_canvas_is_read_out() {
    for (path, element) in [("index.html", WHOLE), ("exchanges.html", EXCHANGES)] {
        let page = Page::open_at(View::DESKTOP, path, &[element]).await;
        page.inside(element, "part('table').open = true; element.select(element.outline().charts.flatMap(({ nodes }) => nodes).find(({ key }) => element.bounds(key)).key)").await;
        page.until(element, "the mark is told of", "return seen(part('tooltip')) || seen(part('details'))").await;
        let canvases = "return [...root.querySelectorAll('canvas')].every((each) =>
            each.closest('[aria-hidden=true]') || each.getAttribute('aria-label'))";
        assert_eq!(page.inside(element, canvases).await, json!(true));
        if page.browser.engine != Engine::Chromium {
            continue;
        }
        let told = told(&page).await;
        assert!(!told.iter().any(|(role, _)| role.eq_ignore_ascii_case("canvas")), "a canvas is told of");
        let nameless: Vec<&String> = told
            .iter()
            .filter(|(role, name)| NAMED.contains(&role.as_str()) && name.trim().is_empty())
            .map(|(role, _)| role)
            .collect();
        assert!(nameless.is_empty(), "{path}: {nameless:?}");
        assert!(told.iter().filter(|(role, _)| NAMED.contains(&role.as_str())).count() > 8);
    }
}

#[tokio::test]
async fn every_mark_is_exposed_once_and_every_number_is_in_the_table() {
    for (path, element) in [("index.html", WHOLE), ("index.html", HELD), ("exchanges.html", EXCHANGES)] {
        let page = Page::open_at(View::DESKTOP, path, &[element]).await;
        if page.browser.engine != Engine::Chromium {
            // The others tell a driver nothing of what they tell a screen reader.
            return;
        }
        page.call(element, SCRIPTS, "isolateMarksAndTable", vec![]).await;
        let told = told(&page).await;
        let marks: Vec<&String> =
            told.iter().filter(|(role, _)| role == "option" || role == "treeitem").map(|(_, name)| name).collect();
        assert!(!marks.is_empty(), "{path}");
        for mark in &marks {
            assert_eq!(marks.iter().filter(|other| other == &mark).count(), 1, "{mark} is told twice");
        }
        let chart = page
            .inside(
                element,
                "const { charts } = element.outline();
            return charts.find(({ table }) => table.caption === part('table').querySelector('caption').textContent)",
            )
            .await;
        for node in chart["nodes"].as_array().unwrap().iter().filter(|node| node["textOnly"] != true) {
            let [label, value] = ["label", "value"].map(|name| node[name].as_str().unwrap_or_default());
            let found = marks.iter().any(|mark| mark.contains(label) && mark.contains(value));
            let in_table = told.iter().any(|(role, name)| role == "StaticText" && name.contains(label));
            assert!(found || in_table, "{label}, {value} is told nowhere");
        }
        let cells: Vec<&String> = told
            .iter()
            .filter(|(role, _)| ["cell", "rowheader", "columnheader", "gridcell"].contains(&role.as_str()))
            .map(|(_, name)| name)
            .collect();
        let rows = chart["table"]["rows"].as_array().unwrap();
        let all = rows
            .iter()
            .flat_map(|row| row["cells"].as_array().unwrap())
            .chain(chart["table"]["headers"].as_array().unwrap());
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        for cell in all {
            let cell = squeezed(cell.as_str().unwrap());
            // An empty cell has no name to be told.
            assert!(
                cell.is_empty() || cells.iter().any(|name| squeezed(name) == cell),
                "{path}: {cell:?} is in no cell"
            );
        }
    }
}

#[tokio::test]
async fn the_table_has_a_caption_heads_for_rows_and_columns_and_the_words_of_the_labels() {
    for (path, element) in [("index.html", WHOLE), ("index.html", HELD), ("exchanges.html", EXCHANGES)] {
        let page = Page::open_at(View::PHONE, path, &[element]).await;
        let found = page.call(element, SCRIPTS, "tableChecks", vec![]).await;
        for (what, is) in found.as_object().unwrap() {
            assert_eq!(is, true, "{path} {element}: {what}");
        }
    }
}

#[tokio::test]
async fn no_id_stands_twice_with_three_widgets_in_a_page() {
    let page = Page::open(View::DESKTOP).await;
    page.add(&json!({ "src": "stories/exchanges.json", "loading": "eager" })).await;
    assert_eq!(page.ended("#made").await, json!("ready"));
    assert_eq!(page.call(WHOLE, SCRIPTS, "repeatedIds", vec![]).await, json!([]));
    assert_eq!(page.call(WHOLE, SCRIPTS, "danglingReferences", vec![]).await, json!([]));
}

#[tokio::test]
async fn the_widget_and_the_pages_figure_say_their_language_and_its_direction() {
    let page = Page::open(View::DESKTOP).await;
    // Whatever the page around is.
    page.inside(WHOLE, "document.documentElement.lang = 'ar'; document.documentElement.dir = 'rtl'").await;
    let said = "return [part('figure'), element.querySelector('figure')].map((each) =>
        [each.lang, each.dir || null, getComputedStyle(each).direction])";
    let said = page.inside(WHOLE, said).await;
    assert_eq!(said[0], json!(["en", "ltr", "ltr"]));
    assert_eq!(said[1][0], json!("en"));
}
