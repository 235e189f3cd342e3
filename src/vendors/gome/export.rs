//! `kefu export complaints`: keeps complaints by the day they were made.

use clap::{Args, Subcommand};

use crate::{
    adapter::Query as _,
    context::{Context, Days, Directory, Task},
    dates::days,
    error::Result,
};

use super::complaints::Complaints;

/// The noun of exported complaints.
pub(super) const EXPORT: &str = "complaints";

/// The exports from Gome.
#[derive(Debug, Subcommand)]
pub enum ExportCommand {
    /// Complaints by day: missing days, and those that may still change
    #[command(after_help = EXAMPLES)]
    Complaints(Box<ExportComplaints>),
}

const EXAMPLES: &str = "\
Examples:
  kefu export complaints --dir complaints
  kefu export complaints --dir month --since this-month --refresh 14d -o xlsx
  kefu export complaints --dir open --status open --keep 90d --latest
  kefu export complaints --dir hive --layout hive -o jsonl -q --deadline 50m

Without --since: the last 30 days, and every day since the oldest file. A day older than --refresh is not fetched again. \
Formats: csv (the default), csv-excel, jsonl, xlsx.

Exit: 0 all days are there, 3 some could not be had, 9 a file would have shrunk, 75 another run has the directory.";

/// Exports complaints, one file per day.
#[derive(Args, Clone, Debug)]
pub struct ExportComplaints {
    #[command(flatten)]
    directory: Directory,
    /// Fetch the last days again each time
    ///
    /// Complaints change after they were made. Today is one of the days.
    #[arg(long, value_name = "DAYS", default_value = "7d", value_parser = days)]
    refresh: i32,
    #[command(flatten)]
    complaints: Complaints,
}

impl ExportCommand {
    /// Runs the command.
    pub async fn run(self, context: &Context) -> Result<()> {
        let Self::Complaints(export) = self;
        let ExportComplaints { directory, refresh, complaints } = *export;
        let days = Days::of(complaints.window(context.clock())?, refresh, context.clock())?;
        let task = Task { noun: EXPORT, about: complaints.about()?, days };
        context.export(&directory, task, |day| complaints.on_day(day)).await
    }
}
