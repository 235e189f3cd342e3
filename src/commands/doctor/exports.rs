//! The directories that `kefu export` keeps, as the log of runs names them.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use jiff::{Timestamp, ToSpan as _};

use super::finding::Finding;
use crate::{
    archive::{Age, Health, Log, Run},
    context::Context,
    text::for_shell,
};

/// Looks at each directory that a run of the last 30 days has written to.
pub(super) fn look(context: &Context) -> Vec<Finding> {
    let runs = last_runs(context);
    if runs.is_empty() {
        return vec![Finding::skipped("export", tr!("the log has no run of the last 30 days"))];
    }
    let (there, gone): (Vec<_>, Vec<_>) = runs.values().partition(|run| Path::new(&run.dir).exists());
    let findings = there.into_iter().map(|run| directory(context, run));
    findings.chain(gone.first().map(|first| vanished(&first.dir, gone.len()))).collect()
}

/// Directories that are no longer there: deleted, or on a disk that is not mounted.
fn vanished(first: &str, count: usize) -> Finding {
    Finding::warning(
        "export",
        tr!("{dir} is not there" | "{n} directories are not there, one is {dir}" % count, dir = first),
        tr!("mount the disk that it was on; after 30 days without a run it is forgotten"),
    )
}

/// These directories.
pub(super) fn directories(context: &Context) -> Vec<PathBuf> {
    last_runs(context).into_keys().map(PathBuf::from).filter(|dir| dir.exists()).collect()
}

/// The last run of each directory.
fn last_runs(context: &Context) -> BTreeMap<String, Run> {
    let since = context.clock().now.checked_sub(30.days()).map(|since| since.timestamp());
    let runs = Log::new(&context.config.paths.state).runs().unwrap_or_default();
    let is_recent = |run: &Run| {
        let at = run.at.parse::<Timestamp>();
        at.is_ok_and(|at| since.as_ref().is_ok_and(|since| at >= *since))
    };
    runs.into_iter().filter(is_recent).map(|run| (run.dir.clone(), run)).collect()
}

fn directory(context: &Context, run: &Run) -> Finding {
    let dir = &run.dir;
    let again =
        || tr!("run the export again; `kefu export status --dir {dir}` shows the days", dir = for_shell(dir));
    let health = match Health::of(dir.as_ref(), &context.clock().now) {
        Ok(health) => health,
        Err(error) => return Finding::warning("export", error.detail(), again()),
    };
    let troubled = health.troubled().count();
    if run.exit_code != 0 {
        let why = run.error.clone().or_else(|| Some(health.last_error()?.to_owned())).unwrap_or_default();
        let message = tr!("{dir}: the last run ended with {code}: {why}", dir, code = run.exit_code, why);
        return Finding::warning("export", message, again());
    }
    if troubled > 0 {
        let message = tr!(
            "{dir}: {n} day is missing or not updated"
                | "{dir}: {n} days are missing or not updated" % troubled,
            dir
        );
        return Finding::warning("export", message, again());
    }
    let now = context.clock().now.timestamp();
    Finding::ok(
        "export",
        match health.newest() {
            Some(at) => tr!("{dir} fetched {age} ago", dir, age = Age::of(now.duration_since(at)).in_words()),
            None => tr!("{dir}: no run has ended with success", dir),
        },
    )
}
