//! [`Lexicon`]: what the reader knows of a language. Each language is one JSON file beside this one.
//!
//! Most entries are patterns; `pattern.rs` describes them.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The words, signs and patterns of a language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lexicon {
    /// Whether all nouns are capitalized, as in German. Elsewhere, a capitalized word within a sentence is a name and
    /// matches no lowercase cue: "Mrs May" is not "may".
    #[serde(default)]
    pub(super) nouns_capitalized: bool,
    /// Whether two words may be written as one number word, as in German: "zweihundert".
    #[serde(default)]
    pub(super) compound_numbers: bool,
    /// Prefixes that are written together with the next word or number, such as Arabic "و".
    #[serde(default)]
    pub(super) clitics: Vec<String>,
    /// How numbers are written.
    pub(super) numbers: NumberWords,
    /// The measures by their names: percent, currencies, time, lengths.
    pub(super) measures: BTreeMap<String, Measure>,
    /// Words that may stand between a cue and its number: "at least *another* 8,000".
    pub(super) fillers: Vec<String>,
    /// Words that end the scope of a cue: "expected to take 6 months *but* took 14".
    pub(super) barriers: Vec<String>,
    /// Words that say nothing about what a number counts.
    pub(super) ignored: Vec<String>,
    /// The patterns of each kind of cue.
    pub(super) cues: BTreeMap<CueKind, Cue>,
    /// Patterns at the beginning of questions that take their number for granted: "how", "who".
    pub(super) questions: Vec<String>,
    /// Patterns that mention a number without stating it: "not disclosed".
    pub(super) withheld: Vec<String>,
    /// The names of dates.
    pub(super) dates: DateWords,
    /// Groups of words with one meaning, by a name of your choice.
    pub(super) classes: BTreeMap<String, Vec<String>>,
    /// Pairs of classes that exclude each other: a number of injured people is not a number of killed people.
    pub(super) opposites: Vec<[String; 2]>,
    /// The classes of nouns, which are searched for directly behind the number alone.
    #[serde(default)]
    pub(super) nouns: Vec<String>,
    /// Conjunctions between the members of a list, each with its own number: "12 killed *and* 57 injured".
    pub(super) enumerations: Vec<String>,
    /// Words that assign numbers to names in order: "respectively".
    #[serde(default)]
    pub(super) respectively: Vec<String>,
    /// Relative pronouns: "the union, *which* represents 14,000 drivers, …".
    #[serde(default)]
    pub(super) relatives: Vec<String>,
    /// Words before what is missing: "households *without* power".
    #[serde(default)]
    pub(super) without: Vec<String>,
    /// Auxiliary verbs, behind which a clause says something of its subject: "half of the 8,000 *have* left".
    pub(super) auxiliaries: Vec<String>,
    /// Words directly before a number that take what it counts for granted: "*the* 71 bodies".
    #[serde(default)]
    pub(super) definite: Vec<String>,
    /// Verbs that attribute a sentence to a speaker: "said".
    pub(super) speech: Vec<String>,
    /// Patterns that compare, by what they say: "twice", "a record".
    pub(super) comparisons: BTreeMap<String, Vec<String>>,
    /// Patterns that name a cause: "because".
    pub(super) causes: Vec<String>,
}

/// How a language writes numbers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NumberWords {
    /// The decimal sign.
    pub(super) decimal: char,
    /// The signs between groups of three digits. White space always is one.
    pub(super) groups: Vec<char>,
    /// The signs that group digits in some regions of the language and are decimal in others: "1,234" is 1234 in Mexico.
    #[serde(default)]
    pub(super) regional_groups: Vec<char>,
    /// The words for numbers under a scale, with all their inflected forms.
    pub(super) values: BTreeMap<String, u32>,
    /// The words that multiply by a power of ten, from "hundred".
    pub(super) scales: Vec<Scale>,
    /// Words with the value of a fraction, with its numerator and denominator: "anderthalb" is 3/2.
    #[serde(default)]
    pub(super) mixed: BTreeMap<String, [u32; 2]>,
    /// Words that multiply by another number and stand alone or after an article: "dozen".
    #[serde(default)]
    pub(super) multiples: BTreeMap<String, u32>,
    /// Articles that count as one before a scale, a multiple or a denominator: "a million", "a third".
    #[serde(default)]
    pub(super) articles: Vec<String>,
    /// Words between the parts of a number: "two hundred *and* forty", "ein*und*zwanzig".
    #[serde(default)]
    pub(super) joiners: Vec<String>,
    /// Patterns of numbers that are not stated: "dozens of", "a few hundred".
    pub(super) several: Vec<String>,
    /// Patterns that mean a range, with its ends: "kilkanaście" is 11 to 19.
    #[serde(default)]
    pub(super) spans: BTreeMap<String, [u32; 2]>,
    /// Patterns in which number words are no numbers: "no one", "below zero".
    #[serde(default)]
    pub(super) unread: Vec<String>,
    /// Words behind a number that add a fraction, with its numerator and denominator: "and a half".
    #[serde(default)]
    pub(super) halves: BTreeMap<String, [u32; 2]>,
    /// The words for denominators: "third" is 3.
    pub(super) denominators: BTreeMap<String, u32>,
    /// Denominators that need no numerator: "half of the votes".
    #[serde(default)]
    pub(super) halving: Vec<String>,
    /// Words behind a denominator that make it a fraction and not an ordinal: "a third *of*".
    pub(super) of: Vec<String>,
    /// Patterns with two numbers that state a share: "one in five".
    pub(super) ratios: Vec<String>,
    /// Whether the whole comes first in these patterns, as in Turkish: "her beş gençten biri".
    #[serde(default)]
    pub(super) whole_first: bool,
    /// Endings of ordinals behind digits: "th" in "47th".
    #[serde(default)]
    pub(super) ordinals: Vec<String>,
}

