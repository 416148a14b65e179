//! The command `infographic` from outside: exit codes, what stands on stdout and stderr, and the server's answers.
//! What the library finds in a story is not tested here.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod bundle;
mod check;
mod explain;
mod figure;
mod forms;
mod hostile_folders;
mod publish;
mod render;
mod sanitizers;
mod schema;
mod serve;
mod sets;
mod shell;
mod workbench;

use std::process::Output;
use std::time::Duration;

use assert_cmd::Command;

/// Long enough for a loaded machine, and far from for ever.
const PATIENCE: Duration = Duration::from_mins(1);

fn infographic() -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("infographic"));
    command.timeout(PATIENCE);
    command
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("it ended by itself")
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("stdout is UTF-8")
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("stderr is UTF-8")
}
