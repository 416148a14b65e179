//! Which number of a sentence a label is about: "killed 12 people and injured 57" has 12 killed.

use std::ops::Range;

use super::{
    mention::{Hedge, Mention, Sentence},
    reader::Reader,
    subject::is_same_word,
    tokens::{Kind, Piece},
};

/// How far behind a number its noun may be.
const NOUN_REACH: usize = 4;

impl Reader {
    /// Returns whether the words of a label belong to another number of the sentence.
    pub(super) fn is_bound_elsewhere(&self, sentence: &Sentence, mention: &Mention, label: &[Piece]) -> bool {
        self.is_of_another_name(sentence, mention, label)
            || self.is_of_another_member(sentence, mention, label)
            || self.is_of_the_main_clause(sentence, mention, label)
    }

    /// "Paris and Lyon recorded 38 and 41 degrees respectively": 38 is not of Lyon.
    fn is_of_another_name(&self, sentence: &Sentence, mention: &Mention, label: &[Piece]) -> bool {
        let pieces = &sentence.pieces;
        let is_one_of = |piece: &Piece, words: &[String]| words.contains(&piece.text);
        if !pieces.iter().any(|piece| is_one_of(piece, &self.lexicon.respectively)) {
            return false;
        }
        let Some(join) = pieces.iter().position(|piece| is_one_of(piece, &self.lexicon.enumerations)) else {
            return false;
        };
        let names = [join.checked_sub(1), join.checked_add(1)].map(|at| at.and_then(|at| pieces.get(at)));
        let place = sentence.mentions.iter().position(|other| other.numeral.place == mention.numeral.place);
        let is_named =
            |name: Option<&Piece>| name.is_some_and(|name| label.iter().any(|word| is_same_word(word, name)));
        matches!((place, names.map(is_named)), (Some(0), [false, true]) | (Some(1), [true, false]))
    }

    /// "Labour won 212 seats and the Conservatives 187": 212 are not of the Conservatives.
    fn is_of_another_member(&self, sentence: &Sentence, mention: &Mention, label: &[Piece]) -> bool {
        let members = self.members(sentence);
        let Some(own) = members.iter().position(|member| member.contains(&mention.numeral.place)) else { return false };
        let part = |index: usize| {
            members.get(index).and_then(|member| sentence.pieces.get(member.clone())).unwrap_or_default()
        };
        let words: Vec<&Piece> = self.content(label).collect();
        let is_in = |word: &Piece, pieces: &[Piece]| pieces.iter().any(|piece| is_same_word(piece, word));
        let only_in = |index: usize, word: &Piece| {
            is_in(word, part(index)) && (0..members.len()).all(|other| other == index || !is_in(word, part(other)))
        };
        // What is far behind the last number may be said of all: "31 firefighters and 9 engines were at a fire in the port".
        // So may all behind its measure, if nothing is behind this number: "8 cm in one village, in the other 25 cm of snow".
        let is_number = |piece: &Piece| piece.kind == Kind::Number;
        let place = mention.numeral.place;
        let measure = usize::from(mention.numeral.measure.is_some());
        let end = members.get(own).map_or(0, |member| member.end);
        let tail = sentence.pieces.get(place.saturating_add(1).saturating_add(measure)..end).unwrap_or_default();
        let reach = if self.content(tail).next().is_none() && measure > 0 { 2 } else { NOUN_REACH };
        let is_near = |later: usize, word: &Piece| {
            let end = part(later).iter().rposition(is_number).map_or(0, |number| number.saturating_add(reach));
            part(later).get(..end).is_none_or(|near| is_in(word, near))
        };
        let is_later = (own.saturating_add(1)..members.len())
            .any(|later| words.iter().any(|word| only_in(later, word) && is_near(later, word)));
        let has_own = words.iter().any(|word| is_in(word, part(own)));
        // What is before a colon is the topic of all that follows: "On all nine stages: one said 1,000, another 1,200".
        let is_topic = |earlier: usize| {
            let end = members.get(earlier).map_or(0, |member| member.end);
            let between = sentence.pieces.get(end..mention.numeral.place).unwrap_or_default();
            between.iter().any(|piece| piece.is_sign(&[":"]))
        };
        let is_earlier = (0..own).any(|earlier| !is_topic(earlier) && words.iter().any(|word| only_in(earlier, word)));
        // The noun behind the number, or the verb before it: "31 inconclusive", "injured 57".
        let beside = [place.checked_sub(1), place.checked_add(1)].into_iter().flatten();
        let beside = beside.filter(|at| members.get(own).is_some_and(|member| member.contains(at)));
        let is_content = |at| {
            let piece = sentence.pieces.get(at..).and_then(|rest| rest.get(..1)).unwrap_or_default();
            self.content(piece).next().is_some()
        };
        let has_other = beside.into_iter().any(is_content);
        is_later
            || (is_earlier && !has_own && has_other)
            || (0..own).any(|earlier| !is_topic(earlier) && self.has_name_of(label, part(earlier), part(own)))
    }

