//! The piece of a source line around a place, safe to print: short however long the line is, valid however broken
//! the bytes are, and free of anything a terminal obeys. It knows no problems and no files.

use std::ops::Range;

use article_infographic::characters::{is_hidden, is_line_separator};

/// Longest line shown whole, in characters.
const WHOLE: usize = 120;
/// Of a longer line: this much before the place …
const BEFORE: usize = 40;
/// … and this much from the place on.
const ONWARD: usize = 70;
/// How far to look from the place, in bytes. No character is longer than four, so both cuts above fall inside.
const REACH: usize = 4 * WHOLE;

#[derive(Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// One line, without its end.
    pub text: String,
    /// Where in `text` the place is, in bytes on character boundaries.
    pub marked: Range<usize>,
}

/// Looks at no more than `REACH` bytes to each side, so that a thousand problems in one huge line stay fast.
/// A place that runs over the end of its line is marked up to there.
pub fn around(bytes: &[u8], place: Range<usize>) -> Excerpt {
    let start = place.start.min(bytes.len());
    let end = place.end.clamp(start, bytes.len());
    let (before, rest) = bytes.split_at_checked(start).unwrap_or((bytes, &[]));

    let near = tail(before, REACH);
    let line_before = match near.iter().rposition(|byte| *byte == b'\n') {
        Some(newline) => near.get(newline + 1..).unwrap_or_default(),
        None => near,
    };
    let starts_earlier = line_before.len() == near.len() && near.len() < before.len();

    let near = head(rest, REACH);
    let line_end = near.iter().position(|byte| *byte == b'\n');
    let ends_later = line_end.is_none() && near.len() < rest.len();
    let line_rest = head(near, line_end.unwrap_or(near.len()));
    let line_rest = line_rest.strip_suffix(b"\r").unwrap_or(line_rest);
    let (marked, after) = line_rest.split_at_checked(end - start).unwrap_or((line_rest, &[]));

    let [before, marked, after] = [line_before, marked, after].map(|piece| clean(&String::from_utf8_lossy(piece)));
    let length = before.chars().count() + marked.chars().count() + after.chars().count();
    if !starts_earlier && !ends_later && length <= WHOLE {
        return join(&before, &marked, &after);
    }

    let before = match before.char_indices().rev().nth(BEFORE - 1) {
        Some((cut, _)) if cut > 0 || starts_earlier => {
            format!("…{}", before.get(cut..).unwrap_or_default())
        }
        _ => before,
    };
    let room = ONWARD.saturating_sub(marked.chars().count());
    let marked = shortened(&marked, ONWARD, false);
    let after = shortened(&after, room, ends_later && room > 0);
    join(&before, &marked, &after)
}

fn join(before: &str, marked: &str, after: &str) -> Excerpt {
    Excerpt { text: format!("{before}{marked}{after}"), marked: before.len()..before.len() + marked.len() }
}

/// The first `room` characters, with an ellipsis where something follows.
fn shortened(text: &str, room: usize, goes_on: bool) -> String {
    match text.char_indices().nth(room) {
        Some((cut, _)) if room > 0 => format!("{}…", text.get(..cut).unwrap_or_default()),
        Some(_) => String::new(),
        None if goes_on => format!("{text}…"),
        None => text.to_owned(),
    }
}

fn head(bytes: &[u8], length: usize) -> &[u8] {
    bytes.get(..length).unwrap_or(bytes)
}

fn tail(bytes: &[u8], length: usize) -> &[u8] {
    bytes.get(bytes.len().saturating_sub(length)..).unwrap_or(bytes)
}

/// The text with everything made visible that would move the cursor, colour the terminal, end the line or turn the
/// reading direction, so that a story can neither garble the report nor fake one.
pub fn clean(text: &str) -> String {
    text.chars().map(visible).collect()
}

fn visible(character: char) -> char {
    match character {
        '\t' => '\t',
        // Unicode has a picture for each of the ASCII control characters, in their order.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        other if is_obeyed_or_hidden(other) => '\u{fffd}',
        other => other,
    }
}

/// What a terminal obeys, or shows in another order than it stands there, or not at all: controls, ends of lines, marks of
/// direction, characters without a body. Not the joiners, which Persian, Hindi and emoji need.
pub fn is_obeyed_or_hidden(character: char) -> bool {
    is_hidden(character) || is_line_separator(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(excerpt: &Excerpt) -> &str {
        &excerpt.text[excerpt.marked.clone()]
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        let excerpt = around("one\ntwo täg three\r\nfour".as_bytes(), 8..12);
        assert_eq!(excerpt.text, "two täg three");
        assert_eq!(marked(&excerpt), "täg");
    }

    #[test]
    fn a_long_line_is_cut_to_a_window() {
        let line = format!("{}BAD{}", "ä".repeat(5000), "中".repeat(5000));
        let excerpt = around(line.as_bytes(), 10_000..10_003);
        assert_eq!(marked(&excerpt), "BAD");
        let expected = format!("…{}BAD{}…", "ä".repeat(40), "中".repeat(67));
        assert_eq!(excerpt.text, expected);
    }

    #[test]
    fn a_long_place_is_cut_too() {
        let line = "x".repeat(5000);
        let excerpt = around(line.as_bytes(), 100..4000);
        assert_eq!(excerpt.text, format!("…{}{}…", "x".repeat(40), "x".repeat(70)));
    }

    #[test]
    fn a_place_over_several_lines_is_marked_to_the_end_of_the_first() {
        let excerpt = around(b"{ [\n1,\n2 ]\n}", 2..9);
        assert_eq!(excerpt.text, "{ [");
        assert_eq!(marked(&excerpt), "[");
    }

    #[test]
    fn any_place_in_any_bytes_gives_one_valid_line() {
        let bytes = b"\xff\xfe{\"a\":\n\r\n \xc3\xa4\xe4\xb8\x1b[31m\t\xf0\x9f\x98\x80".repeat(40);
        for start in 0..bytes.len() + 3 {
            for length in [0, 1, 2, 5, 700, usize::MAX - start] {
                let excerpt = around(&bytes, start..start + length);
                assert!(!excerpt.text.contains(['\n', '\x1b']));
                assert!(excerpt.text.get(excerpt.marked.clone()).is_some());
                assert!(excerpt.text.chars().count() <= WHOLE);
            }
        }
    }

    #[test]
    fn nothing_a_terminal_obeys_gets_through() {
        assert_eq!(clean("a\u{1b}[2J\u{202e}b\r\n"), "a\u{241b}[2J\u{fffd}b\u{240d}\u{240a}");
        let hidden = "\u{9b}\u{200e}\u{200f}\u{61c}\u{2028}\u{2066}\u{200b}\u{e0041}";
        assert_eq!(clean(hidden), "\u{fffd}".repeat(8));
        // As Persian and emoji are written.
        assert_eq!(clean("می\u{200c}خواهم 👩\u{200d}🚒"), "می\u{200c}خواهم 👩\u{200d}🚒");
    }
}
