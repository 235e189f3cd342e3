//! Fetches all pages of a question, several at a time, and delivers each record once and in order.
//!
//! A question has parts, and a part has pages. Pages are requested ahead and delivered in order; the number of
//! pages that wait is bounded, so memory does not grow with the list. The records of a part are counted against the
//! vendor's total, if it is plausible; otherwise pages are requested until an empty one. If the count does not match,
//! because rows moved during the pass, another pass over the part is made, at most two, and only new records are
//! delivered. A remaining difference is reported. Records that do not match the question are dropped and counted.
//!
//! Parts of one group are read side by side, and their records merged: of those that wait the newest is delivered, as
//! soon as each part has one or is over. If a part turns out to be in another order, the parts follow each other.

mod cursor;
mod dry_run;
mod end;
mod ids;
mod lane;
mod outcome;
mod part;
mod prepared;
mod read;
mod sizes;

use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
    pin::pin,
    sync::Arc,
};

use futures_util::{
    FutureExt as _, StreamExt as _,
    future::{FusedFuture as _, LocalBoxFuture},
    stream::FuturesUnordered,
};

use crate::{
    adapter::{Missing, Page, PageRequest, Query},
    error::{Error, Kind, Result},
    record::{Layout, ReadOptions, Record},
    worker::on_worker,
};

pub use self::{
    dry_run::dry_run,
    outcome::{Event, Limits, Outcome, Progress},
    prepared::Prepared,
    sizes::Sizes,
};
use end::{absent, asked_for};
use ids::Ids;
use lane::{FirstSeen, Lane, groups, next};
use part::{PageOutcome, Part};
use read::{by_id, read};

/// Asks a question and delivers its records, in order and each once.
///
/// Nothing is delivered before `turn`, which says how many records may be: of several walks that are made at the same
/// time, each delivers after the one before it. The first pages are fetched meanwhile.
///
/// # Errors
/// The error of `deliver`; the vendor's error if nothing was delivered at all; [`Kind::Answer`] if records came and
/// none matches the question. The failure of some parts is not an error: it is in the [`Outcome`].
pub async fn walk<Q: Query>(
    prepared: Prepared<'_, Q>,
    limits: Limits,
    read_options: &ReadOptions,
    turn: impl Future<Output = Option<u64>>,
    deliver: &mut dyn FnMut(Event<'_>) -> Result<()>,
) -> Result<Outcome> {
    let Prepared { query, vendor, parts, columns, profile } = prepared;
    let size = limits.page_size(Q::PAGE_SIZE);
    let walk = Walk {
        query,
        vendor,
        read_options,
        layout: Arc::new(Layout::new(columns).of_profile(profile)),
        lanes: parts.iter().map(|_| Lane::new(Part::new(size), parts.len() > 1)).collect(),
        ends: groups(query, &parts),
        asked: parts.into_iter().map(Arc::new).collect(),
        current: 0,
        seen: Ids::default(),
        is_unordered: false,
        delivered: 0,
        came: 0,
        missing: Vec::new(),
        unfit: BTreeMap::new(),
        limits,
        deliver,
    };
    walk.run(turn).await
}

struct Walk<'q, Q: Query> {
    query: &'q Q,
    vendor: &'q Q::Vendor,
    read_options: &'q ReadOptions,
    layout: Arc<Layout>,
    /// The question's parts; a follow-up replaces the part that it follows.
    asked: Vec<Arc<Q::Part>>,
    /// The states of the parts, in the same order.
    lanes: Vec<Lane>,
    /// The end of each part's group.
    ends: Vec<usize>,
    /// The first part of the group whose records are delivered.
    current: usize,
    /// The ids of the whole walk.
    seen: Ids,
    /// Whether a part was not in the order that it is merged by.
    is_unordered: bool,
    delivered: u64,
    came: u64,
    missing: Vec<Missing>,
    unfit: BTreeMap<&'static str, u64>,
    limits: Limits,
    /// A reference, so that there is one walk for each kind of question in the binary, and not one for each use.
    deliver: &'q mut dyn FnMut(Event<'_>) -> Result<()>,
}

/// A page: the index of its part, the pass over that part, and the page number.
type PageKey = (usize, u8, u32);

/// A page that is under way. It is boxed, so that what awaits pages is in the binary once.
type Coming<'q> = LocalBoxFuture<'q, (PageKey, Result<Page<Record>>)>;

