//! `infographic serve` and `check` where what lies in a folder has no end, never comes, or leads elsewhere, and where a client
//! does nothing: the server goes on answering.

#![cfg(unix)]

use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::serve::Server;
use crate::{code, infographic, stderr, stdout};

/// As long as a page may take to be answered, also on a machine with other things to do.
const SOON: Duration = Duration::from_secs(8);

fn pipe(path: &Path) {
    assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// A folder with the story that `new` makes.
fn made() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(code(&infographic().arg("new").arg(folder.path().join("flood")).output().unwrap()), 0);
    folder
}

fn soon<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let began = Instant::now();
    let done = work();
    assert!(began.elapsed() < SOON, "{what} took {:?}", began.elapsed());
    done
}

/// Puts something in the place of the story, and tells what the page says.
fn told(server: &Server, file: &Path, put: impl FnOnce(&Path)) -> String {
    fs::remove_file(file).unwrap();
    put(file);
    let page = soon("the page", || server.get("/"));
    assert_eq!(page.status, 200);
    assert!(soon("the script", || server.get("/workbench/reload.js")).status == 200);
    page.body
}

#[test]
fn a_story_that_is_a_pipe_a_device_endless_or_elsewhere_is_told_beside_the_last_good_picture() {
    let folder = made();
    let root = folder.path().join("flood");
    let file = root.join("story.json");
    let server = Server::folder(&root);
    let story = fs::read_to_string(&file).unwrap();
    assert!(server.get("/").body.contains("No problems."));

    let page = told(&server, &file, pipe);
    assert!(page.contains("it is a pipe or a device") && page.contains("Before, without errors"), "{page}");
    assert!(page.contains("at least 340"), "the last good picture has gone");
    assert_eq!(soon("the pipe", || server.get("/story.json")).status, 404);

    let page = told(&server, &file, |file| symlink("/dev/zero", file).unwrap());
    assert!(page.contains("it is a pipe or a device"), "{page}");
    assert_eq!(soon("the device", || server.get("/story.json")).status, 404);

    let page = told(&server, &file, |file| fs::File::create(file).unwrap().set_len(3 << 30).unwrap());
    assert!(page.contains("too-large") && page.contains("Before, without errors"), "{page}");

    fs::write(folder.path().join("outside.json"), &story).unwrap();
    let page = told(&server, &file, |file| symlink("../outside.json", file).unwrap());
    assert!(page.contains("it lies outside of the folder"), "{page}");
    assert_eq!(server.get("/story.json").status, 404);

    let page = told(&server, &file, |file| fs::write(file, &story).unwrap());
    assert!(page.contains("No problems."), "{page}");
    assert_eq!(server.get("/story.json").body, story);
}

#[test]
fn a_folder_whose_story_is_a_pipe_from_the_beginning_is_a_workbench_that_says_so() {
    let folder = tempfile::tempdir().unwrap();
    pipe(&folder.path().join("story.json"));
    let server = Server::folder(folder.path());
    let page = soon("the page", || server.get("/"));
    assert!(page.body.contains("The story cannot be read: it is a pipe or a device"), "{}", page.body);
}

