//! Writes rows of values: quoted as CSV, or separated by tabs.

use std::io::{self, Write};

use wide::u8x16;

use crate::text::bytes;

/// A writer of rows.
pub(super) struct Rows<W> {
    out: W,
    /// The current row.
    row: Vec<u8>,
    /// The number of its values.
    values: usize,
    separator: u8,
    end: &'static str,
    /// Whether values with separators, quotes or line ends are put into quotes.
    has_quotes: bool,
}

impl<W: Write> Rows<W> {
    /// Rows of CSV.
    pub(super) fn quoted(out: W, end: &'static str) -> Self {
        Self { separator: b',', end, has_quotes: true, ..Self::plain(out) }
    }

    /// Rows of tab-separated values, ended by LF.
    pub(super) fn plain(out: W) -> Self {
        Self { out, row: Vec::new(), values: 0, separator: b'\t', end: "\n", has_quotes: false }
    }

    /// Adds an empty value to the row.
    #[inline]
    pub(super) fn empty(&mut self) {
        if self.values > 0 {
            self.row.push(self.separator);
        }
        self.values += 1;
    }

    /// Adds a value to the row.
    pub(super) fn value(&mut self, value: &[u8]) {
        self.empty();
        match self.has_quotes && bytes::find(value, needs_quotes) < value.len() {
            true => quote(value, &mut self.row),
            false => self.row.extend_from_slice(value),
        }
    }

    /// Ends a row.
    pub(super) fn end(&mut self) -> io::Result<()> {
        // Readers skip an empty line.
        if self.has_quotes && self.values == 1 && self.row.is_empty() {
            quote(b"", &mut self.row);
        }
        self.row.extend_from_slice(self.end.as_bytes());
        self.out.write_all(&self.row)?;
        self.row.clear();
        self.values = 0;
        Ok(())
    }

    /// Flushes the written data.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// The underlying writer.
    pub(super) fn into_inner(self) -> W {
        self.out
    }
}

/// Marks the bytes that a value of CSV can have only between quotes.
#[inline]
fn needs_quotes(bytes: u8x16) -> u8x16 {
    let equal = |byte| bytes::equal(bytes, byte);
    equal(b'"') | equal(b',') | equal(b'\n') | equal(b'\r')
}

/// Appends a value in quotes, with each of its own quotes doubled. A value that is JSON has two quotes in each name and
/// text: to search for one after the other takes several times as long.
fn quote(value: &[u8], row: &mut Vec<u8>) {
    row.push(b'"');
    let mut end = row.len();
    row.resize(end + 2 * (value.len() + bytes::WIDTH), 0);
    let mut rest = value;
    while let Some((part, after)) = rest.split_first_chunk::<{ bytes::WIDTH }>() {
        let mut write =
            |at: usize, part: u128| row[at..at + bytes::WIDTH].copy_from_slice(&part.to_le_bytes());
        let number = u128::from_le_bytes(*part);
        write(end, number);
        let mut quotes = bytes::equal(u8x16::new(*part), b'"').to_bitmask();
        while quotes != 0 {
            // The quote and what follows it are written once more, behind the quote.
            let at = quotes.trailing_zeros();
            end += 1;
            write(end + at as usize, number >> (u8::BITS * at));
            quotes &= quotes - 1;
        }
        end += bytes::WIDTH;
        rest = after;
    }
    for byte in rest {
        row[end] = *byte;
        end += 1;
        if *byte == b'"' {
            row[end] = *byte;
            end += 1;
        }
    }
    row.truncate(end);
    row.push(b'"');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(rows: &[Vec<Vec<u8>>], end: &'static str) -> Vec<u8> {
        let mut writer = Rows::quoted(Vec::new(), end);
        for row in rows {
            for value in row {
                writer.value(value);
            }
            writer.end().unwrap();
        }
        writer.into_inner()
    }

    proptest! {
        #[test]
        fn rows_are_written_as_the_csv_crate_writes_them(
            rows in prop::collection::vec(prop::collection::vec("[a国,\"\r\n ]{0,40}|\"{0,40}", 1..4), 0..4)
        ) {
            let rows: Vec<Vec<Vec<u8>>> =
                rows.into_iter().map(|row| row.into_iter().map(String::into_bytes).collect()).collect();
            for (end, terminator) in [("\n", csv::Terminator::Any(b'\n')), ("\r\n", csv::Terminator::CRLF)] {
                let mut writer =
                    csv::WriterBuilder::new().terminator(terminator).flexible(true).from_writer(Vec::new());
                for row in &rows {
                    writer.write_record(row).unwrap();
                }
                prop_assert_eq!(written(&rows, end), writer.into_inner().unwrap());
            }
        }
    }
}
