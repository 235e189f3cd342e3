//! The interface between adapters and the rest of kefu: vendors, questions and columns.
//!
//! A vendor is data ([`About`]) and a way to connect. A question ([`Query`]) is the struct of its own command-line
//! arguments: it divides into parts that the vendor can be asked, and fetches one page of one part. A record stays
//! the vendor's own text ([`Row`]); columns ([`Column`]) tell where each value is and of which kind it is, and
//! everything else follows from the kind.

mod about;
mod api;
mod calls;
mod codes;

use std::{fmt, path::PathBuf};

use faststr::FastStr;

use crate::{
    dates::{Clock, Window},
    error::{Error, Result},
    http::Http,
};

pub use self::{
    about::{About, AuthMethod, Setting, Settings},
    api::{Api, Grant, Granted},
    calls::{Calls, PagedBy, Paging, Reads, check_target},
    codes::codes_for,
};
pub use crate::record::{Cell, Code, Column, Kind, Noun, ReadOptions, Record, Row, Shape, Tone, column};

/// A vendor's API: how to reach it. Nouns are not here: each is a [`Query`] of its own.
pub trait Vendor: Sized {
    /// The vendor as data.
    const ABOUT: &'static About;

    /// Takes what is needed to ask; sends nothing.
    fn connect(setup: Setup) -> Result<Self>;

    /// Asks the cheapest question that the vendor answers only if it accepts the credentials.
    async fn check(&self) -> Result<()>;

    /// A raw, signed call to a target that only reads by [`Calls`].
    async fn call(&self, target: &str, parameters: &[(String, String)]) -> Result<FastStr>;
}

/// What a vendor needs in order to be asked.
#[derive(Debug)]
pub struct Setup {
    /// Its settings.
    pub settings: Settings,
    /// The client to ask with.
    pub http: Http,
    /// Where tokens may be kept between runs.
    pub cache: Option<PathBuf>,
}

/// A question to a vendor: the struct that implements it is the command's arguments.
pub trait Query {
    /// Whom it asks.
    type Vendor: Vendor;

    /// What the vendor can be asked in one go, as data. Shown in messages about it.
    type Part: fmt::Display;

    /// The columns of its records; the first one is the id, and a record's id is unique in the answer.
    fn columns(&self) -> &'static [Column];

    /// What the records are called, in the plural.
    fn noun(&self) -> &'static str;

    /// A list, or a record asked for by its id.
    fn shape(&self) -> Shape {
        Shape::List
    }

    /// The span of time it asks about, if it asks about one: for the reader of what is kept.
    fn window(&self, _clock: &Clock) -> Result<Option<Window>> {
        Ok(None)
    }

    /// How many records to ask for at once.
    const PAGE_SIZE: u32 = 100;

    /// The parts the question falls into, in the order in which their records are shown. One value a
    /// parameter is all that some vendors take, so two statuses are two parts. Arguments are held against
    /// each other here, before anything is sent.
    async fn parts(&self, vendor: &Self::Vendor, clock: &Clock) -> Result<Vec<Self::Part>>;

    /// One page of one part.
    async fn page(&self, vendor: &Self::Vendor, part: &Self::Part, page: PageRequest) -> Result<Page>;

    /// A filter that the vendor does not offer, for a record of a part. It is applied after records are
    /// counted against the vendor's total.
    fn keeps(&self, _part: &Self::Part, _record: &Record, _read_options: &ReadOptions) -> Result<bool> {
        Ok(true)
    }

    /// The key of the field by which a record is not what the vendor was asked for: a filter that the vendor
    /// ignores must not make the list wrong. None for a record that fits or cannot be judged, because the field
    /// is missing or unreadable.
    fn mismatch(
        &self,
        _part: &Self::Part,
        _record: &Record,
        _read_options: &ReadOptions,
    ) -> Option<&'static str> {
        None
    }

    /// The id of the record that a part asks for, if it asks for one. An answer about another one is an error.
    fn asked_for_id<'a>(&self, _part: &'a Self::Part) -> Option<&'a str> {
        None
    }

    /// The part to ask for next in place of one whose pages have all come, if there is one.
    fn follow_up(&self, _vendor: &Self::Vendor, _part: &Self::Part) -> Option<Self::Part> {
        None
    }
}

