//! Writes rows of values: quoted as CSV, or separated by tabs.

use std::{
    io::{self, Write},
    mem,
};

use super::target::ROOM;
use crate::text::bytes;

/// A writer of rows.
pub(super) struct Rows<W> {
    out: W,
    /// The byte between values.
    separator: u8,
    /// Whether values stand in quotes where necessary.
    quoted: bool,
    /// The end of a row.
    end: &'static str,
    /// Rows that have not been passed on.
    buffer: Vec<u8>,
    /// The start of the current row in the buffer; `None` before its first value.
    row: Option<usize>,
}

impl<W: Write> Rows<W> {
    /// Rows of CSV.
    pub(super) fn quoted(out: W, end: &'static str) -> Self {
        Self { out, separator: b',', quoted: true, end, buffer: Vec::with_capacity(ROOM), row: None }
    }

    /// Rows of tab-separated values, ended by LF.
    pub(super) fn plain(out: W) -> Self {
        Self { separator: b'\t', quoted: false, ..Self::quoted(out, "\n") }
    }

    /// Adds a value to the current row.
    pub(super) fn value(&mut self, value: &[u8]) {
        match self.row {
            Some(_) => self.buffer.push(self.separator),
            None => self.row = Some(self.buffer.len()),
        }
        match value {
            [] => {}
            _ if self.quoted && needs_quotes(value) => self.quote(value),
            _ => self.buffer.extend_from_slice(value),
        }
    }

    fn quote(&mut self, value: &[u8]) {
        let start = self.buffer.len();
        // Each byte may be a quote, which is doubled.
        self.buffer.resize(start + 2 * value.len() + 2, b'"');
        let mut at = start + 1;
        for byte in value {
            self.buffer[at] = *byte;
            // After a quote there is one already.
            at += if *byte == b'"' { 2 } else { 1 };
        }
        self.buffer[at] = b'"';
        self.buffer.truncate(at + 1);
    }

    /// Ends a row.
    pub(super) fn end(&mut self) -> io::Result<()> {
        if self.quoted && self.row == Some(self.buffer.len()) {
            // A row of one empty value would be an empty line, which readers skip.
            self.buffer.extend_from_slice(b"\"\"");
        }
        self.row = None;
        self.buffer.extend_from_slice(self.end.as_bytes());
        if self.buffer.len() < ROOM { Ok(()) } else { self.pass_on() }
    }

    fn pass_on(&mut self) -> io::Result<()> {
        // Not even a failure is repeated.
        let mut buffer = mem::take(&mut self.buffer);
        self.out.write_all(&buffer)?;
        buffer.clear();
        self.buffer = buffer;
        Ok(())
    }

    /// Flushes the written rows.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.pass_on()?;
        self.out.flush()
    }

    /// The underlying writer.
    pub(super) fn into_inner(mut self) -> io::Result<W> {
        self.pass_on()?;
        Ok(self.out)
    }
}

/// Whether a value without quotes would be more than one value to a reader of CSV.
fn needs_quotes(value: &[u8]) -> bool {
    let first = bytes::find(value, |word| {
        let mark = bytes::equal(word, b'"') | bytes::equal(word, b',');
        mark | bytes::equal(word, b'\n') | bytes::equal(word, b'\r')
    });
    first < value.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn rows_are_what_a_csv_writer_writes(
            rows in prop::collection::vec(prop::collection::vec("[a国\",;\n\r\t ]{0,12}", 1..4), 0..4),
            excel in any::<bool>()
        ) {
            let (end, terminator) = match excel {
                true => ("\r\n", csv::Terminator::CRLF),
                false => ("\n", csv::Terminator::Any(b'\n')),
            };
            let mut ours = Rows::quoted(Vec::new(), end);
            let mut builder = csv::WriterBuilder::new();
            let mut theirs = builder.terminator(terminator).flexible(true).from_writer(Vec::new());
            for row in &rows {
                for value in row {
                    ours.value(value.as_bytes());
                }
                ours.end().unwrap();
                theirs.write_record(row).unwrap();
            }
            let (ours, theirs) = (ours.into_inner().unwrap(), theirs.into_inner().unwrap());
            prop_assert_eq!(String::from_utf8(ours), String::from_utf8(theirs));
        }
    }
}
