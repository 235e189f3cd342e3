//! The state of one part during its passes: requested pages, known total, and whether the count matches.

use faststr::FastStr;

use super::cursor::{Cursors, Step};
use crate::{
    adapter::{Extent, Missing, Page, PageRequest},
    record::Record,
};

/// The maximum number of passes over a part whose count does not match. Each uses another page size.
pub(super) const PASSES: u8 = 3;

/// The state of a part.
#[derive(Debug)]
pub(super) struct Part {
    /// The page size: as requested, and from the first page on as the vendor really sends it.
    pub size: u32,
    /// The page size that was requested at the beginning of this pass.
    size_asked_for: u32,
    /// The number of pages requested in this pass.
    pub asked: u32,
    /// The number of pages delivered in this pass.
    pub taken: u32,
    /// The number of this pass, from 1; passes before a follow-up count, too.
    pub pass: u8,
    /// The last pass that may be made.
    last_pass: u8,
    /// The vendor's maximum page size, if it is smaller than requested.
    pub longest: Option<u32>,
    /// The vendor's total, if it is plausible.
    pub total: Option<u64>,
    /// The number of records before the current follow-up.
    before: u64,
    /// Whether the first page of this pass has arrived, so that `total` and `size` are reliable.
    learnt: bool,
    /// Whether pages are requested one by one, because the total does not tell where the list ends.
    one_by_one: bool,
    /// Where the next page begins, in a list whose pages say so.
    cursors: Option<Cursors>,
    /// The number of distinct records in this pass.
    distinct: u64,
    /// The reason why the pages of this pass may be incomplete.
    doubt: Option<String>,
    /// The records of the previous page, from the second page on.
    last_page: Option<Vec<Record>>,
}

/// The consequence of a page for its part.
#[derive(Debug)]
pub(super) enum PageOutcome {
    /// There are further pages.
    More,
    /// The part is complete.
    Complete,
    /// The part has ended without these records.
    Without(Vec<Missing>),
    /// The count does not match, and another pass begins.
    Again(String),
    /// The count does not match after the last pass.
    Short(String),
}

impl Part {
    pub(super) fn new(size: u32) -> Self {
        Self {
            size,
            size_asked_for: size,
            asked: 0,
            taken: 0,
            pass: 1,
            last_pass: PASSES,
            longest: None,
            total: None,
            before: 0,
            learnt: false,
            one_by_one: false,
            cursors: None,
            distinct: 0,
            doubt: None,
            last_page: None,
        }
    }

    /// The state for a follow-up question. Pages of this question that are still in flight belong to an earlier pass.
    pub(super) fn followed_up(&self) -> Self {
        let pass = self.pass + 1;
        let new = Self::new(self.size_asked_for);
        Self { pass, last_pass: pass + PASSES - 1, before: self.before + self.distinct, ..new }
    }

    /// Whether a page belongs to the current pass.
    pub(super) fn is_in_pass(&self, pass: u8) -> bool {
        self.pass == pass
    }

    /// The total, including the records before a follow-up.
    pub(super) fn whole_total(&self) -> Option<u64> {
        self.total.map(|total| self.before + total)
    }

    /// Whether there is a page to request; with a limit, a page that this many more records need.
    pub(super) fn has_question(&self, limit: Option<u64>) -> bool {
        if self.asked == 0 {
            return true;
        }
        if !self.learnt {
            return false;
        }
        if let Some(cursors) = &self.cursors {
            return self.asked == self.taken && cursors.next().is_some();
        }
        let needed = limit.map(|records| u64::from(self.taken) + records.div_ceil(self.size.into()).max(1));
        let last = match self.total {
            Some(total) if !self.one_by_one => total.div_ceil(self.size.into()),
            _ => u64::from(self.taken) + 1,
        };
        u64::from(self.asked) < last.min(needed.unwrap_or(u64::MAX))
    }

    /// The page to ask for next.
    pub(super) fn next_page(&mut self) -> PageRequest {
        self.asked += 1;
        let cursor = self.cursors.as_ref().and_then(|cursors| cursors.next().cloned());
        PageRequest { number: self.asked, size: self.size, cursor }
    }

    /// Takes the total and the page size from the first page.
    pub(super) fn learn(&mut self, page: &Page<Record>) {
        if let Extent::Cursor { total, .. } = page.extent {
            self.total = total.filter(|total| *total >= page.rows.len() as u64);
            self.cursors = Some(Cursors::default());
            self.learnt = true;
            return;
        }
        let rows = page.rows.len();
        let held = u32::try_from(rows).unwrap_or(u32::MAX);
        self.total = page.usable_total(rows as u64, self.size_asked_for);
        self.one_by_one = self.total.is_none();
        let more = self.total.is_some_and(|total| total > u64::from(held));
        // A server may silently cap the page size, or send more than requested.
        if more && held > 0 && held < self.size {
            self.longest = Some(held);
        }
        if held > self.size || (more && held > 0) {
            self.size = held;
        }
        self.learnt = true;
    }

