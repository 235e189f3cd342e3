//! Which days a typed date means, seen from a given day.

use jiff::{
    ToSpan as _,
    civil::{Date, Weekday},
};

/// The days that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Days {
    /// One day, so many days ago.
    Ago(i32),
    /// So many days up to today, today included.
    Last(i32),
    /// So many months up to today, today included.
    LastMonths(i32),
    /// The week so many weeks ago, or one day of it. Weeks begin on Monday.
    Week { ago: i32, day: Option<Weekday> },
    /// The latest such weekday.
    Weekday(Weekday),
    /// Months, or one day of a month.
    Calendar { year: Year, months: Months, day: Option<i8> },
}

/// The year of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Given(i16),
    /// So many years ago.
    Ago(i16),
    /// None is named: the latest one that fits.
    Latest,
}

/// The months of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Months {
    /// So many months from this one on: a month, a quarter, half a year, a year.
    From { first: i8, count: i8 },
    /// The stretch of so many months that began so many such stretches ago: last month, this quarter.
    Ago { stretches: i32, count: i8 },
    /// None is named: the latest one that has the day.
    Latest,
}

/// First and last day.
pub(super) type Stretch = (Date, Date);

impl Days {
    /// One day of the calendar.
    pub(super) fn on(date: Date) -> Self {
        Self::Calendar {
            year: Year::Given(date.year()),
            months: Months::From { first: date.month(), count: 1 },
            day: Some(date.day()),
        }
    }

    /// Whether it is one day, which can have a time.
    pub(super) fn is_one_day(self) -> bool {
        match self {
            Self::Ago(_) | Self::Weekday(_) => true,
            Self::Last(_) | Self::LastMonths(_) => false,
            Self::Week { day, .. } => day.is_some(),
            Self::Calendar { day, .. } => day.is_some(),
        }
    }

    /// Whether such days come again and again, so that which ones are meant depends on where one stands.
    pub(super) fn recurs(self) -> bool {
        match self {
            Self::Weekday(_) => true,
            Self::Calendar { year, months, .. } => {
                year == Year::Latest && !matches!(months, Months::Ago { .. })
            }
            _ => false,
        }
    }

    /// The first and the last day; none if there is no such day. Of days that recur these are the latest that have
    /// begun by `today`, or the first that have not ended before `after`.
    pub(super) fn stretch(self, today: Date, after: Option<Date>) -> Option<Stretch> {
        /// February 29 comes back after eight years at the latest.
        const TRIES: i32 = 13;
        if !self.recurs() {
            return self.near(today, 0);
        }
        let (base, step) = after.map_or((today, -1), |after| (after, 1));
        let found = (0..TRIES).filter_map(|number| self.near(base, number * step));
        let mut fitting = found.filter(|(first, last)| match after {
            None => *first <= today,
            Some(after) => *last >= after,
        });
        fitting.next()
    }

    /// The days as seen from `base`; those that recur in the week, month or year that is so many off.
    fn near(self, base: Date, off: i32) -> Option<Stretch> {
        let one = |day: Date| (day, day);
        match self {
            Self::Ago(ago) => base.checked_sub(ago.days()).ok().map(one),
            Self::Last(count) => Some((base.checked_sub((count - 1).days()).ok()?, base)),
            Self::LastMonths(count) => Some((base.checked_sub(count.months()).ok()?.tomorrow().ok()?, base)),
            Self::Week { ago, day } => week(base, -ago, day),
            Self::Weekday(day) => week(base, off, Some(day)),
            Self::Calendar { year, months, day } => {
                let (first, last) = match months {
                    Months::From { first, count } => {
                        let year = match year {
                            Year::Given(year) => year,
                            Year::Ago(ago) => base.year().checked_sub(ago)?,
                            Year::Latest => i16::try_from(i32::from(base.year()) + off).ok()?,
                        };
                        stretch_of(Date::new(year, first, 1).ok()?, count)?
                    }
                    Months::Ago { stretches, count } => {
                        let count_before = (base.month() - 1) % count;
                        let back = stretches * i32::from(count) + i32::from(count_before);
                        stretch_of(base.first_of_month().checked_sub(back.months()).ok()?, count)?
                    }
                    Months::Latest => stretch_of(base.first_of_month().checked_add(off.months()).ok()?, 1)?,
                };
                match day {
                    Some(day) => Date::new(first.year(), first.month(), day).ok().map(one),
                    None => Some((first, last)),
                }
            }
        }
    }
}

/// The week so many weeks from a day's own, or one day of it.
fn week(base: Date, weeks: i32, day: Option<Weekday>) -> Option<Stretch> {
    let since_monday = i32::from(base.weekday().to_monday_zero_offset());
    let monday = base.checked_add((7 * weeks - since_monday).days()).ok()?;
    match day {
        Some(day) => {
            let day = monday.checked_add(i32::from(day.to_monday_zero_offset()).days()).ok()?;
            Some((day, day))
        }
        None => Some((monday, monday.checked_add(6.days()).ok()?)),
    }
}

/// So many months from the first day of one of them.
fn stretch_of(first: Date, count: i8) -> Option<Stretch> {
    Some((first, first.checked_add((count - 1).months()).ok()?.last_of_month()))
}
