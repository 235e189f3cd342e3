//! `kefu check complaints`: checks the number of complaints, or of those about to exceed their reply limit.

use std::time::Duration;

use clap::{Args, Subcommand};

use crate::{
    adapter::{ReadOptions, Record},
    context::{Check, Context, Metric, Report, Sum, Thresholds},
    dates::duration,
    error::Result,
};

use super::{
    complaints::{COMPLAINTS, Complaints},
    due::Due,
};

const CHECK: Check = Check { name: "complaints", label: "COMPLAINTS" };

/// Gome's checks.
pub const CHECKS: &[Check] = &[CHECK];

/// Gome's part of `kefu check`.
#[derive(Debug, Subcommand)]
pub enum CheckCommand {
    Complaints(Box<CheckComplaints>),
}

impl CheckCommand {
    /// Runs the command.
    pub async fn run(self, context: &Context) -> Result<Report> {
        let Self::Complaints(check) = self;
        check.look(context).await
    }
}

/// Check how many complaints there are, or are due soon
///
/// The filters are those of `kefu complaints list`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  kefu check complaints --since 7d --status open -w 20 -c 50
  kefu check complaints --due-within 30m
  kefu check complaints --due-within 1h --reply-limit 8h -w 0 -c 5 -o json

Gome answers the same question once in 90 s, and kefu waits for that: check less often, or give a --deadline.")]
pub struct CheckComplaints {
    /// Only open ones whose reply limit ends within this time
    ///
    /// A complaint that has been replied to is not counted. -w is 0 unless -w or -c is given.
    #[arg(long, value_name = "TIME", value_parser = duration, conflicts_with_all = ["since", "until", "on", "overdue"])]
    due_within: Option<Duration>,
    #[command(flatten)]
    thresholds: Thresholds,
    #[command(flatten)]
    complaints: Complaints,
}

impl CheckComplaints {
    async fn look(self, context: &Context) -> Result<Report> {
        let Self { complaints, due_within, thresholds } = self;
        let mut sum = Sum::default();
        let take = |record: &Record, _: &ReadOptions| {
            sum.add(record, 1);
            Ok(())
        };
        let (thresholds, due) = match due_within {
            None => {
                let thresholds = thresholds.required()?;
                context.each(&complaints, take).await?;
                (thresholds, String::new())
            }
            Some(within) => {
                let due = Due::new(complaints, within, context.clock())?;
                context.each(&due, take).await?;
                (thresholds.or_warn_of_any(), format!(" due within {}", words(within)))
            }
        };
        let number = sum.total();
        let summary = format!("{}{due}{}", COMPLAINTS.in_english(number), sum.worst());
        Ok(Report { check: CHECK, summary, metrics: vec![Metric::new("complaints", number, thresholds)] })
    }
}

/// `30 min`, `2 h`, `90 s`.
fn words(time: Duration) -> String {
    match time.as_secs() {
        seconds if seconds % 3600 == 0 && seconds > 0 => format!("{} h", seconds / 3600),
        seconds if seconds % 60 == 0 && seconds > 0 => format!("{} min", seconds / 60),
        _ => format!("{} s", time.as_secs_f64()),
    }
}
