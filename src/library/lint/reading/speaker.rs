//! Who says what a sentence states: "said the warden, Martha Keane".

use super::{
    mention::Sentence,
    reader::Reader,
    tokens::{Kind, Piece},
};

/// How near to a verb the name of its speaker is.
const NEAR: usize = 3;

/// How far behind a verb its speaker may be named.
const REACH: usize = 7;

impl Reader {
    /// Returns whether the sentence attributes the number at a place to another person than this one: sure if the
    /// sentence names this one as well. `None` if it does not, or if that cannot be read.
    pub(crate) fn other_speaker(&self, sentence: &Sentence, place: usize, speaker: &str) -> Option<bool> {
        let is_end = |piece: &Piece| piece.is_sign(&[";"]);
        let (before, behind) = sentence.pieces.split_at_checked(place)?;
        let start = before.iter().rposition(is_end).map_or(0, |end| end.saturating_add(1));
        let end = behind.iter().position(is_end).map_or(sentence.pieces.len(), |end| place.saturating_add(end));
        let (pieces, place) = (sentence.pieces.get(start..end)?, place.saturating_sub(start));
        let name: Vec<Piece> = self.words(speaker);
        let is_person = (2..=3).contains(&name.len()) && name.iter().all(|word| word.is_capital);
        if !is_person || self.grammar.nouns_capitalized {
            return None;
        }
        let is_verb = |at: &usize| {
            pieces.get(*at).is_some_and(|piece| piece.kind == Kind::Word && self.lexicon.speech.contains(&piece.text))
        };
        let verb = (0..place).rev().find(is_verb).or_else(|| (place..pieces.len()).find(is_verb))?;
        let last = name.last()?;
        let is_own = |at: usize| {
            pieces
                .get(at.saturating_sub(NEAR)..)
                .is_some_and(|rest| rest.iter().take(NEAR.saturating_mul(2)).any(|piece| piece.text == last.text))
        };
        if (0..pieces.len()).filter(is_verb).any(is_own) {
            return None;
        }
        let attributed = self.attributed(pieces, verb)?;
        let is_in = |word: &Piece, pieces: &[Piece]| pieces.iter().any(|piece| piece.text == word.text);
        if name.iter().any(|word| is_in(word, attributed)) {
            return None;
        }
        Some(is_in(last, pieces))
    }

    /// Returns the name of the person to whom a verb attributes the sentence.
    fn attributed<'p>(&self, pieces: &'p [Piece], verb: usize) -> Option<&'p [Piece]> {
        let (before, behind) = pieces.split_at_checked(verb)?;
        let is_inverted = before.last().is_some_and(|piece| piece.kind == Kind::Sign);
        if is_inverted {
            let near = behind.get(..REACH.min(behind.len()))?;
            let end = near.iter().position(|piece| piece.is_sign(&["."])).unwrap_or(near.len());
            if let Some(name) = names(near.get(..end)?).into_iter().next() {
                return Some(name);
            }
        }
        // Names within a relative clause are skipped: "Olivia Grant, who succeeded Neil Baxter, said".
        let relative = before.windows(2).position(|pair| matches!(pair, [comma, word] if comma.is_sign(&[","]) && self.lexicon.relatives.contains(&word.text)));
        let main = match relative {
            Some(start) if before.get(start.saturating_add(1)..)?.iter().any(|piece| piece.is_sign(&[","])) => {
                before.get(..start)?
            }
            _ => before,
        };
        names(main).into_iter().next_back()
    }
}

/// Returns the sequences of two or more capitalized words.
fn names(pieces: &[Piece]) -> Vec<&[Piece]> {
    let is_name = |piece: &Piece| piece.kind == Kind::Word && piece.is_capital;
    pieces
        .chunk_by(|one, other| is_name(one) == is_name(other))
        .filter(|run| run.len() > 1 && run.iter().all(is_name))
        .collect()
}
