//! Whether a sentence takes what the data say for granted: in "it could take years to identify the 71 bodies that were
//! found", 71 bodies were found, whatever is said of the rest.

use super::{
    mention::{Mention, Sentence},
    reader::Reader,
    subject::{Subject, is_same_word},
    tokens::{Kind, Piece},
};

/// The most words of the noun phrase of a number.
const REACH: usize = 8;

impl Reader {
    /// Returns whether a definite word such as "the" is directly before the number, and the noun phrase behind it has all
    /// that the label says.
    pub(super) fn is_presupposed(&self, sentence: &Sentence, mention: &Mention, subject: &Subject) -> bool {
        let pieces = &sentence.pieces;
        let place = mention.numeral.place;
        let before = place.checked_sub(1).and_then(|before| pieces.get(before));
        if !before.is_some_and(|piece| self.lexicon.definite.contains(&piece.text)) {
            return false;
        }
        let is_inside = |piece: &&Piece| {
            piece.kind == Kind::Word
                && !self.grammar.barriers.contains(&piece.text)
                && !self.lexicon.auxiliaries.contains(&piece.text)
        };
        let behind = pieces.get(place.saturating_add(1)..).unwrap_or_default();
        let length = behind.iter().take(REACH).take_while(is_inside).count();
        let phrase = behind.get(..length).unwrap_or_default();
        // An article that is written together with the number follows its noun: "الركاب الـ41".
        let is_glued = pieces.get(place).is_some_and(|piece| piece.is_glued);
        let noun = place.checked_sub(2).and_then(|noun| pieces.get(noun)).filter(|_| is_glued);
        let is_in_phrase = |word: &Piece| phrase.iter().chain(noun).any(|piece| is_same_word(piece, word));
        let label = subject.pieces.get(..subject.named).unwrap_or_default();
        !subject.is_event && self.content(label).all(is_in_phrase)
    }
}