impl<'q, Q: Query> Walk<'q, Q> {
    async fn run(mut self, turn: impl Future<Output = Option<u64>>) -> Result<Outcome> {
        let mut turn = pin!(turn.fuse());
        let mut flight: FuturesUnordered<Coming<'q>> = FuturesUnordered::new();
        let mut landed: HashMap<PageKey, Result<Page<Record>>> = HashMap::new();
        while self.current < self.lanes.len() && self.limit_left() != Some(0) {
            while flight.len() < self.limits.concurrency
                && let Some((key, page)) = self.next_question(flight.len() + landed.len())
            {
                flight.push(self.ask(key, page));
            }
            // `FuturesUnordered` advances only while polled, and delivering a page is slow: collect finished requests
            // first, so that the next ones are sent before a page is delivered.
            if let Some(Some((key, page))) = flight.next().now_or_never() {
                self.landed(key, &page);
                landed.insert(key, page);
            } else if self.turn().is_some_and(|key| landed.contains_key(&key)) && !turn.is_terminated() {
                // Pages that are under way arrive while the walk waits for its turn.
                tokio::select! {
                    biased;
                    records = &mut turn => self.limits.records = records,
                    Some((key, page)) = flight.next(), if !flight.is_empty() => {
                        self.landed(key, &page);
                        landed.insert(key, page);
                    }
                }
            } else if let Some(key) = self.turn()
                && let Some(page) = landed.remove(&key)
            {
                self.take(key.0, page)?;
                // Discard pages that were requested ahead and are no longer needed.
                landed.retain(|(index, pass, _), _| {
                    !self.lanes[*index].is_done && self.lanes[*index].part.is_in_pass(*pass)
                });
            } else if let Some((key, page)) = flight.next().await {
                self.landed(key, &page);
                landed.insert(key, page);
            } else {
                return Err(Error::new(Kind::Bug, tr!("the walk through the pages came to a halt")));
            }
        }
        self.finish()
    }

