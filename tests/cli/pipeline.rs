//! The commands of the page "Pipeline" of the documentation, run as they are written there.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use article_infographic::publish;
use serde_json::Value;

use crate::live::Run;
use crate::{code, stderr};

const STORY: &str = "www/stories/prisoner-exchange.json";
const NAMES: [&str; 2] = ["exchange", "flood"];

/// The code blocks of the page in this language.
fn blocks(language: &str) -> Vec<String> {
    let page = fs::read_to_string("docs/pipeline.md").unwrap();
    let start = format!("```{language}\n");
    page.split(&start).skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

/// A folder with the stories of the page.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let stories = folder.path().join("stories");
    fs::create_dir(&stories).unwrap();
    for name in NAMES {
        fs::copy(STORY, stories.join(format!("{name}.json"))).unwrap();
    }
    folder
}

/// A program in the folder, which finds the command `infographic`.
fn program(name: &str, folder: &Path) -> Command {
    let bin = assert_cmd::cargo::cargo_bin!("infographic").parent().unwrap().to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let paths: OsString = std::env::join_paths([bin].into_iter().chain(std::env::split_paths(&path))).unwrap();
    let mut command = Command::new(name);
    command.current_dir(folder).env("PATH", paths).env("LC_ALL", "C");
    command
}

fn run(line: &str, folder: &Path) -> Output {
    program("sh", folder).args(["-c", line]).output().unwrap()
}

fn assert_published(folder: &Path, name: &str) {
    let bytes = fs::read(folder.join(format!("public/stories/{name}.story"))).unwrap();
    assert!(publish::open(&bytes).is_ok(), "{name}");
}

#[test]
fn the_workflow_checks_and_publishes_all_stories() {
    let [workflow]: [String; 1] = blocks("yaml").try_into().unwrap();
    let lines: Vec<&str> = workflow.lines().filter_map(|line| line.trim().strip_prefix("- run: ")).collect();
    let [check, publish]: [&str; 2] = lines.try_into().unwrap();
    let folder = folder();
    let folder = folder.path();
    for line in [check, publish] {
        let output = run(line, folder);
        assert_eq!(code(&output), 0, "{line}: {}", stderr(&output));
    }
    for name in NAMES {
        assert_published(folder, name);
    }
    let results = || {
        let log: Value = serde_json::from_slice(&fs::read(folder.join("stories.sarif")).unwrap()).unwrap();
        log["runs"][0]["results"].as_array().unwrap().clone()
    };
    assert_eq!(results(), [] as [Value; 0]);
    fs::copy("tests/stories/invalid/nobody-said-it.json", folder.join("stories/flood.json")).unwrap();
    assert_eq!(code(&run(check, folder)), 1);
    let place = &results()[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(place, "stories/flood.json");
}

#[cfg(unix)]
#[test]
fn make_publishes_the_stories_that_have_changed() {
    let [makefile]: [String; 1] = blocks("make").try_into().unwrap();
    let folder = folder();
    let folder = folder.path();
    fs::write(folder.join("Makefile"), makefile).unwrap();
    let make = |target: &str| program("make", folder).arg(target).output().unwrap();
    let output = make("check");
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    // The pages of all stories need a minute because of their pictures, so one target of each rule is made.
    let targets = ["public/stories/flood.story", "public/graphics/exchange/page.html"];
    for target in targets {
        let output = make(target);
        assert_eq!(code(&output), 0, "{target}: {}", stderr(&output));
    }
    assert_published(folder, "flood");
    let page = fs::read_to_string(folder.join(targets[1])).unwrap();
    assert!(page.contains("<link rel=\"canonical\" href=\"https://example.org/graphics/exchange/page.html\">"));
    assert!(page.contains("src=\"/stories/exchange.story\""));
    for target in targets {
        assert!(crate::stdout(&make(target)).contains("is up to date"), "{target}");
    }
    fs::copy("tests/stories/invalid/nobody-said-it.json", folder.join("stories/flood.json")).unwrap();
    assert_ne!(code(&make(targets[0])), 0);
    assert_published(folder, "flood");
}

#[cfg(unix)]
#[test]
fn the_live_desk_publishes_until_it_is_interrupted() {
    let [watch]: [String; 1] = blocks("sh").try_into().unwrap();
    let folder = folder();
    let folder = folder.path();
    // `exec`: the signal has to reach the command, not the shell.
    let run = Run::start(program("sh", folder).args(["-c", &format!("exec {}", watch.trim())]));
    // Each story is published in the order of the arguments.
    for name in NAMES {
        run.wait_for_line(&format!("{name}.story"));
    }
    assert_eq!(run.interrupt(), Some(0));
    for name in NAMES {
        assert_published(folder, name);
    }
}
