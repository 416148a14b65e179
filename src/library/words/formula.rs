//! Text that no spreadsheet takes for a formula.

use crate::characters::is_blank;

/// The text with an apostrophe wherever a spreadsheet could read a formula (OWASP, "CSV Injection"): before a sign that
/// begins one, also where only characters without a body stand before it, and also behind what a program with other
/// separators takes for the end of a cell.
pub(super) fn disarmed(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    // Where the cell begins, up to its first visible character.
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

/// What begins a formula, and what programs fold to it: full-width, small and raised forms. Not the minus sign of
/// typographers, which stands before numbers and begins none.
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
