//! Files that take their place whole or not at all: results, exports, the configuration, kept tokens.
//!
//! A new file waits beside its place, readable by its owner alone and locked, until it is complete; then it
//! gets the owner, group and mode of the file that it replaces and is renamed. `destination` says what may be
//! replaced, `stale` removes what killed runs have left, `read` opens files that must be regular ones.

mod destination;
mod read;
mod stale;

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use tempfile::NamedTempFile;

use self::destination::{Attributes, behind_links};
pub use self::{
    destination::writable,
    read::{is_special, open, open_or_create, open_or_create_private, read},
};
use crate::error::{Error, Kind, Result};

/// What the name of a waiting file begins and ends with.
const BEFORE: &str = ".kefu-";
const AFTER: &str = ".part";
/// How often a new name is tried where another run removes what is not locked yet.
const ATTEMPTS: usize = 16;

/// The files of this process that wait.
static WAITING: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A file that is being written. Dropping it throws it away.
#[derive(Debug)]
pub struct PartFile {
    file: NamedTempFile,
    destination: PathBuf,
    attributes: Attributes,
}

impl PartFile {
    /// A file that a user has named. A link stays a link: what it leads to is replaced.
    ///
    /// # Errors
    /// [`Kind::CannotCreate`], also where the place must not or may not be written to.
    pub fn at(path: &Path) -> Result<Self> {
        let part = behind_links(path)
            .and_then(|destination| Self::beside(folder(&destination), &destination, false));
        part.map_err(|error| cannot_create(path, &error))
    }

    /// A file for the user alone, whatever the mode of the one that it replaces.
    ///
    /// # Errors
    /// As [`Self::at`].
    pub fn private(path: &Path) -> Result<Self> {
        let part =
            behind_links(path).and_then(|destination| Self::beside(folder(&destination), &destination, true));
        part.map_err(|error| cannot_create(path, &error))
    }

    /// A file that waits in `folder` for its place, which is on the same disk. A link there is replaced.
    ///
    /// # Errors
    /// As [`Self::at`].
    pub fn waiting(folder: &Path, destination: &Path) -> Result<Self> {
        Self::beside(folder, destination, false).map_err(|error| cannot_create(destination, &error))
    }

    fn beside(folder: &Path, destination: &Path, private: bool) -> io::Result<Self> {
        if fs::symlink_metadata(destination).is_ok_and(|found| found.is_dir()) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        stale::sweep(folder);
        let file = locked(folder)?;
        waiting().insert(file.path().to_owned());
        // From here on dropping it takes it off the list.
        let mut part = Self { file, destination: destination.to_owned(), attributes: Attributes::default() };
        part.attributes = Attributes::of(destination, part.file.as_file(), private)?;
        Ok(part)
    }

    /// Brings it safely to the disk.
    ///
    /// # Errors
    /// Whatever the disk says.
    pub fn complete(self) -> io::Result<PendingFile> {
        self.file.as_file().sync_all()?;
        Ok(PendingFile(self))
    }
}

impl Write for PartFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for PartFile {
    fn drop(&mut self) {
        waiting().remove(self.file.path());
    }
}

/// A complete file, safe on the disk, that has not taken its place yet. Dropping it throws it away.
#[derive(Debug)]
pub struct PendingFile(PartFile);

impl PendingFile {
    /// A file with these bytes.
    ///
    /// # Errors
    /// [`Kind::CannotWrite`].
    pub fn of(bytes: &[u8], mut part: PartFile) -> Result<Self> {
        let destination = part.destination.clone();
        let written = part.write_all(bytes).and_then(|()| part.complete());
        written.map_err(|error| cannot_write(&destination, &error))
    }

    /// Where it waits.
    pub fn path(&self) -> &Path {
        self.0.file.path()
    }

    /// Takes its place; what was there is gone.
    ///
    /// # Errors
    /// [`Kind::CannotWrite`]; then what was there is there still.
    pub fn commit(self) -> Result<()> {
        let destination = self.0.destination.clone();
        self.put().map_err(|error| cannot_write(&destination, &error))
    }

    /// The same, with the failure as the system gives it.
    ///
    /// # Errors
    /// Whatever the disk says; then what was there is there still.
    pub fn put(self) -> io::Result<()> {
        let part = &self.0;
        part.attributes.give_to(part.file.as_file())?;
        fs::rename(part.file.path(), &part.destination)?;
        // The file is whole and in its place. Some file systems cannot sync a folder.
        let _ = File::open(folder(&part.destination)).and_then(|folder| folder.sync_all());
        Ok(())
    }
}

/// Removes the files of this process that wait: it ends without the work that writes them.
pub fn abandon() {
    for path in &*waiting() {
        // One that stays is removed by the next run.
        let _ = fs::remove_file(path);
    }
}

fn waiting() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    WAITING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A new file in a folder, readable by its owner alone. Its lock says that a process writes it.
fn locked(folder: &Path) -> io::Result<NamedTempFile> {
    for _ in 0..ATTEMPTS {
        let file = tempfile::Builder::new().prefix(BEFORE).suffix(AFTER).tempfile_in(folder)?;
        match file.as_file().try_lock() {
            // Another run took it for one that was left, before it was locked.
            Err(fs::TryLockError::WouldBlock) => continue,
            // Not every file system has locks.
            Ok(()) | Err(fs::TryLockError::Error(_)) => {}
        }
        if file.path().exists() {
            return Ok(file);
        }
    }
    Err(io::Error::other("another run removes the file as soon as it is made"))
}

/// Makes a folder that only the user can enter, with all that is missing above it.
///
/// # Errors
/// What the system says.
pub fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// The failure to create a file.
pub fn cannot_create(path: &Path, error: &io::Error) -> Error {
    let what = format!("cannot create {}", path.display());
    let folder = folder(path);
    match error.kind() {
        io::ErrorKind::NotFound => {
            Error::new(Kind::CannotCreate, what).why(format!("there is no folder {}", folder.display()))
        }
        _ => Error::new(Kind::CannotCreate, what).why(error),
    }
}

/// The failure to write a file.
pub fn cannot_write(path: &Path, error: &io::Error) -> Error {
    Error::new(Kind::CannotWrite, format!("cannot write to {}", path.display())).why(error)
}

#[cfg(all(test, unix))]
mod tests;
