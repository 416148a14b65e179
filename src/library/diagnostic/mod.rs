//! Diagnostics: what is wrong with a file, where, and how to mend it. Nothing here knows what a story is.

mod faults;
mod path;
mod place;
mod problem;

pub(crate) use faults::{Faults, near, shown};
pub(crate) use path::Path;
pub(crate) use place::Cursor;
pub use problem::{Code, Place, Problem, Severity};
