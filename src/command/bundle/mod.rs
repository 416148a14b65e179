//! `infographic bundle`: writes the files of the widget, which are built into the command.
//!
//! Each version has its own folder. Its files never change, so pages can cache them without expiry and load them with
//! an integrity hash. A second folder, named after the major version, contains the files of the latest release.

mod manifest;
mod npm;
mod pack;

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use crate::args::BundleArguments;
use crate::assets::{self, ENTRY, FRAME, LANGUAGES, STATEMENT, STYLE, TYPES, WIDGET};
use crate::excerpt::printable;
use crate::exit::{CommandError, Exit, eprint_line};
use crate::files::{self, Existing, File, write_set};
use manifest::{NAME, VERSION};
use pack::Packed;

const MANIFEST: &str = "manifest.json";
const MAJOR: &str = env!("CARGO_PKG_VERSION_MAJOR");

const LICENCES: [(&str, &str); 2] = [
    ("LICENSE-APACHE", include_str!("../../../LICENSE-APACHE")),
    ("LICENSE-MIT", include_str!("../../../LICENSE-MIT")),
];

/// A file of the bundle with its role in the manifest.
struct Part {
    name: &'static str,
    role: &'static str,
    bytes: Cow<'static, [u8]>,
}

pub fn run(arguments: &BundleArguments) -> Result<Exit, CommandError> {
    files::finish_writes_on_signal().map_err(CommandError::Message)?;
    let parts = parts().ok_or_else(|| CommandError::Message(assets::MISSING.to_owned()))?;
    let packed = pack_all(parts).map_err(CommandError::Message)?;
    if arguments.npm {
        return write_package(&arguments.out, &packed).map_err(CommandError::Message);
    }
    let folder = arguments.out.join(NAME);
    let (files, count) = file_set(&folder, &packed).map_err(CommandError::Message)?;
    if count > 0 {
        write_set(&folder, &files, previous_files(&folder)).map_err(CommandError::Message)?;
    }
    let folder = printable(&folder.to_string_lossy());
    eprint_line(&match count {
        0 => format!("{folder} is up to date with version {VERSION}"),
        _ => format!("wrote {count} files of version {VERSION} to {folder}"),
    });
    Ok(Exit::Clean)
}

/// Writes the npm package.
fn write_package(folder: &Path, packed: &[Packed]) -> Result<Exit, String> {
    let files = npm::package(packed)?;
    write_set(folder, &files, Vec::new())?;
    let folder = printable(&folder.to_string_lossy());
    eprint_line(&format!("wrote the npm package {NAME} {VERSION} with {} files to {folder}", files.len()));
    Ok(Exit::Clean)
}

/// Every file of the widget with its role, in load order. `None` if the command was built without the widget.
fn parts() -> Option<Vec<Part>> {
    let widget = [(ENTRY, "entry"), (STYLE, "style")].into_iter().chain(WIDGET);
    let frame = FRAME.into_iter().zip(["frame", "frame-style", "frame-script", "host"]);
    let statement = STATEMENT.into_iter().zip(["statement", "statement-style", "statement-style"]);
    let widget = widget
        .chain(frame)
        .chain(LANGUAGES.iter().map(|name| (name.as_str(), "language")))
        .chain(statement)
        .chain([(TYPES, "types")])
        .map(|(name, role)| assets::find(name).map(|asset| Part { name, role, bytes: asset.bytes }));
    let licences = LICENCES.map(|(name, text)| Some(Part { name, role: "licence", bytes: text.as_bytes().into() }));
    widget.chain(licences).collect()
}

/// Compresses the parts and their manifest.
fn pack_all(parts: Vec<Part>) -> Result<Vec<Packed>, String> {
    let mut packed = Vec::new();
    let mut entries = Vec::new();
    for Part { name, role, bytes } in parts {
        let one = Packed::new(name, bytes)?;
        entries.push(manifest::Entry::new(role, &one));
        packed.push(one);
    }
    packed.push(Packed::new(MANIFEST, manifest::manifest(entries)?.into_bytes().into())?);
    Ok(packed)
}

/// The files of both folders, and how many of them are missing or outdated. Fails if a file of the version's folder
/// exists with different content: pages have its hash, and caches keep it for a year.
fn file_set(folder: &Path, packed: &[Packed]) -> Result<(Vec<File<'static>>, usize), String> {
    let in_folder = |name: &str| -> Vec<File<'static>> {
        let forms = packed.iter().flat_map(Packed::forms);
        forms.map(|(file, bytes)| File::permanent(format!("{name}/{file}"), bytes)).collect()
    };
    let (immutable, latest) = (in_folder(VERSION), in_folder(MAJOR));
    let mut outdated = 0;
    for file in &immutable {
        match file.existing(folder)? {
            Existing::Same => {}
            Existing::None => outdated += 1,
            Existing::Different => {
                return Err(format!(
                    "{} exists with different content, and the files of a version must not change; write to another \
                     folder, or increase the version in Cargo.toml",
                    printable(&folder.join(file.path()).to_string_lossy())
                ));
            }
        }
    }
    for file in &latest {
        outdated += usize::from(file.existing(folder)? != Existing::Same);
    }
    Ok((immutable.into_iter().chain(latest).collect(), outdated))
}

/// The files that the manifest of the major version's folder lists. Those that this release no longer contains are
/// deleted.
fn previous_files(folder: &Path) -> Vec<PathBuf> {
    let list = fs::read(folder.join(MAJOR).join(MANIFEST)).unwrap_or_default();
    let list: serde_json::Value = serde_json::from_slice(&list).unwrap_or_default();
    let names = list.get("files").and_then(serde_json::Value::as_array).into_iter().flatten();
    let names = names.filter_map(|file| file.get("path").and_then(serde_json::Value::as_str));
    let forms =
        names.flat_map(|name| ["", ".br", ".gz"].map(|ending| Path::new(MAJOR).join(format!("{name}{ending}"))));
    forms.collect()
}
