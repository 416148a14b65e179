//! Diagnostics: errors and warnings with their locations and hints. This module does not depend on the story format.

mod code;
mod diagnostics;
mod entry;
mod fix;
mod location;
mod path;

pub use code::Code;
pub(crate) use diagnostics::{Diagnostics, did_you_mean, nearest, shown};
pub(crate) use entry::Advice;
pub use entry::{Diagnostic, Severity};
pub(crate) use fix::Change;
pub use fix::{Edit, Fix, Operation, apply};
pub(crate) use location::Cursor;
pub use location::Location;
pub(crate) use path::Path;
