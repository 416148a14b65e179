//! Sets of files that are there as a whole or not at all, whenever a run is ended, killed, or run twice at once.
//!
//! A set is written into a folder beside its place, which then changes places with the one that is there, in one step of
//! the system (`renameat2` with `RENAME_EXCHANGE`, `renamex_np` with `RENAME_SWAP`). So a reader finds the old set or the new
//! one. Where there is no such step, the folder is moved away and the new one into its place; the next run puts back what a
//! kill between the two has left.
//!
//! What else lies in the folder belongs to somebody: it is carried over by hard links, so that it is the same file. Only what
//! a set before has written goes, by the names in `.infographic-files`. A folder that cannot change its place (the shell
//! stands in it, something is mounted there, or the folder around it cannot be written) gets its files one by one.
//!
//! One run at a time writes: a lock on the folder around it is held meanwhile, and ends with the process. What a killed run
//! has left goes with the next one.

mod carry;
mod names;
mod place;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::{Mutex, PoisonError};

use crate::excerpt::clean;
use crate::outcome::plainly;
use carry::Others;
pub use names::is_leftover;
use names::{MANIFEST, OURS};
use place::Place;

/// A file to be written.
pub struct File<'a> {
    path: String,
    content: Content<'a>,
    /// Whether it stays when a later set no longer has it.
    lasts: bool,
}

/// What a file holds.
enum Content<'a> {
    Ready(Vec<u8>),
    /// Made when it is written, because several of these would fill the memory.
    Later(Box<dyn Fn() -> Vec<u8> + 'a>),
}

impl Content<'_> {
    fn bytes(&self) -> Cow<'_, [u8]> {
        match self {
            Content::Ready(bytes) => Cow::Borrowed(bytes),
            Content::Later(make) => Cow::Owned(make()),
        }
    }
}

impl<'a> File<'a> {
    /// A file at this path below the folder. It goes when a later set no longer has it.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> File<'a> {
        File { path: path.into(), content: Content::Ready(bytes.into()), lasts: false }
    }

    /// A large file, which is made when it is written.
    pub fn later(path: impl Into<String>, make: impl Fn() -> Vec<u8> + 'a) -> File<'a> {
        File { path: path.into(), content: Content::Later(Box::new(make)), lasts: false }
    }

    /// A file that no later run takes away.
    pub fn lasting(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> File<'a> {
        File { lasts: true, ..File::new(path, bytes) }
    }

    pub fn path(&self) -> &str {
        &self.path
    }

    /// What lies where this file is to be written.
    pub fn found(&self, folder: &Path) -> Result<Found, String> {
        let path = folder.join(&self.path);
        match fs::read(&path) {
            Ok(bytes) if bytes == *self.content.bytes() => Ok(Found::Same),
            Ok(_) => Ok(Found::Other),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Found::Nothing),
            Err(error) => Err(format!("cannot read {}: {}", shown(&path), plainly(&error))),
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

/// Writes one file, whole or not at all. Its folder is made where it is missing.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let told = |error: io::Error| cannot(path, &error);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(told)?;
    let _writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    let mut builder = tempfile::Builder::new();
    builder.prefix(OURS);
    // As any program would make it, not for this user alone.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder).map_err(told)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(told)?;
    file.persist(path).map_err(|error| told(error.error))?;
    Ok(())
}

/// Puts the set into the folder, all of it or nothing, in place of the one that was there. `replaced` are names of files of
/// earlier sets that no list has.
pub fn write_set(folder: &Path, files: &[File<'_>], replaced: Vec<PathBuf>) -> Result<(), String> {
    let told = |error: io::Error| cannot(folder, &error);
    let place = Place::new(folder).map_err(told)?;
    let _lock = place.lock().map_err(told)?;
    let _writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    place.clean_up().map_err(told)?;
    let mut before = names_in(&place.folder);
    before.extend(replaced);
    if place.can_move && replace(folder, &place, files, &before)? {
        return Ok(());
    }
    let staged = place.stage_within().map_err(told)?;
    stage(folder, &place, staged.path(), files)?;
    let paths: Vec<&Path> = files.iter().map(|file| Path::new(&file.path)).collect();
    let others = Others { old: staged.path(), new: &place.folder, before: &before };
    others.put_one_by_one(&paths).map_err(|(path, error)| cannot(&folder.join(path), &error))
}

/// Puts the set and what else lies in the folder into a new one, and that in its place; tells whether it could be moved.
fn replace(folder: &Path, place: &Place, files: &[File<'_>], before: &BTreeSet<PathBuf>) -> Result<bool, String> {
    let told = |error: io::Error| cannot(folder, &error);
    let staged = match place.stage_beside() {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return Ok(false),
        staged => staged.map_err(told)?,
    };
    let new = staged.path().join("set");
    fs::create_dir(&new).map_err(told)?;
    stage(folder, place, &new, files)?;
    let others = Others { old: &place.folder, new: &new, before };
    others.carry().map_err(|(path, error)| cannot(&folder.join(path), &error))?;
    carry::sync_folders(&new).map_err(told)?;
    let is_moved = place.exchange(&new).map_err(told)?;
    if is_moved {
        // What somebody has put there meanwhile; without it, the set is there all the same.
        let _ = Others { old: &new, new: &place.folder, before }.carry();
    }
    Ok(is_moved)
}

/// Writes every file of the set, and the list of those that the next run may take away.
fn stage(folder: &Path, place: &Place, new: &Path, files: &[File<'_>]) -> Result<(), String> {
    let names: BTreeSet<&str> = files.iter().filter(|file| !file.lasts).map(|file| file.path.as_str()).collect();
    let list = File::new(MANIFEST, names.iter().flat_map(|name| [*name, "\n"]).collect::<String>());
    let list = (!names.is_empty()).then_some(&list);
    for file in files.iter().chain(list) {
        write(&place.folder, new, file).map_err(|error| cannot(&folder.join(&file.path), &error))?;
    }
    Ok(())
}

fn cannot(path: &Path, error: &io::Error) -> String {
    format!("cannot write {}: {}", shown(path), plainly(error))
}

/// The names of the files of the set that lies in the folder.
fn names_in(folder: &Path) -> BTreeSet<PathBuf> {
    let list = fs::read_to_string(folder.join(MANIFEST)).unwrap_or_default();
    list.lines().chain([MANIFEST]).map(PathBuf::from).collect()
}

/// Writes a file to its end, also on the disk. One that lies in the old folder with the same bytes is the same file in the new
/// one, so that its date stays, by which servers tell browsers whether they have it.
fn write(old: &Path, new: &Path, file: &File<'_>) -> io::Result<()> {
    let path = new.join(&file.path);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    let bytes = file.content.bytes();
    let known = old.join(&file.path);
    let is_same = fs::symlink_metadata(&known)
        .is_ok_and(|known| known.is_file() && u64::try_from(bytes.len()).is_ok_and(|length| length == known.len()))
        && fs::read(&known).is_ok_and(|known| known == *bytes);
    if is_same && fs::hard_link(&known, &path).is_ok() {
        return Ok(());
    }
    let mut out = fs::File::create_new(&path)?;
    out.write_all(&bytes)?;
    out.sync_all()
}

fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy())
}
