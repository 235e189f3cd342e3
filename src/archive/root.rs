//! A root: a folder a noun, and in it a directory a profile, each an archive of its own.
//!
//! `ROOT/complaints/profile=上海店/…` is how data lakes are laid out: readers take the profile from the path.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A directory below a root.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The noun of its records.
    pub noun: String,
    /// The profile that they belong to.
    pub profile: String,
    /// The directory.
    pub dir: PathBuf,
}

/// The directory of a noun and a profile.
pub fn place(root: &Path, noun: &str, profile: &str) -> Place {
    let dir = root.join(noun).join(format!("profile={profile}"));
    Place { noun: noun.to_owned(), profile: profile.to_owned(), dir }
}

/// Every directory below a root, by noun and profile.
pub fn places(root: &Path) -> Vec<Place> {
    let folders = |path: &Path| {
        let found = fs::read_dir(path).into_iter().flatten().flatten();
        let named = found.filter(|entry| entry.path().is_dir());
        named.filter_map(|entry| entry.file_name().into_string().ok()).collect::<Vec<_>>()
    };
    let mut places = Vec::new();
    for noun in folders(root) {
        for folder in folders(&root.join(&noun)) {
            places.extend(folder.strip_prefix("profile=").map(|profile| place(root, &noun, profile)));
        }
    }
    places.sort();
    places
}
