//! Rules of the project that the compiler does not check: allowed dependencies, file headers, file sizes and names.
#![allow(clippy::unwrap_used, clippy::panic, clippy::pedantic, reason = "tests may panic")]

#[path = "shared/files.rs"]
mod shared;

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The modules of the library with the modules that they may use.
const MAY_USE: [(&str, &[&str]); 20] = [
    ("key", &[]),
    ("characters", &[]),
    ("constants", &["characters", "codec", "model", "raw", "scene", "theme", "text"]),
    ("geom", &[]),
    ("codec", &[]),
    ("diagnostic", &[]),
    ("model", &["key", "characters"]),
    ("raw", &["diagnostic", "model"]),
    ("lint", &["diagnostic", "model", "raw", "key", "characters"]),
    ("publish", &["model", "codec", "key"]),
    ("text", &["model", "raw", "codec", "key", "characters"]),
    ("theme", &["geom"]),
    ("typography", &["geom", "theme", "characters"]),
    ("scene", &["geom", "key", "theme"]),
    ("chart", &["model", "text", "scene", "typography", "theme", "geom", "key"]),
    ("viewer", &["model", "text", "chart", "scene", "typography", "theme", "geom", "key"]),
    ("answers", &["model", "text", "chart", "scene", "typography", "geom", "key", "viewer"]),
    ("paint", &["scene", "typography", "theme", "text", "geom", "key", "characters"]),
    ("figure", &["model", "text", "chart", "scene", "typography", "theme", "paint"]),
    ("lib", &[]),
];

/// The modules of the library that the two cores may use.
const PACKAGES: [(&str, &[&str]); 2] = [
    ("src/reader", &["geom", "key", "model", "publish", "scene", "typography", "theme", "viewer", "text"]),
    ("src/editor", &["diagnostic", "lint", "publish"]),
];

/// External crates with the folders or files that may use them.
const CRATES: [(&str, &[&str]); 13] = [
    ("plotters", &["src/library/chart/"]),
    ("plotters_backend", &["src/library/chart/record.rs"]),
    ("web_sys", &["src/reader/"]),
    ("js_sys", &["src/reader/", "src/editor/"]),
    ("wasm_bindgen", &["src/reader/", "src/editor/"]),
    ("serde_wasm_bindgen", &["src/reader/", "src/editor/"]),
    ("resvg", &["src/library/paint/"]),
    ("skrifa", &["src/library/paint/"]),
    ("maud", &["src/library/figure/", "src/command/"]),
    ("unicode_normalization", &["src/library/lint/search.rs"]),
    ("icu_segmenter", &["src/library/lint/sentences.rs"]),
    (
        "serde_json",
        &[
            "src/library/raw/",
            "src/library/lint/reading/",
            "src/library/lint/units/",
            "src/library/diagnostic/",
            "src/command/",
        ],
    ),
    ("std::fs", &["src/command/"]),
];

/// Most lines of a file.
const MAX_LINES: usize = 400;

/// The relative path and the content of every file with this extension in these folders.
fn sources(folders: &[&str], file_extension: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<PathBuf> = folders.iter().flat_map(|folder| shared::files(&root.join(folder))).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == file_extension));
    let name = |path: &Path| path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
    let sources: Vec<_> = paths.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect();
    assert!(sources.len() > 3, "found no {file_extension} files in {folders:?}");
    sources
}

/// The code of a file without comments and unit tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The identifiers after a path prefix, also within braces: `crate::{a, b::c}` gives `a` and `b`.
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
fn modules_use_only_the_allowed_modules() {
    for (name, text) in sources(&["src/library"], "rs") {
        let module = word(name.strip_prefix("src/library/").unwrap());
        let (_, allowed) = MAY_USE
            .iter()
            .find(|(known, _)| *known == module)
            .unwrap_or_else(|| panic!("MAY_USE has no entry for {module}"));
        for used in named_after(&code(&text), "crate::") {
            assert!(used == module || allowed.contains(&used), "{name} uses crate::{used}");
        }
    }
}

#[test]
fn the_command_does_not_use_the_viewer() {
    for (name, text) in sources(&["src/command"], "rs") {
        for used in named_after(&code(&text), "article_infographic::") {
            assert!(used != "viewer", "{name} uses article_infographic::{used}");
        }
    }
}

