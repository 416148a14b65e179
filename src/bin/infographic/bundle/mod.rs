//! `infographic bundle`: the widget as files to serve. They are in the command; nothing is built here.
//!
//! A version has a folder of its own, whose files never change: they may be cached for ever and asked for with a hash. The
//! same files lie in a folder that is named after the major version and moves with each release.

mod manifest;
mod pack;

use std::borrow::Cow;

use crate::args::BundleArguments;
use crate::assets::{self, FRAME, LANGUAGES, STATEMENT, TYPES, WIDGET};
use crate::excerpt::clean;
use crate::files::{self, File, Found, write_all};
use crate::outcome::{Exit, Failure, tell};
use pack::Packed;

const NAME: &str = "article-infographic";
const VERSION: &str = env!("CARGO_PKG_VERSION");
const MAJOR: &str = env!("CARGO_PKG_VERSION_MAJOR");

const LICENCES: [(&str, &str); 2] = [
    ("LICENSE-APACHE", include_str!("../../../../LICENSE-APACHE")),
    ("LICENSE-MIT", include_str!("../../../../LICENSE-MIT")),
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
    let files = missing(arguments, &packed).map_err(Failure::Message)?;
    let (count, folder) = (files.len(), arguments.out.join(NAME));
    write_all(&arguments.out, files).map_err(Failure::Message)?;
    let folder = clean(&folder.to_string_lossy());
    tell(&match count {
        0 => format!("{folder} has version {VERSION} already"),
        _ => format!("{count} files of version {VERSION} written to {folder}"),
    });
    Ok(Exit::Clean)
}

/// Every file of the widget with its role, in the order in which a page asks for them; none if the command has no widget.
fn parts() -> Option<Vec<Part>> {
    let widget = WIDGET.into_iter().zip(["entry", "core", "style"]);
    let frame = FRAME.into_iter().zip(["frame", "frame-style", "frame-script", "host"]);
    let statement = STATEMENT.into_iter().zip(["statement", "statement-style"]);
    let widget = widget
        .chain(frame)
        .chain(LANGUAGES.map(|name| (name, "language")))
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
    packed.push(Packed::new("manifest.json", manifest::manifest(entries)?.into_bytes().into())?);
    Ok(packed)
}

/// What has to be written: what is not there yet, in either folder. Other bytes in the folder of a version that is out
/// are a refusal, because pages have hashes of them, and caches keep them for a year.
fn missing(arguments: &BundleArguments, packed: &[Packed]) -> Result<Vec<File>, String> {
    let mut files = Vec::new();
    for (folder, moves) in [(VERSION, false), (MAJOR, true)] {
        for file in packed.iter().flat_map(|one| one.files(&format!("{NAME}/{folder}"))) {
            match file.found(&arguments.out)? {
                Found::Same => {}
                Found::Other if !moves => {
                    let path = arguments.out.join(file.path());
                    return Err(format!(
                        "{} is there with other bytes, and a released version never changes; write to another folder, or \
                         raise the version in Cargo.toml",
                        clean(&path.to_string_lossy())
                    ));
                }
                Found::Nothing | Found::Other => files.push(file),
            }
        }
    }
    Ok(files)
}
