//! Checks that a story has a summary, and that the summary is easy to read. These are only warnings for editors.

use super::check::Check;
use crate::{
    diagnostic::{Code, Path},
    model::Story,
};

/// The maximum years of school that a summary should require (Chartability).
const MAX_YEARS: f64 = 9.0;

/// The minimum number of words for an estimate.
const MIN_WORDS: f64 = 15.0;

/// Warns if the summary is missing or hard to read. The estimate counts syllables and works in English only.
pub(super) fn check_summary(check: &Check<'_>, story: &Story, root: &Path<'_>) {
    let Some(summary) = &story.summary else {
        return check.warning(Code::NoSummary, root, || {
            let message = "the story has no summary".to_owned();
            [message, "add \"summary\": say in one or two sentences what the charts show".to_owned()]
        });
    };
    let Some(years) = years_of_school(summary.as_str()).filter(|years| check.is_english() && *years > MAX_YEARS) else {
        return;
    };
    check.warning(Code::HardToRead, &root.field("summary"), || {
        let message = format!(
            "readers need about {years:.0} years of schooling to understand the summary; the limit is {MAX_YEARS}"
        );
        [message, "use shorter sentences and shorter words; details belong in the article".to_owned()]
    });
}

/// Returns the grade level of Kincaid and others (1975), without names and numbers; `None` for too few words.
fn years_of_school(text: &str) -> Option<f64> {
    let (mut sentences, mut words, mut syllables) = (0.0, 0.0, 0.0);
    let mut begins = true;
    for word in text.split_whitespace() {
        let letters: String = word.chars().filter(|letter| letter.is_alphabetic()).collect();
        // Names and numbers cannot be replaced by easier words, so they do not count.
        let is_name = !begins && letters.chars().next().is_some_and(char::is_uppercase);
        begins = word.ends_with(['.', '!', '?', ':', ';']);
        sentences += f64::from(u8::from(begins));
        if !letters.is_empty() && !is_name {
            words += 1.0;
            syllables += count_syllables(&letters.to_lowercase());
        }
    }
    let sentences = if begins { sentences } else { sentences + 1.0 };
    (words >= MIN_WORDS).then(|| 0.39 * words / sentences + 11.8 * syllables / words - 15.59)
}

/// Estimates the number of spoken syllables: groups of vowels, without a silent `e` at the end.
fn count_syllables(word: &str) -> f64 {
    let is_vowel = |letter: char| "aeiouy".contains(letter);
    let mut runs: f64 = 0.0;
    let mut inside = false;
    for letter in word.chars() {
        runs += f64::from(u8::from(is_vowel(letter) && !inside));
        inside = is_vowel(letter);
    }
    let silent = ["e", "es", "ed"].iter().any(|end| word.ends_with(end))
        && !["le", "les", "ted", "ded", "ses", "ces", "ges", "xes"].iter().any(|end| word.ends_with(end));
    (if silent { runs - 1.0 } else { runs }).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_about_as_they_are_spoken() {
        for (word, count) in
            [("the", 1.0), ("table", 2.0), ("prisoner", 3.0), ("exchanges", 3.0), ("released", 2.0), ("counted", 2.0)]
        {
            assert!((count_syllables(word) - count).abs() < f64::EPSILON, "{word}: {}", count_syllables(word));
        }
    }

    #[test]
    fn plain_words_ask_for_few_years_and_officialese_for_many() {
        let plain =
            "At least 8,000 people are held. Who they are was not said. Both sides want them to come home soon.";
        let hard = "Notwithstanding considerable uncertainty regarding methodological comparability, authorities \
                    communicated preliminary estimations concerning individuals remaining involuntarily incarcerated.";
        let years = [plain, hard].map(|text| years_of_school(text).unwrap());
        assert!(years[0] < 6.0 && years[1] > 20.0, "{years:?}");
        assert_eq!(years_of_school("Too few words."), None);
    }
}
