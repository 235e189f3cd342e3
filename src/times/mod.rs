//! Times as vendors write them: forgiving, because a record must never fail on a date.
//!
//! The vendors document one form and send others (Gome publishes none at all), so every form is read that Java,
//! .NET, PHP, `MySQL` and browsers produce. What people type is stricter: see `crate::dates`.
//!
//! Null markers are no times: a text without any digit but 0, the years 0 and 1 (.NET, `MySQL`), and midnight of
//! the days from which clocks count (1753-01-01 and 1900-01-01 in SQL Server, 1899-12-30 in OLE, 1970-01-01 in
//! Unix, there also the moment itself).

mod nested;
mod number;
mod text;

use jiff::{
    Timestamp, ZonedDateTime,
    civil::{Date, DateTime, Time},
    tz::{Offset, TimeZone},
};

use crate::spelling;

/// The days from which clocks count.
const FIRST_DAYS: [Date; 4] = [
    Date::constant(1753, 1, 1),
    Date::constant(1899, 12, 30),
    Date::constant(1900, 1, 1),
    Date::constant(1970, 1, 1),
];

/// What a vendor's value for a time says.
#[derive(Clone, Debug, PartialEq)]
pub enum TimeValue {
    /// A moment.
    Moment(ZonedDateTime),
    /// That there is none.
    Nothing,
    /// Something that cannot be read as a time.
    Unreadable,
}

/// A time as it is written.
#[derive(Clone, Debug, PartialEq)]
enum ParsedTime {
    /// A moment, wherever the clock is.
    Moment(Timestamp),
    /// What a clock shows, and how far it is ahead of UTC if that is written too.
    Clock(DateTime, Option<Offset>),
    /// A null marker.
    Nothing,
}

/// What a text says, or a JSON object or array as text. What names no zone is in `zone`.
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

/// The moment that a text says; none where it says nothing or cannot be read.
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
    let is_nothing = || text.chars().all(|c| c == '0' || !c.is_alphanumeric());
    if spelling::is_nothing(text) || is_nothing() {
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

/// China's offset, which three letters of Java's `CST` stand for.
const CHINA: Offset = Offset::constant(8);

fn moment(clock: DateTime, offset: Option<Offset>, zone: &TimeZone) -> Option<ZonedDateTime> {
    match offset {
        Some(offset) => Some(offset.to_timestamp(clock).ok()?.to_zoned_datetime(zone.clone())),
        None => clock.to_zoned_datetime(zone.clone()).ok(),
    }
}

/// The fast way for the form nearly every record has: `2017-01-01 10:20:30`, to the byte.
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
