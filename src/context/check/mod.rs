//! The findings of a check: numbers, and the ranges in which they raise an alarm.

mod range;

use std::collections::BTreeMap;

use clap::Args;
use serde::Serialize;

pub use self::range::Range;
use crate::{
    error::{Error, Kind, Result},
    record::Record,
};

/// The name of a check.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// The command's name.
    pub name: &'static str,
    /// The first word of its line.
    pub label: &'static str,
}

/// The result of a check.
#[derive(Debug)]
pub struct Report {
    /// The check.
    pub check: Check,
    /// The result in words.
    pub summary: String,
    /// The result in numbers.
    pub metrics: Vec<Metric>,
}

/// A monitored number.
#[derive(Debug, Serialize)]
pub struct Metric {
    /// Its name.
    pub name: &'static str,
    /// The number.
    pub value: u64,
    /// The range outside of which it is a warning.
    pub warning: Option<Range>,
    /// The range outside of which it is critical.
    pub critical: Option<Range>,
    /// The smallest number that it can be.
    pub min: u64,
    /// The unit in performance data; empty for a plain count.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub unit: &'static str,
}

impl Metric {
    /// A count with its thresholds.
    pub fn new(name: &'static str, value: u64, thresholds: Thresholds) -> Self {
        let Thresholds { warning, critical } = thresholds;
        Self { name, value, warning, critical, min: 0, unit: "" }
    }

    /// The same number in a unit.
    #[must_use]
    pub fn in_unit(self, unit: &'static str) -> Self {
        Self { unit, ..self }
    }
}

/// A number that is added up over several shops, and the shop that contributes most.
#[derive(Debug, Default)]
pub struct Sum {
    total: u64,
    shops: BTreeMap<String, u64>,
}

impl Sum {
    /// Adds to the number of a record's shop.
    pub fn add(&mut self, record: &Record, number: u64) {
        self.total = self.total.saturating_add(number);
        if let Some(shop) = record.profile() {
            let shop = self.shops.entry(shop.to_owned()).or_default();
            *shop = shop.saturating_add(number);
        }
    }

    /// The number of all shops.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// The words that name the worst shop, after the number; empty where there is one shop, or nothing to name.
    pub fn worst(&self) -> String {
        // Of equal ones the first by name, so that the line does not change by chance.
        let worst = self.shops.iter().rev().max_by_key(|(_, number)| **number);
        let named = worst.filter(|(_, number)| **number > 0);
        named.map(|(shop, number)| format!(", most at {shop} ({number})")).unwrap_or_default()
    }
}

/// The thresholds of a number.
#[derive(Args, Clone, Debug)]
pub struct Thresholds {
    /// Warn outside this range: 10, 10:, 10:20
    ///
    /// 10 is 0 to 10, 10: is 10 and more, ~:10 is 10 and less; @10:20 warns inside the range.
    #[arg(short, long, value_name = "RANGE", allow_hyphen_values = true)]
    pub warning: Option<Range>,
    /// The same for a critical state, which counts more
    #[arg(short, long, value_name = "RANGE", allow_hyphen_values = true)]
    pub critical: Option<Range>,
}

impl Thresholds {
    /// The thresholds, if there are any.
    ///
    /// # Errors
    /// [`Kind::Usage`] without any, because such a check could never raise an alarm.
    pub fn required(self) -> Result<Self> {
        match &self {
            Self { warning: None, critical: None } => {
                Err(Error::new(Kind::Usage, tr!("neither --warning nor --critical is given"))
                    .why(tr!("a check without a range never raises an alarm"))
                    .hint(tr!("for example -w 10 -c 20: warn above 10, critical above 20")))
            }
            _ => Ok(self),
        }
    }

    /// The thresholds; without any, a warning for every number above 0.
    #[must_use]
    pub fn or_warn_of_any(self) -> Self {
        match self {
            Self { warning: None, critical: None } => {
                Self { warning: Some(Range::nothing()), critical: None }
            }
            given => given,
        }
    }
}
