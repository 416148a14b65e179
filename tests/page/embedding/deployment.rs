//! The widget as a newsroom would serve it: a bundle from the real nginx with `deploy/nginx.conf`, in an article of another
//! site, under that article's own policy.
//!
//! nginx answers to `localhost` and articles to `127.0.0.1`, so that to browsers they are two sites, not two ports of one.

use crate::support::browser::Browser;
use crate::support::console_watch;
use crate::support::engine::{View, free_port, program};
use crate::support::page::{Page, WHOLE};
use crate::support::process_guard::{self, Guarded};
use crate::traffic::{CONFIRMATION, CORE, FAR, HEADERS, NEAR};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

const VERSION: &str = env!("CARGO_PKG_VERSION");
const MAJOR: &str = env!("CARGO_PKG_VERSION_MAJOR");
const STORY: &str = "prisoner-exchange.story";
const RAW: &str = "prisoner-exchange.json";
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const SHORTLY: &str = "public, max-age=300";
/// How long nginx may take to be there.
const START: Duration = Duration::from_secs(10);

/// A running nginx, and the folder that it serves.
struct Nginx {
    _server: Guarded,
    site: PathBuf,
    port: u16,
}

impl Nginx {
    /// The server of all these tests, with a bundle and the stories; the guard ends it with the test process.
    fn shared() -> &'static Nginx {
        static SHARED: OnceLock<Nginx> = OnceLock::new();
        SHARED.get_or_init(|| {
            let prefix = fresh_folder("deployment");
            let site = prefix.join("site");
            let stories = site.join("stories");
            fs::create_dir_all(&stories).unwrap();
            let raw = Path::new("www/stories").join(RAW);
            fs::copy(&raw, stories.join(RAW)).unwrap();
            infographic(&["publish", raw.to_str().unwrap(), "--out", stories.to_str().unwrap()]);
            infographic(&["bundle", "--out", site.to_str().unwrap()]);
            // What a thief of the host's keys would do: the same version with another script.
            let forged = site.join("forged/article-infographic").join(VERSION);
            fs::create_dir_all(&forged).unwrap();
            for (name, bytes) in [("article-infographic.js", "throw new Error('forged')"), ("figure.css", "* {}")] {
                fs::write(forged.join(name), bytes).unwrap();
            }
            Nginx::start(&prefix, &configuration())
        })
    }

    fn start(prefix: &Path, configuration: &str) -> Nginx {
        let port = free_port();
        let listen = "listen 127.0.0.1:8080;";
        assert!(configuration.contains(listen), "where does it listen?");
        let file = prefix.join("nginx.conf");
        fs::write(&file, configuration.replace(listen, &format!("listen 127.0.0.1:{port};"))).unwrap();
        let name = prefix.file_name().unwrap().to_string_lossy().into_owned();
        let (path, log) = process_guard::log(&format!("{name}-nginx"));
        let mut command = Command::new(program("nginx", "apt-get install nginx-light"));
        // One process, which stays that of whoever runs the tests: root's would become one that cannot read their folder.
        command.arg("-p").arg(prefix).arg("-c").arg(&file).args(["-g", "daemon off; master_process off;"]);
        let (server, _) = Guarded::start(&command, &log, false);
        let began = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            let told = [path.clone(), prefix.join("error.log")].map(|log| fs::read_to_string(log).unwrap_or_default());
            assert!(began.elapsed() < START, "nginx does not answer; it said:\n{}", told.concat());
            std::thread::sleep(Duration::from_millis(50));
        }
        Nginx { _server: server, site: prefix.join("site"), port }
    }

    fn address(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// What the page at this address has asked for: paths, and how many bytes were sent for each.
    fn asked_by(&self, article: &str) -> Vec<(String, String)> {
        let log = fs::read_to_string(self.site.with_file_name("access.log")).unwrap();
        let ours = log.lines().filter(|line| line.contains(&format!("\"{article}/\"")));
        let parts = ours.map(|line| line.split(['"', ' ']).collect::<Vec<_>>());
        // ADDRESS - - [DAY ZONE] "GET PATH HTTP/1.1" STATUS BYTES "PAGE" "BROWSER"
        parts.map(|parts| (parts[7].to_owned(), parts[11].to_owned())).collect()
    }

    /// The answer for a path, to a client that sends these header lines.
    fn ask(&self, path: &str, more: &[&str]) -> Answer {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        stream.set_read_timeout(Some(START)).unwrap();
        let more: String = more.iter().map(|line| format!("{line}\r\n")).collect();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{more}\r\n").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer has a head");
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        Answer { head, body: bytes[end + 4..].to_vec() }
    }
}

