//! The sets of invisible characters. All code that reads, compares, measures or writes text uses one of these sets. The
//! element's JavaScript gets them from [`crate::constants`].
//!
//! The ranges are those of `Default_Ignorable_Code_Point` in Unicode 16, which includes code points reserved for future
//! characters of this kind.

/// Whether a character draws nothing: controls, direction marks, joiners, variation selectors, fillers and protocol
/// characters. Text is compared without these characters, and they have no width.
#[must_use]
pub fn is_invisible(character: char) -> bool {
    is_formatting(character)
        || character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e00ff}'
            | '\u{e01f0}'..='\u{e0fff}')
}

/// Whether an invisible character is removed from stories: it reorders the following text, splits a word or carries
/// hidden text, and no label needs it.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    is_invisible(character) && !is_formatting(character)
}

/// Whether an invisible character is kept in stories, because it changes how its neighbours are drawn. Persian, Hindi
/// and emoji need the joiners; emoji and Han need the variation selectors. The others belong to Mongolian, Khmer,
/// Hangul, shorthand and music.
fn is_formatting(character: char) -> bool {
    matches!(character,
        '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{34f}' | '\u{180b}'..='\u{180f}'
        | '\u{17b4}' | '\u{17b5}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}')
}

/// Whether a character is a combining diacritical mark, as in decomposed Latin, Greek and Cyrillic letters.
#[must_use]
pub fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

/// [`is_invisible`], white space and [`is_accent`] as regular expressions of JavaScript. The page tests compare them
/// for every character in every browser engine.
pub const CLASSES: [(&str, &str); 3] = [
    ("INVISIBLE", r"[\p{Cc}\p{DI}\ufff9-\ufffb\ufffe\uffff]"),
    ("SPACE", r"\p{space}"),
    ("ACCENT", r"[\u0300-\u036f]"),
];

/// Whether a character draws no ink: white space, the blank Braille pattern and invisible characters. A text of these
/// alone is empty.
#[must_use]
pub fn is_blank(character: char) -> bool {
    character.is_whitespace() || character == '\u{2800}' || is_invisible(character)
}

/// Whether a character separates lines or paragraphs (Unicode `Zl` and `Zp`). It is white space in a story, but some
/// terminals treat it as a line break.
#[must_use]
pub fn is_line_separator(character: char) -> bool {
    matches!(character, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formatting_characters_stay_in_stories_and_other_invisible_ones_do_not() {
        for kept in ['\u{200c}', '\u{200d}', '\u{fe0f}', '\u{34f}', '\u{180e}', '\u{e0100}'] {
            assert!(is_invisible(kept) && !is_hidden(kept) && is_blank(kept), "{kept:?}");
        }
        for taken in
            ['\0', '\u{ad}', '\u{61c}', '\u{200b}', '\u{200e}', '\u{202e}', '\u{2069}', '\u{feff}', '\u{e0041}']
        {
            assert!(is_hidden(taken) && is_blank(taken), "{taken:?}");
        }
        for seen in ['a', '\u{301}', '-', 'ع', '\u{fffd}', '😀'] {
            assert!(!is_blank(seen), "{seen:?}");
        }
    }
}
