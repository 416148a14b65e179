//! `infographic serve`, asked over plain sockets, so that nothing tidies up the requests.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use crate::{PATIENCE, code, infographic, stderr, stdout};

pub struct Server {
    process: Child,
    line: String,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

impl Server {
    fn start<S: AsRef<std::ffi::OsStr>>(arguments: &[S]) -> Server {
        let mut process = std::process::Command::new(assert_cmd::cargo::cargo_bin!("infographic"))
            .arg("serve")
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim_end().rsplit_once(" at ").expect(&line).1;
        let port = address
            .strip_prefix("http://127.0.0.1:")
            .and_then(|rest| rest.strip_suffix('/'))
            .expect(&line)
            .parse()
            .unwrap();
        Server { process, line, port }
    }

    /// Ends it as Ctrl-C does, and waits until it has ended.
    pub fn interrupted(mut self) {
        let sent = std::process::Command::new("sh")
            .args(["-c", "kill -INT \"$0\""])
            .arg(self.process.id().to_string())
            .status();
        assert!(sent.unwrap().success());
        assert_eq!(self.process.wait().unwrap().code(), Some(0));
    }

    pub fn folder(folder: &Path) -> Server {
        Server::start(&[folder.as_os_str(), "--port=0".as_ref()])
    }

    /// The connection, after a request was sent as it is written here, byte for byte.
    pub fn send(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    /// The answer to it.
    fn raw(&self, request: &str) -> Answer {
        let mut stream = self.send(request);
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").expect(&text);
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap();
        Answer {
            status: status.parse().unwrap(),
            headers: lines
                .map(|line| line.split_once(": ").expect(line))
                .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
                .collect(),
            body: body.to_owned(),
        }
    }

    fn ask(&self, method: &str, path: &str, host: &str) -> Answer {
        self.raw(&format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &format!("127.0.0.1:{}", self.port))
    }
}

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(header, _)| header == name);
        let value = found.next().map(|(_, value)| value.as_str());
        assert!(found.next().is_none(), "{name} stands there twice");
        value
    }
}

/// A site with a file of each kind, in a folder beside which a secret lies.
fn site() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("www");
    fs::create_dir_all(site.join("stories")).unwrap();
    fs::write(folder.path().join("Cargo.toml"), "secret").unwrap();
    for (name, content) in [
        ("index.html", "<!doctype html><title>Home</title>"),
        ("widget.js", "export {}"),
        ("widget_bg.wasm", "\0asm"),
        ("widget.css", ":host {}"),
        ("figure.svg", "<svg/>"),
        ("stories/first.json", "{}"),
        ("stories/index.html", "Stories"),
    ] {
        fs::write(site.join(name), content).unwrap();
    }
    (folder, site)
}

#[test]
fn one_line_tells_the_folder_and_the_address() {
    let (_keep, site) = site();
    let server = Server::folder(&site);
    assert_eq!(server.line, format!("Serving {} at http://127.0.0.1:{}/\n", site.display(), server.port));
    assert_ne!(server.port, 0);
}

#[test]
fn without_a_folder_the_demonstration_is_served_from_within_the_command() {
    let server = Server::start(&["--port=0"]);
    assert!(server.line.starts_with("Serving the demonstration at "), "{}", server.line);
    for (path, kind) in [
        ("/", "text/html"),
        ("/exchanges.html", "text/html"),
        ("/exchanges.uk.html", "text/html"),
        ("/index.ar.html", "text/html"),
        ("/figure.css", "text/css"),
        ("/embed.html", "text/html"),
        ("/accessibility.html", "text/html"),
        ("/embed.js", "text/javascript"),
        ("/host.js", "text/javascript"),
        ("/stories/prisoner-exchange.json", "application/json"),
        ("/stories/prisoner-exchange.story", "application/octet-stream"),
        ("/corpus/every-amount.story", "application/octet-stream"),
        ("/locales/de.bin", "application/octet-stream"),
    ] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (200, Some(kind)), "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"), "{path}: not for a frame in a sandbox");
        let tag = answer.header("etag").unwrap();
        let again = server.raw(&format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nIf-None-Match: {tag}\r\nConnection: close\r\n\r\n"
        ));
        assert_eq!((again.status, again.body.as_str()), (304, ""), "{path}");
        assert_eq!(again.header("access-control-allow-origin"), Some("*"), "{path}");
    }
    for path in [
        "/element/view.js",
        "/../Cargo.toml",
        "/%2e%2e/Cargo.toml",
        "/stories",
        "/corpus/../index.html",
        "/locales/de.json",
        "/stories/no.story",
    ] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
    assert_eq!(server.ask("POST", "/", "127.0.0.1").status, 405);
}

#[test]
fn every_answer_has_the_policy_and_its_companions() {
    let (_keep, site) = site();
    let server = Server::folder(&site);
    let here = format!("127.0.0.1:{}", server.port);
    for answer in [
        server.get("/"),
        server.get("/widget.js"),
        server.get("/stories"),
        server.get("/missing"),
        server.ask("HEAD", "/", &here),
        server.ask("POST", "/", &here),
        server.ask("GET", "/", "evil.example"),
    ] {
        assert_eq!(
            answer.header("content-security-policy"),
            Some(
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                 connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
            )
        );
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("cache-control"), Some("no-cache"));
        assert_eq!(answer.header("referrer-policy"), Some("strict-origin-when-cross-origin"));
    }
}

