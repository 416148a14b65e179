//! Problems as SARIF 2.1.0 (OASIS), which code hosts and editors show at their lines.
//! It prints nothing: `report` does.

use article_infographic::story::Code;
use serde_json::{Value, json};

use crate::report::Entry;

/// The log of one run over these files.
pub fn log(files: &[Entry]) -> Value {
    let rules: Vec<Value> = Code::ALL
        .iter()
        .map(|code| {
            json!({
                "id": code.as_str(),
                "shortDescription": { "text": code.meaning() },
                "help": { "text": code.advice() },
            })
        })
        .collect();
    let results: Vec<Value> = files.iter().flat_map(results).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "infographic", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn results(entry: &Entry) -> impl Iterator<Item = Value> {
    // A path as an address: what stands in it is written as it is, but for what would end or change an address.
    let uri =
        entry.file.replace('%', "%25").replace(' ', "%20").replace('#', "%23").replace('?', "%3F").replace('\\', "/");
    entry.problems.iter().map(move |problem| {
        let hint = if problem.hint.is_empty() { String::new() } else { format!(" ({})", problem.hint) };
        json!({
            "ruleId": problem.code,
            "level": problem.severity,
            "message": { "text": format!("{}{hint}", problem.message) },
            "locations": [{
                "physicalLocation": {
                    "artifactLocation": { "uri": uri },
                    "region": { "startLine": problem.line, "startColumn": problem.column },
                },
                "logicalLocations": [{ "fullyQualifiedName": problem.path }],
            }],
        })
    })
}
