//! One date as a person types it, and the stretch of time it stands for.

use std::str::FromStr;

use jiff::{
    SignedDuration, ToSpan as _,
    civil::{Date, DateTime, Time},
};

use super::{
    Clock, MOST_DAYS,
    days::Days,
    read::{Meaning, TimeOfDay, Wrong, proposals, read},
};
use crate::{lang::Message, nearest::nearest, spelling::typed};

const ALLOWED: Message = Message::new(
    "2026-11-22, 2026/11/22, 20261122, 2026年11月22日, the latest 11-22 or 11月22日, each with an \
     optional time (10:20, 10:20:30, 上午9点); today/今天, yesterday/昨天, 前天, the latest friday/周五, 7d/近7天, \
     近3个月, this-week/本周, last-week/上周, 上周五, this-month/本月, last-month/上月, 2026-10/10月, \
     this-quarter/本季度, last-quarter/上季度, this-year/今年, last-year/去年",
);

/// Why a text is not a date: what was given and what is allowed, one sentence; and what may have been meant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
pub struct DateError {
    why: String,
    meant: Option<&'static str>,
}

impl DateError {
    pub(super) fn new(why: String) -> Self {
        Self { why, meant: None }
    }

    /// The word that was probably meant.
    pub fn meant(&self) -> Option<&'static str> {
        self.meant
    }
}

/// One date as it was typed: a day, a minute, a second, or a word for several days.
///
/// Words are looked at with a [`Clock`] only when the window is made, so all of a command's dates see
/// the same "today".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    given: String,
    meaning: Meaning,
}

impl When {
    /// A whole day.
    pub fn day(day: Date) -> Self {
        Self { given: day.to_string(), meaning: Meaning::Days(Days::on(day), None) }
    }

    /// A second.
    pub fn at(second: DateTime) -> Self {
        let time = TimeOfDay { time: second.time(), has_seconds: true };
        Self { given: second.to_string(), meaning: Meaning::Days(Days::on(second.date()), Some(time)) }
    }

    /// The text it was made from.
    pub fn given(&self) -> &str {
        &self.given
    }

    /// Whether it comes again and again, as a date without a year and a weekday do.
    pub fn recurs(&self) -> bool {
        matches!(self.meaning, Meaning::Days(days, _) if days.recurs())
    }

    /// The first and the last second that it stands for. Of what recurs this is the latest up to today, or the first
    /// that has not ended before the day `after`.
    ///
    /// # Errors
    /// [`DateError`] for a day that the calendar does not have.
    pub fn stretch(&self, clock: &Clock, after: Option<Date>) -> Result<(DateTime, DateTime), DateError> {
        let (days, time) = match self.meaning {
            Meaning::Days(days, time) => (days, time),
            Meaning::LastSeconds(seconds) => {
                // To the second, as vendors write times.
                let now = clock.now.datetime().with().subsec_nanosecond(0).build();
                let now = now.unwrap_or_else(|_| clock.now.datetime());
                let before = SignedDuration::from_secs(seconds - 1);
                return Ok((now.saturating_sub(before), now));
            }
        };
        let found = days.stretch(clock.today(), after);
        let (first, last) = found.ok_or_else(|| DateError::new(no_such_day(&self.given)))?;
        Ok(match time {
            None => (first.to_datetime(Time::midnight()), last.at(23, 59, 59, 0)),
            Some(TimeOfDay { time, has_seconds }) => {
                let at = first.to_datetime(time);
                (at, if has_seconds { at } else { at.saturating_add(59.seconds()) })
            }
        })
    }
}

impl FromStr for When {
    type Err = DateError;

    fn from_str(given: &str) -> Result<Self, DateError> {
        let text = typed(given);
        let given = given.trim();
        let meaning = read(&text).map_err(|wrong| match wrong {
            Wrong::NoSuchDay => DateError::new(no_such_day(given)),
            Wrong::NoSuchTime => DateError::new(tr!("`{given}`: there is no such time of day", given)),
            Wrong::NumberOfDays => DateError::new(tr!(
                "`{given}` is not a number of days: from 1d (today) to {most}d are",
                given,
                most = MOST_DAYS
            )),
            Wrong::Unknown => DateError {
                why: tr!("`{given}` is not a date: allowed are {allowed}", given, allowed = ALLOWED),
                meant: nearest(&text, proposals()),
            },
        })?;
        Ok(Self { given: given.to_owned(), meaning })
    }
}

fn no_such_day(given: &str) -> String {
    tr!("`{given}`: there is no such day", given)
}

#[cfg(test)]
mod tests;
