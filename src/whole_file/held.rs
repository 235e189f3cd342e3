//! Files that a program has open. On Unix that prevents nothing; on Windows it can keep others from replacing a file, and it
//! is also how a run marks its temporary files.

use std::{
    fmt,
    fs::{File, TryLockError},
    io,
    path::Path,
};

use tempfile::{Builder, NamedTempFile};

use crate::lang::Message;

/// Whether an error says that another program has the file open.
pub fn is_open_elsewhere(error: &io::Error) -> bool {
    error.get_ref().is_some_and(
        <dyn std::error::Error + std::marker::Send + std::marker::Sync + 'static>::is::<OpenElsewhere>,
    )
}

/// The error of replacing a file, with the reason if that is another program.
pub(super) fn explained(path: &Path, error: io::Error) -> io::Error {
    if is_open(path) { io::Error::other(OpenElsewhere) } else { error }
}

/// The reason why a file cannot be replaced.
#[derive(Debug)]
struct OpenElsewhere;

impl fmt::Display for OpenElsewhere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Message::new("another program has it open, such as Excel or WPS").fmt(f)
    }
}

impl std::error::Error for OpenElsewhere {}

/// Creates a temporary file.
#[cfg(not(windows))]
pub(super) fn create(builder: &Builder, folder: &Path) -> io::Result<NamedTempFile> {
    builder.tempfile_in(folder)
}

/// Creates a temporary file. It must not have Windows' attribute for those, which it would keep at its destination, where
/// replication and backups would ignore it.
#[cfg(windows)]
pub(super) fn create(builder: &Builder, folder: &Path) -> io::Result<NamedTempFile> {
    builder.make_in(folder, |path| File::options().read(true).write(true).create_new(true).open(path))
}

/// Marks a file as in use by this process, until it is closed.
#[cfg(not(windows))]
pub(super) fn mark(file: &File) -> Result<(), TryLockError> {
    file.try_lock()
}

/// An open file is marked as such. A lock would keep this process from reading the file as well.
#[cfg(windows)]
pub(super) fn mark(_: &File) -> Result<(), TryLockError> {
    Ok(())
}

/// A file that no living process has marked, marked by this one.
#[cfg(not(windows))]
pub(super) fn take(path: &Path) -> Option<File> {
    super::open(path).ok().filter(|file| file.try_lock().is_ok())
}

/// A file that no living process has open, opened so that no other can open it.
#[cfg(windows)]
pub(super) fn take(path: &Path) -> Option<File> {
    alone(path).ok()
}

/// On Unix an open file can be replaced.
#[cfg(not(windows))]
fn is_open(_: &Path) -> bool {
    false
}

/// Whether a program has the file open.
#[cfg(windows)]
fn is_open(path: &Path) -> bool {
    /// `ERROR_SHARING_VIOLATION`.
    const SHARED: i32 = 32;
    alone(path).is_err_and(|error| error.raw_os_error() == Some(SHARED))
}

/// Opens a file that no other process has open; until it is closed, it can only be deleted.
#[cfg(windows)]
fn alone(path: &Path) -> io::Result<File> {
    use std::os::windows::fs::OpenOptionsExt as _;
    /// `FILE_SHARE_DELETE`.
    const DELETE: u32 = 4;
    File::options().read(true).share_mode(DELETE).open(path)
}
