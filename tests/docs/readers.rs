//! What readers cost in requests and bytes, from the sizes of the files.

use std::{collections::BTreeMap, fs, io::Write as _, path::Path, process::Command};

use flate2::{Compression, write::GzEncoder};

use crate::{
    directives::table,
    read,
    traffic::{CONFIRMATION, CORE, FAR, HEADERS, NEAR},
};

/// The story that readers load.
const STORY: &str = "prisoner-exchange";

/// How many bytes an answer has that carries a file with so many.
fn answer(bytes: u64) -> u64 {
    bytes + HEADERS
}

/// The size of a file as nginx compresses it while it sends it: `gzip_comp_level` of `deploy/nginx.conf`.
fn compressed(path: &Path) -> u64 {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(&fs::read(path).unwrap()).unwrap();
    encoder.finish().unwrap().len() as u64
}

/// The compressed sizes of the published story and of its answers.
fn published() -> (u64, u64) {
    let folder = tempfile::tempdir().unwrap();
    let story = format!("www/stories/{STORY}.json");
    let mut publish = Command::new(env!("CARGO_BIN_EXE_infographic"));
    let output = publish.args(["publish", &story, "--out"]).arg(folder.path()).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let size = |ending: &str| compressed(&folder.path().join(format!("{STORY}.{ending}")));
    (size("story"), size("answers.en.json"))
}

/// A table of what one reader costs, and a million.
pub fn all() -> String {
    let sizes: BTreeMap<String, u64> = serde_json::from_str(&read("tests/sizes.json")).unwrap();
    let of = |files: &[&str]| files.iter().map(|name| answer(sizes[*name])).collect::<Vec<_>>();
    let (story, answers) = published();
    let far = of(&FAR);
    let near = [far.clone(), of(&NEAR), vec![answer(answers)]].concat();
    let core = [near.clone(), of(&CORE), vec![answer(story)]].concat();
    let rows = [
        ("does not scroll to the figure", far),
        ("sees the figure and points at its marks, without the core", near),
        ("the same, with the core", core),
        ("comes back later, without the core", vec![CONFIRMATION]),
        ("comes back later, with the core", vec![CONFIRMATION; 2]),
        ("knows the widget from another article, without the core", vec![answer(answers)]),
        ("knows the widget from another article, with the core", vec![answer(answers), answer(story)]),
    ];
    let rows = rows.map(|(reader, requests)| {
        let (count, bytes) = (requests.len(), requests.iter().sum::<u64>());
        let tenths = (bytes + 50) / 100;
        let size = format!("{}.{}", tenths / 10, tenths % 10);
        // A million times a kilobyte is a gigabyte.
        let million = format!("{count} million requests, {size} GB");
        vec![reader.to_owned(), count.to_string(), size, million]
    });
    table("a reader who … | requests | kB | a million of them", rows.into_iter())
}
