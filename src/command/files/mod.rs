//! Atomic writes of files and of sets of files, also if a run is interrupted or killed, or if two runs overlap.
//!
//! A set is staged in a sibling folder, which is then exchanged with the target folder in one system call (`renameat2`
//! with `RENAME_EXCHANGE`, `renamex_np` with `RENAME_SWAP`). Readers find either the old set or the new one. If the
//! system or the file system lacks that call, the target folder is renamed away and the new one renamed into its place.
//! If a run is killed between the two renames, the next run restores the old folder.
//!
//! Other files in the folder belong to the user. They are hard-linked into the new folder. Only files of the previous
//! set, which `.infographic-files` lists, are removed. Files are replaced one by one if the folder cannot be exchanged:
//! it is the working directory, it is a mount point, or its parent is not writable.
//!
//! A lock on the parent folder serializes runs. It is released when the process ends. The next run deletes temporary
//! files of a killed run.

mod names;
mod other_files;
mod target_folder;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::{Mutex, PoisonError};

use crate::excerpt::printable;
use crate::exit::describe_io_error;
pub use names::is_internal;
use names::{FILE_LIST, INTERNAL};
use other_files::OtherFiles;
use target_folder::TargetFolder;

/// A file to be written.
pub struct File<'a> {
    path: String,
    content: Content<'a>,
    /// Whether the file is kept when a later set no longer contains it.
    is_permanent: bool,
}

/// The content of a file.
enum Content<'a> {
    Ready(Vec<u8>),
    /// Generated when it is written: several large files at once would need too much memory.
    Lazy(Box<dyn Fn() -> Vec<u8> + 'a>),
}

impl Content<'_> {
    fn bytes(&self) -> Cow<'_, [u8]> {
        match self {
            Content::Ready(bytes) => Cow::Borrowed(bytes),
            Content::Lazy(generate) => Cow::Owned(generate()),
        }
    }
}

impl<'a> File<'a> {
    /// A file at this path, relative to the folder. It is deleted when a later set no longer contains it.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> File<'a> {
        File { path: path.into(), content: Content::Ready(bytes.into()), is_permanent: false }
    }

    /// A large file, which is generated when it is written.
    pub fn lazy(path: impl Into<String>, generate: impl Fn() -> Vec<u8> + 'a) -> File<'a> {
        File { path: path.into(), content: Content::Lazy(Box::new(generate)), is_permanent: false }
    }

    /// A file that no later run deletes.
    pub fn permanent(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> File<'a> {
        File { is_permanent: true, ..File::new(path, bytes) }
    }

    pub fn path(&self) -> &str {
        &self.path
    }

    /// Compares this file with the one that exists at its path.
    pub fn existing(&self, folder: &Path) -> Result<Existing, String> {
        let path = folder.join(&self.path);
        match fs::read(&path) {
            Ok(bytes) if bytes == *self.content.bytes() => Ok(Existing::Same),
            Ok(_) => Ok(Existing::Different),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Existing::None),
            Err(error) => Err(format!("cannot read {}: {}", shown(&path), describe_io_error(&error))),
        }
    }
}

/// The file that exists at the path of a file to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    None,
    /// A file with the same bytes.
    Same,
    /// A file with different bytes.
    Different,
}

/// Locked while files are written.
static WRITING: Mutex<()> = Mutex::new(());

/// Makes Ctrl-C and SIGTERM wait until the files that are being written are complete, which takes a few milliseconds.
pub fn finish_writes_on_signal() -> Result<(), String> {
    let exit = || {
        let _writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
        // 128 + SIGINT, the status that shells report after Ctrl-C.
        process::exit(130);
    };
    ctrlc::set_handler(exit).map_err(|error| format!("cannot listen for Ctrl-C: {error}"))
}

/// The folder of a file; the current folder for a name alone.
pub fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes one file atomically. Its folder is created if it does not exist.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let message = |error: io::Error| write_error(path, &error);
    let folder = folder_of(path);
    fs::create_dir_all(folder).map_err(message)?;
    let _writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    let mut builder = tempfile::Builder::new();
    builder.prefix(INTERNAL);
    // The default of `tempfile` is 0600. 0666 minus the umask is what other programs create.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder).map_err(message)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(message)?;
    file.persist(path).map_err(|error| message(error.error))?;
    Ok(())
}

