//! `kefu check`: plugins for Nagios, Icinga and compatible systems. What can be checked of records is in the vendors'
//! folders; `report` writes the result.

mod export;
mod report;

use std::process::ExitCode;

use clap::Subcommand;

use crate::{
    context::{Check, Context},
    error::Result,
    vendors,
};

pub use self::report::{UNKNOWN, unknown};

/// Check for a monitoring system, as a Nagios plugin
///
/// Exit: 0 ok, 1 warning, 2 critical, 3 could not be checked.
#[derive(Debug, Subcommand)]
#[command(after_help = "\
Nagios plugin convention: one line, `VIEWS WARNING - 售中 12 tickets | tickets=12;10;20;0`, or one object with -o json. \
Whatever goes wrong, a wrong command line too, exits 3 and is said on that line; -q leaves the hint beside it out.

Ranges: 10 raises the alarm above 10 or below 0, 10: below 10, ~:10 above 10, 10:20 outside, @10:20 inside.")]
pub enum Command {
    #[command(flatten)]
    Records(vendors::CheckCommand),
    Export(export::CheckExport),
}

/// The check with a name. An unknown name is reported as a check, too.
pub fn named(name: Option<&str>) -> Check {
    let mut known = vendors::CHECKS.iter().copied().flatten().chain([&export::CHECK]);
    known.find(|check| Some(check.name) == name).copied().unwrap_or(Check { name: "check", label: "CHECK" })
}

impl Command {
    /// Whether it sends requests to a vendor.
    pub(super) fn asks(&self) -> bool {
        matches!(self, Self::Records(_))
    }

    pub(super) async fn run(self, context: &Context) -> Result<ExitCode> {
        let report = match self {
            Self::Records(command) => command.run(context).await,
            Self::Export(check) => check.look(context),
        };
        report::conclude(&report?, context.options.json_errors)
    }
}
