//! Invents people, goods and times from the seed and the day.
//!
//! A record depends only on its own day and its number on that day, so that yesterday's records stay the same when
//! the date changes. Values that change with time (a status, a reply) depend on the record's age.
//! were when the day moves on. Only what time changes (a status, a reply) depends on how old the record is.

use std::hash::Hasher as _;

use fastrand::Rng;
use jiff::{
    SignedDuration, ToSpan as _,
    civil::{Date, DateTime},
};

use super::phrases::{CITIES, GIVEN, STREETS, SURNAMES};

/// The number of days, today included, that have records.
pub const DAYS: i64 = 30;

/// The random source of one record.
pub struct Invent {
    rng: Rng,
}

impl Invent {
    /// The source of a record: its kind `what`, its day, its number.
    pub fn new(seed: u64, what: &str, day: Date, number: u64) -> Self {
        // FNV-1a: the standard hasher may change with the compiler, but these bytes must not.
        let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
        hash.write(format!("{seed}/{what}/{day}/{number}").as_bytes());
        Self { rng: Rng::with_seed(hash.finish()) }
    }

    /// One of several values.
    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.rng.usize(0..from.len())]
    }

    /// True once in this many times.
    pub fn one_in(&mut self, times: u64) -> bool {
        self.rng.u64(0..times) == 0
    }

    /// A number from 0 to below the end.
    pub fn below(&mut self, end: u64) -> u64 {
        self.rng.u64(0..end)
    }

    /// A person.
    pub fn name(&mut self) -> String {
        format!("{}{}", self.pick(SURNAMES), self.pick(GIVEN))
    }

    /// A mobile number that is not assigned.
    pub fn mobile(&mut self) -> String {
        format!("139000{:05}", self.below(100_000))
    }

    /// A landline number that is not assigned.
    pub fn landline(&mut self) -> String {
        format!("010-5550{:04}", self.below(10_000))
    }

    /// An e-mail address in a domain that is reserved for examples.
    pub fn email(&mut self) -> String {
        format!("user{:04}@example.com", self.below(10_000))
    }

    /// A city and district.
    pub fn city(&mut self) -> &'static str {
        self.pick(CITIES)
    }

    /// An address in a street that does not exist.
    pub fn address(&mut self) -> String {
        let city = self.city();
        self.address_in(city)
    }

    /// An address in a given city and district.
    pub fn address_in(&mut self, city: &str) -> String {
        let mut parts: Vec<&str> = city.split('-').collect();
        // A municipality is its own province.
        parts.dedup();
        format!(
            "{}{}{}号院{}号楼{}0{}室",
            parts.concat(),
            self.pick(STREETS),
            1 + self.below(199),
            1 + self.below(20),
            1 + self.below(24),
            1 + self.below(4),
        )
    }

    /// Sixteen letters and digits, like a form's serial mark.
    pub fn mark(&mut self) -> String {
        (0..16).map(|_| self.rng.alphanumeric().to_ascii_lowercase()).collect()
    }

    /// The time of the record with this number on its day: later than the previous one, and the first three before
    /// [`now`], so that the current day has only those.
    pub fn moment(&mut self, day: Date, number: u64) -> DateTime {
        let opened = day.at(8, 0, 0, 0);
        let (start, length) =
            if number <= 3 { (number * 40 - 40, 40) } else { ((number * 75 - 180).min(720), 75) };
        opened + SignedDuration::from_secs(i64::try_from(start * 60 + self.below(length * 60)).unwrap_or(0))
    }
}

struct Fnv(u64);

impl std::hash::Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// The days that have records, the newest first, each with its age in days.
pub fn days(today: Date) -> impl Iterator<Item = (Date, i64)> {
    (0..DAYS).map(move |age| (today - age.days(), age))
}

/// The number of a day, counted from 1970, for events at fixed intervals.
pub fn day_number(day: Date) -> u64 {
    let days = day.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24;
    u64::try_from(days).unwrap_or(0)
}

/// The current time of the sandbox: records never lie after it.
pub fn now(today: Date) -> DateTime {
    today.at(10, 0, 0, 0)
}

/// `2026-11-22 10:20:30`.
pub fn plain(at: DateTime) -> String {
    at.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// Parses `2026-11-22 10:20:30`, or a bare date as its first or last second.
pub fn moment(text: &str, end_of_day: bool) -> Option<DateTime> {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    match shape.as_str() {
        "0000-00-00 00:00:00" => text.parse().ok(),
        "0000-00-00" => {
            let day: Date = text.parse().ok()?;
            Some(if end_of_day { day.at(23, 59, 59, 0) } else { day.at(0, 0, 0, 0) })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Invent, days, moment};

    #[test]
    fn a_record_follows_from_seed_day_and_number() {
        let draw = |seed, number| Invent::new(seed, "x", date(2026, 11, 22), number).mark();
        assert_eq!(draw(1, 1), draw(1, 1));
        assert_ne!(draw(1, 1), draw(2, 1));
        assert_ne!(draw(1, 1), draw(1, 2));
    }

    #[test]
    fn thirty_days_end_today() {
        let all: Vec<_> = days(date(2026, 3, 1)).map(|(day, _)| day).collect();
        assert_eq!((all[0], all[1], all[29]), (date(2026, 3, 1), date(2026, 2, 28), date(2026, 1, 31)));
    }

    #[test]
    fn a_bare_date_as_an_end_is_its_last_second() {
        assert_eq!(moment("2017-01-02", true), Some(date(2017, 1, 2).at(23, 59, 59, 0)));
        assert_eq!(moment("2017-1-2", true), None);
        assert_eq!(moment("2017-01-02T00:00:00", false), None);
        assert_eq!(moment("2017-02-30", false), None);
    }
}
