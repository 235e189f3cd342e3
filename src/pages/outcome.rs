//! The limits, events and outcome of a walk through pages.

use std::{collections::BTreeMap, sync::Arc};

use super::Sizes;
use crate::{
    adapter::Missing,
    record::{Needle, Record},
};

/// The limits of a walk.
#[derive(Clone, Debug)]
pub struct Limits {
    /// The maximum number of pages in flight.
    pub concurrency: usize,
    /// The number of records to stop after.
    pub records: Option<u64>,
    /// The text that a delivered record must have.
    pub grep: Option<Arc<Needle>>,
    /// The page sizes to request.
    pub sizes: Sizes,
}

impl Limits {
    /// The page size for a question that usually requests `usual` records.
    pub(super) fn page_size(&self, usual: u32) -> u32 {
        // How many records are needed until enough of them have the text is not known.
        self.sizes.size(usual, self.records.filter(|_| self.grep.is_none()))
    }
}

/// An event during a walk.
#[derive(Debug)]
pub enum Event<'a> {
    /// A record, delivered once.
    Row(&'a Record),
    /// A page has been delivered.
    Page(Progress),
}

/// The progress of a walk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// The number of delivered records.
    pub delivered: u64,
    /// The number of records that came, each counted once, with those that a filter dropped.
    pub came: u64,
    /// The total, as soon as it is known for every part.
    pub total: Option<u64>,
}

impl Progress {
    /// The progress of two walks together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            delivered: self.delivered + other.delivered,
            came: self.came + other.came,
            total: self.total.zip(other.total).map(|(one, other)| one + other),
        }
    }
}

/// The outcome of a walk.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The delivered records.
    pub progress: Progress,
    /// The parts that failed, and why.
    pub missing: Vec<Missing>,
    /// The number of dropped records that do not match the question, by the key of the mismatching field.
    pub unfit: BTreeMap<&'static str, u64>,
    /// Whether the walk stopped at the limit.
    pub limited: bool,
    /// The vendor's maximum page size, if it sent shorter pages than requested.
    pub longest: Option<u32>,
}
