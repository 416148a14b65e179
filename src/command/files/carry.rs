//! What lies in a folder besides a set: it is in the folder that takes its place, too.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::names::{MANIFEST, is_leftover};
use super::place;

/// What went wrong, and at which path below the folder.
type Trouble = (PathBuf, io::Error);

/// Two folders, and the names of what the set before has written into the old one.
pub struct Others<'a> {
    pub old: &'a Path,
    pub new: &'a Path,
    pub before: &'a BTreeSet<PathBuf>,
}

impl Others<'_> {
    /// Puts what nobody of us has written into the new folder, where nothing has its name.
    pub fn carry(&self) -> Result<(), Trouble> {
        self.carry_in(Path::new(""))
    }

    fn carry_in(&self, folder: &Path) -> Result<(), Trouble> {
        let entries = match fs::read_dir(self.old.join(folder)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            entries => entries.map_err(|error| (folder.to_owned(), error))?,
        };
        for entry in entries {
            let entry = entry.map_err(|error| (folder.to_owned(), error))?;
            if is_leftover(&entry.file_name().to_string_lossy()) {
                continue;
            }
            let path = folder.join(entry.file_name());
            let carried = self.carry_one(&path, &entry);
            if carried.map_err(|error| (path.clone(), error))? {
                self.carry_in(&path)?;
            }
        }
        Ok(())
    }

    /// Tells whether it is a folder, in which there may be more.
    fn carry_one(&self, path: &Path, entry: &fs::DirEntry) -> io::Result<bool> {
        let (from, to) = (self.old.join(path), self.new.join(path));
        let there = fs::symlink_metadata(&to).ok();
        if entry.file_type()?.is_dir() {
            match there {
                Some(there) if !there.is_dir() => return Err(taken()),
                Some(_) => {}
                // One that was made for the set goes with it.
                None if self.before.iter().any(|name| name.starts_with(path)) => {}
                None => {
                    fs::create_dir_all(&to)?;
                    fs::set_permissions(&to, entry.metadata()?.permissions())?;
                }
            }
            return Ok(true);
        }
        if self.before.contains(path) {
            return Ok(false);
        }
        match there {
            Some(there) if there.is_dir() => return Err(taken()),
            // A file of the set has this name.
            Some(_) => return Ok(false),
            None => {}
        }
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent)?;
        }
        // The same file under both names: nothing is copied, and who writes it meanwhile writes it here, too.
        fs::hard_link(&from, &to).or_else(|_| fs::copy(&from, &to).map(|_| ()))?;
        Ok(false)
    }

    /// Moves these files and the list of their names from the old folder into the new one, and takes away what only the set
    /// before had. The folders are made first, so that what is in the way is found before anything is moved.
    pub fn put_one_by_one(&self, paths: &[&Path]) -> Result<(), Trouble> {
        for path in paths {
            let to = self.new.join(path);
            let made = match to.parent() {
                Some(parent) => fs::create_dir_all(parent),
                None => Ok(()),
            };
            made.and_then(|()| if to.is_dir() { Err(taken()) } else { Ok(()) })
                .map_err(|error| ((*path).to_owned(), error))?;
        }
        // The list first: what a killed run has moved belongs to it.
        for path in [Path::new(MANIFEST)].iter().chain(paths) {
            let from = self.old.join(path);
            if from.exists() {
                fs::rename(from, self.new.join(path)).map_err(|error| ((*path).to_owned(), error))?;
            }
        }
        for path in self.before.iter().filter(|path| path.as_path() != Path::new(MANIFEST) && is_below(path)) {
            if !paths.contains(&path.as_path()) {
                // Somebody may have taken it away already.
                let _ = fs::remove_file(self.new.join(path));
                // Only where nothing else is in it.
                let _ = path
                    .parent()
                    .filter(|parent| *parent != Path::new(""))
                    .map(|one| fs::remove_dir(self.new.join(one)));
            }
        }
        Ok(())
    }
}

/// Whether a path leads to nothing above or outside of the folder that it is joined to.
fn is_below(path: &Path) -> bool {
    path.components().all(|step| matches!(step, std::path::Component::Normal(_)))
}

fn taken() -> io::Error {
    io::Error::other("something else has this name")
}

/// Waits until the names in all of these folders are on the disk.
pub fn sync_folders(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_folders(&entry.path())?;
        }
    }
    place::sync(folder)
}
