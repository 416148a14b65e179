//! [`Fix`]: a change of a story file that resolves a diagnostic, as a JSON Patch and as an edit of its text.

use std::ops::Range;

use serde::Serialize;
use serde_json::Value;

use super::{
    location::{Location, Member, locate, locate_member},
    path::{Path, PathSegment},
};

/// A change that resolves a diagnostic. The patch is for programs that edit the JSON, the edit for those that edit its text:
/// it keeps the layout of the rest of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The only operation of the patch.
    pub patch: [Operation; 1],
    /// The same change of the text.
    pub edit: Edit,
}

/// An operation of a JSON Patch (RFC 6902). Its paths are JSON Pointers (RFC 6901).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "op", rename_all = "lowercase")]
pub enum Operation {
    /// Replaces a value.
    Replace {
        /// The path of the value.
        path: String,
        /// The new value.
        value: Value,
    },
    /// Gives a field another name.
    Move {
        /// The path of the field.
        from: String,
        /// Its path with the new name.
        path: String,
    },
    /// Removes a field.
    Remove {
        /// The path of the field.
        path: String,
    },
}

/// The replacement of a range of the file by a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The replaced range.
    pub location: Location,
    /// The line of the range's end, from 1.
    pub end_line: u32,
    /// The column after the last replaced character, from 1.
    pub end_column: u32,
    /// The new text.
    pub text: String,
}

/// How to change the value at the path of a diagnostic.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    /// Write this value.
    Replace(Value),
    /// Give the field this name.
    Rename(String),
    /// Remove the field.
    Remove,
}

impl Change {
    /// Writes an object with one number, such as `{ "at_least": 8000 }`.
    pub(crate) fn to_number(name: &str, number: f64) -> Self {
        // Without a fraction if it is whole, as people write it.
        let number = number.to_string().parse().map_or(Value::Null, Value::Number);
        Self::Replace(Value::Object([(name.to_owned(), number)].into_iter().collect()))
    }
}

impl Fix {
    /// Returns the fix that changes the value at this path of a file. Returns `None` if the change is impossible: there is
    /// no such field, or another field has the new name already.
    pub(crate) fn of(bytes: &[u8], at: &Path<'_>, change: &Change) -> Option<Self> {
        let segments = at.segments();
        let path = pointer(&segments);
        let (operation, range, text) = match change {
            Change::Replace(value) => {
                let Location { start, end, .. } = locate(bytes, &segments);
                (Operation::Replace { path, value: value.clone() }, start..end, written(value))
            }
            Change::Rename(name) => {
                let key = locate_member(bytes, &segments)?.key;
                let mut renamed = segments;
                renamed.pop();
                renamed.push(PathSegment::Field(name));
                if locate_member(bytes, &renamed).is_some() {
                    return None;
                }
                let text = Value::from(name.as_str()).to_string();
                (Operation::Move { from: path, path: pointer(&renamed) }, key, text)
            }
            Change::Remove => {
                let range = removed(bytes, &locate_member(bytes, &segments)?);
                (Operation::Remove { path }, range, String::new())
            }
        };
        let end = Location::of(bytes, range.end, range.end);
        let location = Location::of(bytes, range.start, range.end);
        let edit = Edit { location, end_line: end.line, end_column: end.column, text };
        Some(Self { patch: [operation], edit })
    }
}

/// Applies edits to a file. Of edits that overlap, only the first is applied. Returns the new text and the number of applied
/// edits.
#[must_use]
pub fn apply<'f>(bytes: &[u8], fixes: impl Iterator<Item = &'f Fix>) -> (Vec<u8>, usize) {
    let mut edits: Vec<&Edit> = fixes.map(|fix| &fix.edit).collect();
    edits.sort_by_key(|edit| edit.location.start);
    let (mut fixed, mut at, mut count) = (Vec::with_capacity(bytes.len()), 0, 0_usize);
    for edit in edits {
        let Location { start, end, .. } = edit.location;
        let Some(before) = bytes.get(at..start) else { continue };
        fixed.extend_from_slice(before);
        fixed.extend_from_slice(edit.text.as_bytes());
        at = end;
        count = count.saturating_add(1);
    }
    fixed.extend_from_slice(bytes.get(at..).unwrap_or_default());
    (fixed, count)
}

