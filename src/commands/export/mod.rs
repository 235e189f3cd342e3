//! `kefu export`: maintains a directory of one file per day, run by cron. What can be exported is in the vendors'
//! folders.

mod log;
mod status;

use clap::Subcommand;

use crate::{context::Context, error::Result, options::Purpose, vendors};

/// Keep a file a day in a directory: made for cron
#[derive(Debug, Subcommand)]
pub enum Export {
    #[command(flatten)]
    Records(vendors::ExportCommand),
    /// Show which days an export would fetch and why, without asking a vendor
    #[command(subcommand, after_help = PLAN_EXAMPLES, add = Purpose::Own)]
    Plan(vendors::ExportCommand),
    /// Show the days of a directory, its gaps, its age and its last error
    #[command(after_help = STATUS_EXAMPLES, add = Purpose::Own)]
    Status(status::Status),
    /// Show the last runs
    #[command(after_help = LOG_EXAMPLES, add = Purpose::Own)]
    Log(log::Log),
}

const STATUS_EXAMPLES: &str = "\
Examples:
  kefu export status --dir complaints
  kefu export status --dir complaints -o json
  kefu export status --dir complaints --to status.xlsx

Exit: 3 if a day is missing or the last run failed.";

const PLAN_EXAMPLES: &str = "\
Examples:
  kefu export plan complaints --dir complaints
  kefu export plan complaints --root lake -p all -o json
  kefu export plan counts --root lake --to due.xlsx";

const LOG_EXAMPLES: &str = "\
Examples:
  kefu export log
  kefu export log --dir complaints --to runs.xlsx
  kefu export log --limit 1 -o json";

impl Export {
    /// Whether it is about certain profiles.
    pub(super) fn needs_profile(&self) -> bool {
        matches!(self, Self::Records(_) | Self::Plan(_))
    }

    /// Runs the command.
    pub(super) async fn run(self, context: &Context) -> Result<()> {
        match self {
            Self::Records(command) => command.run(context).await,
            Self::Plan(command) => command.run(&context.clone().planning()).await,
            Self::Status(status) => status.run(context),
            Self::Log(log) => log.run(context),
        }
    }
}
