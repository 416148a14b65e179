//! `infographic publish`, and the published stories that `serve` and `render` generate.

use std::fs;
use std::path::Path;

use article_infographic::{lint, publish};

use crate::serve::Server;
use crate::{code, infographic, stderr};

const STORY: &str = "www/stories/prisoner-exchange.json";

/// The published story as the library serializes it.
fn expected(file: &str) -> Vec<u8> {
    publish::publish(&lint::check(&fs::read(file).unwrap()).story.unwrap())
}

#[test]
fn a_published_story_is_written_beside_its_file_or_to_the_out_folder() {
    let folder = tempfile::tempdir().unwrap();
    let raw = folder.path().join("flood.json");
    fs::copy(STORY, &raw).unwrap();
    let output = infographic().arg("publish").arg(&raw).output().unwrap();
    assert_eq!((code(&output), output.stdout.as_slice()), (0, b"".as_slice()), "{}", stderr(&output));
    assert!(fs::read(folder.path().join("flood.story")).unwrap() == expected(STORY));

    let out = folder.path().join("deep/stories");
    let output =
        infographic().args(["publish", STORY, "www/stories/exchanges.json", "--out"]).arg(&out).output().unwrap();
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(fs::read(out.join("prisoner-exchange.story")).unwrap() == expected(STORY));
    assert!(fs::read(out.join("exchanges.story")).unwrap() == expected("www/stories/exchanges.json"));
    assert_eq!(fs::read_dir(&out).unwrap().count(), 2, "there are other files in the folder");
}

#[test]
fn if_one_story_has_an_error_no_file_is_written() {
    let out = tempfile::tempdir().unwrap();
    let bad = "tests/stories/invalid/an-unknown-speaker-and-fact.json";
    let output = infographic().args(["publish", STORY, bad, "--out"]).arg(out.path()).output().unwrap();
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    assert!(
        stderr(&output).contains("error: no file was written, because 1 of 2 stories have errors"),
        "{}",
        stderr(&output)
    );
    assert_eq!(fs::read_dir(out.path()).unwrap().count(), 0);
    let output = infographic().args(["publish", "no-such.json", "--out"]).arg(out.path()).output().unwrap();
    assert_eq!(code(&output), 2, "{}", stderr(&output));
}

#[test]
fn standard_input_is_published_as_story_story() {
    let out = tempfile::tempdir().unwrap();
    let mut command = assert_cmd::Command::cargo_bin("infographic").unwrap();
    command.args(["publish", "-", "--out"]).arg(out.path()).write_stdin(fs::read(STORY).unwrap()).assert().success();
    assert!(fs::read(out.path().join("story.story")).unwrap() == expected(STORY));
}

#[test]
fn render_writes_the_published_story_that_the_snippet_links_to() {
    let out = tempfile::tempdir().unwrap();
    let output = infographic().args(["render", STORY, "--no-png", "--out"]).arg(out.path()).output().unwrap();
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(fs::read(out.path().join("prisoner-exchange.story")).unwrap() == expected(STORY));
    let snippet = fs::read_to_string(out.path().join("snippet.html")).unwrap();
    assert!(snippet.contains("<article-infographic src=\"/widget/stories/prisoner-exchange.story\""), "{snippet}");
}

#[test]
fn serve_publishes_stories_on_request() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("index.html"), "<!doctype html><title>x</title>").unwrap();
    fs::copy(STORY, at("a story.json")).unwrap();
    fs::copy("tests/stories/invalid/an-unknown-speaker-and-fact.json", at("bad.json")).unwrap();
    fs::write(at("own.story"), "mine").unwrap();
    fs::copy(STORY, at("own.json")).unwrap();
    let server = Server::folder(folder.path());
    let answer = server.get("/a%20story.story");
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/octet-stream")));
    assert_eq!(answer.header("content-length"), Some(expected(STORY).len().to_string().as_str()));
    assert_eq!(server.get("/own.story").body, "mine", "an existing file takes precedence");
    assert_eq!(server.get("/bad.story").status, 422);
    assert_eq!(server.get("/none.story").status, 404);
    for outside in ["/../own.story", "/%2e%2e/own.story", "/..%2fown.story"] {
        assert_eq!(server.get(outside).status, 404, "{outside}");
    }
    assert!(Path::new(STORY).exists());
}
