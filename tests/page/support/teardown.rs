//! The last words with a driver: a picture of a failed test, and the end of the session.
//!
//! Said while a browser is dropped, perhaps by a panic, where nothing asynchronous can be waited for: so plainly, over a
//! socket, with a time limit, and without a panic of its own.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(10);

/// Sends one request to the driver at `port` and tells the whole answer, or nothing if anything goes wrong.
pub fn ask(port: u16, method: &str, path: &str) -> Option<String> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()?;
    stream.set_read_timeout(Some(LIMIT)).ok()?;
    stream.set_write_timeout(Some(LIMIT)).ok()?;
    // The old version of HTTP, so that the answer comes in one piece and ends with the connection.
    let request = format!("{method} {path} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n\r\n");
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = Vec::new();
    // A driver that keeps the connection open has answered nevertheless, so the limit is no failure.
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8(answer).ok()
}

/// Writes what the reader sees to `path`.
pub fn picture(port: u16, session: &str, path: &Path) -> Option<()> {
    let answer = ask(port, "GET", &format!("/session/{session}/screenshot"))?;
    let (_, body) = answer.split_once("\r\n\r\n")?;
    let body: serde_json::Value = serde_json::from_str(body).ok()?;
    std::fs::write(path, from_base64(body["value"].as_str()?)?).ok()
}

fn from_base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for character in text.bytes().filter(|character| !b"=\r\n".contains(character)) {
        let six = match character {
            b'A'..=b'Z' => character - b'A',
            b'a'..=b'z' => character - b'a' + 26,
            b'0'..=b'9' => character - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    Some(bytes)
}
