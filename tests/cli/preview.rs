//! `infographic new`, and the preview page of `serve` in the folder that it creates.

use std::fs;
use std::io::Read;
use std::net::TcpStream;
use std::time::Duration;

use article_infographic::{lint, raw};

use crate::serve::Server;
use crate::{code, infographic, stderr};

fn new_story() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let output = infographic().arg("new").arg(folder.path().join("flood")).output().unwrap();
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    folder
}

#[test]
fn a_new_story_has_every_amount_and_no_diagnostic() {
    let folder = new_story();
    let folder = folder.path().join("flood");
    let bytes = fs::read(folder.join("story.json")).unwrap();
    assert_eq!(lint::check(&bytes).diagnostics, []);
    let text = String::from_utf8(bytes).unwrap();
    let readme = fs::read_to_string(folder.join("README.md")).unwrap();
    for word in [
        "exact",
        "at_least",
        "at_most",
        "about",
        "more_than",
        "less_than",
        "between",
        "withheld",
        "unknown",
        "\"none\"",
        "disputed",
    ] {
        assert!(text.contains(word) && readme.contains(word), "{word}");
    }
    assert_eq!(fs::read_to_string(folder.join("story.schema.json")).unwrap(), raw::schema());
}

#[test]
fn new_rejects_a_folder_that_is_not_empty() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.txt"), "mine").unwrap();
    let output = infographic().arg("new").arg(folder.path()).output().unwrap();
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("the folder is not empty"), "{}", stderr(&output));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn the_preview_page_shows_the_graphic_the_text_and_the_snippet() {
    let folder = new_story();
    let server = Server::folder(&folder.path().join("flood"));
    let page = server.get("/");
    assert_eq!(page.status, 200);
    for part in [
        "No diagnostics.",
        "<article-infographic src=\"story.json\"",
        "at least 340 houses",
        "number withheld (by the army)",
        "&lt;article-infographic src=&quot;/widget/stories/story.story&quot;",
        "<svg ",
        "data-infographic-locale=\"en\"",
    ] {
        assert!(page.body.contains(part), "no {part}");
    }
    for (path, status) in [
        ("/story.json", 200),
        ("/story.answers.en.json", 200),
        ("/widget/figure.css", 200),
        ("/widget/../../Cargo.toml", 404),
    ] {
        assert_eq!(server.get(path).status, status, "{path}");
    }
}

#[test]
fn a_wrong_quote_is_reported_with_its_line() {
    let folder = new_story();
    let file = folder.path().join("flood/story.json");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("\"quote\": \"At least 340\"", "\"quote\": \"At least 350\"")).unwrap();
    let page = Server::folder(file.parent().unwrap()).get("/");
    assert!(!page.body.contains("<svg "), "there is no previous version to show");
    assert!(page.body.contains("error quote-not-found") && page.body.contains("line 3"), "{}", page.body);
    fs::write(&file, "{ \"format\": ").unwrap();
    let page = Server::folder(file.parent().unwrap()).get("/");
    assert!(page.body.contains("The story has errors") && page.body.contains("error syntax"), "{}", page.body);
}

#[test]
fn the_last_valid_figure_stays_next_to_the_diagnostics() {
    let folder = new_story();
    let file = folder.path().join("flood/story.json");
    let server = Server::folder(file.parent().unwrap());
    assert!(server.get("/").body.contains("No diagnostics."));
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("{ \"at_least\": 340 }", "{ \"exact\": 340 }")).unwrap();
    let page = server.get("/").body;
    assert!(page.contains("error hedge-lost") && page.contains("Last version without errors"), "{page}");
    assert!(page.contains("at least 340"), "{page}");
    fs::write(&file, text).unwrap();
    assert!(server.get("/").body.contains("No diagnostics."));
}

#[test]
fn the_page_is_notified_when_the_story_changes() {
    let folder = new_story();
    let file = folder.path().join("flood/story.json");
    let server = Server::folder(file.parent().unwrap());
    let page = server.get("/").body;
    let version = page.split("data-version=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let mut stream = server.send(&format!("GET /preview/changes?{version} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));
    let mut received = read_until(&mut stream, "text/event-stream");
    assert!(!received.contains("data: changed"), "{received}");
    // The length changes too, because some file systems store modification times in whole seconds.
    let text = fs::read_to_string(&file).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    fs::write(&file, format!("{text}\n")).unwrap();
    received = read_until(&mut stream, "data: changed");
    assert!(received.contains("data: changed"), "{received}");
}

#[test]
fn a_page_with_an_outdated_version_is_notified_immediately() {
    let folder = new_story();
    let server = Server::folder(&folder.path().join("flood"));
    let mut stream = server.send("GET /preview/changes?older HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    read_until(&mut stream, "data: changed");
}

/// Reads until this text was received, and returns everything received.
fn read_until(stream: &mut TcpStream, text: &str) -> String {
    let (mut received, mut bytes) = (String::new(), [0; 1024]);
    while !received.contains(text) {
        let count = stream.read(&mut bytes).unwrap();
        assert!(count > 0, "the connection was closed after {received}");
        received.push_str(&String::from_utf8_lossy(&bytes[..count]));
    }
    received
}
