//! The site with one thing wrong: `/.fault/MODE/PATH` is PATH, except for what the mode breaks.
//!
//! Addresses on the pages are relative, so whatever such a page asks for is asked for in the same mode. Each page gets a
//! script that hurries long waits, counts what is fetched, and breaks what the mode breaks in the browser itself.

use article_infographic::{lint, model::Language, publish, text::Locale};
use std::collections::HashMap;
use std::io::{self, Write};
use std::net::TcpStream;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// The file that most modes are about.
const WASM: &str = "/article-infographic.wasm";
/// Answers that a mode with a number in it breaks before it lets one through.
static BROKEN: Mutex<Option<HashMap<String, u32>>> = Mutex::new(None);

/// Whether the network is back.
static MENDED: AtomicBool = AtomicBool::new(false);

/// Modes with this prefix leave the published answers in the page. All others remove them, because they are about what
/// happens without them: a missing core would not be noticed otherwise.
const ANSWERS: &str = "answers-";
/// The modes whose core may come.
static RELEASED: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// The page without the published answers of its figures, unless the mode keeps them.
pub fn page(mode: &str, page: String) -> String {
    if mode.is_empty() || mode.starts_with(ANSWERS) {
        return page;
    }
    page.replace("data-infographic-answers=", "data-removed-answers=")
}

