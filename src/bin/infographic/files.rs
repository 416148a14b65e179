//! Files that are whole or not there: each is written under another name beside its place, and moved there at once.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process;
use std::sync::{Mutex, PoisonError};

use crate::excerpt::clean;
use crate::outcome::plainly;

/// A file that is ready to be written.
pub struct File {
    path: String,
    bytes: Vec<u8>,
}

impl File {
    /// A file at this path below the folder.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> File {
        File { path: path.into(), bytes: bytes.into() }
    }

    pub fn path(&self) -> &str {
        &self.path
    }

    /// What lies where this file is to be written.
    pub fn found(&self, folder: &Path) -> Result<Found, String> {
        let path = folder.join(&self.path);
        match fs::read(&path) {
            Ok(bytes) if bytes == self.bytes => Ok(Found::Same),
            Ok(_) => Ok(Found::Other),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Found::Nothing),
            Err(error) => Err(format!("cannot read {}: {}", clean(&path.to_string_lossy()), plainly(&error))),
        }
    }
}

/// What lies at a file's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    Nothing,
    /// A file with the same bytes.
    Same,
    /// A file with other bytes.
    Other,
}

/// Held while files are written.
static WRITING: Mutex<()> = Mutex::new(());

/// From now on Ctrl-C, or a request to end, waits until what is being written is whole: some thousandths of a second.
pub fn finish_before_ending() -> Result<(), String> {
    let end = || {
        let _writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
        // As a shell tells of a program that Ctrl-C has ended.
        process::exit(130);
    };
    ctrlc::set_handler(end).map_err(|error| format!("cannot listen for Ctrl-C: {error}"))
}

/// Writes every file, and moves none to its place before all are written: a full disk or Ctrl-C leaves what was there.
pub fn write_all(folder: &Path, files: Vec<File>) -> Result<(), String> {
    let _writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    let mut ready = Vec::new();
    for file in files {
        let path = folder.join(&file.path);
        let told = |error: &io::Error| format!("cannot write {}: {}", clean(&path.to_string_lossy()), plainly(error));
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(|error| told(&error))?;
        let mut waiting =
            tempfile::Builder::new().prefix(".infographic-").tempfile_in(parent).map_err(|error| told(&error))?;
        waiting.write_all(&file.bytes).map_err(|error| told(&error))?;
        readable(&waiting).map_err(|error| told(&error))?;
        // Closed, because a system lets a program have only so many files open.
        ready.push((waiting.into_temp_path(), path));
    }
    for (waiting, path) in ready {
        waiting
            .persist(&path)
            .map_err(|error| format!("cannot write {}: {}", clean(&path.to_string_lossy()), plainly(&error.error)))?;
    }
    Ok(())
}

/// Temporary files are for their owner alone; what is written here is to be published.
#[cfg(unix)]
fn readable(file: &tempfile::NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file().set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &tempfile::NamedTempFile) -> io::Result<()> {
    Ok(())
}
