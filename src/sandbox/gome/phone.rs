//! Phone complaints, of which there can be very many. The values for filters and order are computed once per day, and
//! records only for the requested page.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

use jiff::{
    ToSpan as _,
    civil::{Date, DateTime, Time},
};
use serde_json::Value;

use super::complaints::{Draft, by_phone, phone_record};
use crate::sandbox::{Amount, invent::Invent};

/// The number of drafts that are cached; the least recently used days are dropped.
const KEPT: usize = 500_000;

/// The phone complaints.
pub struct Phone {
    seed: u64,
    today: Date,
    /// The number of complaints that have been added since the sandbox was started.
    arrived: u64,
    amount: Amount,
    /// Whether records have undocumented forms.
    odd: bool,
    made: Mutex<VecDeque<(Date, Arc<Vec<Draft>>)>>,
}

/// The filter of a request.
pub struct Asked<'a> {
    /// Not before this time.
    pub from: Option<DateTime>,
    /// Not after this time.
    pub to: Option<DateTime>,
    /// A further condition; `None` if every complaint of the time matches.
    pub fits: Option<&'a dyn Fn(&Draft) -> bool>,
}

impl Asked<'_> {
    fn keeps(&self, draft: &Draft) -> bool {
        self.from.is_none_or(|from| draft.at >= from)
            && self.to.is_none_or(|to| draft.at <= to)
            && self.fits.is_none_or(|fits| fits(draft))
    }

    /// Whether every complaint of a day matches, so that they need not be examined to count them.
    fn keeps_all_of(&self, day: Date) -> bool {
        self.fits.is_none()
            && self.from.is_none_or(|from| from <= day.to_datetime(Time::midnight()))
            && self.to.is_none_or(|to| to >= day.at(23, 59, 59, 0))
    }
}

impl Phone {
    pub fn new(seed: u64, today: Date, arrived: u64, amount: Amount, odd: bool) -> Self {
        Self { seed, today, arrived, amount, odd, made: Mutex::default() }
    }

    /// The records from `skip` on, at most `size`, the newest first, and the total.
    pub fn page(&self, asked: &Asked<'_>, skip: usize, size: usize) -> (Vec<Value>, usize) {
        let (mut records, mut total) = (Vec::new(), 0);
        let end = skip.saturating_add(size);
        for age in 0..i64::from(self.amount.days) {
            let day = self.today - age.days();
            if asked.from.is_some_and(|from| day < from.date()) || asked.to.is_some_and(|to| day > to.date())
            {
                continue;
            }
            let count = self.count(day, age);
            let is_elsewhere = total >= end || total + count <= skip;
            if asked.keeps_all_of(day) && is_elsewhere {
                total += count;
                continue;
            }
            for draft in self.on(day, age).iter().filter(|draft| asked.keeps(draft)) {
                if (skip..end).contains(&total) {
                    records.push(phone_record(self.seed, day, self.today, age, draft.number, self.odd));
                }
                total += 1;
            }
        }
        (records, total)
    }

    /// The number of complaints on a day: seven to twelve, five to seven at weekends, three on the current day and
    /// those that have been added since; or as many as configured.
    fn count(&self, day: Date, age: i64) -> usize {
        let weekend = day.weekday().to_monday_one_offset() > 5;
        let count = match (age, self.amount.a_day, weekend) {
            // As many as [`Invent::moment`] places before the current time.
            (0, ..) => 3 + self.arrived,
            (_, Some(each), _) => each.into(),
            (_, None, true) => 5 + Invent::new(self.seed, "phone count", day, 0).below(3),
            (_, None, false) => 7 + Invent::new(self.seed, "phone count", day, 0).below(6),
        };
        usize::try_from(count).unwrap_or(usize::MAX)
    }

    /// A day's complaints, the newest first.
    fn on(&self, day: Date, age: i64) -> Arc<Vec<Draft>> {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, drafts)) = made.iter().find(|(known, _)| *known == day) {
            return Arc::clone(drafts);
        }
        let count = self.count(day, age) as u64;
        let mut drafts: Vec<_> =
            (1..=count).map(|number| by_phone(self.seed, day, self.today, age, number)).collect();
        drafts.sort_by_key(|draft| std::cmp::Reverse(draft.at));
        let drafts = Arc::new(drafts);
        made.push_back((day, Arc::clone(&drafts)));
        let mut kept: usize = made.iter().map(|(_, drafts)| drafts.len()).sum();
        while kept > KEPT
            && let Some((_, oldest)) = made.pop_front()
        {
            kept -= oldest.len();
        }
        drafts
    }
}
