//! Problems as SARIF 2.1.0 (OASIS), which code hosts and editors show at their lines.
//! It prints nothing: `report` does.

use article_infographic::story::Code;
use serde_json::{Value, json};

use crate::excerpt::is_obeyed_or_hidden;
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

/// A path as an address: what would end or change an address, or is no letter of it, is written as bytes (RFC 3986).
fn address(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    for character in path.chars() {
        match character {
            '\\' => address.push('/'),
            '%' | '#' | '?' | '"' | '<' | '>' | '^' | '`' | '{' | '|' | '}' => address.push_str(&encoded(character)),
            other if other == ' ' || is_obeyed_or_hidden(other) => address.push_str(&encoded(other)),
            other => address.push(other),
        }
    }
    address
}

fn encoded(character: char) -> String {
    let mut bytes = [0; 4];
    character.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// The text of a message as SARIF writes plain text: a bracket that would begin a link (`[text](target)`, §3.11.6) has a
/// backslash before it, so that no story can put a link into a code host's page.
fn plain(text: &str) -> String {
    let text = crate::excerpt::clean(text);
    if text.contains("](") { text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_holds_no_link_and_a_path_is_an_address() {
        assert_eq!(plain("`[click](https://evil.example)` is no id"), "`\\[click\\](https://evil.example)` is no id");
        assert_eq!(plain("facts[0]\u{1b}[2J"), "facts[0]\u{241b}[2J");
        assert_eq!(address("a b\\ä#1?.json\n"), "a%20b/ä%231%3F.json%0A");
    }
}
