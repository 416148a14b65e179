//! How a subcommand ends, and how it speaks to the person at the terminal.
//! It knows no subcommand and writes nothing to stdout.

use std::fmt;
use std::io::{self, Write};
use std::process::ExitCode;

/// A regular end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Nothing to complain about (warnings are allowed).
    Clean,
    /// A story has an error.
    Problems,
    /// The command could not do its work: usage, or reading and writing.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Clean => 0,
            Exit::Problems => 1,
            Exit::Failed => 2,
        })
    }
}

/// An end before the work was done.
#[derive(Debug)]
pub enum Failure {
    /// Writing to stdout failed. Kept apart because a closed pipe is no fault.
    Output(io::Error),
    /// Anything else, in the words the user reads.
    Message(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Output(error) => write!(formatter, "cannot write to stdout: {error}"),
            Failure::Message(message) => formatter.write_str(message),
        }
    }
}

/// A line on stderr. Unlike `eprintln!` it does not panic when stderr is closed.
pub fn tell(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// What went wrong with a file or socket, without the system's error number where plain words exist.
pub fn plainly(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder, not a file".to_owned(),
        io::ErrorKind::AddrInUse => "already in use".to_owned(),
        _ => error.to_string(),
    }
}
