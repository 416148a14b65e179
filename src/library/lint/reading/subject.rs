//! [`Subject`]: what the data say that a number is, compared with what the sentence says of it.

use super::{
    lexicon::CueKind,
    mention::{Mention, Sentence},
    pattern::Words,
    reader::Reader,
    tokens::{Kind, Piece},
};
use crate::model::{Number, OpenEnd, Status, When};

/// What an amount of the data is: its label, unit and basis.
#[derive(Debug)]
pub(crate) struct Subject {
    /// The words of the label, the unit and the basis.
    pub(super) pieces: Vec<Piece>,
    /// The words of the unit.
    pub(super) unit: Vec<Piece>,
    measures: Vec<usize>,
    scale: f64,
    as_of: Option<When>,
    /// The number of words of the label and the unit.
    pub(super) named: usize,
    /// Whether it is an event, whose label does not say what is counted.
    pub(super) is_event: bool,
    /// The cues of its status.
    status: &'static [CueKind],
    /// Whether its unit is a currency or a measure, not a word of the story.
    is_measured: bool,
}

impl Subject {
    /// Returns whether the data say that it is no fact.
    pub(crate) fn has_status(&self) -> bool {
        !self.status.is_empty()
    }

    /// Returns the subject of a unit that is a currency or a measure, or not.
    pub(crate) fn measured(self, is_measured: bool) -> Self {
        Self { is_measured, ..self }
    }

    /// Returns the subject with its status: a sentence that has one of the status's cues states it as the data do.
    pub(crate) fn with_status(self, status: Option<&Status>) -> Self {
        Self { status: status.map_or(&[], cues), ..self }
    }
}

/// Returns the cues of sentences that state a claim with this status.
const fn cues(status: &Status) -> &'static [CueKind] {
    match status {
        Status::Expected => &[CueKind::Expectation, CueKind::Possibility, CueKind::Plan],
        Status::Planned => &[CueKind::Plan, CueKind::Expectation],
        Status::Alleged => &[CueKind::Hearsay, CueKind::Possibility],
        Status::Denied => &[CueKind::Denial, CueKind::Negation],
        Status::Conditional(_) => &[CueKind::Condition, CueKind::Possibility, CueKind::Expectation, CueKind::Plan],
    }
}

/// Why a number of a sentence may not be drawn as the data have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Doubt {
    /// What the sentence does instead of stating the number: "expects".
    pub(crate) verb: &'static str,
    /// Whether the sentence states the number, but of something else.
    pub(crate) is_other: bool,
    pub(crate) sure: bool,
}

/// Returns whether a mention states this number, in any unit.
pub(crate) fn states(mention: &Mention, number: Number) -> bool {
    let numeral = &mention.numeral;
    let value = number.get().abs();
    let is_share = numeral.is_share && is_rounded(numeral.value * 100.0, number);
    let is_value = is_close(numeral.value, value) || is_close(numeral.unscaled, value) || is_regional(mention, value);
    numeral.is_amount() && (is_value || is_share)
}

/// How far behind a number its unit may be.
const UNIT_REACH: usize = 2;

/// Returns whether the unit of the data is directly behind the number: "8,000 people".
pub(crate) fn counts_its_unit(sentence: &Sentence, mention: &Mention, subject: &Subject) -> bool {
    let numeral = &mention.numeral;
    let next = numeral.place.saturating_add(1);
    let behind = sentence.pieces.get(next..next.saturating_add(UNIT_REACH)).unwrap_or_default();
    let is_behind = |word: &Piece| behind.iter().any(|piece| is_same_word(piece, word));
    !subject.is_event && numeral.is_amount() && !numeral.is_date() && subject.unit.iter().any(is_behind)
}

