//! `infographic serve`, with requests over plain sockets, because an HTTP client would normalize them.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use crate::{TIMEOUT, code, infographic, stderr, stdout};

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

    /// Sends SIGINT, as Ctrl-C does, and waits for the exit.
    pub fn interrupt(mut self) {
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

    /// Opens a connection and sends these bytes.
    pub fn send(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(TIMEOUT)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    /// Sends these bytes and parses the response.
    fn raw(&self, request: &str) -> Response {
        let mut stream = self.send(request);
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").expect(&text);
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap();
        Response {
            status: status.parse().unwrap(),
            headers: lines
                .map(|line| line.split_once(": ").expect(line))
                .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
                .collect(),
            body: body.to_owned(),
        }
    }

    fn request(&self, method: &str, path: &str, host: &str) -> Response {
        self.raw(&format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
    }

    pub fn get(&self, path: &str) -> Response {
        self.request("GET", path, &format!("127.0.0.1:{}", self.port))
    }
}

#[derive(Debug)]
pub struct Response {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: String,
}

impl Response {
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(header, _)| header == name);
        let value = found.next().map(|(_, value)| value.as_str());
        assert!(found.next().is_none(), "duplicate header {name}");
        value
    }
}

/// A folder with a file of each type. Its parent contains a file that must not be served.
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
fn one_line_reports_the_folder_and_the_address() {
    let (_keep, site) = site();
    let server = Server::folder(&site);
    assert_eq!(server.line, format!("Serving {} at http://127.0.0.1:{}/\n", site.display(), server.port));
    assert_ne!(server.port, 0);
}

#[test]
fn without_a_folder_the_built_in_demonstration_is_served() {
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
        ("/docs/", "text/html"),
        ("/docs/story-format.html", "text/html"),
        ("/docs.css", "text/css"),
        ("/embed.js", "text/javascript"),
        ("/host.js", "text/javascript"),
        ("/stories/prisoner-exchange.json", "application/json"),
        ("/stories/prisoner-exchange.story", "application/octet-stream"),
        ("/corpus/every-amount.story", "application/octet-stream"),
        ("/stories/prisoner-exchange.answers.en.json", "application/json"),
        ("/stories/prisoner-exchange.ar.answers.ar.json", "application/json"),
        ("/corpus/every-amount.answers.de.json", "application/json"),
        ("/locales/de.bin", "application/octet-stream"),
    ] {
        let response = server.get(path);
        assert_eq!((response.status, response.header("content-type")), (200, Some(kind)), "{path}");
        assert_eq!(
            response.header("access-control-allow-origin"),
            Some("*"),
            "{path}: a sandboxed frame cannot load it"
        );
        let tag = response.header("etag").unwrap();
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
        "/stories/",
        "/corpus/../index.html",
        "/locales/de.json",
        "/stories/no.story",
        "/stories/no.answers.en.json",
        "/stories/prisoner-exchange.answers.xx.json",
    ] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
    let folder = server.get("/docs");
    assert_eq!((folder.status, folder.header("location")), (308, Some("/docs/")));
    assert_eq!(server.request("POST", "/", "127.0.0.1").status, 405);
}

#[test]
fn every_response_has_the_security_headers() {
    let (_keep, site) = site();
    let server = Server::folder(&site);
    let here = format!("127.0.0.1:{}", server.port);
    for response in [
        server.get("/"),
        server.get("/widget.js"),
        server.get("/stories"),
        server.get("/missing"),
        server.request("HEAD", "/", &here),
        server.request("POST", "/", &here),
        server.request("GET", "/", "evil.example"),
    ] {
        assert_eq!(
            response.header("content-security-policy"),
            Some(
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                 connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
            )
        );
        assert_eq!(response.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(response.header("cache-control"), Some("no-cache"));
        assert_eq!(response.header("referrer-policy"), Some("strict-origin-when-cross-origin"));
    }
}

#[test]
fn files_of_a_folder_are_not_shared_with_other_origins() {
    let (_keep, site) = site();
    let server = Server::folder(&site);
    for path in ["/", "/widget.js", "/stories/first.json", "/missing"] {
        assert_eq!(server.get(path).header("access-control-allow-origin"), None, "{path}");
    }
}

#[test]
fn the_policy_of_the_framed_page_spells_out_its_origin_for_safari() {
    let server = Server::start(&["--port=0"]);
    let tag = server.get("/embed.html").header("etag").unwrap().to_owned();
    for known in ["", &tag] {
        let request = format!("GET /embed.html HTTP/1.1\r\nHost: localhost:81\r\nIf-None-Match: {known}\r\n");
        let response = server.raw(&format!("{request}Connection: close\r\n\r\n"));
        assert_eq!(
            response.header("content-security-policy"),
            Some(
                "default-src 'none'; script-src 'self' http://localhost:81 'wasm-unsafe-eval'; style-src 'self' \
                 http://localhost:81; connect-src 'self' http://localhost:81; img-src 'self' http://localhost:81; \
                 require-trusted-types-for 'script'; trusted-types 'none'"
            ),
            "{}",
            response.status
        );
    }
    assert_eq!(server.request("GET", "/embed.html", "evil.example").status, 403);
}

#[test]
fn files_have_the_media_types_that_browsers_require() {
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
        let response = server.get(path);
        assert_eq!(response.status, 200, "{path}");
        assert_eq!(response.header("content-type"), Some(kind), "{path}");
    }
}

