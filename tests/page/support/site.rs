//! The site under test: the project's own command, `infographic serve`, and the watching proxy in front of it.
//!
//! One for all tests of a run. It is a `static`, which is never dropped: the guard ends it with the test process.

use crate::support::console_watch;
use crate::support::process_guard::{self, Guarded};
use std::io::{BufRead, BufReader};
use std::process::Command;
use std::sync::{OnceLock, mpsc};
use std::time::Duration;

/// Longest wait for its address.
const START: Duration = Duration::from_mins(1);

struct Site {
    _server: Guarded,
    address: String,
}

/// The address of the watched site, without a slash at its end, such as `http://127.0.0.1:41234`.
pub fn address() -> &'static str {
    static SITE: OnceLock<Result<Site, String>> = OnceLock::new();
    match SITE.get_or_init(start) {
        Ok(site) => &site.address,
        Err(diagnostic) => panic!("the site did not start: {diagnostic}"),
    }
}

fn start() -> Result<Site, String> {
    let (path, log) = process_guard::log("site");
    let mut command = Command::new(env!("CARGO_BIN_EXE_infographic"));
    command.args(["serve", "--port", "0"]);
    let (server, output) = Guarded::start(&command, &log, true);
    let output = output.ok_or("its output cannot be read")?;

    // The thread goes on reading after the first address, so that the server never waits for a full pipe.
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if let Some(port) = port_in(&line) {
                let _ = sender.send(port);
            }
        }
    });
    let port = receiver.recv_timeout(START).map_err(|gone| {
        let words = match gone {
            mpsc::RecvTimeoutError::Timeout => "no address after a minute",
            mpsc::RecvTimeoutError::Disconnected => "it ended without telling an address",
        };
        let told = std::fs::read_to_string(&path).unwrap_or_default();
        format!("{words}. Its standard error:\n{told}")
    })?;
    // Told before the address.
    if std::fs::read_to_string(&path).unwrap_or_default().contains("without the widget") {
        return Err(
            "the command was built without the widget: INFOGRAPHIC_WIDGET=test cargo test --test page".to_owned()
        );
    }
    let address = console_watch::in_front_of(port).map_err(|error| error.to_string())?;
    Ok(Site { _server: server, address })
}

/// The port in `Serving … at http://127.0.0.1:PORT/`.
fn port_in(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once(" at http://127.0.0.1:")?;
    line.starts_with("Serving ").then(|| rest.trim_end().trim_end_matches('/').parse().ok())?
}
