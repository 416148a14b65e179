//! [`readings`]: finds how an English sentence qualifies a number.
//!
//! Only the words next to a number are examined. Ambiguous words are marked as such: rejecting a correct sentence would
//! be as bad as missing a bound.

use super::numerals::{Numeral, is_letter_or_digit, numerals};
use crate::model::{Number, Qualifier};

/// The qualifier of a number in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hedge {
    /// A single number with this qualifier.
    One(Qualifier),
    /// One of the two ends of a range.
    Between,
}

impl Hedge {
    /// The number has no hedge.
    pub(super) const NONE: Self = Self::One(Qualifier::Exact);
}

const AT_LEAST: Hedge = Hedge::One(Qualifier::AtLeast);
const AT_MOST: Hedge = Hedge::One(Qualifier::AtMost);
const ABOUT: Hedge = Hedge::One(Qualifier::About);
const MORE_THAN: Hedge = Hedge::One(Qualifier::MoreThan);
const LESS_THAN: Hedge = Hedge::One(Qualifier::LessThan);

/// The hedge of one occurrence of a number. `sure` is false if the words are ambiguous.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) hedge: Hedge,
    pub(super) sure: bool,
}

/// Hedges directly before a number. Of two that end alike, the longer one comes first.
const BEFORE: [(&str, Hedge); 50] = [
    ("no more than", AT_MOST),
    ("not more than", AT_MOST),
    ("no fewer than", AT_LEAST),
    ("no less than", AT_LEAST),
    ("not fewer than", AT_LEAST),
    ("not less than", AT_LEAST),
    ("at least", AT_LEAST),
    ("more than", MORE_THAN),
    ("upwards of", MORE_THAN),
    ("a minimum of", AT_LEAST),
    ("minimum", AT_LEAST),
    ("over", MORE_THAN),
    ("above", MORE_THAN),
    ("exceeding", MORE_THAN),
    ("exceed", MORE_THAN),
    ("exceeds", MORE_THAN),
    ("exceeded", MORE_THAN),
    ("in excess of", MORE_THAN),
    ("upward of", MORE_THAN),
    ("topped", MORE_THAN),
    ("surpassed", MORE_THAN),
    ("≥", AT_LEAST),
    (">", MORE_THAN),
    ("at most", AT_MOST),
    ("up to", AT_MOST),
    ("as many as", AT_MOST),
    ("fewer than", LESS_THAN),
    ("less than", LESS_THAN),
    ("a maximum of", AT_MOST),
    ("maximum", AT_MOST),
    ("under", LESS_THAN),
    ("below", LESS_THAN),
    ("≤", AT_MOST),
    ("<", LESS_THAN),
    ("about", ABOUT),
    ("around", ABOUT),
    ("roughly", ABOUT),
    ("approximately", ABOUT),
    ("approx.", ABOUT),
    ("approx", ABOUT),
    ("nearly", ABOUT),
    ("almost", ABOUT),
    ("close to", ABOUT),
    ("estimated", ABOUT),
    ("some", ABOUT),
    ("circa", ABOUT),
    ("ca.", ABOUT),
    ("~", ABOUT),
    ("≈", ABOUT),
    ("between", Hedge::Between),
];

/// Ambiguous words of `BEFORE`: "a dispute over 50 islands", "brings the total up to 390". They are certainly hedges at
/// the beginning of a clause and after the words in `LEADS`, and only possibly hedges elsewhere.
const AMBIGUOUS: [&str; 7] = ["over", "about", "up to", "around", "above", "below", "under"];

const LEADS: [&str; 27] = [
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "with", "of", "by", "for", "at", "in", "and", "or",
    "to", "than", "that", "says", "said", "hold", "holds", "held", "killed", "freed",
];

/// Verbs after which "over" is a particle, not a hedge.
const HAND_OVER: [&str; 8] = ["hand", "hands", "handed", "handing", "turn", "turns", "turned", "turning"];

/// The maximum number of occurrences of a number that are examined in one sentence.
const MAX_OCCURRENCES: usize = 20;

/// Words and signs that may occur between a hedge and its number.
const FILLERS: [&str; 17] = [
    "another",
    "the",
    "a",
    "an",
    "additional",
    "further",
    "other",
    "total of",
    "rs.",
    "rs",
    "us",
    "$",
    "€",
    "£",
    "₴",
    "₽",
    "\"",
];

