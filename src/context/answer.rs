//! Answers a question: connects, walks through the pages, delivers the records, reports missing ones.

use std::{
    pin::{Pin, pin},
    sync::Arc,
};

use tr::tr;

use super::{
    Context,
    notes::{Closing, say},
};
use crate::{
    adapter::{Query, Vendor},
    dates::Clock,
    error::{Error, Kind, Result, VendorError},
    lang::Things,
    output::{Format, Printer, Target},
    pages::{self, Event, Limits, Outcome, Prepared, Progress, Sizes},
    record::{Column, Columns, ReadOptions, Record, Row, Shape},
    stop::stopped,
};

/// The conditions under which a question is asked.
#[derive(Clone, Debug)]
pub(super) struct Asking {
    /// The time that relative dates start from.
    pub(super) clock: Clock,
    /// The limits of the walk.
    pub(super) limits: Limits,
}

impl Context {
    /// Asks a question and writes the answer.
    ///
    /// # Errors
    /// The errors of options, configuration, vendor and output; [`Kind::Partial`] if the answer is incomplete.
    pub async fn answer<Q: Query>(&self, query: &Q) -> Result<()> {
        // From here on, a requested end leaves no file behind.
        let mut end = pin!(stopped());
        let known = query.known_columns();
        let mut options = self.output(query.shape());
        options.question.window = query.window(&self.options.clock)?.map(|window| window.to_string());
        let beside_results = options.terminal
            && options.to.is_none()
            && options.format != Format::Table
            && options.jq.is_none();
        Printer::check(&options, &known)?;
        let target = Target::open(options.to.as_deref())?;
        let (vendor, asking) = (self.connect::<Q::Vendor>().await?, self.asking());
        let own_fields = Printer::needs_own_fields(&options, &known).then_some(asking.limits);
        let prepared = unless(end.as_mut(), Box::pin(prepare(query, &vendor, &asking, own_fields))).await;
        let prepared = prepared.map_err(named::<Q::Vendor>)?;
        let mut printer = Printer::new(target, options, Arc::clone(&prepared.columns))?;
        let walked = self.walk(prepared, &asking, end, |event| match event {
            Event::Row(record) => printer.record(record),
            Event::Page(Progress { delivered, total }) => {
                self.ui.progress(delivered, total, beside_results);
                printer.flush()
            }
        });
        match walked.await {
            Ok(outcome) if outcome.missing.is_empty() => {
                say(&printer.finish(true)?);
                self.conclude(query, &outcome)
            }
            Ok(outcome) => {
                say(&printer.finish(false)?);
                Err(self.partial(query, &outcome))
            }
            Err(error) => {
                // The first error is the one to report.
                let _ = printer.finish(false).inspect(say);
                Err(named::<Q::Vendor>(error))
            }
        }
    }

    /// Asks a question and passes on each record of the complete answer. Returns their number.
    ///
    /// # Errors
    /// The errors of `take`, configuration and vendor; [`Kind::Partial`] if the answer is incomplete.
    pub async fn each<Q: Query>(
        &self,
        query: &Q,
        mut take: impl FnMut(&Record, &ReadOptions) -> Result<()>,
    ) -> Result<u64> {
        let (asking, read_options) = (self.asking(), self.read_options());
        let walked = self.ask(query, &asking, stopped(), |event| match event {
            Event::Row(record) => take(record, &read_options),
            Event::Page(Progress { delivered, total }) => {
                self.ui.progress(delivered, total, false);
                Ok(())
            }
        });
        let outcome = walked.await.map_err(named::<Q::Vendor>)?;
        match outcome.missing.is_empty() {
            true => Ok(outcome.progress.delivered),
            false => Err(self.partial(query, &outcome)),
        }
    }

    /// Writes records that kefu itself has composed.
    ///
    /// # Errors
    /// The errors of options and output.
    pub fn write(&self, mut rows: impl Iterator<Item = Row>, columns: &[Column], shape: Shape) -> Result<()> {
        let mut printer = self.printer(columns.into(), shape)?;
        let mut written = 0_u64;
        rows.try_for_each(|row| {
            written += 1;
            printer.row(row)
        })?;
        say(&printer.finish(true)?);
        if let Some(to) = self.options.output.to.as_deref() {
            let counted = tr!("{n} record" | "{n} records" % written);
            Closing { counted, always: false, window: None, to: Some(to) }.say();
        }
        Ok(())
    }

    /// A printer of records whose columns are all known.
    pub(super) fn printer(&self, columns: Columns, shape: Shape) -> Result<Printer> {
        let options = self.output(shape);
        Printer::check(&options, &columns)?;
        Printer::new(Target::open(options.to.as_deref())?, options, columns)
    }

    /// The conditions for this run's questions.
    pub(super) fn asking(&self) -> Asking {
        let limits = Limits {
            concurrency: self.options.http.concurrency,
            records: self.options.values.limit,
            sizes: Sizes::default(),
        };
        Asking { clock: self.options.clock.clone(), limits }
    }

