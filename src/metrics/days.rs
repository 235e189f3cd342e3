//! The days that a count by day lists although they have no records.

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime};

use crate::dates::{Period, Window};

/// The greatest number of rows that listing every day may make.
const MOST_ROWS: usize = 20_000;

/// The days of a question's window. An open end is the first or last day with records; without either end there are no
/// days but those with records.
#[derive(Clone, Copy, Debug, Default)]
pub struct Days {
    /// The first day.
    pub first: Option<Date>,
    /// The last day.
    pub last: Option<Date>,
}

impl Days {
    /// The days of a window. If only its end is open, the last day is today.
    pub fn of(window: &Window, today: Date) -> Self {
        let first = window.from.map(DateTime::date);
        Self { first, last: window.until.map(DateTime::date).or_else(|| first.map(|_| today)) }
    }

    /// Every day, of those `seen` in records and of the window, if `rows` rows a day are not too many for a reader.
    pub(super) fn all(self, seen: &BTreeSet<Date>, rows: usize) -> Option<Vec<Date>> {
        if matches!(self, Self { first: None, last: None }) {
            return Some(Vec::new());
        }
        let first = self.first.or_else(|| seen.first().copied());
        let last = seen.last().copied().max(self.last);
        let (Some(first), Some(last)) = (first, last) else { return Some(Vec::new()) };
        let most = MOST_ROWS / rows.max(1);
        let days: Vec<_> = Period { first, last }.days().take(most + 1).collect();
        (days.len() <= most).then_some(days)
    }
}
