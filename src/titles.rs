//! The titles of a vendor's lists, kept between runs so that a shell can complete them without asking the vendor.
//!
//! A file each for what they were asked with, in the cache directory, readable by the user alone. It holds ids and titles
//! and no secret.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use crate::whole_file::PrivateFile;

/// An id and its title.
pub type Titled = (String, String);

/// The titles of one vendor as one account sees them.
#[derive(Clone, Debug)]
pub struct Titles {
    file: PrivateFile,
    /// The pages that have come in this run.
    pages: Arc<Mutex<BTreeMap<u32, Vec<Titled>>>>,
}

impl Titles {
    /// The titles kept in an account's file.
    pub fn new(file: PrivateFile) -> Self {
        Self { file, pages: Arc::default() }
    }

    /// Takes the titles of a page of the list, counted from 1. With the last one the list is kept, if all of its pages
    /// have come.
    pub fn page(&self, number: u32, titles: Vec<Titled>, is_last: bool) {
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        pages.insert(number, titles);
        let whole = pages.keys().copied().eq(1..=number);
        if is_last && whole {
            let all: Vec<_> = std::mem::take(&mut *pages).into_values().flatten().collect();
            self.keep(&all);
        }
    }

    /// The titles that are kept; none if they cannot be read.
    pub fn load(&self) -> Vec<Titled> {
        self.file.load().unwrap_or_default()
    }

    /// Keeps titles. Without them only completion is poorer.
    fn keep(&self, titles: &[Titled]) {
        if self.load() == titles {
            return;
        }
        if let Err(e) = self.file.keep(&titles) {
            tracing::info!("{}", tr!("titles are not kept for completion: {why}", why = e.detail()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titled(id: &str) -> Vec<Titled> {
        vec![(id.to_owned(), format!("title {id}"))]
    }

    #[test]
    fn a_list_is_kept_once_all_of_its_pages_have_come() {
        let folder = tempfile::tempdir().unwrap();
        let titles = Titles::new(PrivateFile::new(folder.path(), "titles", ["main"]));
        titles.page(2, titled("2"), false);
        assert!(titles.load().is_empty());
        titles.page(1, titled("1"), false);
        titles.page(3, titled("3"), true);
        let ids: Vec<_> = titles.load().into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids, ["1", "2", "3"]);
        titles.page(1, titled("4"), true);
        assert_eq!(titles.load(), titled("4"));
    }
}
