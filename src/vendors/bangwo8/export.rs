//! `kefu export tickets` and `counts`: keeps the tickets of a view as they are now, and the counts of views.

use clap::{Args, Subcommand};
use jiff::Timestamp;

use crate::{
    context::{Context, Days, Directory, Task},
    error::Result,
    ids::Ids,
};

use super::{counts::Counts, tickets::Tickets};

/// The exports from Bangwo8.
#[derive(Debug, Subcommand)]
pub enum ExportCommand {
    /// The tickets of a view as they are now, a file a day
    #[command(after_help = TICKETS_EXAMPLES)]
    Tickets(ExportTickets),
    /// How many tickets views hold, a row a view added to the day's file
    #[command(after_help = COUNTS_EXAMPLES)]
    Counts(ExportCounts),
}

const TICKETS_EXAMPLES: &str = "\
Examples:
  kefu export tickets --view 售中 --dir tickets
  kefu export tickets --view 15 --expand-fields --dir fields -o xlsx --keep 30d
  kefu export tickets --view 15 --dir lake --layout hive -o jsonl -q

Run again on the same day, it replaces the day's file. A day on which nobody ran it has no file.";

const COUNTS_EXAMPLES: &str = "\
Examples:
  kefu export counts --dir counts
  kefu export counts 售中 售后 --dir two --latest
  kefu export counts --dir lines -o jsonl -q";

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
    counts: Counts,
}

impl ExportCommand {
    /// Runs the command.
    pub async fn run(self, context: &Context) -> Result<()> {
        match self {
            Self::Tickets(export) => export.run(context).await,
            Self::Counts(export) => export.run(context).await,
        }
    }
}

impl ExportTickets {
    async fn run(self, context: &Context) -> Result<()> {
        let tickets = Tickets::of(self.view, self.expand_fields);
        let task = Task { noun: "tickets", about: tickets.about(), days: Days::Today };
        context.export(&self.directory, task, |_| tickets.clone()).await
    }
}

impl ExportCounts {
    async fn run(self, context: &Context) -> Result<()> {
        let about = self.counts.about();
        // The output has times to the second.
        let now = Timestamp::new(context.clock().now.timestamp().as_second(), 0).unwrap_or_default();
        let counts = self.counts.at(now);
        let task = Task { noun: "counts", about, days: Days::TodayToo };
        context.export(&self.directory, task, |_| counts.clone()).await
    }
}
