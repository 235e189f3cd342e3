//! One run: which days are due, their answers fetched several at a time, their files put in place one by one.

use std::{fs, io, path::Path};

use futures_util::{StreamExt as _, stream};
use jiff::{ToSpan as _, civil::Date};
use tokio::time::Instant;

use super::{
    Directory,
    append::appended,
    guard,
    report::{Report, list},
};
use crate::{
    adapter::Query,
    archive::{
        Archive, CLOCKS, Ended, Entry, Failure, Holder, Layout, Lock, Log, Policy, Run, Sort, State, rfc3339,
    },
    context::{Context, Kept},
    dates::Window,
    error::{Error, Kind, Result},
    output::Format,
    stop::stopped,
    ui,
};

/// Without a file and without `--since` the days begin so many days ago.
const FIRST_DAYS: i32 = 30;
/// A vendor that fails so often in a row, and at nothing else, is not asked about the other days.
const PATIENCE: usize = 8;

/// What is exported.
pub(super) struct Task {
    /// What the records are called.
    pub(super) noun: &'static str,
    /// What is asked for: the same words for the same question.
    pub(super) about: String,
    /// Which days there are.
    pub(super) days: Days,
}

/// Which days there are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Days {
    /// Those that the vendor can be asked about at any time.
    Between {
        /// The first one, if the user says so.
        since: Option<Date>,
        /// The last one.
        until: Date,
        /// How many days change.
        refresh: i32,
    },
    /// Today: the vendor knows no other day.
    Today,
    /// Today, and what is there already stays.
    TodayToo,
}

/// Runs a task to its end, and remembers how it ended.
pub(super) async fn run<Q: Query>(
    context: &Context,
    directory: &Directory,
    task: Task,
    question: impl Fn(Date) -> Q,
) -> Result<()> {
    let began = Instant::now();
    let mut report = Report::default();
    let ended = exported(context, directory, &task, question, &mut report).await;
    let run = Run {
        at: rfc3339(&context.clock.now),
        milliseconds: u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
        noun: task.noun.to_owned(),
        dir: std::path::absolute(&directory.dir).unwrap_or_default().display().to_string(),
        files: report.new + report.replaced,
        unchanged: report.same + report.settled,
        rows: report.rows,
        failed: (report.failed.len() + report.guarded.len()) as u64,
        exit_code: exit_code(&ended),
        error: ended.as_ref().err().map(Error::detail),
        pid: std::process::id(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    };
    // A run without a home has nowhere to be remembered.
    let state = Some(&context.config.paths.state).filter(|state| state.is_absolute());
    if let Some(log) = state.map(|state| Log::new(state))
        && let Err(e) = log.add(&run)
    {
        tracing::warn!("the run is not in {}: {e}", log.path().display());
    }
    ended
}

fn exit_code(ended: &Result<()>) -> u8 {
    ended.as_ref().map_or_else(|error| error.kind().exit_code(), |()| 0)
}

/// Opens the directory, does the work, and writes down how it ended.
async fn exported<Q: Query>(
    context: &Context,
    directory: &Directory,
    task: &Task,
    question: impl Fn(Date) -> Q,
    report: &mut Report,
) -> Result<()> {
    let end = stopped();
    let today = context.clock.today();
    let format = context.kept_format();
    let sort = sort(context, directory, task)?;
    context.check_form(question(today).columns())?;
    make(&directory.dir)?;
    tokio::pin!(end);
    let own =
        Holder { pid: std::process::id(), since: rfc3339(&context.clock.now), command: context.command() };
    let lock = tokio::select! {
        lock = Lock::take(&directory.dir, &own, directory.wait) => lock?,
        stopped = &mut end => return Err(stopped),
        error = too_late(context) => return Err(error),
    };
    let mut archive = Archive::open(&directory.dir, sort, lock)?;
    let mut work = Work { context, directory, task, format, archive: &mut archive, report };
    let ended = tokio::select! {
        ended = work.all(question) => ended,
        stopped = end => Err(stopped),
    };
    context.ui().progress_is_over();
    archive.manifest.last_run = Some(Ended {
        at: rfc3339(&context.clock.now),
        exit_code: exit_code(&ended),
        error: ended.as_ref().err().map(Error::detail),
    });
    // What went wrong first is what is reported.
    let saved = archive.save();
    ended.and(saved)?;
    tracing::warn!(target: ui::NOTE, "{}: {}", directory.dir.display(), report.words());
    Ok(())
}

/// What the files of the directory have in common.
fn sort(context: &Context, directory: &Directory, task: &Task) -> Result<Sort> {
    let format = context.kept_format();
    let usage = |what: &str| {
        Err(Error::new(Kind::Usage, format!("-o {} {what}", format.name()))
            .hint("use -o csv, csv-excel, jsonl or xlsx"))
    };
    let Some(extension) = format.kept_as() else { return usage("is not a format for export") };
    if task.days == Days::TodayToo && format == Format::Xlsx {
        return usage("cannot be added to, and counts are added to the day's file");
    }
    let layout = match directory.layout {
        Layout::Flat => "",
        Layout::Hive => " --layout hive",
    };
    let question = format!("{} {}{layout}", task.about, context.form()?);
    Ok(Sort { noun: task.noun, layout: directory.layout, extension, question })
}

/// Makes the directory, but none above it: a disk that is not mounted must not be filled by mistake.
fn make(dir: &Path) -> Result<()> {
    match fs::create_dir(dir) {
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists && dir.is_dir() => Ok(()),
        Ok(()) => Ok(()),
        Err(e) => {
            let error = Error::new(Kind::CannotCreate, format!("cannot create {}", dir.display()));
            Err(match e.kind() {
                io::ErrorKind::NotFound => error.why("the folder above it is not there"),
                io::ErrorKind::AlreadyExists => error.why("there is a file of that name"),
                _ => error.why(e),
            })
        }
    }
}

/// The end of the time that the whole command may take.
async fn too_late(context: &Context) -> Error {
    match context.deadline() {
        Some(deadline) => {
            tokio::time::sleep_until(deadline).await;
            Error::new(Kind::TryLater, "the directory was not free before the deadline")
                .hint("give a longer --deadline, or run it again later")
        }
        None => std::future::pending().await,
    }
}

/// A run in its directory.
struct Work<'a> {
    context: &'a Context,
    directory: &'a Directory,
    task: &'a Task,
    format: Format,
    archive: &'a mut Archive,
    report: &'a mut Report,
}

