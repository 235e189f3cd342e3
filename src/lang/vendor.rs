//! The name of a vendor, as a word that is typed and in sentences.

use std::fmt;

use super::Lang;

/// A vendor's name: the word for folders, configuration keys and variables, and the one in Chinese sentences. English
/// sentences have the former.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VendorName {
    /// The word that is typed: `gome`.
    pub id: &'static str,
    /// The word in Chinese, which may be typed as well: `国美`.
    pub zh: &'static str,
}

impl VendorName {
    /// A name: the word that is typed, Chinese.
    pub const fn new(id: &'static str, zh: &'static str) -> Self {
        Self { id, zh }
    }
}

impl fmt::Display for VendorName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match Lang::current() {
            Lang::Zh => self.zh,
            Lang::En => self.id,
        })
    }
}
