//! `kefu export`: maintains a directory of one file per day, run by cron.

mod append;
mod guard;
mod log;
mod report;
mod run;
mod status;
mod task;
mod work;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
};

use self::{
    guard::Percent,
    task::{Days, Task},
};
use crate::{
    adapter::Query as _,
    archive::DirLayout,
    choice::Choice,
    context::Context,
    dates::{Window, days},
    error::{Error, Kind, Result},
    ids::Ids,
    vendors,
};

/// Keep a directory of one file a day: made for cron, complete, and safe to run again
#[derive(Debug, Subcommand)]
pub enum Export {
    /// Complaints by the day they were made: days that are missing, and days that may still change
    #[command(after_help = COMPLAINTS_EXAMPLES)]
    Complaints(Box<ExportComplaints>),
    /// The tickets of a view as they are now, a file a day
    #[command(after_help = TICKETS_EXAMPLES)]
    Tickets(ExportTickets),
    /// How many tickets views hold, a row a view added to the day's file
    #[command(after_help = COUNTS_EXAMPLES)]
    Counts(ExportCounts),
    /// Show the days of a directory, its gaps, its age and its last error
    #[command(after_help = STATUS_EXAMPLES)]
    Status(status::Status),
    /// Show the last runs
    #[command(after_help = LOG_EXAMPLES)]
    Log(log::Log),
}

const COMPLAINTS_EXAMPLES: &str = "\
Examples:
  kefu export complaints --dir /data/complaints
  kefu export complaints --dir /data/complaints --since 2026-01-01 --refresh 14d -o csv-excel
  kefu export complaints --dir /data/open --status open --keep 90d --latest
  kefu export complaints --dir /data/lake --layout hive -o jsonl -q --deadline 50m

Without --since: the last 30 days, and all days back to the oldest file. A day is fetched for the last time when
--refresh has passed it by. Formats: csv (the default), csv-excel, jsonl, xlsx.

Exit: 0 all days are there, 3 some could not be had, 9 a file would have shrunk, 75 another run has the directory.";

const TICKETS_EXAMPLES: &str = "\
Examples:
  kefu export tickets --view 售中 --dir /data/tickets
  kefu export tickets --view 15 --expand-fields --dir /data/tickets -o xlsx --keep 30d

Run again on the same day, it replaces the day's file. Days on which nobody ran it stay empty.";

const COUNTS_EXAMPLES: &str = "\
Examples:
  kefu export counts --dir /data/counts
  kefu export counts 售中 售后 --dir /data/counts -o jsonl";

const STATUS_EXAMPLES: &str = "\
Examples:
  kefu export status --dir /data/complaints
  kefu export status --dir /data/complaints -o json

Ends with 3 if a day is missing or the last run failed.";

const LOG_EXAMPLES: &str = "\
Examples:
  kefu export log
  kefu export log --limit 1 -o json";

/// The directory, and the rules for its files.
#[derive(Args, Clone, Debug)]
struct Directory {
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

/// Exports complaints, one file per day.
#[derive(Args, Clone, Debug)]
pub struct ExportComplaints {
    #[command(flatten)]
    directory: Directory,
    /// So many days are fetched each time, today included: complaints change after they were made
    #[arg(long, value_name = "DAYS", default_value = "7d", value_parser = days)]
    refresh: i32,
    #[command(flatten)]
    complaints: vendors::Complaints,
}

/// Exports the tickets of a view, one file per day on which the command ran.
#[derive(Args, Clone, Debug)]
pub struct ExportTickets {
    #[command(flatten)]
    directory: Directory,
    /// The view's id or title, e.g. 15 or 售中
    #[arg(long, value_name = "VIEW", value_parser = Ids::or_titles)]
    view: Ids,
    /// With the tenant's own fields by their names
    #[arg(long)]
    expand_fields: bool,
}

/// Exports the counts of views, one file per day, with a row for each run.
#[derive(Args, Clone, Debug)]
pub struct ExportCounts {
    #[command(flatten)]
    directory: Directory,
    #[command(flatten)]
    counts: vendors::Counts,
}

impl Export {
    /// Whether it writes files.
    pub(super) fn writes_archive(&self) -> bool {
        matches!(self, Self::Complaints(_) | Self::Tickets(_) | Self::Counts(_))
    }

    /// Runs the command.
    pub(super) async fn run(self, context: &Context) -> Result<()> {
        match self {
            Self::Complaints(export) => export.run(context).await,
            Self::Tickets(export) => export.run(context).await,
            Self::Counts(export) => export.run(context).await,
            Self::Status(status) => status.run(context),
            Self::Log(log) => log.run(context),
        }
    }
}

impl ExportComplaints {
    async fn run(self, context: &Context) -> Result<()> {
        let Self { directory, refresh, complaints } = self;
        let window = complaints.window(&context.options.clock)?.unwrap_or_default();
        let (since, until) = whole_days(&window)?;
        let today = context.options.clock.today();
        let until = until.unwrap_or(today).min(today);
        let task = Task {
            noun: "complaints",
            about: complaints.about()?,
            days: Days::Between { since, until, refresh },
        };
        run::run(context, &directory, task, |day| complaints.on_day(day)).await
    }
}

impl ExportTickets {
    async fn run(self, context: &Context) -> Result<()> {
        let tickets = vendors::Tickets::of(self.view, self.expand_fields);
        let task = Task { noun: "tickets", about: tickets.about(), days: Days::Today };
        run::run(context, &self.directory, task, |_| tickets.clone()).await
    }
}

impl ExportCounts {
    async fn run(self, context: &Context) -> Result<()> {
        let about = self.counts.about();
        // The output has times to the second.
        let now = Timestamp::new(context.options.clock.now.timestamp().as_second(), 0).unwrap_or_default();
        let counts = self.counts.at(now);
        let task = Task { noun: "counts", about, days: Days::TodayToo };
        run::run(context, &self.directory, task, |_| counts.clone()).await
    }
}

/// The first and the last day of a window.
///
/// # Errors
/// [`Kind::Usage`] if the window does not consist of whole days.
fn whole_days(window: &Window) -> Result<(Option<Date>, Option<Date>)> {
    match window.whole_days() {
        true => Ok((window.from.map(DateTime::date), window.until.map(DateTime::date))),
        false => Err(Error::new(Kind::Usage, "a file holds a whole day")
            .why(format!("the window is {window}"))
            .hint("give --since, --until and --on without times of day")),
    }
}
