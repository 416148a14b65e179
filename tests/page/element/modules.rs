//! The element's own JavaScript beside the functions of the library that it repeats, because no core has come yet or none is
//! asked: the same texts, the same answers. What it takes from the library is generated, see `src/library/facts.rs`.

use crate::support::engine::View;
use crate::support::page::Page;
use article_infographic::{
    characters::{CLASSES, is_accent, is_invisible},
    constants,
    theme::Font,
    typography::{Measure, wrap},
};
use serde_json::{Value, json};

const SCRIPTS: &str = include_str!("modules.js");

/// A module with what it imports from the library, and the functions that use it.
fn scripts(module: &str) -> String {
    let own: Vec<&str> = module.lines().filter(|line| !line.starts_with("import ")).collect();
    format!("{}{}\n{SCRIPTS}", constants::javascript(), own.join("\n")).replace("export ", "")
}

/// The page's own search.
fn search() -> String {
    scripts(include_str!("../../../www/element/passages.js"))
}

/// A text of up to so many pieces, drawn by a linear congruential generator.
fn drawn(seed: &mut u64, pieces: &[&str], most: u64) -> String {
    let mut next = |bound: u64| {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*seed >> 33) % bound
    };
    (0..next(most + 1)).map(|_| pieces[usize::try_from(next(pieces.len() as u64)).unwrap()]).collect()
}

#[tokio::test]
async fn the_page_finds_words_where_the_check_finds_them() {
    let pieces = [
        "a",
        "a",
        "b",
        "b",
        " ",
        " ",
        "\u{a0}",
        "\u{2028}",
        "\n",
        "e\u{301}",
        "é",
        "e",
        "\u{200d}",
        "\u{ad}",
        "\u{200e}",
        "\u{200f}",
        "\u{61c}",
        "\u{fe0f}",
        "\u{7}",
        "😀",
        "각",
        "\u{1100}\u{1161}",
        "ﬁ",
        "İ",
        "\u{e0041}",
    ];
    let mut seed = 7;
    let mut cases: Vec<[String; 4]> = Vec::new();
    for _ in 0..20_000 {
        let [text, words, before, behind] = [40, 2, 1, 1].map(|most| drawn(&mut seed, &pieces, most));
        cases.push([text, words, before, behind]);
    }
    let answers: Vec<Value> = cases
        .iter()
        .map(|[text, words, before, behind]| {
            let units = |byte: usize| text[..byte].encode_utf16().count();
            let found = article_infographic::lint::find(text, [words, before, behind]);
            found.map_or(Value::Null, |found| json!([units(found.start), units(found.end)]))
        })
        .collect();
    let found = answers.iter().filter(|answer| !answer.is_null()).count();
    assert!((2_000..18_000).contains(&found), "{found} are found");
    let page = Page::open(View::DESKTOP).await;
    let seen = page.browser.call(&search(), "placesOfQuotes", vec![json!(cases)]).await;
    for ((case, here), there) in cases.iter().zip(&answers).zip(seen.as_array().expect("a list")) {
        assert_eq!(here, there, "{case:?}");
    }
}

#[tokio::test]
async fn of_equal_sentences_the_one_with_the_quotes_surroundings_is_found() {
    let text = "Anna came. He agreed. Bert came. He agreed. Carl left.";
    let page = Page::open(View::DESKTOP).await;
    for (before, behind, sentence, place) in [
        ("", "", "He agreed.", json!([11, 21])),
        ("Bert came.", "", "He agreed.", json!([33, 43])),
        ("", ". Carl", "He agreed.", json!([33, 43])),
        // Where the page has other words around it, the sentence is more than the quote.
        ("Dora came.", "", "He agreed.", json!([11, 21])),
        ("Bert came.", "", "He agreed twice.", json!([33, 42])),
        ("Dora came.", "", "He agreed twice.", Value::Null),
    ] {
        let case = json!([[text, "He agreed", before, behind, sentence]]);
        assert_eq!(page.browser.call(&search(), "placesOfQuotes", vec![case.clone()]).await, json!([place]), "{case}");
    }
}

#[tokio::test]
async fn every_engine_has_the_characters_of_each_class_that_the_library_has() {
    let runs = |holds: fn(char) -> bool| {
        let mut runs: Vec<[u32; 2]> = Vec::new();
        for code in ('\0'..=char::MAX).filter(|character| holds(*character)).map(u32::from) {
            match runs.last_mut() {
                Some([_, last]) if *last + 1 == code => *last = code,
                _ => runs.push([code, code]),
            }
        }
        runs
    };
    let page = Page::open(View::DESKTOP).await;
    let classes =
        [("INVISIBLE", runs(is_invisible)), ("SPACE", runs(char::is_whitespace)), ("ACCENT", runs(is_accent))];
    let names = classes.each_ref().map(|(name, _)| *name);
    assert_eq!(names, CLASSES.map(|(name, _)| name));
    let seen = page.browser.call(&scripts(""), "runsOfCharacters", vec![json!(names)]).await;
    for (index, (name, expected)) in classes.into_iter().enumerate() {
        assert_eq!(seen[index], json!(expected), "{name}");
    }
}

/// As wide as it has characters.
struct Count;

impl Measure for Count {
    fn width(&self, text: &str, _font: Font) -> f64 {
        text.chars().count() as f64
    }
}

#[tokio::test]
async fn a_picture_that_is_taken_along_breaks_its_text_as_the_drawing_does() {
    let pieces = ["a", "b", "8", "000", ",", ".", "-", " ", " ", "\u{a0}", "\u{202f}", "ع", "é"];
    let mut seed = 11;
    let mut cases: Vec<(String, u64)> = vec![
        ("at least 8\u{a0}000 people".to_owned(), 9),
        ("at least 1,000,000,346".to_owned(), 11),
        ("abc".to_owned(), 0),
    ];
    for width in 0..5_000 {
        cases.push((drawn(&mut seed, &pieces, 30), width % 12));
    }
    let broken = |(text, width): &(String, u64)| wrap(text, Font::regular(10.0), *width as f64, &Count);
    let expected: Vec<Vec<String>> = cases.iter().map(broken).collect();
    assert_eq!(expected[1], ["at least", "1,000,000,", "346"]);
    let page = Page::open(View::DESKTOP).await;
    let layout = scripts(include_str!("../../../www/element/export-layout.js"));
    let seen = page.browser.call(&layout, "linesOfTexts", vec![json!(cases)]).await;
    for ((case, here), there) in cases.iter().zip(&expected).zip(seen.as_array().expect("a list")) {
        assert_eq!(&json!(here), there, "{case:?}");
    }
}
