//! The values of options that have a form of their own: switches in variables, and zones.

use jiff::tz::TimeZone;

use crate::spelling::{ascii, yes};

/// Reads a variable for a flag that takes no value.
pub(super) fn switch(text: &str) -> Result<bool, String> {
    yes(text).ok_or_else(|| tr!("write 1, true, yes, on or 是, or 0, false, no, off or 否"))
}

/// Reads a time zone.
pub(super) fn zone(text: &str) -> Result<TimeZone, String> {
    TimeZone::get(ascii(text).trim()).map_err(|_| tr!("write an IANA time zone like Asia/Shanghai or UTC"))
}
