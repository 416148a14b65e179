//! Diagnostics: errors and warnings with their locations and hints. This module does not depend on the story format.

mod code;
mod diagnostics;
mod entry;
mod location;
mod path;

pub use code::Code;
pub(crate) use diagnostics::{Diagnostics, near, shown};
pub use entry::{Diagnostic, Severity};
pub(crate) use location::Cursor;
pub use location::Location;
pub(crate) use path::Path;
