//! Which characters are seen: the one home of every set of invisible characters. What reads, compares, measures or writes text
//! names the set that it means; the element's JavaScript gets them by [`crate::facts`].
//!
//! Ranges are those of `Default_Ignorable_Code_Point` in Unicode 16, which counts future characters of the same kind in.

/// Draws nothing itself: controls, marks of direction, joiners, selectors, fillers, and what stands between texts in a protocol.
/// Words are compared without these, and they take no width.
#[must_use]
pub fn is_invisible(character: char) -> bool {
    is_formatting(character)
        || character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e00ff}'
            | '\u{e01f0}'..='\u{e0fff}')
}

/// Invisible, and taken out of a story: it reorders what follows, splits a word or smuggles text, and no label needs it.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    is_invisible(character) && !is_formatting(character)
}

/// Invisible, and kept in a story, for it changes how its neighbours are drawn: Persian, Hindi and emoji need the joiners,
/// emoji and Han the selectors of variants; the rest belongs to Mongolian, Khmer, Hangul, shorthand and music.
fn is_formatting(character: char) -> bool {
    matches!(character,
        '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{34f}' | '\u{180b}'..='\u{180f}'
        | '\u{17b4}' | '\u{17b5}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}')
}

/// A mark on the letter before it, as letters of Latin, Greek and Cyrillic have them where they are written in parts.
#[must_use]
pub fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

/// [`is_invisible`], white space and [`is_accent`] as JavaScript's regular expressions write them. Page tests hold them equal for
/// every character in every engine.
pub const CLASSES: [(&str, &str); 3] = [
    ("INVISIBLE", r"[\p{Cc}\p{DI}\ufff9-\ufffb\ufffe\uffff]"),
    ("SPACE", r"\p{space}"),
    ("ACCENT", r"[\u0300-\u036f]"),
];

/// Leaves no ink: space of any kind, the empty pattern of Braille, and what is invisible. A text of these alone says nothing.
#[must_use]
pub fn is_blank(character: char) -> bool {
    character.is_whitespace() || character == '\u{2800}' || is_invisible(character)
}

/// Separates lines or paragraphs (Unicode, `Zl` and `Zp`): white space in a story, an end of the line to some terminals.
#[must_use]
pub fn is_line_separator(character: char) -> bool {
    matches!(character, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_scripts_need_is_invisible_and_stays_in_stories() {
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