impl Reader {
    /// Returns what an amount is, by its texts.
    pub(crate) fn subject(&self, label: &str, unit: &str, basis: Option<&str>, as_of: Option<When>) -> Subject {
        let is_event = basis.is_none();
        let basis = basis.unwrap_or_default();
        let unit_words = self.words(unit);
        let all = self.words(&format!("{label} ; {unit} ; {basis}").to_lowercase());
        let named = self.words(&format!("{label} ; {unit}")).len();
        let mut measures = self.measures.named(&self.grammar, &unit_words);
        if measures.is_empty() {
            measures = self.measures.named(&self.grammar, &all);
        }
        let scale = self.unit_scale(&unit_words);
        Subject {
            scale,
            pieces: all,
            unit: unit_words,
            measures,
            as_of,
            named,
            is_event,
            status: &[],
            is_measured: false,
        }
    }

    /// Returns whether a mention states this number of the subject: with the same scale and a measure that fits.
    pub(crate) fn says(&self, sentence: &Sentence, mention: &Mention, number: Number, subject: &Subject) -> bool {
        let numeral = &mention.numeral;
        if !numeral.is_amount() || self.is_another_unit(sentence, mention, subject) {
            return false;
        }
        let value = number.get().abs() * subject.scale;
        if numeral.is_share {
            let is_percent = self.measures.is_percent(&subject.measures) && is_rounded(numeral.value * 100.0, number);
            return is_percent || is_close(numeral.value, value);
        }
        if numeral.sign.as_ref().is_some_and(|sign| self.measures.has_sign(&subject.measures, sign)) {
            return is_close(numeral.unscaled, value);
        }
        let conflicts = numeral.measure.is_some_and(|measure| self.measures.conflict(measure, &subject.measures));
        (is_close(numeral.value, value) || is_regional(mention, value)) && !conflicts
    }

    /// Returns whether another number of the sentence has the currency of the data, and this one a noun of its own: "a
    /// dozen eggs cost $4.90".
    fn is_another_unit(&self, sentence: &Sentence, mention: &Mention, subject: &Subject) -> bool {
        let has_unit = |other: &Mention| {
            other
                .numeral
                .measure
                .is_some_and(|measure| subject.measures.contains(&measure) && self.measures.is_money(measure))
        };
        self.has_own_noun(sentence, mention) && sentence.mentions.iter().any(has_unit)
    }

    /// Returns whether a noun is directly behind the number, and no sign or word of a measure is at it.
    fn has_own_noun(&self, sentence: &Sentence, mention: &Mention) -> bool {
        let next = mention.numeral.place.saturating_add(1);
        let behind = sentence.pieces.get(next..next.saturating_add(1)).unwrap_or_default();
        let is_of_class =
            |class: &String| self.classes.get(class).is_some_and(|words| words.any_in(&self.grammar, behind));
        let has_noun = behind.iter().any(|piece| piece.kind == Kind::Word)
            && (self.content(behind).next().is_some() || self.lexicon.nouns.iter().any(is_of_class));
        mention.numeral.measure.is_none() && has_noun
    }

    /// Returns whether the unit of the data is the noun of a later number, and this number has its own: of "27 vehicles and
    /// nine arrests", 27 arrests. A later number may leave out its noun.
    fn is_unit_of_another(&self, sentence: &Sentence, mention: &Mention, subject: &Subject) -> bool {
        if subject.is_event || !self.has_own_noun(sentence, mention) {
            return false;
        }
        let behind = |mention: &Mention| sentence.pieces.get(mention.numeral.place.saturating_add(1));
        let is_of_data = |noun: &Piece| subject.pieces.iter().any(|word| is_same_word(word, noun));
        let is_unit = |noun: &Piece| self.content(&subject.unit).any(|word| is_same_word(word, noun));
        let has_unit = |other: &Mention| {
            let is_amount = other.numeral.is_amount() && !other.numeral.is_date();
            is_amount && other.numeral.place > mention.numeral.place && behind(other).is_some_and(is_unit)
        };
        behind(mention).is_some_and(|noun| !is_of_data(noun)) && sentence.mentions.iter().any(has_unit)
    }

