//! Keeps the files of a folder that do not belong to a set when the folder is replaced.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::names::{FILE_LIST, is_internal};
use super::target_folder;

/// An I/O error with the path, relative to the folder, at which it occurred.
type PathError = (PathBuf, io::Error);

/// Two folders. `previous` are the paths that the previous set has written into `old`; all other files belong to the
/// user.
pub struct OtherFiles<'a> {
    pub old: &'a Path,
    pub new: &'a Path,
    pub previous: &'a BTreeSet<PathBuf>,
}

impl OtherFiles<'_> {
    /// Links the user's files into the new folder. A file of the new set takes precedence.
    pub fn link_all(&self) -> Result<(), PathError> {
        self.link_folder(Path::new(""))
    }

    fn link_folder(&self, folder: &Path) -> Result<(), PathError> {
        let entries = match fs::read_dir(self.old.join(folder)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            entries => entries.map_err(|error| (folder.to_owned(), error))?,
        };
        for entry in entries {
            let entry = entry.map_err(|error| (folder.to_owned(), error))?;
            if is_internal(&entry.file_name().to_string_lossy()) {
                continue;
            }
            let path = folder.join(entry.file_name());
            let is_folder = self.link_entry(&path, &entry).map_err(|error| (path.clone(), error))?;
            if is_folder {
                self.link_folder(&path)?;
            }
        }
        Ok(())
    }

    /// Links a file, or creates a folder. Returns whether it is a folder, whose entries are still to be linked.
    fn link_entry(&self, path: &Path, entry: &fs::DirEntry) -> io::Result<bool> {
        let (from, to) = (self.old.join(path), self.new.join(path));
        let existing = fs::symlink_metadata(&to).ok();
        if entry.file_type()?.is_dir() {
            match existing {
                Some(existing) if !existing.is_dir() => return Err(name_conflict()),
                Some(_) => {}
                // The folder was created for the previous set. It is needed again only if it contains files of the
                // user.
                None if self.previous.iter().any(|name| name.starts_with(path)) => {}
                None => {
                    fs::create_dir_all(&to)?;
                    fs::set_permissions(&to, entry.metadata()?.permissions())?;
                }
            }
            return Ok(true);
        }
        if self.previous.contains(path) {
            return Ok(false);
        }
        match existing {
            Some(existing) if existing.is_dir() => return Err(name_conflict()),
            // A file of the new set has this name.
            Some(_) => return Ok(false),
            None => {}
        }
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent)?;
        }
        // A hard link copies no data, and a program that is writing the file also writes to the new folder.
        fs::hard_link(&from, &to).or_else(|_| fs::copy(&from, &to).map(|_| ()))?;
        Ok(false)
    }

    /// Moves these files and the file list from the old folder into the new one, then deletes files that only the
    /// previous set had. Folders are created first, so that name conflicts are found before any file is moved.
    pub fn move_one_by_one(&self, paths: &[&Path]) -> Result<(), PathError> {
        for path in paths {
            let to = self.new.join(path);
            let created = match to.parent() {
                Some(parent) => fs::create_dir_all(parent),
                None => Ok(()),
            };
            created
                .and_then(|()| if to.is_dir() { Err(name_conflict()) } else { Ok(()) })
                .map_err(|error| ((*path).to_owned(), error))?;
        }
        // The file list is moved first: if the run is killed, the list contains every file that was moved.
        for path in [Path::new(FILE_LIST)].iter().chain(paths) {
            let from = self.old.join(path);
            if from.exists() {
                fs::rename(from, self.new.join(path)).map_err(|error| ((*path).to_owned(), error))?;
            }
        }
        for path in self.previous.iter().filter(|path| path.as_path() != Path::new(FILE_LIST) && is_below(path)) {
            if !paths.contains(&path.as_path()) {
                // The file may have been deleted already.
                let _ = fs::remove_file(self.new.join(path));
                // Fails, as intended, if the folder is not empty.
                let _ = path
                    .parent()
                    .filter(|parent| *parent != Path::new(""))
                    .map(|one| fs::remove_dir(self.new.join(one)));
            }
        }
        Ok(())
    }
}

/// Whether a path stays below the folder that it is joined to: it is relative and has no `..`.
fn is_below(path: &Path) -> bool {
    path.components().all(|step| matches!(step, std::path::Component::Normal(_)))
}

fn name_conflict() -> io::Error {
    io::Error::other("a file or folder of this name already exists; rename it, or choose another output folder")
}

/// Flushes the directory entries of this folder and its subfolders to disk.
pub fn sync_folders(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_folders(&entry.path())?;
        }
    }
    target_folder::sync(folder)
}
