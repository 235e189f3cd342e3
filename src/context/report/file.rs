//! Reads the records of an exported file, one after the other.

use std::{
    borrow::Cow,
    io::{self, BufRead as _, BufReader, Read},
    path::Path,
};

use super::directory::Form;
use crate::{
    error::{Error, Kind, Result},
    lang::system,
    output::{Encoding, Format, unguarded},
    record::{Cell, Column, Layout, ReadOptions, Record, Row, cell_of_text},
    whole_file,
};

/// A record of a file.
pub(super) enum FileRecord<'r> {
    /// A row of CSV, with the place of each column in it.
    Cells { row: &'r csv::StringRecord, places: &'r [Option<usize>], columns: &'r [Column], excel: bool },
    /// A line of JSON.
    Line(&'r Record),
}

impl FileRecord<'_> {
    /// The value in the column with an index.
    pub(super) fn cell(&self, index: usize, read_options: &ReadOptions) -> Cell<'_> {
        match self {
            Self::Line(record) => record.cell(index, read_options),
            Self::Cells { row, places, columns, excel } => {
                let text = places[index].and_then(|place| row.get(place)).unwrap_or_default();
                let text = if *excel { unguarded(text) } else { Cow::Borrowed(text) };
                cell_of_text(text, columns[index].kind, read_options)
            }
        }
    }
}

/// A file of exported records.
pub(super) struct File<'f> {
    /// Its path.
    pub(super) path: &'f Path,
    /// How it is written.
    pub(super) form: Form,
    /// The columns that it can have.
    pub(super) columns: &'f [Column],
    /// The indexes of the columns that it must have.
    pub(super) needed: &'f [usize],
}

impl File<'_> {
    /// Reads the records. Columns are known by their keys, or by their titles in either language.
    ///
    /// # Errors
    /// [`Kind::Usage`] if it lacks a needed column, [`Kind::Partial`] if it cannot be read.
    pub(super) fn read(&self, take: impl FnMut(&FileRecord<'_>)) -> Result<()> {
        let file =
            whole_file::open(self.path).and_then(|file| decoded(BufReader::new(file), self.form.encoding));
        let file = file.map_err(|error| self.unreadable(system(&error)))?;
        match self.form.format {
            Format::Jsonl => self.lines(file, take),
            _ => self.cells(file, take),
        }
    }

    fn lines(&self, file: Box<dyn io::BufRead>, mut take: impl FnMut(&FileRecord<'_>)) -> Result<()> {
        let raw = self.form.raw;
        // What kefu has written has its own names.
        let own = self
            .columns
            .iter()
            .map(|column| if raw { column.clone() } else { Column { from: &[], ..column.clone() } });
        let layout = Layout::new(own.collect());
        for (line, number) in file.lines().zip(1_u64..) {
            let wrong = |why: String| self.unreadable(tr!("line {number}: {why}", number, why));
            let line = line.map_err(|error| wrong(system(&error)))?;
            if line.trim().is_empty() {
                continue;
            }
            let record = layout.read(Row::made(line)).map_err(|error| wrong(error.reason()))?;
            // The vendor leaves members out; kefu writes a null.
            self.check(|index| raw || record.has(index))?;
            take(&FileRecord::Line(&record));
        }
        Ok(())
    }

    fn cells(&self, file: Box<dyn io::BufRead>, mut take: impl FnMut(&FileRecord<'_>)) -> Result<()> {
        let unreadable = |error| self.unreadable(damaged(error));
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file);
        let header = reader.headers().map_err(unreadable)?.clone();
        let place = |column: &Column| {
            let is_it = |heading: &str| column.is_called(heading.trim_start_matches('\u{feff}'));
            header.iter().position(is_it)
        };
        let places: Vec<_> = self.columns.iter().map(place).collect();
        self.check(|index| places[index].is_some())?;
        let (excel, columns) = (self.form.format == Format::CsvExcel, self.columns);
        let mut row = csv::StringRecord::new();
        while reader.read_record(&mut row).map_err(unreadable)? {
            take(&FileRecord::Cells { row: &row, places: &places, columns, excel });
        }
        Ok(())
    }

    /// Refuses a file without a needed column: a count of its values would be a false zero.
    fn check(&self, is_there: impl Fn(usize) -> bool) -> Result<()> {
        let Some(lacking) = self.needed.iter().find(|index| !is_there(**index)) else { return Ok(()) };
        let key = &self.columns[*lacking].key;
        Err(super::directory::wrong(self.path, tr!("it has no column {key}", key))
            .hint(tr!("export without --columns into another directory")))
    }

    fn unreadable(&self, why: String) -> Error {
        Error::new(Kind::Partial, tr!("cannot read {path}", path = self.path.display())).why(why)
    }
}

/// The file in UTF-8. Another encoding is decoded at once: a file holds a day.
fn decoded(mut file: BufReader<std::fs::File>, encoding: Encoding) -> io::Result<Box<dyn io::BufRead>> {
    if encoding == Encoding::Utf8 {
        return Ok(Box::new(file));
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(Box::new(io::Cursor::new(encoding.decode(&bytes).into_bytes())))
}

/// Why a file of CSV cannot be read.
fn damaged(error: csv::Error) -> String {
    let line = error.position().map(csv::Position::line);
    let why = match error.into_kind() {
        csv::ErrorKind::Io(error) => system(&error),
        csv::ErrorKind::Utf8 { .. } => tr!("it is not UTF-8 text"),
        _ => tr!("the data are damaged"),
    };
    match line {
        Some(number) => tr!("line {number}: {why}", number, why),
        None => why,
    }
}
