//! `infographic check`: exit codes, output formats, and malformed or hostile files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use serde_json::Value;

use crate::{code, infographic, stderr, stdout};

fn stories(kind: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories").join(kind);
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

fn check<I, S>(arguments: I) -> Output
where
    I: IntoIterator<Item = S>,
    S: AsRef<std::ffi::OsStr>,
{
    infographic().arg("check").args(arguments).output().unwrap()
}

/// Writes a file with this content.
fn file_with(folder: &tempfile::TempDir, content: &[u8]) -> PathBuf {
    let file = folder.path().join("broken.json");
    fs::write(&file, content).unwrap();
    file
}

#[test]
fn valid_stories_are_exit_code_0() {
    let output = check(stories("valid"));
    assert_eq!(code(&output), 0, "{}", stdout(&output));
    let number = stories("valid").len();
    let noun = if number == 1 { "file" } else { "files" };
    assert!(stderr(&output).contains(&format!("{number} {noun} checked: 0 errors, ")));
}

#[test]
fn an_error_is_exit_code_1_and_warnings_alone_are_0() {
    for file in stories("invalid").into_iter().chain(stories("valid")) {
        let output = check([file.as_os_str(), "--format=json".as_ref()]);
        let document: Value = serde_json::from_slice(&output.stdout).unwrap();
        let diagnostics = document["files"][0]["diagnostics"].as_array().unwrap();
        let an_error = diagnostics.iter().any(|diagnostic| diagnostic["severity"] == "error");
        assert_eq!(code(&output), i32::from(an_error), "{}", file.display());
    }
}

#[test]
fn every_invalid_story_has_a_diagnostic() {
    for file in stories("invalid") {
        let output = check([file.as_os_str(), "--format=short".as_ref()]);
        assert!(!stdout(&output).is_empty(), "{}", file.display());
    }
}

#[test]
fn pretty_shows_the_location_and_underlines_it_in_the_source_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_with(&folder, b"{ \"format\": 1,\n  \"lang\": oops }\n");
    let output = check([&file]);
    let text = stdout(&output);
    assert_eq!(code(&output), 1);
    assert!(text.starts_with("error["), "{text}");
    assert!(text.contains(&format!("{}:2:", file.display())), "{text}");
    assert!(text.contains("\"lang\": oops }"), "{text}");
    assert!(text.contains('^'), "{text}");
}

#[test]
fn short_prints_one_line_for_each_diagnostic() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_with(&folder, b"{ \"format\": 1,\n  \"lang\": oops }\n");
    let output = check([file.as_os_str(), "--format=short".as_ref()]);
    assert_eq!(code(&output), 1);
    for line in stdout(&output).lines() {
        let rest = line.strip_prefix(&format!("{}:", file.display())).expect(line);
        let (location, rest) = rest.split_once(": ").expect(line);
        let (row, column) = location.split_once(':').expect(line);
        assert!(row.parse::<u32>().is_ok() && column.parse::<u32>().is_ok());
        assert!(rest.starts_with("error[") || rest.starts_with("warning["));
        assert!(rest.contains("]: "), "{line}");
    }
}

#[test]
fn json_is_one_document_with_an_entry_for_each_file() {
    let files: Vec<PathBuf> = stories("valid").into_iter().chain(stories("invalid")).collect();
    let output = infographic().args(["check", "--format", "json"]).args(&files).output().unwrap();
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    let entries = document["files"].as_array().unwrap();
    assert_eq!(entries.len(), files.len());
    for (entry, file) in entries.iter().zip(&files) {
        assert_eq!(entry["file"], file.to_string_lossy().as_ref());
        for diagnostic in entry["diagnostics"].as_array().unwrap() {
            for text in ["code", "severity", "path", "message", "hint"] {
                assert!(diagnostic[text].is_string(), "{text} in {diagnostic}");
            }
            assert!(diagnostic["line"].as_u64().unwrap() >= 1);
            assert!(diagnostic["column"].as_u64().unwrap() >= 1);
        }
    }
}

#[test]
fn a_dash_reads_standard_input() {
    let output = infographic().args(["check", "-", "--format", "short"]).write_stdin("{ oops").output().unwrap();
    assert_eq!(code(&output), 1);
    assert!(stdout(&output).starts_with("<stdin>:1:"));
    assert!(stderr(&output).contains("1 file checked: "));
}

#[test]
fn a_missing_file_is_exit_code_2_and_the_others_are_checked() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing.json");
    let broken = file_with(&folder, b"{ oops");
    let output = check([&missing, &broken]);
    assert_eq!(code(&output), 2);
    let lines: Vec<&str> = stderr(&output).lines().collect();
    assert_eq!(lines[0], format!("error: cannot read {}: no such file or folder", missing.display()));
    assert!(lines[1].starts_with("1 file checked, 1 not read: "));
    assert!(stdout(&output).contains("broken.json:1:"));
}

