//! Fetches all pages of a question, several at a time, and delivers each record once and in order.
//!
//! A question has parts, and a part has pages. Pages are requested ahead and delivered in order; the number of
//! pages that wait is bounded, so memory does not grow with the list. The records of a part are counted against the
//! vendor's total, if it is plausible; otherwise pages are requested until an empty one. If the count does not match,
//! because rows moved during the pass, another pass over the part is made, at most two, and only new records are
//! delivered. A remaining difference is reported. Records that do not match the question are dropped and counted.

mod cursor;
mod ids;
mod outcome;
mod part;
mod prepared;
mod read;
mod seen;
mod sizes;

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use futures_util::{FutureExt as _, StreamExt as _, stream::FuturesUnordered};
use tr::tr;

use crate::{
    adapter::{Missing, Page, PageRequest, Query, Vendor as _},
    error::{Error, Kind, Result},
    record::{Layout, ReadOptions, Record},
    worker::on_worker,
};

pub use self::{
    outcome::{Event, Limits, Outcome, Progress},
    prepared::Prepared,
    sizes::Sizes,
};
use part::{PageOutcome, Part};
use read::{by_id, read};
use seen::{FirstSeen, Seen};

/// Asks a question and delivers its records, in order and each once.
///
/// # Errors
/// The error of `deliver`; the vendor's error if nothing was delivered at all; [`Kind::Answer`] if records came and
/// none matches the question. The failure of some parts is not an error: it is in the [`Outcome`].
pub async fn walk<Q: Query>(
    prepared: Prepared<'_, Q>,
    limits: Limits,
    read_options: &ReadOptions,
    deliver: impl FnMut(Event<'_>) -> Result<()>,
) -> Result<Outcome> {
    let Prepared { query, vendor, parts, columns } = prepared;
    // How many records are needed until enough of them have the text is not known.
    let needed = limits.records.filter(|_| limits.grep.is_none());
    let size = limits.sizes.size(Q::PAGE_SIZE, needed);
    let walk = Walk {
        query,
        vendor,
        read_options,
        layout: Arc::new(Layout::new(columns)),
        parts: parts.iter().map(|_| Part::new(size)).collect(),
        seen: Seen::new(parts.len() > 1),
        asked: parts.into_iter().map(Arc::new).collect(),
        current: 0,
        delivered: 0,
        came: 0,
        missing: Vec::new(),
        unfit: BTreeMap::new(),
        limits,
        deliver,
    };
    walk.run().await
}

struct Walk<'q, Q: Query, D> {
    query: &'q Q,
    vendor: &'q Q::Vendor,
    read_options: &'q ReadOptions,
    layout: Arc<Layout>,
    /// The question's parts; a follow-up replaces the part that it follows.
    asked: Vec<Arc<Q::Part>>,
    /// The states of the parts, in the same order.
    parts: Vec<Part>,
    /// The index of the part whose pages are delivered.
    current: usize,
    seen: Seen,
    delivered: u64,
    came: u64,
    missing: Vec<Missing>,
    unfit: BTreeMap<&'static str, u64>,
    limits: Limits,
    deliver: D,
}

/// A page: the index of its part, the pass over that part, and the page number.
type PageKey = (usize, u8, u32);