#[test]
fn each_core_uses_only_its_part_of_the_library() {
    for (folder, allowed) in PACKAGES {
        for (name, text) in sources(&["src"], "rs").into_iter().filter(|(name, _)| name.starts_with(folder)) {
            let code = code(&text);
            let used = named_after(&code, "article_infographic::");
            assert!(used.iter().all(|used| allowed.contains(used)), "{name} uses {used:?}");
        }
    }
}

/// The dependencies of the library without optional features.
const LIBRARY: [&str; 6] =
    ["serde", "serde_json", "plotters", "plotters-backend", "unicode-normalization", "icu_segmenter"];

#[test]
fn the_library_has_only_its_own_dependencies() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/library/Cargo.toml")).unwrap();
    let (_, rest) = manifest.split_once("[dependencies]\n").unwrap();
    let lines = rest.lines().take_while(|line| !line.starts_with('['));
    let always = lines.filter(|line| line.contains(" = ") && !line.contains("optional = true"));
    let names: Vec<&str> = always.filter_map(|line| line.split(" = ").next()).collect();
    assert_eq!(names, LIBRARY);
}

#[test]
fn each_external_crate_is_used_only_where_allowed() {
    for (name, text) in sources(&["src"], "rs") {
        let code = code(&text);
        for (krate, places) in CRATES {
            let named = code.match_indices(&format!("{krate}::")).any(|(at, _)| {
                !code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == ':')
            });
            let allowed = places.iter().any(|place| name.starts_with(place));
            assert!(!named || allowed, "{name} uses {krate}");
        }
    }
}

#[test]
fn every_file_begins_with_a_comment() {
    for (name, text) in sources(&["build", "src", "tests"], "rs") {
        assert!(text.starts_with("//!"), "{name} does not begin with //!");
    }
    for (name, text) in sources(&["www", "npm"], "js") {
        assert!(text.starts_with("//"), "{name} does not begin with a comment");
    }
}

#[test]
fn no_file_is_too_long() {
    for (name, text) in sources(&["build", "src", "tests"], "rs").into_iter().chain(sources(&["www", "npm"], "js")) {
        let lines = text.lines().count();
        assert!(lines <= MAX_LINES, "{name} has {lines} lines, more than {MAX_LINES}");
    }
}

#[test]
fn javascript_writes_no_html_and_no_style_attributes() {
    let sinks =
        ["innerHTML", "outerHTML", "insertAdjacentHTML", "DOMParser", "document.write", "eval(", "'style'", "cssText"];
    for (name, text) in sources(&["www"], "js") {
        for sink in sinks {
            assert!(!text.contains(sink), "{name} uses {sink}");
        }
    }
}

#[test]
fn figure_css_has_the_colours_of_the_themes() {
    use article_infographic::theme::{ROLES, Theme, hexadecimal};
    let css = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("www/figure.css")).unwrap();
    for (name, role) in ROLES {
        for themes in [[Theme::Light, Theme::Dark], [Theme::LightHighContrast, Theme::DarkHighContrast]] {
            let [light, dark] = themes.map(|theme| hexadecimal(theme.color(role)));
            let line = format!("--ai-{name}: light-dark({light}, {dark});");
            assert!(css.contains(&line), "figure.css has no {line}");
        }
    }
}

