//! [`Reader`]: reads the numbers of sentences in one language.

use std::{collections::BTreeMap, sync::OnceLock};

use super::{
    calendar::Calendar,
    hit::{self, Hit},
    initials::Initials,
    lexicon::{Cue, CueKind, Lexicon},
    measures::Measures,
    mention::{Hedge, Mention, Reading, Sentence, Sign, is_status},
    numeral::{Numeral, NumeralKind},
    numerals::NumberReader,
    pattern::{Found, Grammar, Pattern, Words},
    relation::{self, Relation},
    scope,
    tokens::{self, Piece},
};

/// The lexicons, one for each language, by its tag.
const FILES: [(&str, &str); 8] = [
    ("ar", include_str!("ar.json")),
    ("de", include_str!("de.json")),
    ("en", include_str!("en.json")),
    ("es", include_str!("es.json")),
    ("fr", include_str!("fr.json")),
    ("pl", include_str!("pl.json")),
    ("tr", include_str!("tr.json")),
    ("uk", include_str!("uk.json")),
];

/// A pattern of a cue.
#[derive(Debug)]
struct CuePattern {
    kind: CueKind,
    sure: bool,
    pattern: Pattern,
}

/// Reads sentences of one language.
#[derive(Debug)]
pub(crate) struct Reader {
    pub(super) lexicon: Lexicon,
    pub(super) grammar: Grammar,
    pub(super) measures: Measures,
    pub(super) calendar: Calendar,
    pub(super) labels: BTreeMap<CueKind, (Words, Words)>,
    pub(super) classes: BTreeMap<String, Words>,
    numbers: NumberReader,
    prefixes: Vec<String>,
    ratios: Vec<Pattern>,
    questions: Vec<Pattern>,
    withheld: Vec<Pattern>,
    /// The patterns of claims about relations.
    relations: Vec<(Relation, Pattern)>,
    cues: Vec<CuePattern>,
    /// The indices of the cues that may start with a letter.
    by_initial: BTreeMap<char, Vec<usize>>,
    /// The indices of the cues that may start with any piece.
    anywhere: Vec<usize>,
}

