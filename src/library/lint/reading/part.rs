//! Whether the data say of a whole what a sentence says of a part of it: of "half of the 8,000 residents have left", that
//! 8,000 have left.

use super::{
    lexicon::CueKind,
    mention::{Mention, Sentence, Sign},
    pattern::{ends_clause, starts_clause},
    reader::Reader,
    subject::{Subject, is_same_word},
    tokens::{Kind, Piece},
};

impl Reader {
    /// Returns whether the data say of the whole, a mention with this sign, what the sentence says of its part: sure if
    /// the clause of the auxiliary says it. `None` if they do not.
    pub(super) fn part(&self, sentence: &Sentence, whole: &Mention, sign: Sign, subject: &Subject) -> Option<bool> {
        if let Some(sure) = self.is_said_behind(sentence, whole, subject) {
            return Some(sure);
        }
        let is_doubted = self.is_verb_of_part(sentence, whole, subject)
            || self.is_said_before(sentence, whole, sign, subject)
            || self.is_said_of_later_part(sentence, whole, subject);
        is_doubted.then_some(false)
    }

    /// Returns whether the data say of a part only what the sentence says of the whole: of "of the 52 killed on the ferry,
    /// 31 have been identified", that 31 were killed.
    pub(super) fn is_part_of_named(&self, sentence: &Sentence, part: &Mention, subject: &Subject) -> bool {
        let pieces = &sentence.pieces;
        let place = part.numeral.place;
        let is_whole = |mention: &&Mention| {
            let numeral = &mention.numeral;
            mention.sign(CueKind::Whole).is_some_and(|sign| sign.start < numeral.place)
                && numeral.place < place
                && numeral.value > part.numeral.value
        };
        let Some(whole) = sentence.mentions.iter().rfind(is_whole).map(|mention| mention.numeral.place) else {
            return false;
        };
        let between = pieces.get(whole.saturating_add(1)..place).unwrap_or_default();
        let is_end = |piece: &Piece| piece.kind == Kind::Number || piece.is_sign(&[".", ";", ":"]);
        if subject.is_event || between.iter().any(is_end) {
            return false;
        }
        let next = place.saturating_add(1);
        let end = (next..pieces.len()).find(|at| ends_clause(pieces, *at)).unwrap_or(pieces.len());
        let behind = pieces.get(next..end).unwrap_or_default();
        let label = subject.pieces.get(..subject.named).unwrap_or_default();
        let is_unit = |word: &Piece| subject.unit.iter().any(|unit| is_same_word(unit, word));
        let said: Vec<&Piece> = self.content(label).filter(|&word| !is_unit(word)).collect();
        !said.is_empty() && said.iter().all(|word| is_in(word, between) && !is_in(word, behind))
    }

    /// "Half of the 8,000 residents have left the town": what an auxiliary and the words behind it say.
    fn is_said_behind(&self, sentence: &Sentence, whole: &Mention, subject: &Subject) -> Option<bool> {
        let is_auxiliary = |piece: &Piece| self.lexicon.auxiliaries.contains(&piece.text);
        let rest = sentence.pieces.get(whole.numeral.place..)?;
        let verb = rest.iter().position(is_auxiliary)?;
        let (before, predicate) = rest.split_at_checked(verb)?;
        let end = predicate.iter().position(|piece| piece.is_sign(&[";", ".", ":"])).unwrap_or(predicate.len());
        let predicate = predicate.get(..end)?;
        let is_plain = |piece: &Piece| !piece.is_sign(&[","]) && !self.grammar.barriers.contains(&piece.text);
        let clause = predicate.iter().take_while(|piece| is_plain(piece)).count();
        let own = self
            .content(&subject.pieces)
            .filter(|&word| word.text.chars().count() > 3 && !is_auxiliary(word) && !is_in(word, before));
        let said: Vec<&Piece> = own.filter(|&word| is_in(word, predicate)).collect();
        let is_near = |word: &&Piece| predicate.get(..clause).is_some_and(|clause| is_in(word, clause));
        (!said.is_empty()).then(|| said.iter().any(is_near))
    }

