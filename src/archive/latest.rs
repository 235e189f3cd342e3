//! Points `latest` at the newest file: a symbolic link, or a copy where links are not supported.

use std::{fs, io, path::Path};

use jiff::civil::Date;

use super::{
    Archive, dataset,
    manifest::Entry,
    state::{cannot_read, digest},
};
use crate::{
    error::{Error, Kind, Result},
    lang::system,
    whole_file::{self, PartFile, PendingFile},
};

impl Archive {
    /// Points `latest.EXTENSION` at the newest file up to a day.
    ///
    /// # Errors
    /// [`Kind::Guarded`] if the path holds a file that kefu did not write, [`Kind::CannotWrite`].
    pub fn point_latest(&self, today: Date) -> Result<()> {
        let there = |entry: &&Entry| self.dir.join(&entry.file).is_file();
        let known = self.manifest.files.range(..=today).map(|(_, entry)| entry);
        let Some(newest) = known.rev().find(there) else { return Ok(()) };
        let link = self.dir.join(format!("latest.{}", self.dataset.extension));
        if !self.is_own_latest(&link)? {
            return Err(Error::new(Kind::Guarded, tr!("{path} was not made by kefu", path = link.display()))
                .why(tr!("--latest would replace it"))
                .hint(tr!("rename it, or leave --latest out")));
        }
        point(&link, Path::new(&newest.file), &self.dir)
    }

    /// Whether `latest` is absent, a link to a day's file, or a copy of one.
    fn is_own_latest(&self, latest: &Path) -> Result<bool> {
        let Ok(found) = fs::symlink_metadata(latest) else { return Ok(true) };
        if found.is_symlink() {
            let target = fs::read_link(latest).unwrap_or_default();
            return Ok(target.to_str().is_some_and(dataset::is_file));
        }
        if !found.is_file() {
            return Ok(false);
        }
        let (sha256, _) = digest(latest).map_err(|e| cannot_read(latest, &e))?;
        let mut known = self.manifest.files.values();
        Ok(known.any(|entry| {
            let replaced = entry.replaces.as_ref().is_some_and(|old| old.sha256 == sha256);
            entry.sha256 == sha256 || replaced
        }))
    }
}

/// Points `link` at `file`, which is relative to `dir`. The replacement is atomic.
///
/// # Errors
/// [`Kind::CannotWrite`].
fn point(link: &Path, file: &Path, dir: &Path) -> Result<()> {
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
            match PendingFile::of(&bytes, PartFile::waiting(dir, link)?)?.put() {
                Err(e) if whole_file::is_open_elsewhere(&e) => {
                    tracing::warn!(
                        "{}",
                        tr!("{path} stays as it was: {why}", path = link.display(), why = e)
                    );
                    Ok(())
                }
                put => put.map_err(|e| whole_file::cannot_write(link, &e)),
            }
        }
    }
}

#[cfg(unix)]
fn linked(link: &Path, file: &Path, dir: &Path) -> io::Result<()> {
    let beside = dir.join(".kefu-latest.part");
    // A killed run may have left it behind.
    let _ = fs::remove_file(&beside);
    std::os::unix::fs::symlink(file, &beside)?;
    fs::rename(&beside, link)
}

#[cfg(not(unix))]
fn linked(_: &Path, _: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
