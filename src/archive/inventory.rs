//! The files that a directory has of a dataset, as its manifest and its files say. Reads only, so a plan can be made while an export
//! writes.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use jiff::{ToSpan as _, civil::Date};

use super::{Dataset, DueReason, Manifest, RefreshPolicy, State, state};
use crate::error::{Error, Kind, Result};

/// A directory, the dataset that belongs into it, and its manifest.
#[derive(Clone, Copy, Debug)]
pub struct Inventory<'a> {
    /// The directory.
    pub dir: &'a Path,
    /// The dataset.
    pub dataset: &'a Dataset,
    /// The record of the files.
    pub manifest: &'a Manifest,
}

/// A day of a directory, and the reason to fetch it if there is one.
pub type DayState = (Date, Result<(State, Option<DueReason>)>);

impl Inventory<'_> {
    /// Refuses to mix answers to different questions in one directory.
    ///
    /// # Errors
    /// [`Kind::Usage`] if the directory holds another dataset.
    pub fn check_dataset(&self) -> Result<()> {
        let question = &self.dataset.question;
        match self.manifest.files.values().find(|entry| entry.question != *question) {
            None => Ok(()),
            Some(other) => Err(Error::new(
                Kind::Usage,
                tr!("{path} holds answers to another question", path = self.dir.display()),
            )
            .why(tr!("there it is `{there}`, here `{here}`", there = other.question, here = question))
            .hint(tr!("export into another directory, or ask with the same options"))),
        }
    }

    /// The path of a day's file.
    pub fn path(&self, day: Date) -> PathBuf {
        self.dir.join(self.dataset.file(day))
    }

    /// The state of a day's file.
    ///
    /// # Errors
    /// [`Kind::Guarded`] if it is no regular file, [`Kind::CannotWrite`] if it cannot be read.
    pub fn state(&self, day: Date) -> Result<State> {
        state(&self.path(day), self.manifest.files.get(&day))
    }

    /// The first day to maintain: the first day in the manifest or `usual`, preceded by all files that adjoin it
    /// without a gap. An older file beyond a gap does not belong to the archive.
    pub fn first_day(&self, usual: Date) -> Date {
        let there = fs::read_dir(self.dir).into_iter().flatten().flatten();
        let named: BTreeSet<_> =
            there.filter_map(|entry| self.dataset.day(entry.file_name().to_str()?)).collect();
        let mut first = self.manifest.files.keys().next().map_or(usual, |known| usual.min(*known));
        while let Some(before) = first.yesterday().ok().filter(|before| named.contains(before)) {
            first = before;
        }
        first
    }

    /// The days of a range, each with the state of its file and the reason to fetch it.
    pub fn days(&self, first: Date, last: Date, policy: &RefreshPolicy) -> impl Iterator<Item = DayState> {
        first.series(1.day()).take_while(move |day| *day <= last).map(move |day| {
            let found = self.state(day);
            (day, found.map(|state| (state, policy.due(day, state, self.manifest.files.get(&day)))))
        })
    }
}
