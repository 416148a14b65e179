//! `infographic schema`: the schema and `check` agree on the structure of every story of the tests.

use std::fs;

use article_infographic::{diagnostic, diagnostic::Code, lint, raw};
use serde_json::Value;

use crate::{code, infographic, stdout};

/// The copy of the schema that the stories refer to, for editors. `BLESS=1` updates it.
const COMMITTED: &str = "www/story.schema.json";

#[test]
fn the_committed_schema_is_current() {
    let output = infographic().arg("schema").output().unwrap();
    assert_eq!(code(&output), 0);
    if std::env::var_os("BLESS").is_some() {
        fs::write(COMMITTED, &output.stdout).unwrap();
    }
    assert!(
        fs::read_to_string(COMMITTED).unwrap() == stdout(&output),
        "{COMMITTED} is outdated; update it with `BLESS=1 cargo test --test cli`"
    );
}

#[test]
fn the_schema_accepts_the_same_stories_as_check() {
    let schema: Value = serde_json::from_str(&raw::schema()).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let mut counts = [0, 0];
    for folder in ["www/stories", "tests/stories/valid", "tests/stories/invalid"] {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let bytes = fs::read(&path).unwrap();
            // A schema cannot validate invalid JSON.
            let Ok(value) = serde_json::from_slice::<Value>(&bytes) else { continue };
            let diagnostics = lint::check(&bytes).diagnostics;
            // A schema sees only the second of two duplicate fields.
            let unseen = |diagnostic: &diagnostic::Diagnostic| {
                diagnostic.code == Code::TooDeep || diagnostic.message.contains("duplicate field name")
            };
            if diagnostics.iter().any(unseen) {
                continue;
            }
            let is_well_formed = !diagnostics.iter().any(|diagnostic| diagnostic.code == Code::Structure);
            let found: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
            assert_eq!(found.is_empty(), is_well_formed, "{}: {found:?} but {diagnostics:#?}", path.display());
            counts[usize::from(is_well_formed)] += 1;
        }
    }
    assert!(counts[0] >= 2 && counts[1] >= 60, "too few stories: {counts:?}");
}

#[test]
fn the_schema_path_of_every_story_is_correct() {
    for folder in ["www/stories", "tests/stories/valid"] {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let value: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
            let named = value["$schema"].as_str().unwrap_or_else(|| panic!("{}: no $schema", path.display()));
            let target = path.parent().unwrap().join(named).canonicalize().unwrap();
            assert_eq!(target, fs::canonicalize(COMMITTED).unwrap(), "{}", path.display());
        }
    }
}
