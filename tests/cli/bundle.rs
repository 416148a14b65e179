//! `infographic bundle`: the files that it writes, and its errors. A debug build contains the widget only if
//! `INFOGRAPHIC_WIDGET` was set. Without the widget, these tests check the error message only; `tests/run page` runs
//! them with the widget.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::{collections::BTreeMap, env, fs, process::Output, sync::OnceLock, time::Duration};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::Value;
use sha2::{Digest, Sha384};

use crate::{code, infographic, stderr, stdout};

const VERSION: &str = env!("CARGO_PKG_VERSION");
/// Timeout for the compression of all files, long enough for a loaded machine.
pub const COMPRESSION: Duration = Duration::from_mins(5);
const MAJOR: &str = env!("CARGO_PKG_VERSION_MAJOR");

/// Runs `bundle`. Returns `None`, after checking the error, if the command was built without the widget.
fn bundle(out: &Path) -> Option<Output> {
    let output = infographic().timeout(COMPRESSION).args(["bundle", "--out"]).arg(out).output().unwrap();
    assert_eq!(stdout(&output), "");
    if !stderr(&output).contains("without the widget") {
        return Some(output);
    }
    assert!(
        env::var_os("INFOGRAPHIC_WIDGET").is_none_or(|value| value.is_empty()),
        "INFOGRAPHIC_WIDGET is set, but the widget is missing"
    );
    assert_eq!((code(&output), stderr(&output).lines().count()), (2, 1), "{}", stderr(&output));
    assert!(stderr(&output).starts_with("error: "), "{}", stderr(&output));
    assert!(fs::read_dir(out).unwrap().next().is_none(), "a file was written");
    None
}

/// The output of one run, shared by the tests that only read it, because the compression takes seconds.
pub fn shared_bundle() -> Option<&'static Path> {
    static BUNDLE: OnceLock<Option<PathBuf>> = OnceLock::new();
    BUNDLE
        .get_or_init(|| {
            let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bundle");
            fs::remove_dir_all(&out).ok();
            fs::create_dir_all(&out).unwrap();
            let output = bundle(&out)?;
            assert_eq!(code(&output), 0, "{}", stderr(&output));
            Some(out.join("article-infographic"))
        })
        .as_deref()
}

/// The files of a folder by their relative paths.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else {
            found.insert(name, fs::read(&path).unwrap());
        }
    }
    found
}

fn manifest(folder: &Path) -> Value {
    serde_json::from_slice(&fs::read(folder.join("manifest.json")).unwrap()).unwrap()
}

#[test]
fn the_version_folder_and_the_major_folder_have_the_same_files() {
    let Some(bundled) = shared_bundle() else { return };
    let mut names: Vec<_> = fs::read_dir(bundled).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, [MAJOR, VERSION]);
    assert!(files(&bundled.join(VERSION)) == files(&bundled.join(MAJOR)));
}

