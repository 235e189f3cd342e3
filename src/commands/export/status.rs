//! `kefu export status`: shows the days of a directory, its gaps, its age and its last error.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use serde_json::json;

use super::log;
use crate::{
    archive::{Day, Health, Log, State, age},
    context::{Context, GUARDED_HINT, list},
    error::{Error, Kind, Result},
    lang::counted,
    record::{Code, Column, Kind as ColumnKind, Row, Shape, column},
    ui,
};

/// How a directory is.
#[derive(Args, Clone, Debug)]
pub struct Status {
    /// The directory
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
}

const STATE: &[Code] = &[
    Code::new("ok", "完整", "Complete", "ok"),
    Code::new("missing", "缺失", "Missing", "missing"),
    Code::new("failed", "更新失败", "Not updated", "failed"),
    Code::new("interrupted", "更新中断", "Interrupted", "interrupted"),
    Code::new("edited", "被改动", "Changed by somebody", "edited"),
];

static DAY: [Column; 8] = [
    column("day", "日期", "Day", ColumnKind::Id, &["day"]).brief(),
    column("state", "状态", "State", ColumnKind::Code(STATE), &["state"]).brief(),
    column("rows", "行数", "Rows", ColumnKind::Count, &["rows"]).brief(),
    column("total", "厂商总数", "Vendor's total", ColumnKind::Count, &["total"]),
    column("fetched_at", "取得时间", "Fetched at", ColumnKind::Time, &["fetched_at"]).brief(),
    column("file", "文件", "File", ColumnKind::Text, &["file"]).brief(),
    column("sha256", "SHA-256", "SHA-256", ColumnKind::Id, &["sha256"]),
    column("error", "最近的错误", "Last error", ColumnKind::Text, &["error"]).brief(),
];

impl Status {
    pub(super) fn run(self, context: &Context) -> Result<()> {
        let health = Health::of(&self.dir, &context.options.clock.now)?;
        context.write(health.days.iter().map(row), &DAY, Shape::List)?;
        tracing::warn!(target: ui::NOTE, "{}", summary(&health, context));
        log::warn_of_trouble(&Log::new(&context.config.paths.state));
        let troubled: Vec<_> = health.troubled().map(|day| day.day).collect();
        match (&troubled[..], &health.last_run) {
            ([], Some(run)) if run.exit_code != 0 => {
                Err(Error::new(Kind::Partial, format!("the last run ended with {}", run.exit_code))
                    .why(run.error.as_deref().unwrap_or("it does not say why"))
                    .hint("run the export again; `kefu export log` shows the last runs"))
            }
            ([], _) => Ok(()),
            (days, _) => Err(incomplete(days, &health)),
        }
    }
}

fn incomplete(days: &[Date], health: &Health) -> Error {
    let is_guarded = |day: &Day| {
        day.failure.as_ref().is_some_and(|failure| failure.exit_code == Kind::Guarded.exit_code())
    };
    let hint = match health.troubled().all(is_guarded) {
        true => GUARDED_HINT,
        false => "run the export again: what is missing is fetched then",
    };
    let error = Error::new(Kind::Partial, format!("not up to date: {}", list(days))).hint(hint);
    match health.last_error() {
        Some(last) => error.why(last),
        None => error,
    }
}

fn row(day: &Day) -> Row {
    let state = match (day.state, &day.failure) {
        (State::Missing, _) => "missing",
        (State::Interrupted, _) => "interrupted",
        (_, Some(_)) => "failed",
        (State::Edited | State::Unknown, None) => "edited",
        (State::Whole, None) => "ok",
    };
    let entry = day.entry.as_ref().filter(|_| day.state != State::Missing);
    let row = json!({
        "day": day.day.to_string(),
        "state": state,
        "rows": entry.map(|entry| entry.rows),
        "total": entry.and_then(|entry| entry.total),
        "fetched_at": entry.map(|entry| &entry.fetched_at),
        "file": entry.map(|entry| &entry.file),
        "sha256": entry.map(|entry| &entry.sha256),
        "error": day.failure.as_ref().map(|failure| &failure.error),
    });
    Row::made(row.to_string())
}

/// The summary line.
fn summary(health: &Health, context: &Context) -> String {
    let span = match &health.days[..] {
        [] => String::new(),
        [only] => format!(", {}", only.day),
        [first, .., last] => format!(", {} .. {}", first.day, last.day),
    };
    let gaps = match health.days.iter().filter(|day| day.state == State::Missing).count() {
        0 => "no gap".to_owned(),
        gaps => counted(gaps as u64, "gaps"),
    };
    let age = health.newest().map(|at| age(context.options.clock.now.timestamp().duration_since(at)));
    let run = health.last_run.as_ref().map(|run| match run.exit_code {
        0 => format!("last run {}", run.at),
        code => format!("last run {} ended with {code}", run.at),
    });
    let files = health.files().count() as u64;
    let to_come = match health.to_come {
        0 => None,
        1 => Some("1 file of a day to come is left out: a clock was ahead".to_owned()),
        more => Some(format!("{more} files of days to come are left out: a clock was ahead")),
    };
    let words = [
        Some(format!("{}{span}, {}, {gaps}", counted(files, "files"), counted(health.rows(), "records"))),
        age.map(|age| format!("fetched {age} ago")),
        run,
        to_come,
    ];
    words.into_iter().flatten().collect::<Vec<_>>().join("; ")
}
