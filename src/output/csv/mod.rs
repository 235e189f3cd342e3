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

use super::{Encoding, Notes, Sink, View, excel, rows::Rows};
use crate::{
    record::{Cell, Kind},
    text,
};

/// The byte-order mark by which Excel recognizes UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Begins a CSV document.
pub(super) fn begin<W: Write + 'static>(view: View, out: W) -> io::Result<Box<dyn Sink<W>>> {
    Csv::begin(view, out, Dialect::Csv)
}

/// Begins a document of tab-separated values.
pub(super) fn begin_tabs<W: Write + 'static>(view: View, out: W) -> io::Result<Box<dyn Sink<W>>> {
    Csv::begin(view, out, Dialect::Tsv)
}

/// Begins a CSV document for Excel.
pub(super) fn begin_excel<W: Write + 'static>(view: View, out: W) -> io::Result<Box<dyn Sink<W>>> {
    Csv::begin(view, out, Dialect::Excel)
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
    dialect: Dialect,
    /// Whether texts are written as they are, but for the quotes.
    is_verbatim: bool,
    /// The number of characters that the encoding could not represent.
    lost: u64,
}

impl<W: Write> Sink<W> for Csv<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        for (index, cell) in cells.iter().enumerate() {
            match cell {
                Cell::Missing => self.out.empty(),
                _ => self.value(cell, self.view.columns[index].column.kind),
            }
        }
        self.out.end()
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(self: Box<Self>) -> io::Result<(W, Notes)> {
        let notes = Notes { lost: self.lost, ..Notes::default() };
        Ok((self.out.into_inner().out, notes))
    }
}

impl<W: Write + 'static> Csv<W> {
    fn begin(view: View, out: W, dialect: Dialect) -> io::Result<Box<dyn Sink<W>>> {
        let excel = dialect == Dialect::Excel;
        let marked = excel && view.encoding == Encoding::Utf8 && !view.screen.terminal;
        let out = Marked { mark: if marked { MARK } else { b"" }, out };
        let out = match dialect {
            Dialect::Csv => Rows::quoted(out, "\n"),
            Dialect::Excel => Rows::quoted(out, "\r\n"),
            Dialect::Tsv => Rows::plain(out),
        };
        let is_verbatim = dialect == Dialect::Csv && view.encoding == Encoding::Utf8 && !view.screen.terminal;
        let mut csv = Self { view, out, dialect, is_verbatim, lost: 0 };
        if csv.view.header {
            csv.header()?;
        }
        Ok(Box::new(csv))
    }

    /// Writes the header. A tenant's labels are guarded like any other text.
    fn header(&mut self) -> io::Result<()> {
        let mut headings: Vec<_> = self.view.columns.iter().map(|shown| shown.heading.clone()).collect();
        if let Some(first) = headings.first_mut().filter(|_| self.dialect == Dialect::Excel) {
            excel::first_heading(first);
        }
        for heading in headings {
            self.value(&Cell::Text(heading.into()), Kind::Text);
        }
        self.out.end()
    }
}

impl<W: Write> Csv<W> {
    /// Writes the text of a cell.
    fn value(&mut self, cell: &Cell<'_>, kind: Kind) {
        let text = self.view.text(cell);
        if self.is_verbatim {
            return self.out.value(text.as_bytes());
        }
        let text = safe(text, self.view.screen.terminal);
        let text = match self.dialect {
            Dialect::Csv => text,
            Dialect::Tsv => escaped(text),
            Dialect::Excel => excel::guarded(text, cell, kind),
        };
        let (bytes, lost) = self.view.encoding.encode(&text);
        self.lost += lost;
        self.out.value(&bytes);
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
