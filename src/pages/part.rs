//! One part of a question while its pages are read: what has been asked, what is known, whether it adds up.

use crate::{
    adapter::{Extent, Missing, Page},
    record::Record,
};

/// A part that does not add up is read so often at most, the first time included; each time by other pages.
pub(super) const PASSES: u8 = 3;

/// The state of a part.
#[derive(Debug)]
pub(super) struct Part {
    /// Records a page: as asked, and from the first page on as the vendor really sends them.
    pub size: u32,
    /// Records a page as asked for at the beginning of this pass.
    size_asked_for: u32,
    /// How many pages have been asked for in this pass.
    pub asked: u32,
    /// How many pages have been handed on in this pass.
    pub taken: u32,
    /// Which pass this is, from 1; those of the question before a follow-up count, too.
    pub pass: u8,
    /// The last pass that may be made.
    last_pass: u8,
    /// The longest page that the vendor sends, where it is shorter than was asked for.
    pub longest: Option<u32>,
    /// How many records the vendor says there are, if that can be a total.
    pub total: Option<u64>,
    /// How many records came before the follow-up that is being read.
    before: u64,
    /// Whether the first page of this pass is here, so that `total` and `size` can be relied on.
    learnt: bool,
    /// Whether pages are asked for one by one, because the total does not tell where the list ends.
    one_by_one: bool,
    /// Different records of this pass.
    distinct: u64,
    /// Why the pages of this pass may not show the whole list.
    doubt: Option<String>,
    /// The records of the page before, from the second page on.
    last_page: Option<Vec<Record>>,
}

/// What a page meant for its part.
#[derive(Debug)]
pub(super) enum PageOutcome {
    /// There are further pages.
    More,
    /// The part is complete.
    Complete,
    /// The part is through; this did not come.
    Without(Vec<Missing>),
    /// It does not add up, and a further pass has begun.
    Again(String),
    /// It does not add up, and there have been enough passes.
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
            distinct: 0,
            doubt: None,
            last_page: None,
        }
    }

    /// The state for a question that follows this one in its place. Pages of this one that are still in flight
    /// belong to another pass.
    pub(super) fn followed_up(&self) -> Self {
        let pass = self.pass + 1;
        let new = Self::new(self.size_asked_for);
        Self { pass, last_pass: pass + PASSES - 1, before: self.before + self.distinct, ..new }
    }

    /// Whether a page belongs to the pass that is going on.
    pub(super) fn is_in_pass(&self, pass: u8) -> bool {
        self.pass == pass
    }

    /// How many records there are, those of an earlier question in this place included.
    pub(super) fn whole_total(&self) -> Option<u64> {
        self.total.map(|total| self.before + total)
    }

    /// Whether there is a page to ask for; with a limit, one that is needed for so many more records.
    pub(super) fn has_question(&self, limit: Option<u64>) -> bool {
        if self.asked == 0 {
            return true;
        }
        if !self.learnt {
            return false;
        }
        let needed = limit.map(|records| u64::from(self.taken) + records.div_ceil(self.size.into()).max(1));
        let last = match self.total {
            Some(total) if !self.one_by_one => total.div_ceil(self.size.into()),
            _ => u64::from(self.taken) + 1,
        };
        u64::from(self.asked) < last.min(needed.unwrap_or(u64::MAX))
    }

    /// Takes total and page size from the first page.
    pub(super) fn learn(&mut self, page: &Page<Record>) {
        let rows = page.rows.len();
        let held = u32::try_from(rows).unwrap_or(u32::MAX);
        self.total = page.usable_total(rows as u64, self.size_asked_for);
        self.one_by_one = self.total.is_none();
        let more = self.total.is_some_and(|total| total > u64::from(held));
        // A server may cap the page size without a word, or send more than was asked for.
        if more && held > 0 && held < self.size {
            self.longest = Some(held);
        }
        if held > self.size || (more && held > 0) {
            self.size = held;
        }
        self.learnt = true;
    }

    /// Whether a page is the one before it once more: the server does not count pages.
    pub(super) fn repeats(&self, page: &Page<Record>) -> bool {
        self.last_page.as_ref().is_some_and(|rows| *rows == page.rows)
    }

    /// Counts a page, of which `fresh` records are new to this pass.
    pub(super) fn take(&mut self, page: Page<Record>, fresh: u64) -> PageOutcome {
        let repeated = self.repeats(&page);
        self.taken += 1;
        self.distinct += fresh;
        // The last page of a part is compared with no other.
        self.last_page = None;
        let (total, more) = match page.extent {
            Extent::Paged { total, more } => (total, more),
            Extent::Whole { missing } => {
                self.total = Some(self.distinct + missing.len() as u64);
                return PageOutcome::Without(missing);
            }
        };
        let stale = !page.rows.is_empty() && fresh == 0;
        if fresh < page.rows.len() as u64 && !repeated && !(stale && self.one_by_one) {
            self.doubt.get_or_insert_with(|| "records came twice".to_owned());
        }
        self.compare_total(&page, total);
        if self.doubt.is_none() && self.total.is_some_and(|total| total < self.distinct) {
            // A total below what came is none.
            self.total = None;
            self.one_by_one = true;
        }
        let reached = self.total.is_some_and(|total| self.distinct >= total);
        let last = self.total.is_some_and(|total| u64::from(self.taken) >= total.div_ceil(self.size.into()));
        if (reached || last) && more && !repeated && !page.rows.is_empty() {
            // The vendor names a next page: what it holds is looked at, whatever the total says.
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
            self.doubt = Some(format!("page {page} repeats earlier records, so further ones cannot be had"));
        } else if more && page.rows.is_empty() && self.taken == 1 && total != Some(0) {
            self.doubt = Some("the only page is empty, and the vendor names a next one".to_owned());
        }
        self.end()
    }

    /// Notes a total other than the one before, which may be because the list has changed. One below what came is
    /// none, on a later page as on the first.
    fn compare_total(&mut self, page: &Page<Record>, stated: Option<u64>) {
        let Some(stated) = stated.filter(|stated| self.total != Some(*stated) && self.taken > 1) else {
            return;
        };
        if stated < self.distinct {
            return;
        }
        match self.total {
            Some(before) => {
                self.doubt = Some(format!("the total went from {before} to {stated}"));
                self.total = Some(stated);
            }
            // A total that counts more than has come tells at the end whether something is missing.
            None => self.total = page.usable_total(self.distinct, self.size_asked_for),
        }
    }

    /// The pages are through: do they add up?
    fn end(&mut self) -> PageOutcome {
        let why = match (self.doubt.take(), self.total) {
            (None, Some(total)) if self.distinct < total => {
                format!("{} of {total} records came", self.distinct)
            }
            (None, _) => return PageOutcome::Complete,
            (Some(why), _) => why,
        };
        if self.pass >= self.last_pass {
            return PageOutcome::Short(why);
        }
        // Pages of another size than ever before, because Gome rejects an identical request within 90 s.
        let size = if self.size > 1 { self.size - 1 } else { self.size_asked_for.max(self.size) + 1 };
        let Self { pass, last_pass, total, longest, before, .. } = *self;
        *self = Self { pass: pass + 1, last_pass, total, longest, before, ..Self::new(size) };
        PageOutcome::Again(why)
    }
}
