//! Names of files that are ours and none of a set's.

/// The names of the files that the next run may take away.
pub const MANIFEST: &str = ".infographic-files";
/// What names of ours have in them that are not to stay.
pub const OURS: &str = ".infographic-";

/// Whether what has this name is none of a set's files: left by a run that was killed, or the list of names.
pub fn is_leftover(name: &str) -> bool {
    name.starts_with(OURS) || (name.starts_with('.') && name.contains(OURS))
}
