//! Times as vendors write them: forgiving, because a record must never fail on a date.
//!
//! The vendors document one form and send others (Gome publishes none at all), so every form that was
//! seen or is likely is read. What people type is stricter: see `crate::dates`.

use jiff::{
    SignedDuration, Timestamp, ZonedDateTime,
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};

use crate::dates::Scan;

/// Months as English writes them, three letters.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A vendor's time in `zone`; text that names no zone of its own is in `zone`, too.
///
/// Read are `2017-01-01 10:20:30`, unpadded, with `/` or `T`, without seconds or a time, with a fraction,
/// `Z` or an offset; `Jan 1, 2017 10:20:30 AM`; and Unix time in seconds (10 digits) or milliseconds (13).
/// `None` for anything else: an empty text, `0000-00-00 00:00:00`, a day that does not exist.
pub fn parse(text: &str, zone: &TimeZone) -> Option<ZonedDateTime> {
    if let Some(plain) = usual(text.as_bytes()) {
        return plain.to_zoned_datetime(zone.clone()).ok();
    }
    let text = text.trim();
    if let Some(moment) = unix(text) {
        return Some(moment.to_zoned_datetime(zone.clone()));
    }
    let mut scan = Scan::new(text);
    let date = if text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        english_date(&mut scan)?
    } else {
        let (year, month, day) = scan.date()?;
        Date::new(year, month, day).ok()?
    };
    if scan.rest().is_empty() {
        return date.to_zoned_datetime(zone.clone()).ok();
    }
    let apart = scan.one_of(&['T', 't', ',']).is_some();
    if !(scan.blanks() || apart) {
        return None;
    }
    let local = date.to_datetime(time(&mut scan)?);
    scan.blanks();
    if scan.rest().is_empty() {
        return local.to_zoned_datetime(zone.clone()).ok();
    }
    let east_of_utc = offset(&mut scan).filter(|_| scan.rest().is_empty())?;
    let moment = local.checked_sub(east_of_utc).ok()?.to_zoned_datetime(TimeZone::UTC).ok()?;
    Some(moment.with_time_zone(zone.clone()))
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

fn unix(text: &str) -> Option<Timestamp> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match text.len() {
        10 => Timestamp::from_second(text.parse().ok()?).ok(),
        13 => Timestamp::from_millisecond(text.parse().ok()?).ok(),
        _ => None,
    }
}

/// `Jan 1, 2017`: how Java's JSON libraries write dates where nobody told them otherwise.
fn english_date(scan: &mut Scan) -> Option<Date> {
    let name = scan.letters().to_ascii_lowercase();
    let month = MONTHS.iter().position(|month| name.len() >= 3 && name.starts_with(month))?;
    scan.one_of(&['.']);
    scan.blanks();
    let day = scan.short()?;
    scan.one_of(&[',']);
    scan.blanks();
    let year = scan.digits(4..=4)?.parse().ok()?;
    Date::new(year, i8::try_from(month).ok()? + 1, day).ok()
}

/// A time of day with an optional fraction and an optional AM or PM.
fn time(scan: &mut Scan) -> Option<Time> {
    let (hour, minute, second) = scan.time()?;
    let nanosecond = match scan.one_of(&['.']) {
        Some(_) => nanoseconds(scan.digits(1..=usize::MAX)?)?,
        None => 0,
    };
    let mut ahead = scan.clone();
    ahead.blanks();
    let hour = match (ahead.letters().to_ascii_lowercase().as_str(), hour) {
        ("am", 1..=12) => hour % 12,
        ("pm", 1..=12) => hour % 12 + 12,
        // Not ours: the offset's `Z`, or nonsense that stays behind and fails there.
        _ => return Time::new(hour, minute, second.unwrap_or(0), nanosecond).ok(),
    };
    *scan = ahead;
    Time::new(hour, minute, second.unwrap_or(0), nanosecond).ok()
}

/// The digits after the point as nanoseconds; what is finer is cut off.
fn nanoseconds(digits: &str) -> Option<i32> {
    let nine: String = digits.chars().chain("000000000".chars()).take(9).collect();
    nine.parse().ok()
}

