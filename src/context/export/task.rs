//! The task of an export: which records, and which days.

use jiff::civil::{Date, DateTime};

use crate::{
    dates::{Clock, Window},
    error::{Error, Kind, Result},
};

/// The task of one run.
pub struct Task {
    /// The noun of the records, which begins the names of the files.
    pub noun: &'static str,
    /// The question as text, equal for equal questions.
    pub about: String,
    /// The days to export.
    pub days: Days,
}

/// The days to export.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Days {
    /// A range of days, each of which the vendor can answer for at any time.
    Between {
        /// The first day, if the user gave one.
        since: Option<Date>,
        /// The last day.
        until: Date,
        /// The number of most recent days whose records may change.
        refresh: i32,
    },
    /// Today, the only day that the vendor can answer for.
    Today,
    /// Today; new rows are appended to the file of earlier runs.
    TodayToo,
}

impl Days {
    /// The days of a question's window up to today, of which so many most recent ones may change.
    ///
    /// # Errors
    /// [`Kind::Usage`] if the window does not consist of whole days.
    pub fn of(window: Option<Window>, refresh: i32, clock: &Clock) -> Result<Self> {
        let window = window.unwrap_or_default();
        if !window.whole_days() {
            return Err(Error::new(Kind::Usage, tr!("a file holds a whole day"))
                .why(tr!("the window is {window}", window))
                .hint(tr!("give --since, --until and --on without times of day")));
        }
        let until = window.until.map_or(clock.today(), |until| until.date().min(clock.today()));
        Ok(Self::Between { since: window.from.map(DateTime::date), until, refresh })
    }
}