#[derive(Debug)]
struct Answer {
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn status(&self) -> &str {
        self.head.split(' ').nth(1).unwrap_or_default()
    }

    fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let found: Vec<&str> = lines.filter(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, is)| is).collect();
        assert!(found.len() < 2, "{name} stands there twice: {}", self.head);
        found.first().copied()
    }

    /// Fails unless pages of other sites may use this answer, whatever it is, and caches may keep it for so long.
    fn assert_is_for_everyone(&self, path: &str, cache: &str) {
        for (name, value) in [
            ("Cache-Control", cache),
            ("Access-Control-Allow-Origin", "*"),
            ("Cross-Origin-Resource-Policy", "cross-origin"),
            ("Timing-Allow-Origin", "*"),
            ("X-Content-Type-Options", "nosniff"),
        ] {
            assert_eq!(self.header(name), Some(value), "{name} of {path}");
        }
    }
}

fn configuration() -> String {
    fs::read_to_string("deploy/nginx.conf").unwrap()
}

fn fresh_folder(name: &str) -> PathBuf {
    let folder = process_guard::folder().join(name);
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn infographic(arguments: &[&str]) -> Output {
    let ended = Command::new(env!("CARGO_BIN_EXE_infographic")).args(arguments).output().unwrap();
    assert!(ended.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ended.stderr));
    ended
}

/// The snippet as `render` writes it with these options, for a widget at `base` and stories of nginx.
fn snippet(base: &str, options: &[&str]) -> String {
    let out = tempfile::tempdir().unwrap();
    let stories = format!("{}/stories/", Nginx::shared().address());
    let (story, folder) = (format!("www/stories/{RAW}"), out.path().to_str().unwrap());
    let arguments = ["render", &story, "--no-png", "--base", base, "--stories", &stories, "--out", folder];
    infographic(&[&arguments, options].concat());
    fs::read_to_string(out.path().join("snippet.html")).unwrap()
}

/// Serves an article with this snippet, isolated, under a policy that allows `host` what the README says. The thread ends with
/// the test process.
fn article(snippet: &str, host: &str) -> String {
    let page = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>An article</title><link rel=icon \
         href=/.watch/icon></head><body><main><h1>An article</h1>{snippet}</main></body></html>"
    );
    let answer = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\
         Cross-Origin-Opener-Policy: same-origin\r\nCross-Origin-Embedder-Policy: require-corp\r\n\
         Content-Security-Policy: default-src 'none'; script-src 'self' {host} 'wasm-unsafe-eval'; style-src {host}; \
         connect-src {host}; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'\r\n\r\n{page}",
        page.len()
    );
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for mut reader in listener.incoming().flatten() {
            let head = BufReader::new(&reader).lines().map_while(Result::ok);
            head.take_while(|line| !line.is_empty()).for_each(drop);
            let _ = reader.write_all(answer.as_bytes());
        }
    });
    console_watch::in_front_of(port).unwrap()
}

/// Opens an article with the widget from this folder of nginx, whose snippet is written with these options. Returns the
/// article's address too.
async fn open(folder: &str, options: &[&str]) -> (Page, String) {
    let host = Nginx::shared().address();
    let article = article(&snippet(&format!("{host}{folder}"), options), &host);
    let browser = Browser::start(View::DESKTOP).await;
    browser.open(&article).await;
    (Page { browser }, article)
}

async fn assert_becomes_ready(page: &Page) {
    page.until(WHOLE, "it is ready", "return element?.state === 'ready' && isCoreShown()").await;
    assert_ne!(page.text(WHOLE, "title").await, "");
    page.assert_quiet().await;
}

/// Opens an isolated page with the widget of a version, which has these elements with hashes, and fails unless each file comes
/// compressed and once.
async fn assert_loads_once(options: &[&str], with_hash: &str) {
    let (page, article) = open(&format!("/article-infographic/{VERSION}"), options).await;
    assert_becomes_ready(&page).await;
    assert_eq!(
        page.browser.run("return crossOriginIsolated", vec![]).await,
        json!(true),
        "the article is not isolated"
    );
    let hashes = "return [...document.querySelectorAll('[integrity]')].map((one) => one.localName).join()";
    assert_eq!(page.browser.run(hashes, vec![]).await, json!(with_hash));
    let folder = Nginx::shared().site.join("article-infographic").join(VERSION);
    let asked = Nginx::shared().asked_by(&article);
    let loaded = [FAR, NEAR, CORE].concat();
    for name in &loaded {
        let path = format!("/article-infographic/{VERSION}/{name}");
        let sent: Vec<&str> = asked.iter().filter(|(known, _)| *known == path).map(|(_, size)| size.as_str()).collect();
        let size = |ending| fs::metadata(folder.join(format!("{name}{ending}"))).unwrap().len().to_string();
        assert!(sent == [size(".br")] || sent == [size(".gz")], "{path} came as {sent:?} bytes");
    }
    assert_eq!(asked.len(), loaded.len() + 2, "more than these, the story and its answers: {asked:?}");
}

