//! `infographic bundle`: the widget as files to serve. They are in the command; nothing is built here.
//!
//! A version has a folder of its own, whose files never change: they may be cached for ever and asked for with a hash. The
//! same files lie in a folder that is named after the major version and moves with each release.

mod manifest;
mod pack;

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use crate::args::BundleArguments;
use crate::assets::{self, FRAME, LANGUAGES, STATEMENT, TYPES, WIDGET};
use crate::excerpt::clean;
use crate::files::{self, File, Found, write_set};
use crate::outcome::{Exit, Failure, tell};
use manifest::{NAME, VERSION};
use pack::Packed;

const MANIFEST: &str = "manifest.json";
const MAJOR: &str = env!("CARGO_PKG_VERSION_MAJOR");

const LICENCES: [(&str, &str); 2] = [
    ("LICENSE-APACHE", include_str!("../../../LICENSE-APACHE")),
    ("LICENSE-MIT", include_str!("../../../LICENSE-MIT")),
];

/// A file of the bundle, and what it is for.
struct Part {
    name: &'static str,
    role: &'static str,
    bytes: Cow<'static, [u8]>,
}

pub fn run(arguments: &BundleArguments) -> Result<Exit, Failure> {
    files::finish_before_ending().map_err(Failure::Message)?;
    let parts = parts().ok_or_else(|| Failure::Message(assets::MISSING.to_owned()))?;
    let packed = pack_all(parts).map_err(Failure::Message)?;
    let folder = arguments.out.join(NAME);
    let (files, count) = set(&folder, &packed).map_err(Failure::Message)?;
    if count > 0 {
        write_set(&folder, &files, earlier(&folder)).map_err(Failure::Message)?;
    }
    let folder = clean(&folder.to_string_lossy());
    tell(&match count {
        0 => format!("{folder} has version {VERSION} already"),
        _ => format!("{count} files of version {VERSION} written to {folder}"),
    });
    Ok(Exit::Clean)
}

/// Every file of the widget with its role, in the order in which a page asks for them; none if the command has no widget.
fn parts() -> Option<Vec<Part>> {
    let widget = WIDGET.into_iter().zip(["entry", "core", "style", "editor-core"]);
    let frame = FRAME.into_iter().zip(["frame", "frame-style", "frame-script", "host"]);
    let statement = STATEMENT.into_iter().zip(["statement", "statement-style"]);
    let widget = widget
        .chain(frame)
        .chain(LANGUAGES.iter().map(|name| (name.as_str(), "language")))
        .chain(statement)
        .chain([(TYPES, "types")])
        .map(|(name, role)| assets::find(name).map(|asset| Part { name, role, bytes: asset.bytes }));
    let licences = LICENCES.map(|(name, text)| Some(Part { name, role: "licence", bytes: text.as_bytes().into() }));
    widget.chain(licences).collect()
}

/// The parts and their manifest, packed.
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

/// The files of both folders, and how many of them are not there yet. Other bytes in the folder of a version that is out are
/// a refusal, because pages have hashes of them, and caches keep them for a year.
fn set(folder: &Path, packed: &[Packed]) -> Result<(Vec<File<'static>>, usize), String> {
    let fixed =
        packed.iter().flat_map(Packed::forms).map(|(name, bytes)| File::lasting(format!("{VERSION}/{name}"), bytes));
    let fixed: Vec<File<'_>> = fixed.collect();
    let mut missing = 0;
    for file in &fixed {
        match file.found(folder)? {
            Found::Same => {}
            Found::Nothing => missing += 1,
            Found::Other => {
                return Err(format!(
                    "{} is there with other bytes, and a released version never changes; write to another folder, or \
                     raise the version in Cargo.toml",
                    clean(&folder.join(file.path()).to_string_lossy())
                ));
            }
        }
    }
    let moving =
        packed.iter().flat_map(Packed::forms).map(|(name, bytes)| File::lasting(format!("{MAJOR}/{name}"), bytes));
    let moving: Vec<File<'_>> = moving.collect();
    for file in &moving {
        missing += usize::from(file.found(folder)? != Found::Same);
    }
    Ok((fixed.into_iter().chain(moving).collect(), missing))
}

/// The files of the moving folder as the release before has listed them: those that this one no longer has go.
fn earlier(folder: &Path) -> Vec<PathBuf> {
    let list = fs::read(folder.join(MAJOR).join(MANIFEST)).unwrap_or_default();
    let list: serde_json::Value = serde_json::from_slice(&list).unwrap_or_default();
    let names = list.get("files").and_then(serde_json::Value::as_array).into_iter().flatten();
    let names = names.filter_map(|file| file.get("path").and_then(serde_json::Value::as_str));
    let forms =
        names.flat_map(|name| ["", ".br", ".gz"].map(|ending| Path::new(MAJOR).join(format!("{name}{ending}"))));
    forms.collect()
}