    /// Returns why the sentence does not state the number as a fact about the subject.
    pub(crate) fn doubt(
        &self,
        sentence: &Sentence,
        mention: &Mention,
        subject: &Subject,
        (number, published): (Number, Option<When>),
    ) -> Option<Doubt> {
        let is_positive = number.get() > 0.0;
        let is_named = |kind: CueKind| {
            self.labels.get(&kind).is_some_and(|(label, _)| label.any_in(&self.grammar, &subject.pieces))
        };
        let is_against = |kind: CueKind| {
            self.labels.get(&kind).is_some_and(|(_, against)| against.any_in(&self.grammar, &subject.pieces))
        };
        // A label that calls something a rumour may leave out what the rumour is about: "reportedly preparing to".
        let is_said = |kind: CueKind| {
            subject.status.contains(&kind)
                || is_named(kind)
                || related(kind).iter().any(|other| is_named(*other))
                || self.has_cue(kind, &subject.pieces)
                // "The lowest pension if the reform is adopted" is not paid yet.
                || (is_future(kind) && self.has_cue(CueKind::Condition, &subject.pieces))
        };
        let status = mention.statuses().filter(|sign| !is_said(sign.kind)).max_by_key(|sign| sign.sure);
        let status = status.filter(|_| !self.is_presupposed(sentence, mention, subject));
        if let Some(sign) = status {
            return Some(Doubt { verb: verb(sign.kind), is_other: false, sure: sign.sure });
        }
        let other = |kind: CueKind, sure| Some(Doubt { verb: verb(kind), is_other: true, sure });
        let has = |kind: CueKind| mention.sign(kind).is_some();
        if has(CueKind::Former) && subject.as_of.is_none() && !subject.is_event && !is_named(CueKind::Former) {
            return other(CueKind::Former, true);
        }
        if has(CueKind::Once) && is_against(CueKind::Once) {
            return other(CueKind::Once, true);
        }
        if let Some(sure) = mention.sign(CueKind::Whole).and_then(|sign| self.part(sentence, mention, sign, subject)) {
            return other(CueKind::Whole, sure);
        }
        if self.is_part_of_named(sentence, mention, subject) {
            return Some(Doubt { verb: "states it of a part of what the label names", is_other: true, sure: false });
        }
        if mention.numeral.is_negative
            && is_positive
            && !mention.signs.iter().any(|sign| sign.kind == CueKind::Loss)
            && !is_named(CueKind::Minus)
        {
            return other(CueKind::Minus, true);
        }
        if has(CueKind::Loss) && is_positive && is_against(CueKind::Loss) && !is_named(CueKind::Loss) {
            return other(CueKind::Loss, true);
        }
        if number.get() < 0.0 && !mention.numeral.is_negative && !has(CueKind::Loss) && !has(CueKind::Change) {
            return Some(Doubt { verb: "does not state it below zero", is_other: true, sure: false });
        }
        let label = subject.pieces.get(..subject.named).filter(|_| !subject.is_event).unwrap_or_default();
        if self.is_opposite(sentence, mention, label) {
            return Some(Doubt { verb: "counts something else", is_other: true, sure: true });
        }
        if self.is_without(sentence, mention, label) {
            return Some(Doubt { verb: "may state it of those without it", is_other: true, sure: false });
        }
        if self.is_bound_elsewhere(sentence, mention, label) {
            return Some(Doubt { verb: "may state it of something else", is_other: true, sure: false });
        }
        let (pieces, place) = (&sentence.pieces, mention.numeral.place);
        let dates = subject.as_of.map(|as_of| (as_of, published));
        let conflict = |dates| self.calendar.conflicts(&self.grammar, pieces, &sentence.mentions, place, dates);
        let is_other_month = self.calendar.is_of_another_month(&self.grammar, pieces, place, label);
        if is_other_month || dates.and_then(conflict) == Some(true) {
            return Some(Doubt { verb: "states it for another date", is_other: true, sure: true });
        }
        let is_other_noun = subject.is_measured && self.has_own_noun(sentence, mention);
        if is_other_noun || self.is_unit_of_another(sentence, mention, subject) {
            return Some(Doubt { verb: "may count something else than the unit", is_other: true, sure: false });
        }
        if has(CueKind::Change) && !is_named(CueKind::Change) {
            return other(CueKind::Change, false);
        }
        None
    }

