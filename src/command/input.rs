//! Reads story files as bytes.

use article_infographic::raw;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// Whether the file is standard input.
pub fn is_standard_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// The name of the file in messages.
pub fn name_of(file: &Path) -> String {
    if is_standard_input(file) { "<stdin>".to_owned() } else { file.to_string_lossy().into_owned() }
}

/// Reads a file that was named on the command line. It may be a pipe, as in `check <(curl …)`; reading waits for its
/// writer.
pub fn read(file: &Path) -> io::Result<Vec<u8>> {
    if is_standard_input(file) {
        return bounded(io::stdin().lock());
    }
    // Checked before opening, because the error for opening a folder differs between systems.
    if fs::metadata(file)?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    bounded(File::open(file)?)
}

/// Reads a regular file of a served folder. Fails for a pipe, which would wait for a writer, and for a device, which
/// may never end.
pub fn read_regular(file: &Path) -> io::Result<Vec<u8>> {
    let file = open_nonblocking(file)?;
    if !file.metadata()?.is_file() {
        return Err(not_a_regular_file());
    }
    bounded(file)
}

/// The reason why a path cannot be read as a regular file of its folder.
pub fn unreadable_reason(file: &Path) -> io::Error {
    match fs::metadata(file) {
        Err(error) => error,
        Ok(metadata) if metadata.is_dir() => io::ErrorKind::IsADirectory.into(),
        Ok(metadata) if metadata.is_file() => io::Error::other("it is a link to a file outside of the folder"),
        Ok(_) => not_a_regular_file(),
    }
}

fn not_a_regular_file() -> io::Error {
    io::Error::other("it is a pipe or a device, not a regular file")
}

/// Reads at most one byte more than a story may have. The library then reports the file as too large, and an endless
/// input ends.
fn bounded(reader: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take((raw::MAX_BYTES as u64).saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(unix)]
fn open_nonblocking(file: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags, open};
    Ok(File::from(open(file, OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC, Mode::empty())?))
}

#[cfg(not(unix))]
fn open_nonblocking(file: &Path) -> io::Result<File> {
    File::open(file)
}
