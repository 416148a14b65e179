//! [`Path`]: where in the document the check stands right now.
//!
//! A path is a chain of borrowed steps on the stack, so that walking a large story allocates nothing; only a problem
//! turns its path into text.

use std::fmt;

/// One step down from a value into a part of it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step<'a> {
    /// Into the field of an object.
    Field(&'a str),
    /// Into the entry of a list, from 0.
    Index(usize),
}

/// A chain of steps from the whole document.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Path<'a> {
    last: Option<(&'a Path<'a>, Step<'a>)>,
}

impl<'a> Path<'a> {
    /// The path into a field of what stands here.
    pub(crate) fn field(&'a self, name: &'a str) -> Path<'a> {
        Path { last: Some((self, Step::Field(name))) }
    }

    /// The path into an entry of what stands here.
    pub(crate) fn index(&'a self, index: usize) -> Path<'a> {
        Path { last: Some((self, Step::Index(index))) }
    }

    /// The steps from the whole document to here.
    pub(crate) fn steps(&self) -> Vec<Step<'a>> {
        let mut steps = Vec::new();
        let mut path = *self;
        while let Some((parent, step)) = path.last {
            steps.push(step);
            path = *parent;
        }
        steps.reverse();
        steps
    }
}

/// `facts.held.evidence[0].quote`.
impl fmt::Display for Path<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.steps().into_iter().enumerate() {
            match step {
                Step::Field(name) if position == 0 => formatter.write_str(name)?,
                Step::Field(name) => write!(formatter, ".{name}")?,
                Step::Index(index) => write!(formatter, "[{index}]")?,
            }
        }
        Ok(())
    }
}