    /// The same for a language without auxiliaries whose clauses start with their verb, such as Arabic: whether the label
    /// repeats the verb of a clause, or says what only another clause says.
    fn is_verb_of_part(&self, sentence: &Sentence, mention: &Mention, subject: &Subject) -> bool {
        if !self.lexicon.auxiliaries.is_empty() {
            return false;
        }
        let place = sentence.pieces.get(mention.numeral.place).map(|piece| piece.start);
        let clauses: Vec<&[Piece]> = sentence.pieces.split(|piece| piece.is_sign(&[",", ";", ".", ":"])).collect();
        let is_own = |clause: &&[Piece]| clause.iter().any(|piece| Some(piece.start) == place);
        let own = clauses.iter().copied().find(is_own).unwrap_or_default();
        let others = || clauses.iter().filter(|clause| !is_own(clause));
        let label = subject.pieces.get(..subject.named).unwrap_or_default();
        self.content(label).filter(|word| word.text.chars().count() > 3).any(|word| {
            let is_verb =
                |clause: &&[Piece]| self.content(clause).next().is_some_and(|verb| have_same_root(verb, word));
            is_verb(&own) || (others().any(|clause| is_in(word, clause)) && !is_in(word, own))
        })
    }

    /// "The court has heard 14 of the 90 witnesses": what the verb directly before the part says.
    fn is_said_before(&self, sentence: &Sentence, whole: &Mention, sign: Sign, subject: &Subject) -> bool {
        let pieces = &sentence.pieces;
        let start = (0..=sign.start).rev().find(|at| starts_clause(pieces, *at)).unwrap_or_default();
        let before = pieces.get(start..sign.start).unwrap_or_default();
        let is_number = pieces.get(sign.start).is_some_and(|piece| piece.kind == Kind::Number);
        let Some(verb) = self.content(before).last().filter(|_| is_number) else { return false };
        let rest = pieces.get(whole.numeral.place..).unwrap_or_default();
        self.is_label_word(verb, subject) && !is_in(verb, rest)
    }

    /// "Of 1,150 samples taken from the lake, 38 contained lead": what the words beside the later part say.
    fn is_said_of_later_part(&self, sentence: &Sentence, whole: &Mention, subject: &Subject) -> bool {
        let pieces = &sentence.pieces;
        let place = whole.numeral.place;
        let is_part = |mention: &&Mention| {
            let numeral = &mention.numeral;
            numeral.place > place && numeral.is_amount() && !numeral.is_date() && numeral.value < whole.numeral.value
        };
        let Some(part) = sentence.mentions.iter().find(is_part).map(|mention| mention.numeral.place) else {
            return false;
        };
        let between = pieces.get(place.saturating_add(1)..part).unwrap_or_default();
        if between.iter().any(|piece| piece.is_sign(&[".", ";", ":"])) {
            return false;
        }
        let comma = between.iter().position(|piece| piece.is_sign(&[","]));
        let whole_words = between.get(..comma.unwrap_or(between.len().saturating_sub(1))).unwrap_or_default();
        let next = part.saturating_add(1);
        let end = (next..pieces.len()).find(|at| ends_clause(pieces, *at)).unwrap_or(pieces.len());
        let before = between.get(whole_words.len()..).unwrap_or_default();
        let behind = pieces.get(next..end).unwrap_or_default();
        let mut verbs = self.content(before).chain(self.content(behind));
        verbs.any(|verb| self.is_label_word(verb, subject) && !is_in(verb, whole_words))
    }

    /// Returns whether a word is in the label and says something of what is counted.
    fn is_label_word(&self, word: &Piece, subject: &Subject) -> bool {
        let label = subject.pieces.get(..subject.named).unwrap_or_default();
        let is_unit = subject.unit.iter().any(|unit| is_same_word(unit, word));
        word.text.chars().count() > 3 && !is_unit && self.content(label).any(|own| is_same_stem(own, word))
    }
}

fn is_in(word: &Piece, pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| is_same_word(piece, word))
}

/// Returns whether two words have their beginning in common, and endings of any length, as a verb and its participle do.
fn is_same_stem(one: &Piece, other: &Piece) -> bool {
    let common = one.text.chars().zip(other.text.chars()).take_while(|(one, other)| one == other).count();
    one.kind == Kind::Word && other.kind == Kind::Word && (common >= 5 || is_same_word(one, other))
}

/// Returns whether two forms have three letters in a row in common, the length of most Arabic roots.
fn have_same_root(one: &Piece, other: &Piece) -> bool {
    let letters: Vec<char> = one.text.chars().collect();
    one.text != other.text && letters.windows(3).any(|root| other.text.contains(&root.iter().collect::<String>()))
}
