//! Names of internal files and folders of the command.

/// The list of the files that the last run has written. The next run may delete them.
pub const FILE_LIST: &str = ".infographic-files";
/// Part of the name of every internal file and folder.
pub const INTERNAL: &str = ".infographic-";

/// Whether this is the name of an internal file: the file list, or a temporary file or folder of a killed run.
pub fn is_internal(name: &str) -> bool {
    name.starts_with(INTERNAL) || (name.starts_with('.') && name.contains(INTERNAL))
}