/// Replaces the previous set in the folder atomically. `replaced` are files of earlier sets that the file list lacks.
pub fn write_set(folder: &Path, files: &[File<'_>], replaced: Vec<PathBuf>) -> Result<(), String> {
    let message = |error: io::Error| write_error(folder, &error);
    let target = TargetFolder::new(folder).map_err(message)?;
    let _lock = target.lock().map_err(message)?;
    let _writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    target.clean_up().map_err(message)?;
    let mut previous = listed_files(&target.path);
    previous.extend(replaced);
    if target.can_exchange && exchange(folder, &target, files, &previous)? {
        return Ok(());
    }
    let staging = target.stage_within().map_err(message)?;
    stage(folder, &target, staging.path(), files)?;
    let paths: Vec<&Path> = files.iter().map(|file| Path::new(&file.path)).collect();
    let others = OtherFiles { old: staging.path(), new: &target.path, previous: &previous };
    others.move_one_by_one(&paths).map_err(|(path, error)| write_error(&folder.join(path), &error))
}

/// Stages the set and the user's files in a sibling folder and exchanges it with the target. Returns whether the folder
/// could be exchanged.
fn exchange(
    folder: &Path,
    target: &TargetFolder,
    files: &[File<'_>],
    previous: &BTreeSet<PathBuf>,
) -> Result<bool, String> {
    let message = |error: io::Error| write_error(folder, &error);
    let staging = match target.stage_beside() {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return Ok(false),
        staging => staging.map_err(message)?,
    };
    let new = staging.path().join("set");
    fs::create_dir(&new).map_err(message)?;
    stage(folder, target, &new, files)?;
    let others = OtherFiles { old: &target.path, new: &new, previous };
    others.link_all().map_err(|(path, error)| write_error(&folder.join(path), &error))?;
    other_files::sync_folders(&new).map_err(message)?;
    let is_exchanged = target.exchange(&new).map_err(message)?;
    if is_exchanged {
        // Links files that the user has created since the first pass. The set is complete even if this fails.
        let _ = OtherFiles { old: &new, new: &target.path, previous }.link_all();
    }
    Ok(is_exchanged)
}

/// Writes every file of the set, and the list of the files that the next run may delete.
fn stage(folder: &Path, target: &TargetFolder, new: &Path, files: &[File<'_>]) -> Result<(), String> {
    let names: BTreeSet<&str> = files.iter().filter(|file| !file.is_permanent).map(|file| file.path.as_str()).collect();
    let list = File::new(FILE_LIST, names.iter().flat_map(|name| [*name, "\n"]).collect::<String>());
    let list = (!names.is_empty()).then_some(&list);
    for file in files.iter().chain(list) {
        write(&target.path, new, file).map_err(|error| write_error(&folder.join(&file.path), &error))?;
    }
    Ok(())
}

fn write_error(path: &Path, error: &io::Error) -> String {
    format!("cannot write {}: {}", shown(path), describe_io_error(error))
}

/// The paths in the file list of the folder, and the list itself.
fn listed_files(folder: &Path) -> BTreeSet<PathBuf> {
    let list = fs::read_to_string(folder.join(FILE_LIST)).unwrap_or_default();
    list.lines().chain([FILE_LIST]).map(PathBuf::from).collect()
}

/// Writes a file and flushes it to disk. If the old folder has a file with the same bytes, that one is hard-linked: it
/// keeps its modification time, from which servers derive `Last-Modified` and `ETag`.
fn write(old: &Path, new: &Path, file: &File<'_>) -> io::Result<()> {
    let path = new.join(&file.path);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    let bytes = file.content.bytes();
    let existing = old.join(&file.path);
    let is_same = fs::symlink_metadata(&existing)
        .is_ok_and(|found| found.is_file() && u64::try_from(bytes.len()).is_ok_and(|length| length == found.len()))
        && fs::read(&existing).is_ok_and(|found| found == *bytes);
    if is_same && fs::hard_link(&existing, &path).is_ok() {
        return Ok(());
    }
    let mut out = fs::File::create_new(&path)?;
    out.write_all(&bytes)?;
    out.sync_all()
}

fn shown(path: &Path) -> String {
    printable(&path.to_string_lossy())
}
