//! Facts that have to stand in several files, because no build writes those: each test names the files that differ. What
//! JavaScript alone needs of the library is generated instead, see `src/library/facts.rs`.
#![allow(clippy::unwrap_used, clippy::panic, clippy::pedantic, reason = "a test may be blunt")]

use std::{collections::BTreeSet, fs, path::Path};

use article_infographic::{
    model::Language,
    theme::{FAMILY, ROLES},
};

fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// What stands between two texts, the first time that it does.
fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    let (_, rest) = text.split_once(before).unwrap_or_else(|| panic!("no {before:?}"));
    rest.split_once(after).unwrap_or_else(|| panic!("no {after:?} behind {before:?}")).0
}

/// An attribute as a place tells it: `boolean`, `number`, `text`, or the keywords that it may be, the default first.
type Attribute = (String, String, Vec<String>);

fn quoted(text: &str, mark: char) -> Vec<String> {
    text.split(mark).skip(1).step_by(2).map(str::to_owned).collect()
}

fn camel(name: &str) -> String {
    let mut parts = name.split('-');
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |name, part| name + &part[..1].to_uppercase() + &part[1..])
}

/// The element's own table.
fn attributes() -> Vec<Attribute> {
    let module = file("www/element/attributes.js");
    let lines = between(&module, "const ATTRIBUTES = {\n", "\n};").lines();
    lines
        .map(|line| {
            let (name, parser) = line.trim().trim_end_matches(',').split_once(": ").unwrap();
            let kind = match parser {
                "text" | "number" => parser,
                "flag" => "boolean",
                _ => "keyword",
            };
            assert!(kind != "keyword" || parser.starts_with("keyword("), "{line} is of a new kind");
            (name.trim_matches('\'').to_owned(), kind.to_owned(), quoted(parser, '\''))
        })
        .collect()
}

#[test]
fn every_attribute_is_the_same_in_the_readme() {
    let readme = file("README.md");
    let rows = between(&readme, "| attribute | property | |\n| --- | --- | --- |\n", "\n\n").lines();
    let rows: Vec<Vec<&str>> = rows.map(|row| row.trim_matches('|').split(" | ").map(str::trim).collect()).collect();
    let attributes = attributes();
    let names = |names: Vec<String>| names.into_iter().collect::<BTreeSet<_>>();
    assert_eq!(
        names(rows.iter().map(|row| row[0].trim_matches('`').to_owned()).collect()),
        names(attributes.iter().map(|(name, ..)| name.clone()).collect()),
        "README.md, `## Embed it`, and www/element/attributes.js name different attributes"
    );
    for (name, kind, words) in &attributes {
        let row = rows.iter().find(|row| row[0] == format!("`{name}`")).unwrap();
        assert_eq!(row[1], format!("`{}`", camel(name)), "README.md: the property of {name}");
        assert_eq!(row[2].starts_with("boolean:"), kind == "boolean", "README.md: whether {name} is boolean");
        let told = quoted(row[2], '`');
        for word in words {
            assert!(told.contains(word), "README.md: {name} may be {word}");
        }
        if let Some(default) = words.first() {
            assert!(row[2].contains(&format!("`{default}` (the default)")), "README.md: the default of {name}");
        }
    }
    let sentence = |kind: &str| {
        let of = attributes.iter().filter(|(name, other, _)| other == kind && name != "lang");
        of.map(|(name, ..)| format!("`{}`", camel(name))).collect::<Vec<_>>()
    };
    let told = between(&readme, "Properties reflect\n", "Setting a property");
    for name in ["number", "boolean", "keyword"].into_iter().flat_map(sentence) {
        assert!(told.contains(&name), "README.md: what the property {name} returns");
    }
}

