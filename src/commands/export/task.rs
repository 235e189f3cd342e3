//! The task of an export: which records, and which days.

use jiff::civil::Date;

/// The task of one run.
pub(super) struct Task {
    /// The noun of the records.
    pub(super) noun: &'static str,
    /// The question as text, equal for equal questions.
    pub(super) about: String,
    /// The days to export.
    pub(super) days: Days,
}

/// The days to export.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Days {
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