impl<Q: Query, D: FnMut(Event<'_>) -> Result<()>> Walk<'_, Q, D> {
    async fn run(mut self) -> Result<Outcome> {
        let (query, vendor) = (self.query, self.vendor);
        let mut flight = FuturesUnordered::new();
        let mut landed: HashMap<PageKey, Result<Page<Record>>> = HashMap::new();
        while self.current < self.parts.len() && self.limit_left() != Some(0) {
            while flight.len() < self.limits.concurrency
                && let Some((key, page)) = self.next_question(flight.len() + landed.len())
            {
                let (part, layout) = (Arc::clone(&self.asked[key.0]), Arc::clone(&self.layout));
                flight.push(async move {
                    let read = match query.page(vendor, &part, page).await {
                        Ok(page) => on_worker(async move { read::<Q>(page, &layout) }).await,
                        Err(error) => Err(error),
                    };
                    (key, read.and_then(|page| by_id(query, &part, page)))
                });
            }
            // `FuturesUnordered` advances only while polled, and delivering a page is slow: collect finished requests
            // first, so that the next ones are sent before a page is delivered.
            if let Some(Some((key, page))) = flight.next().now_or_never() {
                self.landed(key, &page);
                landed.insert(key, page);
            } else if let Some(page) = landed.remove(&self.turn()) {
                self.take(page)?;
                // Discard pages that were requested ahead and are no longer needed.
                landed.retain(|(part, pass, _), _| {
                    *part >= self.current && self.parts[*part].is_in_pass(*pass)
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

    /// The page to deliver next.
    fn turn(&self) -> PageKey {
        let part = &self.parts[self.current];
        (self.current, part.pass, part.taken + 1)
    }

    /// The next page to request, if there is one. Pages wait in memory until it is their turn, so there are at most
    /// twice as many of them as may be in flight.
    fn next_question(&mut self, under_way: usize) -> Option<(PageKey, PageRequest)> {
        let full = under_way >= 2 * self.limits.concurrency;
        // With a limit, the records of the following parts may never be needed.
        let ahead = if self.limits.records.is_some() { 1 } else { self.limits.concurrency };
        let until = (self.current + ahead).min(self.parts.len());
        let limit = self.limit_left().filter(|_| self.limits.grep.is_none());
        let index = (self.current..until).find(|index| {
            let is_turn = *index == self.current && self.parts[*index].asked == self.parts[*index].taken;
            (is_turn || !full) && self.parts[*index].has_question(limit)
        })?;
        let part = &mut self.parts[index];
        let page = part.next_page();
        Some(((index, part.pass, page.number), page))
    }

    /// The number of records that may still be delivered.
    fn limit_left(&self) -> Option<u64> {
        self.limits.records.map(|limit| limit - self.delivered)
    }

    /// Takes the total from a first page as soon as it arrives.
    fn landed(&mut self, (part, pass, number): PageKey, page: &Result<Page<Record>>) {
        if let (1, Ok(page)) = (number, page)
            && self.parts[part].is_in_pass(pass)
        {
            self.parts[part].learn(page);
        }
    }

    /// Delivers the next page.
    fn take(&mut self, page: Result<Page<Record>>) -> Result<()> {
        let page = match page {
            Ok(page) => page,
            Err(error) => {
                self.part_failed(error);
                return Ok(());
            }
        };
        let fresh = match self.parts[self.current].repeats(&page) {
            true => 0,
            false => self.hand_on(&page.rows)?,
        };
        let taken = self.parts[self.current].take(page, fresh);
        let progress = self.progress();
        (self.deliver)(Event::Page(progress))?;
        match taken {
            PageOutcome::More => {}
            PageOutcome::Complete => self.next_question_or_part(),
            PageOutcome::Without(missing) => {
                let named = |Missing { part, error }| Missing { error: asked_for(&part, error), part };
                self.missing.extend(missing.into_iter().map(named));
                self.next_question_or_part();
            }
            PageOutcome::Again(why) => {
                let part = &self.asked[self.current];
                tracing::info!("{}", tr!("{part}: {why}; reading it again", part, why));
                self.seen.read_again();
            }
            PageOutcome::Short(why) => {
                let error = Error::new(Kind::Partial, tr!("the list could not be completed")).why(why);
                self.missing.push(Missing { part: self.asked[self.current].to_string(), error });
                self.next_part();
            }
        }
        Ok(())
    }

    /// Delivers the records of a page that are new and match. Returns how many are new to this pass.
    fn hand_on(&mut self, records: &[Record]) -> Result<u64> {
        let part = Arc::clone(&self.asked[self.current]);
        let mut fresh = 0;
        for record in records {
            let mismatch = self.query.mismatch(&part, record, self.read_options);
            let first_seen = self.note(record, mismatch.is_none());
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
                && self.limit_left() != Some(0)
            {
                (self.deliver)(Event::Row(record))?;
                self.delivered += 1;
            }
        }
        Ok(fresh)
    }

    /// Notes a record by its id, or by its whole text if the columns are unknown.
    fn note(&mut self, record: &Record, fits: bool) -> FirstSeen {
        match self.layout.columns().is_empty() {
            true => self.seen.insert(Some(record.row().text()), fits),
            false => self.seen.insert(record.id().as_deref(), fits),
        }
    }

    fn part_failed(&mut self, error: Error) {
        let hopeless = error.kind().fails_every_request();
        let taken = self.parts[self.current].taken;
        let kind = error.kind();
        let part = &self.asked[self.current];
        let part = match taken {
            0 => part.to_string(),
            pages => tr!("{part}, from page {page} on", part, page = pages + 1),
        };
        self.missing.push(Missing { error: asked_for(&part, error), part });
        self.next_part();
        if hopeless {
            let rest = self.asked[self.current..].iter().map(ToString::to_string);
            let error = Error::new(kind, tr!("not asked for any more"));
            self.missing.extend(rest.map(|part| Missing { part, error: error.clone() }));
            self.current = self.parts.len();
        }
    }

    /// Continues with the follow-up of a complete part, or with the next part.
    fn next_question_or_part(&mut self) {
        match self.query.follow_up(self.vendor, &self.asked[self.current]) {
            Some(part) => {
                tracing::info!("{}", tr!("asking for {part}, too", part));
                self.parts[self.current] = self.parts[self.current].followed_up();
                self.asked[self.current] = Arc::new(part);
                self.seen.read_again();
            }
            None => self.next_part(),
        }
    }

    fn next_part(&mut self) {
        self.current += 1;
        self.seen.next_part();
    }

    fn progress(&self) -> Progress {
        let total = self.parts.iter().map(Part::whole_total).sum::<Option<u64>>();
        Progress { delivered: self.delivered, came: self.came, total }
    }

    fn finish(mut self) -> Result<Outcome> {
        let progress = self.progress();
        let nothing_worked = self.missing.len() >= self.parts.len() && progress.came == 0;
        if nothing_worked && !self.missing.is_empty() {
            return Err(self.missing.swap_remove(0).error);
        }
        if progress.came == 0 && !self.unfit.is_empty() && self.missing.is_empty() {
            return Err(self.nothing_fits());
        }
        let limited =
            self.limits.records == Some(progress.delivered) && progress.total != Some(progress.delivered);
        let longest = self.parts.iter().filter_map(|part| part.longest).min().or(self.limits.sizes.longest);
        Ok(Outcome { progress, missing: self.missing, unfit: self.unfit, limited, longest })
    }

    /// The error for an answer without any matching record.
    fn nothing_fits(&self) -> Error {
        let (vendor, noun) = (Q::Vendor::ABOUT.name, self.query.noun());
        let records: u64 = self.unfit.values().sum();
        let fields: Vec<_> = self.unfit.keys().map(|key| format!("`{key}`")).collect();
        let fields = fields.join(&tr!(", "));
        Error::new(Kind::Answer, tr!("{vendor} answered other {noun} than were asked for", vendor, noun))
            .why(tr!("none of {records} records fits by {fields}", records, fields))
            .hint(tr!(
                "the vendor may ignore the filter or mean something else by it; ask without it to see its records"
            ))
    }
}

/// Adds the requested part to an error.
fn asked_for(part: &str, error: Error) -> Error {
    match error.summary().contains(part) {
        true => error,
        false => error.or_why(tr!("asked for {part}", part)),
    }
}

#[cfg(test)]
mod tests;
