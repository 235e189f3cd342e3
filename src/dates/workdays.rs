//! Working days: Monday to Friday, but for the days off and the adjusted working days of a list.
//!
//! The list is plain text: a line is a date or a range, and what it is. `班` or `work` marks a working day; every other
//! line is a day off, with its name or without.

use std::collections::BTreeMap;

use jiff::{
    ToSpan as _,
    civil::{Date, Weekday},
};

use super::{Clock, Span};

/// Words in a line that make its days working days.
const WORK: [&str; 2] = ["班", "work"];
/// The longest stretch of days off that is looked back over.
const LONGEST: i32 = 400;

/// The days of a list, and whether each is a working day.
#[derive(Clone, Debug, Default)]
pub struct Workdays(BTreeMap<Date, bool>);

impl Workdays {
    /// Reads a list.
    ///
    /// # Errors
    /// The first line that cannot be read, and why; that there is no working day to report about.
    pub fn read(text: &str, clock: &Clock) -> Result<Self, String> {
        let mut days = BTreeMap::new();
        let lines = text.trim_start_matches('\u{feff}').lines().zip(1_usize..);
        for (line, number) in lines {
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                continue;
            }
            let wrong = || tr!("line {number}: `{line}` begins with no date", number, line);
            let (dates, words) = line.split_at(line.find([' ', '\t', ',', '，', '　']).unwrap_or(line.len()));
            let span: Span = dates.parse().map_err(|_| wrong())?;
            let (Some(from), Some(until)) = (&span.from, &span.until) else { return Err(wrong()) };
            let (first, _) = from.stretch(clock, None).map_err(|_| wrong())?;
            let (_, last) = until.stretch(clock, Some(first.date())).map_err(|_| wrong())?;
            if last < first {
                return Err(tr!("line {number}: `{line}` ends before it begins", number, line));
            }
            let is_work = WORK.iter().any(|word| words.to_lowercase().contains(word));
            let range = first.date().series(1.day()).take_while(|day| *day <= last.date());
            days.extend(range.map(|day| (day, is_work)));
        }
        let workdays = Self(days);
        match workdays.before(clock.today()) {
            Some(_) => Ok(workdays),
            None => Err(tr!("it has no working day in the last {n} days", n = LONGEST)),
        }
    }

    /// Whether people work on a day.
    pub fn works(&self, day: Date) -> bool {
        let is_weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        self.0.get(&day).copied().unwrap_or(!is_weekend)
    }

    /// The latest working day up to a day.
    pub fn latest(&self, day: Date) -> Date {
        self.before(day).unwrap_or(day)
    }

    fn before(&self, day: Date) -> Option<Date> {
        let mut days = (0..LONGEST).map(|age| day.saturating_sub(age.days()));
        days.find(|day| self.works(*day))
    }
}

#[cfg(test)]
mod tests {
    use jiff::{civil::date, tz::TimeZone};

    use super::*;

    fn clock() -> Clock {
        let now = date(2026, 11, 25).at(8, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap();
        Clock::at(now.timestamp(), TimeZone::UTC)
    }

    #[test]
    fn a_list_names_days_off_and_working_days_and_weekends_are_off_anyway() {
        let list =
            "# 2026\n2026-10-01..2026-10-07 国庆节\n\n2026年10月10日\t补班\n2026/11/20 off\n20261122，上班";
        let days = Workdays::read(list, &clock()).unwrap();
        for (day, latest) in [
            (date(2026, 10, 8), date(2026, 10, 8)),
            (date(2026, 10, 7), date(2026, 9, 30)),
            (date(2026, 10, 11), date(2026, 10, 10)),
            (date(2026, 11, 20), date(2026, 11, 19)),
            (date(2026, 11, 22), date(2026, 11, 22)),
            (date(2026, 11, 21), date(2026, 11, 19)),
            (date(2026, 11, 15), date(2026, 11, 13)),
        ] {
            assert_eq!(days.latest(day), latest, "{day}");
        }
    }

    #[test]
    fn a_line_without_a_date_is_named() {
        let read = |list| Workdays::read(list, &clock()).unwrap_err();
        assert!(read("2026-10-01\n国庆节").contains("line 2"));
        assert!(read("2026-13-01 off").contains("2026-13-01"));
        assert!(read("..2026-10-01").contains("line 1"));
    }

    #[test]
    fn a_range_that_ends_early_or_leaves_no_working_day_is_refused() {
        let read = |list| Workdays::read(list, &clock());
        assert!(read("2026-10-07..2026-10-01 off").unwrap_err().contains("ends before it begins"));
        assert!(read("2025-10-01..2026-12-31 off").unwrap_err().contains("no working day"));
        // Over the new year, also without years.
        let days = read("12-30..01-02 off\n2026-11-01..2026-11-25 off").unwrap();
        assert!(!days.works(date(2025, 12, 31)) && !days.works(date(2026, 1, 1)));
        assert_eq!(days.latest(date(2026, 11, 25)), date(2026, 10, 30));
    }
}
