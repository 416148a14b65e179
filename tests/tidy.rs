//! The rules of the house that a compiler does not know: who may use whom, and what every file begins with.
#![allow(clippy::unwrap_used, clippy::panic, clippy::pedantic, reason = "a test may be blunt")]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Each folder or file of the library with the modules of ours that it may name.
const MAY_USE: [(&str, &[&str]); 18] = [
    ("key", &[]),
    ("characters", &[]),
    ("facts", &["characters", "codec", "model", "raw", "theme", "words"]),
    ("geom", &[]),
    ("codec", &[]),
    ("diagnostic", &[]),
    ("model", &["key", "characters"]),
    ("raw", &["diagnostic", "model"]),
    ("lint", &["diagnostic", "model", "raw", "key", "characters"]),
    ("publish", &["model", "codec", "key"]),
    ("words", &["model", "raw", "codec", "key", "characters"]),
    ("theme", &["geom"]),
    ("text", &["geom", "theme", "characters"]),
    ("scene", &["geom", "key", "theme"]),
    ("chart", &["model", "words", "scene", "text", "theme", "geom", "key"]),
    ("viewer", &["model", "words", "chart", "scene", "text", "theme", "geom", "key"]),
    ("paint", &["scene", "text", "theme", "words", "geom", "key", "characters"]),
    ("lib", &[]),
];

/// What the cores and the command may name of the library.
const PACKAGES: [(&str, &[&str]); 2] = [
    ("src/reader", &["geom", "key", "model", "publish", "scene", "text", "theme", "viewer", "words"]),
    ("src/editor", &["diagnostic", "lint", "publish"]),
];

/// Crates that one folder alone may name.
const CRATES: [(&str, &[&str]); 12] = [
    ("plotters", &["src/library/chart/"]),
    ("plotters_backend", &["src/library/chart/record.rs"]),
    ("web_sys", &["src/reader/"]),
    ("js_sys", &["src/reader/", "src/editor/"]),
    ("wasm_bindgen", &["src/reader/", "src/editor/"]),
    ("serde_wasm_bindgen", &["src/reader/", "src/editor/"]),
    ("resvg", &["src/library/paint/"]),
    ("skrifa", &["src/library/paint/"]),
    ("maud", &["src/command/"]),
    ("unicode_normalization", &["src/library/lint/search.rs"]),
    ("serde_json", &["src/library/raw/", "src/library/diagnostic/place.rs", "src/command/"]),
    ("std::fs", &["src/command/"]),
];

/// Lines that a file may have before it wants to be two.
const MAX_LINES: usize = 400;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Every source file under these folders with one of these endings: its path in the project and its text.
fn sources(folders: &[&str], ending: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    folders.iter().for_each(|folder| files(&root.join(folder), &mut paths));
    paths.retain(|path| path.extension().is_some_and(|extension| extension == ending));
    let name = |path: &Path| path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
    let sources: Vec<_> = paths.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect();
    assert!(sources.len() > 3, "found no {ending} files under {folders:?}");
    sources
}

/// The code of a file without its comments and its own tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The names that stand right after a path prefix, also within braces: `crate::{a, b::c}` gives a and b.
fn named_after<'t>(code: &'t str, prefix: &str) -> Vec<&'t str> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices(prefix) {
        let rest = &code[at + prefix.len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let mut depth = 1;
            let mut start = true;
            for (place, character) in list.char_indices() {
                match character {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 1 => start = true,
                    _ if depth == 1 && start && character.is_alphabetic() => {
                        names.push(word(&list[place..]));
                        start = false;
                    }
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
            }
        } else {
            names.push(word(rest));
        }
    }
    names
}

fn word(text: &str) -> &str {
    let end = text.find(|character: char| !character.is_alphanumeric() && character != '_');
    &text[..end.unwrap_or(text.len())]
}

#[test]
fn modules_use_only_what_the_picture_in_lib_rs_allows() {
    for (name, text) in sources(&["src/library"], "rs") {
        let module = word(name.strip_prefix("src/library/").unwrap());
        let (_, allowed) =
            MAY_USE.iter().find(|(known, _)| *known == module).unwrap_or_else(|| panic!("{module} is new"));
        for used in named_after(&code(&text), "crate::") {
            assert!(used == module || allowed.contains(&used), "{name} uses crate::{used}");
        }
    }
}

#[test]
fn the_command_has_nothing_to_do_with_the_readers_browser() {
    for (name, text) in sources(&["src/command"], "rs") {
        for used in named_after(&code(&text), "article_infographic::") {
            assert!(used != "viewer", "{name} uses article_infographic::{used}");
        }
    }
}

#[test]
fn each_core_uses_its_side_of_the_library_alone() {
    for (folder, allowed) in PACKAGES {
        for (name, text) in sources(&["src"], "rs").into_iter().filter(|(name, _)| name.starts_with(folder)) {
            let code = code(&text);
            let used = named_after(&code, "article_infographic::");
            assert!(used.iter().all(|used| allowed.contains(used)), "{name} uses {used:?}");
        }
    }
}

/// What a program gets that depends on the library without its features.
const LIBRARY: [&str; 5] = ["serde", "serde_json", "plotters", "plotters-backend", "unicode-normalization"];

#[test]
fn the_library_brings_nothing_of_the_command() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/library/Cargo.toml")).unwrap();
    let (_, rest) = manifest.split_once("[dependencies]\n").unwrap();
    let lines = rest.lines().take_while(|line| !line.starts_with('['));
    let always = lines.filter(|line| line.contains(" = ") && !line.contains("optional = true"));
    let names: Vec<&str> = always.filter_map(|line| line.split(" = ").next()).collect();
    assert_eq!(names, LIBRARY);
}

