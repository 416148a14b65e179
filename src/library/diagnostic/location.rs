//! Finds the location of a value in a JSON file by its path.

use std::ops::Range;

use serde::Serialize;

use super::path::PathSegment;

/// A range of bytes in the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Location {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// The offset of the first byte, from 0.
    #[cfg_attr(feature = "types", ts(skip))]
    pub start: usize,
    /// The offset after the last byte.
    #[cfg_attr(feature = "types", ts(skip))]
    pub end: usize,
}

impl Location {
    /// Returns the location of a range of bytes, clamped to the file.
    pub(crate) fn of(bytes: &[u8], start: usize, end: usize) -> Self {
        let start = start.min(bytes.len());
        let end = end.clamp(start, bytes.len());
        let before = bytes.get(..start).unwrap_or_default();
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at.saturating_add(1));
        let newlines = before.iter().filter(|byte| **byte == b'\n').count();
        // Count the first byte of each character: in UTF-8, all other bytes begin with the bits 10.
        let line = before.get(line_start..).unwrap_or_default();
        let column = line.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        Self { line: from_one(newlines), column: from_one(column), start, end }
    }
}

fn from_one(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX).saturating_add(1)
}

/// Returns the location of the value at this path; if there is none, that of the innermost value that contains it. Only
/// called for files that `read` has accepted, so the text is valid JSON.
pub(crate) fn locate(bytes: &[u8], segments: &[PathSegment<'_>]) -> Location {
    let mut cursor = Cursor::at_root(bytes);
    for segment in segments {
        let before = cursor.at;
        if cursor.enter(segment).is_none() {
            cursor.at = before;
            break;
        }
    }
    let start = cursor.at;
    cursor.skip_value();
    Location::of(bytes, start, cursor.at)
}

/// The byte ranges of a field of an object: of its name and of its value.
pub(crate) struct Member {
    pub(crate) key: Range<usize>,
    pub(crate) value: Range<usize>,
}

/// Returns the field at this path; `None` if there is none.
pub(crate) fn locate_member(bytes: &[u8], segments: &[PathSegment<'_>]) -> Option<Member> {
    let (last, parents) = segments.split_last()?;
    let PathSegment::Field(_) = last else { return None };
    let mut cursor = Cursor::at_root(bytes);
    for segment in parents {
        cursor.enter(segment)?;
    }
    let key = cursor.enter(last)?;
    let start = cursor.at;
    cursor.skip_value();
    Some(Member { key, value: start..cursor.at })
}

/// A position in a text that is valid JSON.
pub(crate) struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Returns the position of the outermost value.
    fn at_root(bytes: &'a [u8]) -> Self {
        let mut cursor = Self { bytes, at: if bytes.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 } };
        cursor.skip_space();
        cursor
    }

    pub(crate) fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn byte(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(crate) fn advance(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    fn skip_space(&mut self) {
        while self.byte().is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b',' | b':')) {
            self.advance();
        }
    }

    /// Moves from a value to one of its parts. Returns the range of a field's name, which is empty for an entry of a list;
    /// `None` if there is no such part.
    fn enter(&mut self, segment: &PathSegment<'_>) -> Option<Range<usize>> {
        let opened = self.byte()?;
        self.advance();
        let mut index = 0_usize;
        loop {
            self.skip_space();
            if matches!(self.byte()?, b'}' | b']') {
                return None;
            }
            let mut name_range = self.at..self.at;
            let found = match (segment, opened) {
                (PathSegment::Field(name), b'{') => {
                    let start = self.at;
                    self.skip_value();
                    name_range = start..self.at;
                    let written = self.bytes.get(start..self.at).map(serde_json::from_slice::<String>);
                    self.skip_space();
                    matches!(written, Some(Ok(written)) if written == *name)
                }
                (PathSegment::Index(wanted), b'[') => index == *wanted,
                _ => return None,
            };
            if found {
                return Some(name_range);
            }
            self.skip_value();
            index = index.saturating_add(1);
        }
    }

    pub(crate) fn skip_value(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.byte() {
            match byte {
                b'"' => {
                    self.skip_string();
                    if depth == 0 {
                        return;
                    }
                    continue;
                }
                b'{' | b'[' => depth = depth.saturating_add(1),
                b'}' | b']' => {
                    if depth == 0 {
                        return;
                    }
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        self.advance();
                        return;
                    }
                }
                b',' | b' ' | b'\t' | b'\r' | b'\n' if depth == 0 => return,
                _ => {}
            }
            self.advance();
        }
    }

    pub(crate) fn skip_string(&mut self) {
        self.advance();
        while let Some(byte) = self.byte() {
            self.advance();
            match byte {
                b'\\' => self.advance(),
                b'"' => return,
                _ => {}
            }
        }
    }
}
