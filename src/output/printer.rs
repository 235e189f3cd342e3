//! What a format gets: the columns are selected, the options checked, and each record's cells made
//! once.

use std::{io::Write, path::PathBuf};

use super::{
    Encoding, Entry, Options, Sink, Target,
    format::Bytes,
    jq,
    select::Selection,
    target::cannot_write,
    unread::Unread,
    view::{self, Screen, View},
};
use crate::{
    error::{Error, Kind, Result},
    record::{Column, Columns, Kind as ColumnKind, Layout, ReadOptions, Record, Row, Shape},
    text::Ambiguous,
    whole_file::PendingFile,
};

/// Writes the records of one answer.
pub struct Printer<W = Target> {
    layout: Layout,
    shown: Selection,
    read_options: ReadOptions,
    shape: Shape,
    rows: u64,
    unread: Unread,
    to: Option<PathBuf>,
    sink: Box<dyn Sink<W>>,
}

impl Printer {
    /// Checks the options against each other and against the columns, before anything is sent or opened. If a tenant
    /// may have custom fields, the names of columns are checked by [`Self::new`], which knows them all.
    ///
    /// # Errors
    /// [`Kind::Usage`] for options that do not go together.
    pub fn check(options: &Options, columns: &[Column]) -> Result<()> {
        check(options)?;
        let open = columns.iter().any(|column| matches!(column.kind, ColumnKind::Fields));
        match Selection::new(options, columns) {
            Err(error) if !open => Err(error),
            _ => Ok(()),
        }
    }

    /// A printer that writes to a target. Nothing is written yet.
    ///
    /// # Errors
    /// [`Kind::Usage`] for options that do not go together.
    pub fn new(target: Target, mut options: Options, columns: Columns) -> Result<Self> {
        options.terminal = target.is_terminal(options.terminal);
        if options.to.is_some() {
            options.color = false;
            options.width = None;
        }
        let shown = Selection::new(&options, &columns)?;
        Ok(Self::onto(target, options, columns, shown))
    }

    /// Closes the document. A file replaces its destination only if the answer is complete.
    ///
    /// # Errors
    /// [`Kind::CannotWrite`], [`Kind::ClosedPipe`].
    pub fn finish(self, complete: bool) -> Result<()> {
        let to = self.to.clone();
        let target = self.end(complete)?;
        target.close(complete).map_err(|error| cannot_write(to.as_deref(), &error))
    }

    /// Closes a complete document into a pending file.
    ///
    /// # Errors
    /// [`Kind::CannotWrite`].
    pub fn finish_pending(self) -> Result<PendingFile> {
        let to = self.to.clone();
        let target = self.end(true)?;
        target.pending().map_err(|error| cannot_write(to.as_deref(), &error))
    }
}

impl<W: Write + Send + 'static> Printer<W> {
    /// Writes some of the columns to `out`.
    pub(super) fn onto(out: W, mut options: Options, columns: Columns, shown: Selection) -> Self {
        if options.mask {
            options.question.command = options.question.masked();
        }
        let spec = options.format.spec();
        let labels = options.labels.unwrap_or(spec.labels);
        let view = View {
            columns: view::headed(&shown.indexes, &columns, labels, &options),
            labels,
            header: options.header,
            lang: options.lang,
            raw: options.raw,
            shape: options.shape,
            chosen: options.columns.is_some(),
            screen: Screen {
                terminal: options.terminal,
                color: options.color,
                width: options.width,
                blocks: options.blocks && options.ambiguous == Ambiguous::Narrow,
                ambiguous: options.ambiguous,
            },
            encoding: options.encoding,
            question: options.question,
        };
        let unread = Unread::among(&shown.indexes, &columns);
        Self {
            layout: Layout::new(columns),
            shown,
            unread,
            read_options: ReadOptions { zone: options.zone },
            shape: options.shape,
            rows: 0,
            to: options.to,
            sink: match options.jq {
                Some(program) => jq::open(program, view, out),
                None => (spec.open)(view, out),
            },
        }
    }

    /// Writes a record that has not been parsed yet.
    ///
    /// # Errors
    /// [`Kind::Answer`] if it is not a record, and as [`Self::record`].
    pub fn row(&mut self, row: Row) -> Result<()> {
        let record = self.layout.read(row)?;
        self.record(&record)
    }

    /// Writes a record that was read by the printer's columns.
    ///
    /// # Errors
    /// [`Kind::CannotWrite`], [`Kind::ClosedPipe`].
    pub fn record(&mut self, record: &Record) -> Result<()> {
        if self.shape == Shape::One && self.rows > 0 {
            return Err(Error::new(Kind::Bug, "two records where one was asked for"));
        }
        self.rows += 1;
        self.unread.look(record, &self.read_options);
        let entry =
            Entry { source: record.row().source(), cells: self.shown.cells(record, &self.read_options) };
        let written = self.sink.row(&entry);
        written.map_err(|error| cannot_write(self.to.as_deref(), &error))
    }

    /// Flushes the records so far, if the format can.
    ///
    /// # Errors
    /// [`Kind::CannotWrite`], [`Kind::ClosedPipe`].
    pub fn flush(&mut self) -> Result<()> {
        let flushed = self.sink.flush();
        flushed.map_err(|error| cannot_write(self.to.as_deref(), &error))
    }

    /// Closes the document and returns the target.
    pub(super) fn end(self, complete: bool) -> Result<W> {
        self.unread.report(self.layout.columns());
        let ended = self.sink.finish(complete);
        ended.map_err(|error| cannot_write(self.to.as_deref(), &error))
    }
}

/// Checks the options against each other.
pub(super) fn check(options: &Options) -> Result<()> {
    let spec = options.format.spec::<Target>();
    options.jq.as_ref().map_or(Ok(()), jq::check)?;
    check_raw(options, spec.raw)?;
    if options.encoding != Encoding::Utf8 && spec.bytes != Bytes::Text {
        let what = format!("-o {} is always UTF-8", options.format.name());
        return Err(Error::new(Kind::Usage, what).hint("--encoding goes with -o csv and -o csv-excel"));
    }
    if !options.header && !options.format.can_be_bare() {
        let what = format!("-o {} is not read without its headings", options.format.name());
        return Err(
            Error::new(Kind::Usage, what).hint("--no-header goes with -o table, csv, tsv and csv-excel")
        );
    }
    if spec.bytes == Bytes::Binary && options.terminal && options.to.is_none() {
        let what = format!("-o {} cannot be shown on a terminal", options.format.name());
        return Err(Error::new(Kind::Usage, what).hint("write it to a file with --to FILE"));
    }
    Ok(())
}

/// `--raw` writes the vendor's own records, so there is nothing to select or translate.
fn check_raw(options: &Options, possible: bool) -> Result<()> {
    let wrong = |other: &str| {
        Err(Error::new(Kind::Usage, format!("--raw cannot be used with {other}"))
            .hint("--raw shows what the vendor sent; leave one of the two out"))
    };
    match options {
        Options { raw: false, .. } => Ok(()),
        _ if !possible => wrong(&format!("-o {}", options.format.name()))
            .map_err(|error| error.hint("use -o json or -o jsonl")),
        Options { columns: Some(_), .. } => wrong("--columns"),
        Options { labels: Some(true), .. } => wrong("--labels"),
        Options { mask: true, .. } => wrong("--mask"),
        _ => Ok(()),
    }
}
