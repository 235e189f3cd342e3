//! What a walk is given, hands on, and comes to.

use std::collections::BTreeMap;

use super::Sizes;
use crate::{adapter::Missing, record::Record};

/// How much may be asked for.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Pages in flight.
    pub concurrency: usize,
    /// Records to stop after.
    pub records: Option<u64>,
    /// How long the pages are.
    pub sizes: Sizes,
}

/// What the walk hands on.
#[derive(Debug)]
pub enum Event<'a> {
    /// A record, for the first and only time.
    Row(&'a Record),
    /// A page is through.
    Page(Progress),
}

/// How far the walk is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Records handed on.
    pub delivered: u64,
    /// How many there are, once every part has said.
    pub total: Option<u64>,
}

/// How a walk ended.
#[derive(Debug)]
pub struct Outcome {
    /// What was handed on.
    pub progress: Progress,
    /// What was not, and why.
    pub missing: Vec<Missing>,
    /// How many records were left out because they are not what the vendor was asked for, by the key of the field
    /// that does not fit.
    pub unfit: BTreeMap<&'static str, u64>,
    /// Whether it stopped because of the limit.
    pub limited: bool,
    /// The longest page that the vendor sends, where it sent shorter ones than were asked for.
    pub longest: Option<u32>,
}
