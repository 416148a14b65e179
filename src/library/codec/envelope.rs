//! The envelope of what we publish: what it is, in which version, and whether it is whole.
//!
//! ```text
//! 4 bytes   89 41 49 53 for a story, 89 41 49 4c for a language; no text begins so
//! 1 byte    the version of the format
//! 8 bytes   FNV-1a (64 bits, little-endian) of the rest: tells damage, not forgery
//! the rest  the value, see `Codec`
//! ```

use std::fmt;

/// What an envelope holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A published story.
    Story,
    /// The words of a language.
    Language,
}

impl Content {
    /// The bytes with which its envelope begins.
    #[must_use]
    pub const fn magic(self) -> [u8; 4] {
        match self {
            Self::Story => *b"\x89AIS",
            Self::Language => *b"\x89AIL",
        }
    }
}

/// The version of the format that is written, and the only one that is read: what a page loads is of one release.
pub const VERSION: u8 = 1;

/// Bytes that may be published.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// Why bytes cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// They are nothing that we have published, or something else.
    NotPublished,
    /// They were published in this version of the format.
    UnknownVersion(u8),
    /// They are not what was published.
    Damaged,
}

impl fmt::Display for OpenError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotPublished => out.write_str("not a published story"),
            Self::UnknownVersion(version) => {
                out.write_str("published in version ")?;
                version.fmt(out)?;
                out.write_str(" of the format; publish it with the release of this script")
            }
            Self::Damaged => out.write_str("not what was published; publish it again"),
        }
    }
}

impl std::error::Error for OpenError {}

/// These bytes in an envelope.
#[must_use]
pub fn seal(content: Content, body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::from(content.magic());
    bytes.push(VERSION);
    bytes.extend(hash(body).to_le_bytes());
    bytes.extend(body);
    bytes
}

/// The bytes in this envelope.
pub fn unseal(content: Content, bytes: &[u8]) -> Result<&[u8], OpenError> {
    let rest = bytes.strip_prefix(&content.magic()).ok_or(OpenError::NotPublished)?;
    let (&version, rest) = rest.split_first().ok_or(OpenError::Damaged)?;
    if version != VERSION {
        return Err(OpenError::UnknownVersion(version));
    }
    let (written, body) = rest.split_first_chunk().ok_or(OpenError::Damaged)?;
    let whole = bytes.len() <= MAX_BYTES && u64::from_le_bytes(*written) == hash(body);
    whole.then_some(body).ok_or(OpenError::Damaged)
}

/// FNV-1a with 64 bits, after Fowler, Noll and Vo (RFC 9923).
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
