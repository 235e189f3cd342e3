//! Parses vendors' times leniently, because a record must never fail on a date.
//!
//! The vendors document one form and send others (Gome publishes none at all), so every form that Java, .NET, PHP,
//! `MySQL` and browsers produce is accepted. Dates that users type are parsed more strictly by `crate::dates`.
//!
//! Null markers are not times: a text without any digit but 0, the years 0 and 1 (.NET, `MySQL`), and midnight of
//! the epochs (1753-01-01 and 1900-01-01 in SQL Server, 1899-12-30 in OLE, 1970-01-01 in Unix, for which the instant
//! itself counts as well).

mod nested;
mod number;
mod text;

use jiff::{
    Timestamp, ZonedDateTime,
    civil::{Date, DateTime, Time},
    tz::{Offset, TimeZone},
};

use crate::spelling;

/// The epochs of common clocks.
const FIRST_DAYS: [Date; 4] = [
    Date::constant(1753, 1, 1),
    Date::constant(1899, 12, 30),
    Date::constant(1900, 1, 1),
    Date::constant(1970, 1, 1),
];

/// The meaning of a vendor's value for a time.
#[derive(Clone, Debug, PartialEq)]
pub enum TimeValue {
    /// A point in time.
    Moment(ZonedDateTime),
    /// A null marker.
    Nothing,
    /// A text that cannot be parsed as a time.
    Unreadable,
}

/// A parsed time, before a zone is applied.
#[derive(Clone, Debug, PartialEq)]
enum ParsedTime {
    /// An instant, independent of any zone.
    Moment(Timestamp),
    /// A civil time, and its UTC offset if it has one.
    Clock(DateTime, Option<Offset>),
    /// A null marker.
    Nothing,
}

/// Parses a text, or a JSON object or array as text. A time without a zone is in `zone`.
pub fn read(text: &str, zone: &TimeZone) -> TimeValue {
    let written = match usual(text.as_bytes()) {
        Some(clock) => Some(ParsedTime::Clock(clock, None)),
        None => written(text),
    };
    match written {
        Some(ParsedTime::Nothing) => TimeValue::Nothing,
        Some(written) if is_zero(&written) => TimeValue::Nothing,
        Some(ParsedTime::Moment(moment)) => TimeValue::Moment(moment.to_zoned_datetime(zone.clone())),
        Some(ParsedTime::Clock(clock, offset)) => {
            moment(clock, offset, zone).map_or(TimeValue::Unreadable, TimeValue::Moment)
        }
        None => TimeValue::Unreadable,
    }
}

/// The point in time that a text means; `None` for a null marker or an unreadable text.
pub fn parse(text: &str, zone: &TimeZone) -> Option<ZonedDateTime> {
    match read(text, zone) {
        TimeValue::Moment(moment) => Some(moment),
        TimeValue::Nothing | TimeValue::Unreadable => None,
    }
}

fn written(text: &str) -> Option<ParsedTime> {
    let text = text.trim();
    if text.starts_with(['{', '[']) {
        return nested::read(text);
    }
    if spelling::is_placeholder(text) {
        return Some(ParsedTime::Nothing);
    }
    let text = spelling::folded(text);
    number::read(&text).or_else(|| text::read(&text))
}

fn is_zero(written: &ParsedTime) -> bool {
    let is_first = |clock: DateTime| {
        clock.year() <= 1 || (clock.time() == Time::midnight() && FIRST_DAYS.contains(&clock.date()))
    };
    match written {
        ParsedTime::Moment(moment) => is_first(Offset::UTC.to_datetime(*moment)),
        ParsedTime::Clock(clock, offset) => {
            let in_utc = offset.unwrap_or(CHINA).to_timestamp(*clock);
            is_first(*clock) || in_utc.is_ok_and(|moment| moment == Timestamp::UNIX_EPOCH)
        }
        ParsedTime::Nothing => true,
    }
}

/// China's UTC offset, which Java's `CST` stands for.
const CHINA: Offset = Offset::constant(8);

fn moment(clock: DateTime, offset: Option<Offset>, zone: &TimeZone) -> Option<ZonedDateTime> {
    match offset {
        Some(offset) => Some(offset.to_timestamp(clock).ok()?.to_zoned_datetime(zone.clone())),
        None => clock.to_zoned_datetime(zone.clone()).ok(),
    }
}

/// The fast path for the form that nearly every record has, to the byte: `2017-01-01 10:20:30`.
fn usual(text: &[u8]) -> Option<DateTime> {
    let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1, b' ', h0, h1, b':', n0, n1, b':', s0, s1] = text else {
        return None;
    };
    let digit = |byte: &u8| i8::try_from(byte.wrapping_sub(b'0')).ok().filter(|n| (0..=9).contains(n));
    let two = |tens, ones| Some(digit(tens)? * 10 + digit(ones)?);
    let year = i16::from(two(y0, y1)?) * 100 + i16::from(two(y2, y3)?);
    let date = Date::new(year, two(m0, m1)?, two(d0, d1)?).ok()?;
    let time = Time::new(two(h0, h1)?, two(n0, n1)?, two(s0, s1)?, 0).ok()?;
    Some(date.to_datetime(time))
}

#[cfg(test)]
mod tests;
