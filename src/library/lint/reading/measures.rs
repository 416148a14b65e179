//! [`Measures`]: what a number is measured in, by the words and signs beside it.

use std::collections::BTreeMap;

use super::{
    lexicon::Measure,
    pattern::{Grammar, Pattern},
    tokens::Piece,
};

/// A measure with its patterns.
#[derive(Debug)]
struct Entry {
    name: String,
    before: Vec<(usize, Pattern)>,
    behind: Vec<Pattern>,
    /// The abbreviations, which are read behind digits as a scale, too: "m".
    signs: Vec<String>,
    is_exclusive: bool,
    is_money: bool,
    kind_of: Option<String>,
}

/// The measures of a language.
#[derive(Debug)]
pub(super) struct Measures {
    entries: Vec<Entry>,
}

impl Measures {
    pub(super) fn new(measures: &BTreeMap<String, Measure>) -> Self {
        let before = |pattern: &String| (pattern.split_whitespace().count(), Pattern::any_case(pattern));
        let entries = measures.iter().map(|(name, measure)| Entry {
            name: name.clone(),
            before: measure.before.iter().map(before).collect(),
            behind: measure.behind.iter().map(|pattern| Pattern::literal(pattern)).collect(),
            signs: measure.behind.iter().filter(|word| word.chars().count() < 3).cloned().collect(),
            is_exclusive: measure.exclusive,
            is_money: measure.money,
            kind_of: measure.kind_of.clone(),
        });
        Self { entries: entries.collect() }
    }

    /// Returns the measure of the number at a piece: the one with the longest words.
    pub(super) fn of(&self, grammar: &Grammar, pieces: &[Piece], place: usize) -> Option<usize> {
        let next = place.saturating_add(1);
        let is_hyphen = pieces.get(next).is_some_and(|piece| piece.is_glued && piece.is_sign(&["-"]));
        let behind_at = if is_hyphen { next.saturating_add(1) } else { next };
        let is_word = |at: usize, end: usize| {
            // A single letter is a measure only directly behind the number.
            let piece = pieces.get(at);
            end > at.saturating_add(1)
                || piece.is_some_and(|piece| {
                    piece.is_glued || piece.text.chars().count() > 1 || !piece.text.chars().all(char::is_alphabetic)
                })
        };
        let behind = |pattern: &Pattern| {
            pattern
                .find(grammar, pieces, behind_at)
                .filter(|found| is_word(behind_at, found.end))
                .map(|found| found.end.saturating_sub(found.start))
        };
        // The country may be named before its currency: "6.1 million Swiss francs".
        let has_country = pieces.get(behind_at).is_some_and(|piece| piece.is_capital);
        let behind_country = |entry: &Entry| {
            let at = behind_at.saturating_add(1);
            let is_found =
                |pattern: &Pattern| pattern.find(grammar, pieces, at).is_some_and(|found| is_word(at, found.end));
            (entry.is_money && has_country && entry.behind.iter().any(is_found)).then_some(1)
        };
        let before = |(length, pattern): &(usize, Pattern)| {
            let start = place.checked_sub(*length)?;
            let found = pattern.find(grammar, pieces, start).filter(|found| found.end == place)?;
            let glued = pieces.get(start.saturating_add(1)..place)?.iter().all(|piece| piece.is_glued);
            glued.then(|| found.end.saturating_sub(found.start))
        };
        let length = |entry: &Entry| {
            let before = entry.before.iter().filter_map(before).max();
            let behind = entry.behind.iter().filter_map(behind).max().or_else(|| behind_country(entry));
            // The sign before a number says more than the word behind it: "£8 a day".
            before.map(|length| length.saturating_add(10)).or(behind)
        };
        let found = self.entries.iter().enumerate().filter_map(|(index, entry)| Some((length(entry)?, index)));
        found.max_by_key(|(length, _)| *length).map(|(_, index)| index)
    }

    /// Returns the measures that are named in a text of the data, such as a unit.
    pub(super) fn named(&self, grammar: &Grammar, pieces: &[Piece]) -> Vec<usize> {
        let mut best: BTreeMap<usize, (usize, Vec<usize>)> = BTreeMap::new();
        for (index, entry) in self.entries.iter().enumerate() {
            for pattern in entry.behind.iter().chain(entry.before.iter().map(|(_, pattern)| pattern)) {
                for found in (0..pieces.len()).filter_map(|at| pattern.find(grammar, pieces, at)) {
                    // Of "percentage points", only the longer one counts.
                    let slot = best.entry(found.end).or_default();
                    let length = found.end.saturating_sub(found.start);
                    if length > slot.0 {
                        *slot = (length, vec![index]);
                    } else if length == slot.0 {
                        slot.1.push(index);
                    }
                }
            }
        }
        best.into_values().flat_map(|(_, indices)| indices).collect()
    }

    /// Returns whether a number with this measure cannot have one of these.
    pub(super) fn conflict(&self, measure: usize, named: &[usize]) -> bool {
        let Some(entry) = self.entries.get(measure) else { return false };
        if !(entry.is_exclusive || entry.is_money) {
            return false;
        }
        !named.iter().filter_map(|index| self.entries.get(*index)).any(|other| {
            let general = |entry: &Entry| entry.kind_of.clone().unwrap_or_else(|| entry.name.clone());
            let is_related = general(entry) == general(other) && (entry.kind_of.is_none() || other.kind_of.is_none());
            other.name == entry.name || is_related
        })
    }

    /// Returns whether the abbreviation of a scale is that of one of these measures: "8m" are 8 metres.
    pub(super) fn has_sign(&self, named: &[usize], sign: &str) -> bool {
        named
            .iter()
            .filter_map(|index| self.entries.get(*index))
            .any(|entry| !entry.is_money && entry.signs.iter().any(|own| own == sign))
    }

    /// Returns whether the measure is a currency.
    pub(super) fn is_money(&self, measure: usize) -> bool {
        self.entries.get(measure).is_some_and(|entry| entry.is_money)
    }

    /// Returns whether one of the measures is a percentage.
    pub(super) fn is_percent(&self, named: &[usize]) -> bool {
        named.iter().filter_map(|index| self.entries.get(*index)).any(|entry| entry.name == "percent")
    }
}