/// Which page, and how long a page is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRequest {
    /// From 1.
    pub number: u32,
    /// Records a page.
    pub size: u32,
    /// Where the page before says that this one begins; none for the first page, and where pages are counted.
    pub cursor: Option<FastStr>,
}

/// One page of records: as the vendor wrote them, or read.
#[derive(Debug)]
pub struct Page<R = Row> {
    /// The records, in the vendor's order.
    pub rows: Vec<R>,
    /// How much of the answer it is.
    pub extent: Extent,
}

/// How much of an answer a page is.
#[derive(Debug)]
pub enum Extent {
    /// One page of a list.
    Paged {
        /// How many records all pages hold together, if the vendor says so.
        total: Option<u64>,
        /// Whether the vendor names a next page.
        more: bool,
    },
    /// One page of a list whose pages say where the next one begins.
    Cursor {
        /// How many records all pages hold together, if the vendor says so.
        total: Option<u64>,
        /// Where the next page begins; none on the last one.
        next: Option<FastStr>,
    },
    /// All of it: the call has no pages.
    Whole {
        /// The records that were asked for by their ids and did not come.
        missing: Vec<Missing>,
    },
}

/// Something that was asked for and did not come.
#[derive(Debug)]
pub struct Missing {
    /// What it is, in words.
    pub part: String,
    /// Why.
    pub error: Error,
}

impl<R> Page<R> {
    /// One page of a list.
    pub fn paged(rows: Vec<R>, total: Option<u64>, more: bool) -> Self {
        Self { rows, extent: Extent::Paged { total, more } }
    }

    /// One page of a list whose pages say where the next one begins.
    pub fn by_cursor(rows: Vec<R>, total: Option<u64>, next: Option<FastStr>) -> Self {
        Self { rows, extent: Extent::Cursor { total, next } }
    }

    /// The whole answer to a call that has no pages.
    pub fn whole(rows: Vec<R>) -> Self {
        Self { rows, extent: Extent::Whole { missing: Vec::new() } }
    }

    /// Whether nothing tells of records beyond this page, up to whose end `came` records have come and of which
    /// `asked` records were asked for. Without a usable total only an empty page ends a list.
    pub fn is_last(&self, came: u64, asked: u32) -> bool {
        match self.extent {
            Extent::Whole { .. } => true,
            Extent::Cursor { ref next, .. } => next.is_none(),
            Extent::Paged { total, .. } if self.rows.is_empty() => total.is_none_or(|total| total <= came),
            Extent::Paged { more, .. } => !more && self.usable_total(came, asked) == Some(came),
        }
    }

    /// The total that the vendor states.
    #[cfg(test)]
    pub fn stated_total(&self) -> Option<u64> {
        match self.extent {
            Extent::Paged { total, .. } | Extent::Cursor { total, .. } => total,
            Extent::Whole { .. } => None,
        }
    }

    /// The total that the vendor states, as far as it can be one, for a page of a list that `asked` records
    /// were asked for and up to whose end `came` records have come.
    ///
    /// A total below what came is none. Nor is one that only counts this page: that cannot be told from a list
    /// that ends here, unless the page has room for more records and the vendor names no next page.
    pub fn usable_total(&self, came: u64, asked: u32) -> Option<u64> {
        let Extent::Paged { total, more } = self.extent else { return Some(came) };
        let rows = self.rows.len() as u64;
        let counts_the_page = |total: u64| total == rows && (more || rows >= u64::from(asked));
        total.filter(|total| *total >= came && (rows == 0 || !counts_the_page(*total)))
    }
}
