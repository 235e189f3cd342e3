//! A directory that holds one file per day, its manifest, and the lock that lets one run write at a time.
//!
//! Nothing here sends a request. `dataset` names the files, `manifest` records them, `inventory` compares the two, `days`
//! selects the days to fetch, `log` records the runs and `health` reports the state of it all. The manifest is written before a file is
//! replaced, so a run that is killed in between leaves a file that the manifest knows, either as the new one or as
//! the one it replaces.

mod dataset;
mod days;
mod health;
mod inventory;
mod latest;
mod lock;
mod log;
mod manifest;
mod root;
mod state;

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
};

use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use self::state::{cannot_read, compared, digest, hex};
pub use self::{
    dataset::{Dataset, DirLayout, noun_of, parts_of, question},
    days::{CLOCKS, DueReason, RefreshPolicy},
    health::{Age, Day, Health},
    inventory::Inventory,
    lock::{Holder, Lock},
    log::{Log, Run},
    manifest::{Entry, FailedDay, Manifest, ReplacedFile, RunEnd, in_words, rfc3339},
    root::{Place, place, places},
    state::state,
};
use crate::{
    error::{Error, Kind, Result},
    lang::{Message, system},
    whole_file::{PartFile, PendingFile},
};

/// The manifest's file name in the flat layout.
const MANIFEST: &str = "manifest.json";
/// The manifest's file name in the hive layout, where readers take every other name for data.
const HIDDEN_MANIFEST: &str = "_manifest.json";

/// The state of a day's file, compared with the manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// There is no file.
    Missing,
    /// The file is the one that was last written.
    Whole,
    /// The file is the one that an interrupted run was about to replace.
    Interrupted,
    /// The file was changed by another program.
    Edited,
    /// The manifest has no entry for the file.
    Unknown,
}

/// The effect of [`Archive::put`] on a day's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileChange {
    /// The day had no file.
    New,
    /// The new file replaced another one.
    Replaced,
    /// The new content equals the file on disk.
    Same,
}

impl fmt::Display for FileChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self {
            Self::New => Message::new("new"),
            Self::Replaced => Message::new("replaced"),
            Self::Same => Message::new("unchanged"),
        };
        words.fmt(f)
    }
}

/// A directory that this run alone writes to.
#[derive(Debug)]
pub struct Archive {
    dir: PathBuf,
    dataset: Dataset,
    /// The record of the files.
    pub manifest: Manifest,
    _lock: Lock,
}

impl Archive {
    /// Opens a directory for writing.
    ///
    /// # Errors
    /// [`Kind::Usage`] if the directory holds another dataset, [`Kind::CannotCreate`], [`Kind::CannotWrite`].
    pub fn open(dir: &Path, dataset: Dataset, lock: Lock) -> Result<Self> {
        let read = Manifest::read(dir)?;
        if let Ok(manifest) = &read {
            Inventory { dir, dataset: &dataset, manifest }.check_dataset()?;
        }
        let path = manifest::rename(dir, dataset.layout)?;
        let manifest = match read {
            Ok(manifest) => manifest,
            Err(damage) => {
                let aside = manifest::put_aside(&path)?;
                tracing::warn!(
                    "{}",
                    tr!(
                        "{path} is damaged ({damage}) and is now {aside}; every day is fetched again",
                        path = path.display(),
                        damage,
                        aside = aside.display()
                    )
                );
                Manifest::default()
            }
        };
        let manifest = Manifest { profile: dataset.profile.clone(), ..manifest };
        Ok(Self { dir: dir.to_owned(), dataset, manifest, _lock: lock })
    }

