//! What the files of a directory have in common, and where in it a day's file is.

use std::path::PathBuf;

use clap::ValueEnum;
use jiff::civil::Date;

/// Where in the directory a day's file is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum DirLayout {
    /// complaints-2026-11-22.csv
    #[default]
    Flat,
    /// dt=2026-11-22/complaints.csv, as data lakes are laid out
    Hive,
}

/// What all files of a directory have in common.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// What the records are called: the beginning of the files' names.
    pub noun: &'static str,
    /// Where the files are.
    pub layout: DirLayout,
    /// What the files' names end with, without the dot.
    pub extension: &'static str,
    /// What was asked and how it is written: the same words for files of the same dataset.
    pub question: String,
}

impl Dataset {
    /// A day's file, seen from the directory.
    pub(super) fn file(&self, day: Date) -> PathBuf {
        let Self { noun, extension, .. } = self;
        match self.layout {
            DirLayout::Flat => format!("{noun}-{day}.{extension}").into(),
            DirLayout::Hive => format!("dt={day}/{noun}.{extension}").into(),
        }
    }

    /// The day that an entry of the directory belongs to.
    pub(super) fn day(&self, name: &str) -> Option<Date> {
        let day = match self.layout {
            DirLayout::Flat => {
                let rest = name.strip_prefix(self.noun)?.strip_prefix('-')?;
                rest.strip_suffix(self.extension)?.strip_suffix('.')?
            }
            DirLayout::Hive => name.strip_prefix("dt=")?,
        };
        day.parse().ok()
    }
}

/// The day that a path seen from the directory is the file of, in any layout; none if it cannot be such a file.
pub(super) fn day_of(file: &str) -> Option<Date> {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let (path, extension) = file.rsplit_once('.')?;
    let (noun, day) = match path.split_once('/') {
        Some((folder, noun)) => (noun, folder.strip_prefix("dt=")?),
        None => path.split_once('-')?,
    };
    // A day has one spelling, so that a file has one day.
    let found: Date = day.parse().ok()?;
    (is_word(noun) && is_word(extension) && found.to_string() == day).then_some(found)
}

/// Whether a path can be the file of a day.
pub(super) fn is_file(file: &str) -> bool {
    day_of(file).is_some()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_found_again_in_the_name_of_its_file_and_other_names_are_no_days() {
        let dataset =
            |layout| Dataset { noun: "complaints", layout, extension: "csv", question: String::new() };
        let day = date(2026, 11, 22);
        assert_eq!(dataset(DirLayout::Flat).file(day), Path::new("complaints-2026-11-22.csv"));
        assert_eq!(dataset(DirLayout::Hive).file(day), Path::new("dt=2026-11-22/complaints.csv"));
        assert_eq!(dataset(DirLayout::Flat).day("complaints-2026-11-22.csv"), Some(day));
        assert_eq!(dataset(DirLayout::Hive).day("dt=2026-11-22"), Some(day));
        for name in [
            "complaints-2026-11-22.csv.bak",
            "complaints-2026-02-30.csv",
            "tickets-2026-11-22.csv",
            "dt=",
            "x",
        ] {
            assert_eq!(
                (dataset(DirLayout::Flat).day(name), dataset(DirLayout::Hive).day(name)),
                (None, None),
                "{name}"
            );
        }
    }
}
