//! Writes files atomically: results, exports, the configuration, stored tokens.
//!
//! A new file is written beside its destination under a temporary name, locked and readable by its owner alone.
//! When it is complete, it gets the owner, group and mode of the file that it replaces and is renamed. `destination`
//! decides what may be replaced, `stale` removes the temporary files of killed runs, `read` opens regular files only,
//! `private` keeps what is about an account.

mod destination;
mod held;
mod names;
mod private;
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
    destination::{attainable, free_space},
    held::is_open_elsewhere,
    private::{PrivateFile, short_digest},
    read::{is_special, open, open_or_create, open_or_create_private, read},
    stale::left_behind,
};
use crate::{
    error::{Error, Kind, Result},
    lang::system,
};

/// The prefix and the suffix of temporary files.
const BEFORE: &str = ".kefu-";
const AFTER: &str = ".part";
/// The number of names to try, in case another run removes a file before it is locked.
const ATTEMPTS: usize = 16;

/// The temporary files of this process.
static WAITING: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A temporary file that is being written. Dropping it deletes it.
#[derive(Debug)]
pub struct PartFile {
    file: NamedTempFile,
    destination: PathBuf,
    attributes: Attributes,
}

impl PartFile {
    /// A file at a path that the user gave. If the path is a link, the link's target is replaced.
    ///
    /// # Errors
    /// [`Kind::CannotCreate`], also if the destination must not be replaced or cannot be written to.
    pub fn at(path: &Path) -> Result<Self> {
        let part = behind_links(path)
            .and_then(|destination| Self::beside(folder(&destination), &destination, false));
        part.map_err(|error| cannot_create(path, &error))
    }

    /// A file that only the user may read, whatever the mode of the file that it replaces.
    ///
    /// # Errors
    /// As [`Self::at`].
    pub fn private(path: &Path) -> Result<Self> {
        let part =
            behind_links(path).and_then(|destination| Self::beside(folder(&destination), &destination, true));
        part.map_err(|error| cannot_create(path, &error))
    }

    /// A file in `folder`, which must be on the same file system as its destination. A link at the destination is
    /// replaced.
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
        names::check(destination)?;
        stale::sweep(folder);
        let file = locked(folder)?;
        waiting().insert(file.path().to_owned());
        // From here on, dropping it removes it from the list.
        let mut part = Self { file, destination: destination.to_owned(), attributes: Attributes::default() };
        part.attributes = Attributes::of(destination, part.file.as_file(), private)?;
        Ok(part)
    }

    /// Flushes the file to disk.
    ///
    /// # Errors
    /// The error of the operating system.
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

/// A complete temporary file, flushed to disk, that has not replaced its destination yet. Dropping it deletes it.
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

    /// The path of the temporary file.
    pub fn path(&self) -> &Path {
        self.0.file.path()
    }

    /// Renames the file to its destination, replacing the old one.
    ///
    /// # Errors
    /// [`Kind::CannotWrite`]; then the old file is still in place.
    pub fn commit(self) -> Result<()> {
        let destination = self.0.destination.clone();
        self.put().map_err(|error| cannot_write(&destination, &error))
    }

    /// As [`Self::commit`], with the error of the operating system.
    ///
    /// # Errors
    /// The error of the operating system; then the old file is still in place.
    pub fn put(self) -> io::Result<()> {
        let part = &self.0;
        part.attributes.give_to(part.file.as_file())?;
        fs::rename(part.file.path(), &part.destination).map_err(|e| held::explained(&part.destination, e))?;
        // The file is complete and in place; syncing a folder fails on some file systems.
        let _ = File::open(folder(&part.destination)).and_then(|folder| folder.sync_all());
        Ok(())
    }
}

/// Deletes the temporary files of this process, which ends while another thread still writes them.
pub fn abandon() {
    for path in &*waiting() {
        // A file that cannot be deleted is removed by the next run.
        let _ = fs::remove_file(path);
    }
}

fn waiting() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    WAITING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A new file in a folder, readable by its owner alone. Its lock marks it as in use.
fn locked(folder: &Path) -> io::Result<NamedTempFile> {
    for _ in 0..ATTEMPTS {
        let file = held::create(tempfile::Builder::new().prefix(BEFORE).suffix(AFTER), folder)?;
        match held::mark(file.as_file()) {
            // Another run took it for a stale file before it was locked.
            Err(fs::TryLockError::WouldBlock) => continue,
            // Some file systems have no locks.
            Ok(()) | Err(fs::TryLockError::Error(_)) => {}
        }
        if file.path().exists() {
            return Ok(file);
        }
    }
    Err(io::Error::other(tr!("another run removes the file as soon as it is made")))
}

/// Creates a folder that only the user can enter, and its missing parents.
///
/// # Errors
/// The error of the operating system.
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

/// The error for a file that cannot be created.
pub fn cannot_create(path: &Path, error: &io::Error) -> Error {
    let what = tr!("cannot create {path}", path = path.display());
    let why = match error.kind() {
        io::ErrorKind::NotFound => tr!("there is no folder {path}", path = folder(path).display()),
        _ => system(error),
    };
    let failed = Error::new(Kind::CannotCreate, what).why(why);
    if names::is_refused(error) { failed.hint(tr!("choose another name")) } else { failed }
}

/// The error for a file that cannot be written.
pub fn cannot_write(path: &Path, error: &io::Error) -> Error {
    let failed = Error::new(Kind::CannotWrite, tr!("cannot write to {path}", path = path.display()))
        .why(system(error));
    match is_open_elsewhere(error) {
        true => failed.hint(tr!("close it there and run it again, or write to another file")),
        false => failed,
    }
}

#[cfg(all(test, unix))]
mod tests;
