//! Who says what a sentence states: "said the warden, Martha Keane".

use super::{
    mention::{Mention, Sentence},
    reader::Reader,
    tokens::{Kind, Piece},
};

/// How near to a verb the name of its speaker is.
const NEAR: usize = 3;

/// How far behind a verb its speaker may be named.
const REACH: usize = 10;

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
        // Scripts such as the Arabic one have no capitals.
        let has_case = name.iter().any(|word| word.text.to_uppercase() != word.text);
        let is_person = (2..=3).contains(&name.len()) && name.iter().all(|word| word.is_capital || !has_case);
        if !is_person {
            return None;
        }
        if self.is_of_another_turn(sentence, start.saturating_add(place), name.last()?) {
            return Some(false);
        }
        let is_verb = |at: &usize| {
            pieces.get(*at).is_some_and(|piece| piece.kind == Kind::Word && self.lexicon.speech.contains(&piece.text))
        };
        let verb = (0..place).rev().find(is_verb).or_else(|| (place..pieces.len()).find(is_verb))?;
        let last = name.last()?;
        let reach = if has_case { NEAR } else { REACH };
        let is_own = |at: usize| {
            pieces
                .get(at.saturating_sub(NEAR)..)
                .is_some_and(|rest| rest.iter().take(NEAR.saturating_add(reach)).any(|piece| piece.text == last.text))
        };
        if (0..pieces.len()).filter(is_verb).any(is_own) {
            return None;
        }
        // A name between the verb and the number may have a verb that is not in the lexicon.
        let between = pieces.get(verb.min(place)..verb.max(place)).unwrap_or_default();
        if between.iter().any(|piece| piece.text == last.text) {
            return None;
        }
        if !has_case {
            // Names cannot be told from other words. What remains is a speaker whom the sentence names elsewhere.
            return pieces.iter().any(|piece| piece.text == last.text).then_some(false);
        }
        let attributed = self.attributed(pieces, verb)?;
        let is_in = |word: &Piece, pieces: &[Piece]| pieces.iter().any(|piece| piece.text == word.text);
        if name.iter().any(|word| is_in(word, attributed)) {
            return None;
        }
        Some(is_in(last, pieces))
    }

    /// Returns whether the speakers of a sentence follow each other, each with a number, and this one has the number of
    /// another: "Carla Benn put it at 5,500, while Joel Marsh spoke of 2,100".
    fn is_of_another_turn(&self, sentence: &Sentence, place: usize, last_name: &Piece) -> bool {
        let pieces = &sentence.pieces;
        // The last name before a number, and whether it is the speaker's.
        let speaker_before = |place: usize| {
            let names = names(pieces.get(..place).unwrap_or_default());
            names.last().map(|name| name.iter().any(|word| word.text == last_name.text))
        };
        let is_amount = |mention: &&Mention| mention.numeral.is_amount() && !mention.numeral.is_date();
        let amounts = || sentence.mentions.iter().filter(is_amount);
        !self.grammar.nouns_capitalized
            && speaker_before(place) == Some(false)
            && amounts().any(|mention| speaker_before(mention.numeral.place) == Some(true))
    }

    /// Returns the name of the person to whom a verb attributes the sentence.
    fn attributed<'p>(&self, pieces: &'p [Piece], verb: usize) -> Option<&'p [Piece]> {
        let (before, behind) = pieces.split_at_checked(verb)?;
        // "…”, said Paul Hart", "… », a déclaré Paul Hart"
        let is_auxiliary = |piece: &&Piece| self.lexicon.auxiliaries.contains(&piece.text);
        let subject = before.iter().rev().find(|piece| !is_auxiliary(piece));
        let is_inverted = subject.is_some_and(|piece| piece.kind == Kind::Sign);
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What the first number of a sentence says of its speaker.
    fn other(language: &str, sentence: &str, speaker: &str) -> Option<bool> {
        let reader = Reader::of(language).unwrap();
        let sentence = reader.sentence(sentence);
        let place = sentence.mentions.first().unwrap().numeral.place;
        reader.other_speaker(&sentence, place, speaker)
    }

    #[test]
    fn another_speaker_than_the_one_of_the_data_is_found() {
        let said = "“We have 6,000 volunteers”, said the chairman, Paul Hart, after he had met Nadia Bell.";
        assert_eq!(other("en", said, "Paul Hart"), None);
        assert_eq!(other("en", said, "Nadia Bell"), Some(true));
        assert_eq!(other("en", said, "Ada Brook"), Some(false));
        assert_eq!(other("en", "We have 6,000 volunteers, the chairman said.", "Ada Brook"), None);
        assert_eq!(other("en", said, "The fire brigade"), None, "not a person");
    }

    #[test]
    fn names_are_found_where_every_noun_has_a_capital() {
        let said = "Bürgermeisterin Karin Holzer sprach von 340 beschädigten Häusern.";
        assert_eq!(other("de", said, "Karin Holzer"), None);
        assert_eq!(other("de", said, "Martin Egger"), Some(false));
    }

    #[test]
    fn without_capitals_a_speaker_who_is_named_elsewhere_is_doubted() {
        let said = "أعلن المحافظ خالد الزين إنقاذ 52 شخصا من تحت الأنقاض، فيما تتولى ليلى حمدان إدارة العمليات.";
        assert_eq!(other("ar", said, "خالد الزين"), None);
        assert_eq!(other("ar", said, "ليلى حمدان"), Some(false));
        assert_eq!(other("ar", said, "كريم منصور"), None, "the sentence may have a pronoun");
    }
}
