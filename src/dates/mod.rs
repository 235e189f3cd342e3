//! Dates as people type them: words, days, ranges, computed in the vendors' zone.
//!
//! `when` reads one date, `window` makes the span of time that `--since`, `--until` and `--on` ask for.
//! Times as vendors write them are another matter: see `crate::times`.

mod scan;
mod when;
mod window;

pub use scan::Scan;
pub use when::{Span, When};
pub use window::Window;

use jiff::{Timestamp, ZonedDateTime, civil::Date, tz::TimeZone};

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