    /// Connects and walks, until the run is stopped.
    pub(super) async fn ask<Q: Query>(
        &self,
        query: &Q,
        asking: &Asking,
        end: impl Future<Output = Error>,
        deliver: impl FnMut(Event<'_>) -> Result<()>,
    ) -> Result<Outcome> {
        let mut end = pin!(end);
        let vendor = self.connect::<Q::Vendor>().await?;
        let prepared = unless(end.as_mut(), Box::pin(prepare(query, &vendor, asking, None))).await?;
        self.walk(prepared, asking, end, deliver).await
    }

    /// Walks through the pages of a question, until the run is stopped.
    async fn walk<Q: Query>(
        &self,
        prepared: Prepared<'_, Q>,
        asking: &Asking,
        end: Pin<&mut impl Future<Output = Error>>,
        deliver: impl FnMut(Event<'_>) -> Result<()>,
    ) -> Result<Outcome> {
        let (query, read_options) = (prepared.query, self.read_options());
        let walked =
            unless(end, Box::pin(pages::walk(prepared, asking.limits, &read_options, deliver))).await;
        self.ui.progress_is_over();
        if let Ok(outcome) = &walked {
            warn_of_unfit(query, outcome);
        }
        walked
    }

    /// The options for reading records.
    pub(super) fn read_options(&self) -> ReadOptions {
        ReadOptions { zone: self.options.clock.now.time_zone().clone() }
    }

    /// Closes a complete answer: says how much it is, and fails if it is empty and must not be.
    pub(super) fn conclude<Q: Query>(&self, query: &Q, outcome: &Outcome) -> Result<()> {
        let Progress { delivered, total } = outcome.progress;
        let (noun, to) = (query.noun(), self.options.output.to.as_deref());
        if query.shape() == Shape::One && to.is_none() {
            return Ok(());
        }
        let counted = match (outcome.limited, total) {
            (true, Some(total)) => {
                tr!("{delivered} of {all} (--limit)", delivered, all = noun.counted(total))
            }
            (true, None) => tr!("the first {some} (--limit)", some = noun.counted(delivered)),
            (false, _) if delivered == 0 => tr!("no {noun}", noun),
            (false, _) => noun.counted(delivered),
        };
        let window = query.window(&self.options.clock)?;
        let always = outcome.limited || delivered == 0;
        Closing { counted, always, window: window.as_ref(), to }.say();
        match delivered == 0 && self.options.values.fail_empty {
            true => Err(Error::new(Kind::Nothing, tr!("no {noun} matched", noun))),
            false => Ok(()),
        }
    }

    /// The error for an incomplete answer.
    pub(super) fn partial<Q: Query>(&self, query: &Q, outcome: &Outcome) -> Error {
        let came = came(query.noun(), outcome.progress);
        let missing = outcome
            .missing
            .iter()
            .map(|missing| tr!("{part} ({why})", part = missing.part, why = missing.error.detail()));
        let missing = missing.collect::<Vec<_>>().join(&tr!("; "));
        let what = match &self.options.output.to {
            Some(to) => tr!("{came}; {file} was left as it was", came, file = to.display()),
            None => came,
        };
        Error::new(Kind::Partial, what)
            .why(tr!("missing: {parts}", parts = missing))
            .because(outcome.missing.iter().map(|missing| &missing.error))
            .with_vendor_error(outcome.missing[0].error.vendor_error().clone())
    }
}

/// The size of an incomplete answer.
pub(super) fn came(noun: Things, Progress { delivered, total }: Progress) -> String {
    match total {
        Some(total) => tr!("not complete: {delivered} of {all} came", delivered, all = noun.counted(total)),
        None => tr!("not complete: {some} came", some = noun.counted(delivered)),
    }
}

/// The parts of the question, and the columns of its records.
async fn prepare<'q, Q: Query>(
    query: &'q Q,
    vendor: &'q Q::Vendor,
    asking: &Asking,
    own_fields: Option<Limits>,
) -> Result<Prepared<'q, Q>> {
    Prepared::new(query, vendor, &asking.clock, own_fields).await.map_err(|error| {
        match error.vendor_error().vendor {
            "" => error,
            _ => error.or_why(tr!("asked for the {noun}", noun = query.noun())),
        }
    })
}

/// Awaits some work, unless the run is stopped first.
async fn unless<T>(
    end: Pin<&mut impl Future<Output = Error>>,
    work: impl Future<Output = Result<T>>,
) -> Result<T> {
    tokio::select! {
        done = work => done,
        stopped = end => Err(stopped),
    }
}

/// Logs one warning about dropped records that do not match the question.
fn warn_of_unfit<Q: Query>(query: &Q, outcome: &Outcome) {
    if outcome.unfit.is_empty() {
        return;
    }
    let unfit = outcome.unfit.iter();
    let fields: Vec<_> = unfit.map(|(key, records)| tr!("{key} ({records})", key, records)).collect();
    tracing::warn!(
        "{}",
        tr!(
            "{vendor} sent {noun} that were not asked for; they are left out, by the field that does not fit: {fields}",
            vendor = Q::Vendor::ABOUT.name,
            noun = query.noun(),
            fields = fields.join(&tr!(", "))
        )
    );
}

/// An error from a vendor's answer, with the vendor's name added if it is missing.
pub(super) fn named<V: Vendor>(error: Error) -> Error {
    let nameless =
        matches!(error.kind(), Kind::Answer | Kind::NotFound) && error.vendor_error().vendor.is_empty();
    match nameless {
        true => error.with_vendor_error(VendorError { vendor: V::ABOUT.name, ..VendorError::default() }),
        false => error,
    }
}
