//! Properties of the words of every story: they say what the drawing shows.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::pedantic, reason = "tests may panic")]

mod shared;

use article_infographic::{
    model::{Date, Language, Stance},
    text::{Locale, Outline},
};
use serde_json::Value;
use shared::{scenes, stories, texts};

/// The abbreviations of millions and billions on labels. Text has the words.
fn abbreviations(language: Language) -> Vec<String> {
    let path = format!("{}/www/locales/{}.json", env!("CARGO_MANIFEST_DIR"), language.tag());
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let short = file["cldr"]["compact"]["short"].as_object().unwrap().values();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    short.map(|pattern| bare(&pattern.as_str().unwrap().replace("{0}", ""))).collect()
}

#[test]
fn every_word_of_the_drawing_is_in_the_outline() {
    // Tick labels are excluded: their values and dates lie between the stated ones.
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    for (name, scene, outline) in scenes(728.0) {
        let words = outline.to_string().to_lowercase();
        let short = |month| outline.locale.short_date(Date::Month(2025, month), true);
        let months: Vec<String> = (1..=12).map(short).collect();
        let months: Vec<String> = months.iter().flat_map(|month| month.split_whitespace()).map(bare).collect();
        let abbreviations = abbreviations(outline.locale.language);
        // In "−10°C" and "2.4bn", only the letters are compared.
        let letters = |word: &str| {
            let mut letters = word.split(|c: char| !c.is_alphabetic()).filter(|letters| !letters.is_empty());
            letters.all(|letters| abbreviations.iter().any(|short| short == letters) || words.contains(letters))
        };
        let is_number = |word: &str| word.contains(char::is_numeric);
        let on_scale = |word: &String| {
            word.chars().all(|c| !c.is_alphabetic())
                || months.contains(word)
                || abbreviations.contains(word)
                || (is_number(word) && letters(word))
        };
        for (text, _) in texts(&scene) {
            let found = text.split_whitespace().map(bare).all(|word| on_scale(&word) || words.contains(&word));
            let heading = outline.locale.outcome_heading();
            assert!(found || text.contains(&heading), "{name}: {text:?}");
        }
    }
}

#[test]
fn every_mark_has_a_citation() {
    for (name, scene, outline) in scenes(608.0) {
        for mark in &scene.marks {
            let chart = &outline.charts[usize::from(mark.key.chart)];
            if mark.key.is_chart() {
                assert!(!chart.sources.is_empty(), "{name}: a chart without a source");
            } else {
                let node = outline.node(mark.key).unwrap_or_else(|| panic!("{name}: {} has no text", mark.key));
                let unstated = node.value.contains(&outline.locale.stance(&Stance::NotStated));
                assert!(!node.citations.is_empty() || unstated, "{name}: {} has no citation", node.page_key);
                // `not_stated` is attributed to no speaker, unless it has a quote.
                let is_unattributed = chart
                    .nodes
                    .iter()
                    .flat_map(|node| &node.citations)
                    .all(|citation| !node.attribution.contains(&citation.speaker));
                assert!(
                    !node.citations.is_empty() || is_unattributed,
                    "{name}: {}: {}",
                    node.page_key,
                    node.attribution
                );
            }
        }
    }
}

#[test]
fn page_keys_map_to_keys_and_back() {
    for (name, story) in stories() {
        let outline = Outline::new(&story, Locale::for_tag(&story.language));
        for node in outline.charts.iter().flat_map(|chart| &chart.nodes) {
            assert_eq!(outline.find(&node.page_key), Some(node.key), "{name}: {}", node.page_key);
            assert_eq!(outline.node(node.key).unwrap().page_key, node.page_key, "{name}");
        }
    }
}