    /// Returns whether a text names dates, and only others than these; see [`Calendar::names_another_date`].
    ///
    /// [`Calendar::names_another_date`]: super::calendar::Calendar::names_another_date
    pub(crate) fn names_another_date(&self, text: &Sentence, when: When) -> Option<bool> {
        self.calendar.names_another_date(text, when)
    }

    /// Returns whether a sentence says that a range of dates has this open end: "since", "until".
    pub(crate) fn says_open(&self, sentence: &Sentence, end: OpenEnd) -> bool {
        let words = match end {
            OpenEnd::Last => &self.lexicon.dates.open_last,
            OpenEnd::First => &self.lexicon.dates.open_first,
        };
        Words::parse(words).any_in(&self.grammar, &sentence.pieces)
    }

    /// Returns the words that say what is counted.
    pub(super) fn content<'p>(&self, pieces: &'p [Piece]) -> impl Iterator<Item = &'p Piece> {
        pieces.iter().filter(|piece| piece.kind == Kind::Word && !self.lexicon.ignored.contains(&piece.text))
    }
}

/// Returns whether two words are the same apart from their endings.
pub(super) fn is_same_word(one: &Piece, other: &Piece) -> bool {
    if one.kind != Kind::Word || other.kind != Kind::Word {
        return false;
    }
    let common = one.text.chars().zip(other.text.chars()).take_while(|(one, other)| one == other).count();
    let lengths = [one, other].map(|piece| piece.text.chars().count());
    one.text == other.text || (common >= 4 && lengths.into_iter().all(|length| length <= common.saturating_add(3)))
}

/// Returns the kinds of cues whose words in a label tell that a claim with this cue is none of facts, too.
const fn related(kind: CueKind) -> &'static [CueKind] {
    match kind {
        CueKind::Condition | CueKind::Plan | CueKind::Expectation | CueKind::Possibility => &[CueKind::Hearsay],
        CueKind::Question => &[CueKind::Hearsay, CueKind::Denial, CueKind::Plan, CueKind::Expectation],
        _ => &[],
    }
}

/// Returns whether a claim with this cue is about the future, which a condition may decide.
const fn is_future(kind: CueKind) -> bool {
    matches!(kind, CueKind::Plan | CueKind::Expectation | CueKind::Possibility)
}

/// Returns whether the number has this value in another region of the language.
fn is_regional(mention: &Mention, value: f64) -> bool {
    mention.numeral.regional.is_some_and(|regional| is_close(regional, value))
}

fn is_close(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs())
}

/// Returns whether a number is this value, rounded to its decimals.
fn is_rounded(value: f64, number: Number) -> bool {
    let decimals = i32::try_from(number.decimal().decimals).unwrap_or_default();
    (value - number.get().abs()).abs() <= 0.5 * 10_f64.powi(decimals.saturating_neg())
}

/// Returns what a sentence with this cue does with the number.
fn verb(kind: CueKind) -> &'static str {
    match kind {
        CueKind::Negation => "says that it is not so",
        CueKind::Denial => "reports a denial",
        CueKind::Condition => "states a condition",
        CueKind::Hearsay => "does not vouch for it",
        CueKind::Plan => "states a plan",
        CueKind::Expectation => "states an expectation",
        CueKind::Possibility => "says that it is possible",
        CueKind::Question => "asks",
        CueKind::Former => "states it as the number before a change",
        CueKind::Once => "states it for another time",
        CueKind::Whole => "states it for the whole, and this of a part",
        CueKind::Minus | CueKind::Loss => "states it below zero",
        CueKind::Change => "states it as a difference",
        _ => "states something else",
    }
}
