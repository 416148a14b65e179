//! The native command `infographic`: reads the arguments, runs the subcommand, turns its end into an exit code.
//! It does no work of its own. The widget's tools build this program for wasm32 too, where it is empty.

#[cfg(not(target_arch = "wasm32"))]
mod args;
#[cfg(not(target_arch = "wasm32"))]
mod assets;
#[cfg(not(target_arch = "wasm32"))]
mod bundle;
#[cfg(not(target_arch = "wasm32"))]
mod check;
#[cfg(not(target_arch = "wasm32"))]
mod connections;
#[cfg(not(target_arch = "wasm32"))]
mod excerpt;
#[cfg(not(target_arch = "wasm32"))]
mod explain;
#[cfg(not(target_arch = "wasm32"))]
mod files;
#[cfg(not(target_arch = "wasm32"))]
mod folder;
#[cfg(not(target_arch = "wasm32"))]
mod input;
#[cfg(not(target_arch = "wasm32"))]
mod json;
#[cfg(not(target_arch = "wasm32"))]
mod new;
#[cfg(not(target_arch = "wasm32"))]
mod outcome;
#[cfg(not(target_arch = "wasm32"))]
mod render;
#[cfg(not(target_arch = "wasm32"))]
mod report;
#[cfg(not(target_arch = "wasm32"))]
mod sarif;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
#[cfg(not(target_arch = "wasm32"))]
mod serve;
#[cfg(not(target_arch = "wasm32"))]
mod shell;
#[cfg(not(target_arch = "wasm32"))]
mod workbench;

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use args::{Arguments, Command};
    use clap::Parser;
    use outcome::{Exit, Failure};

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
        Err(Failure::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => Exit::Clean.into(),
        Err(failure) => {
            outcome::tell(&format!("error: {failure}"));
            Exit::Failed.into()
        }
    }
}
