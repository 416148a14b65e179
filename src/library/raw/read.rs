//! Parses the bytes of a story file to a [`Value`].
//!
//! This is the library's only parser of story files: the command and the widget accept and reject the same files, for
//! the same reasons. It does not check the meaning of the values.

use super::value::{MAX_FIELDS, Value};
use crate::{
    diagnostic::{Code, Cursor, Diagnostics},
    model::Number,
};

/// The maximum size of a story file in bytes: 8 MiB, which a page on a phone can still load.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// The maximum nesting depth of objects and lists. The format needs 8.
pub const MAX_DEPTH: usize = 32;

/// A hint that says which numbers are allowed.
pub(crate) const NUMBERS: &str =
    "round it: numbers have at most 15 significant digits and lie between minus and plus 1,000,000,000,000,000";

/// Parses the file. Adds a diagnostic and returns `None` if it is not JSON or exceeds a limit.
pub(crate) fn read(bytes: &[u8], diagnostics: &Diagnostics<'_>) -> Option<Value> {
    if bytes.len() > MAX_BYTES {
        diagnostics.error_at(Code::TooLarge, [0, 0], || {
            let message = format!("the file is larger than {} MiB", MAX_BYTES / 1024 / 1024);
            [message, "remove what no chart shows".to_owned()]
        });
        return None;
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            diagnostics.error_at(Code::NotUtf8, one_byte(error.valid_up_to()), || {
                ["invalid UTF-8".to_owned(), "save the file as UTF-8".to_owned()]
            });
            return None;
        }
    };
    if let Some(at) = too_deep(bytes) {
        diagnostics.error_at(Code::TooDeep, one_byte(at), || {
            let message = format!("objects and lists are nested more than {MAX_DEPTH} levels deep");
            [message, "a story needs no more than 8 levels; a bracket may be missing further up".to_owned()]
        });
        return None;
    }
    let json = without_byte_order_mark(text);
    match serde_json::from_str(json) {
        Ok(value) => {
            // Only now, because in valid JSON every token outside of strings that begins like a number is one.
            let long = long_numbers(bytes);
            for place in &long {
                diagnostics.error_at(Code::BadNumber, *place, || {
                    ["the number cannot be shown with all its digits".to_owned(), NUMBERS.to_owned()]
                });
            }
            long.is_empty().then_some(value)
        }
        Err(error) => {
            let line_start = json
                .split_inclusive('\n')
                .take(error.line().saturating_sub(1))
                .map(str::len)
                .fold(text.len().saturating_sub(json.len()), usize::saturating_add);
            let at = line_start.saturating_add(error.column().saturating_sub(1));
            let code = if error.is_data() { Code::Structure } else { Code::Syntax };
            diagnostics.error_at(code, one_byte(at), || message_and_hint(&error));
            None
        }
    }
}

/// Returns the message and the hint. serde_json's messages end with `at line L column C`, which is removed: the
/// diagnostic has its own location.
fn message_and_hint(error: &serde_json::Error) -> [String; 2] {
    let full = error.to_string();
    let said = full.rsplit_once(" at line ").map_or(full.as_str(), |(said, _)| said);
    let hint = if said == "number out of range" {
        NUMBERS.to_owned()
    } else if error.is_data() {
        format!("write each field of an object once; an object has at most {MAX_FIELDS} fields")
    } else {
        "look for a missing comma, quotation mark or bracket here or just before".to_owned()
    };
    [said.to_owned(), hint]
}

fn one_byte(at: usize) -> [usize; 2] {
    [at, at.saturating_add(1)]
}

/// Removes a byte order mark, which some text editors write. Locations still count its bytes.
fn without_byte_order_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Returns the offset of the first bracket that exceeds the maximum depth. serde_json has its own limit, but this one
/// is part of the format and has a diagnostic code.
fn too_deep(bytes: &[u8]) -> Option<usize> {
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut escaped = false;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                depth = depth.saturating_add(1);
                if depth > MAX_DEPTH {
                    return Some(at);
                }
            }
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// Returns the ranges of the numbers with more digits than a [`Number`] can have, which JSON parsers round silently.
fn long_numbers(bytes: &[u8]) -> Vec<[usize; 2]> {
    let mut cursor = Cursor::new(bytes);
    let mut found = Vec::new();
    while let Some(byte) = cursor.byte() {
        match byte {
            b'"' => cursor.skip_string(),
            b'-' | b'0'..=b'9' => {
                let start = cursor.at();
                cursor.skip_value();
                if bytes.get(start..cursor.at()).is_some_and(|token| significant_digits(token) > Number::MAX_DIGITS) {
                    found.push([start, cursor.at()]);
                }
            }
            _ => cursor.advance(),
        }
    }
    found
}

/// Counts the digits of a JSON number from the first to the last that is not zero.
fn significant_digits(token: &[u8]) -> usize {
    let (mut digits, mut zeros) = (0_usize, 0_usize);
    for byte in token {
        match byte {
            b'0' if digits > 0 => zeros = zeros.saturating_add(1),
            b'1'..=b'9' => {
                digits = digits.saturating_add(zeros).saturating_add(1);
                zeros = 0;
            }
            b'e' | b'E' => break,
            _ => {}
        }
    }
    digits
}
