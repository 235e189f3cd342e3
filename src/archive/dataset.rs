//! The properties that all files of an archive share, and the path of each day's file.

use std::path::PathBuf;

use clap::ValueEnum;
use jiff::civil::Date;

use super::{HIDDEN_MANIFEST, MANIFEST};

/// The length of a day in a file name.
const DAY: usize = "2026-11-22".len();

/// The layout of an archive's directory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum DirLayout {
    /// complaints-2026-11-22.csv
    #[default]
    #[value(alias = "平铺")]
    Flat,
    /// dt=2026-11-22/complaints.csv, as data lakes are laid out
    #[value(alias = "分区")]
    Hive,
}

impl DirLayout {
    /// The option that asks for it, with a blank before it; empty for the usual one.
    pub fn option(self) -> &'static str {
        match self {
            Self::Flat => "",
            Self::Hive => " --layout hive",
        }
    }

    /// The name of the manifest.
    pub(super) fn manifest(self) -> &'static str {
        match self {
            Self::Flat => MANIFEST,
            Self::Hive => HIDDEN_MANIFEST,
        }
    }
}

/// The properties that all files of an archive share.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// The noun of the records, which begins the file names.
    pub noun: &'static str,
    /// The layout of the directory.
    pub layout: DirLayout,
    /// The extension of the file names, without the dot.
    pub extension: &'static str,
    /// The profile whose records they are; `None` for the sandbox's.
    pub profile: Option<String>,
    /// The question and the output options as text; equal for two files exactly if their contents can be compared.
    pub question: String,
}

impl Dataset {
    /// The path of a day's file, relative to the directory.
    pub(super) fn file(&self, day: Date) -> PathBuf {
        let Self { noun, extension, .. } = self;
        match self.layout {
            DirLayout::Flat => format!("{noun}-{day}.{extension}").into(),
            DirLayout::Hive => format!("dt={day}/{noun}.{extension}").into(),
        }
    }

    /// The day that a directory entry belongs to.
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

/// The day whose file a relative path names in any layout; `None` if the path cannot be such a file.
pub(super) fn day_of(file: &str) -> Option<Date> {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let (path, extension) = file.rsplit_once('.')?;
    let (noun, day) = match path.split_once('/') {
        Some((folder, noun)) => (noun, folder.strip_prefix("dt=")?),
        // A noun may contain hyphens, as a day does.
        None => {
            let (noun, day) = path.split_at_checked(path.len().checked_sub(DAY)?)?;
            (noun.strip_suffix('-')?, day)
        }
    };
    // A day has exactly one spelling, so one file name cannot stand for two days.
    let found: Date = day.parse().ok()?;
    (noun.split('-').all(is_word) && is_word(extension) && found.to_string() == day).then_some(found)
}

/// The question of files as text: what is asked, the options that determine their bytes, which begin with `-o`, the profile,
/// and the layout.
pub fn question(about: &str, form: &str, profile: Option<&str>, layout: DirLayout) -> String {
    format!("{about} {form}{}{}", account(profile), layout.option())
}

/// The question and the options that determine the bytes, without `-o`, of a question about the records of a profile.
pub fn parts_of<'q>(question: &'q str, profile: Option<&str>) -> (&'q str, &'q str) {
    let account = account(profile);
    // A profile's own name can end like the option for the layout.
    let question = question
        .strip_suffix(&account)
        .or_else(|| question.strip_suffix(DirLayout::Hive.option())?.strip_suffix(&account))
        .unwrap_or(question);
    question.rsplit_once(" -o ").unwrap_or((question, "csv"))
}

/// The option for the account of a profile, with a blank before it.
fn account(profile: Option<&str>) -> String {
    profile.map_or(" --demo".to_owned(), |profile| format!(" --profile {profile}"))
}

/// The noun of the records in a file that kefu keeps.
pub fn noun_of(file: &str) -> Option<&str> {
    let (path, _) = file.rsplit_once('.')?;
    match path.split_once('/') {
        Some((_, noun)) => Some(noun),
        None => path.get(..path.len().checked_sub(DAY + 1)?),
    }
}

/// Whether a relative path is that of a file in the hive layout.
pub(super) fn is_hive(file: &str) -> bool {
    file.starts_with("dt=")
}

/// Whether a relative path can be the file of a day.
pub(super) fn is_file(file: &str) -> bool {
    day_of(file).is_some()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_question_has_the_same_parts_again_whatever_a_profile_is_called() {
        let form = "-o csv --encoding gbk";
        for profile in [None, Some("main"), Some("店 1"), Some("a --mask"), Some("a -o xlsx --layout hive")]
        {
            for about in ["complaints", "view 售 -o 中"] {
                for layout in [DirLayout::Flat, DirLayout::Hive] {
                    let asked = question(about, form, profile, layout);
                    assert_eq!(parts_of(&asked, profile), (about, "csv --encoding gbk"), "{asked}");
                }
            }
        }
    }

    #[test]
    fn only_a_path_that_a_dataset_can_have_names_a_day() {
        for (path, is_file) in [
            ("complaints-2026-11-22.csv", true),
            ("view-counts-2026-11-22.csv", true),
            ("dt=2026-11-22/view-counts.jsonl", true),
            ("2026-11-22.csv", false),
            ("-2026-11-22.csv", false),
            ("a--2026-11-22.csv", false),
            ("a/b-2026-11-22.csv", false),
            ("../a-2026-11-22.csv", false),
            ("工单-2026-11-22.csv", false),
            ("a-2026-02-30.csv", false),
            ("a-2026-11-22", false),
        ] {
            assert_eq!(super::is_file(path), is_file, "{path}");
        }
    }

    #[test]
    fn a_day_is_found_again_in_the_name_of_its_file_and_other_names_are_no_days() {
        let dataset = |layout| Dataset {
            noun: "complaints",
            layout,
            extension: "csv",
            profile: None,
            question: String::new(),
        };
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
