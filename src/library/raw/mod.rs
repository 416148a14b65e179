//! The raw format: a story as editors write it, in JSON. Converts bytes to a document whose structure is valid; `lint`
//! checks its meaning.

pub(crate) mod document;
pub(crate) mod forms;
pub(crate) mod from_json;
mod read;
mod schema;
pub(crate) mod units;
mod value;

use crate::diagnostic::{Diagnostics, Path};
use from_json::FromJson;

pub(crate) use read::NUMBERS;
pub use read::{MAX_BYTES, MAX_DEPTH};
pub(crate) use value::Value as Json;

/// Returns the JSON Schema (draft 2020-12) of story files, generated from the types of the document.
#[must_use]
pub fn schema() -> String {
    schema::file::<document::Document>("Document")
}

/// Reads a document. Adds a diagnostic and returns `None` if the bytes are not JSON or exceed a limit.
pub(crate) fn read(bytes: &[u8], diagnostics: &Diagnostics<'_>) -> Option<document::Document> {
    Some(document::Document::from_json(read::read(bytes, diagnostics)?, &Path::default(), diagnostics))
}
