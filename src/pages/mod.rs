//! Every page, in order, several in flight, nothing missing, nothing twice.
//!
//! A question falls into parts, a part into pages. Pages are asked for ahead of the one whose turn it is,
//! and handed on in order; what waits for its turn is bounded, so memory does not grow with the list. The
//! records of a part are counted against the vendor's total. If they do not add up, because rows moved
//! while they were read, the part is read again, at most twice, and only records not seen before are
//! handed on. What then still does not add up is reported, never hidden.

mod ids;
mod part;
mod seen;
mod sizes;

use std::{collections::HashMap, sync::Arc};

use futures_util::{FutureExt as _, StreamExt as _, stream::FuturesUnordered};

use crate::{
    adapter::{Page, PageNumber, Query, Vendor as _},
    aside::aside,
    error::{Error, Kind, Result},
    record::{Layout, Record},
};

pub use self::sizes::Sizes;
use part::{Part, Taken};
use seen::{News, Seen};

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
    /// Whether it stopped because of the limit.
    pub limited: bool,
    /// The longest page that the vendor sends, where it sent shorter ones than were asked for.
    pub longest: Option<u32>,
}

/// A part that is missing, whole or from some page on.
#[derive(Debug)]
pub struct Missing {
    /// Which part, in words.
    pub part: String,
    /// Why.
    pub error: Error,
}

/// Asks a question and hands its records on, in order and each once.
///
/// # Errors
/// What `deliver` answers; the vendor's failure if nothing could be had at all. A failure of some parts is
/// no error: it is in the [`Outcome`].
pub async fn walk<Q: Query>(
    query: &Q,
    vendor: &Q::Vendor,
    parts: &[Q::Part],
    limits: Limits,
    deliver: impl FnMut(Event<'_>) -> Result<()>,
) -> Result<Outcome> {
    let size = limits.sizes.size(Q::PAGE_SIZE, limits.records);
    let walk = Walk {
        query,
        layout: Arc::new(Layout::new(query.columns())),
        parts: parts.iter().map(|_| Part::new(size)).collect(),
        current: 0,
        seen: Seen::new(parts.len() > 1),
        delivered: 0,
        missing: Vec::new(),
        limits,
        deliver,
    };
    walk.run(vendor, parts).await
}

struct Walk<'q, Q: Query, D> {
    query: &'q Q,
    layout: Arc<Layout>,
    parts: Vec<Part>,
    /// The part whose pages are handed on.
    current: usize,
    seen: Seen,
    delivered: u64,
    missing: Vec<Missing>,
    limits: Limits,
    deliver: D,
}

/// Which page of which part, in which reading of it.
type Place = (usize, u8, u32);