impl Work<'_> {
    /// Fetches every day that is due.
    async fn all<Q: Query>(&mut self, question: impl Fn(Date) -> Q) -> Result<()> {
        self.trust_the_clock()?;
        let due = self.due()?;
        let context = self.context;
        let total = due.len() as u64;
        let vendor = context.connect::<Q::Vendor>().await?;
        let folder = self.archive.dir().to_owned();
        let fetched = due.into_iter().map(|(day, state)| {
            let (query, place) = (question(day), self.archive.path(day));
            let (vendor, folder) = (&vendor, &folder);
            async move {
                (day, state, query.window(&context.clock), context.keep(&query, vendor, folder, &place).await)
            }
        });
        let mut fetched = stream::iter(fetched.collect::<Vec<_>>()).buffer_unordered(context.concurrency());
        let mut in_a_row = 0;
        let mut done = 0;
        while let Some((day, state, window, kept)) = fetched.next().await {
            done += 1;
            context.ui().progress(done, Some(total), false);
            let settled = kept.and_then(|kept| self.settle(day, state, window?, kept));
            in_a_row = if settled.is_ok() { 0 } else { in_a_row + 1 };
            if let Err(error) = settled {
                self.failed(day, error)?;
            }
            if in_a_row == PATIENCE && self.report.failed.len() >= PATIENCE && done < total {
                tracing::warn!("{} days are not asked for any more", total - done);
                self.report.unasked = total - done;
                break;
            }
        }
        drop(fetched);
        self.tidy()?;
        self.report.failure().map_or(Ok(()), Err)
    }

    /// Days that are due, the newest first: they are asked about most.
    fn due(&mut self) -> Result<Vec<(Date, State)>> {
        let today = self.context.clock.today();
        let Days::Between { since, until, refresh } = self.task.days else {
            return Ok(vec![(today, self.archive.state(today)?)]);
        };
        let policy = Policy {
            today,
            now: self.context.clock.now.timestamp(),
            zone: self.context.clock.now.time_zone().clone(),
            refresh,
        };
        let usual =
            || self.archive.first_day().unwrap_or(today).min(today.saturating_sub((FIRST_DAYS - 1).days()));
        let mut day = since.unwrap_or_else(usual).max(self.first_kept().unwrap_or(Date::MIN));
        tracing::info!("days {day} .. {until}");
        let (mut due, mut edited) = (Vec::new(), Vec::new());
        while day <= until {
            let state = self.archive.state(day)?;
            let why = policy.due(day, state, self.archive.manifest.files.get(&day));
            match why {
                Some(why) => {
                    tracing::info!("{day}: {why:?}");
                    due.push((day, state));
                }
                None => self.report.settled += 1,
            }
            if state == State::Edited {
                edited.push(day);
            }
            // No day follows the calendar's last one.
            let Ok(next) = day.tomorrow() else { break };
            day = next;
        }
        if !edited.is_empty() {
            tracing::warn!(
                "changed by somebody since they were written: {}; they are replaced only within --refresh",
                list(&edited)
            );
        }
        due.reverse();
        Ok(due)
    }

    /// The first day that `--keep` does not remove.
    fn first_kept(&self) -> Option<Date> {
        let days = self.directory.keep?;
        Some(self.context.clock.today().saturating_sub((days - 1).max(0).days()))
    }

    /// A list as it is now must not take the place of one that was made later.
    fn trust_the_clock(&self) -> Result<()> {
        let now = self.context.clock.now.timestamp();
        let fetched = |entry: &Entry| entry.fetched().filter(|at| at.duration_since(now) > CLOCKS);
        let Some(latest) = self.archive.manifest.files.values().filter_map(fetched).max() else {
            return Ok(());
        };
        let latest = rfc3339(&latest.to_zoned_datetime(self.context.clock.now.time_zone().clone()));
        let clock = format!("it is {} by this machine's clock", rfc3339(&self.context.clock.now));
        match self.task.days {
            Days::Between { .. } => {
                tracing::warn!("a file was written at {latest}, and {clock}: what it holds is fetched again");
                Ok(())
            }
            Days::Today | Days::TodayToo => {
                Err(Error::new(Kind::Guarded, format!("a file was written at {latest}, which is to come"))
                    .why(clock)
                    .hint("correct the clock; if it was wrong before, move that file and its manifest away"))
            }
        }
    }

    /// Gives a day its new file, unless a guard objects.
    fn settle(&mut self, day: Date, state: State, window: Option<Window>, kept: Kept) -> Result<()> {
        self.report.rows += kept.rows;
        let place = self.archive.path(day);
        let known = self.archive.manifest.files.get(&day);
        let mut entry = self.entry(window, &kept);
        let draft = match self.task.days {
            Days::TodayToo => {
                entry.rows += known.map_or(0, |known| known.rows);
                entry.total = None;
                appended(&place, kept.draft, self.format, self.archive.dir())?
            }
            Days::Today | Days::Between { .. } => {
                if let Some(objection) =
                    guard::objection(self.archive, day, state, &kept, self.directory.max_shrink)
                {
                    return Err(Error::new(
                        Kind::Guarded,
                        format!("{} would shrink {objection}", place.display()),
                    ));
                }
                kept.draft
            }
        };
        let put = self.archive.put(day, draft, entry)?;
        tracing::info!("{}: {put:?}", place.display());
        self.report.count(put);
        Ok(())
    }

    fn entry(&self, window: Option<Window>, kept: &Kept) -> Entry {
        let zone = self.context.clock.now.time_zone();
        let moment =
            |at: jiff::civil::DateTime| at.to_zoned_datetime(zone.clone()).ok().map(|at| rfc3339(&at));
        let window = window.and_then(|window| Some([moment(window.from?)?, moment(window.until?)?]));
        Entry {
            file: String::new(),
            window,
            rows: kept.rows,
            total: kept.total,
            bytes: 0,
            sha256: String::new(),
            replaces: None,
            fetched_at: rfc3339(&self.context.clock.now),
            question: String::new(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }

    /// Remembers a day that failed.
    ///
    /// # Errors
    /// The failure itself, if it is not the day's own: the others would fail as well.
    fn failed(&mut self, day: Date, error: Error) -> Result<()> {
        let failure = Failure {
            at: rfc3339(&self.context.clock.now),
            exit_code: error.kind().exit_code(),
            error: error.detail(),
        };
        self.archive.manifest.failed.insert(day, failure);
        match error.kind() {
            Kind::Guarded => drop(self.report.guarded.insert(day, error)),
            Kind::Refused
            | Kind::NotFound
            | Kind::Partial
            | Kind::Answer
            | Kind::Unreachable
            | Kind::TryLater => {
                drop(self.report.failed.insert(day, error));
            }
            _ => return Err(error),
        }
        Ok(())
    }

    /// Removes what is old, and lets `latest` lead to what is new.
    fn tidy(&mut self) -> Result<()> {
        if let Some(first) = self.first_kept() {
            self.report.removed = self.archive.prune(first)?;
        }
        if self.directory.latest { self.archive.point_latest() } else { Ok(()) }
    }
}
