//! Publishing: a checked [`Story`] as the bytes that readers' browsers load, and back.
//!
//! A published story is complete: what it holds is all that is drawn and said. It is made by [`publish`], never by hand, and
//! opened by [`open`], which trusts nothing: every value is made anew by the constructor of its type, and what charts rely on
//! is looked at again, so that no bytes can make the drawing panic or hang.

mod bounds;
mod model;

use crate::{
    codec::{Content, Decoder, decode, encode, seal, unseal},
    model::{Language, Story},
};

pub use crate::codec::{MAX_BYTES, OpenError};

/// The bytes of a story for readers. The same story gives the same bytes.
#[must_use]
pub fn publish(story: &Story) -> Vec<u8> {
    seal(Content::Story, &encode(story))
}

/// The story in these bytes.
pub fn open(bytes: &[u8]) -> Result<Story, OpenError> {
    decode(unseal(Content::Story, bytes)?).filter(bounds::hold).ok_or(OpenError::Damaged)
}

/// The language of the story in these bytes, without reading more of them than that; for what has to be fetched before the
/// story is opened.
#[must_use]
pub fn language_of(bytes: &[u8]) -> Option<Language> {
    // The first field of a story.
    Language::of(Decoder::new(unseal(Content::Story, bytes).ok()?).text())
}
