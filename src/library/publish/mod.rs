//! Converts a checked [`Story`] to the bytes that readers' browsers load, and back.
//!
//! A published story is complete: everything that is drawn or shown as text comes from it. [`publish`] writes it, never
//! a person. [`open`] trusts none of its bytes: it makes every value with the constructor of its type and checks again
//! what charts require, so that no bytes can make the drawing panic or hang.

mod bounds;
mod model;

use crate::{
    codec::{Content, Decoder, decode, encode, seal, unseal},
    model::{Language, Story},
};

pub use crate::codec::{MAX_BYTES, OpenError};

/// Returns the bytes of a story for readers. The same story gives the same bytes.
#[must_use]
pub fn publish(story: &Story) -> Vec<u8> {
    seal(Content::Story, &encode(story))
}

/// Opens the story in these bytes.
pub fn open(bytes: &[u8]) -> Result<Story, OpenError> {
    decode(unseal(Content::Story, bytes)?).filter(bounds::hold).ok_or(OpenError::Damaged)
}

/// Returns the language of the story in these bytes without decoding the rest, so that the page can load the language's
/// file before it opens the story.
#[must_use]
pub fn language_of(bytes: &[u8]) -> Option<Language> {
    // The language is the first field of a story.
    Language::of(Decoder::new(unseal(Content::Story, bytes).ok()?).text())
}
