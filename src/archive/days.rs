//! Selects the days to fetch: days without a file, and days whose records may still change.

use std::fmt;

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};

use super::{Entry, State};
use crate::lang::Message;

/// The clock difference between two machines that is tolerated without a warning.
pub const CLOCKS: SignedDuration = SignedDuration::from_mins(5);

/// The reason why a day is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueReason {
    /// The day has no file.
    Missing,
    /// The day lies within `--refresh`, so it is fetched in every run.
    Refreshed,
    /// The day still lay within `--refresh` when it was last fetched.
    Unsettled,
    /// A run ended between writing the manifest and replacing the file.
    Interrupted,
    /// The manifest does not know the file.
    Unknown,
}

impl fmt::Display for DueReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self {
            Self::Missing => Message::new("there is no file yet"),
            Self::Refreshed => Message::new("its records may still change"),
            Self::Unsettled => Message::new("its records could still change when it was last fetched"),
            Self::Interrupted => Message::new("a run was interrupted while it replaced the file"),
            Self::Unknown => Message::new("the file is not in the manifest"),
        };
        words.fmt(f)
    }
}

/// The inputs that decide whether a day is fetched.
#[derive(Clone, Debug)]
pub struct RefreshPolicy {
    /// The current day.
    pub today: Date,
    /// The current time.
    pub now: Timestamp,
    /// The time zone that days begin and end in.
    pub zone: TimeZone,
    /// The number of most recent days, today included, whose records may change.
    pub refresh: i32,
}

impl RefreshPolicy {
    /// The reason to fetch a day, or `None` if its file is final.
    pub fn due(&self, day: Date, state: State, known: Option<&Entry>) -> Option<DueReason> {
        match state {
            State::Missing => Some(DueReason::Missing),
            State::Interrupted => Some(DueReason::Interrupted),
            State::Unknown => Some(DueReason::Unknown),
            State::Whole | State::Edited if age(day, self.today) < self.refresh => Some(DueReason::Refreshed),
            State::Edited => None,
            State::Whole => (!self.is_settled(day, known?.fetched())).then_some(DueReason::Unsettled),
        }
    }

    /// Whether a day was last fetched after its records could no longer change. A day that is not over is never
    /// settled.
    fn is_settled(&self, day: Date, fetched: Option<Timestamp>) -> bool {
        // A fetch time in the future comes from a wrong clock and proves nothing.
        fetched.is_some_and(|fetched| {
            let date = fetched.to_zoned_datetime(self.zone.clone()).date();
            fetched <= self.now && age(day, date) >= self.refresh.max(1)
        })
    }
}

/// The number of days from one day to a later one.
fn age(day: Date, later: Date) -> i32 {
    // Two calendar days are never too far apart for a span.
    later.since(day).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn entry(fetched_at: &str) -> Entry {
        Entry {
            dropped: 0,
            file: String::new(),
            window: None,
            rows: 0,
            total: None,
            bytes: 0,
            sha256: String::new(),
            replaces: None,
            fetched_at: fetched_at.to_owned(),
            question: String::new(),
            version: String::new(),
        }
    }

    fn due(age: i8, state: State, fetched_at: &str, refresh: i32) -> Option<DueReason> {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let now = date(2026, 11, 25).at(6, 30, 0, 0).to_zoned_datetime(zone.clone()).unwrap().timestamp();
        let policy = RefreshPolicy { today: date(2026, 11, 25), now, zone, refresh };
        policy.due(date(2026, 11, 25 - age), state, Some(&entry(fetched_at)))
    }

    #[test]
    fn what_is_missing_unknown_or_interrupted_is_fetched_at_any_age() {
        for (state, why) in [
            (State::Missing, DueReason::Missing),
            (State::Unknown, DueReason::Unknown),
            (State::Interrupted, DueReason::Interrupted),
        ] {
            assert_eq!(due(20, state, "2026-11-25T06:00:00+08:00", 7), Some(why));
        }
    }

    #[test]
    fn a_day_is_fetched_for_the_last_time_when_it_has_left_those_that_change() {
        let fetched = |day| format!("2026-11-{day}T06:00:00+08:00");
        assert_eq!(due(6, State::Whole, &fetched(25), 7), Some(DueReason::Refreshed));
        // The day changes until the 24th is over.
        assert_eq!(due(7, State::Whole, &fetched(24), 7), Some(DueReason::Unsettled));
        assert_eq!(due(7, State::Whole, &fetched(25), 7), None);
        assert_eq!(due(7, State::Edited, &fetched(24), 7), None);
        assert_eq!(due(6, State::Edited, &fetched(24), 7), Some(DueReason::Refreshed));
    }

    #[test]
    fn a_day_that_was_not_over_is_fetched_again_whatever_changes() {
        assert_eq!(due(1, State::Whole, "2026-11-24T23:59:59+08:00", 0), Some(DueReason::Unsettled));
        assert_eq!(due(1, State::Whole, "2026-11-24T16:00:00Z", 0), None, "it is tomorrow in China");
    }

    #[test]
    fn a_clock_that_was_ahead_or_cannot_be_read_is_not_believed() {
        for wrong in ["2026-11-25T06:30:01+08:00", "2036-01-01T00:00:00Z", "soon", ""] {
            assert_eq!(due(9, State::Whole, wrong, 7), Some(DueReason::Unsettled), "{wrong}");
        }
    }
}
