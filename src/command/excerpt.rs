//! Excerpts of source lines that are safe to print: of bounded length, valid UTF-8 even if the file is not, and free of
//! terminal control characters. It does not depend on diagnostics or files.

use std::ops::Range;

use article_infographic::characters::{is_hidden, is_line_separator};

/// Longest line that is shown completely, in characters.
const MAX_LINE: usize = 120;
/// Characters of a longer line that are shown before the location.
const BEFORE: usize = 40;
/// Characters of a longer line that are shown from the start of the location.
const AFTER: usize = 70;
/// Bytes that are read on each side of the location. A UTF-8 character has at most four bytes, so `MAX_LINE` characters
/// fit.
const WINDOW: usize = 4 * MAX_LINE;

#[derive(Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// One line without its line break.
    pub text: String,
    /// The location within `text`, as byte offsets on character boundaries.
    pub marked: Range<usize>,
}

/// Returns the excerpt of the line in which a location begins. A location of several lines is cut at the first line
/// break.
///
/// Reads at most `WINDOW` bytes on each side, so that a thousand diagnostics in one huge line stay fast.
pub fn excerpt_at(bytes: &[u8], location: Range<usize>) -> Excerpt {
    let start = location.start.min(bytes.len());
    let end = location.end.clamp(start, bytes.len());
    let (before, rest) = bytes.split_at_checked(start).unwrap_or((bytes, &[]));

    let near = tail(before, WINDOW);
    let line_before = match near.iter().rposition(|byte| *byte == b'\n') {
        Some(newline) => near.get(newline + 1..).unwrap_or_default(),
        None => near,
    };
    let starts_earlier = line_before.len() == near.len() && near.len() < before.len();

    let near = head(rest, WINDOW);
    let line_end = near.iter().position(|byte| *byte == b'\n');
    let ends_later = line_end.is_none() && near.len() < rest.len();
    let line_rest = head(near, line_end.unwrap_or(near.len()));
    let line_rest = line_rest.strip_suffix(b"\r").unwrap_or(line_rest);
    let (marked, after) = line_rest.split_at_checked(end - start).unwrap_or((line_rest, &[]));

    let [before, marked, after] = [line_before, marked, after].map(|piece| printable(&String::from_utf8_lossy(piece)));
    let length = before.chars().count() + marked.chars().count() + after.chars().count();
    if !starts_earlier && !ends_later && length <= MAX_LINE {
        return join(&before, &marked, &after);
    }

    let before = match before.char_indices().rev().nth(BEFORE - 1) {
        Some((cut, _)) if cut > 0 || starts_earlier => {
            format!("…{}", before.get(cut..).unwrap_or_default())
        }
        _ => before,
    };
    let room = AFTER.saturating_sub(marked.chars().count());
    let marked = truncated(&marked, AFTER, false);
    let after = truncated(&after, room, ends_later && room > 0);
    join(&before, &marked, &after)
}

fn join(before: &str, marked: &str, after: &str) -> Excerpt {
    Excerpt { text: format!("{before}{marked}{after}"), marked: before.len()..before.len() + marked.len() }
}

/// The first `room` characters, with an ellipsis if text was cut or `is_cut` says that more follows.
fn truncated(text: &str, room: usize, is_cut: bool) -> String {
    match text.char_indices().nth(room) {
        Some((cut, _)) if room > 0 => format!("{}…", text.get(..cut).unwrap_or_default()),
        Some(_) => String::new(),
        None if is_cut => format!("{text}…"),
        None => text.to_owned(),
    }
}

fn head(bytes: &[u8], length: usize) -> &[u8] {
    bytes.get(..length).unwrap_or(bytes)
}

fn tail(bytes: &[u8], length: usize) -> &[u8] {
    bytes.get(bytes.len().saturating_sub(length)..).unwrap_or(bytes)
}

/// Replaces control characters, line breaks, bidirectional controls and invisible characters with visible ones, so that
/// text from a story cannot garble or fake terminal output.
pub fn printable(text: &str) -> String {
    text.chars().map(printable_character).collect()
}

fn printable_character(character: char) -> char {
    match character {
        '\t' => '\t',
        // The block Control Pictures has a symbol for each ASCII control character, in the same order.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        other if is_control_or_hidden(other) => '\u{fffd}',
        other => other,
    }
}

/// Whether a character is a control character, a line separator, a bidirectional control or invisible. The joiners
/// U+200C and U+200D are allowed: Persian, Hindi and emoji need them.
pub fn is_control_or_hidden(character: char) -> bool {
    is_hidden(character) || is_line_separator(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(excerpt: &Excerpt) -> &str {
        &excerpt.text[excerpt.marked.clone()]
    }

    #[test]
    fn a_short_line_is_shown_completely() {
        let excerpt = excerpt_at("one\ntwo täg three\r\nfour".as_bytes(), 8..12);
        assert_eq!(excerpt.text, "two täg three");
        assert_eq!(marked(&excerpt), "täg");
    }

    #[test]
    fn a_long_line_is_cut_to_a_window() {
        let line = format!("{}BAD{}", "ä".repeat(5000), "中".repeat(5000));
        let excerpt = excerpt_at(line.as_bytes(), 10_000..10_003);
        assert_eq!(marked(&excerpt), "BAD");
        let expected = format!("…{}BAD{}…", "ä".repeat(40), "中".repeat(67));
        assert_eq!(excerpt.text, expected);
    }

    #[test]
    fn a_long_location_is_cut_too() {
        let line = "x".repeat(5000);
        let excerpt = excerpt_at(line.as_bytes(), 100..4000);
        assert_eq!(excerpt.text, format!("…{}{}…", "x".repeat(40), "x".repeat(70)));
    }

    #[test]
    fn a_location_of_several_lines_is_marked_to_the_end_of_the_first() {
        let excerpt = excerpt_at(b"{ [\n1,\n2 ]\n}", 2..9);
        assert_eq!(excerpt.text, "{ [");
        assert_eq!(marked(&excerpt), "[");
    }

    #[test]
    fn any_location_in_any_bytes_gives_one_valid_line() {
        let bytes = b"\xff\xfe{\"a\":\n\r\n \xc3\xa4\xe4\xb8\x1b[31m\t\xf0\x9f\x98\x80".repeat(40);
        for start in 0..bytes.len() + 3 {
            for length in [0, 1, 2, 5, 700, usize::MAX - start] {
                let excerpt = excerpt_at(&bytes, start..start + length);
                assert!(!excerpt.text.contains(['\n', '\x1b']));
                assert!(excerpt.text.get(excerpt.marked.clone()).is_some());
                assert!(excerpt.text.chars().count() <= MAX_LINE);
            }
        }
    }

    #[test]
    fn control_and_invisible_characters_are_replaced() {
        assert_eq!(printable("a\u{1b}[2J\u{202e}b\r\n"), "a\u{241b}[2J\u{fffd}b\u{240d}\u{240a}");
        let hidden = "\u{9b}\u{200e}\u{200f}\u{61c}\u{2028}\u{2066}\u{200b}\u{e0041}";
        assert_eq!(printable(hidden), "\u{fffd}".repeat(8));
        // Persian and emoji need the joiners.
        assert_eq!(printable("می\u{200c}خواهم 👩\u{200d}🚒"), "می\u{200c}خواهم 👩\u{200d}🚒");
    }
}
