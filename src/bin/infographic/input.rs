//! Story files as bytes, for every subcommand that reads them.
//! It judges nothing: the library does.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use article_infographic::story;

fn is_standard_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// What the file is called in messages.
pub fn name_of(file: &Path) -> String {
    if is_standard_input(file) { "<stdin>".to_owned() } else { file.to_string_lossy().into_owned() }
}

/// The file's bytes, one more than allowed at most: enough for the library to say that it is too large, and an end
/// for files that have none.
pub fn read(file: &Path) -> io::Result<Vec<u8>> {
    let limit = (story::MAX_BYTES as u64).saturating_add(1);
    let mut bytes = Vec::new();
    if is_standard_input(file) {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)?;
    } else {
        // Asked before opening, because opening a folder fails with other words on other systems.
        if fs::metadata(file)?.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        File::open(file)?.take(limit).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}
