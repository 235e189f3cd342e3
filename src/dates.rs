//! Dates as people type them: words, days, ranges, computed in the vendors' zone.

use jiff::ZonedDateTime;

/// The moment at which a command asks, in the vendors' zone. Every date word is computed from it.
#[derive(Clone, Debug)]
pub struct Clock {
    /// Now.
    pub now: ZonedDateTime,
}
