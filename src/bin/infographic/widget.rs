//! Builds the widget: the library as WebAssembly, with its JavaScript, in `www/pkg/` of the checkout.
//! It needs cargo and nothing else installed; the binding is a library call. It serves nothing.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Instant;

use serde_json::Value;
use wasm_bindgen_cli_support::Bindgen;

use crate::outcome::{Failure, plainly, tell};

const TARGET: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "widget";
const NAME: &str = "article_infographic";
/// Part of the mark: what `bind` does to its input. To be changed together with it, so that everyone binds anew.
const RECIPE: &str = "wasm-bindgen 0.2.130, web, no names, no producers";
/// The file in `www/pkg/` that tells from which input it was made. It lies inside, so it is gone when the folder is.
const MARK: &str = "made-from.txt";

type Built<T> = Result<T, Failure>;

/// Builds into `www/pkg/` of the checkout, or leaves there what was before.
pub fn build(checkout: &Path) -> Built<()> {
    if !checkout.join("Cargo.toml").is_file() {
        return failed(format!(
            "cannot build the widget: the checkout this command was made from is gone (no Cargo.toml in {})",
            checkout.display()
        ));
    }
    if !has_target(checkout) {
        step(&format!("adding the Rust target {TARGET}"), || add_target(checkout))?;
    }
    let module = step("compiling the widget to WebAssembly", || compile(checkout))?;

    // Two commands at once take turns. Where the system has no locks they still work, just not at once.
    let lock = File::create(module.with_extension("lock"));
    let _ = lock.as_ref().map(File::lock);

    let bytes = fs::read(&module).map_err(|error| about("read", &module, &error))?;
    let folder = checkout.join("www").join("pkg");
    let mark = mark_of(&bytes);
    if is_made_from(&folder, &mark) {
        tell("widget: nothing has changed since the last binding");
        return Ok(());
    }
    step("binding the widget to JavaScript", || {
        let fresh = folder.with_file_name(".pkg.new");
        let bound = bind(&module, &fresh, &mark).and_then(|()| exchange(&fresh, &folder));
        if bound.is_err() {
            // Only tidying up: the failure that is reported is the one before.
            let _ = fs::remove_dir_all(&fresh);
        }
        bound
    })
}

/// Says what is being done, does it, and says how long it took.
fn step<T>(what: &str, work: impl FnOnce() -> Built<T>) -> Built<T> {
    tell(&format!("widget: {what} …"));
    let start = Instant::now();
    let done = work()?;
    tell(&format!("widget: {what} took {:.1} s", start.elapsed().as_secs_f64()));
    Ok(done)
}

/// Asks the compiler instead of rustup, which does not know the Rust of a Linux distribution.
fn has_target(checkout: &Path) -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    let answer = Command::new(rustc)
        .args(["--print", "target-libdir", "--target", TARGET])
        .current_dir(checkout)
        .stderr(Stdio::null())
        .output();
    match answer {
        Ok(output) if output.status.success() => Path::new(String::from_utf8_lossy(&output.stdout).trim()).is_dir(),
        // Whatever this is, cargo will say it better.
        _ => true,
    }
}