impl Reader {
    /// Returns the reader of a language, by the first subtag of its tag.
    pub(crate) fn of(tag: &str) -> Option<&'static Self> {
        static READERS: [OnceLock<Option<Reader>>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];
        let language = tag.split('-').next().unwrap_or_default();
        let (reader, (_, file)) = READERS.iter().zip(FILES).find(|(_, (known, _))| *known == language)?;
        reader.get_or_init(|| Lexicon::parse(file).map(Self::new)).as_ref()
    }

    fn new(lexicon: Lexicon) -> Self {
        let parse = |patterns: &[String]| patterns.iter().map(|pattern| Pattern::parse(pattern)).collect::<Vec<_>>();
        let mut cues = Vec::new();
        for (kind, cue) in &lexicon.cues {
            for (patterns, sure) in [(&cue.sure, true), (&cue.unsure, false)] {
                cues.extend(parse(patterns).into_iter().map(|pattern| CuePattern { kind: *kind, sure, pattern }));
            }
        }
        let (mut by_initial, mut anywhere) = (BTreeMap::<char, Vec<usize>>::new(), Vec::new());
        for (index, cue) in cues.iter().enumerate() {
            match cue.pattern.initials() {
                Some(initials) => {
                    for initial in initials {
                        by_initial.entry(initial).or_default().push(index);
                    }
                }
                None => anywhere.push(index),
            }
        }
        let before = lexicon.measures.values().flat_map(|measure| &measure.before);
        let mut fillers = parse(&lexicon.fillers);
        fillers.extend(before.clone().map(|pattern| Pattern::literal(pattern)));
        let words = |cue: &Cue| (Words::parse(&cue.label), Words::parse(&cue.against));
        Self {
            grammar: Grammar {
                nouns_capitalized: lexicon.nouns_capitalized,
                clitics: lexicon.clitics.clone(),
                barriers: lexicon.barriers.clone(),
                fillers,
            },
            measures: Measures::new(&lexicon.measures),
            calendar: Calendar::new(&lexicon.dates),
            labels: lexicon.cues.iter().map(|(kind, cue)| (*kind, words(cue))).collect(),
            classes: lexicon.classes.iter().map(|(name, list)| (name.clone(), Words::parse(list))).collect(),
            numbers: NumberReader::new(&lexicon.numbers, &lexicon.clitics, lexicon.compound_numbers),
            prefixes: before.filter(|word| !word.contains(' ')).chain(&lexicon.clitics).cloned().collect(),
            ratios: parse(&lexicon.numbers.ratios),
            questions: parse(&lexicon.questions),
            withheld: parse(&lexicon.withheld),
            relations: relation::patterns(&lexicon),
            cues,
            by_initial,
            anywhere,
            lexicon,
        }
    }

    /// Returns the pieces of a text, with its numbers not read.
    pub(super) fn words(&self, text: &str) -> Vec<Piece> {
        tokens::pieces(text, &self.prefixes)
    }

    /// Returns the claims about relations in a text that was read as this sentence, each with its words.
    pub(crate) fn relations<'t>(&self, sentence: &Sentence, text: &'t str) -> Vec<(Relation, &'t str)> {
        relation::find(&self.grammar, &sentence.pieces, &self.relations, text)
    }

    /// Returns the product of the scales in a unit.
    pub(super) fn unit_scale(&self, pieces: &[Piece]) -> f64 {
        self.numbers.unit_scale(pieces)
    }

    /// Reads a sentence.
    pub(crate) fn sentence(&self, text: &str) -> Sentence {
        let words = self.words(text);
        let is_withheld = self.withheld.iter().any(|pattern| pattern.search(&self.grammar, &words).is_some());
        let (pieces, mut numerals) = self.numbers.read(&self.grammar, &words);
        for numeral in &mut numerals {
            numeral.measure = self.measures.of(&self.grammar, &pieces, numeral.place);
        }
        self.join_ratios(&pieces, &mut numerals);
        self.calendar.mark(&pieces, &mut numerals);
        let mut mentions: Vec<Mention> = numerals.into_iter().map(plain).collect();
        let hits = self.hits(&pieces);
        hit::share_scales(&hits, &mut mentions);
        for hit in &hits {
            self.apply(&pieces, hit, &mut mentions);
        }
        hit::share_minus(&hits, &mut mentions);
        let value_at = |place: &usize| {
            mentions
                .iter()
                .find(|mention| mention.numeral.place == *place && mention.numeral.is_amount())
                .map(|mention| mention.numeral.value)
        };
        let is_range = |found: &Found| match found.numbers.iter().map(value_at).collect::<Vec<_>>().as_slice() {
            [Some(low), Some(high)] => low < high || mentions.iter().any(|mention| mention.numeral.is_negative),
            _ => false,
        };
        let hits: Vec<&Hit> = hits.iter().filter(|hit| hit.kind != CueKind::Between || is_range(&hit.found)).collect();
        for mention in &mut mentions {
            let place = mention.numeral.place;
            mention.reading = hit::reading(&hits, place).unwrap_or(mention.reading);
            match self.question(&pieces, place) {
                Some(true) => mention.signs.push(Sign { kind: CueKind::Question, sure: true, start: place }),
                // "Who will pay for the 65 buses?" has 65 buses.
                Some(false) => mention.signs.retain(|sign| !is_status(sign.kind)),
                None => {}
            }
        }
        Sentence { pieces, mentions, is_withheld }
    }

    /// Reads "one in five" as one share.
    fn join_ratios(&self, pieces: &[Piece], numerals: &mut [Numeral]) {
        for at in 0..numerals.len().saturating_sub(1) {
            let (Some(first), Some(second)) = (numerals.get(at).cloned(), numerals.get(at.saturating_add(1)).cloned())
            else {
                return;
            };
            let is_found = |pattern: &Pattern, start| {
                let found = pattern.find(&self.grammar, pieces, start);
                found.is_some_and(|found| found.numbers == [first.place, second.place])
            };
            let starts = first.place.saturating_sub(1)..=first.place;
            let is_ratio = |pattern: &Pattern| starts.clone().any(|start| is_found(pattern, start));
            let (part, whole) = if self.lexicon.numbers.whole_first { (&second, &first) } else { (&first, &second) };
            let fits = part.is_amount()
                && !matches!(whole.kind, NumeralKind::Vague | NumeralKind::Ordinal)
                && part.value >= 1.0
                && part.value < whole.value
                && !whole.is_plain_year
                && part.measure.is_none()
                && whole.measure.is_none()
                && part.value.fract() == 0.0
                && whole.value <= 1_000_000.0;
            if !fits || !self.ratios.iter().any(is_ratio) {
                continue;
            }
            let share = part.value / whole.value;
            if let Some(numeral) = numerals.get_mut(at) {
                (numeral.value, numeral.unscaled, numeral.is_share, numeral.end) = (share, share, true, second.end);
            }
            if let Some(numeral) = numerals.get_mut(at.saturating_add(1)) {
                numeral.kind = NumeralKind::Other;
            }
        }
    }

    /// Finds the cues of a sentence. Those within neutral words do not count.
    fn hits(&self, pieces: &[Piece]) -> Vec<Hit> {
        let initials = Initials::of_pieces(pieces, &self.grammar.clitics);
        let mut hits = Vec::new();
        for (at, piece) in pieces.iter().enumerate() {
            let initial = piece.text.chars().next().and_then(|initial| self.by_initial.get(&initial));
            let clitic = self.grammar.clitics.iter().filter_map(|clitic| {
                piece
                    .text
                    .strip_prefix(clitic.as_str())?
                    .chars()
                    .next()
                    .and_then(|initial| self.by_initial.get(&initial))
            });
            let mut candidates: Vec<usize> =
                initial.into_iter().chain(clitic).flatten().chain(&self.anywhere).copied().collect();
            candidates.dedup();
            let cues = candidates.into_iter().filter_map(|index| self.cues.get(index));
            for cue in cues.filter(|cue| cue.pattern.may_be_in(initials)) {
                if let Some(found) = cue.pattern.find(&self.grammar, pieces, at) {
                    let (is_behind, is_before) = (cue.pattern.starts_with_number(), cue.pattern.ends_with_number());
                    hits.push(Hit { kind: cue.kind, sure: cue.sure, found, is_behind, is_before });
                }
            }
        }
        let neutral: Vec<Found> =
            hits.iter().filter(|hit| hit.kind == CueKind::Neutral).map(|hit| hit.found.clone()).collect();
        hits.retain(|hit| {
            !neutral.iter().any(|neutral| hit.found.start < neutral.end && neutral.start < hit.found.end)
        });
        // "Never reached 10,000" is a bound, and negates nothing.
        let bounds: Vec<Found> =
            hits.iter().filter(|hit| Hedge::of(hit.kind).is_some()).map(|hit| hit.found.clone()).collect();
        hits.retain(|hit| {
            let is_within = |bound: &Found| (bound.start..bound.end).contains(&hit.found.start);
            hit.kind != CueKind::Negation || !bounds.iter().any(is_within)
        });
        let before: Vec<Found> = hits
            .iter()
            .filter(|hit| hit.is_before && !hit.is_behind && Hedge::of(hit.kind).is_some())
            .map(|hit| hit.found.clone())
            .collect();
        // In "390 at least two days late", the cue belongs to the second number.
        hits.retain(|hit| {
            let number = hit.found.numbers.first();
            let is_taken =
                |other: &Found| number.is_some_and(|number| *number < other.start) && other.start < hit.found.end;
            !hit.is_behind || hit.is_before || Hedge::of(hit.kind).is_none() || !before.iter().any(is_taken)
        });
        hits
    }

    /// Returns whether a text of the data, such as a label, has a cue of this kind: "tribunals that it intends to close".
    pub(super) fn has_cue(&self, kind: CueKind, text: &[Piece]) -> bool {
        self.hits(text).iter().any(|hit| hit.kind == kind && hit.found.numbers.is_empty())
    }

    /// Adds a cue to the numbers that it is about.
    fn apply(&self, pieces: &[Piece], hit: &Hit, mentions: &mut [Mention]) {
        let sign = Sign { kind: hit.kind, sure: hit.sure, start: hit.found.start };
        if hit.kind == CueKind::PlusMinus {
            let value_at = |place: Option<&usize>| {
                mentions
                    .iter()
                    .find(|mention| Some(&mention.numeral.place) == place)
                    .map(|mention| mention.numeral.clone())
            };
            let margin = value_at(hit.found.numbers.get(1));
            for mention in mentions {
                if hit.found.numbers.get(1) == Some(&mention.numeral.place) {
                    mention.numeral.kind = NumeralKind::Other;
                } else if hit.found.numbers.first() == Some(&mention.numeral.place) {
                    mention.margin =
                        margin.as_ref().filter(|margin| margin.kind != NumeralKind::Vague).map(|margin| margin.value);
                }
            }
            return;
        }
        let places: Vec<usize> = if Hedge::of(hit.kind).is_some() {
            return;
        } else if !hit.found.numbers.is_empty() {
            let all = matches!(hit.kind, CueKind::Name | CueKind::Score | CueKind::Time | CueKind::Whole);
            // In "9 of the 46", the second number is the whole.
            let skipped = usize::from(hit.kind == CueKind::Whole && hit.is_behind);
            hit.found.numbers.iter().copied().skip(skipped).take(if all { usize::MAX } else { 1 }).collect()
        } else if is_status(hit.kind) {
            let is_amount = |place: usize| {
                mentions.iter().any(|mention| mention.numeral.place == place && !mention.numeral.is_date())
            };
            scope::of(&self.grammar, pieces, hit.found.end, is_amount)
        } else {
            return;
        };
        for mention in mentions.iter_mut().filter(|mention| places.contains(&mention.numeral.place)) {
            match hit.kind {
                CueKind::Minus => mention.numeral.is_negative = true,
                CueKind::Name | CueKind::Score | CueKind::Time | CueKind::Date | CueKind::Multiplier => {
                    mention.numeral.kind = NumeralKind::Other;
                }
                _ => mention.signs.push(sign),
            }
        }
    }

    /// Returns whether a question asks for the number, or takes it for granted; `None` if it is in no question.
    fn question(&self, pieces: &[Piece], place: usize) -> Option<bool> {
        let is_end = |piece: &Piece| piece.is_sign(&["?", "!", ".", ";"]);
        let before = pieces.get(..place).unwrap_or_default();
        let start = before.iter().rposition(is_end).map_or(0, |end| end.saturating_add(1));
        let end = pieces.get(place..)?.iter().find(|piece| is_end(piece))?;
        let opens = |at: usize| self.questions.iter().any(|pattern| pattern.find(&self.grammar, pieces, at).is_some());
        end.is_sign(&["?"]).then(|| !(start..start.saturating_add(3)).any(opens))
    }
}

fn plain(numeral: Numeral) -> Mention {
    Mention { numeral, reading: Reading { hedge: Hedge::NONE, sure: true }, margin: None, signs: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lexicon_is_valid() {
        for (_, text) in FILES {
            serde_json::from_str::<Lexicon>(text).unwrap();
        }
    }
}
