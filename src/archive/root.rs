//! A root: a folder a noun, and in it a directory a profile, each an archive of its own.
//!
//! `ROOT/complaints/profile=上海店/…` is how data lakes are laid out: readers take the profile from the path. As Hive and
//! Spark do, and as `DuckDB`, pyarrow and polars read it, a character that cannot stand there is `%` and its code in hex.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use percent_encoding::percent_decode_str;

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

/// The beginning of the names of profiles' folders.
const BEGIN: &str = "profile=";
/// Characters that readers or Windows take for something else, of those that a profile's name may have.
const ESCAPED: &str = "%\"#'*:?{[]^<>|";

/// The directory of a noun and a profile. An earlier version did not escape names; its directory stays in use, so that a
/// history is in one place.
pub fn place(root: &Path, noun: &str, profile: &str) -> Place {
    let (new, old) = (escaped(profile), profile.to_owned());
    let there = folders(&root.join(noun));
    let is_there = |name: &str| there.iter().any(|folder| folder.strip_prefix(BEGIN) == Some(name));
    let name = if !is_there(&new) && is_there(&old) && profile_of(&old) == profile { old } else { new };
    let dir = root.join(noun).join(format!("{BEGIN}{name}"));
    Place { noun: noun.to_owned(), profile: profile.to_owned(), dir }
}

/// Every directory below a root, by noun and profile.
pub fn places(root: &Path) -> Vec<Place> {
    let mut places = Vec::new();
    for noun in folders(root) {
        for folder in folders(&root.join(&noun)) {
            let dir = root.join(&noun).join(&folder);
            let profile = folder.strip_prefix(BEGIN).map(profile_of);
            places.extend(profile.map(|profile| Place { noun: noun.clone(), profile, dir }));
        }
    }
    places.sort();
    places
}

/// The names of the folders in a folder.
fn folders(path: &Path) -> Vec<String> {
    let found = fs::read_dir(path).into_iter().flatten().flatten();
    let named = found.filter(|entry| entry.path().is_dir());
    named.filter_map(|entry| entry.file_name().into_string().ok()).collect()
}

/// The profile whose folder has this name. One that escaping does not lead back to is from an earlier version.
fn profile_of(folder: &str) -> String {
    let name = unescaped(folder);
    if escaped(&name) == folder { name } else { folder.to_owned() }
}

/// A profile's name as a part of a path.
fn escaped(name: &str) -> String {
    let mut text = String::new();
    for (at, c) in name.char_indices() {
        // Windows drops a dot at the end.
        let is_last_dot = c == '.' && at + 1 == name.len();
        match is_last_dot || ESCAPED.contains(c) {
            true => drop(write!(text, "%{:02X}", u32::from(c))),
            false => text.push(c),
        }
    }
    text
}

/// The name that a part of a path stands for. What is no code stays as it is.
fn unescaped(text: &str) -> String {
    percent_decode_str(text).decode_utf8().map_or_else(|_| text.to_owned(), Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_comes_back_from_its_folder_and_stays_readable_where_it_can() {
        for (name, folder) in [
            ("上海店", "上海店"),
            ("店 1", "店 1"),
            ("甲，乙", "甲，乙"),
            ("a.b", "a.b"),
            ("a.", "a%2E"),
            ("a..", "a.%2E"),
            ("100%41", "100%2541"),
            ("a:b", "a%3Ab"),
            (r#"it's "x""#, "it%27s %22x%22"),
            ("[x]{y}*?#^", "%5Bx%5D%7By}%2A%3F%23%5E"),
            ("<a|b>", "%3Ca%7Cb%3E"),
        ] {
            assert_eq!(escaped(name), folder);
            assert_eq!(unescaped(folder), name);
        }
        assert_eq!(unescaped("100%"), "100%");
    }

    #[test]
    fn a_folder_from_before_names_were_escaped_stays_in_use_unless_it_may_be_another_ones() {
        for (profile, there, used) in [
            ("店#1", &["店#1"][..], "店#1"),
            ("店#1", &[], "店%231"),
            ("店#1", &["店#1", "店%231"], "店%231"),
            ("100%41", &["100%41"], "100%41"),
            ("a.", &["a"], "a%2E"),
            ("上海店", &["上海店"], "上海店"),
            // The folder of `a:b`.
            ("a%3Ab", &["a%3Ab"], "a%253Ab"),
        ] {
            let root = tempfile::tempdir().unwrap();
            for folder in there {
                fs::create_dir_all(root.path().join("complaints").join(format!("{BEGIN}{folder}"))).unwrap();
            }
            let place = place(root.path(), "complaints", profile);
            assert_eq!(place.dir, root.path().join("complaints").join(format!("{BEGIN}{used}")), "{there:?}");
            let is_of_it = places(root.path()).contains(&place);
            assert_eq!(is_of_it, there.contains(&used), "{profile}");
        }
    }
}