/// The words for one power of ten.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Scale {
    /// The exponent of ten.
    pub(super) power: i32,
    /// The words, with their inflected forms.
    pub(super) words: Vec<String>,
    /// Abbreviations, which count only directly behind digits: "8m".
    #[serde(default)]
    pub(super) signs: Vec<String>,
}

/// The words and signs of a measure.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Measure {
    /// Patterns before the number.
    #[serde(default)]
    pub(super) before: Vec<String>,
    /// Patterns behind the number. They are searched for in the unit of the data, too.
    #[serde(default)]
    pub(super) behind: Vec<String>,
    /// Whether a number with this measure counts nothing else: 8 hours are not 8 people.
    #[serde(default)]
    pub(super) exclusive: bool,
    /// Whether it is a currency.
    #[serde(default)]
    pub(super) money: bool,
    /// The general name of the currency: a US dollar is a "dollar".
    #[serde(default)]
    pub(super) kind_of: Option<String>,
}

/// The patterns of one kind of cue.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cue {
    /// Patterns that always have this meaning. A contradiction to the data is an error.
    #[serde(default)]
    pub(super) sure: Vec<String>,
    /// Patterns that often have this meaning. A contradiction to the data is a warning.
    #[serde(default)]
    pub(super) unsure: Vec<String>,
    /// Words in the label, the unit or the basis of the data which say that the number is of this kind: "expected".
    #[serde(default)]
    pub(super) label: Vec<String>,
    /// Words in the label, the unit or the basis of the data which say that the number is not of this kind.
    #[serde(default)]
    pub(super) against: Vec<String>,
}

/// What a cue says about a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum CueKind {
    /// Words in which no other cue is searched for: "not only", "as expected".
    Neutral,
    /// This many or more.
    AtLeast,
    /// More than this.
    MoreThan,
    /// This many or fewer.
    AtMost,
    /// Less than this.
    LessThan,
    /// Approximately this many.
    About,
    /// The two numbers are the ends of a range.
    Between,
    /// The second number is the possible difference from the first.
    PlusMinus,
    /// The clause says that it is not so.
    Negation,
    /// A speaker says that it is not so.
    Denial,
    /// The clause says what would follow from something else.
    Condition,
    /// The source does not vouch for it.
    Hearsay,
    /// Someone wants it or will do it.
    Plan,
    /// Someone expects it.
    Expectation,
    /// It may be so.
    Possibility,
    /// It is asked whether it is so. Questions end with a question mark; cues are for those that do not.
    Question,
    /// The number is below zero.
    Minus,
    /// The number is lost, so that it may be stated below zero.
    Loss,
    /// The number is a difference, not a level.
    Change,
    /// The number is what a level was before it changed.
    Former,
    /// The number belongs to another time.
    Once,
    /// The number is the whole of which a part is said something.
    Whole,
    /// The number multiplies another.
    Multiplier,
    /// The number is part of a name or a number of an order: "flight 237", "page 12".
    Name,
    /// The number is a date.
    Date,
    /// The number is a time of day.
    Time,
    /// The number is a score.
    Score,
}

/// The names of dates.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DateWords {
    /// The twelve months, each with its inflected forms and abbreviations.
    pub(super) months: Vec<Vec<String>>,
    /// Words before a date at the start of a clause, and between its parts: "*at the end of* January".
    pub(super) leads: Vec<String>,
    /// Words directly before a year: "*in* 2019".
    pub(super) years: Vec<String>,
    /// Words of sentences that say that something goes on: "*since* March".
    pub(super) open_last: Vec<String>,
    /// Words of sentences that say when something ended: "*until* March".
    pub(super) open_first: Vec<String>,
    /// Patterns that name a date by its distance from the story's date: `day-1`, `month+0`, `year-1`.
    #[serde(default)]
    pub(super) relative: BTreeMap<String, String>,
}

impl Lexicon {
    /// Parses a file. Returns `None` if it is invalid; a test parses the file of every language.
    pub(super) fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}