    /// The files of the directory.
    pub fn inventory(&self) -> Inventory<'_> {
        Inventory { dir: &self.dir, dataset: &self.dataset, manifest: &self.manifest }
    }

    /// The path of a day's file.
    pub fn path(&self, day: Date) -> PathBuf {
        self.inventory().path(day)
    }

    /// Whether a day without records has no file.
    pub fn leaves_out_empty(&self) -> bool {
        self.dataset.layout == DirLayout::Hive && self.dataset.extension == "jsonl"
    }

    /// The question that all files answer, as text.
    pub fn question(&self) -> &str {
        &self.dataset.question
    }

    /// The folder in which incomplete files wait.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Puts a new file in place and records it. `entry` lacks only the values that are computed from the file.
    ///
    /// # Errors
    /// [`Kind::CannotWrite`]; then the old file is still in place.
    pub fn put(&mut self, day: Date, pending: PendingFile, entry: Entry) -> Result<FileChange> {
        let put = self.record(day, &pending, entry)?;
        self.manifest.failed.remove(&day);
        if put != FileChange::Same {
            self.save()?;
            self.make_room(&self.path(day))?;
            pending.commit()?;
        }
        Ok(put)
    }

    /// Records a new file that is not in place yet.
    fn record(&mut self, day: Date, pending: &PendingFile, mut entry: Entry) -> Result<FileChange> {
        let path = self.path(day);
        let (sha256, bytes) = digest(pending.path()).map_err(|e| cannot_read(pending.path(), &e))?;
        let old = match digest(&path) {
            Ok((sha256, _)) => Some(sha256),
            Err(e) if e.kind() == io::ErrorKind::NotFound => None,
            Err(e) => return Err(cannot_read(&path, &e)),
        };
        let put = match &old {
            None => FileChange::New,
            Some(old) if *old == sha256 => FileChange::Same,
            Some(_) => FileChange::Replaced,
        };
        entry.file = self.dataset.file(day).to_string_lossy().replace('\\', "/");
        entry.question.clone_from(&self.dataset.question);
        (entry.sha256, entry.bytes) = (sha256, bytes);
        let known = self.manifest.files.get(&day);
        entry.replaces = old
            .filter(|_| put == FileChange::Replaced)
            .map(|sha256| ReplacedFile { rows: known.and_then(|known| known.rows_with(&sha256)), sha256 });
        self.manifest.files.insert(day, entry);
        Ok(put)
    }

    /// Whether `new`, the same records in another form, may replace a day's file with the bytes `old`: one that was changed
    /// by another program stays.
    pub fn may_rewrite(&self, day: Date, old: &[u8], new: &[u8]) -> bool {
        let sha256 = |bytes: &[u8]| hex(Sha256::new_with_prefix(bytes));
        let Some(entry) = self.manifest.files.get(&day) else { return false };
        match compared(&sha256(old), Some(entry)) {
            State::Whole => true,
            // A run has ended before this file took its place.
            State::Interrupted => sha256(new) == entry.sha256,
            State::Missing | State::Edited | State::Unknown => false,
        }
    }

    /// Puts files that [may be rewritten](Self::may_rewrite) in place. They are recorded together, because the manifest has
    /// every file.
    ///
    /// # Errors
    /// [`Kind::CannotWrite`]; then the next run can do the same again.
    pub fn put_rewritten(&mut self, files: Vec<(Date, PendingFile)>) -> Result<()> {
        let mut recorded = Vec::new();
        for (day, pending) in files {
            let is_own = matches!(self.inventory().state(day)?, State::Whole | State::Interrupted);
            if let Some(entry) = self.manifest.files.get(&day).filter(|_| is_own).cloned() {
                self.record(day, &pending, entry)?;
                recorded.push((day, pending));
            }
        }
        if !recorded.is_empty() {
            self.save()?;
        }
        for (day, pending) in recorded {
            pending.commit()?;
            let path = self.path(day);
            tracing::info!(
                "{}",
                tr!("{path}: has the new columns now, without values", path = path.display())
            );
        }
        Ok(())
    }

    /// Records a day without records that has no file: in the hive layout a file of JSON lines would be empty, which
    /// some readers refuse. A file that is there goes.
    ///
    /// # Errors
    /// [`Kind::CannotWrite`].
    pub fn put_nothing(&mut self, day: Date, mut entry: Entry) -> Result<FileChange> {
        let path = self.path(day);
        let old = match digest(&path) {
            Ok((sha256, _)) => Some(sha256),
            Err(e) if e.kind() == io::ErrorKind::NotFound => None,
            Err(e) => return Err(cannot_read(&path, &e)),
        };
        entry.file = self.dataset.file(day).to_string_lossy().replace('\\', "/");
        entry.question.clone_from(&self.dataset.question);
        (entry.sha256, entry.bytes) = (hex(Sha256::new()), 0);
        let known = self.manifest.files.get(&day);
        let is_known = known.is_some_and(Entry::has_no_file);
        entry.replaces = old
            .clone()
            .map(|sha256| ReplacedFile { rows: known.and_then(|known| known.rows_with(&sha256)), sha256 });
        self.manifest.failed.remove(&day);
        self.manifest.files.insert(day, entry);
        if old.is_none() {
            return Ok(if is_known { FileChange::Same } else { FileChange::New });
        }
        self.save()?;
        self.remove(&path)?;
        Ok(FileChange::Replaced)
    }

    /// Removes a day's file, and its folder if that is empty.
    fn remove(&self, path: &Path) -> Result<()> {
        match fs::remove_file(path) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => {
                let what = tr!("cannot remove {path}", path = path.display());
                return Err(Error::new(Kind::CannotWrite, what).why(system(&e)));
            }
            _ => {}
        }
        if self.dataset.layout == DirLayout::Hive {
            // The folder may hold files of other programs, so only an empty one is removed.
            let _ = path.parent().map(fs::remove_dir);
        }
        Ok(())
    }

    /// Creates the folder of a day's file.
    fn make_room(&self, path: &Path) -> Result<()> {
        let folder = path.parent().unwrap_or(&self.dir);
        fs::create_dir_all(folder).map_err(|e| {
            Error::new(Kind::CannotCreate, tr!("cannot create {path}", path = folder.display()))
                .why(system(&e))
        })
    }

    /// Writes the manifest.
    ///
    /// # Errors
    /// [`Kind::CannotCreate`], [`Kind::CannotWrite`].
    pub fn save(&self) -> Result<()> {
        let path = self.dir.join(self.dataset.layout.manifest());
        let part = PartFile::waiting(&self.dir, &path)?;
        PendingFile::of(&self.manifest.text(), part)?.commit()
    }

    /// Removes the files of days before `first`, except files that were changed by another program.
    ///
    /// # Errors
    /// [`Kind::CannotWrite`].
    pub fn prune(&mut self, first: Date) -> Result<usize> {
        let old: Vec<_> = self.manifest.files.keys().copied().filter(|day| *day < first).collect();
        let mut removed = 0;
        for day in old {
            let path = self.path(day);
            let state = match self.inventory().state(day) {
                // A path that is no regular file was not written by kefu.
                Err(error) if error.kind() == Kind::Guarded => State::Unknown,
                state => state?,
            };
            match state {
                State::Edited | State::Unknown => {
                    let path = path.display();
                    tracing::warn!("{}", tr!("{path} was changed by somebody and is kept", path));
                    continue;
                }
                State::Missing => {}
                State::Whole | State::Interrupted => {
                    self.remove(&path)?;
                    removed += 1;
                }
            }
            self.manifest.files.remove(&day);
        }
        self.manifest.failed.retain(|day, _| *day >= first);
        Ok(removed)
    }
}