    /// Whether a page equals the previous one, because the server ignores the page number.
    pub(super) fn repeats(&self, page: &Page<Record>) -> bool {
        self.last_page.as_ref().is_some_and(|rows| *rows == page.rows)
    }

    /// Counts a page, of which `fresh` records are new to this pass.
    pub(super) fn take(&mut self, page: Page<Record>, fresh: u64) -> PageOutcome {
        let repeated = self.repeats(&page);
        self.taken += 1;
        self.distinct += fresh;
        // Set again below only if the part has further pages.
        self.last_page = None;
        let (total, more) = match page.extent {
            Extent::Paged { total, more } => (total, more),
            Extent::Cursor { total, next } => return self.follow(total, next, page.rows.len(), fresh),
            Extent::Whole { missing } => {
                self.total = Some(self.distinct + missing.len() as u64);
                return PageOutcome::Without(missing);
            }
        };
        let stale = !page.rows.is_empty() && fresh == 0;
        if fresh < page.rows.len() as u64 && !repeated && !(stale && self.one_by_one) {
            self.doubt.get_or_insert_with(|| tr!("records came twice"));
        }
        self.compare_total(&page, total);
        if self.doubt.is_none() && self.total.is_some_and(|total| total < self.distinct) {
            // A total below the number of received records is ignored.
            self.total = None;
            self.one_by_one = true;
        }
        let reached = self.total.is_some_and(|total| self.distinct >= total);
        let last = self.total.is_some_and(|total| u64::from(self.taken) >= total.div_ceil(self.size.into()));
        if (reached || last) && more && !repeated && !page.rows.is_empty() {
            // The vendor refers to a next page, so it is requested whatever the total says.
            self.one_by_one = true;
        }
        let ended = match self.one_by_one {
            true => page.rows.is_empty() || repeated || stale,
            false => page.rows.is_empty() || repeated || reached || last,
        };
        if !ended {
            self.last_page = Some(page.rows);
            return PageOutcome::More;
        }
        let incomplete = self.total.is_none_or(|total| self.distinct < total);
        if incomplete && (repeated || stale) {
            let page = self.taken;
            self.doubt =
                Some(tr!("page {page} repeats earlier records, so further ones cannot be had", page));
        } else if more && page.rows.is_empty() && self.taken == 1 && total != Some(0) {
            self.doubt = Some(tr!("the only page is empty, and the vendor names a next one"));
        }
        self.end()
    }

    /// Follows the cursor of a page. Records that come twice do not show that others are missing: a page may begin
    /// a little before the end of the one before.
    fn follow(&mut self, total: Option<u64>, next: Option<FastStr>, rows: usize, fresh: u64) -> PageOutcome {
        let total = total.or(self.total);
        self.total = total.filter(|total| *total >= self.distinct);
        match self.cursors.get_or_insert_default().follow(next, self.taken, rows, fresh) {
            Step::More => PageOutcome::More,
            Step::End => self.end(),
            Step::Stuck(why) => {
                self.doubt = Some(why);
                self.end()
            }
        }
    }

    /// Notes a changed total, which may mean that the list has changed. A total below the number of received records
    /// is ignored on every page.
    fn compare_total(&mut self, page: &Page<Record>, stated: Option<u64>) {
        let Some(stated) = stated.filter(|stated| self.total != Some(*stated) && self.taken > 1) else {
            return;
        };
        if stated < self.distinct {
            return;
        }
        match self.total {
            Some(before) => {
                self.doubt = Some(tr!("the total went from {before} to {stated}", before, stated));
                self.total = Some(stated);
            }
            // A total above the number of received records tells at the end whether some are missing.
            None => self.total = page.usable_total(self.distinct, self.size_asked_for),
        }
    }

    /// Ends a pass and compares the count with the total.
    fn end(&mut self) -> PageOutcome {
        let why = match (self.doubt.take(), self.total) {
            (None, Some(total)) if self.distinct < total => {
                tr!("{came} of {total} records came", came = self.distinct, total)
            }
            (None, _) => return PageOutcome::Complete,
            (Some(why), _) => why,
        };
        if self.pass >= self.last_pass {
            return PageOutcome::Short(why);
        }
        // Gome rejects an identical request within 90 s (code 8999), so each pass asks for a different page size.
        let size = if self.size > 1 { self.size - 1 } else { self.size_asked_for.max(self.size) + 1 };
        let Self { pass, last_pass, total, longest, before, .. } = *self;
        *self = Self { pass: pass + 1, last_pass, total, longest, before, ..Self::new(size) };
        PageOutcome::Again(why)
    }
}
