//! The interface between adapters and the rest of kefu: vendors, questions and columns.
//!
//! A vendor is data ([`About`]) and a way to connect. A question ([`Query`]) is the struct of its own command-line
//! arguments: it divides into parts that the vendor can be asked, and fetches one page of one part. A record stays
//! the vendor's own text ([`Row`]); columns ([`Column`]) tell where each value is and of which kind it is, and
//! everything else follows from the kind.

mod about;
mod api;
mod by_id;
mod calls;
mod codes;
mod habit;

use std::{fmt, path::PathBuf, time::Duration};

use faststr::FastStr;
use url::Url;

use crate::{
    dates::{Clock, Window},
    error::{Error, Kind as ErrorKind, Result},
    http::Http,
    lang::Things,
    names::Names,
    secret::Secret,
    titles::Titles,
};

pub use self::{
    about::{About, AuthMethod, Setting, Settings},
    api::{Api, Grant, Granted},
    by_id::{ById, Wanted},
    calls::{Calls, PagedBy, Paging, Reads, check_target},
    codes::{CodeGroup, CodeOption, CodeParser, codes_for},
    habit::Habit,
};
pub use crate::record::{
    Cell, Code, Column, Columns, Kind, Noun, PROFILE_KEY, ReadOptions, Record, Row, Shape, Tone, column,
    labels, with_fields,
};
pub use crate::tokens::KeptToken;

/// A vendor's API. Its nouns are separate: each is a [`Query`].
pub trait Vendor: Sized {
    /// The vendor as data.
    const ABOUT: &'static About;

    /// Connects with the vendor's settings; sends nothing.
    fn connect(setup: Setup) -> Result<Self>;

    /// Sends the cheapest request that the vendor answers only if it accepts the credentials.
    async fn check(&self) -> Result<Accepted>;

    /// The token that is kept between runs, if the vendor issues any.
    fn kept_token(&self) -> Option<KeptToken> {
        None
    }

    /// The address at which a person authorizes kefu in the browser, which then calls `redirect` with a code. `None` if
    /// the vendor has none.
    fn authorization(&self, _redirect: &str, _state: &str) -> Option<Url> {
        None
    }

    /// Exchanges the code for a token.
    async fn token_for(&self, _redirect: &str, _code: &Secret) -> Result<Secret> {
        Err(self.no_authorization())
    }

    /// The error of a vendor without an authorization in the browser.
    fn no_authorization(&self) -> Error {
        let vendor = Self::ABOUT.name;
        Error::new(ErrorKind::Bug, tr!("{vendor} has no authorization in the browser", vendor))
    }

    /// A raw, signed call to a target that only reads according to [`Calls`].
    async fn call(&self, target: &str, parameters: &[(String, String)]) -> Result<FastStr>;
}

/// A vendor's word that it accepts the credentials.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    /// A remark of the vendor's that a person should know.
    pub remark: Option<String>,
    /// How long ago it was, if the vendor refused to be asked the same again so soon.
    pub ago: Option<Duration>,
}

/// The inputs that a vendor needs to connect.
#[derive(Debug)]
pub struct Setup {
    /// Its settings.
    pub settings: Settings,
    /// The HTTP client.
    pub http: Http,
    /// The folder for tokens that are stored between runs.
    pub cache: Option<PathBuf>,
    /// Where the titles of its lists may be kept for completion.
    pub titles: Option<Titles>,
    /// The names to show in place of ids, if they are asked for.
    pub names: Option<Names>,
}

/// A question to a vendor. The struct that implements it holds the command's arguments.
pub trait Query {
    /// The vendor.
    type Vendor: Vendor;

    /// A part of the question that the vendor can be asked. It is displayed in messages about it.
    type Part: fmt::Display;

    /// The columns of its records that are known without a request. The first one is the id, which is unique within the
    /// answer.
    fn known_columns(&self) -> Columns;

    /// All columns of its records: the known ones, and one for each of a tenant's own fields, which only the vendor
    /// knows. At most `_concurrency` requests are made at a time, and none for records beyond the first `_limit`.
    async fn columns(
        &self,
        _vendor: &Self::Vendor,
        _parts: &[Self::Part],
        _concurrency: usize,
        _limit: Option<u64>,
    ) -> Result<Columns> {
        Ok(self.known_columns())
    }

    /// The name of the records.
    fn noun(&self) -> Things;

    /// Whether the answer is a list, or records by their ids.
    fn shape(&self) -> Shape {
        Shape::List
    }

    /// The span of time that the question is about, which may be any time; `None` if it has no dates.
    fn window(&self, _clock: &Clock) -> Result<Option<Window>> {
        Ok(None)
    }

    /// The key of the column by which its records are put in order, if the vendor's own order is none to show.
    const SORTED_BY: Option<&'static str> = None;

    /// The key of the time by which the vendor lists its records, the newest first, if it does. The records of parts that
    /// are beside each other are merged by it.
    const NEWEST_FIRST: Option<&'static str> = None;

