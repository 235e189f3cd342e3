//! `kefu export plan`: the days that an export would fetch and why, without asking a vendor. A directory is read as it is
//! then, so another process may export one profile meanwhile.

use std::path::PathBuf;

use clap::ValueEnum as _;
use jiff::civil::Date;
use serde_json::json;

use super::{
    super::{Context, gathered::concluded},
    Directory, Place,
    due::Due,
    run::dataset,
    task::Task,
};
use crate::{
    adapter::{Query, Vendor as _},
    archive::{Dataset, DueReason, Inventory, Manifest, parts_of, place, question},
    error::{Kind, Result},
    output::Format,
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

/// Writes the days that are due in the directory of every profile. One that fails leaves the others standing.
pub(super) fn show<Q: Query>(context: &Context, directory: &Directory, task: &Task) -> Result<()> {
    let (mut rows, mut failed, mut done) = (Vec::new(), Vec::new(), 0);
    for shop in context.of_vendor(Q::Vendor::ABOUT)? {
        let profile = shop.profile();
        let days = due(&shop, directory, task, |manifest| Ok(planned(&shop, directory, task, manifest)));
        match days {
            Ok(days) => {
                done += 1;
                rows.extend(days.into_iter().map(|(day, why)| row(task.noun, profile, day, why)));
            }
            Err(error) => failed.push((profile.to_owned(), error)),
        }
    }
    if done > 0 {
        context.write(rows.into_iter(), &PLAN, Shape::List)?;
    }
    concluded(done, failed, context.options.profiles.several)
}

fn row(noun: &str, profile: &str, day: Date, why: DueReason) -> Row {
    let row = json!({ "profile": profile, "noun": noun, "day": day.to_string(), "why": code(why) });
    Row::made(row.to_string())
}

/// In a dry run, shows what the export of each profile would ask, the days that are due now. Writes nothing. A profile that
/// fails leaves the others standing.
///
/// # Errors
/// As [`Context::answer`]; [`crate::error::Kind::NotSent`] at the end.
pub(super) async fn rehearse<Q: Query>(
    context: &Context,
    directory: &Directory,
    task: &Task,
    question: impl Fn(Date) -> Q,
) -> Result<()> {
    let (mut failed, mut done) = (Vec::new(), 0);
    for shop in context.of_vendor(Q::Vendor::ABOUT)? {
        match rehearse_shop(&shop, directory, task, &question).await {
            Ok(()) => done += 1,
            Err(error) => failed.push((shop.profile().to_owned(), error)),
        }
    }
    concluded(done, failed, context.options.profiles.several)?;
    context.end_of_dry_run()
}

/// Shows what the export of one profile would ask.
async fn rehearse_shop<Q: Query>(
    shop: &Context,
    directory: &Directory,
    task: &Task,
    question: impl Fn(Date) -> Q,
) -> Result<()> {
    let due = due(shop, directory, task, |_| dataset(shop, directory, task))?;
    // One shop of one profile, which keeps its client for all days.
    for asked in shop.shops::<Q>()? {
        asked.show_name();
        for (day, _) in &due {
            let query = question(*day);
            let own_fields = shop.file_needs_own_fields(&query.known_columns());
            asked.rehearse(&query, &shop.asking_for_files(), own_fields).await?;
        }
    }
    Ok(())
}

/// The directory of a profile.
fn dir_of(directory: &Directory, task: &Task, profile: &str) -> PathBuf {
    match &directory.place {
        Place { root: Some(root), .. } => place(root, task.noun, profile).dir,
        Place { dir, .. } => dir.clone().unwrap_or_default(),
    }
}

/// The days that are due in a directory, the newest first as an export fetches them.
fn due(
    context: &Context,
    directory: &Directory,
    task: &Task,
    dataset: impl FnOnce(&Manifest) -> Result<Dataset>,
) -> Result<Vec<(Date, DueReason)>> {
    let dir = dir_of(directory, task, context.profile());
    // A damaged manifest is put aside by the next export, which fetches everything.
    let manifest = Manifest::read(&dir)?.unwrap_or_default();
    let inventory = Inventory { dir: &dir, dataset: &dataset(&manifest)?, manifest: &manifest };
    inventory.check_dataset()?;
    let due = Due::of(&context.options.clock, directory, task, inventory)?;
    for (day, error) in due.unreadable {
        match error.kind() {
            // An export leaves this day as it is and fetches the others.
            Kind::Guarded => tracing::warn!("{}", tr!("{day}: {reason}", day, reason = error.detail())),
            _ => return Err(error),
        }
    }
    Ok(due.days)
}

/// The dataset of an export whose format is not said: that of the files that are there if they answer this question, else
/// the usual one.
fn planned(context: &Context, directory: &Directory, task: &Task, manifest: &Manifest) -> Dataset {
    let (layout, profile) = (directory.layout, context.profile_of_files());
    let usual = question(&task.about, "-o csv", profile, layout);
    let there = manifest.files.values().next().filter(|entry| {
        let (about, form) = parts_of(&entry.question, profile);
        question(about, &format!("-o {form}"), profile, layout) == entry.question && about == task.about
    });
    let extension = there.and_then(|entry| entry.file.rsplit('.').next()).unwrap_or("csv");
    let extension = Format::value_variants()
        .iter()
        .filter_map(|format| format.archive_extension())
        .find(|known| *known == extension);
    Dataset {
        noun: task.noun,
        layout,
        extension: extension.unwrap_or("csv"),
        profile: profile.map(str::to_owned),
        question: there.map_or(usual, |entry| entry.question.clone()),
    }
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
