//! `manifest.json`: the files of a bundle folder, for programs that upload them, generate pages or monitor sizes.

use serde::Serialize;

use super::pack::Packed;
use crate::assets::{integrity, media_type};

pub const NAME: &str = "article-infographic";
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

#[derive(Serialize)]
struct Manifest {
    name: &'static str,
    version: &'static str,
    files: Vec<Entry>,
}

/// A file of the bundle. Sizes are in bytes.
#[derive(Serialize)]
pub struct Entry {
    path: &'static str,
    role: &'static str,
    /// The `Content-Type`, which object storage services need at upload.
    r#type: String,
    bytes: usize,
    brotli: usize,
    gzip: usize,
    /// The hash of the uncompressed file, which is what browsers check.
    integrity: String,
}

impl Entry {
    pub fn new(role: &'static str, file: &Packed) -> Entry {
        Entry {
            path: file.name,
            role,
            r#type: media_type(file.name),
            bytes: file.bytes.len(),
            brotli: file.brotli.len(),
            gzip: file.gzip.len(),
            integrity: integrity(&file.bytes),
        }
    }
}

pub fn manifest(files: Vec<Entry>) -> Result<String, String> {
    let manifest = Manifest { name: NAME, version: VERSION, files };
    let text =
        serde_json::to_string_pretty(&manifest).map_err(|error| format!("cannot serialize manifest.json: {error}"))?;
    Ok(text + "\n")
}
