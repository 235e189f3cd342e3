//! The day, the week or the month that a report is about, and the one before.

use jiff::{
    ToSpan as _,
    civil::{Date, DateTime},
};

use super::{Clock, When, Window, Workdays};
use crate::error::{Error, Kind, Result};

/// A span of whole days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

/// The length of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// A day.
    Day,
    /// A week, from Monday on.
    Week,
    /// A month of the calendar.
    Month,
}

impl Period {
    /// Its days.
    pub fn days(self) -> impl Iterator<Item = Date> {
        let last = self.last;
        self.first.series(1.day()).take_while(move |day| *day <= last)
    }

    /// Whether a day belongs to it.
    pub fn contains(self, day: Date) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// It as a window of time.
    pub fn window(self) -> Window {
        Window { from: Some(self.first.at(0, 0, 0, 0)), until: Some(self.last.at(23, 59, 59, 0)) }
    }

    /// The days before it, so many.
    pub fn before(self, days: i32) -> Self {
        Self { first: self.first.saturating_sub(days.days()), last: self.first.saturating_sub(1.day()) }
    }
}

impl Every {
    /// The period that `on` names, or else the last one that is over: yesterday, last week, last month. With working days
    /// the day is the last working day.
    ///
    /// # Errors
    /// [`Kind::Usage`] if `on` names days of several periods.
    pub fn period(self, on: Option<&When>, clock: &Clock, workdays: Option<&Workdays>) -> Result<Period> {
        let Some(on) = on else { return Ok(self.previous(self.around(clock.today()), workdays)) };
        let stretch = on.stretch(clock, None);
        let (from, until) = stretch.map_err(|error| Error::new(Kind::Usage, error.to_string()))?;
        let (period, last) = (self.around(from.date()), self.around(DateTime::date(until)));
        if period == last {
            return Ok(period);
        }
        let given = on.given();
        let what = match self {
            Self::Day => tr!("--on: `{given}` is more than a day", given),
            Self::Week => tr!("--on: `{given}` is more than a week", given),
            Self::Month => tr!("--on: `{given}` is more than a month", given),
        };
        Err(Error::new(Kind::Usage, what)
            .hint(tr!("name one day: the report is about the day, week or month that has it")))
    }

    /// The period before another one.
    pub fn previous(self, period: Period, workdays: Option<&Workdays>) -> Period {
        let day = period.first.saturating_sub(1.day());
        match (self, workdays) {
            (Self::Day, Some(workdays)) => self.around(workdays.latest(day)),
            _ => self.around(day),
        }
    }

    /// The period that a day belongs to.
    fn around(self, day: Date) -> Period {
        let (first, last) = match self {
            Self::Day => (day, day),
            Self::Week => {
                let monday = day.saturating_sub(i32::from(day.weekday().to_monday_zero_offset()).days());
                (monday, monday.saturating_add(6.days()))
            }
            Self::Month => (day.first_of_month(), day.last_of_month()),
        };
        Period { first, last }
    }
}