/// Returns the range of a field with the white space before it, and with one of the commas beside it: the one behind it or, for
/// the last field, the one before it.
fn removed(bytes: &[u8], member: &Member) -> Range<usize> {
    let before = bytes.get(..member.key.start).unwrap_or_default().trim_ascii_end();
    let behind = bytes.get(member.value.end..).unwrap_or_default();
    let space = behind.len().saturating_sub(behind.trim_ascii_start().len());
    if behind.get(space) == Some(&b',') {
        return before.len()..member.value.end.saturating_add(space).saturating_add(1);
    }
    before.strip_suffix(b",").unwrap_or(before).len()..member.value.end
}

/// Writes a value as people write story files, with spaces inside brackets.
fn written(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let fields: Vec<String> = fields
                .iter()
                .map(|(name, value)| format!("{}: {}", Value::from(name.as_str()), written(value)))
                .collect();
            format!("{{ {} }}", fields.join(", "))
        }
        other => other.to_string(),
    }
}

/// Returns the JSON Pointer of a path.
fn pointer(segments: &[PathSegment<'_>]) -> String {
    let mut pointer = String::new();
    for segment in segments {
        pointer.push('/');
        match segment {
            PathSegment::Field(name) => pointer.push_str(&name.replace('~', "~0").replace('/', "~1")),
            PathSegment::Index(index) => pointer.push_str(&index.to_string()),
        }
    }
    pointer
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn fixed(file: &str, names: &[&str], change: &Change) -> Option<(String, Value)> {
        let root = Path::default();
        let fix = match names {
            [one] => Fix::of(file.as_bytes(), &root.field(one), change),
            [one, two] => Fix::of(file.as_bytes(), &root.field(one).field(two), change),
            _ => None,
        }?;
        let (text, _) = apply(file.as_bytes(), [&fix].into_iter());
        Some((String::from_utf8(text).unwrap(), serde_json::to_value(&fix.patch).unwrap()))
    }

    #[test]
    fn an_edit_and_its_patch_change_the_same() {
        let file = "{\n  \"a/b\": { \"x\": 1,\n    \"y\" : [ 2 ] },\n  \"c\": null\n}";
        for (names, change, text, patch) in [
            (
                &["a/b", "x"] as &[&str],
                Change::Replace(json!({ "at_least": 8000 })),
                "{\n  \"a/b\": { \"x\": { \"at_least\": 8000 },\n    \"y\" : [ 2 ] },\n  \"c\": null\n}",
                json!([{ "op": "replace", "path": "/a~1b/x", "value": { "at_least": 8000 } }]),
            ),
            (
                &["a/b", "y"],
                Change::Rename("z".to_owned()),
                "{\n  \"a/b\": { \"x\": 1,\n    \"z\" : [ 2 ] },\n  \"c\": null\n}",
                json!([{ "op": "move", "from": "/a~1b/y", "path": "/a~1b/z" }]),
            ),
            (
                &["a/b", "x"],
                Change::Remove,
                "{\n  \"a/b\": {\n    \"y\" : [ 2 ] },\n  \"c\": null\n}",
                json!([{ "op": "remove", "path": "/a~1b/x" }]),
            ),
            (
                &["c"],
                Change::Remove,
                "{\n  \"a/b\": { \"x\": 1,\n    \"y\" : [ 2 ] }\n}",
                json!([{ "op": "remove", "path": "/c" }]),
            ),
        ] {
            assert_eq!(fixed(file, names, &change), Some((text.to_owned(), patch)));
        }
        assert_eq!(fixed(file, &["a/b", "x"], &Change::Rename("y".to_owned())), None, "a second field of one name");
        assert_eq!(fixed(file, &["d"], &Change::Remove), None);
    }

    #[test]
    fn of_overlapping_edits_only_the_first_is_applied() {
        let (file, root) = (br#"{ "a": { "b": 1 } }"#, Path::default());
        let at = root.field("a");
        let whole = Fix::of(file, &at, &Change::Replace(json!(2))).unwrap();
        let part = Fix::of(file, &at.field("b"), &Change::Replace(json!(3))).unwrap();
        assert_eq!(apply(file, [&part, &whole].into_iter()), (br#"{ "a": 2 }"#.to_vec(), 1));
    }
}