#[test]
fn each_foreign_crate_has_its_one_place() {
    for (name, text) in sources(&["src"], "rs") {
        let code = code(&text);
        for (krate, places) in CRATES {
            let named = code.match_indices(&format!("{krate}::")).any(|(at, _)| {
                !code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == ':')
            });
            let allowed = places.iter().any(|place| name.starts_with(place));
            assert!(!named || allowed, "{name} names {krate}");
        }
    }
}

#[test]
fn every_file_says_first_what_it_is_for() {
    for (name, text) in sources(&["build", "src", "tests"], "rs") {
        assert!(text.starts_with("//!"), "{name} does not begin with //!");
    }
    for (name, text) in sources(&["www"], "js") {
        assert!(text.starts_with("//"), "{name} does not begin with a comment");
    }
}

#[test]
fn no_file_is_longer_than_a_reader_likes() {
    for (name, text) in sources(&["build", "src", "tests"], "rs").into_iter().chain(sources(&["www"], "js")) {
        let lines = text.lines().count();
        assert!(lines <= MAX_LINES, "{name} has {lines} lines");
    }
}

#[test]
fn the_page_part_writes_no_html_and_no_style_attributes() {
    let sinks =
        ["innerHTML", "outerHTML", "insertAdjacentHTML", "DOMParser", "document.write", "eval(", "'style'", "cssText"];
    for (name, text) in sources(&["www"], "js") {
        for sink in sinks {
            assert!(!text.contains(sink), "{name} names {sink}");
        }
    }
}

#[test]
fn the_figures_style_sheet_has_the_colours_of_the_themes() {
    use article_infographic::theme::{ROLES, Theme, hexadecimal};
    let css = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("www/figure.css")).unwrap();
    for (name, role) in ROLES {
        for themes in [[Theme::Light, Theme::Dark], [Theme::LightMore, Theme::DarkMore]] {
            let [light, dark] = themes.map(|theme| hexadecimal(theme.color(role)));
            let line = format!("--ai-{name}: light-dark({light}, {dark});");
            assert!(css.contains(&line), "figure.css has no {line}");
        }
    }
}

#[test]
fn the_article_of_each_story_is_the_article_of_its_page() {
    for (page, story) in [
        ("index", "prisoner-exchange"),
        ("index.ar", "prisoner-exchange.ar"),
        ("exchanges", "exchanges"),
        ("exchanges.uk", "exchanges.uk"),
    ] {
        let text = words_of(page);
        let story = story_of(story);
        assert!(!story.paragraphs.is_empty());
        for paragraph in &story.paragraphs {
            assert!(text.contains(paragraph.text.as_str()), "{page}: {} is not on the page", paragraph.id);
        }
    }
}

#[test]
fn the_first_article_is_as_long_as_a_news_report() {
    let paragraphs = story_of("prisoner-exchange").paragraphs;
    let words: usize = paragraphs.iter().map(|paragraph| paragraph.text.as_str().split(' ').count()).sum();
    assert!((250..=450).contains(&words), "the article has {words} words");
}

fn story_of(name: &str) -> article_infographic::model::Story {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("www/stories/{name}.json"));
    article_infographic::lint::check(&fs::read(path).unwrap()).story.unwrap()
}

/// What a page says, without its tags.
fn words_of(page: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("www/{page}.html"));
    let mut text = String::new();
    let mut in_tag = false;
    for character in fs::read_to_string(path).unwrap().chars() {
        match character {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if !in_tag => text.push(character),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The rows of a table of checks; its tests are named as `FILE: NAME` and have to exist. Each row with how many it names.
fn checks(table: &str) -> Vec<(&str, usize)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rows =
        table.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| |") && !line.starts_with("| -"));
    rows.map(|row| {
        let named = row.split('`').filter_map(|words| words.split_once(".rs: "));
        let found = named.map(|(file, test)| {
            let text = fs::read_to_string(root.join(format!("{file}.rs"))).unwrap_or_default();
            assert!(text.contains(&format!("fn {test}(")), "{file}.rs has no {test}");
        });
        (row, found.count())
    })
    .collect()
}

#[test]
fn every_fault_has_a_test_that_exists_or_a_reason() {
    let table = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/FAULTS.md")).unwrap();
    let rows = checks(&table);
    for (index, (row, tests)) in rows.iter().enumerate() {
        assert!(row.starts_with(&format!("| {} | ", index + 1)), "row {} is {row}", index + 1);
        assert!(*tests > 0 || row.contains("not tested: "), "{row}");
    }
    assert_eq!(rows.len(), 126);
}

/// What only a person can judge has a script of this name in the same file.
#[test]
fn every_check_of_accessibility_has_a_test_that_exists_or_a_script_by_hand() {
    let table = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ACCESSIBILITY.md")).unwrap();
    let rows = checks(&table);
    for (index, (row, tests)) in rows.iter().enumerate() {
        assert!(row.starts_with(&format!("| A{} | ", index + 1)), "row {} is {row}", index + 1);
        let by_hand = row.split_once("by hand: ").map(|(_, script)| script.trim_end_matches(" |"));
        assert!(*tests > 0 || by_hand.is_some(), "{row}");
        if let Some(script) = by_hand {
            assert!(table.contains(&format!("\n### {script}\n\n")), "there is no script for {script}");
        }
    }
    assert_eq!(rows.len(), 24);
}
