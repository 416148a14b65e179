//! `infographic render`: the output is safe to paste into HTML and to open in other programs, whatever the story
//! contains, and stays small for stories with many values.

use std::{fs, path::Path};

use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::{Value, json};

use crate::{code, infographic, stderr};

/// Text that would end a script element, an attribute or a string, and control characters.
const HOSTILE: &str = "</script><!--<script>]]>&amp;\"'\u{2028} \u{9b}31m";

/// A story with one line chart of `count` daily values.
fn line_story(count: u32, label: &str) -> Value {
    json!({
        "format": 1, "lang": "en", "headline": "A well", "summary": "Its level, day by day.", "published": "2026-03-04",
        "sources": { "gazette": { "publisher": "The Gazette", "url": "https://example.org/well" } },
        "speakers": { "office": { "name": "The office" } },
        "series": { "well": {
            "label": label, "unit": "cm", "basis": "measured at noon",
            "dates": { "from": "1700-01-01", "every": "day" },
            "values": (0..count).map(|at| if at == 7 { Value::Null } else { json!(f64::from(at.cast_signed() % 700 - 152) / 10.0) }).collect::<Vec<_>>(),
            "evidence": [{ "source": "gazette", "speaker": "office", "quote": "the figures of the day" }],
        } },
        "charts": [{ "id": "well", "kind": "line", "title": "The level", "series": ["well"] }],
    })
}

/// A story with one amount, and with this text as label, headline and names.
fn fact_story(label: &str, headline: &str) -> Value {
    json!({
        "format": 1, "lang": "en", "headline": headline, "summary": "What was found.", "published": "2026-03-04",
        "sources": { "gazette": { "publisher": headline, "title": headline, "url": "https://example.org/flood" } },
        "speakers": { "mayor": { "name": headline } },
        "facts": { "houses": {
            "label": label, "amount": { "exact": -5 }, "unit": "g", "basis": headline,
            "evidence": [{ "source": "gazette", "speaker": "mayor", "quote": "\u{2212}5 g" }],
        } },
        "charts": [{ "id": "houses", "kind": "counts", "title": headline, "facts": ["houses"] }],
    })
}

fn rendered(story: &Value, more: &[&str]) -> tempfile::TempDir {
    let out = tempfile::tempdir().unwrap();
    let file = out.path().join("story.json");
    fs::write(&file, story.to_string()).unwrap();
    let made = out.path().join("made");
    let output = infographic().arg("render").arg(&file).args(more).arg("--out").arg(&made).output().unwrap();
    assert_eq!(code(&output), 0, "{}\n{}", stderr(&output), crate::stdout(&output));
    out
}