/// `Z`, `+08:00`, `+0800` or `+08`: how far local time is ahead of UTC.
fn offset(scan: &mut Scan) -> Option<SignedDuration> {
    let ahead = match scan.one_of(&['Z', 'z', '+', '-'])? {
        '+' => 1,
        '-' => -1,
        _ => return Some(SignedDuration::ZERO),
    };
    let digits = scan.digits(2..=4)?;
    let (hours, minutes) = match (digits.len(), scan.one_of(&[':'])) {
        (2, Some(_)) => (digits, scan.digits(2..=2)?),
        (2, None) => (digits, "0"),
        (4, None) => digits.split_at(2),
        _ => return None,
    };
    let (hours, minutes) = (hours.parse::<i64>().ok()?, minutes.parse::<i64>().ok()?);
    (hours < 24 && minutes < 60).then(|| SignedDuration::from_mins(ahead * (hours * 60 + minutes)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shanghai() -> TimeZone {
        TimeZone::get("Asia/Shanghai").expect("bundled zone")
    }

    fn read(text: &str) -> Option<String> {
        let time = parse(text, &shanghai())?;
        Some(time.strftime("%Y-%m-%dT%H:%M:%S%.f%:z").to_string())
    }

    #[test]
    fn every_form_a_vendor_was_seen_to_send_is_read() {
        let table = [
            ("2017-01-01 10:20:30", "2017-01-01T10:20:30+08:00"),
            ("2017-8-23 12:23:12", "2017-08-23T12:23:12+08:00"),
            ("2017-1-1 9:05:00", "2017-01-01T09:05:00+08:00"),
            ("2017-01-01", "2017-01-01T00:00:00+08:00"),
            ("2017-1-1", "2017-01-01T00:00:00+08:00"),
            ("2017-01-01 10:20", "2017-01-01T10:20:00+08:00"),
            ("2020/4/29 16:20:16", "2020-04-29T16:20:16+08:00"),
            ("2017-01-01T10:20:30", "2017-01-01T10:20:30+08:00"),
            ("2017-01-01T10:20:30Z", "2017-01-01T18:20:30+08:00"),
            ("2017-01-01T10:20:30+08:00", "2017-01-01T10:20:30+08:00"),
            ("2017-01-01T10:20:30+0800", "2017-01-01T10:20:30+08:00"),
            ("2017-01-01 10:20:30 -05", "2017-01-01T23:20:30+08:00"),
            ("2017-01-01T10:20:30.125Z", "2017-01-01T18:20:30.125+08:00"),
            ("2017-01-01 10:20:30.0", "2017-01-01T10:20:30+08:00"),
            ("2017-01-01 10:20:30.1234567891234", "2017-01-01T10:20:30.123456789+08:00"),
            ("Jan 1, 2017 10:20:30 AM", "2017-01-01T10:20:30+08:00"),
            ("Jan 1, 2017, 10:20:30\u{202f}PM", "2017-01-01T22:20:30+08:00"),
            ("December 31, 2017 12:00:00 AM", "2017-12-31T00:00:00+08:00"),
            ("Sep 3, 2017 12:00:00 pm", "2017-09-03T12:00:00+08:00"),
            ("Sep 3, 2017", "2017-09-03T00:00:00+08:00"),
            ("1483237230000", "2017-01-01T10:20:30+08:00"),
            ("1483237230125", "2017-01-01T10:20:30.125+08:00"),
            ("1483237230", "2017-01-01T10:20:30+08:00"),
            (" 2017-01-01 10:20:30 ", "2017-01-01T10:20:30+08:00"),
            ("2017年1月1日 10时20分30秒", "2017-01-01T10:20:30+08:00"),
        ];
        for (text, expected) in table {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            " ",
            "0",
            "-",
            "null",
            "0000-00-00",
            "0000-00-00 00:00:00",
            "2017-02-30 10:20:30",
            "2017-01-01 24:00:00",
            "2017-01-01 10:20:61",
            "2017-01-01 10:20:30x",
            "2017-01-01 1a:20:30",
            "2017-01-0110:20:30",
            "2017-01-01T10:20:30+8",
            "2017-01-01T10:20:30+08:0",
            "2017-01-01T10:20:30+99:00",
            "2017-01-01T10:20:30Zulu",
            "2017-01-01 10:20:30 XM",
            "Jan 1, 2017 13:20:30 PM",
            "Foo 1, 2017",
            "J",
            "20170101",
            "148323723012",
            "9999-12-31T23:59:59-23:59",
            "十一月",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in any::<String>()) {
            let _ = parse(&text, &shanghai());
        }

        #[test]
        fn almost_times_do_not_panic(
            text in "([A-Z][a-z]{0,4} )?[0-9]{0,13}[-/, ]?[0-9]{0,4}[-/ ]?[0-9]{0,3}[ T]?[0-9]{0,3}:?[0-9]{0,3}(:[0-9]{0,3})?[.]?[0-9]{0,12}[ +-Z]{0,2}[0-9:]{0,5}(AM)?",
        ) {
            let _ = parse(&text, &shanghai());
        }

        #[test]
        fn a_time_that_was_written_is_read_back(second in -2_000_000_000i64..200_000_000_000) {
            let zone = TimeZone::fixed(jiff::tz::offset(8));
            let time = Timestamp::from_second(second).expect("moment").to_zoned_datetime(zone.clone());
            for form in [
                "%Y-%m-%d %H:%M:%S",
                "%Y-%-m-%-d %-H:%M:%S",
                "%Y/%m/%d %H:%M:%S",
                "%Y-%m-%dT%H:%M:%S%:z",
                "%Y-%m-%dT%H:%M:%S.000%z",
                "%b %-d, %Y %I:%M:%S %p",
            ] {
                let text = time.strftime(form).to_string();
                prop_assert_eq!(parse(&text, &zone), Some(time.clone()), "{}", text);
            }
        }
    }
}
