//! The native command `infographic`: reads the arguments, runs the subcommand, turns its end into an exit code.
//! It does no work of its own.

mod answer;
mod args;
mod assets;
mod bundle;
mod check;
mod connections;
mod entry;
mod excerpt;
mod explain;
mod files;
mod folder;
mod input;
mod json;
mod new;
mod outcome;
mod publish;
mod render;
mod report;
mod sarif;
mod schema;
mod serve;
mod shell;
mod workbench;

use std::io;
use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};
use outcome::{Exit, Failure};

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(refusal) => {
            // Help and version come this way too. Nobody is left to tell when printing them fails.
            let _ = refusal.print();
            return if refusal.use_stderr() { Exit::Failed.into() } else { Exit::Clean.into() };
        }
    };
    let ended = match &arguments.command {
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
    match ended {
        Ok(exit) => exit.into(),
        // `infographic check … | head` is a reader who has seen enough, not a fault.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Clean.into(),
        Err(failure) => {
            outcome::tell(&format!("error: {failure}"));
            Exit::Failed.into()
        }
    }
}
