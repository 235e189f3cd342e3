//! The text of a typed date taken apart: which days, which time of day.
//!
//! A date is words (`yesterday`, `上周三`), a length of time up to now (`7d`, `近三个月`), or parts of the calendar from
//! the largest to the smallest (`2026-11-22`, `去年11月`, `22日`). A single day may be followed by a time of day.

use jiff::civil::{Date, Time, Weekday};

use super::{
    MOST_DAYS, Scan,
    days::{Days, Months, Year},
    duration,
};

/// The meaning of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Days, or the time of day on one of them.
    Days(Days, Option<TimeOfDay>),
    /// So many seconds up to now.
    LastSeconds(i64),
}

/// A minute or a second of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TimeOfDay {
    pub(super) time: Time,
    pub(super) has_seconds: bool,
}

/// Words for days that need no other word.
const WORDS: &[(&[&str], Days)] = &[
    (&["today", "今天", "今日"], Days::Ago(0)),
    (&["yesterday", "昨天", "昨日"], Days::Ago(1)),
    (&["前天", "前日"], Days::Ago(2)),
    (&["大前天"], Days::Ago(3)),
    (&["this-week"], Days::Week { ago: 0, day: None }),
    (&["last-week"], Days::Week { ago: 1, day: None }),
    (&["this-month"], months_ago(0, 1)),
    (&["last-month"], months_ago(1, 1)),
    (&["this-quarter"], months_ago(0, 3)),
    (&["last-quarter"], months_ago(1, 3)),
    (&["this-year"], months_ago(0, 12)),
    (&["last-year"], months_ago(1, 12)),
    (&["monday", "mon"], Days::Weekday(Weekday::Monday)),
    (&["tuesday", "tue"], Days::Weekday(Weekday::Tuesday)),
    (&["wednesday", "wed"], Days::Weekday(Weekday::Wednesday)),
    (&["thursday", "thu"], Days::Weekday(Weekday::Thursday)),
    (&["friday", "fri"], Days::Weekday(Weekday::Friday)),
    (&["saturday", "sat"], Days::Weekday(Weekday::Saturday)),
    (&["sunday", "sun"], Days::Weekday(Weekday::Sunday)),
];

/// Words before a week, month, quarter or year: how many of them ago.
const WHICH: &[(&[&str], i32)] = &[
    (&["本", "这", "这个", "这一", "这一个", "当"], 0),
    (&["上", "上个", "上一", "上一个"], 1),
    (&["上上", "上上个"], 2),
];
const YEARS: &[(&[&str], i16)] =
    &[(&["今年", "本年", "这一年"], 0), (&["去年", "上年", "上一年"], 1), (&["前年"], 2)];
const WEEK: [&str; 3] = ["周", "星期", "礼拜"];
/// Words before a length of time that ends now, and words after it.
const LAST: [&str; 5] = ["近", "最近", "过去", "last", "past"];
const WITHIN: [&str; 3] = ["以内", "之内", "内"];
/// Words before a time of day.
const PARTS_OF_DAY: &[(&[&str], PartOfDay)] = &[
    (&["凌晨"], PartOfDay::Night),
    (&["清晨", "早晨", "早上", "上午"], PartOfDay::Morning),
    (&["中午"], PartOfDay::Noon),
    (&["下午", "傍晚"], PartOfDay::Afternoon),
    (&["晚上"], PartOfDay::Evening),
];

/// The part of the day that an hour is in.
#[derive(Clone, Copy)]
enum PartOfDay {
    Night,
    Morning,
    Noon,
    Afternoon,
    Evening,
}

const fn months_ago(stretches: i32, count: i8) -> Days {
    Days::Calendar { year: Year::Latest, months: Months::Ago { stretches, count }, day: None }
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    Unknown,
    NoSuchDay,
    NoSuchTime,
    NumberOfDays,
}

/// The words that are proposed for one that is not known.
pub(super) fn proposals() -> impl Iterator<Item = &'static str> {
    let more =
        ["本周", "上周", "本月", "上月", "本季度", "上季度", "今年", "去年", "上周一", "星期一", "近7天"];
    // An abbreviation is like many a word.
    let is_whole = |word: &&str| !word.is_ascii() || word.len() > 3;
    WORDS.iter().flat_map(|(words, _)| words.iter().copied()).filter(is_whole).chain(more)
}

