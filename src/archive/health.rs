//! The state of an archive: its days, gaps and age. Reads only, so it can run while an export writes.

use std::{collections::BTreeSet, fmt, path::Path};

use jiff::{SignedDuration, Timestamp, ZonedDateTime, civil::Date};

use super::{CLOCKS, Entry, FailedDay, Manifest, RunEnd, State, state};
use crate::error::{Error, Kind, Result};

/// The state of an archive.
#[derive(Debug)]
pub struct Health {
    /// Every day from the first one to yesterday, and today if it has a file or a failure.
    pub days: Vec<Day>,
    /// The end of the last run, if one has ended.
    pub last_run: Option<RunEnd>,
    /// The number of files for days after today, which a clock that ran ahead has produced. No other count includes
    /// them.
    pub to_come: usize,
    /// The time of the inspection.
    now: Timestamp,
}

/// The state of one day.
#[derive(Debug)]
pub struct Day {
    /// The day.
    pub day: Date,
    /// The state of its file.
    pub state: State,
    /// Its entry in the manifest.
    pub entry: Option<Entry>,
    /// The failure of the last attempt to fetch it.
    pub failure: Option<FailedDay>,
    /// Whether the vendor can still answer for this day. A list that shows only the present moment cannot be asked
    /// for again.
    again: bool,
}

impl Health {
    /// Inspects a directory.
    ///
    /// # Errors
    /// [`Kind::Partial`] if nothing was exported to it or its manifest is damaged; [`Kind::CannotCreate`],
    /// [`Kind::CannotWrite`] if something cannot be read.
    pub fn of(dir: &Path, now: &ZonedDateTime) -> Result<Self> {
        let today = now.date();
        let nothing = |why: String| {
            Error::new(Kind::Partial, tr!("there is no export in {dir}", dir = dir.display())).why(why).hint(
                tr!("`kefu export complaints --dir DIR` makes one; the next run mends a damaged manifest"),
            )
        };
        let manifest = match Manifest::read(dir)? {
            Ok(manifest) => manifest,
            Err(damage) => return Err(nothing(tr!("its manifest.json is damaged: {damage}", damage))),
        };
        let Manifest { mut files, mut failed, last_run, .. } = manifest;
        let to_come = files.keys().filter(|day| **day > today).count();
        let known: BTreeSet<_> = files.keys().chain(failed.keys()).copied().collect();
        let now = now.timestamp();
        let (Some(&first), Some(&last)) = (known.first(), known.last()) else {
            return match last_run {
                Some(_) => Ok(Self { days: Vec::new(), last_run, to_come, now }),
                None => Err(nothing(tr!("it has no manifest.json, or an empty one"))),
            };
        };
        let again = files.values().all(|entry| entry.window.is_some());
        let mut days = Vec::new();
        let until = last.min(today).max(today.yesterday().unwrap_or(today));
        for day in first.series(jiff::ToSpan::day(1)).take_while(|day| *day <= until) {
            let (entry, failure) = (files.remove(&day), failed.remove(&day));
            let state = match &entry {
                Some(entry) => look(&dir.join(&entry.file), entry)?,
                None => State::Missing,
            };
            // A list of the present moment can still be fetched today.
            let again = again || day >= until;
            days.push(Day { day, state, entry, failure, again });
        }
        Ok(Self { days, last_run, to_come, now })
    }

    /// The time of the last successful request to the vendor.
    pub fn newest(&self) -> Option<Timestamp> {
        self.fetched().filter(|at| !self.is_ahead(*at)).max()
    }

    /// The latest request time that lies in the future because a clock ran ahead.
    pub fn ahead(&self) -> Option<Timestamp> {
        self.fetched().filter(|at| self.is_ahead(*at)).max()
    }

    fn fetched(&self) -> impl Iterator<Item = Timestamp> {
        self.days.iter().filter_map(|day| day.entry.as_ref()?.fetched())
    }

    fn is_ahead(&self, at: Timestamp) -> bool {
        at.duration_since(self.now) > CLOCKS
    }

    /// The message of the last failure that no later run has repaired.
    pub fn last_error(&self) -> Option<&str> {
        let failures = self.troubled().filter_map(|day| day.failure.as_ref());
        let last = failures.max_by(|a, b| a.at.cmp(&b.at)).map(|failure| failure.error.as_str());
        last.or_else(|| self.last_run.as_ref()?.error.as_deref())
    }

    /// The number of records in all files.
    pub fn rows(&self) -> u64 {
        let rows = self.files().filter_map(|day| Some(day.entry.as_ref()?.rows));
        rows.fold(0, u64::saturating_add)
    }

    /// The days that have a file.
    pub fn files(&self) -> impl Iterator<Item = &Day> {
        self.days.iter().filter(|day| day.state != State::Missing)
    }

    /// The days with a problem that another run can repair.
    pub fn troubled(&self) -> impl Iterator<Item = &Day> {
        self.days.iter().filter(|day| day.is_troubled())
    }
}

/// The state of a day's file. Anything but a regular file counts as edited, because kefu writes regular files only.
fn look(path: &Path, entry: &Entry) -> Result<State> {
    match state(path, Some(entry)) {
        Err(error) if error.kind() == Kind::Guarded => Ok(State::Edited),
        looked => looked,
    }
}

/// An age in its largest unit. It is displayed as a check's line has it, the same in every language: `5 min`, `3 h`.
pub enum Age {
    /// Less than an hour.
    Minutes(i64),
    /// Less than two days.
    Hours(i64),
    /// Two days and more.
    Days(i64),
}

impl Age {
    /// The age of what happened that long ago.
    pub fn of(passed: SignedDuration) -> Self {
        let minutes = passed.as_mins().max(0);
        match (minutes / 60, minutes / 1440) {
            (0, _) => Self::Minutes(minutes),
            (hours, 0 | 1) => Self::Hours(hours),
            (_, days) => Self::Days(days),
        }
    }

    /// The age in the current language.
    pub fn in_words(&self) -> String {
        match self {
            Self::Minutes(n) => tr!("{n} min", n),
            Self::Hours(n) => tr!("{n} h", n),
            Self::Days(n) => tr!("{n} d", n),
        }
    }
}

impl fmt::Display for Age {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Minutes(n) => write!(f, "{n} min"),
            Self::Hours(n) => write!(f, "{n} h"),
            Self::Days(n) => write!(f, "{n} d"),
        }
    }
}

impl Day {
    /// Whether the day has a problem that another run can repair.
    pub fn is_troubled(&self) -> bool {
        self.failure.is_some()
            || match self.state {
                State::Missing => self.again,
                State::Interrupted => true,
                State::Whole | State::Edited | State::Unknown => false,
            }
    }
}
