//! The page of diagnostics: each code has a wrong and a right example, which are checked. The examples are JSON Merge
//! Patches (RFC 7396) of one story.

use std::fmt::Write as _;

use article_infographic::{
    diagnostic::Code,
    lint::{self, Checked},
};
use serde_json::Value;

use crate::read;

fn examples() -> Value {
    serde_json::from_str(&read("docs/diagnostics.json")).unwrap()
}

fn check(base: &Value, example: &Value) -> Checked {
    if let Some(text) = example.as_str() {
        return lint::check(text.as_bytes());
    }
    let mut story = base.clone();
    json_patch::merge(&mut story, example);
    lint::check(story.to_string().as_bytes())
}

fn shown(example: &Value) -> String {
    let text = example.as_str().map_or_else(|| serde_json::to_string_pretty(example).unwrap(), str::to_owned);
    format!("```json\n{text}\n```\n")
}

/// A section for each code.
pub fn all() -> String {
    let file = examples();
    let mut out = String::new();
    for code in Code::ALL {
        let example = &file["examples"][code.as_str()];
        writeln!(out, "## {}\n\n{} {}\n", code.as_str(), code.meaning(), code.advice()).unwrap();
        if let Some(note) = example["note"].as_str() {
            writeln!(out, "{note}\n").unwrap();
        }
        if !example["wrong"].is_null() {
            let checked = check(&file["base"], &example["wrong"]);
            let found = checked.diagnostics.iter().find(|found| found.code == *code).unwrap();
            let severity = found.severity.name();
            writeln!(out, "Wrong:\n\n{}", shown(&example["wrong"])).unwrap();
            writeln!(out, "```text\n{severity}[{}]: {}\nhelp: {}\n```\n", code.as_str(), found.message, found.hint)
                .unwrap();
            writeln!(out, "Right:\n\n{}", shown(&example["right"])).unwrap();
        }
    }
    out
}

#[test]
fn the_wrong_example_of_every_code_reports_it_and_the_right_one_does_not() {
    let file = examples();
    let base = &file["base"];
    assert_eq!(check(base, &serde_json::json!({})).diagnostics, []);
    assert_eq!(file["examples"].as_object().unwrap().len(), Code::ALL.len());
    for code in Code::ALL {
        let example = &file["examples"][code.as_str()];
        if example["wrong"].is_null() {
            assert!(example["note"].is_string(), "{code:?} has neither an example nor a note");
            continue;
        }
        let codes: Vec<Code> = check(base, &example["wrong"]).diagnostics.iter().map(|found| found.code).collect();
        assert!(codes.contains(code), "the wrong example of {code:?} shows {codes:?}");
        assert_eq!(check(base, &example["right"]).diagnostics, [], "the right example of {code:?}");
    }
}