/// Waits until the test has asked for `released` in the same mode.
fn hold(mode: &str) {
    let is_released =
        || RELEASED.lock().unwrap_or_else(std::sync::PoisonError::into_inner).iter().any(|one| one == mode);
    for _ in 0..1_500 {
        if is_released() {
            return;
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// What is to be done with an answer of the site.
pub enum Fault {
    /// Nothing: it goes through as it is.
    None,
    /// This is sent in its place.
    Instead(String),
    /// The head, and never anything else, as from a server that hangs.
    Silence(String),
    /// The connection ends without a word.
    Hangup,
    /// The body goes through this.
    Body(fn(&mut Vec<u8>)),
    /// A line of the head is another one.
    Header(&'static str, &'static str),
}

/// The mode and the path of a target below `/.fault/`.
pub fn split(target: &str) -> Option<(&str, &str)> {
    let rest = target.strip_prefix("/.fault/")?;
    let end = rest.find('/')?;
    Some((&rest[..end], &rest[end..]))
}

/// What a mode does to the answer for a path.
pub fn fault(mode: &str, path: &str) -> Fault {
    let mode = mode.strip_prefix(ANSWERS).unwrap_or(mode);
    let refusal =
        |status: &str| Fault::Instead(format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
    let is_page = path.ends_with(".html");
    match (mode, path) {
        ("wasm-404", WASM) => refusal("404 Not Found"),
        ("wasm-500", WASM) => refusal("500 Internal Server Error"),
        ("wasm-html", WASM) => Fault::Instead(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<!doctype html><title>Log in</title>".to_owned(),
        ),
        ("editor-404", "/article-infographic-editor.wasm") => refusal("404 Not Found"),
        ("article-404", "/article-infographic-article.js") => refusal("404 Not Found"),
        ("wasm-cut", WASM) => Fault::Body(|body| body.truncate(body.len() / 2)),
        // Somewhere in the code: valid or not, it is not what was built.
        ("wasm-forged", WASM) => Fault::Body(|body| {
            let middle = body.len() / 2;
            body[middle] ^= 1;
        }),
        ("wasm-octet-stream", WASM) => Fault::Header("content-type", "application/octet-stream"),
        ("wasm-charset", WASM) => Fault::Header("content-type", "application/wasm; charset=utf-8"),
        ("wasm-silent", WASM) => Fault::Silence("HTTP/1.1 200 OK\r\nContent-Type: application/wasm\r\nContent-Length: 400000\r\n\r\n".to_owned()),
        // Until the test asks for `mended`: browsers try such a connection more than once by themselves.
        ("wasm-offline", WASM) if !MENDED.load(Ordering::Relaxed) => Fault::Hangup,
        ("wasm-offline", "/mended") => {
            MENDED.store(true, Ordering::Relaxed);
            refusal("204 No Content")
        }
        // Each test has its own number.
        (mode, WASM) if mode.starts_with("wasm-held-") => {
            hold(mode);
            Fault::None
        }
        (mode, "/released") if mode.starts_with("wasm-held-") => {
            RELEASED.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(mode.to_owned());
            refusal("204 No Content")
        }
        // The page and its answers are older than the story.
        ("story-newer", "/stories/prisoner-exchange.story") => Fault::Body(|body| {
            let raw = more(include_str!("../../../www/stories/prisoner-exchange.json"));
            *body = lint::check(raw.as_bytes()).story.map(|story| publish::publish(&story)).unwrap();
        }),
        ("locale-404", path) if path.starts_with("/locales/") => refusal("404 Not Found"),
        // As from a bundler that has mixed them up.
        ("locale-swapped", "/locales/de.bin") => {
            Fault::Body(|body| *body = published("ar"))
        }
        ("locale-swapped", "/locales/uk.bin") => {
            Fault::Body(|body| *body = published("en"))
        }
        // Stories may come from anywhere, as far as the page is asked.
        ("open-policy", _) if is_page => Fault::Header(
            "content-security-policy",
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src *; img-src 'self'",
        ),
        ("no-wasm-policy", _) if is_page => Fault::Header(
            "content-security-policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'",
        ),
        _ => Fault::None,
    }
}

/// The file of a language.
fn published(tag: &str) -> Vec<u8> {
    Locale::of(Language::of(tag).unwrap()).publish()
}

/// Whether this answer is still one of the first `count` of its kind.
fn broken(kind: &str, count: u32) -> bool {
    let mut all = BROKEN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let seen = all.get_or_insert_default().entry(kind.to_owned()).or_default();
    *seen += 1;
    *seen <= count
}

/// Sends a head and nothing more, for as long as the other end waits.
pub fn hang(mut reader: TcpStream, head: &str) -> io::Result<()> {
    reader.write_all(head.as_bytes())?;
    thread::sleep(Duration::from_secs(50));
    Ok(())
}

/// Stories that are another one at each question, by the words of their query; `known` is the request's If-None-Match.
pub fn story(name: &str, known: Option<&str>) -> Option<Story> {
    let good = include_str!("../../../www/stories/prisoner-exchange.json");
    let (kind, key) = name.split_once(".json?")?;
    let body = |text: String| Some(Story::Body { tag: format!("\"{}\"", text.len()), text });
    match kind {
        // Two answers fail, the third comes.
        "flaky" if broken(key, 2) => Some(Story::Refused("503 Service Unavailable\r\nRetry-After: 1")),
        "flaky" => body(good.to_owned()),
        // The first answer is the story; from the second on there are more captives.
        "rising" if broken(key, 1) => body(good.to_owned()),
        "rising" => {
            let text = more(good);
            (known == Some(&format!("\"{}\"", text.len()))).then_some(Story::Same).or_else(|| body(text))
        }
        // The first answer is the story; then it is broken.
        "breaking" if broken(key, 1) => body(good.to_owned()),
        "breaking" => body(good.replacen(',', "", 1)),
        // From the second answer on, only the first of the criteria is there.
        "shrinking" if broken(key, 1) => body(good.to_owned()),
        "shrinking" => {
            let mut story: serde_json::Value = serde_json::from_str(good).ok()?;
            let charts = story["charts"].as_array_mut()?;
            let criteria = charts.iter_mut().find(|chart| chart["id"] == "criteria")?;
            criteria["positions"].as_array_mut()?.truncate(3);
            body(story.to_string())
        }
        // Comes after a while that is another for each key.
        "slow" => {
            thread::sleep(Duration::from_millis(key.parse().unwrap_or(0)));
            body(good.to_owned())
        }
        "silent" => Some(Story::Silent),
        "endless" => Some(Story::Endless),
        _ => None,
    }
}

/// The story with 12,000 where it has 8,000, in the article's words as well.
fn more(story: &str) -> String {
    story.replace("8,000", "12,000").replace("8000", "12000")
}

/// An answer for a story.
pub enum Story {
    /// The story, and what tells it from others.
    Body { tag: String, text: String },
    /// It is still the one that is known.
    Same,
    /// Status line, and what else stands in the head.
    Refused(&'static str),
    /// A head, and nothing more.
    Silent,
    /// It never ends.
    Endless,
}