#[test]
fn pages_elsewhere_cannot_read_what_lies_in_a_folder() {
    let (_keep, site) = site();
    let server = Server::folder(&site);
    for path in ["/", "/widget.js", "/stories/first.json", "/missing"] {
        assert_eq!(server.get(path).header("access-control-allow-origin"), None, "{path}");
    }
}

#[test]
fn the_page_in_a_frame_names_its_own_origin_in_its_policy_because_safari_needs_it() {
    let server = Server::start(&["--port=0"]);
    let tag = server.get("/embed.html").header("etag").unwrap().to_owned();
    for known in ["", &tag] {
        let request = format!("GET /embed.html HTTP/1.1\r\nHost: localhost:81\r\nIf-None-Match: {known}\r\n");
        let answer = server.raw(&format!("{request}Connection: close\r\n\r\n"));
        assert_eq!(
            answer.header("content-security-policy"),
            Some(
                "default-src 'none'; script-src 'self' http://localhost:81 'wasm-unsafe-eval'; style-src 'self' \
                 http://localhost:81; connect-src 'self' http://localhost:81; img-src 'self' http://localhost:81; \
                 require-trusted-types-for 'script'; trusted-types 'none'"
            ),
            "{}",
            answer.status
        );
    }
    assert_eq!(server.ask("GET", "/embed.html", "evil.example").status, 403);
}

#[test]
fn files_have_the_types_that_browsers_insist_on() {
    let (_keep, site) = site();
    let server = Server::folder(&site);
    for (path, kind) in [
        ("/index.html", "text/html"),
        ("/widget.js", "text/javascript"),
        ("/widget_bg.wasm", "application/wasm"),
        ("/widget.css", "text/css"),
        ("/figure.svg", "image/svg+xml"),
        ("/stories/first.json", "application/json"),
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("content-type"), Some(kind), "{path}");
    }
}

#[test]
fn a_folder_answers_with_its_index() {
    let (_keep, site) = site();
    let server = Server::folder(&site);
    assert_eq!(server.get("/stories/").body, "Stories");
    assert_eq!(server.get("/stories").header("location"), Some("/stories/"));
}

#[test]
fn a_path_with_two_slashes_never_leads_to_another_host() {
    let (_keep, site) = site();
    let answer = Server::folder(&site).get("//stories");
    assert_eq!(answer.status, 404);
    assert_eq!(answer.header("location"), None);
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let (_keep, site) = site();
    let server = Server::folder(&site);
    for path in [
        "/../Cargo.toml",
        "/%2e%2e/Cargo.toml",
        "/%2e%2e%2fCargo.toml",
        "/..%2fCargo.toml",
        "/..%5cCargo.toml",
        "/stories/../../Cargo.toml",
        "/stories/%2e%2e/%2e%2e/Cargo.toml",
        "//../Cargo.toml",
        "/%00",
    ] {
        let answer = server.get(path);
        assert!((400..500).contains(&answer.status), "{path}: {answer:?}");
        assert!(!answer.body.contains("secret"), "{path}");
    }
}

#[test]
fn other_methods_than_get_and_head_are_refused() {
    let (_keep, site) = site();
    let server = Server::folder(&site);
    let here = format!("127.0.0.1:{}", server.port);
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        assert_eq!(server.ask(method, "/", &here).status, 405, "{method}");
    }
    let answer = server.ask("HEAD", "/", &here);
    assert_eq!((answer.status, answer.body.as_str()), (200, ""));
}

#[test]
fn foreign_hosts_are_refused() {
    let (_keep, site) = site();
    let server = Server::folder(&site);
    for host in ["evil.example", "localhost.evil.example", "10.0.0.1", ""] {
        assert_eq!(server.ask("GET", "/", host).status, 403, "{host}");
    }
    let without = server.raw("GET / HTTP/1.0\r\n\r\n");
    assert_eq!(without.status, 403);
    for host in ["127.0.0.1", "localhost", "[::1]"] {
        let with_port = format!("{host}:{}", server.port);
        assert_eq!(server.ask("GET", "/", host).status, 200, "{host}");
        assert_eq!(server.ask("GET", "/", &with_port).status, 200, "{host}");
    }
}

#[test]
fn a_taken_port_leads_to_the_next_one() {
    let (_keep, site) = site();
    // If this fails, someone else has the port, which serves as well.
    let _taken = TcpListener::bind(("127.0.0.1", 8000));
    let server = Server::start(&[&site]);
    assert!((8001..=8020).contains(&server.port), "{}", server.port);
}

#[test]
fn a_taken_port_that_was_asked_for_is_exit_code_2() {
    let (_keep, site) = site();
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = infographic().args(["serve", "--port", &port]).arg(&site).output().unwrap();
    assert_eq!(code(&output), 2);
    assert_eq!(stderr(&output), format!("error: port {port}: already in use\n"));
    assert!(stdout(&output).is_empty());
}

#[test]
fn a_folder_that_is_not_there_is_exit_code_2() {
    let (_keep, site) = site();
    let output = infographic().arg("serve").arg(site.join("missing")).output().unwrap();
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("it is not a folder"));
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_with_exit_code_0_even_with_an_open_connection() {
    let (_keep, site) = site();
    let server = Server::folder(&site);
    let _open = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    server.interrupted();
}
