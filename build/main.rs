//! Makes the widget and puts it where the command takes it in: the two cores as WebAssembly, and one JavaScript module that
//! holds the element, the glue and the hashes of the cores; beside them the two scripts for frames. So a command that was
//! installed needs neither Rust nor a network.
//!
//! That takes half a minute, so only a release build does it, or one with `INFOGRAPHIC_WIDGET` set, as `tests/run` sets it
//! to `test` for the tests that open pages (that widget can be made to fail). Any other build gets an empty folder, and says so when the widget is asked for.
//!
//! The cores are packages of their own, compiled by a second cargo.

mod compile;
mod link;

use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("the widget cannot be built: {message}");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), String> {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-env-changed=INFOGRAPHIC_WIDGET");
    let output = std::path::PathBuf::from(variable("OUT_DIR")?);
    let folder = output.join("widget");
    // What was there may be of another build, and the command takes in all that it finds.
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    if is_wanted()? {
        let root = std::path::PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
        for source in compile::SOURCES {
            println!("cargo::rerun-if-changed={source}");
        }
        println!("cargo::rerun-if-changed={}", link::SOURCES);
        let cores = compile::cores(&root, &output)?;
        let module = link::link(&root.join(link::SOURCES), &cores)?;
        let cores = cores.iter().map(|core| (core.file, core.wasm.as_slice()));
        for (name, bytes) in cores.chain([(link::ENTRY, module.as_bytes())]) {
            fs::write(folder.join(name), bytes).map_err(|error| format!("{name}: {error}"))?;
        }
        for name in link::SCRIPTS {
            println!("cargo::rerun-if-changed={}/{name}", link::PAGES);
            let script = link::script(&root.join(link::PAGES), name)?;
            fs::write(folder.join(name), script).map_err(|error| format!("{name}: {error}"))?;
        }
    }
    Ok(())
}

/// Whether this build is to hold the widget.
fn is_wanted() -> Result<bool, String> {
    let asked = env::var_os("INFOGRAPHIC_WIDGET").is_some_and(|value| !value.is_empty());
    Ok(asked || variable("PROFILE")? == "release")
}

/// A variable that cargo sets for build scripts.
fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|error| format!("{name}: {error}"))
}
