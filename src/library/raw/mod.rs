//! The raw format: a story as editors write it, in JSON. Bytes become a document, whose shape fits and whose meaning nobody
//! has looked at yet.

pub(crate) mod document;
pub(crate) mod forms;
mod read;
mod schema;
pub(crate) mod shape;
mod value;

use crate::diagnostic::{Faults, Path};
use shape::Shape;

pub(crate) use read::NUMBERS;
pub use read::{MAX_BYTES, MAX_DEPTH};
pub(crate) use value::Value as Json;

/// The JSON Schema of story files (draft 2020-12), made from the types that read them.
#[must_use]
pub fn schema() -> String {
    schema::file::<document::Document>("Document")
}

/// The document in these bytes; nothing, with the reason among the faults, where they are no JSON within the limits.
pub(crate) fn read(bytes: &[u8], faults: &Faults<'_>) -> Option<document::Document> {
    Some(document::Document::shape(read::read(bytes, faults)?, &Path::default(), faults))
}
