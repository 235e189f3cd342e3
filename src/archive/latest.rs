//! Points `latest` at the newest file: a symbolic link, or a copy where links are not supported.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use tr::tr;

use crate::{
    error::{Error, Kind, Result},
    lang::system,
    whole_file::{self, PartFile, PendingFile},
};

/// Points `link` at `file`, which is relative to `dir`. The replacement is atomic.
///
/// # Errors
/// [`Kind::CannotWrite`].
pub(super) fn point(link: &Path, file: &Path, dir: &Path) -> Result<()> {
    if fs::read_link(link).is_ok_and(|target| target == file) {
        return Ok(());
    }
    match linked(link, file, dir) {
        Ok(()) => Ok(()),
        // Some file systems have no symbolic links.
        Err(_) => {
            let newest = dir.join(file);
            let bytes = whole_file::read(&newest).map_err(|e| {
                Error::new(Kind::CannotWrite, tr!("cannot copy {path}", path = newest.display()))
                    .why(system(&e))
            })?;
            PendingFile::of(&bytes, PartFile::waiting(dir, link)?)?.commit()
        }
    }
}

#[cfg(unix)]
fn linked(link: &Path, file: &Path, dir: &Path) -> io::Result<()> {
    let beside: PathBuf = dir.join(".kefu-latest.part");
    // A killed run may have left it behind.
    let _ = fs::remove_file(&beside);
    std::os::unix::fs::symlink(file, &beside)?;
    fs::rename(&beside, link)
}

#[cfg(not(unix))]
fn linked(_: &Path, _: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