/// Reads a folded text.
pub(super) fn read(text: &str) -> Result<Meaning, Wrong> {
    if let Some(meaning) = last(text) {
        return meaning;
    }
    let mut scan = Scan::new(text);
    let days = days(&mut scan).ok_or(Wrong::Unknown)?;
    let date = &text[..text.len() - scan.rest().len()];
    let time = match scan.rest().is_empty() {
        true => None,
        false => {
            let apart =
                scan.blanks() || scan.one_of(&['t']).is_some() || !date.ends_with(|c: char| c.is_ascii());
            let time = Some(&mut scan).filter(|_| apart && days.is_one_day()).and_then(time);
            Some(time.filter(|_| scan.rest().is_empty()).ok_or(Wrong::Unknown)?)
        }
    };
    check(days)?;
    let time = time.map(|(hour, minute, second)| {
        let time = Time::new(hour, minute, second.unwrap_or(0), 0).map_err(|_| Wrong::NoSuchTime)?;
        Ok(TimeOfDay { time, has_seconds: second.is_some() })
    });
    Ok(Meaning::Days(days, time.transpose()?))
}

/// Refuses what stands in no calendar, and years that are a slip of the finger.
fn check(days: Days) -> Result<(), Wrong> {
    let Days::Calendar { year, months, day } = days else { return Ok(()) };
    let year = match year {
        Year::Given(year) => year,
        // A leap year has every day.
        Year::Ago(_) | Year::Latest => 2024,
    };
    let first = match months {
        Months::From { first, .. } => first,
        Months::Ago { .. } | Months::Latest => 1,
    };
    let exists = year >= 1900 && Date::new(year, first, day.unwrap_or(1)).is_ok();
    exists.then_some(()).ok_or(Wrong::NoSuchDay)
}

/// A length of time up to now: `7d`, `近7天`, `最近三个月`, `24h`. None when the text is something else.
fn last(text: &str) -> Option<Result<Meaning, Wrong>> {
    let mut scan = Scan::new(text);
    let is_named = scan.word(LAST).is_some();
    if is_named {
        scan.one_of(&['-', '_']);
        scan.blanks();
    }
    let rest = scan.rest();
    let within = WITHIN.iter().find_map(|word| rest.strip_suffix(word));
    let (is_named, rest) = (is_named || within.is_some(), within.unwrap_or(rest).trim_end());
    let mut scan = Scan::new(rest);
    let count = match scan.word(["半"]) {
        Some(_) => None,
        None => Some(scan.number()?),
    };
    scan.blanks();
    scan.one_of(&['-', '_']);
    let found = match (count, UNITS.iter().find(|unit| unit.is(scan.rest(), is_named))) {
        (Some(count), Some(unit)) => (unit.many)(count),
        (None, Some(unit)) if unit.half.is_some() => unit.half,
        // 7日 by itself is the seventh.
        _ if !is_named && rest.ends_with('日') => return None,
        _ => return duration::with_units(rest).map(up_to_now),
    };
    Some(found.map(|days| Meaning::Days(days, None)).ok_or(Wrong::NumberOfDays))
}

/// A unit of days up to today.
struct Unit {
    words: &'static [&'static str],
    /// Words that mean something else by themselves: `3月` is March.
    named: &'static [&'static str],
    many: fn(u32) -> Option<Days>,
    half: Option<Days>,
}

const UNITS: &[Unit] = &[
    Unit { words: &["d", "天"], named: &["日", "day", "days"], many: days_up_to, half: None },
    Unit {
        words: &["w", "周", "个星期", "个礼拜"],
        named: &["星期", "礼拜", "week", "weeks"],
        many: |count| days_up_to(count.saturating_mul(7)),
        half: None,
    },
    Unit {
        words: &["个月"],
        named: &["月", "month", "months"],
        many: months_up_to,
        half: Some(Days::Last(15)),
    },
    Unit {
        words: &["个季度"],
        named: &["季度", "quarter", "quarters"],
        many: |count| months_up_to(count.saturating_mul(3)),
        half: None,
    },
    Unit {
        words: &[],
        named: &["年", "year", "years"],
        many: |count| months_up_to(count.saturating_mul(12)),
        half: Some(Days::LastMonths(6)),
    },
];

impl Unit {
    fn is(&self, text: &str, is_named: bool) -> bool {
        self.words.contains(&text) || (is_named && self.named.contains(&text))
    }
}

fn months_up_to(count: u32) -> Option<Days> {
    i32::try_from(count).ok().filter(|count| (1..=1200).contains(count)).map(Days::LastMonths)
}

fn days_up_to(count: u32) -> Option<Days> {
    i32::try_from(count).ok().filter(|days| (1..=MOST_DAYS).contains(days)).map(Days::Last)
}

