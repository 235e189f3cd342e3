//! One date as a person types it, and the stretch of time it stands for.

use std::str::FromStr;

use jiff::{
    ToSpan as _,
    civil::{Date, DateTime, Time},
};

use super::{Clock, Scan};
use crate::{nearest::nearest, spelling::folded};

/// The words for dates. Every line's words mean the same.
const WORDS: &[(&[&str], Meaning)] = &[
    (&["today", "今天", "今日"], Meaning::DaysAgo(0)),
    (&["yesterday", "昨天", "昨日"], Meaning::DaysAgo(1)),
    (&["前天"], Meaning::DaysAgo(2)),
    (&["this-week", "本周", "这周", "这个星期"], Meaning::WeeksAgo(0)),
    (&["last-week", "上周", "上个星期"], Meaning::WeeksAgo(1)),
    (&["this-month", "本月", "这个月"], Meaning::MonthsAgo(0)),
    (&["last-month", "上月", "上个月"], Meaning::MonthsAgo(1)),
];

const ALLOWED: &str = "2026-11-22, 20261122, 2026/11/22, 2026年11月22日, each with an optional time \
     (10:20 or 10:20:30); today/今天, yesterday/昨天, 7d, this-week/本周, last-week/上周, \
     this-month/本月, last-month/上月";

/// A hundred years of days: more is a slip of the finger.
const MOST_DAYS: i32 = 36_500;

/// Why a text is not a date: what was given and what is allowed, one sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct DateError(String);

/// One date as it was typed: a day, a minute, a second, or a word for several days.
///
/// Words are looked at with a [`Clock`] only when the window is made, so all of a command's dates see
/// the same "today".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    given: String,
    meaning: Meaning,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Day(Date),
    Minute(DateTime),
    Second(DateTime),
    DaysAgo(i32),
    LastDays(i32),
    WeeksAgo(i32),
    MonthsAgo(i32),
}

impl When {
    /// A whole day.
    pub fn day(day: Date) -> Self {
        Self { given: day.to_string(), meaning: Meaning::Day(day) }
    }

    /// The text it was made from.
    pub fn given(&self) -> &str {
        &self.given
    }

    /// The first second it stands for.
    pub fn first(&self, clock: &Clock) -> DateTime {
        match self.meaning {
            Meaning::Minute(at) | Meaning::Second(at) => at,
            _ => self.days(clock).0.to_datetime(Time::midnight()),
        }
    }

    /// The last second it stands for.
    pub fn last(&self, clock: &Clock) -> DateTime {
        match self.meaning {
            Meaning::Minute(at) => at.saturating_add(59.seconds()),
            Meaning::Second(at) => at,
            _ => self.days(clock).1.at(23, 59, 59, 0),
        }
    }

    /// The first and the last day it touches.
    fn days(&self, clock: &Clock) -> (Date, Date) {
        let today = clock.today();
        match self.meaning {
            Meaning::Day(day) => (day, day),
            Meaning::Minute(at) | Meaning::Second(at) => (at.date(), at.date()),
            Meaning::DaysAgo(back) => {
                let day = today.saturating_sub(back.days());
                (day, day)
            }
            Meaning::LastDays(count) => (today.saturating_sub((count - 1).days()), today),
            Meaning::WeeksAgo(back) => {
                let since_monday = i32::from(today.weekday().to_monday_zero_offset());
                let monday = today.saturating_sub((since_monday + 7 * back).days());
                (monday, monday.saturating_add(6.days()))
            }
            Meaning::MonthsAgo(back) => {
                let month = today.first_of_month().saturating_sub(back.months());
                (month, month.last_of_month())
            }
        }
    }
}

impl FromStr for When {
    type Err = DateError;

    fn from_str(given: &str) -> Result<Self, DateError> {
        let text = folded(given);
        let meaning = match word(&text) {
            Some(meaning) => meaning,
            None => match last_days(&text) {
                Some(meaning) => meaning.map_err(DateError)?,
                None => absolute(given, &text)?,
            },
        };
        Ok(Self { given: given.trim().to_owned(), meaning })
    }
}

