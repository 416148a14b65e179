//! [`Message`]: a pattern with placeholders, or a pattern for each plural category.

use std::borrow::Cow;

use super::writing_direction::WritingDirection;
use crate::{model::Category, raw::Json};

/// A pattern with the placeholders `{0}`, `{1}` and so on, or several patterns by plural category.
#[derive(Debug)]
pub(super) struct Message {
    pub(super) patterns: Vec<(Category, String)>,
}

impl Message {
    pub(super) fn read(value: &Json) -> Option<Self> {
        if let Some(text) = value.text() {
            return Some(Self { patterns: vec![(Category::Other, text.to_owned())] });
        }
        let fields = value.fields()?.iter();
        let patterns: Option<Vec<_>> =
            fields.map(|(name, text)| Some((Category::named(name)?, text.text()?.to_owned()))).collect();
        Some(Self { patterns: patterns? })
    }

    /// Returns the pattern for a plural category.
    pub(super) fn pattern(&self, category: Category) -> &str {
        let of = |wanted| self.patterns.iter().find(|(known, _)| *known == wanted);
        of(category).or_else(|| of(Category::Other)).map_or("", |(_, pattern)| pattern)
    }
}

/// First strong isolate and pop directional isolate (Unicode Standard Annex 9): the text between them is laid out
/// independently.
const ISOLATE: char = '\u{2068}';
const END: char = '\u{2069}';

/// Replaces the placeholders of a pattern by texts. Texts of the opposite direction are isolated.
pub(super) fn fill(direction: WritingDirection, pattern: &str, texts: &[&str]) -> String {
    let mut filled = String::with_capacity(pattern.len().saturating_mul(2));
    let mut rest = pattern;
    while let Some((before, behind)) = rest.split_once('{') {
        push(&mut filled, before);
        let Some((place, behind)) = behind.split_once('}') else { break };
        let text = place.parse::<usize>().ok().and_then(|place| texts.get(place)).copied().unwrap_or_default();
        filled.push_str(&isolated(direction, text));
        rest = behind;
    }
    push(&mut filled, rest);
    filled
}

/// Wraps the text in isolates if it contains letters of the opposite direction.
pub(super) fn isolated(direction: WritingDirection, text: &str) -> Cow<'_, str> {
    let foreign = |character: char| match direction {
        WritingDirection::LeftToRight => is_right_to_left(character),
        WritingDirection::RightToLeft => character.is_ascii_alphabetic() || is_other_left_to_right(character),
    };
    if text.chars().any(foreign) { Cow::Owned(format!("{ISOLATE}{text}{END}")) } else { Cow::Borrowed(text) }
}

/// Adds a full stop, unless the text ends with one.
pub(in super::super) fn sentence(text: &str) -> String {
    let mut sentence = text.to_owned();
    push(&mut sentence, ".");
    sentence
}

/// Adds the next piece of a pattern. Omits its full stop if the text already ends with one, as abbreviations do.
fn push(text: &mut String, piece: &str) {
    let ends = text.trim_end_matches(END).ends_with('.');
    text.push_str(piece.strip_prefix('.').filter(|_| ends).unwrap_or(piece));
}

/// Returns whether the character is in a block of a right-to-left script (Unicode Standard Annex 9: the blocks whose
/// unassigned characters are R or AL by default).
fn is_right_to_left(character: char) -> bool {
    matches!(u32::from(character), 0x0590..=0x08ff | 0xfb1d..=0xfdff | 0xfe70..=0xfefc | 0x1_0800..=0x1_0fff | 0x1_e800..=0x1_efff)
}

/// Returns whether the character is a non-ASCII letter of a left-to-right script: all characters from accented Latin
/// on, except for punctuation, spaces and right-to-left scripts.
fn is_other_left_to_right(character: char) -> bool {
    let code = u32::from(character);
    (code >= 0x00c0 && !(0x2000..=0x2bff).contains(&code) && !(0x3000..=0x3004).contains(&code))
        && !is_right_to_left(character)
}

/// Removes the isolates, which only browsers and painters need, for files.
#[must_use]
pub fn without_isolates(text: &str) -> Cow<'_, str> {
    if text.contains([ISOLATE, END]) { Cow::Owned(text.replace([ISOLATE, END], "")) } else { Cow::Borrowed(text) }
}
