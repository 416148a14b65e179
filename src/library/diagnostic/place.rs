//! From a path in a JSON file back to the place in its bytes.

use super::{path::Step, problem::Place};

/// Where the value at this path stands in the file; the nearest value around it where there is none. Only called for
/// files that `read` has accepted, so the text is known to be JSON.
pub(crate) fn locate(bytes: &[u8], steps: &[Step<'_>]) -> Place {
    let mut cursor = Cursor { bytes, at: if bytes.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 } };
    cursor.skip_space();
    for step in steps {
        let before = cursor.at;
        if cursor.enter(step).is_none() {
            cursor.at = before;
            break;
        }
    }
    let start = cursor.at;
    cursor.skip_value();
    Place::of(bytes, start, cursor.at)
}

/// A place in a text that is known to be JSON.
pub(crate) struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
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

    /// From a value to one of its parts; nothing where it has no such part.
    fn enter(&mut self, step: &Step<'_>) -> Option<()> {
        let opened = self.byte()?;
        self.advance();
        let mut index = 0_usize;
        loop {
            self.skip_space();
            if matches!(self.byte()?, b'}' | b']') {
                return None;
            }
            let found = match (step, opened) {
                (Step::Field(name), b'{') => {
                    let start = self.at;
                    self.skip_value();
                    let written = self.bytes.get(start..self.at).map(serde_json::from_slice::<String>);
                    self.skip_space();
                    matches!(written, Some(Ok(written)) if written == *name)
                }
                (Step::Index(wanted), b'[') => index == *wanted,
                _ => return None,
            };
            if found {
                return Some(());
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
