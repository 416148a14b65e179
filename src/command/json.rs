//! JSON that is safe to paste into a `<script>` element, an HTML attribute or JavaScript, and to print on a terminal.
//! Parsers read the same values as without the escapes.

use std::fmt::Write;

use serde::Serialize;

/// Serializes the value as indented JSON with a trailing line feed.
///
/// `<`, `>` and `&` are escaped: `</script>` and `<!--` would change the script element that contains JSON-LD, and
/// `&amp;` the value of an attribute. U+2028 and U+2029 are escaped because JavaScript before ES2019 forbids them in
/// string literals. Control, bidirectional and invisible characters are escaped because of terminals.
pub fn pretty(value: &impl Serialize) -> serde_json::Result<String> {
    let mut text = escaped(&serde_json::to_string_pretty(value)?);
    text.push('\n');
    Ok(text)
}

/// Escapes unsafe characters. Outside of strings, JSON contains none of them.
fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for character in json.chars() {
        if is_unsafe(character) {
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

fn is_unsafe(character: char) -> bool {
    matches!(character, '<' | '>' | '&') || (character != '\n' && crate::excerpt::is_control_or_hidden(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_text_is_safe_in_scripts_and_terminals_and_parses_back() {
        let hostile = "</script><!--<script>]]>&amp;\"'\\ \u{2028}\u{2029}\u{7f}\u{9b}31m\u{202e}\u{61c}\u{feff}\u{e0041}\u{1b}\n";
        let value = serde_json::json!({ hostile: [hostile, 1.5, null] });
        let text = pretty(&value).unwrap();
        assert!(text.chars().all(|one| one == '\n' || (' '..='~').contains(&one)), "{text}");
        assert!(!text.contains(['<', '>', '&']), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }
}
