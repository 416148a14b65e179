//! Bytes to [`Value`], and from a path in it back to the place in the bytes.
//!
//! The only reader of JSON in the library: the command and the widget accept the same files and refuse the same ones,
//! for the same reasons. It does not look at what the values mean.

use super::value::{MAX_FIELDS, Value};
use crate::{
    diagnostic::{Code, Cursor, Faults},
    model::Number,
};

/// Bytes that a story may have: 8 MiB, as a page on a phone can still take in.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// Levels of objects and lists that a story may have. The format needs 8.
pub const MAX_DEPTH: usize = 32;

/// Which numbers a story may hold, for hints.
pub(crate) const NUMBERS: &str =
    "round it: numbers have at most 15 digits, and go from minus to plus 1,000,000,000,000,000";

/// The file's content; nothing, with the reason among the faults, where it is no JSON within the limits.
pub(crate) fn read(bytes: &[u8], faults: &Faults<'_>) -> Option<Value> {
    if bytes.len() > MAX_BYTES {
        faults.error_at(Code::TooLarge, [0, 0], || {
            let message = format!("more than {} MiB", MAX_BYTES / 1024 / 1024);
            [message, "a story holds what one article says; leave out what no chart shows".to_owned()]
        });
        return None;
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            faults.error_at(Code::NotUtf8, one_byte(error.valid_up_to()), || {
                ["a byte that is not UTF-8".to_owned(), "save the file as UTF-8".to_owned()]
            });
            return None;
        }
    };
    if let Some(at) = too_deep(bytes) {
        faults.error_at(Code::TooDeep, one_byte(at), || {
            let message = format!("objects and lists more than {MAX_DEPTH} levels deep");
            [message, "a story needs no more than 8 levels; a bracket may be missing further up".to_owned()]
        });
        return None;
    }
    let json = without_mark(text);
    match serde_json::from_str(json) {
        Ok(value) => {
            // Once it is known to be JSON: what stands outside of strings and begins like a number is one.
            let long = long_numbers(bytes);
            for place in &long {
                faults.error_at(Code::BadNumber, *place, || {
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
            faults.error_at(code, one_byte(at), || words(&error));
            None
        }
    }
}

/// serde_json's words read `what at line L column C`; the place is told otherwise.
fn words(error: &serde_json::Error) -> [String; 2] {
    let full = error.to_string();
    let said = full.rsplit_once(" at line ").map_or(full.as_str(), |(said, _)| said);
    let hint = if said == "number out of range" {
        NUMBERS.to_owned()
    } else if error.is_data() {
        format!("each name stands once in an object, and an object has at most {MAX_FIELDS} fields")
    } else {
        "look for a missing comma, quotation mark or bracket at or before this place".to_owned()
    };
    [said.to_owned(), hint]
}

fn one_byte(at: usize) -> [usize; 2] {
    [at, at.saturating_add(1)]
}

/// Some editors begin a file with a byte order mark. It is kept out of the parser and counted in the places.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// The first bracket that opens a level too many. serde_json has a limit of its own; this one has a name.
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

/// The numbers with more digits than a [`Number`] keeps: a reader of JSON rounds them and says nothing.
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

/// The digits of a number as JSON writes it, from the first to the last that is not zero.
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
