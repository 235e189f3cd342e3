//! One run: opens and locks the directory, fetches the days, and records how the run ended.

use std::{fs, io, path::Path, time::Duration};

use jiff::civil::Date;
use tokio::time::{Instant, timeout};

use super::{
    super::{Context, notes::Closing},
    Directory,
    columns::Form,
    report::Report,
    task::{Days, Task},
    work::Work,
};
use crate::{
    adapter::Query,
    archive::{Archive, Dataset, Holder, Lock, Log, Run, RunEnd, question, rfc3339},
    error::{Error, Kind, Result},
    lang::system,
    output::Format,
    stop::stopped,
};

/// The time that writing to the log of runs may take, less than the grace period of `stop`.
const PATIENCE: Duration = Duration::from_secs(1);

/// Runs a task to its end and records the run.
pub(super) async fn run<Q: Query>(
    context: &Context,
    directory: &Directory,
    dir: &Path,
    task: &Task,
    question: impl Fn(Date) -> Q,
) -> Result<()> {
    let began = Instant::now();
    // A signal ends the work, but the run is still recorded.
    let _end = stopped();
    let mut report = Report::default();
    let ended = exported(context, directory, dir, task, question, &mut report).await;
    let run = Run {
        at: rfc3339(&context.options.clock.now),
        milliseconds: u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
        noun: task.noun.to_owned(),
        dir: std::path::absolute(dir).unwrap_or_default().display().to_string(),
        files: report.new + report.replaced,
        unchanged: report.same + report.settled,
        rows: report.rows,
        failed: (report.failed.len() + report.guarded.len()) as u64,
        exit_code: exit_code(&ended),
        error: ended.as_ref().err().map(Error::detail),
        pid: std::process::id(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    };
    if !context.options.values.demo {
        remember(&context.config.paths.state, run).await;
    }
    ended
}

/// Adds a run to the log. Without a home folder there is no log.
async fn remember(state: &Path, run: Run) {
    if !state.is_absolute() {
        return;
    }
    let log = Log::new(state);
    let path = log.path().to_owned();
    // Another process may hold the log's lock. A run that a signal or the deadline has ended is recorded, too; all of
    // those that end together wait at the same time.
    let added = tokio::task::spawn_blocking(move || log.add(&run));
    match timeout(PATIENCE, added).await.map(|added| added.unwrap_or_else(|e| Err(io::Error::other(e)))) {
        Ok(Ok(())) => {}
        Ok(Err(e)) => {
            let error = system(&e);
            tracing::warn!("{}", tr!("the run is not in {path}: {error}", path = path.display(), error));
        }
        Err(_) => tracing::warn!(
            "{}",
            tr!("the run is not in {path}: another process holds it", path = path.display())
        ),
    }
}

fn exit_code(ended: &Result<()>) -> u8 {
    ended.as_ref().map_or_else(|error| error.kind().exit_code(), |()| 0)
}

/// Opens the directory, fetches the days, and writes the run's end into the manifest.
async fn exported<Q: Query>(
    context: &Context,
    directory: &Directory,
    dir: &Path,
    task: &Task,
    question: impl Fn(Date) -> Q,
    report: &mut Report,
) -> Result<()> {
    let end = stopped();
    let today = context.options.clock.today();
    let form = Form::of(&context.options.output);
    let dataset = dataset(context, directory, task)?;
    context.check_file_options(&question(today).known_columns())?;
    make(dir)?;
    tokio::pin!(end);
    let own = Holder {
        pid: std::process::id(),
        since: rfc3339(&context.options.clock.now),
        command: context.command(),
    };
    let lock = tokio::select! {
        lock = Lock::take(dir, &own, directory.wait) => lock?,
        stopped = &mut end => return Err(stopped),
        error = too_late(context) => return Err(error),
    };
    let mut archive = Archive::open(dir, dataset, lock)?;
    let written = Vec::new();
    let mut work = Work { context, directory, task, form, archive: &mut archive, report, written };
    let ended = tokio::select! {
        ended = work.all(question) => ended,
        stopped = end => Err(stopped),
    };
    context.ui().progress_is_over();
    archive.manifest.last_run = Some(RunEnd {
        at: rfc3339(&context.options.clock.now),
        exit_code: exit_code(&ended),
        error: ended.as_ref().err().map(Error::detail),
    });
    // The first failure is the one to report.
    let saved = archive.save();
    ended.and(saved)?;
    let counted = tr!("{dir}: {result}", dir = dir.display(), result = report.words());
    Closing { counted, always: false, window: None, to: None }.say();
    Ok(())
}

/// The properties that all files of the directory share.
///
/// # Errors
/// [`Kind::Usage`] for a format in which no files are kept.
pub(super) fn dataset(context: &Context, directory: &Directory, task: &Task) -> Result<Dataset> {
    let format = context.options.output.format;
    let adds = task.days == Days::TodayToo;
    let usage = |what: String| {
        let hint = match adds {
            true => tr!("use -o csv, csv-excel or jsonl"),
            false => tr!("use -o csv, csv-excel, jsonl or xlsx"),
        };
        Err(Error::new(Kind::Usage, what).hint(hint))
    };
    let Some(extension) = format.archive_extension() else {
        return usage(tr!("-o {format} is not a format for export", format = format.name()));
    };
    if adds && format == Format::Xlsx {
        let format = format.name();
        return usage(tr!("-o {format} cannot be added to, and counts are added to the day's file", format));
    }
    let (layout, profile) = (directory.layout, context.profile_of_files());
    let question = question(&task.about, &context.options.form(), profile, layout);
    Ok(Dataset { noun: task.noun, layout, extension, profile: profile.map(str::to_owned), question })
}

/// Creates the directory and its missing parents.
fn make(dir: &Path) -> Result<()> {
    fs::create_dir_all(dir).map_err(|e| {
        let error = Error::new(Kind::CannotCreate, tr!("cannot create {path}", path = dir.display()));
        match e.kind() {
            io::ErrorKind::AlreadyExists => error.why(tr!("there is a file of that name")),
            _ => error.why(system(&e)),
        }
    })
}

/// The deadline of the whole command.
async fn too_late(context: &Context) -> Error {
    match context.options.http.deadline {
        Some(deadline) => {
            tokio::time::sleep_until(deadline).await;
            Error::new(Kind::TryLater, tr!("the directory was not free before the deadline"))
                .hint(tr!("give a longer --deadline, or run it again later"))
        }
        None => std::future::pending().await,
    }
}
