//! Where bytes go: standard output, or a file that is replaced whole or not at all.

use std::{
    fs::{self, File, OpenOptions, Permissions},
    io::{self, BufWriter, IsTerminal, Stdout, Write},
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use crate::error::{Error, Kind, Result};

/// An open place to write to.
pub enum Target {
    /// Standard output.
    Stdout(BufWriter<Stdout>),
    /// A file beside its place, which it takes when it is complete.
    Whole(BufWriter<NamedTempFile>, PathBuf),
    /// A pipe or device, which cannot be replaced.
    Open(BufWriter<File>),
}

impl Target {
    /// Opens a file, or standard output if none is named.
    ///
    /// # Errors
    /// [`Kind::CannotCreate`].
    pub(super) fn open(path: Option<&Path>) -> Result<Self> {
        match path {
            None => Ok(Self::Stdout(BufWriter::new(io::stdout()))),
            Some(path) => Self::create(path).map_err(|error| cannot_create(path, &error)),
        }
    }

    fn create(path: &Path) -> io::Result<Self> {
        let old = fs::metadata(path).ok();
        match &old {
            Some(old) if old.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            Some(old) if !old.is_file() => {
                let file = OpenOptions::new().write(true).open(path)?;
                return Ok(Self::Open(BufWriter::new(file)));
            }
            _ => {}
        }
        let place = behind_links(path);
        let file = beside(&place)?;
        if let Some(old) = old {
            file.as_file().set_permissions(old.permissions())?;
        }
        Ok(Self::Whole(BufWriter::new(file), place))
    }

    /// Whether a terminal shows what is written; `stdout` says it of standard output.
    pub(super) fn is_terminal(&self, stdout: bool) -> bool {
        match self {
            Self::Stdout(_) => stdout,
            Self::Whole(..) => false,
            Self::Open(file) => file.get_ref().is_terminal(),
        }
    }

    /// Brings everything to its place. A file that is not complete is thrown away.
    pub(super) fn close(mut self, complete: bool) -> io::Result<()> {
        match self {
            Self::Stdout(_) | Self::Open(_) => self.flush(),
            Self::Whole(..) if !complete => Ok(()),
            Self::Whole(file, place) => {
                let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
                file.as_file().sync_all()?;
                file.persist(&place)?;
                // The file is whole and in its place. Some file systems cannot sync a folder.
                let _ = File::open(folder(&place)).and_then(|folder| folder.sync_all());
                Ok(())
            }
        }
    }

    fn inner(&mut self) -> &mut dyn Write {
        match self {
            Self::Stdout(out) => out,
            Self::Whole(out, _) => out,
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

/// The place a chain of links leads to: a link stays a link, what it points to is replaced.
fn behind_links(path: &Path) -> PathBuf {
    let mut place = path.to_owned();
    // As many as Linux follows; what goes in circles fails as a file.
    for _ in 0..40 {
        match fs::read_link(&place) {
            Ok(next) => place = folder(&place).join(next),
            Err(_) => break,
        }
    }
    place
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// A new file in the same folder, with the permissions of any new file.
fn beside(place: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".kefu-").suffix(".part");
    #[cfg(unix)]
    builder.permissions(<Permissions as std::os::unix::fs::PermissionsExt>::from_mode(
        0o666,
    ));
    builder.tempfile_in(folder(place))
}

fn cannot_create(path: &Path, error: &io::Error) -> Error {
    let what = format!("cannot create {}", path.display());
    let folder = folder(path);
    match error.kind() {
        io::ErrorKind::NotFound => {
            Error::new(Kind::CannotCreate, what).why(format!("there is no folder {}", folder.display()))
        }
        _ => Error::new(Kind::CannotCreate, what).why(error),
    }
}

/// The failure of a write; `path` is the file, none for standard output.
pub(super) fn cannot_write(path: Option<&Path>, error: &io::Error) -> Error {
    let place = path.map_or_else(|| "standard output".to_owned(), |path| path.display().to_string());
    let kind = match error.kind() {
        io::ErrorKind::BrokenPipe => Kind::ClosedPipe,
        _ => Kind::CannotWrite,
    };
    Error::new(kind, format!("cannot write to {place}")).why(error)
}
