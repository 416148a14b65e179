//! The cores as WebAssembly, and the glue through which JavaScript calls them. It needs cargo and nothing else installed:
//! the binding is a library call.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, io};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::Value;
use sha2::{Digest, Sha384};
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "widget";

/// A core: a package of ours as WebAssembly, and the glue through which JavaScript calls it.
pub struct Core {
    /// Its name in our script.
    pub name: &'static str,
    /// The module's file beside the entry.
    pub file: &'static str,
    /// A script that makes a variable `glue`.
    pub glue: String,
    pub wasm: Vec<u8>,
    /// As Subresource Integrity writes it: `sha384-` and base64.
    pub integrity: String,
}

/// The packages, each with its name in our script and that of its file.
const CORES: [(&str, &str, &str); 2] = [
    ("article-infographic-reader", "Reader", "article-infographic.wasm"),
    ("article-infographic-editor", "Editor", "article-infographic-editor.wasm"),
];

/// What the cores are made from.
pub const SOURCES: [&str; 6] =
    ["src/library", "src/reader", "src/editor", "Cargo.toml", "Cargo.lock", "www/locales/en.json"];

/// The reader's core and the editor's.
pub fn cores(root: &Path, output: &Path) -> Result<Vec<Core>, String> {
    if !has_target(root) {
        add_target(root)?;
    }
    let messages = compile(root, output)?;
    let bound = CORES.into_iter().map(|(package, name, file)| {
        let target = package.replace('-', "_");
        let module =
            find_module(&messages, &target).ok_or_else(|| format!("cargo built {package} but named no .wasm file"))?;
        bind(&module, &target, name, file)
    });
    bound.collect()
}

/// Asks the compiler instead of rustup, which does not know the Rust of a Linux distribution.
fn has_target(root: &Path) -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    let answer = Command::new(rustc)
        .args(["--print", "target-libdir", "--target", TARGET])
        .current_dir(root)
        .stderr(Stdio::null())
        .output();
    match answer {
        Ok(output) if output.status.success() => Path::new(String::from_utf8_lossy(&output.stdout).trim()).is_dir(),
        // Whatever this is, cargo will say it better.
        _ => true,
    }
}

fn add_target(root: &Path) -> Result<(), String> {
    match Command::new("rustup").args(["target", "add", TARGET]).current_dir(root).stdout(io::stderr()).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("rustup could not add the Rust target {TARGET}")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(format!(
            "this Rust cannot compile for {TARGET}, and there is no rustup to add it; install rustup or your system's \
             package for that target"
        )),
        Err(error) => Err(format!("cannot run rustup: {error}")),
    }
}

/// Has a second cargo compile the cores, beside the folder that the first one has locked; hands out its messages.
fn compile(root: &Path, output: &Path) -> Result<Vec<u8>, String> {
    // target/PROFILE/build/PACKAGE-HASH/out
    let folder = output.ancestors().nth(4).unwrap_or(output).join("widget");
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(&cargo);
    command
        .args(["build", "--target", TARGET, "--profile", PROFILE])
        .args(CORES.iter().flat_map(|(package, ..)| ["--package", package]))
        .arg("--message-format=json-render-diagnostics")
        .arg("--target-dir")
        .arg(&folder)
        .current_dir(root)
        .stderr(Stdio::inherit());
    // As the page tests ask for it: a core that can be made to fail.
    if env::var_os("INFOGRAPHIC_WIDGET").is_some_and(|value| value == "test") {
        command.args(["--features", "article-infographic-reader/trap"]);
    }
    // Meant for the build that this one is a part of: its flags are for another target, its wrapper is a linter.
    for name in ["CARGO_ENCODED_RUSTFLAGS", "RUSTFLAGS", "RUSTC_WORKSPACE_WRAPPER", "CARGO_BUILD_TARGET"] {
        command.env_remove(name);
    }
    let ended = command.output().map_err(|error| format!("cannot run {}: {error}", cargo.to_string_lossy()))?;
    if !ended.status.success() {
        return Err("the library does not compile for it; cargo says above why".to_owned());
    }
    Ok(ended.stdout)
}

/// The path of this package's `.wasm` in cargo's messages, one JSON object a line.
fn find_module(messages: &[u8], package: &str) -> Option<PathBuf> {
    let messages = messages.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice::<Value>(line).ok());
    let ours = messages.filter(|message| {
        let name = message.pointer("/target/name").and_then(Value::as_str);
        name.is_some_and(|name| name.replace('-', "_") == package)
    });
    let files = ours.filter_map(|message| message.get("filenames")?.as_array().cloned()).flatten();
    let mut paths = files.filter_map(|file| file.as_str().map(PathBuf::from));
    paths.find(|path| path.extension().is_some_and(|extension| extension == "wasm"))
}

fn bind(module: &Path, target: &str, name: &'static str, file: &'static str) -> Result<Core, String> {
    let told = |error| format!("{target} cannot be bound to JavaScript: {error:#}");
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .out_name(target)
        .typescript(false)
        // The element finds the file itself: it is beside the entry.
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen.no_modules(true).and_then(|bindgen| bindgen.no_modules_global("glue")).map_err(told)?;
    let mut output = bindgen.generate_output().map_err(told)?;
    let glue = output.js().to_owned();
    let wasm = output.wasm_mut().emit_wasm();
    let integrity = format!("sha384-{}", STANDARD.encode(Sha384::digest(&wasm)));
    Ok(Core { name, file, glue, wasm, integrity })
}
