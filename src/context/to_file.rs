//! How a question's answer becomes a file of a directory: whole, or not at all.

use std::{path::Path, sync::Arc};

use super::{Context, answer::came};
use crate::{
    adapter::Query,
    error::{Error, Kind, Result},
    globals::ZONE,
    output::{Format, Options, Printer, Target},
    pages::{self, Event, Limits, Prepared, Progress, Sizes},
    record::{Column, Shape},
    whole_file::PendingFile,
};

/// An answer in a file that has not taken its place yet.
#[derive(Debug)]
pub struct FetchedFile {
    /// The file.
    pub pending: PendingFile,
    /// Records in it.
    pub rows: u64,
    /// Records by the vendor's own count, if it counts.
    pub total: Option<u64>,
    /// Records that were left out because they are not what the vendor was asked for.
    pub dropped: u64,
    /// Why it is not the whole answer, if it is not.
    pub partial: Option<Error>,
}

/// A file that is to be kept.
#[derive(Clone, Copy, Debug)]
pub struct FileTarget<'a> {
    /// Where it waits.
    pub folder: &'a Path,
    /// What it will be.
    pub destination: &'a Path,
    /// What it answers, in words.
    pub question: &'a str,
}

impl Context {
    /// The format of files that are kept: `csv`, unless the user says otherwise.
    pub fn file_format(&self) -> Format {
        self.globals.output.unwrap_or(Format::Csv)
    }

    /// What the bytes of kept files depend on besides the answer: the same words for the same form.
    pub fn file_form(&self) -> Result<String> {
        let globals = &self.globals;
        let mut words = vec![format!("-o {}", self.file_format().name())];
        let columns = globals.columns.iter().map(|columns| format!("--columns {}", columns.join(",")));
        words.extend(columns);
        let labels = self.labels();
        words.extend(labels.map(|yes| if yes { "--labels" } else { "--no-labels" }.to_owned()));
        let flags = [(globals.raw, "--raw"), (globals.mask, "--mask")];
        words.extend(flags.into_iter().filter(|(given, _)| *given).map(|(_, flag)| flag.to_owned()));
        if self.file_format().has_labels(labels) {
            words.push(format!("--lang {}", globals.lang.unwrap_or_default().name()));
        }
        let encoding = globals.encoding.filter(|_| self.file_format().has_encodings());
        words.extend(encoding.map(|encoding| format!("--encoding {}", encoding.name())));
        let zone = self.clock.now.time_zone().iana_name().unwrap_or("local");
        if zone != ZONE {
            words.push(format!("--timezone {zone}"));
        }
        words.push(match globals.demo {
            true => "--demo".to_owned(),
            false => format!("--profile {}", self.config.profile(globals.profile.as_deref())?.name),
        });
        Ok(words.join(" "))
    }

    /// Holds the options against the columns before anything is asked.
    ///
    /// # Errors
    /// [`Kind::Usage`] for options that do not go together.
    pub fn check_file_options(&self, columns: &[Column]) -> Result<()> {
        Printer::check(&self.file_options(columns), columns)
    }

    /// How kept files are written.
    fn file_options(&self, columns: &[Column]) -> Options {
        Options { format: self.file_format(), terminal: false, ..self.output(columns, Shape::List) }
    }

    /// Asks a question and keeps the answer in a file that waits for its place.
    ///
    /// # Errors
    /// Whatever is wrong with vendor or file, if there is no answer at all.
    pub async fn fetch_to_file<Q: Query>(
        &self,
        query: &Q,
        vendor: &Q::Vendor,
        file: FileTarget<'_>,
    ) -> Result<FetchedFile> {
        let FileTarget { folder, destination, question } = file;
        let mut options =
            Options { to: Some(destination.to_owned()), ..self.file_options(&query.known_columns()) };
        // When it was asked, and how loudly, is in the manifest: the same answer is the same file.
        question.clone_into(&mut options.question.command);
        options.question.at = None;
        options.question.window = query.window(&self.clock)?.map(|window| window.to_string());
        let target = Target::waiting(folder, destination)?;
        let prepared = Prepared::new(query, vendor, &self.clock).await?;
        let mut printer = Printer::new(target, options, Arc::clone(&prepared.columns))?;
        let limits = Limits { concurrency: self.concurrency(), records: None, sizes: Sizes::default() };
        let read_options = self.read_options();
        let walked = pages::walk(prepared, limits, &read_options, |event| match event {
            Event::Row(record) => printer.record(record),
            Event::Page(_) => Ok(()),
        });
        let outcome = walked.await?;
        let Progress { delivered, total } = outcome.progress;
        let partial = outcome.missing.first().map(|first| {
            Error::new(Kind::Partial, came(query.noun(), outcome.progress))
                .because(outcome.missing.iter().map(|missing| &missing.error))
                .why(first.error.detail())
                .with_vendor_error(first.error.vendor_error().clone())
        });
        let pending = printer.finish_pending()?;
        Ok(FetchedFile { pending, rows: delivered, total, dropped: outcome.unfit.values().sum(), partial })
    }
}
