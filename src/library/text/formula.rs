//! Protects text from being read as a formula by spreadsheets.

use crate::characters::is_blank;

/// Inserts an apostrophe wherever a spreadsheet could read a formula (OWASP, "CSV Injection"): at a cell's start if its
/// first visible character begins a formula, and also after characters that programs with other settings use as cell
/// separators.
pub(super) fn disarmed(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    // The start of the cell, until its first visible character.
    let mut begin = Some(0);
    for character in text.chars() {
        if matches!(character, '\n' | '\r' | '\t' | ';') {
            safe.push(character);
            begin = Some(safe.len());
            continue;
        }
        if let Some(at) = begin
            && !is_blank(character)
        {
            if is_sign(character) {
                safe.insert(at, '\'');
            }
            begin = None;
        }
        safe.push(character);
    }
    safe
}

/// Returns whether the character begins a formula: ASCII signs, and the full-width, small, superscript and subscript
/// forms that programs normalize to them. The typographic minus sign (U+2212) is not included, because it begins no
/// formula.
const fn is_sign(character: char) -> bool {
    matches!(
        character,
        '=' | '+'
            | '-'
            | '@'
            | '\u{ff1d}'
            | '\u{ff0b}'
            | '\u{ff0d}'
            | '\u{ff20}'
            | '\u{fe62}'
            | '\u{fe63}'
            | '\u{fe66}'
            | '\u{fe6b}'
            | '\u{fb29}'
            | '\u{207a}'
            | '\u{207c}'
            | '\u{208a}'
            | '\u{208c}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_a_formula_whatever_stands_before_its_sign() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("@x, y", "'@x, y"),
            ("-2 or so", "'-2 or so"),
            ("\u{200d}=1+1", "'\u{200d}=1+1"),
            ("\u{feff} \u{3164}\u{fe0f}+1", "'\u{feff} \u{3164}\u{fe0f}+1"),
            ("\u{ff1d}1+1", "'\u{ff1d}1+1"),
            ("\u{ff0b}1", "'\u{ff0b}1"),
            ("\u{fe63}1", "'\u{fe63}1"),
            ("a\n=1", "a\n'=1"),
            ("\t=1", "\t'=1"),
            ("a; =1; b", "a;' =1; b"),
            ("\u{2212}5 °C", "\u{2212}5 °C"),
            ("a = b, c-d", "a = b, c-d"),
            ("\u{200d}", "\u{200d}"),
        ] {
            assert_eq!(disarmed(text), written, "{text:?}");
        }
    }
}
