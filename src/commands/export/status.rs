//! `kefu export status`: shows the days of a directory, its gaps, its age and its last error.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::log;
use crate::{
    archive::{Age, Day, Health, Log, Place, State, in_words, places},
    context::{Context, GUARDED_HINT, concluded, list},
    error::{Error, Kind, Result},
    record::{Code, Column, Kind as ColumnKind, Row, Shape, column},
    ui,
};

/// How a directory is.
#[derive(Args, Clone, Debug)]
#[group(required = true, multiple = false)]
pub struct Status {
    /// The directory
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// Every directory below a root: each noun and profile
    #[arg(long, value_name = "ROOT")]
    root: Option<PathBuf>,
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

static PLACE: [Column; 2] = [
    column("noun", "记录", "Noun", ColumnKind::Id, &["noun"]).brief(),
    column("profile", "店铺", "Shop", ColumnKind::Id, &["profile"]).brief(),
];

impl Status {
    pub(super) fn run(self, context: &Context) -> Result<()> {
        match (self.dir, self.root) {
            (Some(dir), _) => of_dir(&dir, context),
            (None, root) => of_root(&root.unwrap_or_default(), context),
        }
    }
}

fn of_dir(dir: &Path, context: &Context) -> Result<()> {
    let health = Health::of(dir, &context.options.clock.now)?;
    context.write(health.days.iter().map(|day| made(&row(day))), &DAY, Shape::List)?;
    tracing::warn!(target: ui::NOTE, "{}", summary(&health, context));
    log::warn_of_trouble(&Log::new(&context.config.paths.state));
    trouble(&health).map_or(Ok(()), Err)
}

/// The days of every directory below a root, and of each what is wrong with it.
fn of_root(root: &Path, context: &Context) -> Result<()> {
    let places = places(root);
    if places.is_empty() {
        return Err(Error::new(Kind::Partial, tr!("there is no export in {dir}", dir = root.display()))
            .why(tr!("no folder in it is called NOUN/profile=NAME"))
            .hint(tr!("`kefu export complaints --root ROOT` makes one")));
    }
    let (mut rows, mut failed, mut done) = (Vec::new(), Vec::new(), 0);
    for Place { noun, profile, dir } in places {
        let health = match Health::of(&dir, &context.options.clock.now) {
            Ok(health) => health,
            Err(error) => {
                failed.push((profile, error));
                continue;
            }
        };
        rows.extend(health.days.iter().map(|day| {
            let mut row = row(day);
            row["noun"] = noun.clone().into();
            row["profile"] = profile.clone().into();
            made(&row)
        }));
        match trouble(&health) {
            None => done += 1,
            Some(error) => failed.push((profile, error)),
        }
    }
    let columns: Vec<_> = PLACE.iter().chain(&DAY).cloned().collect();
    context.write(rows.into_iter(), &columns, Shape::List)?;
    log::warn_of_trouble(&Log::new(&context.config.paths.state));
    concluded(done, failed, true)
}

fn made(row: &Value) -> Row {
    Row::made(row.to_string())
}

/// The error about a directory, if anything is wrong with it.
fn trouble(health: &Health) -> Option<Error> {
    let troubled: Vec<_> = health.troubled().map(|day| day.day).collect();
    match (&troubled[..], &health.last_run) {
        ([], Some(run)) if run.exit_code != 0 => {
            let why = run.error.clone().unwrap_or_else(|| tr!("it does not say why"));
            let what = tr!("the last run ended with {code}", code = run.exit_code);
            Some(
                Error::new(Kind::Partial, what)
                    .why(why)
                    .hint(tr!("run the export again; `kefu export log` shows the last runs")),
            )
        }
        ([], _) => None,
        (days, _) => Some(incomplete(days, health)),
    }
}

fn incomplete(days: &[Date], health: &Health) -> Error {
    let is_guarded = |day: &Day| {
        day.failure.as_ref().is_some_and(|failure| failure.exit_code == Kind::Guarded.exit_code())
    };
    let hint = match health.troubled().all(is_guarded) {
        true => GUARDED_HINT.to_string(),
        false => tr!("run the export again: what is missing is fetched then"),
    };
    let error = Error::new(Kind::Partial, tr!("not up to date: {days}", days = list(days))).hint(hint);
    match health.last_error() {
        Some(last) => error.why(last),
        None => error,
    }
}

fn row(day: &Day) -> Value {
    let state = match (day.state, &day.failure) {
        (State::Missing, _) => "missing",
        (State::Interrupted, _) => "interrupted",
        (_, Some(_)) => "failed",
        (State::Edited | State::Unknown, None) => "edited",
        (State::Whole, None) => "ok",
    };
    let entry = day.entry.as_ref().filter(|_| day.state != State::Missing);
    json!({
        "day": day.day.to_string(),
        "state": state,
        "rows": entry.map(|entry| entry.rows),
        "total": entry.and_then(|entry| entry.total),
        "fetched_at": entry.map(|entry| &entry.fetched_at),
        "file": entry.map(|entry| &entry.file),
        "sha256": entry.map(|entry| &entry.sha256),
        "error": day.failure.as_ref().map(|failure| &failure.error),
    })
}

/// The summary line.
fn summary(health: &Health, context: &Context) -> String {
    let now = context.options.clock.now.timestamp();
    let words = [
        Some(content(health)),
        health.newest().map(|at| tr!("fetched {age} ago", age = Age::of(now.duration_since(at)).in_words())),
        health.last_run.as_ref().map(|run| match run.exit_code {
            0 => tr!("last run {at}", at = in_words(&run.at)),
            code => tr!("last run {at} ended with {code}", at = in_words(&run.at), code),
        }),
        (health.to_come > 0).then(|| {
            tr!("{n} file of a future day is left out: a clock was ahead"
                | "{n} files of future days are left out: a clock was ahead" % health.to_come)
        }),
    ];
    words.into_iter().flatten().collect::<Vec<_>>().join(&tr!("; "))
}

/// A summary of what the files hold and what is missing.
fn content(health: &Health) -> String {
    let span = match &health.days[..] {
        [] => None,
        [only] => Some(only.day.to_string()),
        [first, .., last] => Some(tr!("{first} .. {last}", first = first.day, last = last.day)),
    };
    let gaps = health.days.iter().filter(|day| day.state == State::Missing).count();
    let words = [
        Some(tr!("{n} file" | "{n} files" % health.files().count())),
        span,
        Some(tr!("{n} record" | "{n} records" % health.rows())),
        Some(match gaps {
            0 => tr!("no gap"),
            gaps => tr!("{n} gap" | "{n} gaps" % gaps),
        }),
    ];
    words.into_iter().flatten().collect::<Vec<_>>().join(&tr!("clauses" => ", "))
}
