//! [`find`]: searches for a quote in a text. `www/element/passages.js` repeats the search in the page to highlight the
//! sentence; a page test checks that both give the same results.

use std::ops::Range;

use unicode_normalization::char::decompose_canonical;

use crate::characters::{is_accent, is_invisible};

/// A text normalized for comparison: white space is collapsed to single spaces, invisible characters are removed, and
/// accents are decomposed (Unicode NFD). Articles, stories and pages differ in these.
#[derive(Debug)]
pub(super) struct Folded {
    text: String,
    /// For each character of the folded text: its byte offset there, and the byte range in the original text.
    places: Vec<(usize, Range<usize>)>,
}

impl Folded {
    pub(super) fn of(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), places: Vec::new() };
        for (at, character) in text.char_indices() {
            let from = at..at.saturating_add(character.len_utf8());
            if character.is_whitespace() {
                if !folded.text.is_empty() && !folded.text.ends_with(' ') {
                    folded.push(' ', &from);
                }
            } else if !is_invisible(character) {
                decompose_canonical(character, |part| folded.push(part, &from));
            }
        }
        folded
    }

    fn push(&mut self, character: char, from: &Range<usize>) {
        self.places.push((self.text.len(), from.clone()));
        self.text.push(character);
    }

    /// Returns the byte range in the original text of the first occurrence of these words in their context.
    pub(super) fn find(&self, words: &Words) -> Option<Range<usize>> {
        let at = words.forms.iter().filter_map(|(before, form)| self.place(form)?.checked_add(*before)).min()?;
        let first = self.index(at);
        let last = self.index(at.saturating_add(words.length)).checked_sub(1)?;
        Some(self.places.get(first)?.1.start..self.places.get(last)?.1.end)
    }

    /// Returns the offset of the first occurrence of this form that does not end between a letter and its accent.
    fn place(&self, form: &str) -> Option<usize> {
        let mut from = 0_usize;
        loop {
            let at = from.saturating_add(self.text.get(from..)?.find(form)?);
            let mut behind = self.text.get(at.saturating_add(form.len())..)?.chars();
            if !behind.next().is_some_and(is_accent) {
                return Some(at);
            }
            from = at.saturating_add(form.chars().next()?.len_utf8());
        }
    }

    /// Returns the number of characters before this byte of the folded text.
    fn index(&self, byte: usize) -> usize {
        self.places.partition_point(|(at, _)| *at < byte)
    }
}

/// The folded words to search for, with a prefix directly before and a suffix directly after them. A space between them
/// is optional.
pub(super) struct Words {
    /// All combinations with and without these spaces, each with the offset of the words.
    forms: Vec<(usize, String)>,
    length: usize,
}

impl Words {
    /// Folds the words, their prefix and their suffix; the last two may be empty. Returns `None` if the words are
    /// empty.
    pub(super) fn of([exact, prefix, suffix]: [&str; 3]) -> Option<Self> {
        let [exact, prefix, suffix] = [exact, prefix, suffix].map(fold);
        let spaces = |words: &str| if words.is_empty() { [""].as_slice() } else { ["", " "].as_slice() };
        let mut forms = Vec::new();
        for before in spaces(&prefix) {
            for after in spaces(&suffix) {
                forms.push((
                    prefix.len().saturating_add(before.len()),
                    format!("{prefix}{before}{exact}{after}{suffix}"),
                ));
            }
        }
        (!exact.is_empty()).then_some(Self { forms, length: exact.len() })
    }
}

fn fold(text: &str) -> String {
    let mut folded = Folded::of(text).text;
    folded.truncate(folded.trim_end().len());
    folded
}

/// Returns the byte range of a quote in the text. `words` are the quote, the text directly before it and the text
/// directly after it; the last two may be empty.
#[must_use]
pub fn find(text: &str, words: [&str; 3]) -> Option<Range<usize>> {
    Folded::of(text).find(&Words::of(words)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_distinguishes_two_equal_quotes() {
        let text = "Ukraine agreed, Russia agreed.";
        assert_eq!(find(text, ["agreed", "Russia", ""]), Some(23..29));
        assert_eq!(find("Ukraine agreed.", ["agreed", "Russia", ""]), None);
        assert_eq!(find("aaa b", ["aa", "a", "b"]), Some(1..3));
    }

    #[test]
    fn words_are_found_however_they_are_written() {
        let text = "Vor\u{ad}her. Die Ge\u{ad}fa\u{308}ngnisse \u{200f}sind\u{a0}\n voll. ";
        assert_eq!(
            find(text, ["Gefängnisse sind voll", "Vorher. Die", "."]).map(|found| &text[found]),
            Some("Ge\u{ad}fa\u{308}ngnisse \u{200f}sind\u{a0}\n voll")
        );
        assert_eq!(find("cafe\u{301}, café, cafe", ["cafe", "", ""]), Some(15..19));
        assert_eq!(find("a", ["\u{200d}", "", ""]), None);
    }
}
