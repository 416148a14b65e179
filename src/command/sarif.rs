//! Problems as SARIF 2.1.0 (OASIS), which code hosts and editors show at their lines.
//! It prints nothing: `report` does.

use article_infographic::diagnostic::Code;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use crate::entry::Entry;
use crate::excerpt::clean;

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
    let uri = address(&entry.file);
    entry.problems.iter().map(move |problem| {
        let hint = if problem.hint.is_empty() { String::new() } else { format!(" ({})", problem.hint) };
        json!({
            "ruleId": problem.code,
            "level": problem.severity,
            "message": { "text": plain(&format!("{}{hint}", problem.message)) },
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

/// What no path of an address may hold as it is (RFC 3986), beside what is not ASCII.
const NO_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A path as an address.
fn address(path: &str) -> String {
    utf8_percent_encode(&path.replace('\\', "/"), NO_PATH).to_string()
}

/// The text of a message as SARIF writes plain text: a bracket that would begin a link (`[text](target)`, §3.11.6) has a
/// backslash before it, so that no story can put a link into a code host's page.
fn plain(text: &str) -> String {
    let text = clean(text);
    if text.contains("](") { text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_holds_no_link_and_a_path_is_an_address() {
        assert_eq!(plain("`[click](https://evil.example)` is no id"), "`\\[click\\](https://evil.example)` is no id");
        assert_eq!(plain("facts[0]\u{1b}[2J"), "facts[0]\u{241b}[2J");
        assert_eq!(address("a b\\ä#1?.json\n"), "a%20b/%C3%A4%231%3F.json%0A");
    }
}
