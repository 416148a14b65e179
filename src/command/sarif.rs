//! Converts diagnostics to SARIF 2.1.0 (OASIS), which code hosts and editors show next to the source lines.

use article_infographic::diagnostic::{Code, Edit};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use crate::document::{DiagnosticEntry, FileEntry};
use crate::excerpt::printable;

/// The SARIF log for these files, with one run.
pub fn log(files: &[FileEntry]) -> Value {
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

fn results(entry: &FileEntry) -> Vec<Value> {
    let uri = relative_uri(&entry.file);
    let open = entry.diagnostics.iter().map(|diagnostic| result(&uri, diagnostic, None));
    let reviewed = entry.reviewed.iter().map(|reviewed| result(&uri, &reviewed.warning, Some(&reviewed.reason)));
    open.chain(reviewed).collect()
}

/// A result. With the reason why an editor accepts it, it is suppressed (§3.35).
fn result(uri: &str, diagnostic: &DiagnosticEntry, reason: Option<&str>) -> Value {
    let hint = if diagnostic.hint.is_empty() { String::new() } else { format!(" ({})", diagnostic.hint) };
    let suppression = reason.map(|reason| json!({ "kind": "inSource", "justification": printable(reason) }));
    let fix = diagnostic.edit.as_ref().map(|edit| fix(uri, &diagnostic.hint, edit));
    json!({
        "ruleId": diagnostic.code,
        "level": diagnostic.severity,
        "message": { "text": escape_links(&format!("{}{hint}", diagnostic.message)) },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": uri },
                "region": { "startLine": diagnostic.line, "startColumn": diagnostic.column },
            },
            "logicalLocations": [{ "fullyQualifiedName": diagnostic.path }],
        }],
        "fixes": Vec::from_iter(fix),
        "suppressions": Vec::from_iter(suppression),
    })
}

/// A fix, which editors offer as a code action (§3.55).
fn fix(uri: &str, hint: &str, edit: &Edit) -> Value {
    json!({
        "description": { "text": escape_links(hint) },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri },
            "replacements": [{
                "deletedRegion": {
                    "startLine": edit.location.line,
                    "startColumn": edit.location.column,
                    "endLine": edit.end_line,
                    "endColumn": edit.end_column,
                },
                "insertedContent": { "text": edit.text },
            }],
        }],
    })
}

/// The ASCII characters that must be percent-encoded in the path of a URI (RFC 3986).
const NOT_IN_PATH: &AsciiSet = &CONTROLS
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

/// Converts a file path to a relative URI.
fn relative_uri(path: &str) -> String {
    utf8_percent_encode(&path.replace('\\', "/"), NOT_IN_PATH).to_string()
}

/// Escapes brackets in a message, so that a story cannot put a link into the page of a code host: SARIF messages may
/// contain links, written `[text](target)` (§3.11.6).
fn escape_links(text: &str) -> String {
    let text = printable(text);
    if text.contains("](") { text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_contain_no_links_and_paths_become_uris() {
        assert_eq!(
            escape_links("`[click](https://evil.example)` is no id"),
            "`\\[click\\](https://evil.example)` is no id"
        );
        assert_eq!(escape_links("facts[0]\u{1b}[2J"), "facts[0]\u{241b}[2J");
        assert_eq!(relative_uri("a b\\ä#1?.json\n"), "a%20b/%C3%A4%231%3F.json%0A");
    }
}