#[tokio::test]
async fn a_version_from_a_cdn_loads_compressed_and_once_in_an_isolated_page() {
    assert_loads_once(&[], "link,script").await;
}

#[tokio::test]
async fn what_the_page_preloads_for_an_eager_element_is_loaded_once() {
    assert_loads_once(&["--loading", "eager"], "link,script,link").await;
}

#[tokio::test]
async fn readers_load_only_what_they_come_near_to() {
    let host = Nginx::shared().address();
    let snippet = snippet(&format!("{host}/article-infographic/{VERSION}"), &[]);
    let snippet = snippet.replace("<article-infographic ", "<article-infographic core=demand ");
    let answers = format!("/stories/{}", STORY.replace(".story", ".answers.en.json"));
    for (before, files, stories) in [(0, [FAR, NEAR].concat(), vec![answers]), (1000, FAR.to_vec(), vec![])] {
        let article = article(&format!("{}{snippet}", "<br>".repeat(before)), &host);
        let browser = Browser::start(View::DESKTOP).await;
        browser.open(&article).await;
        // Time for what should not come.
        tokio::time::sleep(Duration::from_secs(5)).await;
        let asked: BTreeSet<String> = Nginx::shared().asked_by(&article).into_iter().map(|(path, _)| path).collect();
        let files = files.iter().map(|name| format!("/article-infographic/{VERSION}/{name}"));
        assert_eq!(asked, files.chain(stories).collect(), "{before} lines before the element");
    }
}

#[tokio::test]
async fn the_moving_folder_from_elsewhere_becomes_ready_too() {
    let (page, _) = open(&format!("/article-infographic/{MAJOR}/"), &["--loading", "eager"]).await;
    assert_becomes_ready(&page).await;
}

#[tokio::test]
async fn a_forged_script_of_a_version_is_not_run_and_the_figure_stays() {
    let (page, _) = open(&format!("/forged/article-infographic/{VERSION}/"), &[]).await;
    let told = "return watched.some((line) => line.startsWith('not loaded: script'))";
    page.browser.until("the script is refused", told, vec![]).await;
    let figure = "return seen(document.querySelector('article-infographic > figure')) && element.shadowRoot === null";
    assert_eq!(page.inside(WHOLE, figure).await, json!(true));
    let complaints = page.browser.complaints().await;
    assert!(!complaints.iter().any(|line| line.contains("forged')")), "it was run: {complaints:#?}");
}

#[test]
fn each_kind_of_file_has_its_type_and_may_be_kept_as_long_as_it_stays_the_same() {
    let nginx = Nginx::shared();
    for (name, kind) in [
        ("article-infographic.js", "text/javascript; charset=utf-8"),
        // With a charset it could not be compiled while it comes.
        ("article-infographic.wasm", "application/wasm"),
        ("figure.css", "text/css; charset=utf-8"),
        ("manifest.json", "application/json"),
        ("LICENSE-MIT", "text/plain; charset=utf-8"),
    ] {
        for (folder, cache) in [(VERSION, FOR_EVER), (MAJOR, SHORTLY)] {
            let path = format!("/article-infographic/{folder}/{name}");
            let answer = nginx.ask(&path, &[]);
            assert_eq!((answer.status(), answer.header("Content-Type")), ("200", Some(kind)), "{path}");
            answer.assert_is_for_everyone(&path, cache);
        }
    }
    for (name, kind) in [(STORY, "application/octet-stream"), (RAW, "application/json")] {
        let story = nginx.ask(&format!("/stories/{name}"), &[]);
        assert_eq!((story.status(), story.header("Content-Type")), ("200", Some(kind)));
        story.assert_is_for_everyone(name, SHORTLY);
    }
}

#[test]
fn a_browser_gets_the_bytes_that_the_bundle_has_packed() {
    let nginx = Nginx::shared();
    for name in ["article-infographic.js", "article-infographic.wasm", "figure.css"] {
        let path = format!("/article-infographic/{VERSION}/{name}");
        for (accepted, coding, ending) in [
            ("gzip, deflate, br, zstd", Some("br"), ".br"),
            ("gzip, deflate", Some("gzip"), ".gz"),
            ("identity", None, ""),
        ] {
            let answer = nginx.ask(&path, &[&format!("Accept-Encoding: {accepted}")]);
            assert_eq!(answer.header("Content-Encoding"), coding, "{path}, {accepted}");
            assert_eq!(answer.header("Vary"), Some("Accept-Encoding"), "{path}, {accepted}");
            let file = nginx.site.join(&path[1..]).with_file_name(format!("{name}{ending}"));
            assert!(answer.body == fs::read(&file).unwrap(), "{path}, {accepted}: these are not the bytes of {file:?}");
            answer.assert_is_for_everyone(&path, FOR_EVER);
        }
    }
    let story = nginx.ask(&format!("/stories/{STORY}"), &["Accept-Encoding: gzip, br"]);
    assert_eq!(story.header("Content-Encoding"), Some("gzip"), "a story is packed as it is sent");
}

