//! The sites in which the npm package was tried.

use serde_json::Value;

use crate::{directives::table, read};

/// The results of `tests/sites/run.mjs`.
pub fn all() -> String {
    let results: Value = serde_json::from_str(&read("tests/sites/results.json")).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or("not tried").to_owned();
    let rows = results.as_object().unwrap().values().map(|site| {
        let versions = site["versions"].as_object().unwrap().iter();
        let versions = versions.map(|(name, version)| format!("{name} {}", text(version))).collect::<Vec<_>>();
        vec![text(&site["title"]), versions.join(", "), text(&site["build"]), text(&site["development"])]
    });
    table("site | versions | built | in development", rows)
}