#[test]
fn files_of_the_previous_release_are_deleted_and_other_files_are_kept() {
    if shared_bundle().is_none() {
        return;
    }
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().join("article-infographic");
    for name in ["0.0.9/old.js", "0/old.js", "0/old.js.br", "0/mine.js", "mine.txt"] {
        fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
        fs::write(folder.join(name), name).unwrap();
    }
    fs::write(folder.join("0/manifest.json"), r#"{ "files": [{ "path": "old.js" }, { "path": "../mine.txt" }] }"#)
        .unwrap();
    assert_eq!(code(&bundle(out.path()).unwrap()), 0);
    for (name, is_kept) in
        [("0.0.9/old.js", true), ("0/old.js", false), ("0/old.js.br", false), ("0/mine.js", true), ("mine.txt", true)]
    {
        assert_eq!(folder.join(name).exists(), is_kept, "{name}");
    }
    assert!(folder.join(MAJOR).join("article-infographic.js").exists());
}

/// A sentence of the sources that is in two scripts shows that a reader downloads its module twice.
#[test]
fn each_module_is_in_one_script_of_the_element() {
    let Some(bundled) = shared_bundle() else { return };
    let texts = |folder: &Path, is_wanted: &dyn Fn(&str) -> bool| -> Vec<(String, String)> {
        let files = files(folder).into_iter().filter(|(name, _)| is_wanted(name));
        files.map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect()
    };
    let is_javascript = |name: &str| Path::new(name).extension().is_some_and(|extension| extension == "js");
    let is_script = |name: &str| name.starts_with("article-infographic") && is_javascript(name);
    let scripts = texts(&bundled.join(VERSION), &is_script);
    let modules = texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("www/element"), &is_javascript);
    let names = |texts: &[(String, String)], literal: &str| -> Vec<String> {
        texts.iter().filter(|(_, text)| text.contains(literal)).map(|(name, _)| name.clone()).collect()
    };
    let mut found = 0;
    for line in modules.iter().flat_map(|(_, text)| text.lines()) {
        let literals = line.split(['\'', '"']).skip(1).step_by(2);
        for literal in literals.filter(|literal| literal.len() > 20 && literal.contains(' ')) {
            let (of, from) = (names(&scripts, literal), names(&modules, literal));
            assert!(of.len() <= from.len(), "{literal:?} of {from:?} is in {of:?}");
            found += of.len();
        }
    }
    assert!(found >= 10, "only {found} sentences were found");
}

#[test]
fn every_file_has_a_brotli_and_a_gzip_form_that_decompress_to_it() {
    let Some(bundled) = shared_bundle() else { return };
    let files = files(&bundled.join(VERSION));
    let plain: Vec<_> = files.keys().filter(|name| files.contains_key(&format!("{name}.br"))).collect();
    assert_eq!(files.len(), plain.len() * 3);
    for name in ["article-infographic.js", "article-infographic.wasm", "figure.css", "locales/uk.bin", "LICENSE-MIT"] {
        assert!(files.contains_key(name), "{name} is missing");
    }
    for name in plain {
        let mut decompressed = Vec::new();
        brotli::BrotliDecompress(&mut files[&format!("{name}.br")].as_slice(), &mut decompressed).unwrap();
        assert!(decompressed == files[name], "{name}.br");
        let gzip = &files[&format!("{name}.gz")];
        assert_eq!(gzip[3..8], [0; 5], "{name}.gz contains a file name or a timestamp");
        let mut decompressed = Vec::new();
        flate2::read::GzDecoder::new(gzip.as_slice()).read_to_end(&mut decompressed).unwrap();
        assert!(decompressed == files[name], "{name}.gz");
        assert!(files[&format!("{name}.br")].len() < gzip.len() && gzip.len() < files[name].len(), "{name}");
    }
}

#[test]
fn the_manifest_agrees_with_the_files() {
    let Some(bundled) = shared_bundle() else { return };
    let files = files(&bundled.join(VERSION));
    let manifest = manifest(&bundled.join(VERSION));
    assert_eq!((&manifest["name"], &manifest["version"]), (&"article-infographic".into(), &VERSION.into()));
    let entries = manifest["files"].as_array().unwrap();
    assert_eq!(files.len(), (entries.len() + 1) * 3, "the manifest lists every file except itself");
    for entry in entries {
        let name = entry["path"].as_str().unwrap();
        let size = |ending: &str| files[&format!("{name}{ending}")].len();
        assert_eq!([&entry["bytes"], &entry["brotli"], &entry["gzip"]], [size(""), size(".br"), size(".gz")], "{name}");
        let hash = format!("sha384-{}", STANDARD.encode(Sha384::digest(&files[name])));
        assert_eq!(entry["integrity"], hash, "{name}");
    }
    let with_role = |role: &str| -> Vec<_> { entries.iter().filter(|one| one["role"] == role).collect() };
    for (role, path, kind) in [
        ("entry", "article-infographic.js", "text/javascript"),
        ("widget", "article-infographic-widget.js", "text/javascript"),
        ("core-script", "article-infographic-core.js", "text/javascript"),
        ("editor-script", "article-infographic-editor.js", "text/javascript"),
        ("export-script", "article-infographic-export.js", "text/javascript"),
        ("article-script", "article-infographic-article.js", "text/javascript"),
        ("scroll-script", "article-infographic-scroll.js", "text/javascript"),
        ("core", "article-infographic.wasm", "application/wasm"),
        ("editor-core", "article-infographic-editor.wasm", "application/wasm"),
        ("style", "figure.css", "text/css"),
        ("statement", "accessibility.html", "text/html"),
        ("statement-style", "page.css", "text/css"),
        ("statement-style", "docs.css", "text/css"),
    ] {
        let found =
            with_role(role).into_iter().find(|one| one["path"] == path).unwrap_or_else(|| panic!("no {role} {path}"));
        assert_eq!(found["type"], kind, "{path}");
        assert_eq!(with_role(role).len(), if role == "statement-style" { 2 } else { 1 }, "{role}");
    }
}

