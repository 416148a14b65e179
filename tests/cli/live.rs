//! `infographic publish --watch`: readers who read while stories are saved see whole stories only, in the order in which
//! they were saved.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use article_infographic::publish;
use serde_json::{Value, json};

use crate::{TIMEOUT, code, infographic, stderr};

/// A story that names its version in the headline and in the amount.
fn story(version: u64) -> String {
    let story = json!({
        "format": 1, "lang": "en", "headline": format!("Version {version}"),
        "sources": { "gazette": { "publisher": "The Gazette", "url": "https://example.org/flood" } },
        "speakers": { "mayor": { "name": "The mayor" } },
        "facts": { "houses": {
            "label": "Houses under water", "amount": { "exact": version }, "unit": "houses", "basis": "water inside",
            "evidence": [{ "source": "gazette", "speaker": "mayor", "quote": format!("{version} houses") }],
        } },
        "charts": [{ "id": "houses", "kind": "counts", "title": "What was counted", "facts": ["houses"] }],
    });
    serde_json::to_string_pretty(&story).unwrap()
}

fn version_in(headline: &str) -> u64 {
    headline.strip_prefix("Version ").unwrap().parse().unwrap()
}

/// A run that ends with Ctrl-C.
pub struct Run {
    process: Child,
    /// The lines of stderr.
    lines: mpsc::Receiver<String>,
}

impl Drop for Run {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

impl Run {
    pub fn start(command: &mut Command) -> Run {
        let mut process = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let errors = BufReader::new(process.stderr.take().unwrap());
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || errors.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        Run { process, lines }
    }

    /// Waits for a line on stderr that contains this text.
    pub fn wait_for_line(&self, part: &str) -> String {
        let end = Instant::now() + TIMEOUT;
        loop {
            let line = self.lines.recv_timeout(end.saturating_duration_since(Instant::now()));
            let line = line.unwrap_or_else(|_| panic!("no line with {part:?}"));
            if line.contains(part) {
                return line;
            }
        }
    }

    /// Stops the run as Ctrl-C does. Returns its exit code.
    pub fn interrupt(mut self) -> Option<i32> {
        let kill = Command::new("sh").args(["-c", "kill -INT $0"]).arg(self.process.id().to_string()).status();
        assert!(kill.unwrap().success());
        self.process.wait().unwrap().code()
    }
}

/// A story that is published whenever it is saved.
struct Watch {
    run: Run,
    folder: tempfile::TempDir,
}

impl Watch {
    fn start(first: Option<&str>) -> Watch {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("flood.json");
        if let Some(text) = first {
            fs::write(&file, text).unwrap();
        }
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("infographic"));
        command.arg("publish").arg(&file).args(["--watch", "--out"]).arg(folder.path().join("out"));
        Watch { run: Run::start(&mut command), folder }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("flood.json")
    }

    /// Saves the story as editors do: every second time in place, otherwise by a rename.
    fn save(&self, version: u64, text: &str) {
        if version.is_multiple_of(2) {
            return fs::write(self.file(), text).unwrap();
        }
        let new = self.folder.path().join("flood.json~");
        fs::write(&new, text).unwrap();
        fs::rename(new, self.file()).unwrap();
    }

    fn published(&self) -> Option<u64> {
        story_in(&self.folder.path().join("out"))
    }

