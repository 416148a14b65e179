//! Facts that are repeated in several files agree. Each test names the files that differ.
//!
//! `BLESS=1 cargo test --test constants` writes the constants that JavaScript needs to `www/element/constants.js` and
//! `www/element/fallback-constants.js`.
#![allow(clippy::unwrap_used, clippy::panic, clippy::pedantic, reason = "tests may panic")]

#[path = "shared/api.rs"]
mod api;

use std::{collections::BTreeSet, fs, path::Path};

use article_infographic::{constants, model::Language, theme::FAMILY};

fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The text between the first `before` and the next `after`.
fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    let (_, rest) = text.split_once(before).unwrap_or_else(|| panic!("no {before:?}"));
    rest.split_once(after).unwrap_or_else(|| panic!("no {after:?} after {before:?}")).0
}

#[test]
fn the_constants_of_the_element_are_the_librarys() {
    const CONSTANTS: &str = "// Constants that the element shares with the library: limits, colour roles, fonts, characters. Written by\n\
                             // `BLESS=1 cargo test --test constants` from `src/library/constants.rs`.\n\n";
    const MESSAGES: &str = "// Messages that stand in place of the picture, by language. Written by `BLESS=1 cargo test --test constants` from\n\
                            // `src/library/constants.rs`.\n\n";
    for (name, header, text) in [
        ("www/element/constants.js", CONSTANTS, constants::javascript()),
        ("www/element/fallback-constants.js", MESSAGES, constants::fallback_javascript()),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let expected = format!("{header}{text}");
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &expected).unwrap();
        }
        let found = fs::read_to_string(&path).unwrap_or_default();
        assert!(found == expected, "{name} is outdated; update it with `BLESS=1 cargo test --test constants`");
    }
}

#[test]
fn every_attribute_is_the_same_in_the_api() {
    let module = file("www/element/attributes.js");
    let lines = between(&module, "const ATTRIBUTES = {\n", "\n};").lines().map(str::trim);
    let declared = api::Api::read().attributes.into_iter().map(|attribute| {
        let api::Attribute { name, property, r#type, default, .. } = attribute;
        // The property of `lang` is that of `HTMLElement`.
        assert_eq!(property, (name != "lang").then(|| camel_case(&name)));
        let key = if name.contains('-') { format!("'{name}'") } else { name };
        let parser = match r#type.as_str() {
            // The default language is that of the story, so the module has an empty default.
            "string" => "text".to_owned(),
            "number" => {
                assert_eq!(default, "0");
                "number".to_owned()
            }
            "boolean" => {
                assert_eq!(default, "false");
                "flag".to_owned()
            }
            keywords => {
                let keywords = keywords.replace(" | ", ", ");
                assert!(keywords.starts_with(&format!("'{default}'")), "{key}: the default is not the first keyword");
                format!("keyword({keywords})")
            }
        };
        format!("{key}: {parser},")
    });
    let differ = "www/element/attributes.js and www/element/api.json differ";
    assert_eq!(lines.collect::<Vec<_>>(), declared.collect::<Vec<_>>(), "{differ}");
}

/// The property of an attribute.
fn camel_case(name: &str) -> String {
    let mut parts = name.split('-');
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |property, part| property + &part[..1].to_uppercase() + &part[1..])
}

#[test]
fn figure_css_has_the_font_family_of_the_widget() {
    assert!(
        file("www/figure.css").contains(&format!("var(--ai-font-family, {FAMILY})")),
        "www/figure.css has a different font family"
    );
}

#[test]
fn figure_css_has_the_breakpoint_of_the_widget() {
    let module = file("www/element/published-figure.js");
    let width = between(&module, "const MIN_WIDE = ", ";");
    assert!(
        file("www/figure.css").contains(&format!("@container (min-width: {width}em) {{")),
        "www/figure.css and www/element/published-figure.js show the wide drawing from different widths"
    );
}

#[test]
fn every_language_has_a_file_and_a_comparison_with_the_browser() {
    let tags: BTreeSet<String> = Language::ALL.into_iter().map(|language| format!("{}.json", language.tag())).collect();
    let folder = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("www/locales")).unwrap();
    let files: BTreeSet<String> = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(files, tags, "www/locales and src/library/model/language.rs have different languages");
    let intl = file("tests/browser/intl.rs");
    for language in Language::ALL {
        let path = format!("www/locales/{}.json", language.tag());
        assert!(intl.contains(&path), "tests/browser/intl.rs does not compare {path} with the browser");
    }
}
