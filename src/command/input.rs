//! Story files as bytes, for every subcommand that reads them.
//! It judges nothing: the library does.

use article_infographic::raw;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

fn is_standard_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// What the file is called in messages.
pub fn name_of(file: &Path) -> String {
    if is_standard_input(file) { "<stdin>".to_owned() } else { file.to_string_lossy().into_owned() }
}

/// The bytes of a file that somebody has named: also of a pipe, as in `check <(curl …)`, which is waited for.
pub fn read(file: &Path) -> io::Result<Vec<u8>> {
    if is_standard_input(file) {
        return bounded(io::stdin().lock());
    }
    // Asked before opening, because opening a folder fails with other words on other systems.
    if fs::metadata(file)?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    bounded(File::open(file)?)
}

/// The bytes of a file that nobody has named, such as that of a folder that is served: of a pipe, whose opening waits for
/// somebody to write, or of a device, which may have no end, there are none.
pub fn read_regular(file: &Path) -> io::Result<Vec<u8>> {
    let file = open_without_waiting(file)?;
    if !file.metadata()?.is_file() {
        return Err(no_file());
    }
    bounded(file)
}

/// Why what lies at a path cannot be read as a file of its folder.
pub fn why_not(file: &Path) -> io::Error {
    match fs::metadata(file) {
        Err(error) => error,
        Ok(metadata) if metadata.is_dir() => io::ErrorKind::IsADirectory.into(),
        Ok(metadata) if metadata.is_file() => io::Error::other("it lies outside of the folder"),
        Ok(_) => no_file(),
    }
}

fn no_file() -> io::Error {
    io::Error::other("it is a pipe or a device, not a file")
}

/// One byte more than allowed at most: enough for the library to say that it is too large, and an end for what has none.
fn bounded(reader: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take((raw::MAX_BYTES as u64).saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(unix)]
fn open_without_waiting(file: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags, open};
    Ok(File::from(open(file, OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC, Mode::empty())?))
}

#[cfg(not(unix))]
fn open_without_waiting(file: &Path) -> io::Result<File> {
    File::open(file)
}
