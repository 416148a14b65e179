//! The target folder of a set, and its parent folder, in which the new set is staged.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::names::INTERNAL;

/// The suffix of the old folder's name while it is renamed away, if folders cannot be exchanged in one step.
const MOVED: &str = ".infographic-moved";

pub struct TargetFolder {
    /// The path with symbolic links resolved.
    pub path: PathBuf,
    parent: PathBuf,
    name: OsString,
    /// Whether the folder can be exchanged with another one.
    pub can_exchange: bool,
}

impl TargetFolder {
    /// The target folder does not need to exist. Its parent is created if it does not exist.
    pub fn new(folder: &Path) -> io::Result<TargetFolder> {
        let whole = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        if let Ok(real) = whole.canonicalize() {
            if !real.is_dir() {
                return Err(io::ErrorKind::NotADirectory.into());
            }
            let parent_and_name = real.parent().map(Path::to_owned).zip(real.file_name().map(ToOwned::to_owned));
            // A working directory moves with its folder: after an exchange, the shell would still be in the old one.
            let is_not_current = env::current_dir().is_ok_and(|current| !current.starts_with(&real));
            return Ok(match parent_and_name {
                Some((parent, name)) => TargetFolder { path: real, parent, name, can_exchange: is_not_current },
                None => TargetFolder { parent: real.clone(), path: real, name: OsString::new(), can_exchange: false },
            });
        }
        let parent = match whole.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        fs::create_dir_all(parent)?;
        let parent = parent.canonicalize()?;
        let name = whole.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_owned();
        Ok(TargetFolder { path: parent.join(&name), parent, name, can_exchange: true })
    }

    /// Waits until no other run writes to this folder. The lock is on the parent folder, so it needs no lock file.
    #[cfg(unix)]
    pub fn lock(&self) -> io::Result<Option<fs::File>> {
        let parent = fs::File::open(&self.parent)?;
        match parent.lock() {
            Ok(()) => Ok(Some(parent)),
            // Some file systems do not support locks.
            Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Waits until no other run writes to this folder. This system cannot lock folders, so a sibling file is locked.
    #[cfg(not(unix))]
    pub fn lock(&self) -> io::Result<Option<fs::File>> {
        let file = fs::File::create(self.parent.join(self.sibling_name(".infographic-lock")))?;
        file.lock().map(|()| Some(file))
    }

    /// `.NAME` followed by the suffix.
    fn sibling_name(&self, suffix: &str) -> OsString {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(suffix);
        name
    }

    /// Deletes temporary folders of killed runs. Restores the old folder if a run was killed between the two renames.
    pub fn clean_up(&self) -> io::Result<()> {
        let moved = self.parent.join(self.sibling_name(MOVED));
        if moved.is_dir() && fs::symlink_metadata(&self.path).is_err() {
            fs::rename(&moved, &self.path)?;
        }
        let sibling = self.sibling_name(INTERNAL);
        let sibling = sibling.as_encoded_bytes();
        for (folder, prefix) in [(&self.parent, sibling), (&self.path, INTERNAL.as_bytes())] {
            // A folder that cannot be read contains no temporary folders.
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                // Files, such as the file list, are kept.
                let is_internal = entry.file_name().as_encoded_bytes().starts_with(prefix);
                if is_internal && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    fs::remove_dir_all(entry.path())?;
                }
            }
        }
        Ok(())
    }

    /// Creates a temporary sibling folder for the new set.
    pub fn stage_beside(&self) -> io::Result<TempDir> {
        tempfile::Builder::new().prefix(&self.sibling_name(INTERNAL)).tempdir_in(&self.parent)
    }

    /// Creates a temporary folder for the new set within the target folder.
    pub fn stage_within(&self) -> io::Result<TempDir> {
        fs::create_dir_all(&self.path)?;
        tempfile::Builder::new().prefix(INTERNAL).tempdir_in(&self.path)
    }

    /// Exchanges the target folder with a new one. Returns `false` if the system does not allow it for this folder.
    pub fn exchange(&self, new: &Path) -> io::Result<bool> {
        let result = match fs::symlink_metadata(&self.path) {
            Err(_) => fs::rename(new, &self.path),
            Ok(metadata) => {
                fs::set_permissions(new, metadata.permissions())?;
                match swap(new, &self.path) {
                    Err(error) if error.kind() == io::ErrorKind::Unsupported => self.exchange_by_renames(new),
                    swapped => swapped,
                }
            }
        };
        match result {
            Ok(()) => sync(&self.parent).map(|()| true),
            // The folder is a mount point, or its parent belongs to another user.
            Err(error) if is_refusal(&error) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Exchanges the folders by renames, which is not atomic.
    fn exchange_by_renames(&self, new: &Path) -> io::Result<()> {
        let moved = self.parent.join(self.sibling_name(MOVED));
        fs::rename(&self.path, &moved)?;
        if let Err(error) = fs::rename(new, &self.path) {
            fs::rename(&moved, &self.path)?;
            return Err(error);
        }
        fs::rename(&moved, new)
    }
}

fn is_refusal(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices
    )
}

/// Exchanges two folders atomically. Returns `Unsupported` if the system or the file system cannot.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn swap(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP) => Err(io::ErrorKind::Unsupported.into()),
        swapped => Ok(swapped?),
    }
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn swap(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Flushes the directory entries of a folder to disk.
#[cfg(unix)]
pub fn sync(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
pub fn sync(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target_and_new(parent: &Path) -> (TargetFolder, PathBuf) {
        let folder = parent.join("static");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("a"), "old").unwrap();
        let new = parent.join("new");
        fs::create_dir(&new).unwrap();
        fs::write(new.join("a"), "new").unwrap();
        (TargetFolder::new(&folder).unwrap(), new)
    }

    #[test]
    fn two_folders_are_exchanged_atomically_or_by_renames() {
        for by_renames in [false, true] {
            let parent = tempfile::tempdir().unwrap();
            let (target, new) = target_and_new(parent.path());
            if by_renames {
                target.exchange_by_renames(&new).unwrap();
            } else {
                assert!(target.exchange(&new).unwrap());
            }
            let read = |folder: &Path| fs::read_to_string(folder.join("a")).unwrap();
            assert_eq!([read(&target.path), read(&new)], ["new", "old"]);
        }
    }

    #[test]
    fn clean_up_restores_a_moved_folder_and_deletes_temporary_ones() {
        let parent = tempfile::tempdir().unwrap();
        let (target, _) = target_and_new(parent.path());
        fs::rename(&target.path, parent.path().join(".static.infographic-moved")).unwrap();
        fs::create_dir_all(parent.path().join(".static.infographic-x/set")).unwrap();
        fs::create_dir(parent.path().join(".other.infographic-x")).unwrap();
        target.clean_up().unwrap();
        assert_eq!(fs::read_to_string(target.path.join("a")).unwrap(), "old");
        let mut names: Vec<_> = fs::read_dir(parent.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, [".other.infographic-x", "new", "static"]);
    }
}
