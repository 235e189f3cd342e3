//! Where bytes go: standard output, or a file that is replaced whole or not at all.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, IsTerminal, Stdout, Write},
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use crate::error::{Error, Kind, Result};

/// What the name of a waiting file begins and ends with.
const BEFORE: &str = ".kefu-";
const AFTER: &str = ".part";
/// How much is written at once.
pub(super) const ROOM: usize = 64 << 10;

/// An open place to write to.
pub enum Target {
    /// Standard output.
    Stdout(BufWriter<Stdout>),
    /// A file that waits beside its place, which it takes when it is complete.
    Whole(BufWriter<NamedTempFile>, PathBuf),
    /// A pipe or device, which cannot be replaced.
    Open(BufWriter<File>),
}

impl Target {
    /// Opens a file, or standard output if none is named.
    ///
    /// # Errors
    /// [`Kind::CannotCreate`].
    #[expect(clippy::disallowed_methods, reason = "where results leave")]
    pub(super) fn open(path: Option<&Path>) -> Result<Self> {
        match path {
            None => Ok(Self::Stdout(BufWriter::with_capacity(ROOM, io::stdout()))),
            Some(path) => Self::create(path).map_err(|error| cannot_create(path, &error)),
        }
    }

    /// A file that waits in `folder` for its place, which is on the same disk.
    ///
    /// # Errors
    /// [`Kind::CannotCreate`].
    pub(super) fn waiting(folder: &Path, place: &Path) -> Result<Self> {
        let file = waiting(folder, place).map_err(|error| cannot_create(place, &error))?;
        Ok(Self::Whole(BufWriter::with_capacity(ROOM, file), place.to_owned()))
    }

