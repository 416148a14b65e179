//! `infographic publish`, and the published stories and answers that `serve` and `render` generate.

use std::fs;
use std::path::Path;

use article_infographic::{answers::Answers, lint, publish, text::Locale, typography::Helvetica};
use sha2::{Digest, Sha256};

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
    let mut files: Vec<_> = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    files.sort();
    let expected = [
        "exchanges.answers.en.json",
        "exchanges.story",
        "prisoner-exchange.answers.en.json",
        "prisoner-exchange.story",
    ];
    assert_eq!(files, expected);
    for file in expected {
        let bytes = fs::metadata(out.join(file)).unwrap().len();
        assert!(stderr(&output).contains(&format!("wrote {} ({bytes} bytes)", out.join(file).display())), "{file}");
    }
}

/// The published answers of a story: the answers of the library with the hash of their JSON.
fn expected_answers(file: &str, wide: f64) -> (String, String) {
    let story = lint::check(&fs::read(file).unwrap()).story.unwrap();
    let answers = Answers::new(&story, Locale::for_tag(&story.language), [280.0, wide], &Helvetica).unwrap();
    let json = serde_json::to_string(&answers).unwrap();
    let hash = Sha256::digest(&json);
    let id = format!("{:016x}", u64::from_be_bytes(*hash.first_chunk().unwrap()));
    (format!("{{\"id\":\"{id}\",{}", json.strip_prefix('{').unwrap()), id)
}

/// The static figure's id of its answers and their language, each time they are named in a file.
fn figure_answers(file: &Path) -> Vec<(String, String)> {
    let html = fs::read_to_string(file).unwrap();
    let figures = html.split("<figure ").skip(1).map(|rest| rest.split('>').next().unwrap());
    let value =
        |tag: &str, name: &str| tag.split_once(name)?.1.strip_prefix("=\"")?.split('"').next().map(str::to_owned);
    let named = |tag: &str| Some((value(tag, "data-infographic-answers")?, value(tag, "data-infographic-locale")?));
    figures.filter_map(named).collect()
}

#[test]
fn the_figure_names_the_answers_for_its_drawings() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    assert_eq!(code(&infographic().args(["publish", STORY, "--out"]).arg(out).output().unwrap()), 0);
    let published = fs::read_to_string(out.join("prisoner-exchange.answers.en.json")).unwrap();
    let (expected, id) = expected_answers(STORY, 720.0);
    assert!(published == expected);
    let render = |name: &str, more: &[&str]| {
        let run = infographic().args(["render", STORY, "--no-png", "--out"]).arg(out.join(name)).args(more).output();
        assert_eq!(code(&run.unwrap()), 0, "{more:?}");
        out.join(name)
    };
    let english = |id: &str| vec![(id.to_owned(), "en".to_owned())];
    for made in [render("all", &[]), render("one", &["--chart", "held", "--theme", "dark"])] {
        assert!(fs::read_to_string(made.join("prisoner-exchange.answers.en.json")).unwrap() == published);
        for file in ["figure.html", "snippet.html", "page.html", "held/figure.html"] {
            assert_eq!(figure_answers(&made.join(file)), english(&id), "{file}");
        }
    }
    let (wide, other) = expected_answers(STORY, 600.0);
    assert_ne!(other, id);
    let made = render("wide", &["--width", "600"]);
    assert!(fs::read_to_string(made.join("prisoner-exchange.answers.en.json")).unwrap() == wide);
    assert_eq!(figure_answers(&made.join("figure.html")), english(&other));
    let made = render("german", &["--lang", "de"]);
    let german = fs::read_to_string(made.join("prisoner-exchange.answers.de.json")).unwrap();
    let figures = figure_answers(&made.join("figure.html"));
    assert!(german.starts_with(&format!("{{\"id\":\"{}\",", figures[0].0)) && figures[0].1 == "de", "{figures:?}");
    assert!(!made.join("prisoner-exchange.answers.en.json").exists());
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
    assert!(fs::read_to_string(out.path().join("story.answers.en.json")).unwrap() == expected_answers(STORY, 720.0).0);
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
    let answer = server.get("/a%20story.answers.en.json");
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/json")));
    assert!(answer.body == expected_answers(STORY, 720.0).0);
    assert_eq!(server.get("/a%20story.answers.de.json").status, 200);
    for bad in ["/bad.story", "/bad.answers.en.json"] {
        assert_eq!(server.get(bad).status, 422, "{bad}");
    }
    for none in ["/none.story", "/none.answers.en.json", "/own.answers.xx.json"] {
        assert_eq!(server.get(none).status, 404, "{none}");
    }
    for outside in ["/../own.story", "/%2e%2e/own.story", "/..%2fown.story"] {
        assert_eq!(server.get(outside).status, 404, "{outside}");
    }
    assert!(Path::new(STORY).exists());
}
