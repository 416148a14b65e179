//! `infographic bundle`: what its folders hold, and what it refuses. A debug build has no widget unless it was told to;
//! the tests that need it then see that the command says so, and `tests/run page` runs them with the widget.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::{collections::BTreeMap, env, fs, process::Output, sync::OnceLock};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::Value;
use sha2::{Digest, Sha384};

use crate::{code, infographic, stderr, stdout};

const VERSION: &str = env!("CARGO_PKG_VERSION");
const MAJOR: &str = env!("CARGO_PKG_VERSION_MAJOR");

/// The end of a run; none if this command has no widget.
fn bundle(out: &Path) -> Option<Output> {
    let output = infographic().args(["bundle", "--out"]).arg(out).output().unwrap();
    assert_eq!(stdout(&output), "");
    if !stderr(&output).contains("without the widget") {
        return Some(output);
    }
    assert!(env::var_os("INFOGRAPHIC_WIDGET").is_none_or(|value| value.is_empty()), "the widget was asked for");
    assert_eq!((code(&output), stderr(&output).lines().count()), (2, 1), "{}", stderr(&output));
    assert!(stderr(&output).starts_with("error: "), "{}", stderr(&output));
    assert!(fs::read_dir(out).unwrap().next().is_none(), "something was written");
    None
}

/// The folder of one run, for the tests that only read: packing takes seconds.
fn made() -> Option<&'static Path> {
    static MADE: OnceLock<Option<PathBuf>> = OnceLock::new();
    MADE.get_or_init(|| {
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bundle");
        fs::remove_dir_all(&out).ok();
        fs::create_dir_all(&out).unwrap();
        let output = bundle(&out)?;
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        Some(out.join("article-infographic"))
    })
    .as_deref()
}

/// The files of a folder by their names.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
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
fn the_folder_of_the_version_and_the_moving_one_hold_the_same_files() {
    let Some(made) = made() else { return };
    let mut names: Vec<_> = fs::read_dir(made).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, [MAJOR, VERSION]);
    assert!(files(&made.join(VERSION)) == files(&made.join(MAJOR)));
}

#[test]
fn files_of_an_earlier_release_go_from_the_moving_folder_and_everything_else_stays() {
    if made().is_none() {
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
    for (name, is_there) in
        [("0.0.9/old.js", true), ("0/old.js", false), ("0/old.js.br", false), ("0/mine.js", true), ("mine.txt", true)]
    {
        assert_eq!(folder.join(name).exists(), is_there, "{name}");
    }
    assert!(folder.join(MAJOR).join("article-infographic.js").exists());
}

#[test]
fn every_file_lies_beside_what_unpacks_to_it() {
    let Some(made) = made() else { return };
    let files = files(&made.join(VERSION));
    let plain: Vec<_> = files.keys().filter(|name| files.contains_key(&format!("{name}.br"))).collect();
    assert_eq!(files.len(), plain.len() * 3);
    for name in ["article-infographic.js", "article-infographic.wasm", "figure.css", "locales/uk.bin", "LICENSE-MIT"] {
        assert!(files.contains_key(name), "{name} is missing");
    }
    for name in plain {
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut files[&format!("{name}.br")].as_slice(), &mut unpacked).unwrap();
        assert!(unpacked == files[name], "{name}.br");
        let gzip = &files[&format!("{name}.gz")];
        assert_eq!(gzip[3..8], [0; 5], "{name}.gz has a name or a time in it");
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(gzip.as_slice()).read_to_end(&mut unpacked).unwrap();
        assert!(unpacked == files[name], "{name}.gz");
        assert!(files[&format!("{name}.br")].len() < gzip.len() && gzip.len() < files[name].len(), "{name}");
    }
}

#[test]
fn the_manifest_agrees_with_the_files() {
    let Some(made) = made() else { return };
    let files = files(&made.join(VERSION));
    let manifest = manifest(&made.join(VERSION));
    assert_eq!((&manifest["name"], &manifest["version"]), (&"article-infographic".into(), &VERSION.into()));
    let entries = manifest["files"].as_array().unwrap();
    assert_eq!(files.len(), (entries.len() + 1) * 3, "all but the manifest are in the manifest");
    for entry in entries {
        let name = entry["path"].as_str().unwrap();
        let size = |ending: &str| files[&format!("{name}{ending}")].len();
        assert_eq!([&entry["bytes"], &entry["brotli"], &entry["gzip"]], [size(""), size(".br"), size(".gz")], "{name}");
        let hash = format!("sha384-{}", STANDARD.encode(Sha384::digest(&files[name])));
        assert_eq!(entry["integrity"], hash, "{name}");
    }
    let told = |role: &str| -> Vec<_> { entries.iter().filter(|one| one["role"] == role).collect() };
    for (role, path, kind) in [
        ("entry", "article-infographic.js", "text/javascript"),
        ("core", "article-infographic.wasm", "application/wasm"),
        ("editor-core", "article-infographic-editor.wasm", "application/wasm"),
        ("style", "figure.css", "text/css"),
        ("statement", "accessibility.html", "text/html"),
        ("statement-style", "page.css", "text/css"),
    ] {
        let [one] = told(role)[..] else { panic!("not one {role}") };
        assert_eq!((&one["path"], &one["type"]), (&path.into(), &kind.into()));
    }
}