#[test]
fn nothing_that_a_link_leads_to_outside_is_served_and_nothing_that_is_no_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("secret.txt"), "secret").unwrap();
    fs::create_dir(folder.path().join("outside")).unwrap();
    fs::write(folder.path().join("outside/index.html"), "secret").unwrap();
    let site = folder.path().join("www");
    fs::create_dir_all(site.join("inside")).unwrap();
    fs::create_dir_all(site.join("page")).unwrap();
    fs::write(site.join("index.html"), "home").unwrap();
    fs::write(site.join("inside/here.txt"), "here").unwrap();
    symlink("../secret.txt", site.join("link.txt")).unwrap();
    symlink("../outside", site.join("folder")).unwrap();
    symlink("../../outside/index.html", site.join("page/index.html")).unwrap();
    symlink("/dev/zero", site.join("zero")).unwrap();
    symlink("loop", site.join("loop")).unwrap();
    symlink("inside/here.txt", site.join("good.txt")).unwrap();
    pipe(&site.join("pipe"));
    let server = Server::folder(&site);
    for path in ["/link.txt", "/folder/", "/folder/index.html", "/page/", "/page/index.html", "/zero", "/loop", "/pipe"]
    {
        let answer = soon(path, || server.get(path));
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.body.contains("secret"), "{path}");
    }
    assert_eq!(server.get("/good.txt").body, "here");
    // Names beyond what the system takes.
    for path in [format!("/{}", "a".repeat(300)), format!("/{}", "b/".repeat(3000)), format!("/{}/x", "c".repeat(5000))]
    {
        assert_eq!(server.get(&path).status, 404, "{path:.40}");
    }
}

#[test]
fn who_sends_no_whole_request_or_takes_no_answer_is_let_go_and_the_others_are_answered() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("index.html"), "home").unwrap();
    fs::File::create(folder.path().join("large.bin")).unwrap().set_len(200 << 20).unwrap();
    let server = Server::folder(folder.path());
    let mut half = server.send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    let mut slow = server.send("GET /large.bin HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    assert_eq!(soon("the page", || server.get("/")).body, "home");
    let began = Instant::now();
    // Its end, after the line that says so where there is one.
    half.read_to_end(&mut Vec::new()).ok();
    assert!(began.elapsed() < Duration::from_secs(30), "{:?}", began.elapsed());
    // Longer than the server waits for somebody to take the next piece.
    std::thread::sleep(Duration::from_secs(14).saturating_sub(began.elapsed()));
    let mut bytes = vec![0; 1 << 20];
    let mut got = 0_u64;
    loop {
        match slow.read(&mut bytes) {
            Ok(0) | Err(_) => break,
            Ok(count) => got += u64::try_from(count).unwrap(),
        }
    }
    assert!(got < 150 << 20, "{got} bytes came from a connection that should have ended");
    assert_eq!(soon("the page", || server.get("/")).body, "home");
}

#[test]
fn ctrl_c_ends_the_server_also_while_a_story_is_read() {
    let folder = made();
    let server = Server::folder(&folder.path().join("flood"));
    let _asking = server.send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    soon("the end", || server.interrupted());
}

#[test]
fn check_reads_a_pipe_that_somebody_writes_and_no_more_than_a_story_may_have() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("pipe");
    pipe(&file);
    let story = fs::read("www/stories/prisoner-exchange.json").unwrap();
    let to = file.clone();
    let writer = std::thread::spawn(move || fs::OpenOptions::new().write(true).open(to).unwrap().write_all(&story));
    let output = infographic().arg("check").arg(&file).output().unwrap();
    writer.join().unwrap().unwrap();
    assert_eq!(code(&output), 0, "{}", stdout(&output));
    let output = soon("a device", || infographic().args(["check", "/dev/zero", "--format", "short"]).output().unwrap());
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    assert!(stdout(&output).contains("too-large"), "{}", stdout(&output));
}

#[test]
fn a_folder_without_the_widget_is_served_with_the_commands_own() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("own")).unwrap();
    fs::write(folder.path().join("page.html"), "a page").unwrap();
    fs::write(folder.path().join("own/figure.css"), "mine").unwrap();
    let server = Server::folder(folder.path());
    for path in ["/figure.css", "/widget/figure.css", "/a/b/0.1.0/locales/de.bin", "/host.js", "/widget/embed.html"] {
        let answer = server.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.body.len() > 100, "{path}");
    }
    // What the folder has itself is its own.
    assert_eq!(server.get("/own/figure.css").body, "mine");
    for path in ["/index.html", "/stories/prisoner-exchange.json", "/not-figure.css", "/locales/xx.bin", "/page.html/x"]
    {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
}
