//! Keeps a directory of one file per day up to date. `due` finds the days to fetch, `run` is one run, `work` fetches its
//! days, `guard` objects to files that lose records, `append` adds to a day's file, `columns` keeps all files' headers alike,
//! `report` says what became of the days.

mod append;
mod columns;
mod due;
mod guard;
mod plan;
mod report;
mod root;
mod run;
mod task;
mod work;

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::{ToSpan as _, civil::Date};

use self::guard::Percent;
pub use self::{
    report::{GUARDED_HINT, list},
    task::{Days, Task},
};
use super::Context;
use crate::{
    adapter::Query,
    archive::DirLayout,
    choice::Choice,
    dates::days,
    error::{Error, Kind, Result},
};

/// Where files are kept.
#[derive(Args, Clone, Debug)]
#[group(required = true, multiple = false)]
struct Place {
    /// The directory; it is made if it is not there
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// Keep a directory for each profile (shop): ROOT/complaints/profile=NAME
    #[arg(long, value_name = "ROOT")]
    root: Option<PathBuf>,
}

/// The directory, and the rules for its files.
#[derive(Args, Clone, Debug)]
pub struct Directory {
    #[command(flatten)]
    place: Place,
    /// Where in it a day's file is
    #[arg(long, value_enum, value_parser = Choice::<DirLayout>::new(), default_value_t, hide_short_help = true)]
    layout: DirLayout,
    /// Wait until another run on the same directory has ended
    #[arg(long, hide_short_help = true)]
    wait: bool,
    /// Refuse to replace a file by one that has lost more than this share of its rows
    #[arg(long, value_name = "PERCENT", default_value = "50%", hide_short_help = true)]
    max_shrink: Percent,
    /// Remove the files of days older than this
    #[arg(long, value_name = "DAYS", value_parser = days)]
    keep: Option<i32>,
    /// Let `latest.csv` lead to the newest file
    ///
    /// Its extension is that of the files.
    #[arg(long)]
    latest: bool,
}

impl Directory {
    /// The first day that `--keep` does not remove.
    fn first_retained(&self, today: Date) -> Option<Date> {
        Some(today.saturating_sub((self.keep? - 1).max(0).days()))
    }
}

impl Context {
    /// The same run, in which exports say what they would fetch.
    #[must_use]
    pub fn planning(self) -> Self {
        Self { is_planning: true, ..self }
    }

    /// Keeps a directory of a task's files: `question` is what to ask for one day's file.
    ///
    /// # Errors
    /// As [`Self::answer`]; [`crate::error::Kind::Guarded`] if a file would lose too many of its records.
    pub async fn export<Q: Query>(
        &self,
        directory: &Directory,
        task: Task,
        question: impl Fn(Date) -> Q,
    ) -> Result<()> {
        if directory.latest && directory.layout == DirLayout::Hive {
            return Err(Error::new(Kind::Usage, tr!("--latest has no place in the hive layout"))
                .why(tr!("a reader of the directory would take it for data"))
                .hint(tr!("leave --latest out, or use --layout flat")));
        }
        if directory.place.dir.is_some() && self.options.profiles.several {
            return Err(Error::new(Kind::Usage, tr!("--dir takes one profile"))
                .why(tr!("a directory holds the records of one shop"))
                .hint(tr!("name one with -p, or keep a directory for each below --root ROOT")));
        }
        if self.is_planning {
            return plan::show::<Q>(self, directory, &task);
        }
        if self.options.values.dry_run {
            return plan::rehearse(self, directory, &task, question).await;
        }
        match &directory.place {
            Place { root: Some(root), .. } => root::run(self, directory, root, &task, question).await,
            // clap requires one of the two.
            Place { dir, .. } => {
                run::run(self, directory, dir.as_deref().unwrap_or_else(|| Path::new("")), &task, question)
                    .await
            }
        }
    }
}
