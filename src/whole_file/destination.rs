//! The path of a new file: resolves links, checks that a file there may be replaced, and copies its attributes.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use super::folder;

/// The number of links that Linux follows.
const LINKS: usize = 40;

/// The attributes that the new file takes over from the old one.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    #[cfg(unix)]
    mode: u32,
}

/// The path at the end of a chain of links.
///
/// # Errors
/// If another user could have created one of the links, or they form a cycle.
pub(super) fn behind_links(path: &Path) -> io::Result<PathBuf> {
    let mut destination = path.to_owned();
    for _ in 0..LINKS {
        trusted(&destination)?;
        match fs::read_link(&destination) {
            Ok(next) => destination = folder(&destination).join(next),
            Err(_) => return Ok(destination),
        }
    }
    Err(io::Error::other(tr!("its links lead in circles")))
}

/// Checks that no other user could have created a link in the path.
#[cfg(unix)]
fn trusted(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt as _;
    let own = rustix::process::geteuid().as_raw();
    for step in path.ancestors().filter(|step| *step != Path::new("")) {
        let Ok(link) = fs::symlink_metadata(step) else { continue };
        if !link.is_symlink() {
            continue;
        }
        let mode = fs::metadata(folder(step)).map_or(0, |folder| folder.mode());
        let by_group = mode & 0o020 != 0 && ![own, 0].contains(&link.uid());
        if mode & 0o002 != 0 || by_group {
            return Err(io::Error::other(tr!(
                "{path} is a link in a folder that others may write to; name the file that it leads to",
                path = step.display()
            )));
        }
    }
    Ok(())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same shape as on Unix")]
fn trusted(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Checks that a file can be written at a path, or made there together with its folders.
///
/// # Errors
/// The error of the operating system.
pub fn attainable(path: &Path) -> io::Result<()> {
    let there = nearest(path);
    let found = fs::metadata(there)?;
    match there != path && !found.is_dir() {
        true => Err(io::ErrorKind::NotADirectory.into()),
        false => writable(there),
    }
}

/// The path itself, or the nearest folder above it that exists.
fn nearest(path: &Path) -> &Path {
    path.ancestors().find(|step| fs::symlink_metadata(step).is_ok()).unwrap_or(path)
}

/// The bytes that this user can still write below a path, if the system tells.
#[cfg(unix)]
pub fn free_space(path: &Path) -> Option<u64> {
    let found = rustix::fs::statvfs(nearest(path)).ok()?;
    found.f_bavail.checked_mul(found.f_frsize)
}

/// Other systems are not asked.
#[cfg(not(unix))]
pub fn free_space(_: &Path) -> Option<u64> {
    None
}

/// Checks that this user may write to an existing file or folder.
///
/// # Errors
/// The error of the operating system.
#[cfg(unix)]
pub fn writable(path: &Path) -> io::Result<()> {
    Ok(rustix::fs::access(path, rustix::fs::Access::WRITE_OK)?)
}

/// Checks that an existing file or folder may be written to.
///
/// # Errors
/// The error of the operating system.
#[cfg(not(unix))]
pub fn writable(path: &Path) -> io::Result<()> {
    match fs::metadata(path)? {
        found if found.is_file() && found.permissions().readonly() => {
            Err(io::ErrorKind::PermissionDenied.into())
        }
        _ => Ok(()),
    }
}

#[cfg(unix)]
impl Attributes {
    /// The attributes for a file at `destination`. Owner and group of an existing file are applied to `new` at once,
    /// so that a failure is noticed before anything is written.
    ///
    /// # Errors
    /// If the existing file may not be written to, or its owner cannot be kept.
    pub(super) fn of(destination: &Path, new: &File, private: bool) -> io::Result<Self> {
        use std::os::unix::fs::MetadataExt as _;
        let old = fs::symlink_metadata(destination).ok().filter(fs::Metadata::is_file);
        let Some(old) = old else {
            return Ok(Self { mode: if private { 0o600 } else { 0o666 & !umask() } });
        };
        writable(destination)?;
        let now = new.metadata()?;
        let owner = (old.uid() != now.uid()).then(|| rustix::fs::Uid::from_raw(old.uid()));
        let group = (old.gid() != now.gid()).then(|| rustix::fs::Gid::from_raw(old.gid()));
        if owner.is_some() || group.is_some() {
            rustix::fs::fchown(new, owner, group).map_err(|_| {
                io::Error::other(tr!("its owner or group is another one and could not be kept"))
            })?;
        }
        let mode = old.mode() & 0o7777;
        Ok(Self { mode: if private { mode & 0o700 } else { mode } })
    }

    /// Sets a file's mode.
    pub(super) fn give_to(&self, file: &File) -> io::Result<()> {
        file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(self.mode))
    }
}

#[cfg(not(unix))]
impl Attributes {
    /// Checks that a file at `destination` may be replaced.
    ///
    /// # Errors
    /// If the existing file may not be written to.
    pub(super) fn of(destination: &Path, _: &File, _: bool) -> io::Result<Self> {
        match fs::exists(destination) {
            Ok(true) => writable(destination).map(|()| Self {}),
            _ => Ok(Self {}),
        }
    }

    /// On other platforms a new file inherits its folder's permissions.
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "the same shape as on Unix")]
    pub(super) fn give_to(&self, _: &File) -> io::Result<()> {
        Ok(())
    }
}

/// The process's umask, which can only be read by setting it.
#[cfg(unix)]
fn umask() -> u32 {
    use std::sync::LazyLock;

    use rustix::{fs::Mode, process::umask};
    static UMASK: LazyLock<u32> = LazyLock::new(|| {
        let mask = umask(Mode::from_raw_mode(0o077));
        umask(mask);
        mask.as_raw_mode()
    });
    *UMASK
}