#[test]
fn the_script_knows_the_hash_of_its_core() {
    let Some(made) = made() else { return };
    let folder = made.join(VERSION);
    let manifest = manifest(&folder);
    let core = manifest["files"].as_array().unwrap().iter().find(|one| one["role"] == "core").unwrap();
    let script = fs::read_to_string(folder.join("article-infographic.js")).unwrap();
    assert!(script.contains(core["integrity"].as_str().unwrap()));
}

#[test]
fn a_second_run_makes_the_same_bytes_and_so_writes_nothing() {
    let Some(made) = made() else { return };
    let time = || fs::metadata(made.join(MAJOR).join("article-infographic.js")).unwrap().modified().unwrap();
    let before = time();
    let again = bundle(made.parent().unwrap()).unwrap();
    assert_eq!(code(&again), 0, "{}", stderr(&again));
    assert!(stderr(&again).ends_with(&format!(" has version {VERSION} already\n")), "{}", stderr(&again));
    assert_eq!(time(), before, "a server would tell another time for the same file");
}

#[test]
fn a_version_that_is_there_with_other_bytes_is_refused_and_the_moving_folder_is_not_touched() {
    let Some(made) = made() else { return };
    let out = tempfile::tempdir().unwrap();
    let [fixed, moving] = [VERSION, MAJOR].map(|name| out.path().join("article-infographic").join(name));
    for (folder, name) in [(&fixed, "figure.css"), (&moving, "figure.css")] {
        fs::create_dir_all(folder).unwrap();
        fs::write(folder.join(name), "/* before */").unwrap();
    }
    let refused = bundle(out.path()).unwrap();
    assert_eq!((code(&refused), stderr(&refused).lines().count()), (2, 1), "{}", stderr(&refused));
    let expected = format!("error: {} is there with other bytes", fixed.join("figure.css").display());
    assert!(stderr(&refused).starts_with(&expected), "{}", stderr(&refused));
    for folder in [&fixed, &moving] {
        assert_eq!(files(folder).len(), 1);
        assert_eq!(files(folder)["figure.css"], b"/* before */");
    }
    // Without the older version in its way, the moving folder moves.
    fs::remove_dir_all(&fixed).unwrap();
    let moved = bundle(out.path()).unwrap();
    assert_eq!(code(&moved), 0, "{}", stderr(&moved));
    assert!(stderr(&moved).contains(&format!("files of version {VERSION} written to ")), "{}", stderr(&moved));
    assert!(files(&moving) == files(&made.join(MAJOR)));
}

#[test]
fn a_folder_that_cannot_be_written_is_one_clear_line() {
    let out = tempfile::tempdir().unwrap();
    // A file where the folder would be.
    fs::write(out.path().join("article-infographic"), "mine").unwrap();
    let output = infographic().args(["bundle", "--out"]).arg(out.path()).output().unwrap();
    assert_eq!((code(&output), stderr(&output).lines().count()), (2, 1), "{}", stderr(&output));
    let usage = infographic().arg("bundle").output().unwrap();
    assert_eq!(code(&usage), 2);
    assert!(stderr(&usage).contains("--out"), "{}", stderr(&usage));
}

#[test]
fn the_snippet_for_this_version_has_the_hashes_of_the_manifest() {
    let Some(made) = made() else { return };
    let manifest = manifest(&made.join(VERSION));
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
        // A preload link has none: the script itself checks the core.
        assert!(tag == hash || entry["role"] == "core", "{named}{tag}");
    }
    assert_eq!(snippet.matches("integrity=").count(), 2, "{snippet:.1200}");
}

/// Bytes that the reader's core may have as it goes over the wire. Raise it only with a reason in the same commit.
const READER: usize = 126_000;

#[test]
fn the_readers_core_is_small_and_knows_nothing_of_the_linter() {
    let Some(made) = made() else { return };
    let files = files(&made.join(VERSION));
    let size = files["article-infographic.wasm.br"].len();
    assert!(size <= READER, "the reader's core has {size} bytes, more than {READER}");
    let holds = |core: &str, words: &str| files[core].windows(words.len()).any(|bytes| bytes == words.as_bytes());
    // What `check` says to editors, where it is said in the same words every time.
    let golden = fs::read_dir("tests/golden/invalid").unwrap();
    let said: String = golden.map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    let lines = said.lines().filter_map(|line| line.strip_prefix("    ")).filter(|line| line.len() > 20);
    let (mut known, mut all) = (0, 0);
    for line in lines.filter(|line| !line.contains('`')) {
        assert!(!holds("article-infographic.wasm", line), "the reader's core has the words: {line}");
        known += usize::from(holds("article-infographic-editor.wasm", line));
        all += 1;
    }
    assert!(
        known * 2 > all,
        "of {all} lines, the editor's core has {known}: is this the way that words lie in a core?"
    );
}
