//! JSON that may be pasted into other languages and shown by any terminal: into a `<script>` or an attribute of HTML, into
//! JavaScript, into a log. A parser reads the same text as without the escapes.

use std::fmt::Write;

use serde::Serialize;

/// The value as indented JSON, with a line's end behind it.
///
/// `<`, `>` and `&` are written as escapes, because `</script>` and `<!--` end or change the script element that JSON-LD is
/// made for, and `&amp;` the attribute. So are U+2028 and U+2029, which are ends of lines in older JavaScript, and what
/// a terminal would obey or hide: controls, marks of direction, characters without a body.
pub fn pretty(value: &impl Serialize) -> serde_json::Result<String> {
    let mut text = escaped(&serde_json::to_string_pretty(value)?);
    text.push('\n');
    Ok(text)
}

/// Outside of strings, JSON has none of these characters.
fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for character in json.chars() {
        if is_risky(character) {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                // Writing to a string cannot fail.
                let _ = write!(text, "\\u{unit:04x}");
            }
        } else {
            text.push(character);
        }
    }
    text
}

fn is_risky(character: char) -> bool {
    matches!(character, '<' | '>' | '&') || (character != '\n' && crate::excerpt::is_obeyed_or_hidden(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_end_a_script_or_a_line_or_turn_a_terminal_and_a_parser_reads_the_same() {
        let hostile = "</script><!--<script>]]>&amp;\"'\\ \u{2028}\u{2029}\u{7f}\u{9b}31m\u{202e}\u{61c}\u{feff}\u{e0041}\u{1b}\n";
        let value = serde_json::json!({ hostile: [hostile, 1.5, null] });
        let text = pretty(&value).unwrap();
        assert!(text.chars().all(|one| one == '\n' || (' '..='~').contains(&one)), "{text}");
        assert!(!text.contains(['<', '>', '&']), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }
}
