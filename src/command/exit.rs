//! Exit codes, errors and messages on stderr of all subcommands. It writes nothing to stdout.

use std::fmt;
use std::io::{self, Write};
use std::process::ExitCode;

/// The result of a subcommand, as an exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// No errors; warnings are allowed.
    Clean,
    /// A story has an error.
    Diagnostics,
    /// Invalid usage, or an I/O error.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Clean => 0,
            Exit::Diagnostics => 1,
            Exit::Failed => 2,
        })
    }
}

/// An error that stops a subcommand.
#[derive(Debug)]
pub enum CommandError {
    /// Writing to stdout failed. Separate, because a closed pipe is not an error of the command.
    Output(io::Error),
    /// Any other error, as the message to print.
    Message(String),
}

impl fmt::Display for CommandError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CommandError::Output(error) => {
                write!(formatter, "cannot write to stdout: {}", describe_io_error(error))
            }
            CommandError::Message(message) => formatter.write_str(message),
        }
    }
}

/// Prints a line on stderr. Unlike `eprintln!`, it does not panic if stderr is closed.
pub fn eprint_line(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// Describes an I/O error. Common kinds get a plain text instead of the system's text with its error number.
pub fn describe_io_error(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder, not a file".to_owned(),
        io::ErrorKind::NotADirectory => "it is a file, not a folder".to_owned(),
        io::ErrorKind::AddrInUse => "already in use".to_owned(),
        _ => error.to_string(),
    }
}
