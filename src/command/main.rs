//! The command `infographic`: parses the arguments, runs the subcommand and maps its result to an exit code.

mod args;
mod assets;
mod bundle;
mod check;
mod connections;
mod document;
mod excerpt;
mod exit;
mod explain;
mod files;
mod input;
mod json;
mod new;
mod preview;
mod publish;
mod published;
mod render;
mod report;
mod response;
mod sarif;
mod schema;
mod serve;
mod shell;
mod static_files;
mod watch;

use std::io;
use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};
use exit::{CommandError, Exit};

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // clap also returns help and version as errors. A failure to print them cannot be reported anywhere.
            let _ = error.print();
            return if error.use_stderr() { Exit::Failed.into() } else { Exit::Clean.into() };
        }
    };
    let result = match &arguments.command {
        Command::New(arguments) => new::run(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Publish(arguments) => publish::run(arguments),
        Command::Render(arguments) => render::run(arguments),
        Command::Schema => schema::run(),
        Command::Completions(arguments) => shell::completions(arguments),
        Command::Manual => shell::manual(),
        Command::Serve(arguments) => serve::run(arguments),
        Command::Bundle(arguments) => bundle::run(arguments),
    };
    match result {
        Ok(exit) => exit.into(),
        // The reader of a pipe may close it early, as in `infographic check … | head`.
        Err(CommandError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Clean.into(),
        Err(error) => {
            exit::eprint_line(&format!("error: {error}"));
            Exit::Failed.into()
        }
    }
}