impl<Q: Query, D: FnMut(Event<'_>) -> Result<()>> Walk<'_, Q, D> {
    async fn run(mut self, vendor: &Q::Vendor, asked: &[Q::Part]) -> Result<Outcome> {
        let query = self.query;
        let mut flight = FuturesUnordered::new();
        let mut landed: HashMap<Place, Result<Page<Record>>> = HashMap::new();
        while self.current < self.parts.len() && self.limit_left() != Some(0) {
            while flight.len() < self.limits.concurrency
                && let Some((place, page)) = self.next_question(flight.len() + landed.len())
            {
                let (part, layout) = (&asked[place.0], Arc::clone(&self.layout));
                flight.push(async move {
                    match query.page(vendor, part, page).await {
                        Ok(page) => (place, aside(async move { read::<Q>(page, &layout) }).await),
                        Err(error) => (place, Err(error)),
                    }
                });
            }
            // What is under way goes on only when it is looked at, and to hand on a page takes a while: what has
            // landed makes room for the next questions first, so that these are sent before the page is handed on.
            if let Some(Some((place, page))) = flight.next().now_or_never() {
                self.landed(place, &page);
                landed.insert(place, page);
            } else if let Some(page) = landed.remove(&self.turn()) {
                self.take(page, asked)?;
                // What was asked for ahead and is not needed any more.
                landed.retain(|(part, reading, _), _| {
                    *part >= self.current && self.parts[*part].is_reading(*reading)
                });
            } else if let Some((place, page)) = flight.next().await {
                self.landed(place, &page);
                landed.insert(place, page);
            } else {
                return Err(Error::new(Kind::Bug, "the walk through the pages came to a halt"));
            }
        }
        self.finish()
    }

    /// The page that has to be handed on next.
    fn turn(&self) -> Place {
        let part = &self.parts[self.current];
        (self.current, part.reading, part.taken + 1)
    }

    /// The next page to ask for, if there is one that makes sense now. Ahead of their turn pages wait in
    /// memory, so there are at most twice as many of them as may be in flight.
    fn next_question(&mut self, under_way: usize) -> Option<(Place, PageNumber)> {
        let full = under_way >= 2 * self.limits.concurrency;
        // With a limit, what the following parts hold may never be needed.
        let ahead = if self.limits.records.is_some() { 1 } else { self.limits.concurrency };
        let until = (self.current + ahead).min(self.parts.len());
        let limit = self.limit_left();
        let index = (self.current..until).find(|index| {
            let is_turn = *index == self.current && self.parts[*index].asked == self.parts[*index].taken;
            (is_turn || !full) && self.parts[*index].has_question(limit)
        })?;
        let part = &mut self.parts[index];
        part.asked += 1;
        Some(((index, part.reading, part.asked), PageNumber { number: part.asked, size: part.size }))
    }

    /// Records that may still be handed on.
    fn limit_left(&self) -> Option<u64> {
        self.limits.records.map(|limit| limit - self.delivered)
    }

    /// Learns from a first page how many there are, before it is its turn.
    fn landed(&mut self, (part, reading, number): Place, page: &Result<Page<Record>>) {
        if let (1, Ok(page)) = (number, page)
            && self.parts[part].is_reading(reading)
        {
            self.parts[part].learn(page);
        }
    }

    /// Hands on the page whose turn it is.
    fn take(&mut self, page: Result<Page<Record>>, asked: &[Q::Part]) -> Result<()> {
        let page = match page {
            Ok(page) => page,
            Err(error) => {
                self.part_failed(asked, error);
                return Ok(());
            }
        };
        let part = &asked[self.current];
        let repeated = self.parts[self.current].repeats(&page);
        let rows = if repeated { &[] } else { &page.rows[..] };
        let mut fresh = 0;
        for record in rows {
            let news = self.note(record);
            fresh += u64::from(news.in_this_reading);
            // A record that a filter cannot judge ends the walk: with it or without, the list would be wrong.
            if news.ever && self.query.keeps(part, record.row())? && self.limit_left() != Some(0) {
                (self.deliver)(Event::Row(record))?;
                self.delivered += 1;
            }
        }
        let taken = self.parts[self.current].take(page, fresh);
        let progress = self.progress();
        (self.deliver)(Event::Page(progress))?;
        match taken {
            Taken::More => {}
            Taken::Complete => self.next_part(),
            Taken::Again(why) => {
                tracing::info!("{part}: {why}; reading it again");
                self.seen.read_again();
            }
            Taken::Short(why) => {
                let error = Error::new(Kind::Partial, "the list could not be completed").why(why);
                self.missing.push(Missing { part: part.to_string(), error });
                self.next_part();
            }
        }
        Ok(())
    }

    /// Notes that a record came. What tells records apart is their id, or all of them where nobody knows it.
    fn note(&mut self, record: &Record) -> News {
        match self.layout.columns().is_empty() {
            true => self.seen.insert(Some(record.row().text())),
            false => self.seen.insert(record.id().as_deref()),
        }
    }

    fn part_failed(&mut self, asked: &[Q::Part], error: Error) {
        // What is wrong with the credentials is wrong with every further question too.
        let hopeless = matches!(error.kind(), Kind::Credentials | Kind::Config | Kind::Usage | Kind::Bug);
        let taken = self.parts[self.current].taken;
        let kind = error.kind();
        let part = &asked[self.current];
        let part = match taken {
            0 => part.to_string(),
            pages => format!("{part}, from page {} on", pages + 1),
        };
        let error = match error.summary().contains(&part) {
            true => error,
            false => error.or_why(format!("asked for {part}")),
        };
        self.missing.push(Missing { part, error });
        self.next_part();
        if hopeless {
            let rest = asked[self.current..].iter().map(ToString::to_string);
            let error = Error::new(kind, "not asked for any more");
            self.missing.extend(rest.map(|part| Missing { part, error: error.clone() }));
            self.current = self.parts.len();
        }
    }

    fn next_part(&mut self) {
        self.current += 1;
        self.seen.next_part();
    }

    fn progress(&self) -> Progress {
        let total = self.parts.iter().map(|part| part.total).sum::<Option<u64>>();
        Progress { delivered: self.delivered, total }
    }

    fn finish(mut self) -> Result<Outcome> {
        let progress = self.progress();
        let nothing_worked = self.missing.len() == self.parts.len() && progress.delivered == 0;
        if nothing_worked && !self.missing.is_empty() {
            return Err(self.missing.swap_remove(0).error);
        }
        let limited =
            self.limits.records == Some(progress.delivered) && progress.total != Some(progress.delivered);
        let longest = self.parts.iter().filter_map(|part| part.longest).min().or(self.limits.sizes.longest);
        Ok(Outcome { progress, missing: self.missing, limited, longest })
    }
}

/// Reads the records of a page.
fn read<Q: Query>(page: Page, layout: &Layout) -> Result<Page<Record>> {
    let records = page.rows.into_iter().map(|row| layout.read(row)).collect::<Result<_>>();
    let rows = records.map_err(|e| {
        let vendor = Q::Vendor::ABOUT.name;
        Error::new(e.kind(), format!("{vendor} sent a record that cannot be read")).why(e.reason())
    })?;
    Ok(Page { rows, total: page.total })
}

#[cfg(test)]
mod tests;
