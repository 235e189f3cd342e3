//! Writes results: a [`Printer`] takes records and writes them in one [`Format`].
//!
//! A format is one file with a [`Sink`] and one line in `format.rs`.

mod card;
mod charts;
mod coercion;
mod column_name;
mod csv;
mod encoding;
mod excel;
mod format;
mod html;
mod jq;
mod json;
mod mask;
mod md;
mod notes;
mod pager;
mod printer;
mod question;
pub mod report;
mod rows;
mod select;
mod sort;
mod table;
mod target;
mod view;
mod watch;
mod xlsx;

use std::{
    io::{self, IsTerminal, Write},
    path::PathBuf,
};

use jiff::tz::TimeZone;

pub use self::{
    charts::{Chart, ChartForm},
    encoding::Encoding,
    excel::unguarded,
    format::Format,
    jq::{Program, program},
    notes::{Misfits, Notes},
    pager::{Pager, PagerChoice, Paging},
    printer::Printer,
    question::Question,
    target::Target,
    view::heading,
    watch::{FrameContext, Watcher},
};
use self::{target::cannot_write, view::View};
use crate::{
    error::Result,
    lang::Lang,
    record::{Cell, Shape},
    text::{self, Ambiguous},
};

/// The output options.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct Options {
    /// The format.
    pub format: Format,
    /// `--columns` as typed; `all` alone selects every column; `None` for the format's default.
    pub columns: Option<Vec<String>>,
    /// The keys of the columns that other files of the same directory have, in their order. They come first.
    pub kept: Vec<String>,
    /// `--sort` as typed, or the order that the question's records have by themselves; `None` as they come.
    pub sort: Option<Vec<String>>,
    /// How many of the sorted records are written.
    pub first: Option<u64>,
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
    /// The pager for long results on a terminal, if there is one.
    pub pager: Option<Pager>,
    /// Whether standard output is a terminal.
    pub terminal: bool,
    /// Whether that terminal can draw blocks and move its cursor.
    pub blocks: bool,
    /// A list, or one record.
    pub shape: Shape,
    /// The chart that a workbook has beside the records.
    pub chart: Option<Chart>,
    /// The question.
    pub question: Question,
    /// `--jq`: a program that reads the JSON document; its values are written instead.
    pub jq: Option<Program>,
}

impl Options {
    /// Whether the document has headings and words instead of keys and codes.
    pub fn has_labels(&self) -> bool {
        self.format.has_labels(self.labels)
    }

    /// The language of the words that kefu itself puts into records: the user's where the document has labels. Without
    /// labels it is always Chinese, as the vendors' words are, because scripts must not depend on a language.
    pub fn lang_of_records(&self) -> Lang {
        if self.has_labels() { self.lang } else { Lang::Zh }
    }
}

/// A document in one format, begun by [`format::Begin`]. It draws the cells that it gets and decides nothing.
trait Sink<W> {
    /// Draws a record: one cell per column of the view, or only the vendor's own text in a raw view.
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()>;

    /// Draws the totals of the records, the last row of formats that have totals.
    fn total(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        self.row(cells)
    }

    /// Writes everything that can be shown by now.
    fn flush(&mut self) -> io::Result<()>;

    /// Closes the document. Returns the writer, and notes for the caller to report.
    fn finish(self: Box<Self>) -> io::Result<(W, Notes)>;
}

/// Writes plain text that is itself a result: a completion script, a path.
///
/// # Errors
/// `CannotWrite`, `ClosedPipe`.
#[expect(clippy::disallowed_methods, reason = "where results leave")]
pub fn text(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    let shown = if out.is_terminal() { text::clean(text) } else { text.into() };
    out.write_all(shown.as_bytes()).and_then(|()| out.flush()).map_err(|error| cannot_write(None, &error))
}

/// Writes text that is coloured and clean already.
///
/// # Errors
/// `CannotWrite`, `ClosedPipe`.
#[expect(clippy::disallowed_methods, reason = "where results leave")]
pub fn painted(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| cannot_write(None, &error))
}

/// A text with its telephone numbers, identity numbers and e-mail addresses masked.
pub fn masked(text: &str) -> String {
    mask::text(text)
}

/// Writes a page of help, with its styles where the terminal shows them.
///
/// # Errors
/// `CannotWrite`, `ClosedPipe`.
#[expect(clippy::disallowed_methods, reason = "where results leave")]
pub fn page(text: &str) -> Result<()> {
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| cannot_write(None, &error))
}

#[cfg(test)]
mod samples;
#[cfg(test)]
mod spreadsheets;
#[cfg(test)]
mod tests;