fn read(out: &tempfile::TempDir, name: &str) -> String {
    fs::read_to_string(out.path().join("made").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn elements(node: &Handle, name: &str, found: &mut Vec<Handle>) {
    if matches!(&node.data, NodeData::Element { name: own, .. } if &*own.local == name) {
        found.push(node.clone());
    }
    node.children.borrow().iter().for_each(|child| elements(child, name, found));
}

/// The text of each element of this name.
fn all_elements(html: &str, name: &str) -> Vec<String> {
    let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(html);
    let mut found = Vec::new();
    elements(&dom.document, name, &mut found);
    // The text is copied here because dropping the tree empties its nodes.
    found.iter().map(text_of).collect()
}

fn text_of(node: &Handle) -> String {
    match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        _ => node.children.borrow().iter().map(text_of).collect(),
    }
}

#[test]
fn no_text_of_a_story_breaks_out_of_a_script_element() {
    let out = rendered(&fact_story(HOSTILE, HOSTILE), &["--no-png", "--url", "https://example.org/x"]);
    let clean: String = HOSTILE.chars().filter(|c| !c.is_control()).collect::<String>().replace('\u{2028}', " ");
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    for name in ["story.jsonld", "oembed.json"] {
        let data = read(&out, name);
        let page = format!("<script type=\"application/ld+json\">{data}</script><p id=after>after</p>");
        let scripts = all_elements(&page, "script");
        assert_eq!(scripts.len(), 1, "{name}");
        assert_eq!(scripts[0], data, "{name} ends the script element");
        assert_eq!(all_elements(&page, "p").len(), 1, "{name} hides the markup after it");
        assert!(data.chars().all(|one| !matches!(one, '<' | '>' | '&' | '\u{2028}' | '\u{2029}')), "{name}");
        let value: Value = serde_json::from_str(&data).unwrap();
        assert!(value["title"] == clean || value["@graph"][0]["name"] == clean, "{name}: {value}");
    }
    for (name, scripts) in [("snippet.html", 1), ("figure.html", 0), ("houses/figure.html", 0), ("page.html", 3)] {
        let html = read(&out, name);
        assert_eq!(all_elements(&html, "script").len(), scripts, "{name} contains a script from the story");
        assert!(!html.contains("<!--"), "{name}");
    }
    roxmltree::Document::parse(&read(&out, "houses/chart.svg")).unwrap();
}

#[test]
fn urls_with_other_schemes_than_http_are_rejected() {
    let out = tempfile::tempdir().unwrap();
    for option in ["--base", "--stories", "--url"] {
        for address in ["javascript:alert(1)//", "data:text/javascript,alert(1)//", " JavaScript:x", "file:///x/"] {
            let story = "www/stories/prisoner-exchange.json";
            let output =
                infographic().args(["render", story, option, address, "--out"]).arg(out.path()).output().unwrap();
            assert_eq!(code(&output), 2, "{option} {address}");
            assert!(stderr(&output).contains("https://"), "{}", stderr(&output));
        }
    }
    assert_eq!(fs::read_dir(out.path()).unwrap().count(), 0);
}

/// Parses a CSV file into cells.
fn cells(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    for character in csv.strip_prefix('\u{feff}').unwrap().chars() {
        match character {
            '"' => quoted = !quoted,
            ',' if !quoted => rows.last_mut().unwrap().push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            '\r' if !quoted => {}
            other => rows.last_mut().unwrap().last_mut().unwrap().push(other),
        }
    }
    rows.pop();
    rows
}

#[test]
fn labels_are_no_spreadsheet_formulas_and_numbers_stay_numbers() {
    for label in ["=1+1", "\u{200d}=1+1", "\u{ff1d}1+1", "\u{fe0f}\u{ff20}x", "-1+1", "a; =1+1"] {
        let rows = cells(&read(&rendered(&fact_story(label, "What was found"), &["--no-png"]), "houses/table.csv"));
        assert!(rows[1][0].starts_with('\'') || rows[1][0].contains("' ="), "{label:?} is written as {:?}", rows[1][0]);
        let value = rows[0].iter().position(|head| head == "Value").unwrap();
        assert_eq!(rows[1][value], "-5");
    }
}

#[test]
fn the_csv_has_every_value_and_the_table_reports_omitted_rows() {
    let story = line_story(60_000, "Level");
    let out = rendered(&story, &["--no-png"]);
    let rows = cells(&read(&out, "well/table.csv"));
    assert_eq!(rows.len(), 60_001);
    let at = |name: &str| rows[0].iter().position(|head| head == name).unwrap_or_else(|| panic!("no column {name}"));
    let (value, when, qualifier, address) = (at("Value"), at("When"), at("Qualifier"), at("Address"));
    for (row, stated) in rows[1..].iter().zip(story["series"]["well"]["values"].as_array().unwrap()) {
        let written = row[value].parse::<f64>().ok();
        let is_equal = written.zip(stated.as_f64()).map_or(written.is_none() && stated.is_null(), |(one, other)| {
            (one - other).abs() <= other.abs() * f64::EPSILON
        });
        assert!(is_equal, "{stated} is written as {row:?}");
        assert_eq!(row[qualifier].is_empty(), stated.is_null());
        assert_eq!(row[address], "https://example.org/well");
    }
    assert_eq!([&rows[1][when], &rows[60_000][when]], ["1700-01-01", "1864-04-10"]);
    assert_eq!([&rows[1][value], &rows[8][value]], ["-15.2", ""]);
    let figure = read(&out, "well/figure.html");
    assert!(figure.contains("The table shows 3 of 59,999 values; the CSV file has all."));
    assert!(figure.matches("<tr>").count() < 10);
    // With few values, the table is complete and has no note.
    let few = read(&rendered(&line_story(300, "Level"), &["--no-png"]), "well/figure.html");
    assert!(!few.contains("The table shows") && few.matches("<tr>").count() == 301);
}

#[test]
fn only_the_csv_grows_with_the_number_of_values() {
    let out = rendered(&line_story(100_000, "Level"), &["--no-png", "--url", "https://example.org/x/"]);
    for name in ["story.jsonld", "figure.html", "snippet.html", "page.html", "oembed.json", "well/chart.svg"] {
        let size = read(&out, name).len();
        assert!(size < 100_000, "{name} has {size} bytes");
    }
    let data: Value = serde_json::from_str(&read(&out, "story.jsonld")).unwrap();
    let set = &data["@graph"][0];
    assert_eq!(set["distribution"][0]["contentUrl"], "https://example.org/x/well/table.csv");
    assert_eq!(set["variableMeasured"][0]["name"], "Level");
    // With few values, each one is an observation.
    let few: Value =
        serde_json::from_str(&read(&rendered(&line_story(300, "Level"), &["--no-png"]), "story.jsonld")).unwrap();
    assert_eq!(few["@graph"].as_array().unwrap().len(), 300);
    assert_eq!(few["@graph"][0]["distribution"][0]["contentUrl"], "well/table.csv");
}

/// Peak memory, limited by `ulimit`.
#[cfg(target_os = "linux")]
#[test]
fn six_charts_of_100_000_values_need_less_than_120_megabytes() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("story.json");
    let mut story = line_story(100_000, "Level");
    // Several charts, because only one CSV file at a time may be in memory.
    let chart = story["charts"][0].clone();
    let charts = (0..6).map(|at| {
        let mut chart = chart.clone();
        chart["id"] = json!(format!("well-{at}"));
        chart
    });
    story["charts"] = charts.collect();
    fs::write(&file, story.to_string()).unwrap();
    // Beyond the limit, an allocation fails and aborts the run.
    let output = std::process::Command::new("bash")
        .args(["-c", "ulimit -d 120000; exec \"$@\"", "bash"])
        .arg(assert_cmd::cargo::cargo_bin!("infographic"))
        .args([Path::new("render"), &file, Path::new("--no-png"), Path::new("--out"), folder.path()])
        .output()
        .unwrap();
    assert_eq!(code(&output), 0, "{}", stderr(&output));
}
