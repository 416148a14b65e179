//! `infographic check --fix`, the fixes of the other formats, and reviewed warnings.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::{code, infographic, stderr, stdout};

const FIRST: &str = "www/stories/prisoner-exchange.json";

/// The first story with replaced texts. Each of them must be there.
fn story_with(replaced: &[(&str, &str)]) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(FIRST);
    replaced.iter().fold(fs::read_to_string(file).unwrap(), |story, (right, wrong)| {
        assert!(story.contains(right), "{right}");
        story.replacen(right, wrong, 1)
    })
}

/// The faults that can be fixed, each as what is right and what is wrong.
const FAULTS: [(&str, &str); 5] = [
    ("\"amount\": { \"at_least\": 8000 }", "\"amount\": { \"exact\": 8000 }"),
    ("\"headline\":", "\"headlin\":"),
    ("\"source\": \"ki\"", "\"source\": \"kii\""),
    ("\"lang\": \"en\",", "\"lang\": \"en\", \"unchecked\": true,"),
    ("\"kind\": \"counts\"", "\"kind\": \"count\""),
];

fn write(folder: &tempfile::TempDir, story: &str) -> PathBuf {
    let file = folder.path().join("story.json");
    fs::write(&file, story).unwrap();
    file
}

fn check_as(file: &Path, format: &str) -> Value {
    let output = infographic().arg("check").arg(file).args(["--format", format]).output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn what_can_be_fixed_is_fixed_and_the_rest_of_the_file_stays() {
    let folder = tempfile::tempdir().unwrap();
    let right = story_with(&[]);
    let file = write(&folder, &story_with(&FAULTS));
    let before = infographic().arg("check").arg(&file).output().unwrap();
    assert_eq!(code(&before), 1);
    let fixed = infographic().arg("check").arg(&file).arg("--fix").output().unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), right);
    assert_eq!(code(&fixed), 0, "{}{}", stdout(&fixed), stderr(&fixed));
    assert!(stderr(&fixed).contains("0 errors, 0 warnings, 5 fixed"), "{}", stderr(&fixed));
}

#[test]
fn hidden_characters_are_removed() {
    let folder = tempfile::tempdir().unwrap();
    let title = "\"title\": \"At least 8,000";
    let file = write(&folder, &story_with(&[(title, "\"title\": \"At\u{202e} least 8,000")]));
    let fixed = infographic().arg("check").arg(&file).arg("--fix").output().unwrap();
    assert_eq!((code(&fixed), fs::read_to_string(&file).unwrap()), (0, story_with(&[])), "{}", stderr(&fixed));
}

#[test]
fn a_file_without_anything_to_fix_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(&folder, &story_with(&[("\"at_least\": 8000", "\"at_least\": 9000")]));
    let (before, written) = (fs::read(&file).unwrap(), fs::metadata(&file).unwrap().modified().unwrap());
    let output = infographic().arg("check").arg(&file).arg("--fix").output().unwrap();
    assert_eq!(code(&output), 1);
    assert_eq!((fs::read(&file).unwrap(), fs::metadata(&file).unwrap().modified().unwrap()), (before, written));
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_stays_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(&folder, &story_with(&FAULTS[..1]));
    let link = folder.path().join("link.json");
    std::os::unix::fs::symlink(&file, &link).unwrap();
    let output = infographic().arg("check").arg(&link).arg("--fix").output().unwrap();
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&file).unwrap(), story_with(&[]));
}

#[test]
fn standard_input_cannot_be_fixed() {
    let output = infographic().args(["check", "-", "--fix"]).output().unwrap();
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("standard input"), "{}", stderr(&output));
}

#[test]
fn the_patch_and_the_code_action_change_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let text = story_with(&FAULTS[..1]);
    let file = write(&folder, &text);
    let document = check_as(&file, "json");
    let patch = json!([{ "op": "replace", "path": "/facts/held/amount", "value": { "at_least": 8000 } }]);
    assert_eq!(document["files"][0]["diagnostics"][0]["patch"], patch);

    let log = check_as(&file, "sarif");
    let replacement = &log["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0];
    let region = |name: &str| usize::try_from(replacement["deletedRegion"][name].as_u64().unwrap()).unwrap();
    assert_eq!(region("startLine"), region("endLine"));
    let line: Vec<char> = text.lines().nth(region("startLine") - 1).unwrap().chars().collect();
    let deleted: String = line[region("startColumn") - 1..region("endColumn") - 1].iter().collect();
    assert_eq!(deleted, "{ \"exact\": 8000 }");
    assert_eq!(replacement["insertedContent"]["text"], "{ \"at_least\": 8000 }");
}

#[test]
fn a_reviewed_warning_is_listed_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    let reviewed = json!([{ "path": "", "code": "no-text", "reason": "The article is not ours to copy." }]);
    let mut story: Value = serde_json::from_str(&story_with(&[])).unwrap();
    story.as_object_mut().unwrap().remove("text");
    let warnings = |document: &Value| {
        let diagnostics = document["files"][0]["diagnostics"].as_array().unwrap();
        diagnostics.iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let before = warnings(&check_as(&write(&folder, &story.to_string()), "json"));
    assert!(before.contains(&"no-text".to_owned()), "{before:?}");

    story["reviewed"] = reviewed;
    let file = write(&folder, &story.to_string());
    let document = check_as(&file, "json");
    let left: Vec<String> = before.into_iter().filter(|code| code != "no-text").collect();
    assert_eq!(warnings(&document), left);
    assert_eq!(document["files"][0]["reviewed"][0]["code"], "no-text");
    let log = check_as(&file, "sarif");
    let results = log["runs"][0]["results"].as_array().unwrap();
    let suppressed: Vec<&Value> = results.iter().flat_map(|one| one["suppressions"].as_array().unwrap()).collect();
    assert_eq!(suppressed, [&json!({ "kind": "inSource", "justification": "The article is not ours to copy." })]);
    let output = infographic().arg("check").arg(&file).output().unwrap();
    let told = stderr(&output);
    assert!(told.contains("reviewed[no-text]") && told.contains("; The article is not ours to copy."), "{told}");
    assert!(told.contains(", 1 reviewed"), "{told}");
}
