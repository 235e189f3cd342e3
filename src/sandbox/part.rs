//! A vendor's part of the sandbox as data: which requests are its own, what it accepts, how it answers and refuses.

use jiff::civil::Date;

use super::{
    Amount,
    exchange::{Answer, Request},
};

/// A vendor's part of the sandbox. Each vendor's folder has one; `mod.rs` lists them.
pub struct Part {
    /// The vendor's name in faults and settings.
    pub name: &'static str,
    /// The path that the vendor's `base_url` ends with; nothing where paths hang below the host.
    pub path: &'static str,
    /// The settings that it accepts, by their keys.
    pub settings: &'static [(&'static str, &'static str)],
    /// Whether a path is one of its own.
    pub is_own: fn(&str) -> bool,
    /// Invents its records.
    pub invent: fn(&Source) -> Box<dyn Vendor>,
    /// A refusal with a code, in the vendor's own words, with HTTP 200.
    pub refuse: fn(&str) -> Answer,
    /// The code with which the vendor refuses a request that is the same as an earlier one, if it does.
    pub repetition: Option<&'static str>,
}

/// A vendor with its records.
pub trait Vendor: Send + Sync {
    /// The right answer to a request.
    fn answer(&self, request: &Request) -> Answer;
}

/// What records are invented from: the same source gives the same bytes.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// Which data.
    pub seed: u64,
    /// The day that the newest records lie on.
    pub today: Date,
    /// How many records of the longest list there are.
    pub amount: Amount,
    /// Whether records also have forms beyond the documented ones.
    pub disorder: bool,
    /// How many records have come since the first request.
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
