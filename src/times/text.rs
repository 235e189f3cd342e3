//! Times as text with parts in any order: numeric days, English months, a time of day, a zone.
//!
//! One scanner reads the parts one by one, without knowledge of whole forms, so `Fri Jan 02 10:20:30 CST 2026`, RFC
//! 2822 and the forms of browsers and locales need no special cases. An unknown part, or a second one of the same
//! kind, makes the text unreadable.

use jiff::{
    ToSpan as _,
    civil::{Date, DateTime, Time},
    tz::Offset,
};

use super::{CHINA, ParsedTime};
use crate::{dates::Scan, spelling::month};

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// Words for the halves of the day, and whether each is the second half.
const HALVES: [(&str, bool); 9] = [
    ("am", false),
    ("a.m.", false),
    ("上午", false),
    ("凌晨", false),
    ("早上", false),
    ("pm", true),
    ("p.m.", true),
    ("下午", true),
    ("晚上", true),
];
/// Zones by name. CST is China's, not America's.
const ZONES: [(&str, Offset); 5] =
    [("z", Offset::UTC), ("ut", Offset::UTC), ("utc", Offset::UTC), ("gmt", Offset::UTC), ("cst", CHINA)];

/// The parts that have been read.
#[derive(Debug, Default)]
struct Parts {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    /// Hour, minute, second and nanosecond.
    time: Option<(i8, i8, i8, i32)>,
    second_half: Option<bool>,
    offset: Option<Offset>,
}

/// Parses a folded text.
pub fn read(text: &str) -> Option<ParsedTime> {
    let (mut parts, mut scan) = (Parts::default(), Scan::new(text));
    while !scan.rest().is_empty() {
        parts.next(&mut scan)?;
    }
    // MySQL's `0000-00-00`, with any time and zone, is a null marker.
    match parts.year {
        Some(0) => Some(ParsedTime::Nothing),
        _ => Some(ParsedTime::Clock(parts.clock()?, parts.offset)),
    }
}

/// Fills a part that has not been read yet.
fn fill<T>(part: &mut Option<T>, value: T) -> Option<()> {
    part.replace(value).is_none().then_some(())
}

impl Parts {
    fn next(&mut self, scan: &mut Scan) -> Option<()> {
        let rest = scan.rest();
        let first = rest.chars().next()?;
        if let Some((word, half)) = HALVES.iter().find(|(word, _)| rest.starts_with(word)) {
            *scan = Scan::new(&rest[word.len()..]);
            return fill(&mut self.second_half, *half);
        }
        match first {
            ' ' | ',' => scan.one_of(&[first]).map(drop),
            // The zone name that browsers and Java append is redundant after the offset.
            '(' | '[' if self.offset.is_some() => {
                let end = rest.find([')', ']'])?;
                *scan = Scan::new(&rest[end + 1..]);
                Some(())
            }
            '星' | '周' => weekday(scan),
            '+' | '-' if self.time.is_some() => fill(&mut self.offset, offset(scan, 2)?),
            _ if first.is_ascii_digit() => self.digits(scan),
            _ if first.is_ascii_alphabetic() => self.word(scan),
            _ => None,
        }
    }

    fn digits(&mut self, scan: &mut Scan) -> Option<()> {
        let mut ahead = scan.clone();
        let digits = ahead.digits(1..=8)?;
        match (digits.len(), ahead.rest().chars().next()) {
            (1..=2, Some(':' | '时' | '点')) => self.time(scan),
            (4, Some('-' | '/' | '.' | '年')) => {
                let (year, month, day) = scan.date()?;
                fill(&mut self.year, year)?;
                fill(&mut self.month, month)?;
                fill(&mut self.day, day)
            }
            // `20260102t030405z`.
            (8, Some('t' | ' ')) => {
                *scan = ahead;
                fill(&mut self.year, digits[..4].parse().ok()?)?;
                fill(&mut self.month, digits[4..6].parse().ok()?)?;
                fill(&mut self.day, digits[6..].parse().ok()?)
            }
            (6, _) if self.day.is_some() => {
                *scan = ahead;
                let two = |at: usize| digits[at..at + 2].parse().ok();
                fill(&mut self.time, (two(0)?, two(2)?, two(4)?, 0))
            }
            (4, _) => {
                *scan = ahead;
                fill(&mut self.year, digits.parse().ok()?)
            }
            (1..=2, _) => {
                *scan = ahead;
                // `2-jan-2026`
                scan.one_of(&['-']);
                fill(&mut self.day, digits.parse().ok()?)
            }
            _ => None,
        }
    }

