//! Times as JSON objects and arrays, which serializers produce without a date format.

use jiff::{
    civil::{Date, DateTime},
    tz::{Offset, TimeZone},
};
use serde_json::{Map, Value};

use super::{ParsedTime, number};

/// The maximum depth of values that only wrap another.
const DEEPEST: usize = 4;

/// Parses an object or array.
pub fn read(text: &str) -> Option<ParsedTime> {
    value(&serde_json::from_str(text).ok()?, DEEPEST)
}

fn value(value: &Value, depth: usize) -> Option<ParsedTime> {
    match value {
        Value::Null => Some(ParsedTime::Nothing),
        Value::Array(parts) => array(parts),
        Value::Object(members) => object(members, depth.checked_sub(1)?),
        Value::String(text) => super::written(text),
        Value::Number(number) => super::written(&number.to_string()),
        Value::Bool(_) => None,
    }
}

/// Jackson's `[2026,1,2,10,20,30,125000000]`, which may end anywhere after the day. PHP writes an empty object as an
/// empty array.
fn array(parts: &[Value]) -> Option<ParsedTime> {
    if parts.is_empty() {
        return Some(ParsedTime::Nothing);
    }
    if !(3..=7).contains(&parts.len()) {
        return None;
    }
    let all: Vec<i64> = parts.iter().map(Value::as_i64).collect::<Option<_>>()?;
    let part = |at: usize| all.get(at).copied().unwrap_or_default();
    clock([part(0), part(1), part(2), part(3), part(4), part(5), part(6)])
}

fn object(members: &Map<String, Value>, depth: usize) -> Option<ParsedTime> {
    let number = |name: &str| members.get(name).and_then(Value::as_i64);
    let or_none = |name: &str| number(name).unwrap_or_default();
    match (members.get("time"), members.get("date")) {
        // json-lib and Gson: a java.util.Date, whose members are redundant.
        (Some(Value::Number(time)), _) => {
            number::milliseconds(&time.to_string().to_lowercase()).map(ParsedTime::Moment)
        }
        // PHP: a DateTime.
        (_, Some(Value::String(date))) => in_zone(super::written(date)?, members.get("timezone")?.as_str()?),
        // Gson: a LocalDateTime.
        (Some(Value::Object(time)), Some(Value::Object(date))) => {
            let of = |part: &Map<String, Value>, name: &str| part.get(name).and_then(Value::as_i64);
            let in_time = |name: &str| of(time, name).unwrap_or_default();
            let day = [of(date, "year")?, of(date, "month")?, of(date, "day")?];
            clock([
                day[0],
                day[1],
                day[2],
                in_time("hour"),
                in_time("minute"),
                in_time("second"),
                in_time("nano"),
            ])
        }
        // A java.util.Date without its instant: years count from 1900, months from 0.
        (_, Some(Value::Number(_))) => clock([
            number("year")? + 1900,
            number("month")? + 1,
            number("date")?,
            or_none("hours"),
            or_none("minutes"),
            or_none("seconds"),
            0,
        ]),
        // Jackson: a LocalDateTime by its getters.
        _ if members.contains_key("dayOfMonth") => clock([
            number("year")?,
            number("monthValue")?,
            number("dayOfMonth")?,
            or_none("hour"),
            or_none("minute"),
            or_none("second"),
            or_none("nano"),
        ]),
        // MongoDB's `{"$date":{"$numberLong":"…"}}` and any other object that only wraps a time.
        _ if members.len() == 1 => value(members.values().next()?, depth),
        _ if members.is_empty() => Some(ParsedTime::Nothing),
        _ => None,
    }
}

fn clock(parts: [i64; 7]) -> Option<ParsedTime> {
    let small = |at: usize| i8::try_from(parts[at]).ok();
    let date = Date::new(i16::try_from(parts[0]).ok()?, small(1)?, small(2)?).ok()?;
    let nanosecond = i32::try_from(parts[6]).ok()?;
    let time = jiff::civil::Time::new(small(3)?, small(4)?, small(5)?, nanosecond).ok()?;
    Some(ParsedTime::Clock(date.to_datetime(time), None))
}

/// A civil time in a zone that is named, or given as an offset.
fn in_zone(written: ParsedTime, zone: &str) -> Option<ParsedTime> {
    let ParsedTime::Clock(clock, None) = written else { return Some(written) };
    let offset = match TimeZone::get(zone) {
        Ok(zone) => offset_in(clock, zone)?,
        Err(_) => jiff::fmt::strtime::parse("%:z", zone).ok()?.offset()?,
    };
    Some(ParsedTime::Clock(clock, Some(offset)))
}

fn offset_in(clock: DateTime, zone: TimeZone) -> Option<Offset> {
    clock.to_zoned_datetime(zone).ok().map(|moment| moment.offset())
}
