//! Writes the answer to a question into a temporary file for an archive.

use std::{
    future::ready,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use super::{Context, answer::Asking, gathered::came, notes::say};
use crate::{
    adapter::Query,
    error::{Error, Kind, Result},
    output::{self, Printer, Target},
    pages::{self, Event, Limits, Prepared, Progress},
    record::{Column, Shape, with_absent},
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
    /// The keys of the columns that all files of the folder have. New ones are added.
    pub columns: &'a Mutex<Vec<String>>,
}

impl Context {
    /// The profile whose records a file has; `None` for those of the sandbox.
    pub(super) fn profile_of_files(&self) -> Option<&str> {
        (!self.options.values.demo).then(|| self.profile())
    }

    /// Checks the options against each other before anything is sent.
    ///
    /// # Errors
    /// [`Kind::Usage`] for options that do not go together.
    pub fn check_file_options(&self, columns: &[Column]) -> Result<()> {
        Printer::check(&self.output(Shape::List, columns), columns)
    }

    /// Whether a tenant's own fields have to be known before a question's file is written.
    pub(super) fn file_needs_own_fields(&self, known: &[Column]) -> bool {
        Printer::needs_own_fields(&self.output(Shape::List, known), known)
    }

    /// The conditions for the questions of an export, whose files hold every record.
    pub(super) fn asking_for_files(&self) -> Asking {
        let Asking { clock, limits } = self.asking();
        Asking { clock, limits: Limits { records: None, grep: None, ..limits } }
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
        let FileTarget { folder, destination, question, columns } = file;
        let known = query.known_columns();
        let mut options =
            output::Options { to: Some(destination.to_owned()), ..self.output(Shape::List, &known) };
        // When it was asked, and how loudly, is in the manifest: the same answer is the same file.
        question.clone_into(&mut options.question.command);
        options.question.at = None;
        options.question.window = query.window(&self.options.clock)?.map(|window| window.to_string());
        let target = Target::waiting(folder, destination)?;
        let Asking { clock, limits } = self.asking_for_files();
        let own_fields = Printer::needs_own_fields(&options, &known).then(|| limits.clone());
        let mut prepared = Prepared::new(query, vendor, &clock, own_fields).await?;
        let mut printer = {
            let mut known = columns.lock().unwrap_or_else(PoisonError::into_inner);
            prepared.columns = with_absent(&prepared.columns, &known);
            self.fit(&mut options, &prepared.columns, Printer::can_show);
            options.kept.clone_from(&known);
            let printer = Printer::new(target, options, Arc::clone(&prepared.columns))?;
            *known = printer.keys();
            printer
        };
        let read_options = self.read_options();
        let mut deliver = |event: Event<'_>| match event {
            Event::Row(record) => printer.record(record),
            Event::Page(_) => Ok(()),
        };
        let outcome = pages::walk(prepared, limits, &read_options, ready(None), &mut deliver).await?;
        let Progress { delivered, total, .. } = outcome.progress;
        let partial = outcome.missing.first().map(|first| {
            Error::new(Kind::Partial, came(query.noun(), outcome.progress))
                .because(outcome.missing.iter().map(|missing| &missing.error))
                .why(first.error.detail())
                .with_vendor_error(first.error.vendor_error().clone())
        });
        let (pending, notes) = printer.finish_pending()?;
        say(&notes);
        Ok(FetchedFile { pending, rows: delivered, total, dropped: outcome.unfit.values().sum(), partial })
    }
}
