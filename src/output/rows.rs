//! Writes rows of values: quoted as CSV, or separated by tabs.

use std::io::{self, BufWriter, Write};

use csv::{ByteRecord, Terminator, Writer, WriterBuilder};

use super::target::ROOM;

/// A writer of rows.
pub(super) enum Rows<W: Write> {
    /// Values in quotes where necessary. A row is collected, because the CSV writer is faster with whole ones.
    Quoted(Writer<W>, ByteRecord),
    /// Values without quotes. The CSV writer would quote a single empty value.
    Plain {
        out: BufWriter<W>,
        /// Whether the row has a value already.
        begun: bool,
    },
}

impl<W: Write> Rows<W> {
    /// Rows of CSV.
    pub(super) fn quoted(out: W, end: Terminator) -> Self {
        let mut rules = WriterBuilder::new();
        let out = rules.terminator(end).flexible(true).buffer_capacity(ROOM).from_writer(out);
        Self::Quoted(out, ByteRecord::new())
    }

    /// Rows of tab-separated values, ended by LF.
    pub(super) fn plain(out: W) -> Self {
        Self::Plain { out: BufWriter::with_capacity(ROOM, out), begun: false }
    }

    /// Writes a value.
    pub(super) fn value(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Quoted(_, row) => {
                row.push_field(bytes);
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
            Self::Quoted(out, row) => {
                out.write_byte_record(row).map_err(cause)?;
                row.clear();
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
            Self::Quoted(out, _) => out.flush(),
            Self::Plain { out, .. } => out.flush(),
        }
    }

    /// The underlying writer.
    pub(super) fn into_inner(self) -> io::Result<W> {
        match self {
            Self::Quoted(out, _) => out.into_inner().map_err(csv::IntoInnerError::into_error),
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
