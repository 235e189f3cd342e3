//! `kefu check export`: checks that a directory of exports is up to date.

use std::{fmt::Display, path::PathBuf, time::Duration};

use clap::Args;
use jiff::SignedDuration;

use crate::{
    archive::{Age, Health, Log, in_words, rfc3339},
    context::{Check, Context, Metric, Range, Report, Thresholds},
    dates::{Clock, duration},
    error::{Error, Kind, Result},
    lang::Things,
};

const DAYS: Things = Things::new("days", "天", "");

pub(super) const CHECK: Check = Check { name: "export", label: "EXPORT" };

/// Check that a directory of exports is kept up to date
///
/// Critical when the vendor was last asked with success longer ago than --max-age; a warning while a day is
/// missing or could not be had, or when the last run failed.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  kefu check export --dir complaints
  kefu check export --dir complaints --max-age 2h
  kefu check export --dir complaints --max-age 2h -o json")]
pub struct CheckExport {
    /// The directory
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
    /// How long ago the last success may be, e.g. 90m
    #[arg(long, value_name = "TIME", default_value = "26h", value_parser = duration)]
    max_age: Duration,
}

impl CheckExport {
    pub(super) fn look(self, context: &Context) -> Result<Report> {
        let health = Health::of(&self.dir, &context.options.clock.now)?;
        let dir = self.dir.display();
        let newest = health.newest().ok_or_else(|| nothing(&health, &dir, &context.options.clock))?;
        // The clocks of two machines may differ a little.
        let passed = context.options.clock.now.timestamp().duration_since(newest).max(SignedDuration::ZERO);
        let troubled = health.troubled().count() as u64;
        let ended = health.last_run.as_ref().map_or(0, |run| run.exit_code);
        let log = Log::new(&context.config.paths.state);
        let words = [
            Some(format!("{dir} fetched {} ago", Age::of(passed))),
            (troubled > 0).then(|| format!("{} missing or not updated", DAYS.in_english(troubled))),
            (ended != 0).then(|| {
                let error = health.last_error().unwrap_or("it does not say why");
                format!("last run exited {ended}: {error}")
            }),
            log.trouble().map(|error| format!("runs cannot be written to {}: {error}", log.path().display())),
        ];
        let summary = words.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let never = Thresholds { warning: None, critical: None };
        let too_old = Thresholds { critical: Some(Range::up_to(self.max_age.as_secs())), ..never.clone() };
        let any = Thresholds { warning: Some(Range::nothing()), ..never.clone() };
        let files = health.files().count() as u64;
        let metrics = vec![
            Metric::new("age", passed.unsigned_abs().as_secs(), too_old).in_unit("s"),
            Metric::new("troubled", troubled, any.clone()),
            Metric::new("last_exit_code", ended.into(), any),
            Metric::new("files", files, never.clone()),
            Metric::new("rows", health.rows(), never),
        ];
        Ok(Report { check: CHECK, summary, metrics })
    }
}

/// The error for a directory whose age is unknown.
fn nothing(health: &Health, dir: &impl Display, clock: &Clock) -> Error {
    if let Some(ahead) = health.ahead() {
        let ahead = in_words(&rfc3339(&ahead.to_zoned_datetime(clock.now.time_zone().clone())));
        return Error::new(
            Kind::Partial,
            tr!("{dir} was fetched at {ahead}, which is in the future", dir, ahead),
        )
        .why(tr!("the clock was ahead then, or is behind now"))
        .hint(tr!(
            "if the clock is right now, run the export again: it fetches again what was fetched then"
        ));
    }
    let why = match (health.last_error(), health.to_come) {
        (Some(error), _) => error.to_owned(),
        (None, 0) => tr!("no run has ended with success"),
        (None, files) => {
            tr!("it has only {n} file of a future day" | "it has only {n} files of future days" % files)
        }
    };
    Error::new(Kind::Partial, tr!("nothing has been exported to {dir} yet", dir)).why(why)
}
