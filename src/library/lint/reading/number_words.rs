//! Reads numbers that are written in words: "twenty-one", "zweihundertvierzig", "two million three hundred thousand".

use super::{
    numerals::NumberReader,
    partial::{Partial, added},
    table::{is_in, longest, skip_hyphen},
    tokens::Piece,
};

impl NumberReader {
    /// Reads a sequence of number words.
    pub(super) fn words(&self, pieces: &[Piece], at: usize) -> Option<(f64, usize)> {
        if let Some(value) = pieces.get(at).filter(|_| self.is_compound).and_then(|piece| self.compound(&piece.text)) {
            return Some((value, at.saturating_add(1)));
        }
        let mut partial = Partial { end: at, ..Partial::default() };
        let mut before_joiner: Option<Partial> = None;
        let mut place = at;
        loop {
            let is_prefixed = partial.current.is_some() && self.joined(pieces, place).is_some();
            let is_behind_joiner = before_joiner.is_some_and(|saved| saved.end < place && partial.end == saved.end);
            let is_joined = is_prefixed || is_behind_joiner;
            if let Some((value, end)) = self.lookup(&self.values, pieces, place) {
                let Some(sum) = added(partial.current, value, is_joined) else { break };
                partial.current = Some(sum);
                partial.end = end;
            } else if let Some(scale) = self.scale_word(pieces, place) {
                let current = partial.current.unwrap_or(1.0);
                let is_too_large =
                    if scale < 1_000.0 { current >= 100.0 } else { partial.scale.is_some_and(|last| scale >= last) };
                if is_too_large || (is_joined && partial.current.is_none()) {
                    // "between one hundred and two hundred": the joiner belongs to the sentence.
                    partial = before_joiner.unwrap_or(partial);
                    break;
                }
                if scale < 1_000.0 {
                    partial.current = Some(current * scale);
                } else {
                    partial.total += current * scale;
                    partial.current = None;
                    partial.scale = Some(scale);
                }
                partial.end = place.saturating_add(1);
            } else {
                break;
            }
            place = skip_hyphen(pieces, partial.end);
            if is_in(&self.joiners, pieces, place) {
                before_joiner = Some(partial);
                place = place.saturating_add(1);
            } else if let Some(rest) = self.joined(pieces, place) {
                // The joiner is a prefix of the word.
                if let Some(sum) = self
                    .values
                    .get(&rest)
                    .and_then(|list| list.first())
                    .and_then(|(_, value)| added(partial.current, *value, true))
                {
                    partial.current = Some(sum);
                    partial.end = place.saturating_add(1);
                    place = partial.end;
                }
            }
        }
        Some((partial.value()?, partial.end))
    }

    /// Returns a word without the prefix that joins it to the number before.
    fn joined(&self, pieces: &[Piece], at: usize) -> Option<String> {
        let piece = pieces.get(at)?;
        let mut joiners = self.joiners.iter().filter(|joiner| self.clitics.contains(joiner));
        joiners.find_map(|joiner| piece.text.strip_prefix(joiner.as_str())).map(str::to_owned)
    }

    /// Reads a word that is made of several number words: "zweihundertvierzig".
    fn compound(&self, word: &str) -> Option<f64> {
        let mut rest = word;
        let mut partial = Partial::default();
        let mut is_joined = false;
        let mut parts = 0_u32;
        while !rest.is_empty() {
            let value = longest(self.values.iter().map(|(key, list)| (key.as_str(), list)), rest);
            let scales =
                self.scales.iter().flat_map(|(words, _, scale)| words.iter().map(move |word| (word.as_str(), scale)));
            let scale = longest(scales, rest);
            let value_length = value.map_or(0, |(word, _)| word.len());
            if let Some((word, scale)) = scale.filter(|(word, _)| word.len() > value_length) {
                let current = partial.current.unwrap_or(1.0);
                if *scale < 1_000.0 {
                    partial.current = Some(current * scale);
                } else {
                    partial.total += current * scale;
                    partial.current = None;
                    partial.scale = Some(*scale);
                }
                rest = rest.get(word.len()..).unwrap_or_default();
            } else if let Some((word, list)) = value {
                let value = list.iter().find(|(others, _)| others.is_empty()).map(|(_, value)| *value)?;
                partial.current = Some(added(partial.current, value, is_joined)?);
                rest = rest.get(word.len()..).unwrap_or_default();
                is_joined = false;
            } else {
                let joiner = self.joiners.iter().find(|joiner| rest.starts_with(joiner.as_str()))?;
                rest = rest.get(joiner.len()..).filter(|rest| !rest.is_empty() && parts > 0)?;
                is_joined = true;
            }
            parts = parts.saturating_add(1);
        }
        partial.value().filter(|_| parts > 1)
    }
}
