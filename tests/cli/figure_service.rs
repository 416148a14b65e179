//! The example `figure_service`, asked over HTTP: the library draws the figure that the command writes.

use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;

use crate::{TIMEOUT, code, infographic};

#[path = "../../examples/figure_service.rs"]
#[allow(dead_code, reason = "the test starts the service on a free port, without `main`")]
mod example;

/// Starts the service. It runs until the test program ends.
fn start() -> SocketAddr {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = listener.local_addr().unwrap();
    listener.set_nonblocking(true).unwrap();
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            axum::serve(listener, example::service()).await.unwrap();
        });
    });
    address
}

/// The head and the body of the response to a story.
fn post(address: SocketAddr, story: &[u8]) -> (String, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(TIMEOUT)).unwrap();
    let length = story.len();
    write!(stream, "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n").unwrap();
    stream.write_all(story).unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    let (head, body) = response.split_once("\r\n\r\n").unwrap();
    (head.to_owned(), body.to_owned())
}

#[test]
fn the_service_answers_with_the_figure_or_with_the_reasons() {
    let address = start();
    for story in ["www/stories/prisoner-exchange.json", "www/stories/prisoner-exchange.ar.json"] {
        let (head, figure) = post(address, &fs::read(story).unwrap());
        assert!(head.starts_with("HTTP/1.1 200 ") && head.contains("content-type: text/html; charset=utf-8"), "{head}");
        let out = tempfile::tempdir().unwrap();
        let run = infographic().args(["render", story, "--no-png", "--out"]).arg(out.path()).output().unwrap();
        assert_eq!(code(&run), 0);
        let rendered = fs::read_to_string(out.path().join("figure.html")).unwrap();
        // Only `render` writes answers, which its figure names.
        let (before, rest) = rendered.split_once(" data-infographic-answers=\"").unwrap();
        let (_, after) = rest.split_once('"').unwrap();
        assert!(figure == format!("{before}{after}"), "{story}");
    }
    let (head, reasons) = post(address, &fs::read("tests/stories/invalid/nobody-said-it.json").unwrap());
    assert!(head.starts_with("HTTP/1.1 422 "), "{head}");
    assert!(reasons.lines().count() > 0 && reasons.split(':').next().unwrap().parse::<u32>().is_ok(), "{reasons}");
}
