//! The span of time a command asks about, from `--since`, `--until` and `--on`.

use std::fmt;

use jiff::{
    SignedDuration, ToSpan as _,
    civil::{DateTime, Time},
};

use super::{Clock, Span, When};
use crate::error::{Error, Kind, Result};

/// The last second of a day.
const LAST_SECOND: Time = Time::constant(23, 59, 59, 0);

/// A span of civil time in the vendors' zone, both ends included to the second; an end may be open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// Its first second.
    pub from: Option<DateTime>,
    /// Its last second.
    pub until: Option<DateTime>,
}

impl Window {
    /// The window that the three options ask for together; open on both sides without any.
    ///
    /// `since` begins with the first second of what it names and `until` ends with the last.
    ///
    /// # Errors
    /// [`Kind::Usage`] when `on` meets one of the others, or the window ends before it begins.
    pub fn resolve(
        since: Option<&When>,
        until: Option<&When>,
        on: Option<&Span>,
        clock: &Clock,
    ) -> Result<Self> {
        let (from, until) = match on {
            Some(_) if since.or(until).is_some() => {
                return Err(Error::new(Kind::Usage, tr!("--on cannot go together with --since or --until"))
                    .hint(tr!("--on takes a range: --on 2026-11-01..2026-11-22")));
            }
            Some(on) => (on.from.as_ref(), on.until.as_ref()),
            None => (since, until),
        };
        let stretch = |when: &When, after| {
            when.stretch(clock, after).map_err(|error| Error::new(Kind::Usage, error.to_string()))
        };
        let first = from.map(|when| stretch(when, None)).transpose()?.map(|(first, _)| first);
        let begin = first.map(DateTime::date);
        let last = until.map(|when| match on {
            // The end of a range follows its beginning: 2025-11-01..11-07 is in one year.
            Some(_) => stretch(when, begin),
            None => match stretch(when, None)? {
                (_, last) if when.recurs() && first.is_some_and(|first| first > last) => stretch(when, begin),
                latest => Ok(latest),
            },
        });
        let window = Self { from: first, until: last.transpose()?.map(|(_, last)| last) };
        match (from, until) {
            (Some(from), Some(until)) if window.from > window.until => Err(backwards(&window, from, until)),
            _ => Ok(window),
        }
    }

    /// Whether it holds whole days only: it can be asked of a vendor that knows no times of day.
    pub fn whole_days(&self) -> bool {
        let midnight = |at: DateTime| at.time() == Time::midnight();
        let last_second = |at: DateTime| at.time() == LAST_SECOND;
        self.from.is_none_or(midnight) && self.until.is_none_or(last_second)
    }

    /// The window of the same length that ends just before this one; none if it has no beginning. An open end is the end
    /// of today, or now if the window begins at a time of day.
    pub fn before(&self, clock: &Clock) -> Option<Self> {
        let from = self.from?;
        let until = self.until.unwrap_or_else(|| match from.time() == Time::midnight() {
            true => clock.today().max(from.date()).to_datetime(LAST_SECOND),
            false => clock.now.datetime().max(from),
        });
        let last = from.checked_sub(1.second()).ok()?;
        let seconds = until.duration_since(from).as_secs();
        let first = last.checked_sub(SignedDuration::from_secs(seconds)).ok()?;
        Some(Self { from: Some(first), until: Some(last) })
    }

    /// The window in a sentence: `2026-11-22`, `2026-11-16 to 2026-11-22`, `from 2026-11-16 10:30 on`, `any time`.
    pub fn in_words(&self) -> String {
        let show = |at: DateTime, bare: Time| {
            let form = if at.time() == bare { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M:%S" };
            at.strftime(form).to_string()
        };
        let first = self.from.map(|at| show(at, Time::midnight()));
        let last = self.until.map(|at| show(at, LAST_SECOND));
        match (first, last) {
            (Some(first), Some(last)) if first == last => first,
            (Some(first), Some(last)) => tr!("{first} to {last}", first, last),
            (Some(first), None) => tr!("from {first} on", first),
            (None, Some(last)) => tr!("until {last}", last),
            (None, None) => tr!("any time"),
        }
    }

    /// Consecutive windows of at most so many calendar days that hold every second of this one exactly once.
    /// An open window stays one piece; 0 days count as 1.
    pub fn split(&self, days: u16) -> Vec<Self> {
        let (Some(from), Some(until)) = (self.from, self.until) else {
            return vec![self.clone()];
        };
        let more_days = (i32::from(days) - 1).max(0).days();
        let mut pieces = Vec::new();
        let mut start = from;
        while start <= until {
            let last_day = start.date().saturating_add(more_days);
            let end = last_day.at(23, 59, 59, 0).min(until);
            pieces.push(Self { from: Some(start), until: Some(end) });
            // No day follows the calendar's last one.
            let Ok(next) = last_day.tomorrow() else { break };
            start = next.to_datetime(Time::midnight());
        }
        pieces
    }
}

fn backwards(window: &Window, from: &When, until: &When) -> Error {
    let (from, until) = (from.given(), until.given());
    Error::new(Kind::Usage, tr!("the window ends before it begins"))
        .why(tr!("`{from}` to `{until}` is {window}", from, until, window))
        .hint(tr!("the earlier date comes first: --since EARLIER --until LATER, or --on EARLIER..LATER"))
}

/// `2026-11-16 00:00:00 .. 2026-11-22 23:59:59`; an open end is left out. What `--on` takes, too.
impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let show = |at: DateTime| at.strftime("%Y-%m-%d %H:%M:%S").to_string();
        let (from, until) = (self.from.map(show), self.until.map(show));
        match (from, until) {
            (Some(from), Some(until)) => write!(f, "{from} .. {until}"),
            (Some(from), None) => write!(f, "{from} .."),
            (None, Some(until)) => write!(f, ".. {until}"),
            (None, None) => f.write_str(&tr!("any time")),
        }
    }
}

#[cfg(test)]
mod tests;