fn up_to_now(length: std::time::Duration) -> Result<Meaning, Wrong> {
    let seconds = i64::try_from(length.as_secs()).ok().filter(|seconds| *seconds > 0);
    seconds.map(Meaning::LastSeconds).ok_or(Wrong::NumberOfDays)
}

/// The days that the text begins with.
fn days(scan: &mut Scan) -> Option<Days> {
    let read: [fn(&mut Scan) -> Option<Days>; 5] = [word, week, stretch, parts, numeric];
    read.iter().find_map(|read| {
        let mut ahead = scan.clone();
        let days = read(&mut ahead)?;
        *scan = ahead;
        Some(days)
    })
}

/// The meaning of the longest word in a table that the text begins with.
fn look_up<T: Copy>(scan: &mut Scan, table: &[(&[&str], T)]) -> Option<T> {
    let word = scan.word(table.iter().flat_map(|(words, _)| words.iter().copied()))?;
    table.iter().find(|(words, _)| words.contains(&word)).map(|line| line.1)
}

fn word(scan: &mut Scan) -> Option<Days> {
    look_up(scan, WORDS)
}

/// `本周`, `上周三`, `星期天`.
fn week(scan: &mut Scan) -> Option<Days> {
    let ago = look_up(scan, WHICH);
    scan.word(WEEK)?;
    let day = match scan.one_of(&['一', '二', '三', '四', '五', '六', '日', '天']) {
        Some('一') => Some(Weekday::Monday),
        Some('二') => Some(Weekday::Tuesday),
        Some('三') => Some(Weekday::Wednesday),
        Some('四') => Some(Weekday::Thursday),
        Some('五') => Some(Weekday::Friday),
        Some('六') => Some(Weekday::Saturday),
        Some(_) => Some(Weekday::Sunday),
        None => None,
    };
    match (ago, day) {
        (Some(ago), day) => Some(Days::Week { ago, day }),
        (None, day) => day.map(Days::Weekday),
    }
}

/// `本月`, `上个季度`, `上月15日`.
fn stretch(scan: &mut Scan) -> Option<Days> {
    let stretches = look_up(scan, WHICH)?;
    let count = match scan.word(["月", "季度", "季"])? {
        "月" => 1,
        _ => 3,
    };
    let day = if count == 1 { day(scan, true) } else { None };
    Some(Days::Calendar { year: Year::Latest, months: Months::Ago { stretches, count }, day })
}

/// Parts of the calendar with their Chinese units: `2026年11月22日`, `去年三季度`, `11月`, `22号`.
fn parts(scan: &mut Scan) -> Option<Days> {
    let year = year(scan);
    scan.blanks();
    let months = months(scan);
    scan.blanks();
    let one = matches!(months, None | Some(Months::From { count: 1, .. }));
    let day = if one && (months.is_some() || year.is_none()) { day(scan, months.is_some()) } else { None };
    if year.is_none() && months.is_none() && day.is_none() {
        return None;
    }
    let whole = if day.is_some() { Months::Latest } else { Months::From { first: 1, count: 12 } };
    Some(Days::Calendar { year: year.unwrap_or(Year::Latest), months: months.unwrap_or(whole), day })
}

/// The part that a closure reads, if it is there.
fn part<T>(scan: &mut Scan, read: impl FnOnce(&mut Scan) -> Option<T>) -> Option<T> {
    let mut ahead = scan.clone();
    let part = read(&mut ahead)?;
    *scan = ahead;
    Some(part)
}

fn year(scan: &mut Scan) -> Option<Year> {
    part(scan, |scan| look_up(scan, YEARS).map(Year::Ago)).or_else(|| {
        part(scan, |scan| {
            let year = i16::try_from(scan.number()?).ok()?;
            scan.word(["年"])?;
            match year {
                1000.. => Some(Year::Given(year)),
                // 26年 is 2026.
                10..100 => Some(Year::Given(2000 + year)),
                _ => None,
            }
        })
    })
}

/// `11月`, `11月份`, `三季度`, `第三季度`, `上半年`.
fn months(scan: &mut Scan) -> Option<Months> {
    part(scan, |scan| {
        let half = look_up(scan, &[(&["上半年"], 1), (&["下半年"], 7)])?;
        Some(Months::From { first: half, count: 6 })
    })
    .or_else(|| {
        part(scan, |scan| {
            scan.word(["第"]);
            let number = i8::try_from(scan.number()?).ok()?;
            scan.word(["季度"])?;
            (1..=4).contains(&number).then(|| Months::From { first: 3 * number - 2, count: 3 })
        })
    })
    .or_else(|| {
        part(scan, |scan| {
            let first = i8::try_from(scan.number()?).ok()?;
            scan.word(["月", "月份"])?;
            Some(Months::From { first, count: 1 })
        })
    })
}

