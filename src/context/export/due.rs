//! The days that an export fetches and why, from what its directory has: the same for a run, a plan and a dry run.

use jiff::{Timestamp, ToSpan as _, civil::Date};

use super::{
    Directory,
    task::{Days, Task},
};
use crate::{
    archive::{CLOCKS, DueReason, Entry, Inventory, RefreshPolicy, State, in_words, rfc3339},
    dates::Clock,
    error::{Error, Kind, Result},
};

/// The number of days to fetch first, for an empty directory without `--since`.
const FIRST_DAYS: i32 = 30;

/// The days of a directory that a task is about.
#[derive(Debug)]
pub(super) struct Due {
    /// The first and the last of them.
    pub(super) range: [Date; 2],
    /// Those to fetch, the newest first, because they matter most.
    pub(super) days: Vec<(Date, DueReason)>,
    /// The number of those whose records are final.
    pub(super) settled: u64,
    /// Those whose file was changed by another program since it was written.
    pub(super) edited: Vec<Date>,
    /// Those whose file cannot be looked at.
    pub(super) unreadable: Vec<(Date, Error)>,
}

impl Due {
    /// Finds the days that are due.
    ///
    /// # Errors
    /// [`Kind::Guarded`] for files of the future.
    pub(super) fn of(
        clock: &Clock,
        directory: &Directory,
        task: &Task,
        inventory: Inventory<'_>,
    ) -> Result<Self> {
        trust(clock, task.days, inventory)?;
        let today = clock.today();
        let usual = || inventory.first_day(today.saturating_sub((FIRST_DAYS - 1).days()));
        let (first, last, refresh) = match task.days {
            Days::Between { since, until, refresh } => (since.unwrap_or_else(usual), until, refresh),
            Days::Today | Days::TodayToo => (today, today, 1),
        };
        let first = first.max(directory.first_retained(today).unwrap_or(Date::MIN));
        let policy =
            RefreshPolicy { today, now: clock.now.timestamp(), zone: clock.now.time_zone().clone(), refresh };
        let range = [first, last];
        let mut due =
            Self { range, days: Vec::new(), settled: 0, edited: Vec::new(), unreadable: Vec::new() };
        for (day, found) in inventory.days(first, last, &policy) {
            match found {
                Ok((state, why)) => due.add(day, state, why),
                Err(error) => due.unreadable.push((day, error)),
            }
        }
        due.days.reverse();
        Ok(due)
    }

    fn add(&mut self, day: Date, state: State, why: Option<DueReason>) {
        match why {
            Some(why) => self.days.push((day, why)),
            None => self.settled += 1,
        }
        if state == State::Edited {
            self.edited.push(day);
        }
    }
}

/// Checks that no file lies in the future: a list of the present moment must not replace a later one.
fn trust(clock: &Clock, days: Days, inventory: Inventory<'_>) -> Result<()> {
    let now = clock.now.timestamp();
    let is_ahead = |entry: &Entry| entry.fetched().is_some_and(|at| at.duration_since(now) > CLOCKS);
    let is_there = |entry: &Entry| inventory.dir.join(&entry.file).exists();
    let known = inventory.manifest.files.iter();
    let ahead: Vec<_> = known.filter(|(_, entry)| is_ahead(entry) && is_there(entry)).collect();
    let moment = |at: Timestamp| in_words(&rfc3339(&at.to_zoned_datetime(clock.now.time_zone().clone())));
    let latest = |ahead: &[(&Date, &Entry)]| {
        ahead.iter().filter_map(|(_, entry)| entry.fetched()).max().map(moment).unwrap_or_default()
    };
    let now = moment(now);
    match days {
        _ if ahead.is_empty() => Ok(()),
        Days::Between { .. } => {
            // Files of future days are replaced when their day comes.
            let past: Vec<_> = ahead.into_iter().filter(|(day, _)| **day <= clock.today()).collect();
            if !past.is_empty() {
                let latest = latest(&past);
                tracing::warn!(
                    "{}",
                    tr!(
                        "a file was written at {latest}, and it is {now} by this machine's clock: what it holds is \
                         fetched again",
                        latest,
                        now
                    )
                );
            }
            Ok(())
        }
        Days::Today | Days::TodayToo => {
            let files: Vec<_> = ahead.iter().map(|(_, entry)| entry.file.as_str()).collect();
            let (files, latest) = (files.join(&tr!(", ")), latest(&ahead));
            let what = tr!("a file was written at {latest}, which is in the future", latest);
            Err(Error::new(Kind::Guarded, what).why(tr!("it is {now} by this machine's clock", now)).hint(
                tr!("correct the clock; if it is right and was ahead before, move {files} away", files),
            ))
        }
    }
}
