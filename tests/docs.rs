//! Generates the documentation pages `www/docs/*.html`, which `infographic serve` shows, from `docs/*.md`.
//!
//! `BLESS=1 cargo test --test docs` writes them. A line `{{name arguments}}` of the Markdown is replaced with a table,
//! a chart or a text that is generated from the code.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::pedantic, reason = "tests may panic")]

#[path = "shared/api.rs"]
mod api;
#[path = "docs/diagnostics.rs"]
mod diagnostics;
#[path = "docs/directives.rs"]
mod directives;
#[path = "docs/page.rs"]
mod page;
#[path = "docs/readers.rs"]
mod readers;
#[path = "shared/files.rs"]
mod shared;
#[path = "docs/sites.rs"]
mod sites;
#[path = "shared/traffic.rs"]
mod traffic;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// The generated files by their paths under `www/docs`.
type Files = BTreeMap<String, String>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The names of the pages, without extension.
fn names() -> Vec<String> {
    let paths = fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let pages = paths.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    let mut names: Vec<String> = pages.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn generated() -> Files {
    let mut files = Files::new();
    for name in names() {
        let markdown = directives::replaced(&read(&format!("docs/{name}.md")), &mut files);
        files.insert(format!("{name}.html"), page::html(&name, &markdown));
    }
    files
}

#[test]
fn every_page_is_generated() {
    let folder = root().join("www/docs");
    let generated = generated();
    if std::env::var_os("BLESS").is_some() {
        let _ = fs::remove_dir_all(&folder);
        for (path, text) in &generated {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        return;
    }
    for (path, text) in &generated {
        let file = fs::read_to_string(folder.join(path)).unwrap_or_default();
        let line = file.lines().zip(text.lines()).position(|(one, other)| one != other).unwrap_or_default() + 1;
        assert!(
            file == *text,
            "www/docs/{path} is outdated from line {line}; update it with `BLESS=1 cargo test --test docs`"
        );
    }
    let found = shared::files(&folder);
    let found: BTreeSet<String> =
        found.iter().map(|path| path.strip_prefix(&folder).unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(found, generated.into_keys().collect(), "www/docs contains files that are not generated");
}

/// Newsrooms link to this page, so it stands beside the widget and needs no other page.
#[test]
fn the_accessibility_statement_is_generated() {
    let path = root().join("www/accessibility.html");
    let made = page::standalone("accessibility", "Accessibility", &read("docs/accessibility.md"));
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &made).unwrap();
    }
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        made,
        "`BLESS=1 cargo test --test docs` writes www/accessibility.html"
    );
    let relative: Vec<&str> = values(&made, "href").into_iter().filter(|link| !link.contains("://")).collect();
    assert_eq!(relative, ["page.css", "docs.css"], "the bundle has no other page");
}

/// All values of an attribute in a page.
fn values<'t>(html: &'t str, attribute: &str) -> Vec<&'t str> {
    html.split(&format!("{attribute}=\"")).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn links_between_pages_are_not_broken() {
    let generated = generated();
    let www: BTreeSet<String> = {
        let found = shared::files(&root().join("www"));
        found.iter().map(|path| path.strip_prefix(root().join("www")).unwrap().to_string_lossy().into_owned()).collect()
    };
    let mut count = 0;
    for (page, html) in generated.iter().filter(|(path, _)| path.ends_with(".html")) {
        for link in values(html, "href").into_iter().chain(values(html, "src")).chain(values(html, "srcset")) {
            if link.starts_with("https://") || link.starts_with("http://") {
                continue;
            }
            count += 1;
            let (path, anchor) = link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor)));
            let target = if path.is_empty() { page.as_str() } else { path };
            let Some(text) = generated.get(target) else {
                let file = target.strip_prefix("../").unwrap_or_else(|| panic!("{page}: broken link {link}"));
                assert!(www.contains(file), "{page}: broken link {link}");
                continue;
            };
            if let Some(anchor) = anchor {
                assert!(values(text, "id").contains(&anchor), "{page}: {target} has no #{anchor}");
            }
        }
    }
    assert!(count > 50, "only {count} links");
}

/// Checks the links in the Markdown files outside `docs`.
#[test]
fn links_in_the_readme_are_not_broken() {
    for file in ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "deploy/README.md"] {
        let folder = Path::new(file).parent().unwrap();
        for link in read(file).split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if !link.contains("://") && !link.starts_with('#') {
                let path = link.split('#').next().unwrap();
                assert!(root().join(folder).join(path).exists(), "{file}: broken link {link}");
            }
        }
    }
}

#[test]
fn the_readme_is_short() {
    let lines = read("README.md").lines().count();
    assert!(lines <= 150, "README.md has {lines} lines");
}

/// The version is written in `Cargo.toml` alone: examples of addresses in the documentation follow it.
#[test]
fn examples_name_the_version_of_the_package() {
    let pages = names().into_iter().map(|name| format!("docs/{name}.md"));
    let mut count = 0;
    for file in pages.chain(["README.md".to_owned(), "deploy/README.md".to_owned()]) {
        let text = read(&file);
        let updated = with_version(&text, env!("CARGO_PKG_VERSION"), &mut count);
        if std::env::var_os("BLESS").is_some() {
            fs::write(root().join(&file), &updated).unwrap();
        } else {
            assert_eq!(text, updated, "`BLESS=1 cargo test --test docs` updates the version in {file}");
        }
    }
    assert!(count > 5, "only {count} addresses with a version");
}

/// The text with this version in each address of the widget's files that names three numbers.
fn with_version(text: &str, version: &str, count: &mut usize) -> String {
    const FOLDER: &str = "article-infographic/";
    let mut parts = text.split(FOLDER);
    let mut updated = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        updated.push_str(FOLDER);
        let end = part.find(|character: char| !character.is_ascii_digit() && character != '.').unwrap_or(part.len());
        if part[..end].split('.').filter(|number| !number.is_empty()).count() == 3 {
            *count += 1;
            updated.push_str(version);
            updated.push_str(&part[end..]);
        } else {
            updated.push_str(part);
        }
    }
    updated
}

#[test]
fn a_new_version_replaces_the_old_one_in_addresses_alone() {
    let old =
        "article-infographic/0.1.0/figure.css, article-infographic/0/x.js, article-infographic/VERSION/, Rust 1.95.0";
    let new =
        "article-infographic/12.3.4/figure.css, article-infographic/0/x.js, article-infographic/VERSION/, Rust 1.95.0";
    assert_eq!(with_version(old, "12.3.4", &mut 0), new);
}
