//! `manifest.json`: what is known of the files of a directory.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use jiff::{Timestamp, ZonedDateTime, civil::Date};
use serde::{Deserialize, Serialize};

use super::{MANIFEST, State, dataset};
use crate::{
    error::{Error, Kind, Result},
    whole_file,
};

/// No vendor has a record of an earlier day.
const FIRST: Date = Date::constant(2000, 1, 1);

/// What is known of a directory.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Manifest {
    /// The files, by day.
    #[serde(default)]
    pub files: BTreeMap<Date, Entry>,
    /// The days that could not be had, by day.
    #[serde(default)]
    pub failed: BTreeMap<Date, FailedDay>,
    /// How the last run ended.
    #[serde(default)]
    pub last_run: Option<Ended>,
}

/// What is known of a file.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Entry {
    /// Its path, seen from the directory.
    pub file: String,
    /// The first and the last second that were asked for, RFC 3339; none for a list as it was at that moment.
    pub window: Option<[String; 2]>,
    /// Records in it.
    pub rows: u64,
    /// Records by the vendor's own count, if it counts.
    pub total: Option<u64>,
    /// Records that the vendor sent and that are not what it was asked for; they are not in the file.
    #[serde(default)]
    pub dropped: u64,
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256, in hex.
    pub sha256: String,
    /// The file it took the place of: what is there if the run was ended before it could.
    #[serde(default)]
    pub replaces: Option<Replaced>,
    /// When the vendor was asked, RFC 3339.
    pub fetched_at: String,
    /// What was asked, and how it is written.
    pub question: String,
    /// The version of kefu that wrote it.
    pub version: String,
}

/// What is known of a file that was replaced.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Replaced {
    /// Its SHA-256, in hex.
    pub sha256: String,
    /// Records in it, if anybody knows.
    pub rows: Option<u64>,
}

impl Entry {
    /// Records in the file as it is; none if nobody knows.
    pub fn rows_of(&self, state: State) -> Option<u64> {
        match state {
            State::Missing | State::Unknown => None,
            State::Interrupted => self.replaces.as_ref()?.rows,
            State::Whole | State::Edited => Some(self.rows),
        }
    }

    /// When the vendor was asked; none if nobody can tell.
    pub fn fetched(&self) -> Option<Timestamp> {
        self.fetched_at.parse().ok()
    }
}

/// Why a day could not be had.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct FailedDay {
    /// When that was, RFC 3339.
    pub at: String,
    /// The exit code that it has by itself.
    pub exit_code: u8,
    /// What happened.
    pub error: String,
}

/// How a run ended.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Ended {
    /// When that was, RFC 3339.
    pub at: String,
    /// Its exit code.
    pub exit_code: u8,
    /// What went wrong, if anything did.
    pub error: Option<String>,
}

impl Manifest {
    /// The manifest of a directory, an empty one if there is none yet; inside, what is wrong with it.
    ///
    /// # Errors
    /// [`Kind::CannotCreate`] if it cannot be read at all.
    pub fn read(dir: &Path) -> Result<std::result::Result<Self, String>> {
        let path = dir.join(MANIFEST);
        match whole_file::read(&path) {
            // A derived struct would take an array for its fields in their order.
            Ok(bytes) if bytes.trim_ascii_start().first() != Some(&b'{') => {
                Ok(Err("it is no object".to_owned()))
            }
            Ok(bytes) => Ok(serde_json::from_slice(&bytes).map(Self::sane).map_err(|e| e.to_string())),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(Ok(Self::default())),
            Err(e) => Err(Error::new(Kind::CannotCreate, format!("cannot read {}", path.display())).why(e)),
        }
    }

    /// The manifest without what cannot be the entry of a file in its directory.
    fn sane(mut self) -> Self {
        self.files.retain(|day, Entry { file, .. }| {
            let sane = *day >= FIRST && dataset::day_of(file) == Some(*day);
            if !sane {
                tracing::warn!("{MANIFEST}: left out for {day}: `{file}` is no file that kefu keeps for it");
            }
            sane
        });
        self.failed.retain(|day, _| *day >= FIRST);
        self
    }

    /// The manifest as it is written.
    pub(super) fn text(&self) -> Vec<u8> {
        // Maps with days for keys and plain values cannot fail.
        let mut text = serde_json::to_vec_pretty(self).unwrap_or_default();
        text.push(b'\n');
        text
    }
}

/// Gives a damaged manifest another name, under which somebody can look at it.
pub(super) fn put_aside(dir: &Path) -> Result<PathBuf> {
    let names = (1_u32..).map(|number| dir.join(format!("manifest.damaged-{number}.json")));
    let aside = names.into_iter().find(|name| !name.exists()).unwrap_or_default();
    fs::rename(dir.join(MANIFEST), &aside).map(|()| aside).map_err(|e| {
        Error::new(Kind::CannotWrite, format!("cannot rename {}", dir.join(MANIFEST).display())).why(e)
    })
}

/// A moment as it is written down: with its offset, to the second.
pub fn rfc3339(at: &ZonedDateTime) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
