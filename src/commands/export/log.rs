//! `kefu export log`: shows the last runs.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::{
    archive::{Log as Runs, Run},
    context::Context,
    error::{Error, Kind, Result},
    lang::system,
    record::{Column, Kind as ColumnKind, Row, Shape, column},
};

/// The last runs of this user, the newest last.
#[derive(Args, Clone, Debug)]
pub struct Log {
    /// Only those that wrote to this directory
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// Only those that wrote below this root
    #[arg(long, value_name = "ROOT", conflicts_with = "dir")]
    root: Option<PathBuf>,
}

static RUN: [Column; 12] = [
    column("at", "开始时间", "Began at", ColumnKind::Time, &["at"]).brief(),
    column("noun", "内容", "What", ColumnKind::Id, &["noun"]).brief(),
    column("dir", "目录", "Directory", ColumnKind::Text, &["dir"]).brief(),
    column("files", "写入文件", "Files", ColumnKind::Count, &["files"]).brief(),
    column("unchanged", "未变", "Unchanged", ColumnKind::Count, &["unchanged"]),
    column("rows", "行数", "Rows", ColumnKind::Count, &["rows"]).brief(),
    column("failed", "失败天数", "Failed", ColumnKind::Count, &["failed"]).brief(),
    column("exit_code", "退出码", "Exit code", ColumnKind::Count, &["exit_code"]).brief(),
    column("milliseconds", "毫秒", "Milliseconds", ColumnKind::Count, &["milliseconds"]),
    column("pid", "进程", "Process", ColumnKind::Count, &["pid"]),
    column("version", "版本", "Version", ColumnKind::Text, &["version"]),
    column("error", "错误", "Error", ColumnKind::Text, &["error"]).brief(),
];

impl Log {
    pub(super) fn run(self, context: &Context) -> Result<()> {
        let log = Runs::new(&context.config.paths.state);
        let runs = log.runs().map_err(|e| {
            Error::new(Kind::CannotCreate, tr!("cannot read {path}", path = log.path().display()))
                .why(system(&e))
        })?;
        warn_of_trouble(&log);
        let absolute = |path: &PathBuf| std::path::absolute(path).ok();
        let (dir, root) = (self.dir.as_ref().and_then(absolute), self.root.as_ref().and_then(absolute));
        let is_wanted = |run: &Run| {
            let written = Path::new(&run.dir);
            dir.as_ref().is_none_or(|dir| dir == written)
                && root.as_ref().is_none_or(|root| written.starts_with(root))
        };
        let runs: Vec<_> = runs.into_iter().filter(is_wanted).collect();
        let shown = context.options.values.limit.and_then(|limit| usize::try_from(limit).ok());
        let skipped = runs.len().saturating_sub(shown.unwrap_or(usize::MAX));
        let rows = runs.iter().skip(skipped);
        let rows = rows.filter_map(|run| Some(Row::made(serde_json::to_string(run).ok()?)));
        context.write(rows, &RUN, Shape::List)
    }
}

/// Logs a warning if the next run could not be recorded.
pub(super) fn warn_of_trouble(log: &Runs) {
    if let Some(error) = log.trouble() {
        let (path, error) = (log.path().display(), system(&error));
        tracing::warn!("{}", tr!("runs cannot be written to {path}: {error}", path, error));
    }
}
