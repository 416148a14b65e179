//! End-to-end tests of the command `infographic`: exit codes, stdout, stderr, files and the responses of the server.
//! The checks of stories are tested with the library.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod bundle;
mod check;
mod explain;
mod figure;
mod figure_service;
mod fix;
mod forms;
mod hostile_folders;
mod live;
mod npm;
mod pipeline;
mod preview;
mod publish;
mod render;
mod sanitizers;
mod schema;
mod serve;
mod sets;
mod shell;
mod story_page;

use std::process::Output;
use std::time::Duration;

use assert_cmd::Command;

/// Timeout for a command or a response, long enough for a loaded machine.
const TIMEOUT: Duration = Duration::from_mins(1);

fn infographic() -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("infographic"));
    command.timeout(TIMEOUT);
    command
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("no signal ended the process")
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("stdout is UTF-8")
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("stderr is UTF-8")
}
