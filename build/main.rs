//! Builds the widget into `OUT_DIR`, from where the command embeds it: the two cores as WebAssembly, the scripts of the
//! element with the glue and the hashes of the cores, two scripts for frames, and the style sheet of the static figure. An
//! installed command therefore needs neither Rust nor a network.
//!
//! Building the widget takes half a minute. Only release builds do it, and builds with `INFOGRAPHIC_WIDGET` set.
//! `tests/run` sets it to `test` for the page tests: that widget can be made to fail. Other builds embed an empty
//! folder, and the command says so when the widget is requested.
//!
//! The cores are separate packages. A second cargo process compiles them.

mod compile;
mod css;
mod link;
mod module;

use std::process::ExitCode;
use std::{env, fs};

/// The style sheet of the static figure.
const STYLE: &str = "figure.css";

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
    // The command embeds every file of this folder, so files of an earlier build are removed.
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let package = output.join("package");
    for folder in [&folder, &package] {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    if is_wanted()? {
        let root = std::path::PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
        for source in compile::SOURCES {
            println!("cargo::rerun-if-changed={source}");
        }
        println!("cargo::rerun-if-changed={}", link::SOURCES);
        let cores = compile::cores(&root, &output)?;
        for (name, text) in link::package(&cores) {
            fs::write(package.join(&name), text).map_err(|error| format!("{name}: {error}"))?;
        }
        let scripts = link::link(&root.join(link::SOURCES), &cores)?;
        let cores = cores.iter().map(|core| (core.file, core.wasm.as_slice()));
        let scripts = scripts.iter().map(|(name, text)| (*name, text.as_bytes()));
        for (name, bytes) in cores.chain(scripts) {
            fs::write(folder.join(name), bytes).map_err(|error| format!("{name}: {error}"))?;
        }
        for name in link::SCRIPTS {
            println!("cargo::rerun-if-changed={}/{name}", link::PAGES);
            let script = link::script(&root.join(link::PAGES), name)?;
            fs::write(folder.join(name), script).map_err(|error| format!("{name}: {error}"))?;
        }
        println!("cargo::rerun-if-changed={}/{STYLE}", link::PAGES);
        let describe = |error: std::io::Error| format!("{STYLE}: {error}");
        let style = fs::read_to_string(root.join(link::PAGES).join(STYLE)).map_err(describe)?;
        fs::write(folder.join(STYLE), css::compact(&style)).map_err(describe)?;
    }
    Ok(())
}

/// Returns whether this build includes the widget.
fn is_wanted() -> Result<bool, String> {
    let asked = env::var_os("INFOGRAPHIC_WIDGET").is_some_and(|value| !value.is_empty());
    Ok(asked || variable("PROFILE")? == "release")
}

/// Returns a variable that cargo sets for build scripts.
fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|error| format!("{name}: {error}"))
}
