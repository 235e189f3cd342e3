//! Opens regular files only: opening a pipe or a device in their place could block.

use std::{
    fmt,
    fs::{self, File, OpenOptions},
    io::{self, Read as _},
    path::Path,
};

use crate::lang::Message;

/// The largest file that is read at once, in bytes.
const LONGEST: u64 = 1 << 30;

/// Opens a regular file for reading. Links are refused.
///
/// # Errors
/// The error of the operating system; [`is_special`] tells whether the path is no regular file.
pub fn open(path: &Path) -> io::Result<File> {
    regular(path, OpenOptions::new().read(true))
}

/// The content of a regular file.
///
/// # Errors
/// As [`open`].
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?.take(LONGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Opens a file for reading and writing, and creates it if absent. Its content stays.
///
/// # Errors
/// As [`open`].
pub fn open_or_create(path: &Path) -> io::Result<File> {
    regular(path, OpenOptions::new().read(true).write(true).create(true).truncate(false))
}

/// As [`open_or_create`]; a new file is readable by the user alone.
///
/// # Errors
/// As [`open`].
pub fn open_or_create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    regular(path, options.read(true).write(true).create(true).truncate(false))
}

/// Whether an error says that the path is no regular file.
pub fn is_special(error: &io::Error) -> bool {
    error.get_ref().and_then(|inner| inner.downcast_ref::<Special>()).is_some()
}

fn regular(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
        std::os::unix::fs::OpenOptionsExt::custom_flags(options, flags.bits().cast_signed());
    }
    match options.open(path) {
        Ok(file) if file.metadata()?.is_file() => Ok(file),
        Ok(_) => Err(special(path).unwrap_or_else(|| io::ErrorKind::InvalidInput.into())),
        Err(error) => Err(special(path).unwrap_or(error)),
    }
}

/// The error for a path that is no regular file.
fn special(path: &Path) -> Option<io::Error> {
    let kind = fs::symlink_metadata(path).ok().filter(|found| !found.is_file())?.file_type();
    let what = if kind.is_dir() {
        Message::new("it is a folder, and no regular file")
    } else if kind.is_symlink() {
        Message::new("it is a link, and no regular file")
    } else {
        of_unix(kind)
    };
    Some(io::Error::other(Special(what)))
}

const DEVICE: Message = Message::new("it is a device, and no regular file");

#[cfg(unix)]
fn of_unix(kind: fs::FileType) -> Message {
    use std::os::unix::fs::FileTypeExt as _;
    match kind {
        kind if kind.is_fifo() => Message::new("it is a named pipe, and no regular file"),
        kind if kind.is_socket() => Message::new("it is a socket, and no regular file"),
        _ => DEVICE,
    }
}

#[cfg(not(unix))]
fn of_unix(_: fs::FileType) -> Message {
    DEVICE
}

/// The kind of a path that is no regular file.
#[derive(Debug)]
struct Special(Message);

impl fmt::Display for Special {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Special {}
