//! Letters and their accents apart, as Unicode decomposes them (NFD, without its order of several accents).
//!
//! The table is generated, `BLESS=1 cargo test --test letters`: that of a library would be three times as large in the editor's core.

use std::sync::LazyLock;

/// Each line a character and what it is made of.
static TABLE: LazyLock<Vec<(char, &str)>> = LazyLock::new(|| {
    let lines = include_str!("letters.txt").lines();
    let line = |line: &'static str| {
        let mut characters = line.chars();
        Some((characters.next()?, characters.as_str()))
    };
    lines.filter_map(line).collect()
});

/// Hands out what a character is made of, or itself where it is in one part.
pub fn parts(character: char, mut take: impl FnMut(char)) {
    if character.is_ascii() {
        return take(character);
    }
    if let Some(syllable) = u32::from(character).checked_sub(0xac00).filter(|syllable| *syllable < 11_172) {
        // Hangul is made by rule: 19 leading sounds, 21 vowels, 27 closing sounds or none.
        let sounds = [(0x1100, syllable / 588), (0x1161, syllable % 588 / 28), (0x11a7, syllable % 28)];
        let sounds = sounds.into_iter().filter(|(first, sound)| *first != 0x11a7 || *sound != 0);
        return sounds.filter_map(|(first, sound)| char::from_u32(sound.saturating_add(first))).for_each(take);
    }
    match TABLE.binary_search_by_key(&character, |(known, _)| *known).ok().and_then(|at| TABLE.get(at)) {
        Some((_, parts)) => parts.chars().for_each(take),
        None => take(character),
    }
}
