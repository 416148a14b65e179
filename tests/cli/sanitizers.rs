//! `mail.html`, `feed.html` and `oembed.json` pass through the sanitizers of content management systems, from npm.

use std::path::{Path, PathBuf};

use crate::{code, infographic, stderr};

/// `tests/run page` installs the packages and runs this test.
#[test]
#[ignore = "needs node and packages from npm, which tests/run page installs"]
fn newsletters_feeds_and_frames_survive_sanitizers() {
    let modules = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/npm/node_modules");
    assert!(modules.join("dompurify").exists(), "dompurify is missing; `tests/run page` installs it");
    let out = tempfile::tempdir().unwrap();
    let stories = [
        "www/stories/prisoner-exchange.json",
        "www/stories/prisoner-exchange.ar.json",
        "www/stories/exchanges.json",
        "www/stories/step-by-step.json",
        "tests/stories/valid/every-amount.json",
        "tests/stories/valid/long-names.json",
        "tests/stories/valid/two-thousand-days-of-a-well.json",
    ];
    let mut folders: Vec<PathBuf> = Vec::new();
    for (index, story) in stories.iter().enumerate() {
        let folder = out.path().join(index.to_string());
        let mut command = infographic();
        command.args(["render", story, "--theme", "light", "--url", "https://example.org/x", "--out"]).arg(&folder);
        let output = command.output().unwrap();
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        folders.push(folder);
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/sanitizers.mjs");
    let output = std::process::Command::new("node").arg(script).arg(modules).args(&folders).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
}
