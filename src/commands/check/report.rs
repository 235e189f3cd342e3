//! Writes the result of a check: one line for the monitoring system, or one JSON object.
//!
//! Source: the Monitoring Plugins Development Guidelines, "Plugin Output" and "Performance data".

use std::{fmt::Write as _, process::ExitCode};

use serde::Serialize;
use serde_json::value::RawValue;

use crate::{
    context::{Check, Metric, Range, Report},
    error::{Error, Result},
    output,
    text::{self, Ambiguous},
};

/// The width of a summary in terminal cells: NRPE transmits 1,024 bytes, including performance data.
const LONGEST: usize = 400;

/// The status of a check, in ascending order of severity.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "UPPERCASE")]
enum Status {
    Ok,
    Warning,
    Critical,
    Unknown,
}

/// The output of a check. The keys are fixed by the contract with scripts.
#[derive(Serialize)]
struct CheckOutput<'a> {
    #[serde(skip)]
    label: &'static str,
    check: &'static str,
    status: Status,
    exit_code: u8,
    summary: String,
    metrics: &'a [Metric],
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Box<RawValue>>,
}

/// The exit status of a check that could not be made.
pub const UNKNOWN: u8 = Status::Unknown.exit_code();

/// Writes that a check could not be made, and why.
///
/// # Errors
/// The error of writing the output.
pub fn unknown(check: Check, error: &Error, json: bool) -> Result<()> {
    let whole = RawValue::from_string(error.json()).ok();
    CheckOutput { error: whole, ..output_of(check, Status::Unknown, &error.detail()) }.say(json)
}

/// Writes the result and returns the verdict as an exit status.
///
/// # Errors
/// The error of writing the output.
pub(super) fn conclude(report: &Report, json: bool) -> Result<ExitCode> {
    let Report { check, summary, metrics } = report;
    let status = metrics.iter().map(status).max().unwrap_or(Status::Unknown);
    CheckOutput { metrics, ..output_of(*check, status, summary) }.say(json)?;
    Ok(status.exit_code().into())
}

fn output_of<'a>(check: Check, status: Status, summary: &str) -> CheckOutput<'a> {
    let Check { name: check, label } = check;
    let (exit_code, summary) = (status.exit_code(), plain(summary));
    CheckOutput { label, check, status, exit_code, summary, metrics: &[], error: None }
}

/// The status of a number within its thresholds.
fn status(metric: &Metric) -> Status {
    #[expect(clippy::cast_precision_loss, reason = "nobody counts to 2⁵³")]
    let alarms =
        |range: &Option<Range>| range.as_ref().is_some_and(|range| range.alarms(metric.value as f64));
    match (alarms(&metric.critical), alarms(&metric.warning)) {
        (true, _) => Status::Critical,
        (false, true) => Status::Warning,
        (false, false) => Status::Ok,
    }
}

impl CheckOutput<'_> {
    fn say(&self, json: bool) -> Result<()> {
        let Self { label, status, summary, metrics, .. } = self;
        let line = match json {
            true => text::json_text::compact(&serde_json::to_string(self).unwrap_or_default()).into_owned(),
            false => format!("{label} {} - {summary}{}", status.word(), performance(metrics)),
        };
        output::text(&format!("{line}\n"))
    }
}

impl Status {
    /// The exit status according to the Nagios plugin convention.
    const fn exit_code(self) -> u8 {
        match self {
            Self::Ok => 0,
            Self::Warning => 1,
            Self::Critical => 2,
            Self::Unknown => 3,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Warning => "WARNING",
            Self::Critical => "CRITICAL",
            Self::Unknown => "UNKNOWN",
        }
    }
}

/// Text for the line: hidden characters are marked, and the separator of performance data is replaced.
fn plain(text: &str) -> String {
    let text = text::clean_line(text).replace('|', "¦");
    Ambiguous::Narrow.shorten(&text, LONGEST).into_owned()
}

/// `
/// label=value;warning;critical;minimum …`; empty without metrics.
fn performance(metrics: &[Metric]) -> String {
    let mut text = String::new();
    for Metric { name, value, warning, critical, min, unit } in metrics {
        let shown = |range: &Option<Range>| range.as_ref().map(Range::to_string).unwrap_or_default();
        let before = if text.is_empty() { " | " } else { " " };
        // Writing into a String cannot fail.
        let _ = write!(text, "{before}{name}={value}{unit};{};{};{min}", shown(warning), shown(critical));
    }
    text
}