#[test]
fn a_folder_is_served_with_its_index() {
    let (_keep, site) = site();
    let server = Server::folder(&site);
    assert_eq!(server.get("/stories/").body, "Stories");
    assert_eq!(server.get("/stories").header("location"), Some("/stories/"));
}

#[test]
fn a_path_with_two_slashes_does_not_redirect_to_another_host() {
    let (_keep, site) = site();
    let response = Server::folder(&site).get("//stories");
    assert_eq!(response.status, 404);
    assert_eq!(response.header("location"), None);
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
        let response = server.get(path);
        assert!((400..500).contains(&response.status), "{path}: {response:?}");
        assert!(!response.body.contains("secret"), "{path}");
    }
}

#[test]
fn methods_other_than_get_and_head_are_rejected() {
    let (_keep, site) = site();
    let server = Server::folder(&site);
    let here = format!("127.0.0.1:{}", server.port);
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        assert_eq!(server.request(method, "/", &here).status, 405, "{method}");
    }
    let response = server.request("HEAD", "/", &here);
    assert_eq!((response.status, response.body.as_str()), (200, ""));
}

#[test]
fn foreign_hosts_are_rejected() {
    let (_keep, site) = site();
    let server = Server::folder(&site);
    for host in ["evil.example", "localhost.evil.example", "10.0.0.1", ""] {
        assert_eq!(server.request("GET", "/", host).status, 403, "{host}");
    }
    let without = server.raw("GET / HTTP/1.0\r\n\r\n");
    assert_eq!(without.status, 403);
    for host in ["127.0.0.1", "localhost", "[::1]"] {
        let with_port = format!("{host}:{}", server.port);
        assert_eq!(server.request("GET", "/", host).status, 200, "{host}");
        assert_eq!(server.request("GET", "/", &with_port).status, 200, "{host}");
    }
}

#[test]
fn if_the_default_port_is_in_use_the_next_one_is_used() {
    let (_keep, site) = site();
    // If this fails, another program uses the port, which is just as good.
    let _taken = TcpListener::bind(("127.0.0.1", 8000));
    let server = Server::start(&[&site]);
    assert!((8001..=8020).contains(&server.port), "{}", server.port);
}

#[test]
fn a_requested_port_that_is_in_use_is_exit_code_2() {
    let (_keep, site) = site();
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = infographic().args(["serve", "--port", &port]).arg(&site).output().unwrap();
    assert_eq!(code(&output), 2);
    assert_eq!(stderr(&output), format!("error: cannot listen on port {port}: already in use; choose another port\n"));
    assert!(stdout(&output).is_empty());
}

#[test]
fn a_missing_folder_is_exit_code_2() {
    let (_keep, site) = site();
    let output = infographic().arg("serve").arg(site.join("missing")).output().unwrap();
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).ends_with(": no such folder\n"));
    let output = infographic().arg("serve").arg(site.join("index.html")).output().unwrap();
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).ends_with(": it is not a folder\n"));
}

#[cfg(unix)]
#[test]
fn ctrl_c_exits_with_0_even_with_an_open_connection() {
    let (_keep, site) = site();
    let server = Server::folder(&site);
    let _open = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    server.interrupt();
}
