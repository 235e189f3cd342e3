//! The target of output: standard output, or a file that is replaced atomically.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, IsTerminal, Stdout, Write},
    path::{Path, PathBuf},
};

use super::Pager;
use crate::{
    error::{Error, Kind, Result},
    lang::system,
    stop::{self, End},
    whole_file::{self, PartFile, PendingFile, cannot_create},
};

/// The size of a write buffer.
pub(super) const ROOM: usize = 64 << 10;

/// An open target.
pub enum Target {
    /// Standard output.
    Stdout(BufWriter<Stdout>),
    /// A terminal whose reader turns the pages.
    Paged(Pager, Vec<u8>),
    /// A temporary file beside its destination, which it replaces when complete.
    Whole(BufWriter<PartFile>),
    /// A pipe or device, which cannot be replaced.
    Open(BufWriter<File>),
}

impl Target {
    /// Opens a file, or standard output if none is named.
    ///
    /// # Errors
    /// [`Kind::CannotCreate`].
    #[expect(clippy::disallowed_methods, reason = "where results leave")]
    pub fn open(path: Option<&Path>) -> Result<Self> {
        match path {
            None => Ok(Self::Stdout(BufWriter::with_capacity(ROOM, io::stdout()))),
            Some(path) => Self::create(path),
        }
    }

    /// The same target, through a pager if it is standard output.
    pub(super) fn through(self, pager: Option<Pager>) -> Self {
        match (self, pager) {
            (Self::Stdout(_), Some(pager)) => Self::Paged(pager, Vec::new()),
            (target, _) => target,
        }
    }

    /// A temporary file in `folder`, which must be on the same file system as its destination.
    ///
    /// # Errors
    /// [`Kind::CannotCreate`].
    pub fn waiting(folder: &Path, destination: &Path) -> Result<Self> {
        Ok(Self::Whole(BufWriter::with_capacity(ROOM, PartFile::waiting(folder, destination)?)))
    }

    fn create(path: &Path) -> Result<Self> {
        match fs::metadata(path) {
            Ok(old) if old.is_dir() => Err(cannot_create(path, &io::ErrorKind::IsADirectory.into())),
            Ok(old) if !old.is_file() => Ok(Self::Open(BufWriter::with_capacity(ROOM, device(path)?))),
            _ => Ok(Self::Whole(BufWriter::with_capacity(ROOM, PartFile::at(path)?))),
        }
    }

    /// Whether the target is a terminal; `stdout` tells it for standard output.
    pub(super) fn is_terminal(&self, stdout: bool) -> bool {
        match self {
            Self::Stdout(_) | Self::Paged(..) => stdout,
            Self::Whole(_) => false,
            Self::Open(file) => file.get_ref().is_terminal(),
        }
    }

    /// Writes everything to its destination. An incomplete file is deleted. Returns why the user's pager was not used.
    pub(super) fn close(mut self, complete: bool) -> io::Result<Option<String>> {
        match self {
            Self::Paged(pager, text) => return pager.show(&text),
            Self::Stdout(_) | Self::Open(_) => self.flush(),
            Self::Whole(_) if !complete => Ok(()),
            Self::Whole(_) => self.pending()?.put(),
        }?;
        Ok(None)
    }

    /// The complete temporary file, not yet at its destination.
    pub(super) fn pending(self) -> io::Result<PendingFile> {
        match self {
            Self::Whole(file) => file.into_inner().map_err(io::IntoInnerError::into_error)?.complete(),
            Self::Stdout(_) | Self::Paged(..) | Self::Open(_) => Err(io::ErrorKind::Unsupported.into()),
        }
    }

    fn inner(&mut self) -> &mut dyn Write {
        match self {
            Self::Stdout(out) => out,
            Self::Paged(_, out) => out,
            Self::Whole(out) => out,
            Self::Open(out) => out,
        }
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.inner().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner().flush()
    }
}

/// Opens anything but a regular file. Opening a named pipe waits for a reader.
fn device(path: &Path) -> Result<File> {
    let name: PathBuf = path.to_owned();
    match stop::bounded(move || OpenOptions::new().write(true).open(name)) {
        Ok(opened) => opened.map_err(|error| cannot_create(path, &error)),
        Err(End::Stopped(error)) => Err(error),
        Err(End::Late) => {
            Err(Error::new(Kind::CannotCreate, tr!("cannot write to {file}", file = path.display()))
                .why(tr!("nobody opened it for reading before the deadline"))
                .hint(tr!("start what reads it first, or give a longer --deadline")))
        }
    }
}

/// The error for a reader that has closed the pipe.
fn closed(path: Option<&Path>) -> Error {
    let what = match path {
        Some(path) => tr!("cannot write to {file}", file = path.display()),
        None => tr!("cannot write to standard output"),
    };
    Error::new(Kind::ClosedPipe, what)
}

/// The error of a write; `path` is the file, or `None` for standard output.
pub(super) fn cannot_write(path: Option<&Path>, error: &io::Error) -> Error {
    // A format may fail for a reason of its own.
    if let Some(own) = error.get_ref().and_then(|inner| inner.downcast_ref::<Error>()) {
        return own.clone();
    }
    match (error.kind(), path) {
        (io::ErrorKind::BrokenPipe, _) => closed(path).why(system(error)),
        (_, Some(path)) => whole_file::cannot_write(path, error),
        (_, None) => Error::new(Kind::CannotWrite, tr!("cannot write to standard output")).why(system(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_to_and_not_replaced() -> io::Result<()> {
        let write = |path: &Path| {
            let mut target = Target::open(Some(path))?;
            let written = target.write_all(b"new").and_then(|()| target.close(true));
            written.map_err(|error| cannot_write(Some(path), &error))
        };
        assert!(write(Path::new("/dev/null")).is_ok());
        assert!(!fs::metadata("/dev/null")?.is_file());
        let full = write(Path::new("/dev/full"));
        assert_eq!(full.err().map(|error| error.kind()), Some(Kind::CannotWrite));
        Ok(())
    }

    #[test]
    fn a_reader_that_has_gone_is_no_failure() {
        let error = cannot_write(None, &io::ErrorKind::BrokenPipe.into());
        assert_eq!(error.kind(), Kind::ClosedPipe);
    }
}
