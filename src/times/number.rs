//! Times as numbers: Unix time in any unit and notation, alone or as .NET's `/Date(…)/`, and digits without
//! separators.

use jiff::{Timestamp, civil::DateTime};

use super::ParsedTime;

/// The units of Unix time by the number of digits before the point: seconds, milli-, micro- and nanoseconds. Records
/// are not older than 2001, so a number between two units is not a time.
const UNITS: [(i128, i128); 4] = [
    (1_000_000_000, 1_000_000_000),
    (1_000_000_000_000, 1_000_000),
    (1_000_000_000_000_000, 1_000),
    (1_000_000_000_000_000_000, 1),
];
/// A number that would be a later year is not a time.
const LAST_YEAR: i16 = 2200;
/// `20260102`, with hour and minute, with seconds, with milliseconds.
const COMPACT: [(usize, &str); 3] = [(8, "%Y%m%d"), (12, "%Y%m%d%H%M"), (14, "%Y%m%d%H%M%S")];

/// Parses a folded text.
pub fn read(text: &str) -> Option<ParsedTime> {
    if let Some(inside) = dot_net(text) {
        return milliseconds(inside).map(ParsedTime::Moment);
    }
    compact(text).map(|clock| ParsedTime::Clock(clock, None)).or_else(|| unix(text).map(ParsedTime::Moment))
}

/// Unix time; its magnitude decides the unit.
pub fn unix(text: &str) -> Option<Timestamp> {
    let nano = nanos(text)?;
    let whole = (nano / 1_000_000_000).abs();
    let (_, unit) = UNITS.into_iter().find(|(least, _)| (*least..least * 100).contains(&whole))?;
    let nanoseconds = nano.checked_mul(unit)? / 1_000_000_000;
    let moment = Timestamp::from_nanosecond(nanoseconds).ok()?;
    (jiff::tz::Offset::UTC.to_datetime(moment).year() <= LAST_YEAR).then_some(moment)
}

/// Unix time in milliseconds.
pub fn milliseconds(text: &str) -> Option<Timestamp> {
    Timestamp::from_nanosecond(nanos(text)?.checked_mul(1_000_000)? / 1_000_000_000).ok()
}

/// The number times 10⁹: `-1483237230.5`, `1.48323723e12`.
fn nanos(text: &str) -> Option<i128> {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let exponent: i32 = exponent.parse().ok()?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = whole.trim_start_matches(['-', '+']);
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_number =
        !digits.is_empty() && are_digits(digits) && are_digits(fraction) && whole.len() <= digits.len() + 1;
    if !is_number {
        return None;
    }
    let number: i128 = format!("{whole}{fraction}").parse().ok()?;
    let shift = exponent.checked_add(9)?.checked_sub(i32::try_from(fraction.len()).ok()?)?;
    let power = 10_i128.checked_pow(shift.unsigned_abs())?;
    if shift < 0 { Some(number / power) } else { number.checked_mul(power) }
}

/// The content of `/Date(1483237230000+0800)/`, also in the form `new Date(…)` or with escaped slashes. The offset is
/// the server's and does not shift the instant.
fn dot_net(text: &str) -> Option<&str> {
    let text = text.trim_matches(['/', '\\']).trim_start_matches("new ");
    let inside = text.strip_prefix("date(")?.strip_suffix(')')?.trim();
    let offset = inside.rfind(['+', '-']).filter(|at| *at > 0);
    Some(&inside[..offset.unwrap_or(inside.len())])
}

/// Consecutive digits of a day, or of a day and a time.
fn compact(text: &str) -> Option<DateTime> {
    let day_and_time = text.get(..14).filter(|_| text.len() == 17);
    let known = day_and_time.unwrap_or(text);
    let (_, form) = COMPACT.into_iter().find(|(length, _)| *length == known.len())?;
    let is_recent = text.starts_with("19") || text.starts_with("20");
    if !is_recent || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let parts = jiff::fmt::strtime::parse(form, known).ok()?;
    let clock = parts.to_datetime().or_else(|_| parts.to_date().map(|day| day.at(0, 0, 0, 0))).ok()?;
    let milli = text.get(14..).filter(|milli| !milli.is_empty());
    let nano = milli.map_or(Some(0), |milli| milli.parse::<i32>().ok().map(|milli| milli * 1_000_000))?;
    clock.with().subsec_nanosecond(nano).build().ok()
}