#[test]
fn each_script_contains_the_hashes_of_the_files_that_it_loads() {
    let Some(bundled) = shared_bundle() else { return };
    let folder = bundled.join(VERSION);
    let manifest = manifest(&folder);
    let entries = manifest["files"].as_array().unwrap();
    let entry = |role: &str| entries.iter().find(|one| one["role"] == role).unwrap();
    for (script, loaded) in [
        ("entry", "widget"),
        ("widget", "core-script"),
        ("core-script", "editor-script"),
        ("widget", "export-script"),
        ("widget", "article-script"),
        ("widget", "scroll-script"),
        ("core-script", "core"),
        ("editor-script", "editor-core"),
    ] {
        let text = fs::read_to_string(folder.join(entry(script)["path"].as_str().unwrap())).unwrap();
        assert!(text.contains(entry(loaded)["integrity"].as_str().unwrap()), "{script} has no hash of {loaded}");
    }
}

#[test]
fn a_second_run_writes_nothing() {
    let Some(bundled) = shared_bundle() else { return };
    let time = || fs::metadata(bundled.join(MAJOR).join("article-infographic.js")).unwrap().modified().unwrap();
    let before = time();
    let again = bundle(bundled.parent().unwrap()).unwrap();
    assert_eq!(code(&again), 0, "{}", stderr(&again));
    assert!(stderr(&again).ends_with(&format!(" is up to date with version {VERSION}\n")), "{}", stderr(&again));
    assert_eq!(time(), before, "the modification time changed, and with it `Last-Modified`");
}

#[test]
fn a_version_with_different_content_is_never_overwritten() {
    let Some(bundled) = shared_bundle() else { return };
    let out = tempfile::tempdir().unwrap();
    let [immutable, latest] = [VERSION, MAJOR].map(|name| out.path().join("article-infographic").join(name));
    for (folder, name) in [(&immutable, "figure.css"), (&latest, "figure.css")] {
        fs::create_dir_all(folder).unwrap();
        fs::write(folder.join(name), "/* before */").unwrap();
    }
    let refused = bundle(out.path()).unwrap();
    assert_eq!((code(&refused), stderr(&refused).lines().count()), (2, 1), "{}", stderr(&refused));
    let expected = format!("error: {} exists with different content", immutable.join("figure.css").display());
    assert!(stderr(&refused).starts_with(&expected), "{}", stderr(&refused));
    for folder in [&immutable, &latest] {
        assert_eq!(files(folder).len(), 1);
        assert_eq!(files(folder)["figure.css"], b"/* before */");
    }
    // Without the conflicting version, the folder of the major version is updated.
    fs::remove_dir_all(&immutable).unwrap();
    let updated = bundle(out.path()).unwrap();
    assert_eq!(code(&updated), 0, "{}", stderr(&updated));
    assert!(stderr(&updated).contains(&format!(" files of version {VERSION} to ")), "{}", stderr(&updated));
    assert!(files(&latest) == files(&bundled.join(MAJOR)));
}

