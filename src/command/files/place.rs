//! Where a set goes: the folder, and the one around it, in which the new set waits.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::names::OURS;

/// The name of the folder that was moved away where two cannot change places.
const MOVED: &str = ".infographic-moved";

pub struct Place {
    /// Without links in its path.
    pub folder: PathBuf,
    parent: PathBuf,
    name: OsString,
    /// Whether another folder can come in its place.
    pub can_move: bool,
}

impl Place {
    /// The place of a folder, which need not be there; the one around it is made where it is missing.
    pub fn new(folder: &Path) -> io::Result<Place> {
        let whole = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        if let Ok(real) = whole.canonicalize() {
            if !real.is_dir() {
                return Err(io::ErrorKind::NotADirectory.into());
            }
            let around = real.parent().map(Path::to_owned).zip(real.file_name().map(ToOwned::to_owned));
            // Who stands in a folder stays in it when it moves, and would see nothing of the new one.
            let is_left = env::current_dir().is_ok_and(|here| !here.starts_with(&real));
            return Ok(match around {
                Some((parent, name)) => Place { folder: real, parent, name, can_move: is_left },
                None => Place { parent: real.clone(), folder: real, name: OsString::new(), can_move: false },
            });
        }
        let parent = match whole.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        fs::create_dir_all(parent)?;
        let parent = parent.canonicalize()?;
        let name = whole.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_owned();
        Ok(Place { folder: parent.join(&name), parent, name, can_move: true })
    }

    /// Waits until no other run writes here. The lock is on the folder around, which no run exchanges, so no file is left.
    #[cfg(unix)]
    pub fn lock(&self) -> io::Result<Option<fs::File>> {
        let around = fs::File::open(&self.parent)?;
        match around.lock() {
            Ok(()) => Ok(Some(around)),
            // Some file systems have none.
            Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Waits until no other run writes here. A folder cannot be locked on this system, so a file beside it is.
    #[cfg(not(unix))]
    pub fn lock(&self) -> io::Result<Option<fs::File>> {
        let file = fs::File::create(self.parent.join(self.beside(".infographic-lock")))?;
        file.lock().map(|()| Some(file))
    }

    /// `.NAME` with this behind it.
    fn beside(&self, ending: &str) -> OsString {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(ending);
        name
    }

    /// Takes away what runs have left that were killed. A folder that was moved away, with none in its place, comes back.
    pub fn clean_up(&self) -> io::Result<()> {
        let moved = self.parent.join(self.beside(MOVED));
        if moved.is_dir() && fs::symlink_metadata(&self.folder).is_err() {
            fs::rename(&moved, &self.folder)?;
        }
        let beside = self.beside(OURS);
        let beside = beside.as_encoded_bytes();
        for (folder, start) in [(&self.parent, beside), (&self.folder, OURS.as_bytes())] {
            // One that cannot be read has nothing of ours in it.
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                // A list of names is a file.
                let is_ours = entry.file_name().as_encoded_bytes().starts_with(start);
                if is_ours && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    fs::remove_dir_all(entry.path())?;
                }
            }
        }
        Ok(())
    }

    /// A folder beside this one for the new set.
    pub fn stage_beside(&self) -> io::Result<TempDir> {
        tempfile::Builder::new().prefix(&self.beside(OURS)).tempdir_in(&self.parent)
    }

    /// A folder within this one for the new set.
    pub fn stage_within(&self) -> io::Result<TempDir> {
        fs::create_dir_all(&self.folder)?;
        tempfile::Builder::new().prefix(OURS).tempdir_in(&self.folder)
    }

    /// Puts the new folder here; what was here is then where that was. Tells whether this folder can be moved.
    pub fn exchange(&self, new: &Path) -> io::Result<bool> {
        let moved = match fs::symlink_metadata(&self.folder) {
            Err(_) => fs::rename(new, &self.folder),
            Ok(metadata) => {
                fs::set_permissions(new, metadata.permissions())?;
                match swap(new, &self.folder) {
                    Err(error) if error.kind() == io::ErrorKind::Unsupported => self.exchange_in_steps(new),
                    swapped => swapped,
                }
            }
        };
        match moved {
            Ok(()) => sync(&self.parent).map(|()| true),
            // A file system is mounted there, or the folder around has other owners.
            Err(error) if is_refusal(&error) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The same where the system cannot do it at once.
    fn exchange_in_steps(&self, new: &Path) -> io::Result<()> {
        let moved = self.parent.join(self.beside(MOVED));
        fs::rename(&self.folder, &moved)?;
        if let Err(error) = fs::rename(new, &self.folder) {
            fs::rename(&moved, &self.folder)?;
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

/// Lets two folders change places in one step.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn swap(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        // The system, or the file system, does not know how.
        Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP) => Err(io::ErrorKind::Unsupported.into()),
        swapped => Ok(swapped?),
    }
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn swap(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Waits until the names in a folder are on the disk.
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

    fn place(around: &Path) -> (Place, PathBuf) {
        let folder = around.join("static");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("a"), "old").unwrap();
        let new = around.join("new");
        fs::create_dir(&new).unwrap();
        fs::write(new.join("a"), "new").unwrap();
        (Place::new(&folder).unwrap(), new)
    }

    #[test]
    fn two_folders_change_places_at_once_or_in_steps() {
        for in_steps in [false, true] {
            let around = tempfile::tempdir().unwrap();
            let (place, new) = place(around.path());
            if in_steps {
                place.exchange_in_steps(&new).unwrap();
            } else {
                assert!(place.exchange(&new).unwrap());
            }
            let read = |folder: &Path| fs::read_to_string(folder.join("a")).unwrap();
            assert_eq!([read(&place.folder), read(&new)], ["new", "old"]);
        }
    }

    #[test]
    fn a_folder_that_a_killed_run_has_moved_away_comes_back_and_what_it_left_goes() {
        let around = tempfile::tempdir().unwrap();
        let (place, _) = place(around.path());
        fs::rename(&place.folder, around.path().join(".static.infographic-moved")).unwrap();
        fs::create_dir_all(around.path().join(".static.infographic-x/set")).unwrap();
        fs::create_dir(around.path().join(".other.infographic-x")).unwrap();
        place.clean_up().unwrap();
        assert_eq!(fs::read_to_string(place.folder.join("a")).unwrap(), "old");
        let mut left: Vec<_> = fs::read_dir(around.path()).unwrap().map(|one| one.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, [".other.infographic-x", "new", "static"]);
    }
}
