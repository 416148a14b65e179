//! The envelope of published data: the kind of content, the version of the format, and a checksum.
//!
//! ```text
//! 4 bytes   89 41 49 53 for a story, 89 41 49 4c for a language; no text file begins with these bytes
//! 1 byte    the version of the format
//! 8 bytes   FNV-1a (64 bits, little-endian) of the rest: detects damage, not forgery
//! the rest  the value, see `Codec`
//! ```

use std::fmt;

/// The kind of content of an envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A published story.
    Story,
    /// The locale data of a language.
    Language,
}

impl Content {
    /// The magic bytes at the start of the envelope.
    #[must_use]
    pub const fn magic(self) -> [u8; 4] {
        match self {
            Self::Story => *b"\x89AIS",
            Self::Language => *b"\x89AIL",
        }
    }
}

/// The version of the format that is written, and the only one that is read: all files that a page loads are of one
/// release.
pub const VERSION: u8 = 3;

/// The maximum size of published data in bytes, with its envelope.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// The reason why bytes cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// The bytes are not published data, or data of another kind.
    NotPublished,
    /// The data was published in this other version of the format.
    UnknownVersion(u8),
    /// The data was changed or truncated after it was published.
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
            Self::Damaged => out.write_str("the published data is damaged; publish it again"),
        }
    }
}

impl std::error::Error for OpenError {}

/// Puts these bytes into an envelope.
#[must_use]
pub fn seal(content: Content, body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::from(content.magic());
    bytes.push(VERSION);
    bytes.extend(hash(body).to_le_bytes());
    bytes.extend(body);
    bytes
}

/// Returns the bytes in this envelope.
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

/// The 64-bit FNV-1a hash of Fowler, Noll and Vo (RFC 9923).
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
