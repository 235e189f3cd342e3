//! Answers a question: connects, walks through the pages, delivers the records, reports missing ones.

use std::{
    pin::{Pin, pin},
    sync::Arc,
};

use super::{
    Context,
    counts::bars,
    gathered::{Answer, came, parts_missing, reasons},
    notes::{Closing, Memory, say},
};
use crate::{
    adapter::{Query, Vendor},
    dates::{Clock, Window},
    error::{Error, Kind, Result, VendorError},
    lang::{Things, VendorName},
    output::{self, Format, Printer, Target},
    pages::{Event, Limits, Outcome, Progress, Sizes},
    record::{Column, Columns, Layout, Needle, PROFILE, ReadOptions, Record, Row, Shape, has_profile},
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
        let known = self.known_columns(query);
        let mut options = self.sorted(query);
        options.question.window = query.window(&self.options.clock)?.map(|window| window.to_string());
        let beside_results = options.terminal
            && options.to.is_none()
            && options.format != Format::Table
            && options.sort.is_none()
            && options.jq.is_none();
        options.chart = bars(&known, &options);
        Printer::check(&options, &known)?;
        let target = Target::open(options.to.as_deref())?;
        let (shops, mut asking) = (self.shops::<Q>()?, self.asking());
        // Which records come first is not known before the last one has come.
        asking.limits.records = asking.limits.records.filter(|_| options.sort.is_none());
        let own_fields = Printer::needs_own_fields(&options, &known).then(|| asking.limits.clone());
        let question =
            unless(end.as_mut(), Box::pin(self.question(query, &shops, &asking, own_fields))).await;
        let question = question.map_err(named::<Q::Vendor>)?;
        self.fit(&mut options, &question.columns, Printer::can_show);
        let mut printer = Printer::new(target, options, Arc::clone(&question.columns))?;
        let mut memory = Memory::new(printer.holds_all());
        let mut deliver = |event: Event<'_>| match event {
            Event::Row(record) => printer.record(record),
            Event::Page(Progress { delivered, came, total }) => {
                memory.holds(delivered);
                self.ui.progress(came, total, beside_results);
                printer.flush()
            }
        };
        let walked = self.walk(question, &asking, end, &mut deliver).await;
        match walked {
            Ok(answer) if answer.is_complete() => {
                let notes = printer.finish(true)?;
                say(&notes);
                self.conclude(query, &answer.outcome, notes.rows)
            }
            Ok(answer) => {
                say(&printer.finish(false)?);
                Err(self.partial(query.noun(), answer))
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
        let mut deliver = |event: Event<'_>| match event {
            Event::Row(record) => take(record, &read_options),
            Event::Page(Progress { came, total, .. }) => {
                self.ui.progress(came, total, false);
                Ok(())
            }
        };
        let walked = self.ask(query, &asking, stopped(), &mut deliver).await;
        let answer = walked.map_err(named::<Q::Vendor>)?;
        match answer.is_complete() {
            true => Ok(answer.outcome.progress.delivered),
            false => Err(incomplete(came(query.noun(), answer.outcome.progress), answer)),
        }
    }

    /// Writes records that kefu itself has composed.
    ///
    /// # Errors
    /// The errors of options and output; [`Kind::Nothing`] if there are none and must be some.
    pub fn write(&self, rows: impl Iterator<Item = Row>, columns: &[Column], shape: Shape) -> Result<()> {
        let first = self.options.values.limit.filter(|_| self.options.values.sort.is_some());
        let mut printer = self.printer(columns.into(), shape, first)?;
        let (layout, read_options) = (Layout::new(columns.into()), self.read_options());
        let values = &self.options.values;
        let has_text =
            |record: &Record| values.grep.as_ref().is_none_or(|text| text.is_in(record, &read_options));
        // Which records come first is not known before the last one has come.
        let most = values.limit.filter(|_| values.sort.is_none()).unwrap_or(u64::MAX);
        let records = rows.map(|row| layout.read(row));
        let wanted = records.filter(|record| record.as_ref().map_or(true, has_text));
        for record in wanted.take(usize::try_from(most).unwrap_or(usize::MAX)) {
            printer.record(&record?)?;
        }
        let notes = printer.finish(true)?;
        say(&notes);
        if let Some(to) = self.options.output.to.as_deref() {
            let counted = tr!("{n} record" | "{n} records" % notes.rows);
            Closing { counted, always: false, window: None, to: Some(to) }.say();
        }
        match notes.rows == 0 && values.fail_empty {
            true => Err(Error::new(Kind::Nothing, tr!("there is nothing"))),
            false => Ok(()),
        }
    }

    /// How the records of a question are to be written: in the order that is asked for, or in their own. A limit counts
    /// sorted records, so it is the printer's.
    pub(super) fn sorted<Q: Query>(&self, query: &Q) -> output::Options {
        let columns = self.known_columns(query);
        let options = self.output(self.shape(query), &columns);
        let usual = || {
            // Shops keep their order.
            let shop = has_profile(&columns).then(|| PROFILE.key.into_owned());
            Some(shop.into_iter().chain([Q::SORTED_BY?.to_owned()]).collect())
        };
        let sort = options.sort.or_else(usual);
        let first = self.options.values.limit.filter(|_| sort.is_some());
        output::Options { sort, first, ..options }
    }

    /// A printer of records that kefu itself has composed; `first` is how many of the sorted ones it writes.
    pub(super) fn printer(&self, columns: Columns, shape: Shape, first: Option<u64>) -> Result<Printer> {
        let mut options = output::Options { first, ..self.output(shape, &columns) };
        // A default is meant for the vendors' own records.
        options.raw &= self.options.is_typed("raw");
        Printer::check(&options, &columns)?;
        Printer::new(Target::open(options.to.as_deref())?, options, columns)
    }

    /// The conditions for this run's questions.
    pub(super) fn asking(&self) -> Asking {
        let limits = Limits {
            concurrency: self.options.http.concurrency,
            records: self.options.values.limit,
            grep: self.options.values.grep.clone().map(Arc::new),
            sizes: Sizes::default(),
        };
        Asking { clock: self.options.clock.clone(), limits }
    }

    /// Asks every shop and walks, until the run is stopped.
    pub(super) async fn ask<Q: Query>(
        &self,
        query: &Q,
        asking: &Asking,
        end: impl Future<Output = Error>,
        deliver: &mut dyn FnMut(Event<'_>) -> Result<()>,
    ) -> Result<Answer> {
        let shops = self.shops::<Q>()?;
        let question = self.question(query, &shops, asking, None).await?;
        self.walk(question, asking, pin!(end), deliver).await
    }

    /// Whether the answer is one record or a list: several shops may have records with one id.
    fn shape<Q: Query>(&self, query: &Q) -> Shape {
        match query.shape() {
            Shape::One if self.options.profiles.several => Shape::Several,
            shape => shape,
        }
    }

    /// The options for reading records.
    pub(super) fn read_options(&self) -> ReadOptions {
        ReadOptions { zone: self.options.clock.now.time_zone().clone() }
    }

    /// Closes a complete answer, of which so many records were written: says how much it is, and fails if it is empty
    /// and must not be.
    pub(super) fn conclude<Q: Query>(&self, query: &Q, outcome: &Outcome, written: u64) -> Result<()> {
        if query.shape() == Shape::One && self.options.output.to.is_none() {
            return Ok(());
        }
        let window = query.window(&self.options.clock)?;
        self.close(query.noun(), window.as_ref(), outcome, written)
    }

    fn close(&self, noun: Things, window: Option<&Window>, outcome: &Outcome, written: u64) -> Result<()> {
        let (delivered, to) = (outcome.progress.delivered, self.options.output.to.as_deref());
        let cut = outcome.limited || written < delivered;
        let counted = self.counted_in_words(noun, outcome, cut.then_some(written));
        Closing { counted, always: cut || delivered == 0, window, to }.say();
        match delivered == 0 && self.options.values.fail_empty {
            true => Err(Error::new(Kind::Nothing, tr!("no {noun} matched", noun))),
            false => Ok(()),
        }
    }

    /// How many records a complete answer has; `first` is how many of them a limit has left.
    fn counted_in_words(&self, noun: Things, outcome: &Outcome, first: Option<u64>) -> String {
        let Progress { delivered, came, total } = outcome.progress;
        let text = self.options.values.grep.as_ref().map(Needle::typed);
        // How many records have the text is known only if all of them have come.
        let all =
            if text.is_some() { (!outcome.limited).then_some(delivered) } else { total.or(Some(delivered)) };
        let all = all.filter(|all| first.is_none_or(|first| first < *all)).map(|all| noun.counted(all));
        match (first, text, all) {
            (Some(first), None, Some(all)) => tr!("{first} of {all} (--limit)", first, all),
            (Some(first), None, None) => tr!("the first {some} (--limit)", some = noun.counted(first)),
            (Some(first), Some(text), Some(all)) => {
                tr!("{first} of {all} with “{text}” (--limit)", first, all, text)
            }
            (Some(first), Some(text), None) => {
                tr!("the first {some} with “{text}” (--limit)", some = noun.counted(first), text)
            }
            (None, Some(text), _) => {
                tr!("{some} of {all} with “{text}”", some = delivered, all = noun.counted(came), text)
            }
            (None, None, _) if delivered == 0 => tr!("no {noun}", noun),
            (None, None, _) => noun.counted(delivered),
        }
    }

    /// The error for an incomplete answer.
    pub(super) fn partial(&self, noun: Things, answer: Answer) -> Error {
        let came = came(noun, answer.outcome.progress);
        let what = match &self.options.output.to {
            Some(to) => tr!("{came}; {file} was left as it was", came, file = to.display()),
            None => came,
        };
        incomplete(what, answer)
    }
}

