//! The parts of a walk, each with the records that wait until they are the newest among the parts of its group.

use std::{collections::VecDeque, ops::Range};

use jiff::Timestamp;

use super::{ids::Ids, part::Part};
use crate::{
    adapter::Query,
    record::{Cell, ReadOptions, Record},
};

/// The most parts that are merged: the first record has to wait for a page of each of them. More parts follow each
/// other.
const MERGED: usize = 32;

/// A part and its records that have come and are not delivered yet: at most those of one page.
#[derive(Debug)]
pub(super) struct Lane {
    /// The state of the part.
    pub(super) part: Part,
    /// Whether no more of its pages are taken.
    pub(super) is_done: bool,
    /// The ids in this pass over the part, if they differ from those of the whole walk: with several parts, or in a
    /// second pass.
    in_pass: Option<Ids>,
    waiting: VecDeque<Waiting>,
    /// The time of the record that came last.
    last: Option<Timestamp>,
}

/// Whether a record was seen for the first time.
#[derive(Clone, Copy, Debug)]
pub(super) struct FirstSeen {
    /// In this pass over its part.
    pub(super) in_pass: bool,
    /// In the whole walk.
    pub(super) in_walk: bool,
}

/// A record with its time.
#[derive(Debug)]
struct Waiting {
    at: Option<Timestamp>,
    record: Record,
}

impl Lane {
    pub(super) fn new(part: Part, is_one_of_several: bool) -> Self {
        let in_pass = is_one_of_several.then(Ids::default);
        Self { part, is_done: false, in_pass, waiting: VecDeque::new(), last: None }
    }

    /// Begins another pass, or a follow-up.
    pub(super) fn read_again(&mut self) {
        self.in_pass = Some(Ids::default());
        self.last = None;
    }

    /// Ends the part.
    pub(super) fn end(&mut self) {
        self.is_done = true;
        self.in_pass = None;
    }

    /// Whether its next page is needed before the next record of its group can be delivered.
    pub(super) fn is_short(&self) -> bool {
        !self.is_done && self.waiting.is_empty()
    }

    /// Whether no record of the part is left to deliver.
    fn is_over(&self) -> bool {
        self.is_done && self.waiting.is_empty()
    }

    /// How many pages are asked for and not taken.
    pub(super) fn ahead(&self) -> u32 {
        self.part.asked - self.part.taken
    }

    /// Notes a record. One without an id always counts as new. A record that does not fit its part is not noted for
    /// the walk, because it may fit another part.
    pub(super) fn note(&mut self, ever: &mut Ids, id: Option<&str>, fits: bool) -> FirstSeen {
        let Some(id) = id else { return FirstSeen { in_pass: true, in_walk: true } };
        match &mut self.in_pass {
            None => {
                let new = ever.insert(id);
                FirstSeen { in_pass: new, in_walk: new }
            }
            Some(ids) => FirstSeen { in_pass: ids.insert(id), in_walk: fits && ever.insert(id) },
        }
    }

    /// Lets a record wait for its turn. Returns whether it is newer than the one before, so that the vendor's order
    /// is another one.
    pub(super) fn wait(&mut self, record: &Record, key: &str, read_options: &ReadOptions) -> bool {
        let at = match record.value(key, read_options) {
            Cell::Time(time) => Some(time.timestamp()),
            _ => None,
        };
        let is_newer = at.is_some_and(|at| self.last.is_some_and(|last| at > last));
        self.last = at.or(self.last);
        self.waiting.push_back(Waiting { at, record: record.clone() });
        is_newer
    }

    /// Takes the record that waits longest.
    pub(super) fn next(&mut self) -> Option<Record> {
        self.waiting.pop_front().map(|waiting| waiting.record)
    }

    /// The time of the record that waits longest. One without a time waits for no other.
    fn newest(&self) -> Option<Timestamp> {
        self.waiting.front().map(|waiting| waiting.at.unwrap_or(Timestamp::MAX))
    }
}

/// The lane whose record comes next; `None` if one of them has to be waited for, or all have ended. Of equally new
/// records that of the first lane comes first. If the vendor's order is another one, merging would only mix the parts
/// up: they follow each other then.
pub(super) fn next(lanes: &[Lane], mut group: Range<usize>, is_unordered: bool) -> Option<usize> {
    if is_unordered {
        let first = group.find(|index| !lanes[*index].is_over())?;
        return Some(first).filter(|index| !lanes[*index].is_short());
    }
    if lanes[group.clone()].iter().any(Lane::is_short) {
        return None;
    }
    let newest = group.filter_map(|index| Some((lanes[index].newest()?, index)));
    newest.reduce(|best, other| if other.0 > best.0 { other } else { best }).map(|(_, index)| index)
}

/// The end of each part's group: parts that stand together and whose records come in one order.
pub(super) fn groups<Q: Query>(query: &Q, parts: &[Q::Part]) -> Vec<usize> {
    let mut ends = Vec::with_capacity(parts.len());
    while ends.len() < parts.len() {
        let start = ends.len();
        let is_apart = |index: &usize| !query.is_beside(&parts[start], &parts[*index]);
        let end = (start + 1..parts.len()).find(is_apart).unwrap_or(parts.len());
        match Q::NEWEST_FIRST.is_some() && end - start <= MERGED {
            true => ends.resize(end, end),
            false => ends.extend(start + 1..=end),
        }
    }
    ends
}
