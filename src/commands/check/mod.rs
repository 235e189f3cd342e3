//! `kefu check`: plugins for Nagios, Icinga and compatible systems, one file per check. `report` writes the result,
//! `range` decides about alarms.

mod complaints;
mod export;
mod range;
mod report;
mod view;

use std::process::ExitCode;

use clap::{Args, Subcommand};

use self::range::Range;
pub use self::report::Check;
use crate::{
    context::Context,
    error::{Error, Kind, Result},
};

/// Every check.
const ALL: &[Check] = &[view::CHECK, complaints::CHECK, export::CHECK];

/// Check for a monitoring system: exit 0 ok, 1 warning, 2 critical, 3 could not be checked
#[derive(Debug, Subcommand)]
#[command(after_help = "\
Nagios plugin convention: one line, `VIEWS WARNING - 售中 12 tickets | tickets=12;10;20;0`, or one object with -o json.
Whatever goes wrong, a wrong command line too, exits 3 and is said on that line; -q leaves the hint beside it out.

Ranges: 10 raises the alarm above 10 or below 0, 10: below 10, ~:10 above 10, 10:20 outside, @10:20 inside.")]
pub enum Command {
    View(view::CheckView),
    Complaints(complaints::CheckComplaints),
    Export(export::CheckExport),
}

impl Command {
    /// The check of this command.
    pub fn check(&self) -> Check {
        match self {
            Self::View(_) => view::CHECK,
            Self::Complaints(_) => complaints::CHECK,
            Self::Export(_) => export::CHECK,
        }
    }

    /// Whether it sends requests to a vendor.
    pub(super) fn asks(&self) -> bool {
        !matches!(self, Self::Export(_))
    }

    pub(super) async fn run(self, context: &Context) -> Result<ExitCode> {
        let report = match self {
            Self::View(check) => check.look(context).await,
            Self::Complaints(check) => check.look(context).await,
            Self::Export(check) => check.look(context),
        };
        report?.conclude(context.options.json_errors)
    }
}

/// The thresholds of a number.
#[derive(Args, Clone, Debug)]
pub struct Thresholds {
    /// Warn when the number is outside this range: 10 (0 to 10), 10:, ~:10, 10:20; inside it with @10:20
    #[arg(short, long, value_name = "RANGE", allow_hyphen_values = true)]
    warning: Option<Range>,
    /// The same for a critical state, which counts more
    #[arg(short, long, value_name = "RANGE", allow_hyphen_values = true)]
    critical: Option<Range>,
}

impl Thresholds {
    /// The thresholds, if there are any.
    ///
    /// # Errors
    /// [`Kind::Usage`] without any, because such a check could never raise an alarm.
    fn required(self) -> Result<Self> {
        match &self {
            Self { warning: None, critical: None } => {
                Err(Error::new(Kind::Usage, "neither --warning nor --critical is given")
                    .why("a check without a range never raises an alarm")
                    .hint("for example -w 10 -c 20: warn above 10, critical above 20"))
            }
            _ => Ok(self),
        }
    }

    /// The thresholds; without any, a warning for every number above 0.
    fn or_warn_of_any(self) -> Self {
        match self {
            Self { warning: None, critical: None } => {
                Self { warning: Some(Range::nothing()), critical: None }
            }
            given => given,
        }
    }
}
