//! The numbers that were measured.

use jiff::civil::Date;

use super::{Formula, GroupKey, Metric, Minutes};
use crate::{
    lang::Words,
    record::{Cell, Column},
};

/// The numbers of a period.
#[derive(Clone, Debug)]
pub struct Measured {
    /// A number for each metric of the definition, in its order.
    pub numbers: Vec<Number>,
    /// The counts by day.
    pub by_day: Vec<Day>,
    /// The most frequent values of fields.
    pub by: Vec<Groups>,
    /// The numbers of each value that was asked for by itself.
    pub asked_by: Option<Vec<Asked>>,
    /// The late records, each with its profile first, as far as they are kept, and how many there are.
    pub late: (Vec<Vec<Cell<'static>>>, u64),
    /// The columns of the late records.
    pub late_columns: Vec<Column>,
    /// Whether records are missing.
    pub incomplete: bool,
}

/// The records with a value that was asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The value as users type it.
    pub name: &'static str,
    /// The value for people.
    pub words: Words,
    /// Their numbers.
    pub measured: Measured,
}

/// A number.
#[derive(Clone, Copy, Debug)]
pub struct Number {
    /// Its metric.
    pub metric: &'static Metric,
    /// Its value; none if it is not known, or its denominator is zero.
    pub value: Option<Value>,
    /// Whether records are missing that it counts.
    pub incomplete: bool,
}

/// The value of a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A number of records.
    Count(u64),
    /// A fraction.
    Rate(f64),
    /// Times.
    Minutes(Minutes),
}

/// The counts of a day.
#[derive(Clone, Debug)]
pub struct Day {
    /// The day.
    pub day: Date,
    /// A count for each metric that is counted by day.
    pub counts: Vec<u64>,
}

/// The most frequent values of a field.
#[derive(Clone, Debug)]
pub struct Groups {
    /// The field.
    pub field: &'static str,
    /// Its column.
    pub column: Column,
    /// The values, the most frequent first.
    pub groups: Vec<Group>,
    /// The number of records with another value.
    pub other: u64,
}

/// The records with one value.
#[derive(Clone, Debug)]
pub struct Group {
    /// The profile that an id belongs to.
    pub profile: Option<String>,
    /// The value.
    pub key: GroupKey,
    /// Their number.
    pub count: u64,
    /// Their share of all records.
    pub share: Option<f64>,
}

impl Measured {
    /// Takes a number from other records.
    pub fn take(&mut self, key: &str, other: &Self, from: &str) {
        let found = other.number(from);
        if let (Some(number), Some(found)) =
            (self.numbers.iter_mut().find(|number| number.metric.key == key), found)
        {
            (number.value, number.incomplete) = (found.value, found.incomplete);
        }
    }

    /// Takes the numbers of records before the period from those.
    pub fn carry_over(&mut self, before: &Self) {
        for number in &mut self.numbers {
            let Formula::Before(test) = number.metric.formula else { continue };
            let is_it = |other: &&Number| other.metric.formula == Formula::Count(test);
            if let Some(found) = before.numbers.iter().find(is_it) {
                (number.value, number.incomplete) = (found.value, found.incomplete);
            }
        }
    }

    /// Whether no number is known.
    pub fn is_unknown(&self) -> bool {
        self.numbers.iter().all(|number| number.value.is_none())
    }

    /// Takes back every number, because no records came.
    pub fn know_nothing(&mut self) {
        for number in &mut self.numbers {
            (number.value, number.incomplete) = (None, number.metric.formula.is_of_these());
        }
        (self.by_day, self.by, self.incomplete) = (Vec::new(), Vec::new(), true);
    }

    /// The number of a metric.
    pub fn number(&self, key: &str) -> Option<&Number> {
        self.numbers.iter().find(|number| number.metric.key == key)
    }
}
