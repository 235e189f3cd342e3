//! `kefu export plan`: the days that an export would fetch and why, without asking a vendor. A directory is read as it is
//! then, so another process may export one profile meanwhile.

use std::path::{Path, PathBuf};

use jiff::{ToSpan as _, civil::Date};
use serde_json::json;

use super::{
    super::Context,
    Directory, Place,
    task::{Days, Task},
    work::FIRST_DAYS,
};
use crate::{
    adapter::{Query, Vendor as _},
    archive::{DueReason, Manifest, RefreshPolicy, State, place, state},
    error::Result,
    output::Printer,
    record::{Code, Column, Kind as ColumnKind, Row, Shape, column},
};

const WHY: &[Code] = &[
    Code::new("missing", "还没有文件", "No file yet", "missing"),
    Code::new("refresh", "记录可能还会变", "Records may change", "refresh"),
    Code::new("unsettled", "取的时候还可能变", "Could still change", "unsettled"),
    Code::new("interrupted", "更新中断", "Interrupted", "interrupted"),
    Code::new("unknown", "不在清单里", "Unlisted file", "unknown"),
];

static PLAN: [Column; 4] = [
    column("profile", "店铺", "Shop", ColumnKind::Id, &["profile"]).brief(),
    column("noun", "记录", "Noun", ColumnKind::Id, &["noun"]).brief(),
    column("day", "日期", "Day", ColumnKind::Id, &["day"]).brief(),
    column("why", "原因", "Why", ColumnKind::Code(WHY), &["why"]).brief(),
];

/// Writes the days that are due in the directory of every profile.
pub(super) fn show<Q: Query>(context: &Context, directory: &Directory, task: &Task) -> Result<()> {
    let mut rows = Vec::new();
    for shop in context.of_vendor(Q::Vendor::ABOUT)? {
        let profile = shop.profile();
        for (day, why) in due(context, directory, &dir_of(directory, task, profile), task)? {
            let row = json!({
                "profile": profile, "noun": task.noun, "day": day.to_string(), "why": code(why),
            });
            rows.push(Row::made(row.to_string()));
        }
    }
    context.write(rows.into_iter(), &PLAN, Shape::List)
}

/// In a dry run, shows what the export of each profile would ask, the days that are due now. Writes nothing.
///
/// # Errors
/// As [`Context::answer`]; [`crate::error::Kind::NotSent`] at the end.
pub(super) async fn rehearse<Q: Query>(
    context: &Context,
    directory: &Directory,
    task: &Task,
    question: impl Fn(Date) -> Q,
) -> Result<()> {
    for shop in context.of_vendor(Q::Vendor::ABOUT)? {
        let due = due(context, directory, &dir_of(directory, task, shop.profile()), task)?;
        // One shop of one profile, which keeps its client for all days.
        for asked in shop.shops::<Q>()? {
            asked.show_name();
            for (day, _) in &due {
                let query = question(*day);
                let own_fields = Printer::needs_own_fields(&context.options.output, &query.known_columns());
                asked.rehearse(&query, &shop.asking_for_files(), own_fields).await?;
            }
        }
    }
    context.end_of_dry_run()
}

/// The directory of a profile.
fn dir_of(directory: &Directory, task: &Task, profile: &str) -> PathBuf {
    match &directory.place {
        Place { root: Some(root), .. } => place(root, task.noun, profile).dir,
        Place { dir, .. } => dir.clone().unwrap_or_default(),
    }
}

/// The days that are due in a directory, the newest first as an export fetches them.
fn due(context: &Context, directory: &Directory, dir: &Path, task: &Task) -> Result<Vec<(Date, DueReason)>> {
    let clock = &context.options.clock;
    let today = clock.today();
    // A damaged manifest is put aside by the next export, which fetches everything.
    let files = Manifest::read(dir)?.unwrap_or_default().files;
    let state_of = |day: &Date| match files.get(day) {
        Some(entry) => state(&dir.join(&entry.file), Some(entry)),
        None => Ok(State::Missing),
    };
    let Days::Between { since, until, refresh } = task.days else {
        let why = match state_of(&today)? {
            State::Missing => DueReason::Missing,
            _ => DueReason::Refreshed,
        };
        return Ok(vec![(today, why)]);
    };
    let policy =
        RefreshPolicy { today, now: clock.now.timestamp(), zone: clock.now.time_zone().clone(), refresh };
    let usual = today.saturating_sub((FIRST_DAYS - 1).days());
    let first = since.unwrap_or_else(|| files.keys().next().map_or(usual, |known| usual.min(*known)));
    let first = first.max(directory.first_retained(today).unwrap_or(Date::MIN));
    let mut due = Vec::new();
    for day in first.series(1.day()).take_while(|day| *day <= until) {
        due.extend(policy.due(day, state_of(&day)?, files.get(&day)).map(|why| (day, why)));
    }
    due.reverse();
    Ok(due)
}

fn code(why: DueReason) -> &'static str {
    match why {
        DueReason::Missing => "missing",
        DueReason::Refreshed => "refresh",
        DueReason::Unsettled => "unsettled",
        DueReason::Interrupted => "interrupted",
        DueReason::Unknown => "unknown",
    }
}
