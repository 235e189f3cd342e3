//! Fetches the days that are due, several at a time, and puts their files in place one by one.

use std::sync::{Mutex, PoisonError};

use futures_util::{StreamExt as _, stream};
use jiff::civil::{Date, DateTime};

use super::{
    super::{
        Context,
        to_file::{FetchedFile, FileTarget},
    },
    Directory,
    append::appended,
    columns::{self, Form},
    due::Due,
    guard,
    report::{Report, list},
    task::{Days, Task},
};
use crate::{
    adapter::Query,
    archive::{Archive, Entry, FailedDay, rfc3339},
    dates::Window,
    error::{Error, Kind, Result},
};

/// The number of consecutive unreachable days after which the remaining days are not requested.
const PATIENCE: usize = 8;

/// A run in its directory.
pub(super) struct Work<'a> {
    pub(super) context: &'a Context,
    pub(super) directory: &'a Directory,
    pub(super) task: &'a Task,
    pub(super) form: Form,
    pub(super) archive: &'a mut Archive,
    pub(super) report: &'a mut Report,
    /// The days whose files were written.
    pub(super) written: Vec<Date>,
}

impl Work<'_> {
    /// Fetches every day that is due.
    pub(super) async fn all<Q: Query>(&mut self, question: impl Fn(Date) -> Q) -> Result<()> {
        let due = self.due()?;
        let context = self.context;
        let total = due.len() as u64;
        let vendor = context.connect::<Q::Vendor>().await?;
        let (folder, asked) = (self.archive.dir().to_owned(), self.archive.question().to_owned());
        // Files that a run has left without their new columns must get them before there are more.
        columns::complete(self.archive, self.form, &[]).await?;
        let known = question(context.options.clock.today()).known_columns();
        let before = columns::remembered(self.archive, self.form, &known);
        let columns = Mutex::new(before.clone());
        let fetched = due.into_iter().map(|day| {
            let (query, path) = (question(day), self.archive.path(day));
            let (vendor, folder, question, columns) = (&vendor, &folder, &asked, &columns);
            async move {
                let window = query.window(&context.options.clock);
                let file = FileTarget { folder, destination: &path, question, columns };
                (day, window, context.fetch_to_file(&query, vendor, file).await)
            }
        });
        let mut fetched =
            stream::iter(fetched.collect::<Vec<_>>()).buffer_unordered(context.options.http.concurrency);
        let (mut done, mut out_of_reach) = (0, 0);
        while let Some((day, window, fetched)) = fetched.next().await {
            done += 1;
            if !context.options.profiles.several {
                context.ui().progress(done, Some(total), false);
            }
            self.archive.manifest.columns.clone_from(&columns.lock().unwrap_or_else(PoisonError::into_inner));
            let Err(error) = fetched.and_then(|fetched| self.settle(day, window?, fetched)) else {
                out_of_reach = 0;
                continue;
            };
            out_of_reach = if is_out_of_reach(&error) { out_of_reach + 1 } else { 0 };
            self.failed(day, error)?;
            if out_of_reach == PATIENCE {
                self.report.unasked = total - done;
                break;
            }
        }
        drop(fetched);
        self.say_new_columns(&before);
        if self.report.dropped > 0 {
            tracing::warn!(
                "{}",
                tr!("{n} record that was not asked for came all the same and was left out"
                    | "{n} records that were not asked for came all the same and were left out"
                        % self.report.dropped)
            );
        }
        self.tidy().await?;
        self.report.failure().map_or(Ok(()), Err)
    }

    /// The days that are due.
    fn due(&mut self) -> Result<Vec<Date>> {
        let clock = &self.context.options.clock;
        let due = Due::of(clock, self.directory, self.task, self.archive.inventory())?;
        let [first, until] = due.range;
        tracing::info!("{}", tr!("days {first} .. {until}", first, until));
        for (day, error) in due.unreadable {
            self.failed(day, error)?;
        }
        for (day, why) in &due.days {
            tracing::info!("{}", tr!("{day}: {reason}", day, reason = why));
        }
        self.report.settled += due.settled;
        if !due.edited.is_empty() && matches!(self.task.days, Days::Between { .. }) {
            tracing::warn!(
                "{}",
                tr!(
                    "changed by somebody since they were written: {days}; they are replaced only within --refresh",
                    days = list(&due.edited)
                )
            );
        }
        Ok(due.days.into_iter().map(|(day, _)| day).collect())
    }

    /// Puts a new file in place unless a guard objects.
    fn settle(&mut self, day: Date, window: Option<Window>, mut fetched: FetchedFile) -> Result<()> {
        self.report.rows += fetched.rows;
        self.report.dropped += fetched.dropped;
        let path = self.archive.path(day);
        let state = self.archive.inventory().state(day)?;
        let mut entry = self.entry(window, &fetched);
        if let Some(error) = fetched.partial.take() {
            match self.task.days {
                Days::Today | Days::Between { .. } => return Err(error),
                // A count cannot be repeated later, so an incomplete one is written as well.
                Days::TodayToo => self.report.partial = Some(error),
            }
        }
        let pending = match self.task.days {
            Days::TodayToo => {
                let (pending, before) =
                    appended(&path, fetched.pending, self.form, self.archive.dir(), state)?;
                entry.rows = entry.rows.saturating_add(before);
                entry.total = None;
                pending
            }
            Days::Today | Days::Between { .. } => {
                let limit = self.directory.max_shrink;
                match guard::objection(self.archive, day, state, &fetched, limit) {
                    Some(objection) => return Err(objection),
                    None => fetched.pending,
                }
            }
        };
        let put = match entry.rows == 0 && self.archive.leaves_out_empty() {
            true => self.archive.put_nothing(day, entry)?,
            false => self.archive.put(day, pending, entry)?,
        };
        tracing::info!("{}", tr!("{path}: {change}", path = path.display(), change = put));
        self.report.count(put);
        self.written.push(day);
        Ok(())
    }

    /// Names the columns that the directory did not have. A new directory has nothing to compare with.
    fn say_new_columns(&self, before: &[String]) {
        let new = self.archive.manifest.columns.get(before.len()..).unwrap_or_default();
        if !before.is_empty() && !new.is_empty() {
            let (dir, columns) = (self.archive.dir().display(), new.join(&tr!(", ")));
            tracing::warn!("{}", tr!("{dir}: new columns, which come last: {columns}", dir, columns));
        }
    }

    fn entry(&self, window: Option<Window>, fetched: &FetchedFile) -> Entry {
        let zone = self.context.options.clock.now.time_zone();
        let moment = |at: DateTime| at.to_zoned_datetime(zone.clone()).ok().map(|at| rfc3339(&at));
        let window = window.and_then(|window| Some([moment(window.from?)?, moment(window.until?)?]));
        Entry {
            file: String::new(),
            window,
            rows: fetched.rows,
            total: fetched.total,
            dropped: fetched.dropped,
            bytes: 0,
            sha256: String::new(),
            replaces: None,
            fetched_at: rfc3339(&self.context.options.clock.now),
            question: String::new(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }

    /// Records the failure of a day.
    ///
    /// # Errors
    /// The failure itself, if it would affect every day.
    fn failed(&mut self, day: Date, error: Error) -> Result<()> {
        let failure = FailedDay {
            at: rfc3339(&self.context.options.clock.now),
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

    /// Gives all files the same columns, removes old files and updates `latest`.
    async fn tidy(&mut self) -> Result<()> {
        let others = columns::complete(self.archive, self.form, &self.written).await?;
        if !others.is_empty() {
            let (dir, days) = (self.archive.dir().display(), list(&others));
            tracing::warn!(
                "{}",
                tr!("{dir}: files with other columns than the newest, left as they are: {days}", dir, days)
            );
        }
        if let Some(first) = self.directory.first_retained(self.context.options.clock.today()) {
            self.report.removed = self.archive.prune(first)?;
        }
        if self.directory.latest {
            self.archive.point_latest(self.context.options.clock.today())
        } else {
            Ok(())
        }
    }
}

/// Whether a failure would affect every day: the vendor is unreachable or throttles.
fn is_out_of_reach(error: &Error) -> bool {
    match error.kind() {
        Kind::Unreachable => error.vendor_error().status.is_none(),
        kind => kind == Kind::TryLater,
    }
}