#[test]
fn every_attribute_is_the_same_in_the_types() {
    let types = file("www/article-infographic.d.ts");
    let element = between(&types, "interface ArticleInfographic extends HTMLElement {\n", "\n}");
    // HTML has `lang` already.
    let attributes: Vec<Attribute> = attributes().into_iter().filter(|(name, ..)| name != "lang").collect();
    let getters: BTreeSet<&str> =
        element.lines().filter_map(|line| line.trim().strip_prefix("get ")?.split('(').next()).collect();
    let mut properties: BTreeSet<String> = attributes.iter().map(|(name, ..)| camel(name)).collect();
    properties.insert("story".to_owned());
    assert_eq!(
        getters,
        properties.iter().map(String::as_str).collect(),
        "www/article-infographic.d.ts and www/element/attributes.js name different properties"
    );
    for (name, kind, words) in &attributes {
        let property = camel(name);
        let got = between(element, &format!("get {property}(): "), ";");
        let set = between(element, &format!("set {property}(value: "), ");");
        let expected = match kind.as_str() {
            "keyword" => words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" | "),
            "text" => "string".to_owned(),
            kind => kind.to_owned(),
        };
        assert_eq!(got, expected, "www/article-infographic.d.ts: {property}");
        assert!(
            set.starts_with(&expected) && set.ends_with("| Absent"),
            "www/article-infographic.d.ts: setting {property}"
        );
    }
}

#[test]
fn every_role_of_a_colour_is_the_same_for_pages() {
    let readme = file("README.md");
    let told = between(&readme, "its colours are ", "(`light-dark()`");
    for (name, _) in ROLES {
        match name.strip_prefix("side-") {
            None => assert!(told.contains(&format!("`--ai-{name}`")), "README.md does not tell of --ai-{name}"),
            Some(_) => {
                assert!(told.contains(&format!("`--ai-side-1` to `-{}`", ROLES.len() - 6)), "README.md: --ai-{name}")
            }
        }
        let css = file("www/figure.css");
        assert!(css.contains(&format!("--ai-{name}: ")), "www/figure.css has no --ai-{name}");
    }
}

#[test]
fn the_figure_has_the_fonts_of_the_widget() {
    assert!(
        file("www/figure.css").contains(&format!("var(--ai-font-family, {FAMILY})")),
        "www/figure.css has other fonts"
    );
}

#[test]
fn every_language_is_told_of_and_tested() {
    let tags: BTreeSet<String> = Language::ALL.into_iter().map(|language| format!("{}.json", language.tag())).collect();
    let folder = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("www/locales")).unwrap();
    let files: BTreeSet<String> = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(files, tags, "www/locales and src/library/model/language.rs have different languages");
    let (readme, intl) = (file("README.md"), file("tests/browser/intl.rs"));
    let section = between(&readme, "## Languages\n", "A story speaks its own language");
    for language in Language::ALL {
        assert!(section.contains(&format!("{language:?}")), "README.md, `## Languages`, does not name {language:?}");
        let path = format!("www/locales/{}.json", language.tag());
        assert!(intl.contains(&path), "tests/browser/intl.rs does not compare {path} with the browser");
    }
}

#[test]
fn every_event_is_the_same_in_the_readme_and_the_types() {
    let modules = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("www/element")).unwrap();
    let text: String = modules.map(|module| fs::read_to_string(module.unwrap().path()).unwrap()).collect();
    let names = |text: &str, before: &str, after: char| -> BTreeSet<String> {
        let found = text.split(before).skip(1).filter_map(|rest| rest.split_once(after));
        found.map(|(name, _)| format!("infographic-{name}")).collect()
    };
    let told = names(&text, "tell('infographic-", '\'');
    assert!(told.len() > 5, "{told:?}");
    let (readme, types) = (file("README.md"), file("www/article-infographic.d.ts"));
    let rows = between(&readme, "| event | when | `detail` |\n", "\n\n");
    assert_eq!(
        names(rows, "| `infographic-", '`'),
        told,
        "README.md, `## Embed it`, and www/element tell different events"
    );
    let events = between(&types, "interface InfographicEvents {\n", "\n}");
    assert_eq!(
        names(events, "'infographic-", '\''),
        told,
        "www/article-infographic.d.ts and www/element tell different events"
    );
}

/// The editor's core hands out problems with their places, which the page hears of in one level.
#[test]
fn a_problem_has_the_fields_that_its_type_has() {
    let types = file("www/article-infographic.d.ts");
    let declared = between(&types, "interface InfographicProblem {\n", "\n}");
    let declared = declared.lines().filter_map(|line| line.trim().strip_prefix("readonly ")?.split(':').next());
    let report = file("www/element/report.js");
    let handed = between(&report, "=> (\n    { ", " }");
    assert_eq!(
        handed.split(", ").collect::<BTreeSet<_>>(),
        declared.collect(),
        "www/element/report.js and the type of a problem"
    );
}
