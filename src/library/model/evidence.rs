//! [`Evidence`]: the speaker, the source, and the sentence of the article.

use std::rc::Rc;

use super::{
    party::Speaker,
    text::{Link, Text},
    when::When,
};

/// A published text.
#[derive(Clone, Debug)]
pub struct Source {
    /// The publisher.
    pub publisher: Text,
    /// The address of the text.
    pub link: Link,
    /// Its headline.
    pub title: Option<Text>,
    /// The date of publication.
    pub published: Option<When>,
}

/// A paragraph of the article.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Its id in the story.
    pub id: Rc<str>,
    /// Its text.
    pub text: Text,
}

/// A part of the article, selected by its text like the `TextQuoteSelector` of the W3C Web Annotation Data Model
/// (§4.2.4).
#[derive(Clone, Debug)]
pub struct Quote {
    /// The quoted text.
    pub exact: Text,
    /// The text directly before it, if the quoted text occurs more than once.
    pub prefix: Option<Text>,
    /// The text directly after it.
    pub suffix: Option<Text>,
}

impl Evidence {
    /// Returns whether speaker, source and quoted text are the same.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.source, &other.source)
            && Rc::ptr_eq(&self.speaker, &other.speaker)
            && self.quote.exact == other.quote.exact
    }
}

/// A piece of evidence for what a mark shows.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The source that published it.
    pub source: Rc<Source>,
    /// The speaker.
    pub speaker: Rc<Speaker>,
    /// The quote from the article.
    pub quote: Quote,
    /// The sentence of the article that contains the quote; `None` if the story does not include the article.
    pub passage: Option<Passage>,
}

/// A sentence of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The paragraph's id.
    pub paragraph: Rc<str>,
    /// The sentence, or several sentences if the quote spans them.
    pub sentence: Rc<str>,
    /// The byte offset of the quote in the sentence.
    pub quote_at: usize,
}

/// Returns the sentences that contain the bytes from `start` to `end`, and the byte offset of the first sentence.
///
/// A sentence ends at a full stop, an ellipsis, a question mark or an exclamation mark (and closing quotes), if white
/// space follows and then anything but a lowercase letter, a digit or a currency sign. These are the rules of Unicode's
/// UAX #29, except that initials and the abbreviations before names and units end no sentence: "Mr. Hart", "8 Mio. Euro".
#[must_use]
pub fn sentences_around(text: &str, start: usize, end: usize) -> (usize, &str) {
    let mut from = 0;
    let mut to = text.len();
    for boundary in sentence_ends(text) {
        if boundary <= start {
            from = boundary;
        } else if boundary >= end {
            to = boundary;
            break;
        }
    }
    (from, text.get(from..to).unwrap_or(text).trim_end())
}

/// Abbreviations before names, numbers and units, which end no sentence. Words that are no abbreviation in another language
/// are left out.
const ABBREVIATIONS: [&str; 6] = [
    "mr mrs ms messrs dr prof gen lt capt sgt gov rev st vs approx",
    "hr nr mio mrd tsd bzw ca",
    "mme mlle mgr sr sra dra gral núm",
    "ks płk ppłk mjr kpt mec inż godz tys",
    "doç yrd sn",
    "вул просп тис млн млрд ім обл",
];

/// Returns whether a text ends with one of the abbreviations, without its full stop.
fn is_abbreviated(text: &str) -> bool {
    let word = text.rsplit(|other: char| !other.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    ABBREVIATIONS.iter().flat_map(|list| list.split(' ')).any(|known| known == word)
}

fn sentence_ends(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().filter_map(|(at, character)| {
        if !matches!(character, '.' | '!' | '?' | '…' | '؟') {
            return None;
        }
        // An initial before a name: "said A. Yusov".
        let mut before = text.get(..at)?.chars().rev();
        if character == '.'
            && before.next().is_some_and(char::is_uppercase)
            && before.next().is_none_or(|other| !other.is_alphanumeric())
        {
            return None;
        }
        if character == '.' && is_abbreviated(text.get(..at)?) {
            return None;
        }
        let rest = text.get(at.saturating_add(character.len_utf8())..)?;
        let rest = rest.trim_start_matches(['"', '\'', '”', '“', '’', '‘', '»', '«', '›', ')']);
        // French has a space before its closing quotes.
        let behind_quotes = rest.trim_start().strip_prefix('»').filter(|next| next.starts_with(char::is_whitespace));
        let rest = behind_quotes.unwrap_or(rest);
        let next = rest.trim_start();
        // A full stop before a lowercase letter or a digit ends an abbreviation: "approx. 8,000".
        let ends = rest.len() > next.len()
            && !next.starts_with(|first: char| {
                first.is_lowercase() || first.is_ascii_digit() || matches!(first, '$' | '€' | '£' | '₴' | '₽' | '~')
            });
        ends.then(|| text.len().saturating_sub(next.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_runs_from_stop_to_stop() {
        let text = "One came. “At least 8,000 are held.” Is it 8.5? No, e.g. less.";
        let at = |needle: &str| {
            let start = text.find(needle).unwrap();
            sentences_around(text, start, start + needle.len()).1
        };
        assert_eq!(at("One"), "One came.");
        assert_eq!(at("8,000"), "“At least 8,000 are held.”");
        assert_eq!(at("8.5"), "Is it 8.5?");
        assert_eq!(at("less"), "No, e.g. less.");
        assert_eq!(at("held.” Is it"), "“At least 8,000 are held.” Is it 8.5?");
        assert_eq!(sentences_around("One came, said A. Yusov. Б.\u{a0}Усов 2.", 0, 3), (0, "One came, said A. Yusov."));
        assert_eq!(sentences_around("They are in the EU. All came.", 0, 4), (0, "They are in the EU."));
        for one in [
            "In St. Ives, Mr. Hart and Dr. J. R. Weir counted 40 boats.",
            "„Es sind 40.“",
            "»Es sind 40.«",
            "Der Umbau kostet 8 Mio. Euro, sagte Prof. Brandt.",
            "« Ils sont 40. »",
            "Mme. Dumont en compte 40 !",
            "El Sr. Prado y la Dra. Medina contaron 40.",
            "Płk. Sowa policzył 40 tys. Ukraińców.",
            "На вул. Шевченка живуть 40 тис. Киян.",
            "وصل 40 شخصا؟",
        ] {
            let text = format!("{one} Next");
            assert_eq!(sentences_around(&text, 2, 3), (0, one));
        }
        assert_eq!(sentences_around("At least Rs. €8,000 came. More", 5, 8), (0, "At least Rs. €8,000 came."));
    }
}