/// Hedges directly after a number. The ambiguous ones (`true`) count only at the end of a clause.
const AFTER: [(&str, Hedge, bool); 9] = [
    ("+", AT_LEAST, false),
    ("-plus", AT_LEAST, false),
    ("plus", AT_LEAST, true),
    ("or more", AT_LEAST, false),
    ("or fewer", AT_MOST, false),
    ("or less", AT_MOST, false),
    ("or so", ABOUT, false),
    ("at least", AT_LEAST, true),
    ("at most", AT_MOST, true),
];

/// Returns the reading of each occurrence of the number in the text.
pub(super) fn readings(text: &str, number: Number) -> Vec<(Numeral, Reading)> {
    let text = text.to_ascii_lowercase();
    let all = numerals(&text);
    let found = all.iter().enumerate().filter(|(_, numeral)| numeral.says(number));
    found
        .take(MAX_OCCURRENCES)
        .map(|(index, numeral)| {
            let before = index.checked_sub(1).and_then(|before| all.get(before));
            let after = all.get(index.saturating_add(1));
            let span = before
                .and_then(|low| span(&text, low, numeral))
                .or_else(|| after.and_then(|high| span(&text, numeral, high)));
            (*numeral, span.unwrap_or_else(|| reading_of(&text, numeral)))
        })
        .collect()
}

/// Returns the reading of two numbers as the ends of a range: sure for "between 150 and 260", unsure for "from 150 to
/// 260" and "150–260", which may also be an increase or a score.
fn span(text: &str, low: &Numeral, high: &Numeral) -> Option<Reading> {
    let before = bare(text.get(..low.start).unwrap_or_default());
    let joint = text.get(low.end..high.start).unwrap_or_default();
    let joint =
        joint.trim_start().trim_start_matches(['%', '€']).trim_start().trim_start_matches("per cent").trim_start();
    let sure = joint.strip_prefix("and").is_some_and(|rest| {
        let rest = bare(rest);
        let rest = BEFORE.iter().find_map(|(words, _)| strip_words(rest, words)).unwrap_or(rest);
        bare(rest).is_empty() && strip_words(before, "between").is_some()
    });
    let unsure = low.value < high.value && matches!(bare(joint), "to" | "-" | "\u{2013}");
    (sure || unsure).then_some(Reading { hedge: Hedge::Between, sure })
}

/// Removes currency signs and white space at the end, and white space at the start.
fn bare(text: &str) -> &str {
    text.trim_end_matches(|character: char| {
        character.is_whitespace() || matches!(character, '$' | '€' | '£' | '₴' | '₽')
    })
    .trim_start()
}

/// Returns the reading of a number from the words directly before and after it, skipping fillers.
fn reading_of(text: &str, numeral: &Numeral) -> Reading {
    let mut before = text.get(..numeral.start).unwrap_or_default().trim_end();
    let mut reading = Reading { hedge: Hedge::NONE, sure: true };
    // In "at least some 8,000", the outer hedge counts.
    for _ in 0..4 {
        let found =
            BEFORE.iter().find_map(|(words, hedge)| Some((strip_words(before, words)?.trim_end(), *words, *hedge)));
        match found {
            Some((rest, "over", _)) if HAND_OVER.iter().any(|verb| strip_words(rest, verb).is_some()) => break,
            Some((rest, words, hedge)) => {
                let leads = rest.is_empty()
                    || rest.ends_with([',', ';', ':', '(', '.', '“', '"', '\u{2013}'])
                    || LEADS.iter().any(|lead| strip_words(rest, lead).is_some());
                reading = Reading { hedge, sure: leads || !AMBIGUOUS.contains(&words) };
                before = rest;
            }
            None => match FILLERS.iter().find_map(|words| strip_words(before, words)) {
                Some(rest) => before = rest.trim_end(),
                None => break,
            },
        }
    }
    if matches!(reading.hedge, Hedge::NONE | Hedge::Between) {
        let after = text.get(numeral.end..).unwrap_or_default().trim_start();
        let found = AFTER.iter().find(|(words, _, at_end)| {
            after.strip_prefix(words).is_some_and(|rest| {
                let boundary = !rest.starts_with(is_letter_or_digit) || !words.ends_with(char::is_alphabetic);
                boundary && (!at_end || rest.is_empty() || rest.starts_with(['.', ',', ';', ')', ':', '!', '?', '”']))
            })
        });
        return Reading { hedge: found.map_or(Hedge::NONE, |(_, hedge, _)| *hedge), sure: true };
    }
    reading
}