fn add_target(checkout: &Path) -> Built<()> {
    let ended = Command::new("rustup")
        .args(["target", "add", TARGET])
        .current_dir(checkout)
        // stdout belongs to the address that `serve` prints.
        .stdout(io::stderr())
        .status();
    match ended {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => failed(format!("rustup could not add the Rust target {TARGET}")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => failed(format!(
            "this Rust cannot compile for {TARGET}, and there is no rustup to add it; \
             install rustup or your system's package for that target"
        )),
        Err(error) => failed(format!("cannot run rustup: {}", plainly(&error))),
    }
}

/// Has cargo compile the library; its own lines and the compiler's go to stderr.
fn compile(checkout: &Path) -> Built<PathBuf> {
    // Under `cargo run` this is the very cargo that runs us.
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let output = Command::new(&cargo)
        .args(["build", "--lib", "--target", TARGET, "--profile", PROFILE])
        .arg("--message-format=json-render-diagnostics")
        .current_dir(checkout)
        .stderr(Stdio::inherit())
        .output();
    let Output { status, stdout, .. } = match output {
        Ok(output) => output,
        Err(error) => {
            let cargo = cargo.to_string_lossy();
            return failed(format!("cannot run {cargo}: {}", plainly(&error)));
        }
    };
    if !status.success() {
        return failed("the widget does not compile; cargo says above why".to_owned());
    }
    match find_module(&stdout) {
        Some(module) => Ok(module),
        None => failed("cargo built the library but named no .wasm file".to_owned()),
    }
}

/// The path of our `.wasm` in cargo's messages, one JSON object a line. The folder is cargo's choice (target-dir
/// can be set in many places), so it is asked for and not guessed.
fn find_module(messages: &[u8]) -> Option<PathBuf> {
    let mut found = None;
    for line in messages.split(|byte| *byte == b'\n') {
        let Ok(message) = serde_json::from_slice::<Value>(line) else {
            continue;
        };
        let ours =
            message.pointer("/target/name").and_then(Value::as_str).is_some_and(|name| name.replace('-', "_") == NAME);
        let files = message.get("filenames").and_then(Value::as_array);
        if let (true, Some(files)) = (ours, files) {
            let mut files = files.iter().filter_map(Value::as_str);
            let module = files.find(|file| Path::new(file).extension().is_some_and(|extension| extension == "wasm"));
            found = module.map(PathBuf::from).or(found);
        }
    }
    found
}

/// Not a secure hash, and none is needed: nobody gains by deceiving their own build.
fn mark_of(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("{RECIPE}\n{} bytes, {:016x}\n", bytes.len(), hasher.finish())
}

fn is_made_from(folder: &Path, mark: &str) -> bool {
    let whole = [format!("{NAME}.js"), format!("{NAME}_bg.wasm")].iter().all(|file| folder.join(file).is_file());
    whole && fs::read(folder.join(MARK)).is_ok_and(|found| found == mark.as_bytes())
}

fn bind(module: &Path, folder: &Path, mark: &str) -> Built<()> {
    remove(folder)?;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .out_name(NAME)
        .typescript(false)
        // As the command-line tool does it: `init()` without an argument finds the module beside the script.
        .omit_default_module_path(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(folder))
        .map_err(|error| Failure::Message(format!("cannot bind the widget: {error:#}")))?;
    let path = folder.join(MARK);
    fs::write(&path, mark).map_err(|error| about("write", &path, &error))
}

/// Puts the fresh folder in the place of the old one, or leaves the old one there.
fn exchange(fresh: &Path, folder: &Path) -> Built<()> {
    let aside = folder.with_file_name(".pkg.old");
    remove(&aside)?;
    let replaced = match fs::rename(folder, &aside) {
        Ok(()) => true,
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(about("replace", folder, &error)),
    };
    if let Err(error) = fs::rename(fresh, folder) {
        if replaced {
            // If this fails as well, the old build is still there under its other name.
            let _ = fs::rename(&aside, folder);
        }
        return Err(about("write", folder, &error));
    }
    // What stays behind is in nobody's way: the next build removes it first.
    let _ = fs::remove_dir_all(&aside);
    Ok(())
}

/// Removes what an interrupted build left behind.
fn remove(folder: &Path) -> Built<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(about("remove", folder, &error)),
        _ => Ok(()),
    }
}

fn about(verb: &str, path: &Path, error: &io::Error) -> Failure {
    Failure::Message(format!("cannot {verb} {}: {}", path.display(), plainly(error)))
}

fn failed<T>(message: String) -> Built<T> {
    Err(Failure::Message(message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checkout_that_is_gone_is_one_clear_line() {
        let nowhere = tempfile::tempdir().unwrap();
        let message = build(nowhere.path()).unwrap_err().to_string();
        assert!(message.contains("the checkout this command was made from is gone"));
        assert_eq!(message.lines().count(), 1);
    }

    #[test]
    fn the_module_is_found_in_cargos_messages() {
        let messages = br#"{"reason":"compiler-artifact","target":{"name":"other"},"filenames":["/t/other.wasm"]}
not json
{"reason":"compiler-artifact","target":{"name":"article_infographic"},"filenames":["/t/a.rlib","/t/a.wasm"]}
{"reason":"build-finished","success":true}
"#;
        assert_eq!(find_module(messages), Some(PathBuf::from("/t/a.wasm")));
        assert_eq!(find_module(b""), None);
    }

    #[test]
    fn a_build_counts_as_done_only_when_all_its_files_are_there() {
        let folder = tempfile::tempdir().unwrap();
        let mark = mark_of(b"module");
        fs::write(folder.path().join(MARK), &mark).unwrap();
        fs::write(folder.path().join("article_infographic.js"), "").unwrap();
        assert!(!is_made_from(folder.path(), &mark));
        fs::write(folder.path().join("article_infographic_bg.wasm"), "").unwrap();
        assert!(is_made_from(folder.path(), &mark));
        assert!(!is_made_from(folder.path(), &mark_of(b"other module")));
    }

    #[test]
    fn a_module_that_cannot_be_bound_is_never_marked_as_made() {
        let site = tempfile::tempdir().unwrap();
        let module = site.path().join("broken.wasm");
        fs::write(&module, b"not wasm").unwrap();
        let fresh = site.path().join(".pkg.new");
        assert!(bind(&module, &fresh, "mark").is_err());
        assert!(!fresh.join(MARK).exists());
    }

    #[test]
    fn the_fresh_folder_takes_the_place_of_the_old_one() {
        let site = tempfile::tempdir().unwrap();
        let (fresh, folder) = (site.path().join(".pkg.new"), site.path().join("pkg"));
        for content in ["first", "second"] {
            fs::create_dir(&fresh).unwrap();
            fs::write(fresh.join("a.js"), content).unwrap();
            exchange(&fresh, &folder).unwrap();
            assert_eq!(fs::read_to_string(folder.join("a.js")).unwrap(), content);
        }
        assert_eq!(fs::read_dir(site.path()).unwrap().count(), 1);
    }
}