#[test]
fn an_unwritable_folder_is_reported_in_one_line() {
    let out = tempfile::tempdir().unwrap();
    // A file with the name of the output folder.
    fs::write(out.path().join("article-infographic"), "mine").unwrap();
    let output = infographic().timeout(COMPRESSION).args(["bundle", "--out"]).arg(out.path()).output().unwrap();
    assert_eq!((code(&output), stderr(&output).lines().count()), (2, 1), "{}", stderr(&output));
    let usage = infographic().arg("bundle").output().unwrap();
    assert_eq!(code(&usage), 2);
    assert!(stderr(&usage).contains("--out"), "{}", stderr(&usage));
}

#[test]
fn the_snippet_for_this_version_has_the_hashes_of_the_manifest() {
    let Some(bundled) = shared_bundle() else { return };
    let manifest = manifest(&bundled.join(VERSION));
    let out = tempfile::tempdir().unwrap();
    let base = format!("https://cdn.example.org/article-infographic/{VERSION}");
    let output = infographic()
        .args(["render", "www/stories/prisoner-exchange.json", "--no-png", "--chart", "held", "--base", &base, "--out"])
        .arg(out.path())
        .output()
        .unwrap();
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let snippet = fs::read_to_string(out.path().join("snippet.html")).unwrap();
    for entry in manifest["files"].as_array().unwrap() {
        let named = format!("{base}/{}\"", entry["path"].as_str().unwrap());
        let Some((_, after)) = snippet.split_once(&named) else { continue };
        let tag = after.split_once('>').unwrap().0;
        let hash = format!(" integrity=\"{}\" crossorigin", entry["integrity"].as_str().unwrap());
        assert_eq!(tag, hash, "{named}");
    }
    assert_eq!(snippet.matches("integrity=").count(), 2, "{snippet:.1200}");
}

/// The sizes after brotli, in bytes, of the files that readers load: `tests/sizes.json`. `BLESS=1` rewrites it. If a commit
/// raises a size, its message must say why.
#[test]
fn no_file_has_grown() {
    /// The compiler's output depends a little on the folder of the checkout.
    const TOLERANCE: u64 = 300;
    let Some(bundled) = shared_bundle() else { return };
    let manifest = manifest(&bundled.join(VERSION));
    let loaded =
        |entry: &&Value| !matches!(entry["role"].as_str(), Some("licence" | "types" | "manifest" | "language"));
    let entries = manifest["files"].as_array().unwrap().iter().filter(loaded);
    let found: BTreeMap<String, u64> =
        entries.map(|one| (one["path"].as_str().unwrap().to_owned(), one["brotli"].as_u64().unwrap())).collect();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sizes.json");
    if env::var_os("BLESS").is_some() {
        fs::write(&path, serde_json::to_string_pretty(&found).unwrap() + "\n").unwrap();
    }
    let committed: BTreeMap<String, u64> = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    let names = |sizes: &BTreeMap<String, u64>| sizes.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&found), names(&committed), "tests/sizes.json lists other files");
    for (name, size) in found {
        let limit = committed[&name] + TOLERANCE;
        assert!(size <= limit, "{name} has {size} bytes after brotli, more than {limit}: see tests/sizes.json");
    }
}

#[test]
fn the_readers_core_contains_no_linter_messages() {
    let Some(bundled) = shared_bundle() else { return };
    let files = files(&bundled.join(VERSION));
    let contains = |core: &str, words: &str| files[core].windows(words.len()).any(|bytes| bytes == words.as_bytes());
    // Messages of `check` without inserted values, which are in the binary as they are printed.
    let golden = fs::read_dir("tests/golden/invalid").unwrap();
    let messages: String = golden.map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    let lines = messages.lines().filter_map(|line| line.strip_prefix("    ")).filter(|line| line.len() > 20);
    let (mut found, mut all) = (0, 0);
    for line in lines.filter(|line| !line.contains('`')) {
        assert!(!contains("article-infographic.wasm", line), "the reader's core contains the message: {line}");
        found += usize::from(contains("article-infographic-editor.wasm", line));
        all += 1;
    }
    assert!(
        found * 2 > all,
        "the editor's core contains only {found} of {all} messages: does the compiler still store them as plain text?"
    );
}
