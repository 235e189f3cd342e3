//! One part of a question while its pages are read: what has been asked, what is known, whether it adds up.

use crate::{adapter::Page, record::Record};

/// A part that does not add up is read so often at most, the first time included; each time by other pages.
pub(super) const READINGS: u8 = 3;

/// The state of a part.
#[derive(Debug)]
pub(super) struct Part {
    /// Records a page: as asked, and from the first page on as the vendor really sends them.
    pub size: u32,
    /// Records a page as asked for at the beginning of this reading.
    size_asked_for: u32,
    /// How many pages have been asked for in this reading.
    pub asked: u32,
    /// How many pages have been handed on in this reading.
    pub taken: u32,
    /// Which reading of the part this is, from 1.
    pub reading: u8,
    /// The longest page that the vendor sends, where it is shorter than was asked for.
    pub longest: Option<u32>,
    /// How many records the vendor says there are.
    pub total: Option<u64>,
    /// Whether the first page of this reading is here, so that `total` and `size` can be relied on.
    learnt: bool,
    /// Different records of this reading.
    distinct: u64,
    /// Something moved while this reading went on.
    moved: Option<String>,
    /// The records of the page before, from the second page on.
    last_page: Option<Vec<Record>>,
}

/// What a page meant for its part.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// There are further pages.
    More,
    /// The part is complete.
    Complete,
    /// It does not add up, and a further reading has begun.
    Again(String),
    /// It does not add up, and there have been enough readings.
    Short(String),
}

impl Part {
    pub(super) fn new(size: u32) -> Self {
        Self {
            size,
            size_asked_for: size,
            asked: 0,
            taken: 0,
            reading: 1,
            longest: None,
            total: None,
            learnt: false,
            distinct: 0,
            moved: None,
            last_page: None,
        }
    }

    /// Whether a page belongs to the reading that is going on.
    pub(super) fn is_reading(&self, reading: u8) -> bool {
        self.reading == reading
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
            Some(total) => total.div_ceil(self.size.into()),
            // Nobody knows where it ends: one page after the other.
            None => u64::from(self.taken) + 1,
        };
        u64::from(self.asked) < last.min(needed.unwrap_or(u64::MAX))
    }

    /// Takes total and page size from the first page.
    pub(super) fn learn(&mut self, page: &Page<Record>) {
        let held = u32::try_from(page.rows.len()).unwrap_or(u32::MAX);
        let more = page.total.is_some_and(|total| total > u64::from(held));
        // A server may cap the page size without a word, or send more than was asked for.
        if more && held > 0 && held < self.size {
            self.longest = Some(held);
        }
        if held > self.size || (more && held > 0) {
            self.size = held;
        }
        self.total = page.total;
        self.learnt = true;
    }

    /// Whether a page is the one before it once more: the server does not count pages.
    pub(super) fn repeats(&self, page: &Page<Record>) -> bool {
        self.last_page.as_ref().is_some_and(|rows| *rows == page.rows)
    }

    /// Counts a page, of which `fresh` records are new to this reading.
    pub(super) fn take(&mut self, page: Page<Record>, fresh: u64) -> Taken {
        self.taken += 1;
        self.distinct += fresh;
        let repeated = self.repeats(&page);
        // The last page of a part is compared with no other.
        self.last_page = None;
        if fresh < page.rows.len() as u64 && !(repeated && self.total.is_none()) {
            self.moved.get_or_insert_with(|| "records came twice".to_owned());
        }
        if page.total != self.total && self.taken > 1 {
            let text = |total: Option<u64>| total.map_or("nothing".to_owned(), |total| total.to_string());
            self.moved = Some(format!("the total went from {} to {}", text(self.total), text(page.total)));
            self.total = page.total;
        }
        let reached = self.total.is_some_and(|total| self.distinct >= total);
        let last = self.total.is_some_and(|total| u64::from(self.taken) >= total.div_ceil(self.size.into()));
        if page.rows.is_empty() || repeated || reached || last {
            return self.end();
        }
        self.last_page = Some(page.rows);
        Taken::More
    }

    /// The pages are through: do they add up?
    fn end(&mut self) -> Taken {
        let why = match (self.moved.take(), self.total) {
            (None, Some(total)) if self.distinct != total => {
                format!("{} of {total} records came", self.distinct)
            }
            (None, _) => return Taken::Complete,
            (Some(why), Some(total)) if self.distinct < total => {
                format!("{why}, and {} of {total} records came", self.distinct)
            }
            (Some(why), _) => why,
        };
        if self.reading >= READINGS {
            return Taken::Short(why);
        }
        // Pages of another size than ever before: no request is the same as an earlier one, which a vendor
        // may take for a mistake.
        let size = if self.size > 1 { self.size - 1 } else { self.size_asked_for.max(self.size) + 1 };
        let reading = self.reading + 1;
        *self = Self { reading, total: self.total, longest: self.longest, ..Self::new(size) };
        Taken::Again(why)
    }
}
