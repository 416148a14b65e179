//! Line breaking and truncation.

use super::Measure;
use crate::theme::Font;

/// Breaks the text at spaces into lines that fit the width. It does not break at no-break spaces, such as those within
/// a number. A word that is wider than a line is broken inside.
#[must_use]
pub fn wrap(text: &str, font: Font, width: f64, measure: &dyn Measure) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if measure.width(&longer, font) <= width {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line = break_word(word, font, width, measure, &mut lines);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Pushes the full lines of a word that is too wide and returns its rest. A line has at least one character. A number
/// breaks after a thousands separator, so that its first part does not look like the whole number.
fn break_word(word: &str, font: Font, width: f64, measure: &dyn Measure, lines: &mut Vec<String>) -> String {
    let mut line = String::new();
    for character in word.chars() {
        line.push(character);
        if line.chars().nth(1).is_some() && measure.width(&line, font) > width {
            line.pop();
            let separates = |character: char| matches!(character, ',' | '.' | '\u{a0}' | '\u{202f}');
            let grouped = character.is_ascii_digit() || separates(character);
            let last = line.char_indices().rfind(|(_, character)| separates(*character)).filter(|_| grouped);
            let group = last.map_or(line.len(), |(at, separator)| at.saturating_add(separator.len_utf8()));
            let mut rest = line.split_off(group);
            rest.push(character);
            lines.push(std::mem::replace(&mut line, rest));
        }
    }
    line
}

/// Returns the text, or as much of its start as fits the width, followed by "…".
#[must_use]
pub fn shorten(text: &str, font: Font, width: f64, measure: &dyn Measure) -> String {
    if measure.width(text, font) <= width {
        return text.to_owned();
    }
    let mut short = text.to_owned();
    while short.pop().is_some() {
        let candidate = format!("{}…", short.trim_end());
        if measure.width(&candidate, font) <= width {
            return candidate;
        }
    }
    "…".to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::Helvetica;
    use super::*;

    const FONT: Font = Font::regular(10.0);

    #[test]
    fn no_line_is_wider_than_the_width() {
        let text = "Ukrainian service members held by Russia, Donaudampfschifffahrtsgesellschaft";
        for width in [12.0, 40.0, 90.0, 400.0] {
            let lines = wrap(text, FONT, width, &Helvetica);
            assert!(lines.iter().all(|line| Helvetica.width(line, FONT) <= width), "{width}: {lines:?}");
            assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        }
    }

    #[test]
    fn a_number_that_is_too_wide_ends_its_line_with_a_comma() {
        let width = Helvetica.width("1,000,000,0", FONT);
        assert_eq!(wrap("at least 1,000,000,346", FONT, width, &Helvetica), ["at least", "1,000,000,", "346"]);
    }

    #[test]
    fn a_no_break_space_holds_a_number_together() {
        let width = Helvetica.width("at least 8", FONT);
        assert_eq!(wrap("at least 8\u{a0}000 people", FONT, width, &Helvetica), ["at least", "8\u{a0}000", "people"]);
        let width = Helvetica.width("1.000.000.0", FONT);
        assert_eq!(wrap("1.000.000.346", FONT, width, &Helvetica), ["1.000.000.", "346"]);
    }

    #[test]
    fn wrapping_to_width_zero_terminates() {
        assert_eq!(wrap("abc", FONT, 0.0, &Helvetica), ["a", "b", "c"]);
        assert_eq!(shorten("abc", FONT, 0.0, &Helvetica), "…");
    }

    #[test]
    fn shortened_text_ends_with_an_ellipsis() {
        assert_eq!(shorten("At least 8,000", FONT, 40.0, &Helvetica), "At least…");
    }
}
