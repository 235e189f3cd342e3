//! A vendor's part of the sandbox as data: its paths, credentials, answers and refusals.

use jiff::civil::Date;

use super::{
    Amount,
    exchange::{Answer, Request},
};

/// A vendor's part of the sandbox. Each vendor's folder has one; `mod.rs` lists them.
pub struct Part {
    /// The vendor's name in faults and settings.
    pub name: &'static str,
    /// The path at the end of the vendor's `base_url`; empty if its paths begin at the root.
    pub path: &'static str,
    /// The settings that it accepts, by key.
    pub settings: &'static [(&'static str, &'static str)],
    /// Whether a path is one of its own.
    pub is_own: fn(&str) -> bool,
    /// Invents its records.
    pub invent: fn(&Source) -> Box<dyn Vendor>,
    /// A refusal with a code in the vendor's form, with HTTP 200.
    pub refuse: fn(&str) -> Answer,
    /// The code for a request that equals an earlier one, if the vendor has such a rule.
    pub repetition: Option<&'static str>,
}

/// A vendor with its records.
pub trait Vendor: Send + Sync {
    /// The right answer to a request.
    fn answer(&self, request: &Request) -> Answer;
}

/// The source of invented records: the same source gives the same bytes.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// The seed.
    pub seed: u64,
    /// The day of the newest records.
    pub today: Date,
    /// The number of records in the longest list.
    pub amount: Amount,
    /// Whether records also have undocumented forms.
    pub disorder: bool,
    /// The number of records that have been added since the first request.
    pub arrived: u64,
}

#[cfg(test)]
impl Source {
    /// The source of most tests.
    pub const TEST: Self = Self {
        seed: 7,
        today: Date::constant(2026, 11, 22),
        amount: Amount { days: 30, a_day: None },
        disorder: false,
        arrived: 0,
    };
}
