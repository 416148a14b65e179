//! `infographic render` and `bundle`: sets of files are replaced atomically, and files of the user are kept.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::{code, infographic, stderr};

const FIRST: &str = "www/stories/prisoner-exchange.json";

/// The files in the folder by their relative paths, without the file list of the command.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        // The folder may be exchanged during the walk.
        for entry in fs::read_dir(next).into_iter().flatten() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if name != ".infographic-files" {
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn render(out: &Path, more: &[&str]) -> std::process::Output {
    infographic().args(["render", FIRST, "--no-png"]).args(more).arg("--out").arg(out).output().unwrap()
}

fn start_render(out: &Path, more: &[&str]) -> Child {
    std::process::Command::new(assert_cmd::cargo::cargo_bin!("infographic"))
        .args(["render", FIRST, "--no-png"])
        .args(more)
        .arg("--out")
        .arg(out)
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

const LIGHT: [&str; 2] = ["--theme", "light"];
const DARK: [&str; 2] = ["--theme", "dark"];

/// Two sets with the same names and different content.
fn two_sets() -> [BTreeMap<String, Vec<u8>>; 2] {
    [LIGHT, DARK].map(|theme| {
        let out = tempfile::tempdir().unwrap();
        assert_eq!(code(&render(&out.path().join("static"), &theme)), 0);
        files(out.path().join("static").as_path())
    })
}

#[test]
fn a_killed_run_leaves_a_complete_set_and_the_next_run_cleans_up() {
    let [light, dark] = two_sets();
    assert!(light.keys().eq(dark.keys()) && light != dark);
    let around = tempfile::tempdir().unwrap();
    let out = around.path().join("static");
    let began = Instant::now();
    assert_eq!(code(&render(&out, &LIGHT)), 0);
    let took = began.elapsed();
    let mut leftovers = 0;
    // Most delays are near the end, when the files are written.
    for share in (50..110).step_by(2) {
        assert_eq!(code(&render(&out, &LIGHT)), 0);
        assert_eq!(fs::read_dir(around.path()).unwrap().count(), 1, "a killed run's files are still there");
        let mut run = start_render(&out, &DARK);
        std::thread::sleep(took * share / 100);
        run.kill().unwrap();
        run.wait().unwrap();
        let now = files(&out);
        assert!(now == light || now == dark, "killed after {share} %: neither set");
        leftovers += fs::read_dir(around.path()).unwrap().count() - 1;
    }
    // If this is 0, no run was killed while it wrote, and the test proves nothing.
    println!("{leftovers} runs were killed while they wrote");
}

#[test]
fn with_concurrent_runs_one_complete_set_exists_at_every_moment() {
    let [light, dark] = two_sets();
    let around = tempfile::tempdir().unwrap();
    let out = around.path().join("static");
    for _ in 0..4 {
        let mut runs = [start_render(&out, &LIGHT), start_render(&out, &DARK), start_render(&out, &LIGHT)];
        for run in &mut runs {
            assert_eq!(run.wait().unwrap().code(), Some(0));
            // The folder may be exchanged while it is read, so only the names are compared.
            assert!(files(&out).keys().eq(light.keys()));
        }
        let now = files(&out);
        assert!(now == light || now == dark);
        assert_eq!(fs::read_dir(around.path()).unwrap().count(), 1);
    }
}

#[test]
fn files_of_the_user_are_kept_and_outdated_files_are_deleted() {
    let around = tempfile::tempdir().unwrap();
    let out = around.path().join("static");
    fs::create_dir_all(out.join("held")).unwrap();
    fs::create_dir_all(out.join("mine/empty")).unwrap();
    for name in ["mine.txt", "held/mine.txt", "mine/deep.txt", ".hidden"] {
        fs::write(out.join(name), name).unwrap();
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", out.join("link")).unwrap();
    assert_eq!(code(&render(&out, &[])), 0);
    assert!(out.join("criteria/figure.html").exists() && out.join("held/figure.html").exists());
    let time = || fs::metadata(out.join("held/table.csv")).unwrap().modified().unwrap();
    let before = time();
    assert_eq!(code(&render(&out, &["--chart", "held"])), 0);
    assert!(!out.join("criteria").exists(), "files of a chart that was not written are still there");
    assert_eq!(time(), before, "the modification time of an unchanged file changed");
    for name in ["mine.txt", "held/mine.txt", "mine/deep.txt", ".hidden"] {
        assert_eq!(fs::read_to_string(out.join(name)).unwrap(), name);
    }
    assert!(out.join("mine/empty").is_dir());
    #[cfg(unix)]
    assert_eq!(fs::read_link(out.join("link")).unwrap(), Path::new("nowhere"));
}

/// After an exchange, a shell in the folder would still be in the old one.
#[cfg(unix)]
#[test]
fn the_working_directory_is_not_exchanged() {
    use std::os::unix::fs::MetadataExt;
    let around = tempfile::tempdir().unwrap();
    let out = around.path().join("static");
    fs::create_dir(&out).unwrap();
    let story = Path::new(FIRST).canonicalize().unwrap();
    let number = fs::metadata(&out).unwrap().ino();
    for (more, has_criteria) in [(&[][..], true), (&["--chart", "held"][..], false)] {
        let mut command = infographic();
        command.current_dir(&out).arg("render").arg(&story).args(["--no-png", "--out", "."]).args(more);
        let output = command.output().unwrap();
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        assert_eq!(fs::metadata(&out).unwrap().ino(), number);
        assert_eq!(out.join("criteria/table.csv").exists(), has_criteria);
    }
    assert_eq!(fs::read_dir(around.path()).unwrap().count(), 1);
    let hidden = files(&out).into_keys().filter(|name| name.contains(".infographic-")).count();
    assert_eq!(hidden, 0);
}

#[test]
fn temporary_files_of_a_killed_run_are_not_served() {
    let around = tempfile::tempdir().unwrap();
    fs::write(around.path().join("index.html"), "home").unwrap();
    for name in [".static.infographic-abc/set", ".infographic-abc/set"] {
        fs::create_dir_all(around.path().join(name)).unwrap();
        fs::write(around.path().join(name).join("index.html"), "half").unwrap();
    }
    fs::write(around.path().join(".infographic-files"), "index.html\n").unwrap();
    let server = crate::serve::Server::folder(around.path());
    assert_eq!(server.get("/").status, 200);
    for path in ["/.static.infographic-abc/set/index.html", "/.infographic-abc/set/", "/.infographic-files"] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
}

#[test]
fn a_run_waits_for_another_run_with_the_same_folder() {
    let around = tempfile::tempdir().unwrap();
    let lock = fs::File::open(around.path()).unwrap();
    lock.lock().unwrap();
    let mut run = start_render(&around.path().join("static"), &["--chart", "held"]);
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(4) {
        assert!(run.try_wait().unwrap().is_none(), "it did not wait");
        std::thread::sleep(Duration::from_millis(100));
    }
    assert!(!around.path().join("static").exists());
    lock.unlock().unwrap();
    assert_eq!(run.wait().unwrap().code(), Some(0));
    assert!(around.path().join("static/held/table.csv").exists());
}
