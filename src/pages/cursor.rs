//! A list whose pages say where the next one begins: pages come one after the other, until none is named.

use std::{
    collections::HashSet,
    hash::{BuildHasher as _, RandomState},
};

use faststr::FastStr;

/// So many empty pages in a row are followed. A vendor that filters after it has cut the pages sends some.
const EMPTY_PAGES: u32 = 20;

/// Where the pages of one pass have led.
#[derive(Debug, Default)]
pub(super) struct Cursors {
    /// Where the next page begins; none before the first page and after the last one.
    next: Option<FastStr>,
    /// Hashes of all cursors: one that comes again would lead in a circle.
    seen: HashSet<u64>,
    hasher: RandomState,
    /// Empty pages since the last record.
    empty: u32,
}

/// Where a page leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// To a further page.
    More,
    /// Nowhere: the list is over.
    End,
    /// Not to the end of the list, and why.
    Stuck(String),
}

impl Cursors {
    /// Where the next page begins.
    pub(super) fn next(&self) -> Option<&FastStr> {
        self.next.as_ref()
    }

    /// Follows a page: the `page`th, with so many rows, of which `fresh` are new to this pass.
    pub(super) fn follow(&mut self, next: Option<FastStr>, page: u32, rows: usize, fresh: u64) -> Step {
        let asked = std::mem::replace(&mut self.next, next.clone());
        let Some(next) = next.filter(|next| rows > 0 || asked.as_ref() != Some(next)) else {
            // An empty page that names itself as the next one has nothing after it.
            self.next = None;
            return Step::End;
        };
        if !self.seen.insert(self.hasher.hash_one(&*next)) {
            return Step::Stuck(tr!("page {page} names an earlier page as the next one", page));
        }
        if rows > 0 && fresh == 0 {
            return Step::Stuck(tr!(
                "page {page} repeats earlier records, so further ones cannot be had",
                page
            ));
        }
        self.empty = if rows > 0 { 0 } else { self.empty + 1 };
        match self.empty > EMPTY_PAGES {
            true => Step::Stuck(tr!(
                "{pages} pages in a row are empty, and each names a next one",
                pages = self.empty
            )),
            false => Step::More,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the last of several pages leads: rows, those of them that are new, and the cursor that it names.
    fn followed(pages: &[(usize, u64, &'static str)]) -> Step {
        let mut cursors = Cursors::default();
        let mut steps = (1..).zip(pages).map(|(number, (rows, fresh, next))| {
            let next = Some(FastStr::from_static_str(next)).filter(|next| !next.is_empty());
            cursors.follow(next, number, *rows, *fresh)
        });
        let last = steps.nth(pages.len() - 1);
        last.expect("a page")
    }

    #[test]
    fn a_list_ends_where_no_next_page_is_named_and_nowhere_else() {
        for (pages, expected) in [
            (vec![(2, 2, "")], Step::End),
            (vec![(2, 2, "a"), (1, 1, "")], Step::End),
            (vec![(0, 0, "")], Step::End),
            (vec![(2, 2, "a")], Step::More),
            (vec![(0, 0, "a")], Step::More),
            (vec![(2, 2, "a"), (0, 0, "b")], Step::More),
            (vec![(2, 2, "a"), (2, 1, "b")], Step::More),
            // Nothing is after an empty page that begins where it ends.
            (vec![(2, 2, "a"), (0, 0, "a")], Step::End),
        ] {
            assert_eq!(followed(&pages), expected, "{pages:?}");
        }
        for pages in [
            vec![(2, 2, "a"), (2, 2, "a")],
            vec![(2, 2, "a"), (2, 2, "b"), (2, 2, "a")],
            vec![(2, 2, "a"), (0, 0, "b"), (0, 0, "a")],
            vec![(2, 2, "a"), (2, 0, "b")],
        ] {
            assert!(matches!(followed(&pages), Step::Stuck(_)), "{pages:?}");
        }
    }

    #[test]
    fn empty_pages_are_followed_but_not_for_ever() {
        let mut cursors = Cursors::default();
        let mut step =
            |number: u32, rows| cursors.follow(Some(number.to_string().into()), number, rows, rows as u64);
        assert!((1..=EMPTY_PAGES).all(|number| step(number, 0) == Step::More));
        assert_eq!(step(30, 1), Step::More);
        assert!((31..=30 + EMPTY_PAGES).all(|number| step(number, 0) == Step::More));
        assert!(matches!(step(60, 0), Step::Stuck(_)));
    }
}
