//! [`Table`]: words with values, and the steps over pieces that the readers of numbers share.

use std::collections::BTreeMap;

use super::{digits, tokens::Piece};

/// Words with a value, by their first piece.
pub(super) type Table<V> = BTreeMap<String, Vec<(Vec<String>, V)>>;

/// Returns whether the piece at this index is one of the words.
pub(super) fn is_in(words: &[String], pieces: &[Piece], at: usize) -> bool {
    pieces.get(at).is_some_and(|piece| words.contains(&piece.text))
}

/// Makes a table of words with their values.
pub(super) fn table<'w>(entries: impl Iterator<Item = (&'w String, f64)>) -> Table<f64> {
    let mut table: Table<f64> = BTreeMap::new();
    for (words, value) in entries {
        let mut words = words.split_whitespace().map(str::to_owned);
        let first = words.next().unwrap_or_default();
        table.entry(first).or_default().push((words.collect(), value));
    }
    table
}

/// Returns the entry with the longest key that the text starts with.
pub(super) fn longest<'k, V>(entries: impl Iterator<Item = (&'k str, V)>, text: &str) -> Option<(&'k str, V)> {
    entries.filter(|(key, _)| text.starts_with(key)).max_by_key(|(key, _)| key.len())
}

/// Returns the index behind a hyphen within a word, if one is at this index.
pub(super) fn skip_hyphen(pieces: &[Piece], at: usize) -> usize {
    let is_hyphen = pieces.get(at).is_some_and(|piece| piece.is_glued && piece.is_sign(&["-"]));
    if is_hyphen { at.saturating_add(1) } else { at }
}

/// Reads a fraction such as ½.
pub(super) fn vulgar(pieces: &[Piece], at: usize) -> Option<(f64, usize)> {
    let value = digits::vulgar(&pieces.get(at)?.text)?;
    Some((value, at.saturating_add(1)))
}
