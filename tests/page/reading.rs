//! What a screen reader is told: names for everything, the words and numbers of the data once, languages, and no id twice.

use crate::engine::{Engine, View};
use crate::page::{EXCHANGES, HELD, Page, WHOLE};
use serde_json::{Value, json};

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
        page.inside(element, "part('table').open = true; element.select(element.outline().charts.flatMap(({ nodes }) => nodes).find(({ name }) => element.place(name)).name)").await;
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
async fn every_mark_is_told_once_with_its_words_and_every_number_of_the_data_stands_in_the_table() {
    for (path, element) in [("index.html", WHOLE), ("index.html", HELD), ("exchanges.html", EXCHANGES)] {
        let page = Page::open_at(View::DESKTOP, path, &[element]).await;
        if page.browser.engine != Engine::Chromium {
            // The others tell a driver nothing of what they tell a screen reader.
            return;
        }
        page.inside(element, "element.closest('main').querySelectorAll('article-infographic').forEach((each) => each === element || each.remove());
            // Their choices are options, too.
            part('tools').remove();
            part('table').open = true").await;
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
        for node in chart["nodes"].as_array().unwrap().iter().filter(|node| node["beside"] != true) {
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
            .chain(chart["table"]["head"].as_array().unwrap());
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
        let script = "const table = part('table').querySelector('table');
            const { charts } = element.outline();
            const chart = charts.find((each) => each.table.caption === table.caption?.textContent);
            const texts = (row) => [...row.cells].map(({ textContent }) => textContent);
            return {
                caption: Boolean(table.caption?.textContent.trim()),
                columns: [...table.tHead.rows[0].cells].every((cell) => cell.scope === 'col'),
                rows: [...table.tBodies[0].rows].every(({ cells: [first] }) => first.scope === 'row'),
                head: JSON.stringify(texts(table.tHead.rows[0])) === JSON.stringify(chart.table.head),
                body: JSON.stringify([...table.tBodies[0].rows].map(texts)) === JSON.stringify(chart.table.rows.map(({ cells }) => cells)),
                // The number of a label is that of its row, in the same words.
                values: chart.nodes.filter(({ beside, value }) => !beside && /\\d/.test(value))
                    .every(({ value }) => table.textContent.toLowerCase().includes(value.toLowerCase().match(/[\\d.,]*\\d/)[0])),
            }";
        let found = page.inside(element, script).await;
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
    let twice = "const scopes = [document, ...[...document.querySelectorAll('article-infographic')].map(({ shadowRoot }) => shadowRoot)];
        return scopes.flatMap((scope) => {
            const ids = [...scope.querySelectorAll('[id]')].map(({ id }) => id);
            return ids.filter((id, index) => ids.indexOf(id) !== index);
        }).concat(scopes.length === 4 ? [] : [`${scopes.length} scopes`])";
    assert_eq!(page.inside(WHOLE, twice).await, json!([]));
    let dangling = "return [...root.querySelectorAll('[aria-labelledby], [aria-describedby], [aria-controls], [aria-activedescendant], [for]')]
        .flatMap((each) => ['aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-activedescendant', 'for']
            .flatMap((name) => each.getAttribute(name)?.split(' ') ?? []))
        .filter((id) => id && !root.getElementById(id))";
    assert_eq!(page.inside(WHOLE, dangling).await, json!([]));
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
