//! A name that always leads to the newest file: a link, or a copy where there are no links.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    error::{Error, Kind, Result},
    whole_file::{self, PartFile, PendingFile},
};

/// Lets `link` lead to `file`, which is seen from `dir`. There is no moment without it.
///
/// # Errors
/// [`Kind::CannotWrite`].
pub(super) fn point(link: &Path, file: &Path, dir: &Path) -> Result<()> {
    if fs::read_link(link).is_ok_and(|target| target == file) {
        return Ok(());
    }
    match linked(link, file, dir) {
        Ok(()) => Ok(()),
        // Not every file system has links.
        Err(_) => {
            let newest = dir.join(file);
            let bytes = whole_file::read(&newest).map_err(|e| {
                Error::new(Kind::CannotWrite, format!("cannot copy {}", newest.display())).why(e)
            })?;
            PendingFile::of(&bytes, PartFile::waiting(dir, link)?)?.commit()
        }
    }
}

#[cfg(unix)]
fn linked(link: &Path, file: &Path, dir: &Path) -> io::Result<()> {
    let beside: PathBuf = dir.join(".kefu-latest.part");
    // One that a killed run has left.
    let _ = fs::remove_file(&beside);
    std::os::unix::fs::symlink(file, &beside)?;
    fs::rename(&beside, link)
}

#[cfg(not(unix))]
fn linked(_: &Path, _: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
