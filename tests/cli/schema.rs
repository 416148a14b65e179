//! `infographic schema`: the schema and `check` agree on the shape of every story of the corpus.

use std::fs;

use article_infographic::{diagnostic, diagnostic::Code, lint, raw};
use serde_json::Value;

use crate::{code, infographic, stdout};

/// What stands beside the stories, for editors; `BLESS=1` writes it.
const COMMITTED: &str = "www/story.schema.json";

#[test]
fn the_schema_beside_the_stories_is_the_one_that_is_printed() {
    let output = infographic().arg("schema").output().unwrap();
    assert_eq!(code(&output), 0);
    if std::env::var_os("BLESS").is_some() {
        fs::write(COMMITTED, &output.stdout).unwrap();
    }
    assert!(fs::read_to_string(COMMITTED).unwrap() == stdout(&output), "{COMMITTED} is not the schema that is printed");
}

#[test]
fn the_schema_finds_the_same_stories_well_formed_as_check_does() {
    let schema: Value = serde_json::from_str(&raw::schema()).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let mut counts = [0, 0];
    for folder in ["www/stories", "tests/stories/valid", "tests/stories/invalid"] {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let bytes = fs::read(&path).unwrap();
            // What is no JSON has no shape.
            let Ok(value) = serde_json::from_slice::<Value>(&bytes) else { continue };
            let problems = lint::check(&bytes).problems;
            // Of a field that stands twice, a schema sees only the second.
            let unseen =
                |problem: &diagnostic::Problem| problem.code == Code::TooDeep || problem.message.contains("twice");
            if problems.iter().any(unseen) {
                continue;
            }
            let shaped = !problems.iter().any(|problem| problem.code == Code::Structure);
            let found: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
            assert_eq!(found.is_empty(), shaped, "{}: {found:?} but {problems:#?}", path.display());
            counts[usize::from(shaped)] += 1;
        }
    }
    assert!(counts[0] >= 2 && counts[1] >= 60, "too few stories to tell: {counts:?}");
}

#[test]
fn every_story_names_the_schema_where_it_is() {
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
