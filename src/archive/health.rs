//! How a directory is: its days, its gaps, its age. ReadOptions only, beside whoever writes.

use std::{collections::BTreeSet, path::Path};

use jiff::{SignedDuration, Timestamp, ZonedDateTime, civil::Date};

use super::{CLOCKS, Ended, Entry, FailedDay, Manifest, State, state};
use crate::error::{Error, Kind, Result};

/// How a directory is.
#[derive(Debug)]
pub struct Health {
    /// Every day from the first to yesterday, and today if there is anything about it.
    pub days: Vec<Day>,
    /// How the last run ended, if one did.
    pub last_run: Option<Ended>,
    /// How many files there are of days after today, made under a clock that was ahead. They count for nothing.
    pub to_come: usize,
    /// The moment from which it is looked at.
    now: Timestamp,
}

/// How a day is.
#[derive(Debug)]
pub struct Day {
    /// Which day.
    pub day: Date,
    /// How its file is.
    pub state: State,
    /// What is known of its file.
    pub entry: Option<Entry>,
    /// Why it could not be had when it was asked for last.
    pub failure: Option<FailedDay>,
    /// Whether the vendor can be asked about it again: a list as it was then is gone.
    again: bool,
}

impl Health {
    /// Looks at a directory.
    ///
    /// # Errors
    /// [`Kind::Partial`] if nothing was exported to it or its manifest is damaged; [`Kind::CannotCreate`],
    /// [`Kind::CannotWrite`] if something cannot be read.
    pub fn of(dir: &Path, now: &ZonedDateTime) -> Result<Self> {
        let today = now.date();
        let nothing = |why: String| {
            Error::new(Kind::Partial, format!("there is no export in {}", dir.display()))
                .why(why)
                .hint("`kefu export complaints --dir DIR` makes one; the next run mends a damaged manifest")
        };
        let manifest = match Manifest::read(dir)? {
            Ok(manifest) => manifest,
            Err(damage) => return Err(nothing(format!("its manifest.json is damaged: {damage}"))),
        };
        let Manifest { mut files, mut failed, last_run } = manifest;
        let to_come = files.keys().filter(|day| **day > today).count();
        let known: BTreeSet<_> = files.keys().chain(failed.keys()).copied().collect();
        let now = now.timestamp();
        let (Some(&first), Some(&last)) = (known.first(), known.last()) else {
            return match last_run {
                Some(_) => Ok(Self { days: Vec::new(), last_run, to_come, now }),
                None => Err(nothing("it has no manifest.json, or an empty one".to_owned())),
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
            // The newest lists can still be made today.
            let again = again || day >= until;
            days.push(Day { day, state, entry, failure, again });
        }
        Ok(Self { days, last_run, to_come, now })
    }

    /// When the vendor was asked last with success.
    pub fn newest(&self) -> Option<Timestamp> {
        self.fetched().filter(|at| !self.is_ahead(*at)).max()
    }

    /// The latest moment to come at which the vendor was asked, by a clock that was ahead.
    pub fn ahead(&self) -> Option<Timestamp> {
        self.fetched().filter(|at| self.is_ahead(*at)).max()
    }

    fn fetched(&self) -> impl Iterator<Item = Timestamp> {
        self.days.iter().filter_map(|day| day.entry.as_ref()?.fetched())
    }

    fn is_ahead(&self, at: Timestamp) -> bool {
        at.duration_since(self.now) > CLOCKS
    }

    /// What went wrong last, if it is not mended yet.
    pub fn last_error(&self) -> Option<&str> {
        let failures = self.troubled().filter_map(|day| day.failure.as_ref());
        let last = failures.max_by(|a, b| a.at.cmp(&b.at)).map(|failure| failure.error.as_str());
        last.or_else(|| self.last_run.as_ref()?.error.as_deref())
    }

    /// How many records there are.
    pub fn rows(&self) -> u64 {
        let rows = self.files().filter_map(|day| Some(day.entry.as_ref()?.rows));
        rows.fold(0, u64::saturating_add)
    }

    /// The days that have a file.
    pub fn files(&self) -> impl Iterator<Item = &Day> {
        self.days.iter().filter(|day| day.state != State::Missing)
    }

    /// The days with which something is wrong that another run can mend.
    pub fn troubled(&self) -> impl Iterator<Item = &Day> {
        self.days.iter().filter(|day| day.is_troubled())
    }
}

/// How a day's file is. What is no regular file is none that kefu has written.
fn look(path: &Path, entry: &Entry) -> Result<State> {
    match state(path, Some(entry)) {
        Err(error) if error.kind() == Kind::Guarded => Ok(State::Edited),
        looked => looked,
    }
}

/// A time that has passed, as people say it.
pub fn age(passed: SignedDuration) -> String {
    let minutes = passed.as_mins().max(0);
    match (minutes / 1440, minutes / 60, minutes) {
        (0, 0, minutes) => format!("{minutes} min"),
        (0 | 1, hours, _) if hours > 0 => format!("{hours} h"),
        (days, ..) => format!("{days} d"),
    }
}

impl Day {
    /// Whether something is wrong that another run can mend.
    pub fn is_troubled(&self) -> bool {
        self.failure.is_some()
            || match self.state {
                State::Missing => self.again,
                State::Interrupted => true,
                State::Whole | State::Edited | State::Unknown => false,
            }
    }
}
