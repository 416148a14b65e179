//! A proxy in front of the site that puts one watching script first into each page.
//!
//! Classic WebDriver tells a console only in Chromium, and WebKitGTK prints none in an automated session. So the page
//! watches itself: `console_watch.js` comes from the page's own origin, which the strictest policy the project promises to
//! work under allows, and hears errors, rejections and policy violations from the first moment on. Files stay as they are.

use crate::support::fault_proxy::{self, Fault, Story};
use crate::support::parent_pages;
use article_infographic::{lint, publish};
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

/// No socket waits longer than this for its other end.
const SILENCE: Duration = Duration::from_mins(1);
const HEAD_LIMIT: usize = 64 * 1024;

/// Request headers that the proxy answers for itself: pages come whole, plain and anew each time.
const DROPPED: [&str; 4] = ["connection", "accept-encoding", "if-none-match", "if-modified-since"];
const SCRIPT: &str = r#"<script src="/.watch/console_watch.js"></script>"#;
const HURRY: &str = r#"<script src="/.watch/fake_clock.js"></script>"#;

/// The strictest policy that the README promises to work under, for the proxy's own pages.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
     img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/// Starts the proxy for the server at `port` and tells its address. Its threads end with the test process.
pub fn in_front_of(port: u16) -> io::Result<String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        for reader in listener.incoming().flatten() {
            thread::spawn(move || {
                if let Err(error) = serve(reader, port)
                    && error.kind() == io::ErrorKind::InvalidData
                {
                    eprintln!("watching proxy: {error}");
                }
            });
        }
    });
    Ok(address)
}

/// One request, one answer, end of the connection: simple, and fast enough on one machine.
fn serve(mut reader: TcpStream, port: u16) -> io::Result<()> {
    reader.set_read_timeout(Some(SILENCE))?;
    reader.set_write_timeout(Some(SILENCE))?;
    let (head, _) = read_head(&mut reader)?;
    let target = head.split(' ').nth(1).unwrap_or("/");
    if let Some(name) = target.strip_prefix("/.watch/") {
        // What is served as a raw story is served as a published one under the name of that.
        let raw = name.replace(".story?", ".json?");
        return match fault_proxy::story(&raw, header(&head, "if-none-match")) {
            Some(story) => answer_story(reader, story, raw != name),
            None => own(reader, name),
        };
    }
    let (mode, path) = fault_proxy::split(target).unwrap_or(("", target));
    let (target, head) = (path, head.replacen(target, path, 1));
    let fault = fault_proxy::fault(mode, path);
    match &fault {
        Fault::Instead(whole) => return reader.write_all(whole.as_bytes()),
        Fault::Silence(head) => return fault_proxy::hang(reader, head),
        Fault::Hangup => return Ok(()),
        Fault::None | Fault::Body(_) | Fault::Header(..) => {}
    }

    let mut server = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    server.set_read_timeout(Some(SILENCE))?;
    server.set_write_timeout(Some(SILENCE))?;
    server.write_all(request(&head).as_bytes())?;
    let (mut head, mut begun) = read_head(&mut server)?;
    if let Fault::Header(name, value) = fault {
        head = without(&head, name).trim_end().to_owned() + &format!("\r\n{name}: {value}\r\n\r\n");
    }
    if let Fault::Body(change) = fault {
        server.read_to_end(&mut begun)?;
        change(&mut begun);
        return answer(reader, &without(&head, "content-length"), &begun);
    }
    let is_page = header(&head, "content-type").is_some_and(|kind| kind.starts_with("text/html"));
    if !is_page {
        // Streamed as it comes, because a page may listen to the server for as long as it is open.
        reader.write_all(head.as_bytes())?;
        reader.write_all(&begun)?;
        io::copy(&mut server, &mut reader)?;
        return Ok(());
    }
    if header(&head, "transfer-encoding").is_some() {
        return Err(invalid(format!("{target}: a page in chunks cannot be watched")));
    }
    match header(&head, "content-length").and_then(|length| length.parse().ok()) {
        Some(length) => {
            let length: u64 = length;
            let rest = length.saturating_sub(begun.len() as u64);
            server.take(rest).read_to_end(&mut begun)?;
        }
        None => {
            server.read_to_end(&mut begun)?;
        }
    }
    let page = String::from_utf8(begun).map_err(|_| invalid(format!("{target}: not UTF-8")))?;
    let page = fault_proxy::page(mode, page);
    let page =
        if mode.is_empty() { watched(&page) } else { watched(&page).replacen(SCRIPT, &format!("{SCRIPT}{HURRY}"), 1) };
    answer(reader, &without(&head, "content-length"), page.as_bytes())
}

fn answer_story(reader: TcpStream, story: Story, is_published: bool) -> io::Result<()> {
    const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nCache-Control: no-cache\r\n";
    match story {
        Story::Body { tag, text } => {
            let bytes = if is_published { published(&text) } else { text.into_bytes() };
            answer(reader, &format!("{HEAD}ETag: {tag}\r\n\r\n"), &bytes)
        }
        Story::Same => answer(reader, "HTTP/1.1 304 Not Modified\r\nCache-Control: no-cache\r\n\r\n", b""),
        Story::Refused(status) => answer(reader, &format!("HTTP/1.1 {status}\r\n\r\n"), b""),
        Story::Silent => fault_proxy::hang(reader, &format!("{HEAD}\r\n")),
        Story::Endless => {
            let mut reader = reader;
            write!(reader, "{HEAD}Connection: close\r\n\r\n")?;
            // Until the other end has had enough.
            loop {
                reader.write_all(&[b' '; 65_536])?;
            }
        }
    }
}

