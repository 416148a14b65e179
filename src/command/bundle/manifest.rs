//! `manifest.json`: what lies in a folder of the bundle, for programs that upload it, write pages or watch its weight.

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

/// A file; sizes are in bytes.
#[derive(Serialize)]
pub struct Entry {
    path: &'static str,
    role: &'static str,
    /// What a server has to call it: a bucket asks for this at the upload.
    r#type: String,
    bytes: usize,
    brotli: usize,
    gzip: usize,
    /// Of the file itself, which is what a browser has after unpacking.
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
    let text = serde_json::to_string_pretty(&manifest).map_err(|error| format!("the manifest: {error}"))?;
    Ok(text + "\n")
}