    fn create(path: &Path) -> io::Result<Self> {
        let old = fs::metadata(path).ok();
        match &old {
            Some(old) if old.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            Some(old) if !old.is_file() => {
                let file = OpenOptions::new().write(true).open(path)?;
                return Ok(Self::Open(BufWriter::with_capacity(ROOM, file)));
            }
            _ => {}
        }
        let place = behind_links(path);
        let file = waiting(folder(&place), &place)?;
        Ok(Self::Whole(BufWriter::with_capacity(ROOM, file), place))
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
            Self::Whole(file, place) => Draft::written(file, place)?.put(),
        }
    }

    /// The complete file, which still waits for its place.
    pub(super) fn draft(self) -> io::Result<Draft> {
        match self {
            Self::Whole(file, place) => Draft::written(file, place),
            Self::Stdout(_) | Self::Open(_) => Err(io::ErrorKind::Unsupported.into()),
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

/// A complete file, safe on the disk, that has not taken its place yet. Dropping it throws it away.
#[derive(Debug)]
pub struct Draft {
    file: NamedTempFile,
    place: PathBuf,
}

impl Draft {
    /// A file with these bytes that waits in `folder` for its place, which is on the same disk.
    ///
    /// # Errors
    /// [`Kind::CannotCreate`], [`Kind::CannotWrite`].
    pub fn of(bytes: &[u8], folder: &Path, place: &Path) -> Result<Self> {
        let file = waiting(folder, place).map_err(|error| cannot_create(place, &error))?;
        let mut file = BufWriter::new(file);
        let written = file.write_all(bytes).and_then(|()| Self::written(file, place.to_owned()));
        written.map_err(|error| cannot_write(Some(place), &error))
    }

    fn written(file: BufWriter<NamedTempFile>, place: PathBuf) -> io::Result<Self> {
        let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.as_file().sync_all()?;
        Ok(Self { file, place })
    }

    /// Where it waits.
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// Takes its place; what was there is gone.
    ///
    /// # Errors
    /// [`Kind::CannotWrite`]; then what was there is there still.
    pub fn take_place(self) -> Result<()> {
        let place = self.place.clone();
        self.put().map_err(|error| cannot_write(Some(&place), &error))
    }

    fn put(self) -> io::Result<()> {
        self.file.persist(&self.place)?;
        // The file is whole and in its place. Some file systems cannot sync a folder.
        let _ = File::open(folder(&self.place)).and_then(|folder| folder.sync_all());
        Ok(())
    }
}

/// Whether a file's name is that of one that waits for its place, or waited in vain.
pub fn is_waiting(name: &str) -> bool {
    name.starts_with(BEFORE) && name.ends_with(AFTER)
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

/// A new file in a folder, with the permissions of the file it is to replace, or else of any new file.
fn waiting(folder: &Path, place: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(BEFORE).suffix(AFTER);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let file = builder.tempfile_in(folder)?;
    if let Ok(old) = fs::metadata(place) {
        file.as_file().set_permissions(old.permissions())?;
    }
    Ok(file)
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
    // A format may fail for a reason of its own, and says which.
    if let Some(own) = error.get_ref().and_then(|inner| inner.downcast_ref::<Error>()) {
        return own.clone();
    }
    let place = path.map_or_else(|| "standard output".to_owned(), |path| path.display().to_string());
    let kind = match error.kind() {
        io::ErrorKind::BrokenPipe => Kind::ClosedPipe,
        _ => Kind::CannotWrite,
    };
    Error::new(kind, format!("cannot write to {place}")).why(error)
}

#[cfg(all(test, unix))]
mod tests {
    use std::{
        fs::Permissions,
        os::unix::fs::{PermissionsExt, symlink},
    };

    use tempfile::TempDir;

    use super::*;

    fn write(path: &Path, complete: bool) -> Result<()> {
        let mut target = Target::open(Some(path))?;
        let written = target.write_all(b"new").and_then(|()| target.close(complete));
        written.map_err(|error| cannot_write(Some(path), &error))
    }

    fn folder_with(old: Option<&str>) -> io::Result<(TempDir, PathBuf)> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("out.csv");
        old.map_or(Ok(()), |text| fs::write(&path, text))?;
        Ok((folder, path))
    }

    fn files(folder: &TempDir) -> io::Result<usize> {
        Ok(fs::read_dir(folder.path())?.count())
    }

    fn mode(path: &Path) -> io::Result<u32> {
        Ok(fs::metadata(path)?.permissions().mode() & 0o777)
    }

    #[test]
    fn a_complete_file_takes_its_place_with_the_mode_of_any_new_file() -> io::Result<()> {
        let (folder, path) = folder_with(None)?;
        assert!(write(&path, true).is_ok());
        assert_eq!(fs::read_to_string(&path)?, "new");
        assert_eq!(files(&folder)?, 1);
        let plain = folder.path().join("plain");
        fs::write(&plain, "")?;
        assert_eq!(mode(&path)?, mode(&plain)?);
        Ok(())
    }

    #[test]
    fn an_incomplete_file_leaves_the_old_one_and_nothing_else() -> io::Result<()> {
        let (folder, path) = folder_with(Some("old"))?;
        assert!(write(&path, false).is_ok());
        assert_eq!(fs::read_to_string(&path)?, "old");
        assert_eq!(files(&folder)?, 1);
        Ok(())
    }

    #[test]
    fn replacing_keeps_the_mode() -> io::Result<()> {
        let (_folder, path) = folder_with(Some("old"))?;
        fs::set_permissions(&path, Permissions::from_mode(0o640))?;
        assert!(write(&path, true).is_ok());
        assert_eq!((fs::read_to_string(&path)?.as_str(), mode(&path)?), ("new", 0o640));
        Ok(())
    }

    #[test]
    fn a_link_stays_a_link_also_when_it_leads_nowhere_yet() -> io::Result<()> {
        for old in [Some("old"), None] {
            let (folder, path) = folder_with(old)?;
            let link = folder.path().join("link");
            symlink("out.csv", &link)?;
            assert!(write(&link, true).is_ok());
            assert!(fs::symlink_metadata(&link)?.is_symlink());
            assert_eq!(fs::read_to_string(&path)?, "new");
        }
        Ok(())
    }

    #[test]
    fn a_device_is_written_to_and_not_replaced() -> io::Result<()> {
        assert!(write(Path::new("/dev/null"), true).is_ok());
        assert!(!fs::metadata("/dev/null")?.is_file());
        let full = write(Path::new("/dev/full"), true);
        assert_eq!(full.err().map(|error| error.kind()), Some(Kind::CannotWrite));
        Ok(())
    }

    #[test]
    fn what_cannot_be_created_is_said_before_anything_is_written() -> io::Result<()> {
        let (folder, path) = folder_with(Some("old"))?;
        for place in [folder.path().to_owned(), folder.path().join("no/out.csv"), path.join("out.csv")] {
            let error = write(&place, true).err();
            assert_eq!(error.map(|error| error.kind()), Some(Kind::CannotCreate), "{place:?}");
        }
        Ok(())
    }

    #[test]
    fn a_reader_that_has_gone_is_no_failure() {
        let error = cannot_write(None, &io::ErrorKind::BrokenPipe.into());
        assert_eq!(error.kind(), Kind::ClosedPipe);
    }
}
