//! Metrics: the numbers that are made of records, defined once for `stats` and for reports.
//!
//! A noun's [`Definition`] is data: a [`Metric`] is a line with its key, its words and its formula over the fields of a
//! record. `measure` evaluates the formulas in one pass that keeps only counts, `group` tells records apart by a field,
//! `tally` counts the groups of `stats` and `days` says which days they list, `cross` makes a table of two fields, `minutes` sums up times.

mod cross;
mod days;
mod group;
mod measure;
mod measured;
mod minutes;
mod tally;
mod test;

use crate::{lang::Words, record::Tone};

pub use self::{
    cross::{Cross, Unfit},
    days::Days,
    group::{GroupKey, Grouping},
    measure::Measure,
    measured::{Asked, Group, Groups, Measured, Number, Value},
    minutes::Minutes,
    tally::{Counting, NONE, NOTHING, Tally},
};

/// The metrics of a noun's records.
#[derive(Debug)]
pub struct Definition {
    /// The name of its section: the key in JSON.
    pub key: &'static str,
    /// The name of its section for people.
    pub title: Words,
    /// The numbers, in the order in which they are shown.
    pub metrics: &'static [Metric],
    /// The field with the time that a record belongs to.
    pub time: &'static str,
    /// The metrics that are counted by day.
    pub by_day: &'static [&'static str],
    /// The fields whose most frequent values are counted; [`PROFILE_KEY`](crate::record::PROFILE_KEY) stands for the profile.
    pub by: &'static [&'static str],
    /// The field that is asked value by value, because records do not have it.
    pub asked_by: Option<AskedBy>,
    /// The records that a person has to look at.
    pub late: Option<Late>,
}

/// A field that only the vendor knows.
#[derive(Debug)]
pub struct AskedBy {
    /// The key of its list in JSON.
    pub key: &'static str,
    /// The key of its value there.
    pub name: &'static str,
    /// Its name for people.
    pub title: Words,
    /// The metrics that are shown of each value.
    pub metrics: &'static [&'static str],
}

/// The records that a person has to look at.
#[derive(Debug)]
pub struct Late {
    /// Their name.
    pub title: Words,
    /// Which ones they are.
    pub test: Test,
    /// The fields that are shown of them.
    pub fields: &'static [&'static str],
}

/// A number, with its name and how it is found.
#[derive(Debug)]
pub struct Metric {
    /// The stable name: the key in JSON.
    pub key: &'static str,
    /// The name for people.
    pub title: Words,
    /// How it is found, in a few words: what the documentation says.
    #[cfg_attr(not(test), expect(dead_code, reason = "a test holds the documentation against it"))]
    pub meaning: Words,
    /// How it is found.
    pub formula: Formula,
    /// Its meaning for the reader if it grows.
    pub growth: Tone,
}

/// How a number is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Formula {
    /// How many records pass a test.
    Count(Test),
    /// How many records have an identifier that stands there twice or more: of these fields the first one that the
    /// record has.
    Repeated(&'static [&'static str]),
    /// How many records of the days before the period pass a test.
    Before(Test),
    /// A number that only the vendor can tell, at the time of the run.
    Asked,
    /// One number divided by another.
    Rate(&'static Self, &'static Self),
    /// The minutes between two times.
    Minutes {
        /// The field with the first time.
        from: &'static str,
        /// The field with the second time.
        until: &'static str,
    },
}

/// A test that a record passes or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Test {
    /// Every record.
    Every,
    /// The field says yes.
    Flag(&'static str),
    /// The field has one of these codes.
    Code(&'static str, &'static [&'static str]),
    /// The field has a value.
    Present(&'static str),
    /// The field's time lies in the period.
    InPeriod(&'static str),
    /// All of these.
    All(&'static [Self]),
}

/// A part of a whole; none of nothing.
#[expect(clippy::cast_precision_loss, reason = "nobody counts to 2⁵³")]
pub fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// The change from a number to a later one, as a fraction of the first.
pub fn change(before: Option<f64>, now: Option<f64>) -> Option<f64> {
    let (before, now) = (before?, now?);
    (before != 0.0).then(|| (now - before) / before)
}

impl Metric {
    /// A number: key, name, meaning, formula.
    pub const fn new(key: &'static str, title: Words, meaning: Words, formula: Formula) -> Self {
        Self { key, title, meaning, formula, growth: Tone::Plain }
    }

    /// The same number, with a meaning of its growth.
    #[must_use]
    pub const fn tone(self, growth: Tone) -> Self {
        Self { growth, ..self }
    }
}

impl Definition {
    /// The rates of groups of records, each with the name of the number that it divides.
    pub fn rates(&'static self) -> impl Iterator<Item = (&'static str, &'static Metric)> {
        self.metrics.iter().filter_map(|metric| {
            let Formula::Rate(part @ Formula::Count(_), Formula::Count(_)) = metric.formula else {
                return None;
            };
            let number = self.metrics.iter().find(|number| number.formula == *part);
            Some((number.map_or(metric.key, |number| number.key), metric))
        })
    }

    /// The metric with a key.
    pub fn metric(&self, key: &str) -> Option<&'static Metric> {
        self.metrics.iter().find(|metric| metric.key == key)
    }
}