    /// Asks for a page and reads its records.
    fn ask(&self, key: PageKey, page: PageRequest) -> Coming<'q> {
        let (query, vendor) = (self.query, self.vendor);
        let (part, layout) = (Arc::clone(&self.asked[key.0]), Arc::clone(&self.layout));
        Box::pin(async move {
            let page = match query.absent(&part) {
                Some(error) => Err(absent(error)),
                None => query.page(vendor, &part, page).await,
            };
            let read = match page {
                Ok(page) => on_worker(async move { read::<Q>(page, &layout) }).await,
                Err(error) => Err(error),
            };
            (key, read.and_then(|page| by_id(query, &part, page)))
        })
    }

    /// The parts whose records are delivered side by side.
    fn group(&self) -> Range<usize> {
        self.current..self.ends.get(self.current).copied().unwrap_or(self.current)
    }

    /// The page to take next: that of the first part that has to be waited for.
    fn turn(&self) -> Option<PageKey> {
        // Pages are taken in an order that does not depend on when they arrive, so the same answers give the same list.
        let index = self.group().find(|index| self.lanes[*index].is_short())?;
        let part = &self.lanes[index].part;
        Some((index, part.pass, part.taken + 1))
    }

    /// The next page to request, if there is one. Pages wait in memory until it is their turn, so there are at most
    /// twice as many of them as may be in flight, and one for each part of the group.
    fn next_question(&mut self, under_way: usize) -> Option<(PageKey, PageRequest)> {
        let is_full = under_way >= 2 * self.limits.concurrency;
        let limit = self.limit_left().filter(|_| self.limits.grep.is_none());
        let has_question = |index: &usize| {
            let lane = &self.lanes[*index];
            !lane.is_done && lane.part.has_question(limit)
        };
        let group = self.group();
        // First a part that the others have to wait for, then the one with the fewest pages ahead.
        let urgency = |index: &usize| (!self.lanes[*index].is_short(), self.lanes[*index].ahead());
        let beside = group.clone().filter(has_question).min_by_key(urgency);
        let beside = beside.filter(|index| !is_full || urgency(index) == (false, 0));
        // With a limit, the records of the following parts may never be needed.
        let ahead = if self.limits.records.is_some() { 1 } else { self.limits.concurrency };
        let until = (group.end + ahead - 1).min(self.lanes.len());
        let index = beside.or_else(|| (group.end..until).find(|index| !is_full && has_question(index)))?;
        let part = &mut self.lanes[index].part;
        let page = part.next_page();
        Some(((index, part.pass, page.number), page))
    }

    /// The number of records that may still be delivered.
    fn limit_left(&self) -> Option<u64> {
        self.limits.records.map(|limit| limit - self.delivered)
    }

    /// Takes the total from a first page as soon as it arrives.
    fn landed(&mut self, (index, pass, number): PageKey, page: &Result<Page<Record>>) {
        let part = &mut self.lanes[index].part;
        if let (1, Ok(page)) = (number, page)
            && part.is_in_pass(pass)
        {
            part.learn(page);
        }
    }

    /// Takes the next page of a part, and delivers what need not wait any longer.
    fn take(&mut self, index: usize, page: Result<Page<Record>>) -> Result<()> {
        let page = match page {
            Ok(page) => page,
            Err(error) => {
                self.part_failed(index, error);
                return self.deliver_newest();
            }
        };
        let fresh = match self.lanes[index].part.repeats(&page) {
            true => 0,
            false => self.hand_on(index, &page.rows)?,
        };
        match self.lanes[index].part.take(page, fresh) {
            PageOutcome::More => {}
            PageOutcome::Complete => self.follow_up_or_end(index),
            PageOutcome::Without(missing) => {
                let named = |Missing { part, error }| Missing { error: asked_for(&part, error), part };
                self.missing.extend(missing.into_iter().map(named));
                self.follow_up_or_end(index);
            }
            PageOutcome::Again(why) => {
                let part = &self.asked[index];
                tracing::info!("{}", tr!("{part}: {why}; reading it again", part, why));
                self.lanes[index].read_again();
            }
            PageOutcome::Short(why) => {
                let error = Error::new(Kind::Partial, tr!("the list could not be completed")).why(why);
                self.missing.push(Missing { part: self.asked[index].to_string(), error });
                self.lanes[index].end();
            }
        }
        self.deliver_newest()?;
        let progress = self.progress();
        (self.deliver)(Event::Page(progress))
    }

    /// Hands on the records of a page that are new and match. Returns how many are new to this pass.
    fn hand_on(&mut self, index: usize, records: &[Record]) -> Result<u64> {
        let part = Arc::clone(&self.asked[index]);
        let beside = Q::NEWEST_FIRST.filter(|_| self.group().len() > 1);
        let mut fresh = 0;
        for record in records {
            let mismatch = self.query.mismatch(&part, record, self.read_options);
            let first_seen = self.note(index, record, mismatch.is_none());
            fresh += u64::from(first_seen.in_pass);
            if let Some(key) = mismatch {
                *self.unfit.entry(key).or_default() += u64::from(first_seen.in_pass);
                continue;
            }
            self.came += u64::from(first_seen.in_walk);
            // If a filter cannot judge a record, the walk ends: the list would be wrong with it or without it.
            if first_seen.in_walk
                && self.query.keeps(&part, record, self.read_options)?
                && self.limits.grep.as_ref().is_none_or(|text| text.is_in(record, self.read_options))
            {
                match beside {
                    Some(key) => self.is_unordered |= self.lanes[index].wait(record, key, self.read_options),
                    None => self.row(record)?,
                }
            }
        }
        Ok(fresh)
    }

    /// Delivers the records that are the newest of their group, and goes on to the next group when one is over.
    fn deliver_newest(&mut self) -> Result<()> {
        while self.current < self.lanes.len() {
            if let Some(index) = next(&self.lanes, self.group(), self.is_unordered) {
                if let Some(record) = self.lanes[index].next() {
                    self.row(&record)?;
                }
            } else if self.lanes[self.group()].iter().all(|lane| lane.is_done) {
                self.current = self.group().end;
            } else {
                break;
            }
        }
        Ok(())
    }

    /// Delivers a record, unless there are enough.
    fn row(&mut self, record: &Record) -> Result<()> {
        if self.limit_left() != Some(0) {
            (self.deliver)(Event::Row(record))?;
            self.delivered += 1;
        }
        Ok(())
    }

    /// Notes a record by its id, or by its whole text if the columns are unknown.
    fn note(&mut self, index: usize, record: &Record, fits: bool) -> FirstSeen {
        match self.layout.columns().is_empty() {
            true => self.lanes[index].note(&mut self.seen, Some(record.row().text()), fits),
            false => self.lanes[index].note(&mut self.seen, record.id().as_deref(), fits),
        }
    }

    /// Continues with the follow-up of a complete part, or ends it.
    fn follow_up_or_end(&mut self, index: usize) {
        let lane = &mut self.lanes[index];
        match self.query.follow_up(self.vendor, &self.asked[index]) {
            Some(part) => {
                tracing::info!("{}", tr!("asking for {part}, too", part));
                lane.part = lane.part.followed_up();
                self.asked[index] = Arc::new(part);
                lane.read_again();
            }
            None => lane.end(),
        }
    }

    fn progress(&self) -> Progress {
        let total = self.lanes.iter().map(|lane| lane.part.whole_total()).sum::<Option<u64>>();
        Progress { delivered: self.delivered, came: self.came, total }
    }
}

#[cfg(test)]
mod tests;