    /// The page size to request.
    const PAGE_SIZE: u32 = 100;

    /// The parts of the question, in the order in which their records are shown, unless they are merged. Some vendors accept one value per
    /// parameter, so two statuses are two parts. Conflicts between arguments are reported here, before anything is
    /// sent.
    async fn parts(&self, vendor: &Self::Vendor, clock: &Clock) -> Result<Vec<Self::Part>>;

    /// The reason why this account does not have a part that the user has named. It is not asked for: another profile may
    /// have it, and where there is one profile the question ends.
    fn absent<'p>(&self, _part: &'p Self::Part) -> Option<&'p Error> {
        None
    }

    /// Whether the records of two parts may be of the same time. The records of other parts follow each other, in the
    /// order of the parts.
    fn is_beside(&self, _one: &Self::Part, _other: &Self::Part) -> bool {
        true
    }

    /// Fetches one page of one part.
    async fn page(&self, vendor: &Self::Vendor, part: &Self::Part, page: PageRequest) -> Result<Page>;

    /// A filter that the vendor lacks, applied to a record of a part. It runs after records are counted against the
    /// vendor's total.
    fn keeps(&self, _part: &Self::Part, _record: &Record, _read_options: &ReadOptions) -> Result<bool> {
        Ok(true)
    }

    /// The key of the field by which a record does not match the question, because a vendor may ignore a filter.
    /// `None` for a record that matches, or cannot be judged because the field is missing or unreadable.
    fn mismatch(
        &self,
        _part: &Self::Part,
        _record: &Record,
        _read_options: &ReadOptions,
    ) -> Option<&'static str> {
        None
    }

    /// The id that a part asks for, if it asks for one. An answer about another id is an error.
    fn asked_for_id<'a>(&self, _part: &'a Self::Part) -> Option<&'a str> {
        None
    }

    /// The part that follows a complete part in its place, if there is one.
    fn follow_up(&self, _vendor: &Self::Vendor, _part: &Self::Part) -> Option<Self::Part> {
        None
    }
}

/// The number and the size of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRequest {
    /// The number, from 1.
    pub number: u32,
    /// The page size.
    pub size: u32,
    /// The cursor from the previous page; `None` for the first page, and for numbered pages.
    pub cursor: Option<FastStr>,
}

/// One page of records, as rows or read by their columns.
#[derive(Debug)]
pub struct Page<R = Row> {
    /// The records, in the vendor's order.
    pub rows: Vec<R>,
    /// The extent of the page within the answer.
    pub extent: Extent,
}

/// The extent of a page within an answer.
#[derive(Debug)]
pub enum Extent {
    /// A numbered page of a list.
    Paged {
        /// The vendor's total, if it states one.
        total: Option<u64>,
        /// Whether the vendor refers to a next page.
        more: bool,
    },
    /// A page of a list with cursors.
    Cursor {
        /// The vendor's total, if it states one.
        total: Option<u64>,
        /// The cursor of the next page; `None` on the last one.
        next: Option<FastStr>,
    },
    /// The whole answer of a call without pages.
    Whole {
        /// The records that were requested by their ids and are missing.
        missing: Vec<Missing>,
    },
}

/// A part of the answer that is missing.
#[derive(Debug)]
pub struct Missing {
    /// Its description.
    pub part: String,
    /// The reason.
    pub error: Error,
}

impl<R> Page<R> {
    /// A numbered page of a list.
    pub fn paged(rows: Vec<R>, total: Option<u64>, more: bool) -> Self {
        Self { rows, extent: Extent::Paged { total, more } }
    }

    /// A page of a list with cursors.
    pub fn by_cursor(rows: Vec<R>, total: Option<u64>, next: Option<FastStr>) -> Self {
        Self { rows, extent: Extent::Cursor { total, next } }
    }

    /// The whole answer of a call without pages.
    pub fn whole(rows: Vec<R>) -> Self {
        Self { rows, extent: Extent::Whole { missing: Vec::new() } }
    }

    /// Whether the page gives no hint at further records; `came` records have arrived up to its end, and `asked` were
    /// requested for it. Without a usable total only an empty page ends a list.
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

    /// The vendor's total if it is plausible, for a page of which `asked` records were requested and up to whose end
    /// `came` records have arrived.
    ///
    /// A total below the number of received records is ignored. So is one that equals the length of this page,
    /// because it may count only the page, unless the page has room for more records and the vendor refers to no next
    /// page.
    pub fn usable_total(&self, came: u64, asked: u32) -> Option<u64> {
        let Extent::Paged { total, more } = self.extent else { return Some(came) };
        let rows = self.rows.len() as u64;
        let counts_the_page = |total: u64| total == rows && (more || rows >= u64::from(asked));
        total.filter(|total| *total >= came && (rows == 0 || !counts_the_page(*total)))
    }
}