#[test]
fn a_directory_instead_of_a_file_is_exit_code_2() {
    let folder = tempfile::tempdir().unwrap();
    let output = check([folder.path()]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains(&format!("cannot read {}: it is a folder, not a file", folder.path().display())));
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_exit_code_2() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let file = file_with(&folder, b"{}");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::File::open(&file).is_ok() {
        return; // The tests run as root.
    }
    let output = check([&file]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("permission denied"));
}

#[test]
fn invalid_usage_is_exit_code_2() {
    for arguments in [&["check"][..], &["check", "--format", "xml", "a.json"], &["draw"], &[]] {
        let output = infographic().args(arguments).output().unwrap();
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(stdout(&output).is_empty());
        assert!(stderr(&output).contains("--help"));
    }
}

#[test]
fn help_has_examples_and_exit_codes() {
    for subcommand in ["check", "serve"] {
        let output = infographic().args([subcommand, "--help"]).output().unwrap();
        assert_eq!(code(&output), 0);
        assert!(stdout(&output).contains("Examples:\n  infographic "));
        assert!(stdout(&output).contains("Exit codes:\n  0  "));
    }
}

#[test]
fn invalid_utf8_is_reported_as_valid_text() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_with(&folder, b"{ \"headline\": \"\xff\xfe\xc3\" }");
    for format in ["pretty", "short", "json"] {
        let output = check([file.as_os_str(), "--format".as_ref(), format.as_ref()]);
        assert_eq!(code(&output), 1);
        assert!(!stdout(&output).is_empty());
    }
}

#[test]
fn control_characters_of_a_file_do_not_reach_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_with(&folder, b"{ \"headline\": \x1b[2J\x07 oops }");
    for format in ["pretty", "short", "json"] {
        let output = check([file.as_os_str(), "--format".as_ref(), format.as_ref()]);
        assert!(!stdout(&output).contains(['\x1b', '\x07']));
    }
}

#[test]
fn output_to_a_pipe_has_no_colours() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_with(&folder, b"{ oops");
    let output =
        infographic().env("TERM", "xterm-256color").env_remove("NO_COLOR").arg("check").arg(&file).output().unwrap();
    assert!(!stdout(&output).contains('\x1b'));
}

#[test]
fn a_line_of_8_megabytes_is_shown_as_a_short_excerpt() {
    let folder = tempfile::tempdir().unwrap();
    let mut content = b"{\"headline\":\"".to_vec();
    content.resize(7_900_000, b'a');
    content.extend_from_slice(b"\", oops}");
    let output = check([file_with(&folder, &content)]);
    assert_eq!(code(&output), 1);
    let text = stdout(&output);
    assert!(text.len() < 10_000, "{} bytes", text.len());
    assert!(text.contains(":1:79000"), "{text}");
    assert!(text.contains("…aaa"), "{text}");
}

#[test]
fn a_file_of_20_megabytes_is_reported_as_a_diagnostic() {
    let folder = tempfile::tempdir().unwrap();
    let output = check([file_with(&folder, &vec![b' '; 20_000_000])]);
    assert_eq!(code(&output), 1);
    assert!(stdout(&output).len() < 10_000);
}

#[cfg(unix)]
#[test]
fn an_endless_device_is_reported_as_a_diagnostic() {
    let output = check(["/dev/zero"]);
    assert_eq!(code(&output), 1);
}

#[cfg(unix)]
#[test]
fn an_endless_pipe_is_reported_as_a_diagnostic() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let mut writer = std::process::Command::new("sh")
        .args(["-c", "exec yes > \"$0\""])
        .arg(&pipe)
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let output = check([&pipe]);
    writer.kill().ok();
    writer.wait().unwrap();
    assert_eq!(code(&output), 1);
}

#[test]
fn a_closed_output_pipe_is_not_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_with(&folder, b"{ oops");
    for format in ["pretty", "short", "json"] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let status = std::process::Command::new(assert_cmd::cargo::cargo_bin!("infographic"))
            .args(["check", "--format", format])
            .arg(&file)
            .stdout(writer)
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert_eq!(status.code(), Some(0), "{format}");
    }
}

#[test]
fn sarif_has_every_diagnostic_at_its_line_and_a_rule_for_every_code() {
    let files = stories("invalid");
    let mut arguments: Vec<std::ffi::OsString> = files.iter().map(|file| file.clone().into()).collect();
    arguments.extend(["--format".into(), "sarif".into()]);
    let output = check(arguments);
    assert_eq!(code(&output), 1);
    let log: Value = serde_json::from_str(stdout(&output)).unwrap();
    let run = &log["runs"][0];
    let rules: Vec<&str> =
        run["tool"]["driver"]["rules"].as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    let results = run["results"].as_array().unwrap();
    assert!(results.len() >= files.len());
    for result in results {
        assert!(rules.contains(&result["ruleId"].as_str().unwrap()), "{result}");
        let location = &result["locations"][0]["physicalLocation"];
        assert!(location["region"]["startLine"].as_u64().unwrap() >= 1, "{result}");
        assert!(location["artifactLocation"]["uri"].as_str().unwrap().contains("stories/invalid/"), "{result}");
    }
}
