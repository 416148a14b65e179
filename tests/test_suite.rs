//! Rules for the tests themselves: the contributing guide names each file, no page script is dead, and the tests run with the
//! oldest compiler that is supported.
#![allow(clippy::unwrap_used, clippy::panic, clippy::pedantic, reason = "tests may panic")]

#[path = "shared/files.rs"]
mod shared;

use std::{
    fs,
    path::{Path, PathBuf},
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The names of Rust test files directly in `tests`, without their ending.
fn test_files() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(root().join("tests"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn the_contributing_guide_names_every_test_file_and_no_other() {
    let guide = fs::read_to_string(root().join("docs/contributing.md")).unwrap();
    let files = test_files();
    for file in &files {
        assert!(guide.contains(&format!("`tests/{file}.rs`")), "docs/contributing.md does not name tests/{file}.rs");
    }
    let targets = files.iter().map(String::as_str).chain(["cli", "browser", "page"]);
    let targets: Vec<&str> = targets.collect();
    let named = guide.split("--test ").skip(1).chain(guide.split("`tests/").skip(1).filter(|rest| {
        let path = rest.split('`').next().unwrap_or_default();
        path.ends_with(".rs") && !path.contains('/')
    }));
    for rest in named {
        let name: String = rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
        assert!(targets.contains(&name.as_str()), "docs/contributing.md names the test {name}, which does not exist");
    }
}

/// The versions of Rust that follow these words in a file.
fn rust_versions(path: &str, before: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join(path)).unwrap();
    let found = text.split(before).skip(1);
    found.map(|rest| rest.chars().take_while(|one| one.is_ascii_digit() || *one == '.').collect()).collect()
}

#[test]
fn the_tests_run_with_the_oldest_rust_that_is_supported() {
    let oldest = env!("CARGO_PKG_RUST_VERSION");
    for (path, before, count) in [
        (".github/workflows/tests.yml", "container: rust:", 2),
        ("docs/pipeline.md", "FROM rust:", 1),
        ("src/library/README.md", "requires Rust ", 1),
    ] {
        assert_eq!(rust_versions(path, before), vec![oldest; count], "{path}: `rust-version` in Cargo.toml");
    }
}

/// How often a text names a function as JavaScript (`name(`) or Rust (`"name"`) calls it.
fn calls(text: &str, name: &str) -> usize {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    let found = text.match_indices(name).filter(|(at, _)| {
        let (before, after) = (&text[..*at], &text[at + name.len()..]);
        !before.ends_with(is_part) && (after.starts_with('(') || before.ends_with('"') && after.starts_with('"'))
    });
    found.count()
}

#[test]
fn every_function_of_the_page_scripts_is_called() {
    let paths = shared::files(&root().join("tests/page"));
    let read = |path: &PathBuf| fs::read_to_string(path).unwrap();
    let scripts: Vec<&PathBuf> = paths.iter().filter(|path| path.extension().is_some_and(|it| it == "js")).collect();
    let mut count = 0;
    for script in scripts {
        let text = read(script);
        let beside = script.with_extension("rs");
        let is_shared = script.parent().unwrap().ends_with("support") || !beside.exists();
        let names = text.lines().filter_map(|line| {
            let line = line.strip_prefix("async ").unwrap_or(line);
            line.strip_prefix("function ")?.split('(').next()
        });
        for name in names {
            count += 1;
            let uses = |path: &PathBuf| path != script && calls(&read(path), name) > 0;
            // One of them is the declaration.
            let is_called_here = calls(&text, name) > 1;
            let is_called = is_called_here || if is_shared { paths.iter().any(uses) } else { uses(&beside) };
            assert!(is_called, "{}: nothing calls {name}", script.display());
        }
    }
    assert!(count > 100, "only {count} functions");
}