/// The error of an incomplete answer.
fn incomplete(what: String, answer: Answer) -> Error {
    let first = answer.errors().next().map(|error| error.vendor_error().clone());
    let missing = [parts_missing(&answer.outcome.missing), reasons(&answer.failed)];
    let missing: Vec<_> = missing.into_iter().filter(|list| !list.is_empty()).collect();
    Error::new(Kind::Partial, what)
        .why(tr!("missing: {parts}", parts = missing.join(&tr!("; "))))
        .because(answer.errors())
        .with_vendor_error(first.unwrap_or_default())
        .of_profiles(answer.failed)
}

/// Awaits some work, unless the run is stopped first.
pub(super) async fn unless<T>(
    end: Pin<&mut impl Future<Output = Error>>,
    work: impl Future<Output = Result<T>>,
) -> Result<T> {
    tokio::select! {
        done = work => done,
        stopped = end => Err(stopped),
    }
}

/// Logs one warning about dropped records that do not match the question.
pub(super) fn warn_of_unfit(vendor: VendorName, noun: Things, outcome: &Outcome) {
    if outcome.unfit.is_empty() {
        return;
    }
    let unfit = outcome.unfit.iter();
    let fields: Vec<_> = unfit.map(|(key, records)| tr!("{key} ({records})", key, records)).collect();
    tracing::warn!(
        "{}",
        tr!(
            "{vendor} sent {noun} that were not asked for; they are left out, by the field that does not fit: {fields}",
            vendor,
            noun,
            fields = fields.join(&tr!(", "))
        )
    );
}

/// An error from a vendor's answer, with the vendor's name added if it is missing.
pub(super) fn named<V: Vendor>(error: Error) -> Error {
    let nameless =
        matches!(error.kind(), Kind::Answer | Kind::NotFound) && error.vendor_error().vendor.id.is_empty();
    match nameless {
        true => error.with_vendor_error(VendorError { vendor: V::ABOUT.name, ..VendorError::default() }),
        false => error,
    }
}
