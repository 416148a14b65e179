//! [`Path`]: the path of the value that is being checked.
//!
//! A path is a linked list of borrowed segments on the stack, so that checking a large story does not allocate. A path
//! is converted to text only for a diagnostic.

use std::fmt;

/// A step from a value to one of its parts.
#[derive(Clone, Copy, Debug)]
pub(crate) enum PathSegment<'a> {
    /// The field of an object.
    Field(&'a str),
    /// The index of an entry in a list, from 0.
    Index(usize),
}

/// The segments from the root of the document to a value.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Path<'a> {
    last: Option<(&'a Path<'a>, PathSegment<'a>)>,
}

impl<'a> Path<'a> {
    /// The path of a field of this value.
    pub(crate) fn field(&'a self, name: &'a str) -> Path<'a> {
        Path { last: Some((self, PathSegment::Field(name))) }
    }

    /// The path of an entry of this value.
    pub(crate) fn index(&'a self, index: usize) -> Path<'a> {
        Path { last: Some((self, PathSegment::Index(index))) }
    }

    /// Whether the value is a field with this name.
    pub(crate) fn is_field(&self, name: &str) -> bool {
        matches!(self.last, Some((_, PathSegment::Field(last))) if last == name)
    }

    /// The segments, from the root of the document.
    pub(crate) fn segments(&self) -> Vec<PathSegment<'a>> {
        let mut segments = Vec::new();
        let mut path = *self;
        while let Some((parent, segment)) = path.last {
            segments.push(segment);
            path = *parent;
        }
        segments.reverse();
        segments
    }
}

/// Writes a path such as `facts.held.evidence[0].quote`.
impl fmt::Display for Path<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, segment) in self.segments().into_iter().enumerate() {
            match segment {
                PathSegment::Field(name) if position == 0 => formatter.write_str(name)?,
                PathSegment::Field(name) => write!(formatter, ".{name}")?,
                PathSegment::Index(index) => write!(formatter, "[{index}]")?,
            }
        }
        Ok(())
    }
}
