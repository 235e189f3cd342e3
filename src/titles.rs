//! The titles of a vendor's lists, kept between runs so that a shell can complete them without asking the vendor.
//!
//! A file each for what they were asked with, in the cache directory, readable by the user alone. It holds ids and titles
//! and no secret.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use sha1::{Digest as _, Sha1};
use tr::tr;

use crate::whole_file::{self, PartFile, PendingFile};

/// An id and its title.
pub type Titled = (String, String);

/// The titles of one vendor as one account sees them.
#[derive(Clone, Debug)]
pub struct Titles {
    file: PathBuf,
    /// The pages that have come in this run.
    pages: Arc<Mutex<BTreeMap<u32, Vec<Titled>>>>,
}

impl Titles {
    /// The titles kept in a directory for a scope: whatever tells one account's titles from another's.
    pub fn new<'a>(directory: &Path, vendor: &str, scope: impl IntoIterator<Item = &'a str>) -> Self {
        let mut digest = Sha1::new();
        for part in scope {
            digest.update(part);
            digest.update([0]);
        }
        let name: String = digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Self { file: directory.join(format!("titles-{vendor}-{name}.json")), pages: Arc::default() }
    }

    /// The file for names that the same account may see.
    pub fn file_of_names(&self) -> PathBuf {
        self.file.with_extension("names.json")
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
        let text = whole_file::read(&self.file).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// Keeps titles. Without them only completion is poorer.
    fn keep(&self, titles: &[Titled]) {
        if self.load() == titles {
            return;
        }
        let text = serde_json::to_string(titles).unwrap_or_default();
        let folder = self.file.parent().map_or(Ok(()), whole_file::private_folder);
        let file = folder.map_err(|e| whole_file::cannot_create(&self.file, &e));
        let file = file.and_then(|()| PartFile::private(&self.file));
        let kept = file.and_then(|file| PendingFile::of(text.as_bytes(), file)?.commit());
        if let Err(e) = kept {
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
        let titles = Titles::new(folder.path(), "vendor", ["main", "account"]);
        titles.page(2, titled("2"), false);
        assert!(titles.load().is_empty());
        titles.page(1, titled("1"), false);
        titles.page(3, titled("3"), true);
        let ids: Vec<_> = titles.load().into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids, ["1", "2", "3"]);
        titles.page(1, titled("4"), true);
        assert_eq!(titles.load(), titled("4"));
        let other = Titles::new(folder.path(), "vendor", ["maina", "ccount"]);
        assert!(other.load().is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn the_file_is_the_users_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let titles = Titles::new(&folder.path().join("cache"), "vendor", ["main"]);
        titles.page(1, titled("1"), true);
        assert_eq!(titles.file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}