#[test]
fn the_paragraphs_of_each_story_are_on_its_page() {
    for (page, story) in [
        ("index", "prisoner-exchange"),
        ("index.ar", "prisoner-exchange.ar"),
        ("exchanges", "exchanges"),
        ("exchanges.uk", "exchanges.uk"),
    ] {
        let text = page_text(page);
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

/// The text of a page without tags.
fn page_text(page: &str) -> String {
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

/// The rows of a table of checks with the number of tests that each row names as `FILE: NAME`. The tests must exist.
fn checks(table: &str) -> Vec<(&str, usize)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rows =
        table.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| |") && !line.starts_with("| -"));
    rows.map(|row| {
        let named = row.split('`').filter_map(|words| words.split_once(": "));
        let named = named.filter(|(file, _)| file.ends_with(".rs") || file.ends_with(".test.js"));
        let found = named.map(|(file, test)| {
            let text = fs::read_to_string(root.join(file)).unwrap_or_default();
            let declaration = if file.ends_with(".rs") { format!("fn {test}(") } else { format!("test('{test}'") };
            assert!(text.contains(&declaration), "{file} has no test {test}");
        });
        (row, found.count())
    })
    .collect()
}

#[test]
fn every_fault_has_a_test_or_a_reason() {
    let table = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/FAULTS.md")).unwrap();
    let rows = checks(&table);
    for (index, (row, tests)) in rows.iter().enumerate() {
        assert!(row.starts_with(&format!("| {} | ", index + 1)), "row {} is {row}", index + 1);
        assert!(*tests > 0 || row.contains("not tested: "), "{row}");
    }
    assert_eq!(rows.len(), 132);
}

#[test]
fn every_environment_has_a_test_or_says_that_it_has_none() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/embedding.md")).unwrap();
    let rows = checks(page.split("\n## ").find(|section| section.starts_with("Environments\n")).unwrap());
    for (row, tests) in rows.iter().skip(1) {
        let (_, how) = row.trim_end_matches(" |").rsplit_once(" | ").unwrap();
        let is_script = how.trim_matches('`').rsplit(' ').next().is_some_and(|script| root.join(script).is_file());
        assert!(*tests > 0 || is_script || how == "not tried" || how.starts_with("by hand, "), "{row}");
    }
    assert!(rows.len() > 30);
}

/// A check that needs a person names a script in the same file.
#[test]
fn every_accessibility_check_has_a_test_or_a_manual_script() {
    let table = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ACCESSIBILITY.md")).unwrap();
    let rows = checks(&table);
    for (index, (row, tests)) in rows.iter().enumerate() {
        assert!(row.starts_with(&format!("| A{} | ", index + 1)), "row {} is {row}", index + 1);
        let manual = row.split_once("manual: ").map(|(_, script)| script.trim_end_matches(" |"));
        assert!(*tests > 0 || manual.is_some(), "{row}");
        if let Some(script) = manual {
            assert!(table.contains(&format!("\n### {script}\n\n")), "no script for {script}");
        }
    }
    assert_eq!(rows.len(), 24);
}

/// Former names with the standard term for each. They must not be used again.
const OLD_NAMES: [(&str, &str); 34] = [
    ("Sheet", "SceneBuilder"),
    ("Lane", "BarGlyph"),
    ("Lanes", "FacetStrips"),
    ("Pin", "PointGlyph"),
    ("Voices", "SourceRegistry"),
    ("Voiced", "LabeledAmount"),
    ("Voice", "Citation"),
    ("Faults", "Diagnostics"),
    ("untold", "suppressed"),
    ("Maker", "ItemBuilder, NodeBuilder, GraphBuilder"),
    ("Heights", "ValueAxis"),
    ("Signs", "Legend"),
    ("Toward", "Direction"),
    ("Trace", "SnapLine"),
    ("Tool", "FilterControl"),
    ("ChartBug", "ChartError"),
    ("Failure", "CoreError, CommandError"),
    ("StoryError", "InfographicError"),
    ("Problem", "Diagnostic"),
    ("record!", "json_object!"),
    ("word!", "json_enum!"),
    ("speaking", "for_tag"),
    ("layWhole", "layoutExport"),
    ("takeAway", "exportChart"),
    ("take-away", "export"),
    ("surroundings", "environment"),
    ("plainWords", "fallbackMessages"),
    ("made_up", "generated"),
    ("keeper", "process_guard"),
    ("wishes", "media_emulation"),
    ("hurry", "fake_clock"),
    ("faulty", "fault_proxy"),
    ("manners", "host_interop"),
    ("workbench", "preview"),
];

/// The files that must not contain old names.
fn texts() -> Vec<(String, String)> {
    let mut texts = sources(&["src", "build", "tests", "benches"], "rs");
    texts.extend(sources(&["www"], "js"));
    texts.retain(|(name, _)| name != "tests/tidy.rs");
    texts
}

#[test]
fn no_former_name_is_used() {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-');
    for (name, text) in texts() {
        for (old, new) in OLD_NAMES {
            let found = text.match_indices(old).find(|(at, _)| {
                let (before, after) = (&text[..*at], &text[at + old.len()..]);
                !before.ends_with(is_part) && !after.starts_with(is_part)
            });
            assert!(found.is_none(), "{name} uses {old}; the standard term is {new}");
        }
    }
}

/// Long names wrap in the output of the tests.
#[test]
fn every_function_has_a_name_under_80_characters() {
    for (name, text) in sources(&["src", "build", "tests", "benches"], "rs") {
        for function in named_after(&code(&text), "fn ").into_iter().chain(named_after(&text, "async fn ")) {
            assert!(function.len() < 80, "{name}: {function}");
        }
    }
}
