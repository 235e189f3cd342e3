//! Writes the answer to a question into a temporary file for an archive.

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

/// An answer in a temporary file.
#[derive(Debug)]
pub struct FetchedFile {
    /// The file.
    pub pending: PendingFile,
    /// The number of its records.
    pub rows: u64,
    /// The vendor's total, if it states one.
    pub total: Option<u64>,
    /// The number of dropped records that do not match the question.
    pub dropped: u64,
    /// The reason why the answer is incomplete, if it is.
    pub partial: Option<Error>,
}

/// The paths and the question of a file.
#[derive(Clone, Copy, Debug)]
pub struct FileTarget<'a> {
    /// The folder of the temporary file.
    pub folder: &'a Path,
    /// The path to replace.
    pub destination: &'a Path,
    /// The question as text.
    pub question: &'a str,
}

impl Context {
    /// The format of archive files: `csv`, unless the user chooses another.
    pub fn file_format(&self) -> Format {
        self.globals.output.unwrap_or(Format::Csv)
    }

    /// The options that determine a file's bytes, as text, equal for equal options.
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

    /// Checks the options against each other before anything is sent.
    ///
    /// # Errors
    /// [`Kind::Usage`] for options that do not go together.
    pub fn check_file_options(&self, columns: &[Column]) -> Result<()> {
        Printer::check(&self.file_options(columns), columns)
    }

    /// The output options for archive files.
    fn file_options(&self, columns: &[Column]) -> Options {
        Options { format: self.file_format(), terminal: false, ..self.output(columns, Shape::List) }
    }

    /// Asks a question and writes the answer into a temporary file.
    ///
    /// # Errors
    /// The errors of vendor and file, if there is no answer at all.
    pub async fn fetch_to_file<Q: Query>(
        &self,
        query: &Q,
        vendor: &Q::Vendor,
        file: FileTarget<'_>,
    ) -> Result<FetchedFile> {
        let FileTarget { folder, destination, question } = file;
        let mut options =
            Options { to: Some(destination.to_owned()), ..self.file_options(&query.known_columns()) };
        // The manifest has the time and the verbosity of the run, so that equal answers give equal files.
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