/// The published form of a story; of one with errors, bytes that cannot be opened.
fn published(raw: &str) -> Vec<u8> {
    lint::check(raw.as_bytes()).story.map_or_else(|| b"\x89AIS\x01damaged".to_vec(), |story| publish::publish(&story))
}

/// The request as the server should see it: nothing compressed, one answer a connection. The host stays, because the server
/// may name it in its answer.
fn request(head: &str) -> String {
    let mut lines = head.lines();
    let mut request = format!("{}\r\n", lines.next().unwrap_or_default());
    for line in lines.filter(|line| !line.is_empty()) {
        let name = line.split(':').next().unwrap_or_default().to_ascii_lowercase();
        if !DROPPED.contains(&name.as_str()) {
            request += &format!("{line}\r\n");
        }
    }
    request + "Connection: close\r\n\r\n"
}

/// The page with the watching script first in its head.
fn watched(page: &str) -> String {
    let lower = page.to_ascii_lowercase();
    let place = lower.find("<head").and_then(|head| Some(head + lower[head..].find('>')? + 1)).unwrap_or(0);
    format!("{}{SCRIPT}{}", &page[..place], &page[place..])
}

/// The proxy's own files: the watching script, a page that does what a page should not, and pages with frames in them.
fn own(reader: TcpStream, name: &str) -> io::Result<()> {
    let name = name.split('?').next().unwrap_or_default();
    let mut policy = POLICY.to_owned();
    let (status, kind, body) = match name {
        "console_watch.js" => ("200 OK", "text/javascript", include_bytes!("console_watch.js").to_vec()),
        "fake_clock.js" => ("200 OK", "text/javascript", include_bytes!("fake_clock.js").to_vec()),
        "fault.js" => ("200 OK", "text/javascript", include_bytes!("fault.js").to_vec()),
        "fault" => {
            let page = "<!doctype html><html lang=en><head><meta charset=utf-8><title>A fault</title>\
                <link rel=icon href=/.watch/icon><script src=fault.js></script></head><body><h1>A fault</h1></body></html>";
            ("200 OK", "text/html", watched(page).into_bytes())
        }
        story if story.ends_with(".json") => match broken_story(story) {
            Some(body) => ("200 OK", "application/json", body.into_bytes()),
            None => ("404 Not Found", "text/plain", b"no such story".to_vec()),
        },
        "unknown-version.story" | "damaged.story" => {
            let mut story = published(include_str!("../../../www/stories/prisoner-exchange.json"));
            story[if name == "damaged.story" { 500 } else { 4 }] ^= 1;
            ("200 OK", "application/octet-stream", story)
        }
        parent if parent.starts_with("parent/") => match parent_pages::find(parent, reader.local_addr()?.port()) {
            Some(file) => {
                policy = file.policy;
                let text = if file.kind == "text/html" { watched(&file.text) } else { file.text };
                ("200 OK", file.kind, text.into_bytes())
            }
            None => ("404 Not Found", "text/plain", b"no such file of a parent".to_vec()),
        },
        "icon" => ("204 No Content", "image/png", Vec::new()),
        _ => ("404 Not Found", "text/plain", b"no such file".to_vec()),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Security-Policy: {policy}\r\n\r\n"
    );
    answer(reader, &head, &body)
}

/// Stories that must be refused, too large or too strange to lie in the project as files.
fn broken_story(name: &str) -> Option<String> {
    let good = include_str!("../../../www/stories/prisoner-exchange.json");
    Some(match name {
        "syntax.json" => good.replacen(',', "", 1),
        "unknown-id.json" => good.replace("\"speaker\": \"vereshchuk\"", "\"speaker\": \"nobody\""),
        "no-evidence.json" => {
            let mut story: serde_json::Value = serde_json::from_str(good).ok()?;
            story["facts"]["held"]["evidence"] = serde_json::json!([]);
            story.to_string()
        }
        "too-deep.json" => format!("{}1{}", "[".repeat(200_000), "]".repeat(200_000)),
        "too-large.json" => format!("{good}{}", " ".repeat(20 * 1024 * 1024)),
        _ => return None,
    })
}

fn answer(mut reader: TcpStream, head: &str, body: &[u8]) -> io::Result<()> {
    let head = head.trim_end();
    write!(reader, "{head}\r\nContent-Length: {}\r\n", body.len())?;
    if header(head, "connection").is_none() {
        write!(reader, "Connection: close\r\n")?;
    }
    reader.write_all(b"\r\n")?;
    reader.write_all(body)
}

/// Reads up to the empty line that ends a head; the second value is what came of the body with it.
fn read_head(stream: &mut TcpStream) -> io::Result<(String, Vec<u8>)> {
    let mut bytes = Vec::new();
    let mut block = [0; 4096];
    loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            let body = bytes.split_off(end + 4);
            let head = String::from_utf8(bytes).map_err(|_| invalid("a head is not text".into()))?;
            return Ok((head, body));
        }
        let count = stream.read(&mut block)?;
        // A browser opens connections in advance and closes them unused: no fault, and nothing to answer.
        if count == 0 || bytes.len() > HEAD_LIMIT {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        bytes.extend_from_slice(&block[..count]);
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(found, _)| found.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.trim())
}

fn without(head: &str, name: &str) -> String {
    head.lines()
        .filter(|line| !line.split(':').next().unwrap_or_default().eq_ignore_ascii_case(name))
        .map(|line| format!("{line}\r\n"))
        .collect()
}

fn invalid(words: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, words)
}
