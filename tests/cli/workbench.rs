//! `infographic new`, and `serve` in the folder that it makes.

use std::fs;
use std::io::Read;
use std::net::TcpStream;
use std::time::Duration;

use article_infographic::{lint, raw};

use crate::serve::Server;
use crate::{code, infographic, stderr};

fn made() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let output = infographic().arg("new").arg(folder.path().join("flood")).output().unwrap();
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    folder
}

#[test]
fn a_new_story_has_every_amount_and_no_problem() {
    let folder = made();
    let folder = folder.path().join("flood");
    let bytes = fs::read(folder.join("story.json")).unwrap();
    assert_eq!(lint::check(&bytes).problems, []);
    let text = String::from_utf8(bytes).unwrap();
    let readme = fs::read_to_string(folder.join("README.md")).unwrap();
    for word in ["exact", "at_least", "at_most", "about", "between", "withheld", "unknown", "\"none\"", "disputed"] {
        assert!(text.contains(word) && readme.contains(word), "{word}");
    }
    assert_eq!(fs::read_to_string(folder.join("story.schema.json")).unwrap(), raw::schema());
}

#[test]
fn a_folder_with_something_in_it_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.txt"), "mine").unwrap();
    let output = infographic().arg("new").arg(folder.path()).output().unwrap();
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("there is something in it"), "{}", stderr(&output));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn the_workbench_shows_the_story_its_words_and_the_snippet() {
    let folder = made();
    let server = Server::folder(&folder.path().join("flood"));
    let page = server.get("/");
    assert_eq!(page.status, 200);
    for part in [
        "No problems.",
        "<article-infographic src=\"story.json\"",
        "at least 340 houses",
        "number withheld (by the army)",
        "&lt;article-infographic src=&quot;/widget/stories/story.story&quot;",
        "<svg ",
    ] {
        assert!(page.body.contains(part), "no {part}");
    }
    for (path, status) in [("/story.json", 200), ("/widget/figure.css", 200), ("/widget/../../Cargo.toml", 404)] {
        assert_eq!(server.get(path).status, status, "{path}");
    }
}

#[test]
fn a_wrong_quote_is_told_with_its_line() {
    let folder = made();
    let file = folder.path().join("flood/story.json");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("\"quote\": \"At least 340\"", "\"quote\": \"At least 350\"")).unwrap();
    let page = Server::folder(file.parent().unwrap()).get("/");
    assert!(!page.body.contains("<svg "), "there was no picture before");
    assert!(page.body.contains("error quote-not-found") && page.body.contains("line 3"), "{}", page.body);
    fs::write(&file, "{ \"format\": ").unwrap();
    let page = Server::folder(file.parent().unwrap()).get("/");
    assert!(page.body.contains("A story with errors") && page.body.contains("error syntax"), "{}", page.body);
}

#[test]
fn the_last_picture_stays_beside_what_is_wrong() {
    let folder = made();
    let file = folder.path().join("flood/story.json");
    let server = Server::folder(file.parent().unwrap());
    assert!(server.get("/").body.contains("No problems."));
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("{ \"at_least\": 340 }", "{ \"exact\": 340 }")).unwrap();
    let page = server.get("/").body;
    assert!(page.contains("error hedge-lost") && page.contains("Before, without errors"), "{page}");
    assert!(page.contains("at least 340"), "{page}");
    fs::write(&file, text).unwrap();
    assert!(server.get("/").body.contains("No problems."));
}

#[test]
fn the_page_is_told_when_the_story_changes() {
    let folder = made();
    let file = folder.path().join("flood/story.json");
    let server = Server::folder(file.parent().unwrap());
    let page = server.get("/").body;
    let seen = page.split("data-seen=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let mut stream = server.send(&format!("GET /workbench/changes?{seen} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));
    let mut heard = until(&mut stream, "text/event-stream");
    assert!(!heard.contains("data: changed"), "{heard}");
    // A file system may keep whole seconds only; another length tells too.
    let text = fs::read_to_string(&file).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    fs::write(&file, format!("{text}\n")).unwrap();
    heard = until(&mut stream, "data: changed");
    assert!(heard.contains("data: changed"), "{heard}");
}

#[test]
fn a_page_that_is_older_than_the_story_is_told_at_once() {
    let folder = made();
    let server = Server::folder(&folder.path().join("flood"));
    let mut stream = server.send("GET /workbench/changes?older HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    until(&mut stream, "data: changed");
}

/// What comes until these words are among it.
fn until(stream: &mut TcpStream, words: &str) -> String {
    let (mut heard, mut bytes) = (String::new(), [0; 1024]);
    while !heard.contains(words) {
        let count = stream.read(&mut bytes).unwrap();
        assert!(count > 0, "it ended after {heard}");
        heard.push_str(&String::from_utf8_lossy(&bytes[..count]));
    }
    heard
}