fn word(text: &str) -> Option<Meaning> {
    let text = text.replace([' ', '_'], "-");
    let line = WORDS.iter().find(|(words, _)| words.contains(&text.as_str()))?;
    Some(line.1)
}

/// `7d` and `7天`; `None` when the text is something else, an error when the number is absurd.
fn last_days(text: &str) -> Option<Result<Meaning, String>> {
    let number = text.strip_suffix('d').or_else(|| text.strip_suffix('天'))?;
    let number = number.trim_end();
    if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let days = number.parse().ok().filter(|days| (1..=MOST_DAYS).contains(days));
    Some(
        days.map(Meaning::LastDays)
            .ok_or_else(|| format!("`{text}` is not a number of days: from 1d (today) to {MOST_DAYS}d are")),
    )
}

fn absolute(given: &str, text: &str) -> Result<Meaning, DateError> {
    let unknown = || DateError(unknown(given, text));
    let mut scan = Scan::new(text);
    let (year, month, day) = compact(text)
        .inspect(|_| scan = Scan::new(&text[8..]))
        .or_else(|| scan.date())
        .ok_or_else(unknown)?;
    let date = Date::new(year, month, day)
        .ok()
        .filter(|date| date.year() >= 1900)
        .ok_or_else(|| DateError(format!("`{}`: there is no such day", given.trim())))?;
    if scan.rest().is_empty() {
        return Ok(Meaning::Day(date));
    }
    let read = &text[..text.len() - scan.rest().len()];
    let apart = scan.blanks() || scan.one_of(&['t']).is_some() || read.ends_with(['日', '号']);
    let (hour, minute, second) =
        Some(&mut scan).filter(|_| apart).and_then(Scan::time).ok_or_else(unknown)?;
    if !scan.rest().is_empty() {
        return Err(unknown());
    }
    let time = Time::new(hour, minute, second.unwrap_or(0), 0)
        .map_err(|_| DateError(format!("`{}`: there is no such time of day", given.trim())))?;
    let at = date.to_datetime(time);
    Ok(second.map_or(Meaning::Minute(at), |_| Meaning::Second(at)))
}

/// Year, month and day of `20261122` and whatever follows it.
fn compact(text: &str) -> Option<(i16, i8, i8)> {
    let digits = Scan::new(text).digits(8..=8)?;
    Some((digits[..4].parse().ok()?, digits[4..6].parse().ok()?, digits[6..].parse().ok()?))
}

fn unknown(given: &str, text: &str) -> String {
    let words = WORDS.iter().flat_map(|(words, _)| words.iter().copied());
    let guess = nearest(text, words).map_or_else(String::new, |word| format!("; did you mean `{word}`?"));
    format!("`{}` is not a date: allowed are {ALLOWED}{guess}", given.trim())
}

/// What `--on` takes: one date, or a range `A..B` that includes both. An end may be left open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Where it begins; `None` for an open beginning.
    pub from: Option<When>,
    /// Where it ends; `None` for an open end.
    pub until: Option<When>,
}

impl Span {
    /// A whole day.
    pub fn day(day: Date) -> Self {
        let when = When::day(day);
        Self { from: Some(when.clone()), until: Some(when) }
    }
}

impl FromStr for Span {
    type Err = DateError;

    fn from_str(given: &str) -> Result<Self, DateError> {
        let text = folded(given);
        let Some((from, until)) = text.split_once("..") else {
            let when: When = given.parse()?;
            return Ok(Self { from: Some(when.clone()), until: Some(when) });
        };
        let end = |text: &str| (!text.trim().is_empty()).then(|| text.parse()).transpose();
        let span = Self { from: end(from)?, until: end(until)? };
        if span.from.is_none() && span.until.is_none() {
            return Err(DateError(format!("`{given}` names no date: a range is 2026-11-01..2026-11-22")));
        }
        Ok(span)
    }
}

#[cfg(test)]
mod tests;
