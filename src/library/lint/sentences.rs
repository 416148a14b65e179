//! Sentences by the rules of Unicode, with the abbreviations of the languages.

use icu_segmenter::{SentenceSegmenter, options::SentenceBreakInvariantOptions};

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

/// Returns the sentences that contain the bytes from `start` to `end`, and the byte offset of the first sentence.
///
/// These are the sentences of UAX #29, with two exceptions. Initials and the abbreviations before names and units end no
/// sentence: "Mr. Hart", "8 Mio. Euro". Nor does a full stop before a number: "approx. 8,000".
pub(super) fn sentences_around(text: &str, start: usize, end: usize) -> (usize, &str) {
    let mut from = 0;
    let mut to = text.len();
    for boundary in boundaries(text) {
        if boundary <= start {
            from = boundary;
        } else if boundary >= end {
            to = boundary;
            break;
        }
    }
    (from, text.get(from..to).unwrap_or(text).trim_end())
}

/// Returns the byte offsets between the sentences of a text.
fn boundaries(text: &str) -> impl Iterator<Item = usize> {
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    segmenter.segment_str(text).filter_map(|at| {
        let (before, behind) = text.split_at_checked(at)?;
        if before.is_empty() || is_abbreviated(before) {
            return None;
        }
        // French has a space before its closing quotes, which the rules of Unicode take for the next sentence.
        let rest = behind.strip_prefix('»').map_or(behind, str::trim_start);
        let is_number = |first: char| first.is_numeric() || matches!(first, '$' | '€' | '£' | '₴' | '₽' | '~');
        let is_stop = before.trim_end().ends_with(['.', '…']);
        let is_boundary = !(rest.is_empty() || (is_stop && rest.starts_with(is_number)));
        is_boundary.then(|| text.len().saturating_sub(rest.len()))
    })
}

/// Returns whether a text ends with an initial or with one of the abbreviations.
fn is_abbreviated(text: &str) -> bool {
    let Some(text) = text.trim_end().strip_suffix('.') else { return false };
    let word = text.rsplit(|other: char| !other.is_alphanumeric()).next().unwrap_or_default();
    let mut letters = word.chars();
    let is_initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    let word = word.to_lowercase();
    is_initial || ABBREVIATIONS.iter().flat_map(|list| list.split(' ')).any(|known| known == word)
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
