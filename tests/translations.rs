//! Translated stories have the same data as their originals and differ only in text.
#![allow(clippy::unwrap_used, clippy::panic, clippy::pedantic, reason = "tests may panic")]

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

/// A story with its translation, and the qualifiers of numbers in the language of the translation.
struct Pair {
    original: &'static str,
    translated: &'static str,
    /// Whether a letter belongs to the script of the translation.
    is_letter: fn(char) -> bool,
    /// "at least", "about" and "over" in the translation.
    hedges: [&'static str; 3],
}

const PAIRS: [Pair; 2] = [
    Pair {
        original: "exchanges",
        translated: "exchanges.uk",
        is_letter: |letter| matches!(letter, '\u{400}'..='\u{4ff}'),
        hedges: ["щонайменше", "приблизно", "понад"],
    },
    Pair {
        original: "prisoner-exchange",
        translated: "prisoner-exchange.ar",
        is_letter: |letter| matches!(letter, '\u{600}'..='\u{6ff}'),
        hedges: ["على الأقل", "نحو", "أكثر من"],
    },
];

/// Fields that are not translated: ids, dates, URLs, keywords.
const NOT_TRANSLATED: [&str; 17] = [
    "$schema",
    "id",
    "date",
    "as_of",
    "published",
    "url",
    "source",
    "speaker",
    "in",
    "side",
    "kind",
    "form",
    "stance",
    "outcome",
    "facts",
    "chart",
    "mark",
];

fn read(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/stories").join(format!("{name}.json"));
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// Walks both documents in parallel and collects the pairs of texts. Everything else must be equal.
fn texts(path: &str, original: &Value, translated: &Value, found: &mut Vec<(String, String, String)>) {
    let field = path.rsplit('.').find(|step| step.parse::<usize>().is_err()).unwrap_or_default();
    match (original, translated) {
        // Languages differ in their plural forms.
        _ if field == "unit" => {}
        (Value::Object(one), Value::Object(other)) => {
            let keys = |object: &serde_json::Map<String, Value>| object.keys().cloned().collect::<Vec<_>>();
            assert_eq!(keys(one), keys(other), "{path}");
            one.iter()
                .zip(other)
                .for_each(|((key, one), (_, other))| texts(&format!("{path}.{key}"), one, other, found));
        }
        (Value::Array(one), Value::Array(other)) => {
            assert_eq!(one.len(), other.len(), "{path}");
            let both = one.iter().zip(other).enumerate();
            both.for_each(|(index, (one, other))| texts(&format!("{path}.{index}"), one, other, found));
        }
        (Value::String(one), Value::String(other)) if path != ".lang" => {
            // The facets of an event and the items of a chart are ids.
            let id = path.contains(".facets.") && path.starts_with(".events")
                || path.starts_with(".charts") && path.ends_with(|last: char| last.is_ascii_digit());
            if id || NOT_TRANSLATED.contains(&field) {
                assert_eq!(one, other, "{path}");
            } else {
                found.push((path.to_owned(), one.clone(), other.clone()));
            }
        }
        _ if path == ".lang" => assert_ne!(original, translated),
        _ => assert_eq!(original, translated, "{path}"),
    }
}

fn all(pair: &Pair) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    texts("", &read(pair.original), &read(pair.translated), &mut found);
    assert!(found.len() > 50, "{}", pair.translated);
    found
}

/// Whether the text is a name or title of a source, which may stay in the original language.
fn is_name(path: &str) -> bool {
    let name = [".publisher", ".name", ".title"].iter().any(|end| path.ends_with(end));
    name && (path.starts_with(".sources.") || path.starts_with(".speakers."))
}

/// The numbers of a text in ascending order. Group separators are skipped.
fn numbers(text: &str) -> Vec<u64> {
    let mut digits = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let is_separator = matches!(character, ',' | '\u{a0}') && characters.peek().is_some_and(char::is_ascii_digit);
        if character.is_ascii_digit() {
            digits.push(character);
        } else if !is_separator {
            digits.push(' ');
        }
    }
    let mut numbers: Vec<u64> = digits.split_whitespace().map(|number| number.parse().unwrap()).collect();
    numbers.sort_unstable();
    numbers
}

