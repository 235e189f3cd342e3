//! Which days have to be fetched: those that are missing, and those that may still change.

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};

use super::{Entry, State};

/// How far two machines' clocks may be apart without a word.
pub const CLOCKS: SignedDuration = SignedDuration::from_mins(5);

/// Why a day is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// There is no file.
    Missing,
    /// The day is one of those that are fetched again each time.
    Refreshed,
    /// It was such a day when it was fetched last.
    Unsettled,
    /// A run was ended before the file could be replaced.
    Interrupted,
    /// Nobody knows what the file is.
    Unknown,
}

/// What decides about a day.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The day it is.
    pub today: Date,
    /// The moment it is.
    pub now: Timestamp,
    /// Where the day is what it is.
    pub zone: TimeZone,
    /// How many days change, today included.
    pub refresh: i32,
}

impl Policy {
    /// Why a day has to be fetched, if it has to.
    pub fn due(&self, day: Date, state: State, known: Option<&Entry>) -> Option<Why> {
        match state {
            State::Missing => Some(Why::Missing),
            State::Interrupted => Some(Why::Interrupted),
            State::Unknown => Some(Why::Unknown),
            State::Whole | State::Edited if age(day, self.today) < self.refresh => Some(Why::Refreshed),
            State::Edited => None,
            State::Whole => (!self.is_settled(day, known?.fetched())).then_some(Why::Unsettled),
        }
    }

    /// Whether a day was fetched when it could not change any more. A day that is not over can.
    fn is_settled(&self, day: Date, fetched: Option<Timestamp>) -> bool {
        // What was fetched in the future was fetched by a clock that was wrong.
        fetched.is_some_and(|fetched| {
            let date = fetched.to_zoned_datetime(self.zone.clone()).date();
            fetched <= self.now && age(day, date) >= self.refresh.max(1)
        })
    }
}

/// How many days a day is away from another one after it.
fn age(day: Date, later: Date) -> i32 {
    // Two days of the calendar are never too far from each other.
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

    fn due(age: i8, state: State, fetched_at: &str, refresh: i32) -> Option<Why> {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let now = date(2026, 11, 25).at(6, 30, 0, 0).to_zoned_datetime(zone.clone()).unwrap().timestamp();
        let policy = Policy { today: date(2026, 11, 25), now, zone, refresh };
        policy.due(date(2026, 11, 25 - age), state, Some(&entry(fetched_at)))
    }

    #[test]
    fn what_is_missing_unknown_or_interrupted_is_fetched_at_any_age() {
        for (state, why) in [
            (State::Missing, Why::Missing),
            (State::Unknown, Why::Unknown),
            (State::Interrupted, Why::Interrupted),
        ] {
            assert_eq!(due(20, state, "2026-11-25T06:00:00+08:00", 7), Some(why));
        }
    }

    #[test]
    fn a_day_is_fetched_for_the_last_time_when_it_has_left_those_that_change() {
        let fetched = |day| format!("2026-11-{day}T06:00:00+08:00");
        assert_eq!(due(6, State::Whole, &fetched(25), 7), Some(Why::Refreshed));
        // The 18th changes until the 24th is over.
        assert_eq!(due(7, State::Whole, &fetched(24), 7), Some(Why::Unsettled));
        assert_eq!(due(7, State::Whole, &fetched(25), 7), None);
        assert_eq!(due(7, State::Edited, &fetched(24), 7), None);
        assert_eq!(due(6, State::Edited, &fetched(24), 7), Some(Why::Refreshed));
    }

    #[test]
    fn a_day_that_was_not_over_is_fetched_again_whatever_changes() {
        assert_eq!(due(1, State::Whole, "2026-11-24T23:59:59+08:00", 0), Some(Why::Unsettled));
        assert_eq!(due(1, State::Whole, "2026-11-24T16:00:00Z", 0), None, "it is tomorrow in China");
    }

    #[test]
    fn a_clock_that_was_ahead_or_cannot_be_read_is_not_believed() {
        for wrong in ["2026-11-25T06:30:01+08:00", "2036-01-01T00:00:00Z", "soon", ""] {
            assert_eq!(due(9, State::Whole, wrong, 7), Some(Why::Unsettled), "{wrong}");
        }
    }
}
