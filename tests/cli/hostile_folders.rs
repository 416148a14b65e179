//! `infographic serve` and `check` with endless files, pipes without a writer, links out of the folder, and clients
//! that stall: the server keeps responding.

#![cfg(unix)]

use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::serve::Server;
use crate::{code, infographic, stderr, stdout};

/// Time limit for a response, also on a loaded machine.
const RESPONSE_LIMIT: Duration = Duration::from_secs(8);

fn make_pipe(path: &Path) {
    assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// A folder with the subfolder `flood` that `new` creates.
fn new_story() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(code(&infographic().arg("new").arg(folder.path().join("flood")).output().unwrap()), 0);
    folder
}

/// Runs `work` and checks that it takes less than `RESPONSE_LIMIT`.
fn in_time<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    assert!(start.elapsed() < RESPONSE_LIMIT, "{what} took {:?}", start.elapsed());
    result
}

/// Replaces the story file with what `create` creates, and returns the preview page.
fn page_with(server: &Server, file: &Path, create: impl FnOnce(&Path)) -> String {
    fs::remove_file(file).unwrap();
    create(file);
    let page = in_time("the page", || server.get("/"));
    assert_eq!(page.status, 200);
    assert!(in_time("the script", || server.get("/preview/reload.js")).status == 200);
    page.body
}

#[test]
fn an_unreadable_story_is_reported_next_to_the_last_valid_figure() {
    let folder = new_story();
    let root = folder.path().join("flood");
    let file = root.join("story.json");
    let server = Server::folder(&root);
    let story = fs::read_to_string(&file).unwrap();
    assert!(server.get("/").body.contains("No diagnostics."));

    let page = page_with(&server, &file, make_pipe);
    assert!(page.contains("it is a pipe or a device") && page.contains("Last version without errors"), "{page}");
    assert!(page.contains("at least 340"), "the last version without errors is missing");
    assert_eq!(in_time("the pipe", || server.get("/story.json")).status, 404);

    let page = page_with(&server, &file, |file| symlink("/dev/zero", file).unwrap());
    assert!(page.contains("it is a pipe or a device"), "{page}");
    assert_eq!(in_time("the device", || server.get("/story.json")).status, 404);

    let page = page_with(&server, &file, |file| fs::File::create(file).unwrap().set_len(3 << 30).unwrap());
    assert!(page.contains("too-large") && page.contains("Last version without errors"), "{page}");

    fs::write(folder.path().join("outside.json"), &story).unwrap();
    let page = page_with(&server, &file, |file| symlink("../outside.json", file).unwrap());
    assert!(page.contains("it is a link to a file outside of the folder"), "{page}");
    assert_eq!(server.get("/story.json").status, 404);

    let page = page_with(&server, &file, |file| fs::write(file, &story).unwrap());
    assert!(page.contains("No diagnostics."), "{page}");
    assert_eq!(server.get("/story.json").body, story);
}

#[test]
fn the_preview_page_reports_a_story_that_is_a_pipe() {
    let folder = tempfile::tempdir().unwrap();
    make_pipe(&folder.path().join("story.json"));
    let server = Server::folder(folder.path());
    let page = in_time("the page", || server.get("/"));
    assert!(page.body.contains("Cannot read story.json: it is a pipe or a device"), "{}", page.body);
}

#[test]
fn links_out_of_the_folder_pipes_and_devices_are_not_served() {
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
    make_pipe(&site.join("pipe"));
    let server = Server::folder(&site);
    for path in ["/link.txt", "/folder/", "/folder/index.html", "/page/", "/page/index.html", "/zero", "/loop", "/pipe"]
    {
        let answer = in_time(path, || server.get(path));
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.body.contains("secret"), "{path}");
    }
    assert_eq!(server.get("/good.txt").body, "here");
    // Names that are too long for the system.
    for path in [format!("/{}", "a".repeat(300)), format!("/{}", "b/".repeat(3000)), format!("/{}/x", "c".repeat(5000))]
    {
        assert_eq!(server.get(&path).status, 404, "{path:.40}");
    }
}

#[test]
fn stalled_clients_are_disconnected_and_others_are_served() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("index.html"), "home").unwrap();
    fs::File::create(folder.path().join("large.bin")).unwrap().set_len(200 << 20).unwrap();
    let server = Server::folder(folder.path());
    let mut incomplete = server.send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    let mut slow = server.send("GET /large.bin HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    assert_eq!(in_time("the page", || server.get("/")).body, "home");
    let began = Instant::now();
    // The server closes the connection, possibly after a 408 response.
    incomplete.read_to_end(&mut Vec::new()).ok();
    assert!(began.elapsed() < Duration::from_secs(30), "{:?}", began.elapsed());
    // Longer than the write timeout of the server.
    std::thread::sleep(Duration::from_secs(14).saturating_sub(began.elapsed()));
    let mut bytes = vec![0; 1 << 20];
    let mut got = 0_u64;
    loop {
        match slow.read(&mut bytes) {
            Ok(0) | Err(_) => break,
            Ok(count) => got += u64::try_from(count).unwrap(),
        }
    }
    assert!(got < 150 << 20, "received {got} bytes on a connection that should have been closed");
    assert_eq!(in_time("the page", || server.get("/")).body, "home");
}

#[test]
fn ctrl_c_stops_the_server_while_a_story_is_read() {
    let folder = new_story();
    let server = Server::folder(&folder.path().join("flood"));
    let _pending = server.send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    in_time("the shutdown", || server.interrupt());
}

#[test]
fn check_reads_pipes_and_stops_at_the_size_limit() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("pipe");
    make_pipe(&file);
    let story = fs::read("www/stories/prisoner-exchange.json").unwrap();
    let to = file.clone();
    let writer = std::thread::spawn(move || fs::OpenOptions::new().write(true).open(to).unwrap().write_all(&story));
    let output = infographic().arg("check").arg(&file).output().unwrap();
    writer.join().unwrap().unwrap();
    assert_eq!(code(&output), 0, "{}", stdout(&output));
    let output =
        in_time("a device", || infographic().args(["check", "/dev/zero", "--format", "short"]).output().unwrap());
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    assert!(stdout(&output).contains("too-large"), "{}", stdout(&output));
}

#[test]
fn a_folder_without_the_widget_is_served_with_the_built_in_one() {
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
    // Files of the folder take precedence.
    assert_eq!(server.get("/own/figure.css").body, "mine");
    for path in ["/index.html", "/stories/prisoner-exchange.json", "/not-figure.css", "/locales/xx.bin", "/page.html/x"]
    {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
}
