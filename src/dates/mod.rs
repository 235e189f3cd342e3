//! Dates and durations as people type them, in Chinese and English, computed in the vendors' zone.
//!
//! `when` is one date: `read` takes its text apart, `days` says which days it means. `span` is a range, `window` the
//! span of time that `--since`, `--until` and `--on` ask for together, `period` the day, week or month of a report.
//! Times as vendors write them are another matter: see `crate::times`.

mod days;
mod duration;
mod numeral;
mod period;
mod read;
mod scan;
mod span;
mod when;
mod window;
mod workdays;

pub use duration::{days, duration};
pub use period::{Every, Period};
pub use scan::Scan;
pub use span::Span;
pub use when::{DateError, When};
pub use window::Window;
pub use workdays::Workdays;

use jiff::{Timestamp, ZonedDateTime, civil::Date, tz::TimeZone};

/// A hundred years of days: more is a slip of the finger.
const MOST_DAYS: i32 = 36_500;

/// The moment at which a command asks, in the vendors' zone. Every date word is computed from it.
#[derive(Clone, Debug)]
pub struct Clock {
    /// Now.
    pub now: ZonedDateTime,
}

impl Clock {
    /// The machine's clock, read in the vendors' zone.
    pub fn system(zone: TimeZone) -> Self {
        Self::at(Timestamp::now(), zone)
    }

    /// A clock that stands at a moment.
    pub fn at(moment: Timestamp, zone: TimeZone) -> Self {
        Self { now: moment.to_zoned_datetime(zone) }
    }

    /// The day it is where the vendors are.
    pub fn today(&self) -> Date {
        self.now.date()
    }
}
