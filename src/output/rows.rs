//! Writes rows of values: quoted as CSV, or separated by tabs.

use std::io::{self, BufWriter, Write};

use csv::{ByteRecord, QuoteStyle, Terminator, Writer, WriterBuilder};

use super::target::ROOM;

/// A writer of rows.
pub(super) enum Rows<W: Write> {
    /// Values in quotes where necessary.
    Quoted(Quoted<W>),
    /// Values without quotes. The CSV writer would quote a single empty value.
    Plain {
        out: BufWriter<W>,
        /// Whether the row has a value already.
        begun: bool,
    },
}

/// Rows of CSV.
pub(super) struct Quoted<W: Write> {
    out: Writer<W>,
    row: ByteRecord,
    /// Which values need quotes.
    rules: csv_core::Writer,
    /// A buffer for a value in quotes.
    quoted: Vec<u8>,
}

impl<W: Write> Quoted<W> {
    /// Adds a value to the row.
    fn push(&mut self, value: &[u8]) {
        if !self.rules.should_quote(value) {
            return self.row.push_field(value);
        }
        // The CSV writer searches for one quote after the other, which takes long where there are many: each name and text in
        // a value that is JSON has two. In a buffer full of quotes a doubled one is a place passed over.
        self.quoted.clear();
        self.quoted.resize(2 * value.len() + 2, b'"');
        let (quoted, mut end) = (&mut self.quoted[..], 1);
        for byte in value {
            quoted[end] = *byte;
            end += 1 + usize::from(*byte == b'"');
        }
        self.quoted.truncate(end + 1);
        self.row.push_field(&self.quoted);
    }
}

impl<W: Write> Rows<W> {
    /// Rows of CSV.
    pub(super) fn quoted(out: W, end: Terminator) -> Self {
        // The writer gets whole rows, which it copies without keeping books for every value.
        let mut writer = WriterBuilder::new();
        writer.terminator(end).flexible(true).quote_style(QuoteStyle::Never).buffer_capacity(ROOM);
        Self::Quoted(Quoted {
            out: writer.from_writer(out),
            row: ByteRecord::new(),
            rules: csv_core::Writer::new(),
            quoted: Vec::new(),
        })
    }

    /// Rows of tab-separated values, ended by LF.
    pub(super) fn plain(out: W) -> Self {
        Self::Plain { out: BufWriter::with_capacity(ROOM, out), begun: false }
    }

    /// Writes a value.
    pub(super) fn value(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Quoted(rows) => {
                rows.push(bytes);
                Ok(())
            }
            Self::Plain { out, begun } => {
                if std::mem::replace(begun, true) {
                    out.write_all(b"\t")?;
                }
                out.write_all(bytes)
            }
        }
    }

    /// Ends a row.
    pub(super) fn end(&mut self) -> io::Result<()> {
        match self {
            Self::Quoted(rows) => {
                rows.out.write_byte_record(&rows.row).map_err(cause)?;
                rows.row.clear();
                Ok(())
            }
            Self::Plain { out, begun } => {
                *begun = false;
                out.write_all(b"\n")
            }
        }
    }

    /// Flushes the written data.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Quoted(rows) => rows.out.flush(),
            Self::Plain { out, .. } => out.flush(),
        }
    }

    /// The underlying writer.
    pub(super) fn into_inner(self) -> io::Result<W> {
        match self {
            Self::Quoted(rows) => rows.out.into_inner().map_err(csv::IntoInnerError::into_error),
            Self::Plain { out, .. } => out.into_inner().map_err(io::IntoInnerError::into_error),
        }
    }
}

/// The underlying error, which tells whether the reader has closed the pipe.
fn cause(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
