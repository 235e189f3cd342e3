//! `kefu export`: maintains a directory of one file per day, run by cron. What can be exported is in the vendors'
//! folders.

mod log;
mod status;

use clap::Subcommand;

use crate::{context::Context, error::Result, vendors};

/// Keep a directory of one file a day: made for cron, complete, and safe to run again
#[derive(Debug, Subcommand)]
pub enum Export {
    #[command(flatten)]
    Records(vendors::ExportCommand),
    /// Show the days of a directory, its gaps, its age and its last error
    #[command(after_help = STATUS_EXAMPLES)]
    Status(status::Status),
    /// Show the last runs
    #[command(after_help = LOG_EXAMPLES)]
    Log(log::Log),
}

const STATUS_EXAMPLES: &str = "\
Examples:
  kefu export status --dir /data/complaints
  kefu export status --dir /data/complaints -o json

Ends with 3 if a day is missing or the last run failed.";

const LOG_EXAMPLES: &str = "\
Examples:
  kefu export log
  kefu export log --limit 1 -o json";

impl Export {
    /// Whether it writes files.
    pub(super) fn writes_archive(&self) -> bool {
        matches!(self, Self::Records(_))
    }

    /// Runs the command.
    pub(super) async fn run(self, context: &Context) -> Result<()> {
        match self {
            Self::Records(command) => command.run(context).await,
            Self::Status(status) => status.run(context),
            Self::Log(log) => log.run(context),
        }
    }
}
