//! Lengths of time as people type them: `30s`, `1h30m`, `90 秒`, `两小时`, `一个半小时`, `7天`.

use std::time::Duration;

use jiff::SignedDuration;

use super::Scan;
use crate::spelling::typed;

/// Units and their milliseconds.
const UNITS: &[(&[&str], f64)] = &[
    (&["ms", "毫秒"], 1.0),
    (&["s", "sec", "secs", "second", "seconds", "秒", "秒钟"], 1e3),
    (&["m", "min", "mins", "minute", "minutes", "分", "分钟"], 60e3),
    (&["h", "hr", "hrs", "hour", "hours", "小时", "个小时", "钟头", "个钟头"], 3600e3),
    (&["d", "day", "days", "天", "日"], 86_400e3),
];

/// Words between a number and the rest of a unit that add half of it: `一个半小时`, `两天半`.
const AND_A_HALF: [&str; 2] = ["个半", "半"];

/// A length of time; a bare number is seconds.
///
/// # Errors
/// An example of a valid text, for an invalid or empty one and for more than a year.
pub fn duration(text: &str) -> Result<Duration, String> {
    let typed = typed(text);
    let seconds = typed.parse::<u32>().ok().map(|seconds| Duration::from_secs(seconds.into()));
    let found = seconds.or_else(|| with_units(&typed)).or_else(|| iso(&typed));
    // A year is longer than any useful wait, and far below the range of clocks.
    let usable = |found: &Duration| !found.is_zero() && *found <= Duration::from_secs(366 * 86_400);
    found.filter(usable).ok_or_else(|| tr!("write a duration like 500ms, 30s, 5m, 1h, 30分钟 or 1小时"))
}

/// A number of days: `7`, `7d`, `7天`, `七天`.
///
/// # Errors
/// An example of a valid text, for an invalid one and for more than a hundred years.
pub fn days(text: &str) -> Result<i32, String> {
    let typed = typed(text);
    let mut scan = Scan::new(&typed);
    let number = scan.number().and_then(|number| i32::try_from(number).ok());
    scan.blanks();
    scan.word(["d", "day", "days", "天", "日"]);
    let days = number.filter(|days| *days <= super::MOST_DAYS && scan.rest().is_empty());
    days.ok_or_else(|| tr!("write a number of days like 7d or 7天"))
}

/// Numbers, each with its unit, in folded text; none for anything else.
pub(super) fn with_units(text: &str) -> Option<Duration> {
    let mut scan = Scan::new(text);
    let mut milliseconds = 0.0;
    while !scan.rest().is_empty() {
        let mut number = match scan.word(["半"]) {
            Some(_) => 0.5,
            None => decimal(&mut scan)?,
        };
        scan.blanks();
        if scan.word(AND_A_HALF).is_some() {
            number += 0.5;
        }
        let unit = unit(&mut scan)?;
        if scan.word(["半"]).is_some() {
            number += 0.5;
        }
        milliseconds += number * unit;
        scan.blanks();
    }
    Duration::try_from_secs_f64(milliseconds / 1e3).ok().filter(|_| !text.is_empty())
}

/// A number with or without a fraction.
fn decimal(scan: &mut Scan) -> Option<f64> {
    let whole = scan.number()?;
    let fraction = match scan.one_of(&['.']) {
        Some(_) => format!("0.{}", scan.digits(1..=9)?).parse::<f64>().ok()?,
        None => 0.0,
    };
    Some(f64::from(whole) + fraction)
}

fn unit(scan: &mut Scan) -> Option<f64> {
    let words = UNITS.iter().flat_map(|(words, _)| words.iter().copied());
    // A unit may be followed by a number at once: 1h30m.
    let letters = scan.clone().letters();
    let word = match letters {
        "" => scan.word(words)?,
        letters => {
            scan.letters();
            letters
        }
    };
    UNITS.iter().find(|(words, _)| words.contains(&word)).map(|(_, unit)| *unit)
}

/// `PT1H30M`.
fn iso(text: &str) -> Option<Duration> {
    text.parse::<SignedDuration>().ok().and_then(|found| found.try_into().ok())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn durations_are_what_people_write() {
        for (text, milliseconds) in [
            ("30", 30_000),
            ("３０", 30_000),
            ("500ms", 500),
            ("30s", 30_000),
            ("３０ｓ", 30_000),
            ("1h30m", 5_400_000),
            ("1h 30m", 5_400_000),
            ("PT1H30M", 5_400_000),
            ("1.5h", 5_400_000),
            ("2 hours", 7_200_000),
            ("2d", 172_800_000),
            ("1小时", 3_600_000),
            ("１ 小时", 3_600_000),
            ("30分钟", 1_800_000),
            ("30分", 1_800_000),
            ("90秒", 90_000),
            ("90秒钟", 90_000),
            ("2天", 172_800_000),
            ("半小时", 1_800_000),
            ("半个小时", 1_800_000),
            ("一个半小时", 5_400_000),
            ("1个半小时", 5_400_000),
            ("两小时", 7_200_000),
            ("两个小时", 7_200_000),
            ("1小时30分", 5_400_000),
            ("1小时30分钟", 5_400_000),
            ("两天半", 216_000_000),
            ("三十秒", 30_000),
        ] {
            assert_eq!(duration(text), Ok(Duration::from_millis(milliseconds)), "{text}");
        }
        for wrong in
            ["", "0", "-1s", "soon", "400d", "99999999999999999999", "小时", "半", "1小", "0秒", "1x", "天3"]
        {
            assert!(duration(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn numbers_of_days_are_read_with_and_without_their_unit() {
        for text in ["7", "7d", "７天", "7 天", " 7日 ", "七天", "7 days"] {
            assert_eq!(days(text), Ok(7), "{text}");
        }
        assert_eq!(days("0"), Ok(0));
        for wrong in ["", "d", "天", "-1", "7dd", "7w", "36501", "1.5"] {
            assert!(days(wrong).is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[0-9.一二十百千半个小时分钟秒天dhms -]{0,12}|\\PC{0,12}") {
            let _ = (duration(&text), days(&text));
        }
    }
}
