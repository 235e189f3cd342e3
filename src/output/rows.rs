//! Values and rows as bytes: quoted as in CSV, or with a tab between values that hold none.

use std::io::{self, BufWriter, Write};

use csv::{Terminator, Writer, WriterBuilder};

use super::target::ROOM;

/// Where rows are written.
pub(super) enum Rows<W: Write> {
    /// Values in quotes where they need them.
    Quoted(Writer<W>),
    /// Values as they are. The CSV writer would put an empty one that stands alone in quotes.
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
        Self::Quoted(rules.terminator(end).flexible(true).buffer_capacity(ROOM).from_writer(out))
    }

    /// Rows of values between tabs, which end with LF.
    pub(super) fn plain(out: W) -> Self {
        Self::Plain { out: BufWriter::with_capacity(ROOM, out), begun: false }
    }

    /// Writes a value.
    pub(super) fn value(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Quoted(out) => out.write_field(bytes).map_err(cause),
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
            Self::Quoted(out) => out.write_record(None::<&[u8]>).map_err(cause),
            Self::Plain { out, begun } => {
                *begun = false;
                out.write_all(b"\n")
            }
        }
    }

    /// Passes on what has been written.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Quoted(out) => out.flush(),
            Self::Plain { out, .. } => out.flush(),
        }
    }

    /// The place that has been written to.
    pub(super) fn into_inner(self) -> io::Result<W> {
        match self {
            Self::Quoted(out) => out.into_inner().map_err(csv::IntoInnerError::into_error),
            Self::Plain { out, .. } => out.into_inner().map_err(io::IntoInnerError::into_error),
        }
    }
}

/// The failure beneath, which says whether the reader has gone.
fn cause(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