/// Removes these words from the end of the text; returns `None` if the text does not end with them as whole words.
fn strip_words<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let rest = text.strip_suffix(words)?;
    let is_word = words.starts_with(char::is_alphabetic);
    (!is_word || !rest.ends_with(is_letter_or_digit)).then_some(rest)
}

/// Returns whether a number is a year or the day of a month, as in "The strike of 25 May", and not an amount.
pub(super) fn is_date(text: &str, numeral: &Numeral) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let after = text.get(numeral.end..).unwrap_or_default().trim_start();
    let before = text.get(..numeral.start).unwrap_or_default().trim_end();
    let last_word = before.rsplit(|character| !is_letter_or_digit(character)).next().unwrap_or_default();
    let beside_month = MONTHS.iter().any(|month| after.starts_with(month) || last_word.starts_with(month));
    let value = numeral.value.map_or(f64::INFINITY, Number::get);
    (1900.0..=2100.0).contains(&value) || (value <= 31.0 && beside_month)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(sentence: &str, number: f64) -> Vec<(Hedge, bool)> {
        let readings = readings(sentence, Number::new(number).unwrap());
        readings.into_iter().map(|(_, reading)| (reading.hedge, reading.sure)).collect()
    }

    #[test]
    fn hedges_are_read_from_the_words_beside_the_number() {
        for sentence in [
            "At least 8,000 are held.",
            "They hold 8000 or more.",
            "At least $8,000 was paid",
            "at least €8,000",
            "at least Rs. 8,000",
            "at least another 8,000",
            "8,000+ came",
            "8,000-plus captives",
            "at least some 8,000",
            "at least eight thousand",
            "some say 8,000 at least.",
        ] {
            assert_eq!(said(sentence, 8_000.0), [(AT_LEAST, true)], "{sentence}");
        }
        for sentence in
            ["more than the 8,000 of last year", "Captives exceed 8,000", "Over 8,000 came.", "They hold over 8,000."]
        {
            assert_eq!(said(sentence, 8_000.0), [(MORE_THAN, true)], "{sentence}");
        }
        assert_eq!(said("At least 1.5 million", 1_500_000.0), [(AT_LEAST, true)]);
        assert_eq!(said("No more than 5\u{202f}000 came.", 5_000.0), [(AT_MOST, true)]);
        assert_eq!(said("Some 1.5 million.", 1.5), [(ABOUT, true)]);
        assert_eq!(said("approx. 8,000", 8_000.0), [(ABOUT, true)]);
        assert_eq!(said("at least twenty", 20.0), [(AT_LEAST, true)]);
    }

    #[test]
    fn ambiguous_words_are_unsure_hedges() {
        for (sentence, hedge) in [
            ("The dispute over 390 islands", MORE_THAN),
            ("The party won over 390 seats", MORE_THAN),
            ("told reporters about 390 prisoners", ABOUT),
            ("brings the total up to 390", AT_MOST),
            ("rose from 307 to 390", Hedge::Between),
            ("failed by 307\u{2013}390", Hedge::Between),
        ] {
            assert_eq!(said(sentence, 390.0), [(hedge, false)], "{sentence}");
        }
    }

    #[test]
    fn both_ends_of_a_range_are_read_as_between() {
        for sentence in
            ["between 150 and 260", "between $150 and $260", "between 150% and 260%", "between 150 and as many as 260"]
        {
            assert_eq!(said(sentence, 150.0), [(Hedge::Between, true)], "{sentence}");
            assert_eq!(said(sentence, 260.0), [(Hedge::Between, true)], "{sentence}");
        }
    }

    #[test]
    fn a_hedge_counts_only_beside_its_number() {
        for sentence in [
            "At least two of the 390 were ill.",
            "Moreover 390 came.",
            "390 or soon more",
            "390 at least two days late",
            "390 plus 120 civilians",
            "Russia handed over 390 prisoners.",
            "page 12 of 390",
            "over 5 days 390 came",
            "won by 390 to 307",
            "150 dogs and 390 cats",
            "Exactly 390 came, not over 400.",
        ] {
            assert_eq!(said(sentence, 390.0), [(Hedge::NONE, true)], "{sentence}");
        }
    }
}
