//! `manifest.json`: the record of every file in an archive.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use jiff::{
    Timestamp, ZonedDateTime,
    civil::{self, Date},
};
use serde::{Deserialize, Serialize};

use super::{DirLayout, HIDDEN_MANIFEST, MANIFEST, State, dataset};
use crate::{
    error::{Error, Kind, Result},
    lang::system,
    whole_file,
};

/// No vendor has records from before this day.
const FIRST: Date = Date::constant(2000, 1, 1);

/// The manifest of a directory.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Manifest {
    /// The profile whose records the files have; `None` for the sandbox's. An earlier version did not write it.
    #[serde(default)]
    pub profile: Option<String>,
    /// The keys of the columns that every file has, in their order. An earlier version did not write them.
    #[serde(default)]
    pub columns: Vec<String>,
    /// The files, by day.
    #[serde(default)]
    pub files: BTreeMap<Date, Entry>,
    /// The days that could not be fetched, by day.
    #[serde(default)]
    pub failed: BTreeMap<Date, FailedDay>,
    /// The end of the last run.
    #[serde(default)]
    pub last_run: Option<RunEnd>,
}

/// The entry of one file.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Entry {
    /// Its path, relative to the directory.
    pub file: String,
    /// The first and the last second of the requested window, RFC 3339; `None` for a list of the present moment.
    pub window: Option<[String; 2]>,
    /// The number of records in the file.
    pub rows: u64,
    /// The vendor's own total, if it gives one.
    pub total: Option<u64>,
    /// The number of records that the vendor sent although they do not match the question. The file does not hold
    /// them.
    #[serde(default)]
    pub dropped: u64,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its SHA-256, in hex.
    pub sha256: String,
    /// The file that this one replaces. It is still on disk if the run ended before the replacement.
    #[serde(default)]
    pub replaces: Option<ReplacedFile>,
    /// The time of the request to the vendor, RFC 3339.
    pub fetched_at: String,
    /// The question and the output options, as text.
    pub question: String,
    /// The version of kefu that wrote it.
    pub version: String,
}

/// The fingerprint of a replaced file.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct ReplacedFile {
    /// Its SHA-256, in hex.
    pub sha256: String,
    /// The number of records in it, if known.
    pub rows: Option<u64>,
}

impl Entry {
    /// The number of records in the file on disk; `None` if unknown.
    pub fn rows_of(&self, state: State) -> Option<u64> {
        match state {
            State::Missing | State::Unknown => None,
            State::Interrupted => self.replaces.as_ref()?.rows,
            State::Whole | State::Edited => Some(self.rows),
        }
    }

    /// The number of records in a file with this SHA-256; `None` if unknown, as for one that was changed since.
    pub(super) fn rows_with(&self, sha256: &str) -> Option<u64> {
        let replaced = self.replaces.as_ref().filter(|old| old.sha256 == sha256);
        if self.sha256 == sha256 { Some(self.rows) } else { replaced?.rows }
    }

    /// Whether it is about a day without records that has no file.
    pub fn has_no_file(&self) -> bool {
        self.rows == 0 && self.bytes == 0 && dataset::is_hive(&self.file)
    }

    /// The time of the request to the vendor; `None` if the entry's text is no time.
    pub fn fetched(&self) -> Option<Timestamp> {
        self.fetched_at.parse().ok()
    }
}

/// The failure to fetch a day.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct FailedDay {
    /// The time of the failure, RFC 3339.
    pub at: String,
    /// The exit code of the error.
    pub exit_code: u8,
    /// The message of the error.
    pub error: String,
}

/// The end of a run.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct RunEnd {
    /// The time it ended, RFC 3339.
    pub at: String,
    /// Its exit code.
    pub exit_code: u8,
    /// Its error message, if it failed.
    pub error: Option<String>,
}

impl Manifest {
    /// Reads the manifest of a directory; a missing file is an empty manifest. The inner error describes a damaged
    /// one.
    ///
    /// # Errors
    /// [`Kind::CannotCreate`] if the file cannot be read.
    pub fn read(dir: &Path) -> Result<std::result::Result<Self, String>> {
        let path = path_in(dir);
        match whole_file::read(&path) {
            // A derived struct would also accept an array, taking its elements for the fields in order.
            Ok(bytes) if bytes.trim_ascii_start().first() != Some(&b'{') => {
                Ok(Err(tr!("it is not a JSON object")))
            }
            Ok(bytes) => Ok(serde_json::from_slice(&bytes)
                .map(Self::sane)
                .map_err(|e| tr!("line {line}, column {column}", line = e.line(), column = e.column()))),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(Ok(Self::default())),
            Err(e) => {
                let what = tr!("cannot read {path}", path = path.display());
                Err(Error::new(Kind::CannotCreate, what).why(system(&e)))
            }
        }
    }

    /// The manifest without entries whose path cannot be a file of its directory.
    fn sane(mut self) -> Self {
        self.files.retain(|day, Entry { file, .. }| {
            let sane = *day >= FIRST && dataset::day_of(file) == Some(*day);
            if !sane {
                tracing::warn!(
                    "{}",
                    tr!(
                        "{MANIFEST}: left out for {day}: `{file}` is no file that kefu keeps for it",
                        MANIFEST,
                        day,
                        file
                    )
                );
            }
            sane
        });
        self.failed.retain(|day, _| *day >= FIRST);
        self
    }

    /// The manifest as JSON text.
    pub(super) fn text(&self) -> Vec<u8> {
        // Serializing maps with days as keys and plain values cannot fail.
        let mut text = serde_json::to_vec_pretty(self).unwrap_or_default();
        text.push(b'\n');
        text
    }
}

/// The manifest of a directory, by whichever of its two names it has.
fn path_in(dir: &Path) -> PathBuf {
    let hidden = dir.join(HIDDEN_MANIFEST);
    if hidden.exists() { hidden } else { dir.join(MANIFEST) }
}

/// Gives the manifest of a directory the name that its layout asks for: an earlier version had one name for both.
/// Returns its path.
pub(super) fn rename(dir: &Path, layout: DirLayout) -> Result<PathBuf> {
    let (old, new) = (path_in(dir), dir.join(layout.manifest()));
    if layout == DirLayout::Hive && old != new && old.exists() {
        moved(&old, &new)?;
    }
    Ok(new)
}

/// Renames a damaged manifest, so that it can be inspected. Returns its new path.
pub(super) fn put_aside(path: &Path) -> Result<PathBuf> {
    let names = (1_u32..).map(|number| path.with_extension(format!("damaged-{number}.json")));
    let aside = names.into_iter().find(|name| !name.exists()).unwrap_or_default();
    moved(path, &aside)?;
    Ok(aside)
}

fn moved(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).map_err(|e| {
        let what = tr!("cannot rename {path}", path = from.display());
        Error::new(Kind::CannotWrite, what).why(system(&e))
    })
}

/// A time as RFC 3339 text with its offset, to the second.
pub fn rfc3339(at: &ZonedDateTime) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// A time of a manifest or a log in a sentence for people: `2026-11-27 09:03:01`, where its zone is the vendors'.
pub fn in_words(rfc3339: &str) -> String {
    let at = rfc3339.parse::<civil::DateTime>();
    at.map_or_else(|_| rfc3339.to_owned(), |at| at.strftime("%Y-%m-%d %H:%M:%S").to_string())
}
