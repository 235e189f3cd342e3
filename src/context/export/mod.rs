//! Keeps a directory of one file per day up to date. `run` is one run, `work` fetches its days, `guard` objects to files
//! that lose records, `append` adds to a day's file, `report` says what became of the days.

mod append;
mod guard;
mod report;
mod run;
mod task;
mod work;

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use tr::tr;

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

/// The directory, and the rules for its files.
#[derive(Args, Clone, Debug)]
pub struct Directory {
    /// The directory; it is made if it is not there
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
    /// Where in it a day's file is
    #[arg(long, value_enum, value_parser = Choice::<DirLayout>::new(), default_value_t)]
    layout: DirLayout,
    /// Wait until another run on the same directory has ended
    #[arg(long)]
    wait: bool,
    /// Refuse to replace a file by one that has lost more than this share of its rows
    #[arg(long, value_name = "PERCENT", default_value = "50%")]
    max_shrink: Percent,
    /// Remove the files of older days than the last N
    #[arg(long, value_name = "DAYS", value_parser = days)]
    keep: Option<i32>,
    /// Let `latest.csv` (or what the files' extension is) lead to the newest file
    #[arg(long)]
    latest: bool,
}

impl Context {
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
        if self.options.profiles.several {
            return Err(Error::new(Kind::Usage, tr!("--dir takes one profile"))
                .why(tr!("a directory holds the records of one shop"))
                .hint(tr!("name one with -p, and give each its own directory")));
        }
        run::run(self, directory, task, question).await
    }
}
