//! Rows of values with separators, in three dialects.
//!
//! `csv` is for programs: RFC 4180's quoting, the data unchanged, lines ended by LF as shells and databases expect.
//! `tsv` is for `cut`, `awk`, `LOAD DATA` and `COPY`: a tab always ends a value and LF a row, because inside values
//! both are written `\t` and `\n`. `csv-excel` is for spreadsheet programs, which guess types: see `excel.rs`.

use std::{
    borrow::Cow,
    io::{self, Write},
    mem,
};

use csv::Terminator;

use super::{Encoding, Entry, Sink, View, excel, rows::Rows};
use crate::{
    record::{Cell, Kind},
    text,
};

/// The byte-order mark by which Excel recognizes UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Opens a CSV document.
pub(super) fn open<W: Write + 'static>(view: View, out: W) -> Box<dyn Sink<W>> {
    Box::new(Csv::new(view, out, Dialect::Csv))
}

/// Opens a document of tab-separated values.
pub(super) fn open_tabs<W: Write + 'static>(view: View, out: W) -> Box<dyn Sink<W>> {
    Box::new(Csv::new(view, out, Dialect::Tsv))
}

/// Opens a CSV document for Excel.
pub(super) fn open_excel<W: Write + 'static>(view: View, out: W) -> Box<dyn Sink<W>> {
    Box::new(Csv::new(view, out, Dialect::Excel))
}

/// The program that reads the values.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dialect {
    Csv,
    Tsv,
    Excel,
}

struct Csv<W: Write> {
    view: View,
    out: Rows<Marked<W>>,
    /// The kinds of the columns, once the header is written.
    kinds: Vec<Kind>,
    dialect: Dialect,
    /// The number of characters that the encoding could not represent.
    lost: u64,
}

impl<W: Write> Sink<W> for Csv<W> {
    fn row(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        self.begin()?;
        self.cells(&entry.cells)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(mut self: Box<Self>, complete: bool) -> io::Result<W> {
        if complete {
            self.begin()?;
        }
        if self.lost > 0 {
            tracing::warn!("{} characters became ?: the encoding cannot hold them", self.lost);
        }
        Ok(self.out.into_inner()?.out)
    }
}

impl<W: Write> Csv<W> {
    fn new(view: View, out: W, dialect: Dialect) -> Self {
        let excel = dialect == Dialect::Excel;
        let marked = excel && view.encoding == Encoding::Utf8 && !view.screen.terminal;
        let out = Marked { mark: if marked { MARK } else { b"" }, out };
        let out = match dialect {
            Dialect::Csv => Rows::quoted(out, Terminator::Any(b'\n')),
            Dialect::Excel => Rows::quoted(out, Terminator::CRLF),
            Dialect::Tsv => Rows::plain(out),
        };
        Self { view, out, kinds: Vec::new(), dialect, lost: 0 }
    }

    /// Writes the header before anything else.
    fn begin(&mut self) -> io::Result<()> {
        if self.kinds.is_empty() { self.header(self.view.headings()) } else { Ok(()) }
    }

    fn header(&mut self, columns: Vec<(String, Kind)>) -> io::Result<()> {
        let (mut headings, kinds): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
        if self.view.header {
            if let Some(first) = headings.first_mut().filter(|_| self.dialect == Dialect::Excel) {
                excel::first_heading(first);
            }
            // A tenant's labels are texts like any other.
            self.kinds = vec![Kind::Text; headings.len()];
            let headings: Vec<_> = headings.into_iter().map(|heading| Cell::Text(heading.into())).collect();
            self.cells(&headings)?;
        }
        self.kinds = kinds;
        Ok(())
    }

    fn cells(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        for (cell, kind) in cells.iter().zip(&self.kinds) {
            if matches!(cell, Cell::Missing) {
                self.out.value(b"")?;
                continue;
            }
            let text = safe(self.view.text(cell), self.view.screen.terminal);
            let text = match self.dialect {
                Dialect::Csv => text,
                Dialect::Tsv => escaped(text),
                Dialect::Excel => excel::guarded(text, cell, *kind),
            };
            let (bytes, lost) = self.view.encoding.encode(&text);
            self.lost += lost;
            self.out.value(&bytes)?;
        }
        self.out.end()
    }
}

/// A writer that puts a mark before the first byte.
struct Marked<W> {
    mark: &'static [u8],
    out: W,
}

impl<W: Write> Write for Marked<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write_all(mem::take(&mut self.mark))?;
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The text with separators escaped as `MySQL` and `PostgreSQL` read them.
fn escaped(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains(['\t', '\n', '\r', '\\']) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\\' => out.push_str("\\\\"),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Only a terminal obeys control characters; a program gets the data unchanged.
fn safe(text: Cow<'_, str>, terminal: bool) -> Cow<'_, str> {
    if terminal { Cow::Owned(text::clean(&text).into_owned()) } else { text }
}

#[cfg(test)]
mod tests;
