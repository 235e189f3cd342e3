//! What a check says: one line for the monitoring system, or one JSON object.
//!
//! Source: the Monitoring Plugins Development Guidelines, "Plugin Output" and "Performance data".

use std::{fmt::Write as _, process::ExitCode};

use serde::Serialize;
use serde_json::value::RawValue;

use super::{ALL, Range, Thresholds};
use crate::{
    error::{Error, Result},
    output,
    text::{self, Ambiguous},
};

/// How many terminal cells of a summary are shown: NRPE hands on 1,024 bytes, performance data among them.
const LONGEST: usize = 400;

/// A check by its name.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// The command's name.
    pub(super) name: &'static str,
    /// What its line begins with.
    pub(super) label: &'static str,
}

/// What a check found.
pub(super) struct Report {
    pub(super) check: Check,
    /// What there is, in words.
    pub(super) summary: String,
    /// The same in numbers.
    pub(super) metrics: Vec<Metric>,
}

/// A number that is watched.
#[derive(Serialize)]
pub(super) struct Metric {
    name: &'static str,
    value: u64,
    warning: Option<Range>,
    critical: Option<Range>,
    min: u64,
    /// What the value is counted in, as performance data write it; nothing for a number of things.
    #[serde(skip_serializing_if = "str::is_empty")]
    unit: &'static str,
}

/// How things stand; the later, the worse.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "UPPERCASE")]
enum Status {
    Ok,
    Warning,
    Critical,
    Unknown,
}

/// What is said. The keys are fixed by the contract with scripts.
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

impl Check {
    /// The exit status of a check that could not be made, for whatever reason.
    pub const UNKNOWN: u8 = Status::Unknown.exit_code();

    /// The check with a name; what is no check's name is still a check.
    pub fn named(name: Option<&str>) -> Self {
        let known = ALL.iter().find(|check| Some(check.name) == name);
        known.copied().unwrap_or(Self { name: "check", label: "CHECK" })
    }

    /// Says that it could not be made, and why.
    ///
    /// # Errors
    /// What keeps it from being written.
    pub fn unknown(self, error: &Error, json: bool) -> Result<()> {
        let whole = RawValue::from_string(error.json()).ok();
        CheckOutput { error: whole, ..self.output(Status::Unknown, &error.detail()) }.say(json)
    }

    fn output<'a>(self, status: Status, summary: &str) -> CheckOutput<'a> {
        let Self { name: check, label } = self;
        let (exit_code, summary) = (status.exit_code(), plain(summary));
        CheckOutput { label, check, status, exit_code, summary, metrics: &[], error: None }
    }
}

impl CheckOutput<'_> {
    fn say(&self, json: bool) -> Result<()> {
        let Self { label, status, summary, metrics, .. } = self;
        let line = match json {
            true => text::json::compact(&serde_json::to_string(self).unwrap_or_default()).into_owned(),
            false => format!("{label} {} - {summary}{}", status.word(), performance(metrics)),
        };
        output::text(&format!("{line}\n"))
    }
}

impl Report {
    /// Says what was found; the exit status is the verdict.
    ///
    /// # Errors
    /// What keeps it from being said.
    pub(super) fn conclude(self, json: bool) -> Result<ExitCode> {
        let status = self.metrics.iter().map(Metric::status).max().unwrap_or(Status::Unknown);
        CheckOutput { metrics: &self.metrics, ..self.check.output(status, &self.summary) }.say(json)?;
        Ok(status.exit_code().into())
    }
}

impl Metric {
    /// A count with its thresholds.
    pub(super) fn new(name: &'static str, value: u64, thresholds: Thresholds) -> Self {
        let Thresholds { warning, critical } = thresholds;
        Self { name, value, warning, critical, min: 0, unit: "" }
    }

    /// The same, counted in a unit.
    pub(super) fn in_unit(self, unit: &'static str) -> Self {
        Self { unit, ..self }
    }

    fn status(&self) -> Status {
        #[expect(clippy::cast_precision_loss, reason = "nobody counts to 2⁵³")]
        let alarms =
            |range: &Option<Range>| range.as_ref().is_some_and(|range| range.alarms(self.value as f64));
        match (alarms(&self.critical), alarms(&self.warning)) {
            (true, _) => Status::Critical,
            (false, true) => Status::Warning,
            (false, false) => Status::Ok,
        }
    }
}

impl Status {
    /// The exit status that the Nagios plugin convention has for it.
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

/// Text for the line: what hides in it is marked, what would begin the performance data is not there.
fn plain(text: &str) -> String {
    let text = text::clean_line(text).replace('|', "¦");
    Ambiguous::Narrow.shorten(&text, LONGEST).into_owned()
}

/// ` | label=value;warning;critical;minimum …`, nothing without numbers.
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
