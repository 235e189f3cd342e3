//! Writes results: a [`Printer`] takes records and writes them in one [`Format`].
//!
//! A format is one file with a [`Sink`] and one line in `format.rs`.

mod card;
mod coercion;
mod csv;
mod encoding;
mod excel;
mod format;
mod jq;
mod json;
mod mask;
mod md;
mod question;
mod rows;
mod select;
mod table;
mod target;
mod unread;
mod view;
mod watch;
mod xlsx;

use std::{
    io::{self, IsTerminal, Write},
    path::PathBuf,
};

use jiff::tz::TimeZone;

pub use self::{
    encoding::Encoding,
    format::Format,
    jq::{Program, program},
    question::Question,
    target::Target,
    watch::{FrameContext, Watcher},
};
use self::{
    format::Bytes,
    select::Selection,
    target::cannot_write,
    unread::Unread,
    view::{Screen, View},
};
use crate::{
    error::{Error, Kind, Result},
    lang::Lang,
    record::{Cell, Column, Columns, Kind as ColumnKind, Layout, ReadOptions, Record, Row, Shape},
    text::{self, Ambiguous},
    whole_file::PendingFile,
};

/// The output options.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct Options {
    /// The format.
    pub format: Format,
    /// `--columns` as typed; `all` alone selects every column; `None` for the format's default.
    pub columns: Option<Vec<String>>,
    /// Headings and words (`--labels`), keys and codes (`--no-labels`), or the format's default.
    pub labels: Option<bool>,
    /// Whether to write a header, if the format has one.
    pub header: bool,
    /// Whether to write the vendor's own records.
    pub raw: bool,
    /// Whether to mask personal data.
    pub mask: bool,
    /// The language of headings and words.
    pub lang: Lang,
    /// The vendors' zone.
    pub zone: TimeZone,
    /// The file to write instead of standard output.
    pub to: Option<PathBuf>,
    /// Whether standard output is coloured.
    pub color: bool,
    /// The width of standard output in cells.
    pub width: Option<usize>,
    /// The width of ambiguous characters there.
    pub ambiguous: Ambiguous,
    /// The encoding, for formats that allow several.
    pub encoding: Encoding,
    /// Whether standard output is a terminal.
    pub terminal: bool,
    /// Whether that terminal can draw blocks and move its cursor.
    pub blocks: bool,
    /// A list, or one record.
    pub shape: Shape,
    /// The question.
    pub question: Question,
    /// `--jq`: a program that reads the JSON document; its values are written instead.
    pub jq: Option<Program>,
}

/// A record for a sink.
struct Entry<'a> {
    /// The vendor's own record.
    source: &'a str,
    /// Its values in the shown columns.
    cells: Vec<Cell<'a>>,
}

/// A format: takes records and writes bytes. It writes nothing before its first record or a complete end.
trait Sink<W> {
    /// Takes a record.
    fn row(&mut self, entry: &Entry<'_>) -> io::Result<()>;

    /// Writes everything that can be shown by now.
    fn flush(&mut self) -> io::Result<()>;

    /// Closes the document; without `complete`, the document contains the records so far.
    fn finish(self: Box<Self>, complete: bool) -> io::Result<W>;
}

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
    fn onto(out: W, mut options: Options, columns: Columns, shown: Selection) -> Self {
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
    fn end(self, complete: bool) -> Result<W> {
        self.unread.report(self.layout.columns());
        let ended = self.sink.finish(complete);
        ended.map_err(|error| cannot_write(self.to.as_deref(), &error))
    }
}

/// Checks the options against each other.
fn check(options: &Options) -> Result<()> {
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

/// Writes plain text that is itself a result: a completion script, a path.
///
/// # Errors
/// [`Kind::CannotWrite`], [`Kind::ClosedPipe`].
#[expect(clippy::disallowed_methods, reason = "where results leave")]
pub fn text(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    let shown = if out.is_terminal() { text::clean(text) } else { text.into() };
    out.write_all(shown.as_bytes()).and_then(|()| out.flush()).map_err(|error| cannot_write(None, &error))
}

#[cfg(test)]
mod samples;
#[cfg(test)]
mod spreadsheets;
#[cfg(test)]
mod tests;