    fn time(&mut self, scan: &mut Scan) -> Option<()> {
        let (hour, minute, second) = scan.time()?;
        let nanosecond = match scan.one_of(&['.', ',']) {
            Some(_) => nanoseconds(scan.digits(1..=usize::MAX)?)?,
            None => 0,
        };
        fill(&mut self.time, (hour, minute, second.unwrap_or(0), nanosecond))
    }

    fn word(&mut self, scan: &mut Scan) -> Option<()> {
        let word = scan.letters();
        let abbreviates = |name: &str| word.len() >= 3 && name.starts_with(word);
        if let Some(month) = month(word) {
            scan.one_of(&['.', '-']);
            return fill(&mut self.month, month);
        }
        if let Some((_, zone)) = ZONES.iter().find(|(name, _)| *name == word) {
            let more = if scan.rest().starts_with(['+', '-']) { offset(scan, 1)? } else { *zone };
            return fill(&mut self.offset, more);
        }
        let is_between = word == "t" && self.day.is_some() && self.time.is_none();
        (is_between || WEEKDAYS.iter().any(|name| abbreviates(name))).then_some(())
    }

    fn clock(&self) -> Option<DateTime> {
        let date = Date::new(self.year?, self.month?, self.day?).ok()?;
        let Some((hour, minute, second, nanosecond)) = self.time else {
            return (self.offset.is_none() && self.second_half.is_none()).then(|| date.at(0, 0, 0, 0));
        };
        let hour = match (self.second_half, hour) {
            (None, 24) if (minute, second, nanosecond) == (0, 0, 0) => {
                // 24:00 is midnight of the next day.
                return Some(date.checked_add(1.day()).ok()?.at(0, 0, 0, 0));
            }
            (None, hour) => hour,
            (Some(false), 0..=12) => hour % 12,
            (Some(true), 1..=12) => hour % 12 + 12,
            _ => return None,
        };
        Some(date.to_datetime(Time::new(hour, minute, second, nanosecond).ok()?))
    }
}

/// `星期五`, `周五`.
fn weekday(scan: &mut Scan) -> Option<()> {
    let rest = ["星期", "周"].iter().find_map(|word| scan.rest().strip_prefix(word))?;
    *scan = Scan::new(rest);
    scan.one_of(&['一', '二', '三', '四', '五', '六', '日', '天']).map(drop)
}

/// The digits after the point as nanoseconds; further digits are dropped.
fn nanoseconds(digits: &str) -> Option<i32> {
    let nine: String = digits.chars().chain("000000000".chars()).take(9).collect();
    nine.parse().ok()
}

/// `+08:00`, `+0800` or `+08`, after GMT also `+8`.
fn offset(scan: &mut Scan, least: usize) -> Option<Offset> {
    let sign = if scan.one_of(&['+', '-'])? == '-' { -1 } else { 1 };
    let digits = scan.digits(least..=4)?;
    let (hours, minutes) = match (digits.len(), scan.one_of(&[':'])) {
        (1..=2, Some(_)) => (digits, scan.digits(2..=2)?),
        (1..=2, None) => (digits, "0"),
        (4, None) => digits.split_at(2),
        _ => return None,
    };
    let (hours, minutes) = (hours.parse::<i32>().ok()?, minutes.parse::<i32>().ok()?);
    let seconds = sign * (hours * 60 + minutes) * 60;
    (hours < 24 && minutes < 60).then(|| Offset::from_seconds(seconds).ok()).flatten()
}