/// `22日`, `22号`; behind a month also `22`.
fn day(scan: &mut Scan, has_month: bool) -> Option<i8> {
    part(scan, |scan| {
        scan.blanks();
        let day = i8::try_from(scan.number()?).ok()?;
        let is_bare = has_month && (scan.rest().is_empty() || scan.rest().starts_with(' '));
        if !is_bare {
            scan.word(["日", "号"])?;
        }
        Some(day)
    })
}

/// `2026-11-22`, `2026/11/22`, `20261122`, `2026-11`, `11-22`, `11.22`.
fn numeric(scan: &mut Scan) -> Option<Days> {
    let days = |year, first, day| Days::Calendar { year, months: Months::From { first, count: 1 }, day };
    if let Some((year, month, day)) = part(scan, compact).or_else(|| part(scan, ymd)) {
        return Some(days(Year::Given(year), month, Some(day)));
    }
    if let Some((year, month)) = part(scan, year_month) {
        return Some(days(Year::Given(year), month, None));
    }
    let month = scan.short()?;
    scan.one_of(&['-', '/', '.'])?;
    Some(days(Year::Latest, month, Some(scan.short()?)))
}

/// `2026-11-22`, `2026/11/22`, `2026.11.22`.
fn ymd(scan: &mut Scan) -> Option<(i16, i8, i8)> {
    scan.date()
}

/// `2026-11`, `2026/11`, `2026.11`.
fn year_month(scan: &mut Scan) -> Option<(i16, i8)> {
    let year = scan.digits(4..=4)?.parse().ok()?;
    scan.one_of(&['-', '/', '.'])?;
    Some((year, scan.short()?))
}

/// `20261122`.
fn compact(scan: &mut Scan) -> Option<(i16, i8, i8)> {
    let digits = scan.digits(8..=8)?;
    Some((digits[..4].parse().ok()?, digits[4..6].parse().ok()?, digits[6..].parse().ok()?))
}

/// `10:20`, `10:20:30`, `10点`, `10点半`, `上午9点30分`, `下午3:05`. An hour that is not in the part of the day is none
/// that there is.
fn time(scan: &mut Scan) -> Option<(i8, i8, Option<i8>)> {
    let part_of_day = look_up(scan, PARTS_OF_DAY);
    scan.blanks();
    let (hour, minute, second) = part(scan, spoken).or_else(|| part(scan, hms))?;
    let hour = part_of_day.map_or(Some(hour), |part_of_day| part_of_day.hour(hour));
    Some((hour.unwrap_or(i8::MAX), minute, second))
}

/// `10:20`, `10:20:30`.
fn hms(scan: &mut Scan) -> Option<(i8, i8, Option<i8>)> {
    scan.time()
}

/// `9点`, `9点半`, `九点一刻`, `9时30分`, `9点30分15秒`.
fn spoken(scan: &mut Scan) -> Option<(i8, i8, Option<i8>)> {
    let number = |scan: &mut Scan| i8::try_from(scan.number()?).ok();
    let hour = number(scan)?;
    scan.word(["点", "时"])?;
    match scan.word(["钟", "整", "半", "一刻", "三刻"]) {
        Some("半") => return Some((hour, 30, None)),
        Some("一刻") => return Some((hour, 15, None)),
        Some("三刻") => return Some((hour, 45, None)),
        Some(_) => return Some((hour, 0, None)),
        None if scan.rest().is_empty() => return Some((hour, 0, None)),
        None => {}
    }
    let minute = number(scan)?;
    if scan.word(["分"]).is_none() || scan.rest().is_empty() {
        return Some((hour, minute, None));
    }
    let second = number(scan)?;
    scan.word(["秒"])?;
    Some((hour, minute, Some(second)))
}

impl PartOfDay {
    /// The hour of the day; none for one that is not in this part.
    fn hour(self, hour: i8) -> Option<i8> {
        match (self, hour) {
            (Self::Night, 12) => Some(0),
            (Self::Noon, 1..=2) | (Self::Afternoon, 1..=11) | (Self::Evening, 5..=11) => Some(hour + 12),
            (Self::Night, 0..=6)
            | (Self::Morning, 0..=12)
            | (Self::Noon, 11..=14)
            | (Self::Afternoon, 12..=19)
            | (Self::Evening, 17..=23) => Some(hour),
            _ => None,
        }
    }
}