/// How often a text contains "at least", and "about" and "over" before a number.
fn hedges(text: &str, [at_least, about, over]: [&str; 3]) -> [usize; 3] {
    let text = text.to_lowercase();
    let before_number = |hedge: &str| {
        let places = text.match_indices(hedge).filter(|(at, _)| {
            let next = text[at + hedge.len()..].trim_start().chars().next();
            next.is_some_and(char::is_numeric) && !text[..*at].ends_with("hand ")
        });
        places.count()
    };
    [text.matches(at_least).count(), before_number(about), before_number(over)]
}

#[test]
fn a_translation_has_the_same_data_as_the_original() {
    for pair in &PAIRS {
        all(pair);
    }
}

#[test]
fn every_text_of_a_translation_is_translated() {
    for pair in &PAIRS {
        let texts = all(pair);
        let words = |text: &str| -> Vec<String> {
            let words = text.split(|character: char| !character.is_ascii_alphabetic());
            words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
        };
        let named = texts.iter().filter(|(path, ..)| is_name(path) && !path.ends_with(".title"));
        let names: BTreeSet<String> = named.flat_map(|(_, _, text)| words(text)).collect();
        for (path, original, translated) in texts.iter().filter(|(path, ..)| !is_name(path)) {
            assert_ne!(original, translated, "{}{path}", pair.translated);
            assert!(translated.contains(pair.is_letter), "{}{path}: {translated}", pair.translated);
            for word in words(translated) {
                assert!(names.contains(&word), "{}{path}: {word} in {translated}", pair.translated);
            }
        }
    }
}

#[test]
fn a_translation_has_the_same_numbers_and_qualifiers() {
    for pair in &PAIRS {
        let mut hedged = 0;
        for (path, original, translated) in all(pair).iter().filter(|(_, original, translated)| original != translated)
        {
            assert_eq!(numbers(original), numbers(translated), "{}{path}: {translated}", pair.translated);
            let expected = hedges(original, ["at least", "about", "over"]);
            assert_eq!(expected, hedges(translated, pair.hedges), "{}{path}: {translated}", pair.translated);
            hedged += expected.iter().sum::<usize>();
        }
        assert!(hedged > 1, "{}", pair.translated);
    }
}

#[test]
fn translated_pages_link_to_each_other_in_their_own_language() {
    for (page, other, pair) in [("exchanges", "exchanges.uk", &PAIRS[0]), ("index", "index.ar", &PAIRS[1])] {
        let language = |story: &str| read(story)["lang"].as_str().unwrap().to_owned();
        let versions =
            [(page, pair.original), (other, pair.translated)].map(|(page, story)| (page, story, language(story)));
        for (page, story, language) in &versions {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("www/{page}.html"));
            let text = fs::read_to_string(path).unwrap();
            let direction = if language == "ar" { " dir=\"rtl\"" } else { "" };
            assert!(text.contains(&format!("<html lang=\"{language}\"{direction}>")), "{page}");
            for (each, _, tag) in &versions {
                let link = format!("<link rel=\"alternate\" hreflang=\"{tag}\" href=\"{each}.html\">");
                assert!(text.contains(&link), "{page} has no {link}");
                let link = format!("<a href=\"{each}.html\" hreflang=\"{tag}\" lang=\"{tag}\"");
                assert_eq!(text.contains(&link), page != each, "{page}: {link}");
            }
            let mut elements = text.split("<article-infographic ").skip(1);
            assert!(elements.all(|rest| rest.starts_with(&format!("src=\"stories/{story}.story\""))), "{page}");
        }
    }
}