#[test]
fn what_a_browser_has_already_is_confirmed_with_the_same_headers() {
    let nginx = Nginx::shared();
    for (path, cache) in [
        (format!("/article-infographic/{VERSION}/article-infographic.wasm"), FOR_EVER),
        (format!("/article-infographic/{MAJOR}/article-infographic.js"), SHORTLY),
        (format!("/stories/{STORY}"), SHORTLY),
    ] {
        for accepted in ["Accept-Encoding: gzip, br", "Accept-Encoding: identity"] {
            let first = nginx.ask(&path, &[accepted]);
            let tag = first.header("ETag").expect("there is a tag to ask with");
            let again = nginx.ask(&path, &[accepted, &format!("If-None-Match: {tag}")]);
            assert_eq!((again.status(), again.body.len()), ("304", 0), "{path}");
            // As the documentation reckons.
            for (answer, most) in [(&first, HEADERS), (&again, CONFIRMATION)] {
                assert!((most - 60..=most).contains(&(answer.head.len() as u64 + 4)), "{path}: {}", answer.head);
            }
            again.assert_is_for_everyone(&path, cache);
        }
    }
}

#[test]
fn what_is_not_there_is_not_kept_for_long_and_no_folder_is_listed() {
    let nginx = Nginx::shared();
    for path in [
        format!("/article-infographic/{VERSION}/there-is-no-such-file.js"),
        "/article-infographic/99.0.0/article-infographic.js".to_owned(),
        "/stories/there-is-no-such-story.json".to_owned(),
        "/stories/".to_owned(),
        format!("/article-infographic/{MAJOR}"),
        "/".to_owned(),
    ] {
        let answer = nginx.ask(&path, &[]);
        assert_eq!(answer.status(), "404", "{path}");
        answer.assert_is_for_everyone(&path, "public, max-age=10");
    }
    for path in ["/../nginx.conf", "/%2e%2e/nginx.conf", "/stories/..%2f..%2fnginx.conf"] {
        let answer = nginx.ask(path, &[]);
        assert!(answer.status().starts_with('4') && !answer.head.contains("worker"), "{path}: {answer:?}");
    }
}

#[test]
fn without_brotli_in_nginx_two_lines_go_and_browsers_get_gzip() {
    let whole = configuration();
    let is_setting = |line: &&str| !line.trim_start().starts_with('#') && line.contains("brotli");
    assert_eq!(whole.lines().filter(is_setting).count(), 2);
    let without: String = whole.lines().filter(|line| !is_setting(line)).map(|line| format!("{line}\n")).collect();
    let prefix = fresh_folder("deployment-gzip");
    fs::create_dir_all(prefix.join("site")).unwrap();
    for name in ["figure.css", "figure.css.gz", "figure.css.br"] {
        let from = Nginx::shared().site.join("article-infographic").join(VERSION).join(name);
        fs::copy(from, prefix.join("site").join(name)).unwrap();
    }
    let nginx = Nginx::start(&prefix, &without);
    let answer = nginx.ask("/figure.css", &["Accept-Encoding: gzip, br"]);
    assert_eq!(answer.header("Content-Encoding"), Some("gzip"));
    assert!(answer.body == fs::read(prefix.join("site/figure.css.gz")).unwrap());
    answer.assert_is_for_everyone("/figure.css", SHORTLY);
}

#[test]
fn the_manifest_that_is_served_names_files_that_are_served() {
    let nginx = Nginx::shared();
    let folder = format!("/article-infographic/{MAJOR}");
    let manifest: Value = serde_json::from_slice(&nginx.ask(&format!("{folder}/manifest.json"), &[]).body).unwrap();
    for entry in manifest["files"].as_array().unwrap() {
        let path = format!("{folder}/{}", entry["path"].as_str().unwrap());
        let answer = nginx.ask(&path, &[]);
        assert_eq!(json!(answer.body.len()), entry["bytes"], "{path}");
        let kind = answer.header("Content-Type").unwrap_or_default();
        assert_eq!(json!(kind.split(';').next()), entry["type"], "{path}");
    }
}