    /// Stops the run. Returns its exit code and the names in the output folder.
    fn interrupt(self) -> (Option<i32>, Vec<String>) {
        let code = self.run.interrupt();
        let names = fs::read_dir(self.folder.path().join("out")).unwrap();
        let mut names: Vec<String> = names.map(|one| one.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        (code, names)
    }
}

/// The version of the story that readers get; `None` before the first one is published.
fn story_in(out: &Path) -> Option<u64> {
    let bytes = fs::read(out.join("flood.story")).ok()?;
    let story = publish::open(&bytes).unwrap_or_else(|error| panic!("a story of {} bytes: {error}", bytes.len()));
    Some(version_in(story.headline.as_str()))
}

/// The version of the answers that readers get.
fn answers_in(out: &Path) -> u64 {
    let answers: Value = serde_json::from_slice(&fs::read(out.join("flood.answers.en.json")).unwrap()).unwrap();
    version_in(answers["outline"]["headline"].as_str().unwrap())
}

const FILES: [&str; 2] = ["flood.answers.en.json", "flood.story"];

#[cfg(unix)]
#[test]
fn readers_of_1_000_updates_see_whole_stories_in_order() {
    const UPDATES: u64 = 1_000;
    let watch = Watch::start(Some(&story(1)));
    let out = watch.folder.path().join("out");
    watch.run.wait_for_line("flood.story");
    let done = AtomicBool::new(false);
    let newest_read = AtomicU64::new(0);
    thread::scope(|scope| {
        let readers: Vec<_> = (0..3)
            .map(|_| {
                scope.spawn(|| {
                    let (mut story, mut answers, mut reads) = (0, 0, 0_u64);
                    while !done.load(Ordering::Relaxed) {
                        let new_story = story_in(&out).unwrap();
                        let new_answers = answers_in(&out);
                        assert!(new_story >= story, "story {new_story} after {story}");
                        assert!(new_answers >= answers, "answers {new_answers} after {answers}");
                        assert!(new_answers >= new_story, "answers {new_answers} after story {new_story}");
                        (story, answers, reads) = (new_story, new_answers, reads + 1);
                        newest_read.fetch_max(story, Ordering::Relaxed);
                    }
                    reads
                })
            })
            .collect();
        let end = Instant::now() + TIMEOUT * 4;
        for version in 2..=UPDATES {
            // Some saves have errors, as when an editor is still typing.
            let text = if version % 25 == 7 { "{ \"format\": 1, ".to_owned() } else { story(version) };
            watch.save(version, &text);
            thread::sleep(Duration::from_millis(2));
            // Saves that follow each other closely are published once; some have to be read in between.
            while version.is_multiple_of(100) && newest_read.load(Ordering::Relaxed) < version {
                let is_reading = Instant::now() < end && readers.iter().all(|reader| !reader.is_finished());
                if !is_reading {
                    done.store(true, Ordering::Relaxed);
                    panic!("version {version} was not read");
                }
                thread::sleep(Duration::from_millis(1));
            }
        }
        done.store(true, Ordering::Relaxed);
        for reader in readers {
            assert!(reader.join().unwrap() > 10);
        }
    });
    assert_eq!((watch.published(), answers_in(&out)), (Some(UPDATES), UPDATES));
    let (code, names) = watch.interrupt();
    assert_eq!((code, names.as_slice()), (Some(0), FILES.map(str::to_owned).as_slice()));
}

#[cfg(unix)]
#[test]
fn a_save_with_errors_is_reported_and_keeps_the_last_version() {
    let watch = Watch::start(None);
    watch.run.wait_for_line("cannot read");
    assert_eq!(watch.published(), None);
    watch.save(3, &story(3));
    watch.run.wait_for_line("flood.story");
    watch.save(5, &story(5).replace("\"speaker\": \"mayor\"", "\"speaker\": \"nobody\""));
    let line = watch.run.wait_for_line("error: ");
    assert!(line.ends_with("flood.json was not published, because it has errors"), "{line}");
    assert_eq!(watch.published(), Some(3));
    watch.save(7, &story(7));
    watch.run.wait_for_line("flood.story");
    assert_eq!(watch.published(), Some(7));
    // The version stays if its file is deleted.
    fs::remove_file(watch.file()).unwrap();
    watch.run.wait_for_line("cannot read");
    assert_eq!(watch.published(), Some(7));
    let (code, names) = watch.interrupt();
    assert_eq!((code, names.as_slice()), (Some(0), FILES.map(str::to_owned).as_slice()));
}

#[test]
fn standard_input_cannot_be_watched() {
    let output = infographic().args(["publish", "-", "--watch"]).output().unwrap();
    assert_eq!((code(&output), stderr(&output)), (2, "error: --watch follows files, and standard input is none\n"));
}