    /// Returns whether a label has a name of another member of a list, and none of the number's own, which has one: "212
    /// people in Herat and 57 in Badghis" are not 57 in Herat.
    fn has_name_of(&self, label: &[Piece], other: &[Piece], own: &[Piece]) -> bool {
        let is_name = |piece: &&Piece| piece.is_capital && piece.kind == Kind::Word;
        let is_labelled = |name: &Piece| label.iter().any(|word| is_same_word(word, name));
        // The first word of a sentence and all nouns of some languages have capitals, too. Only names have an ending behind
        // an apostrophe.
        let has_ending = other.get(1).is_some_and(|piece| piece.is_glued && piece.is_sign(&["'"]));
        let names = |member: &'_ [Piece], skipped: usize| {
            member.iter().skip(skipped).filter(is_name).map(is_labelled).collect::<Vec<_>>()
        };
        let (others, own) = (names(other, usize::from(!has_ending)), names(own, 0));
        !self.grammar.nouns_capitalized && others.contains(&true) && !own.is_empty() && !own.contains(&true)
    }

    /// "The union, which represents 14,000 drivers, has called a strike": 14,000 are not on strike.
    fn is_of_the_main_clause(&self, sentence: &Sentence, mention: &Mention, label: &[Piece]) -> bool {
        let pieces = &sentence.pieces;
        let place = mention.numeral.place;
        let is_comma = |piece: &Piece| piece.is_sign(&[","]);
        let Some(start) = pieces.get(..place).and_then(|before| before.iter().rposition(is_comma)) else {
            return false;
        };
        let is_relative =
            pieces.get(start.saturating_add(1)).is_some_and(|piece| self.lexicon.relatives.contains(&piece.text));
        let Some(length) = pieces.get(place..).and_then(|rest| rest.iter().position(is_comma)).filter(|_| is_relative)
        else {
            return false;
        };
        let (before, rest) = pieces.split_at_checked(place.saturating_add(length)).unwrap_or_default();
        let is_in = |word: &Piece, pieces: &[Piece]| pieces.iter().any(|piece| is_same_word(piece, word));
        self.content(label).any(|word| is_in(word, rest) && !is_in(word, before))
    }

    /// Returns whether the sentence says of the number that it is without what the label says it has: "a quarter of the
    /// households are without power".
    pub(super) fn is_without(&self, sentence: &Sentence, mention: &Mention, label: &[Piece]) -> bool {
        let is_negator = |piece: &Piece| self.lexicon.without.contains(&piece.text);
        let pieces = &sentence.pieces;
        let clause = clause(pieces, &(0..pieces.len()), mention.numeral.place);
        let behind = pieces.get(mention.numeral.place..clause.end).unwrap_or_default();
        let Some(at) = behind.iter().position(is_negator).filter(|_| !label.iter().any(is_negator)) else {
            return false;
        };
        let missing = behind.get(at.saturating_add(1)..).unwrap_or_default();
        let mut missing = self.content(missing).take(1);
        missing.any(|noun| label.iter().any(|word| is_same_word(word, noun)))
    }

    /// Returns the members of the sentence's list, each with one number.
    fn members(&self, sentence: &Sentence) -> Vec<Range<usize>> {
        let pieces = &sentence.pieces;
        let amounts = || sentence.mentions.iter().filter(|mention| !mention.numeral.is_date());
        let is_end = |place: usize| {
            amounts().any(|mention| mention.numeral.place == place && mention.reading.hedge == Hedge::Between)
        };
        let places: Vec<usize> = amounts().map(|mention| mention.numeral.place).collect();
        let mut members: Vec<Range<usize>> = Vec::new();
        let mut start = 0;
        for (place, next) in places.iter().zip(places.iter().skip(1)) {
            let between = pieces.get(*place..*next).unwrap_or_default();
            let is_join = |piece: &Piece| self.lexicon.enumerations.contains(&piece.text);
            let is_range = between.len() <= 2 || (is_end(*place) && is_end(*next));
            let last = between.len().saturating_sub(1);
            let is_member = |join: &usize| {
                !is_range
                    && (is_join_at(between, *join, is_join) || (*join < last && self.is_name_list(between, *join)))
            };
            let Some(join) = (0..between.len()).rev().find(is_member) else { continue };
            let end = place.saturating_add(join);
            members.push(start..end);
            start = end.saturating_add(1);
        }
        // What follows the last member may be said of all: "7 lifeboats and 3 helicopters were sent".
        let is_verb = |piece: &Piece| self.lexicon.auxiliaries.contains(&piece.text);
        let earlier_verb = pieces.get(..start).unwrap_or_default().iter().any(is_verb);
        let tail = pieces.get(start..).unwrap_or_default();
        let length = tail.iter().position(is_verb).filter(|_| !earlier_verb && start > 0).unwrap_or(tail.len());
        members.push(start..start.saturating_add(length));
        members
    }

    /// Returns whether a comma is between the members of a list: "62 seats, the Liberals 40".
    fn is_name_list(&self, between: &[Piece], comma: usize) -> bool {
        let behind = between.get(comma.saturating_add(1)..).unwrap_or_default();
        // An ending may follow a name behind an apostrophe: "Afyonkarahisar'da".
        let is_ending = |piece: &Piece| piece.is_glued && piece.is_sign(&["'", "’"]);
        let is_plain = |piece: &Piece| {
            is_ending(piece)
                || (piece.kind == Kind::Word
                    && !self.lexicon.barriers.contains(&piece.text)
                    && !self.lexicon.auxiliaries.contains(&piece.text))
        };
        let length = behind.iter().filter(|piece| piece.kind == Kind::Word && !piece.is_glued).count();
        between.get(comma).is_some_and(|piece| piece.is_sign(&[","])) && length <= 3 && behind.iter().all(is_plain)
    }

    /// Returns whether the sentence states the number of something that excludes what the label says: injured people
    /// are not killed people.
    pub(super) fn is_opposite(&self, sentence: &Sentence, mention: &Mention, label: &[Piece]) -> bool {
        let place = mention.numeral.place;
        let member = self
            .members(sentence)
            .into_iter()
            .find(|member| member.contains(&place))
            .unwrap_or(0..sentence.pieces.len());
        let clause = clause(&sentence.pieces, &member, place);
        let noun = place.saturating_add(1)..place.saturating_add(NOUN_REACH).min(clause.end);
        let has = |class: &String, pieces: &[Piece]| {
            self.classes.get(class).is_some_and(|words| words.any_in(&self.grammar, pieces))
        };
        self.lexicon.opposites.iter().flat_map(|[one, other]| [(one, other), (other, one)]).any(|(labelled, said)| {
            let region = if self.lexicon.nouns.contains(labelled) { noun.clone() } else { clause.clone() };
            let region = sentence.pieces.get(region).unwrap_or_default();
            has(labelled, label) && !has(said, label) && has(said, region) && !has(labelled, region)
        })
    }
}

fn is_join_at(pieces: &[Piece], at: usize, is_join: impl Fn(&Piece) -> bool) -> bool {
    pieces.get(at).is_some_and(is_join)
}

/// Returns the clause of a number within a member of a list.
fn clause(pieces: &[Piece], member: &Range<usize>, place: usize) -> Range<usize> {
    let is_end =
        |piece: &Piece| piece.kind == Kind::Sign && matches!(piece.text.as_str(), "," | ";" | "." | ":" | "(" | ")");
    let before = pieces.get(member.start..place).unwrap_or_default();
    let start =
        before.iter().rposition(is_end).map_or(member.start, |end| member.start.saturating_add(end).saturating_add(1));
    let behind = pieces.get(place..member.end).unwrap_or_default();
    let end = behind.iter().position(is_end).map_or(member.end, |end| place.saturating_add(end));
    start..end
}
