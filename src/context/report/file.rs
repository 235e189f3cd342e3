//! Reads the records of an exported file, one after the other.

use std::{
    borrow::Cow,
    io::{self, BufRead as _, BufReader, Read},
    path::Path,
};

use tr::tr;

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

/// Reads a file's records. Its columns are known by their keys, or by their titles in either language.
///
/// # Errors
/// [`Kind::Usage`] if it lacks one of the `needed` columns, [`Kind::Partial`] if it cannot be read.
pub(super) fn read(
    path: &Path,
    form: Form,
    columns: &[Column],
    needed: &[usize],
    take: impl FnMut(&FileRecord<'_>),
) -> Result<()> {
    let unreadable = |why: String| {
        Error::new(Kind::Partial, tr!("cannot read {path}", path = path.display()))
            .why(why)
            .hint(tr!("the next export makes the file again if it is removed"))
    };
    let file = whole_file::open(path).and_then(|file| decoded(BufReader::new(file), form.encoding));
    let file = file.map_err(|error| unreadable(system(&error)))?;
    match form.format {
        Format::Jsonl => lines(file, form.raw, columns, take).map_err(unreadable),
        _ => cells(file, path, form, columns, needed, take, unreadable),
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

fn lines(
    file: Box<dyn io::BufRead>,
    raw: bool,
    columns: &[Column],
    mut take: impl FnMut(&FileRecord<'_>),
) -> std::result::Result<(), String> {
    // What kefu has written has its own names.
    let own = columns
        .iter()
        .map(|column| if raw { column.clone() } else { Column { from: &[], ..column.clone() } });
    let layout = Layout::new(own.collect());
    for (line, number) in file.lines().zip(1_u64..) {
        let wrong = |why: String| tr!("line {number}: {why}", number, why);
        let line = line.map_err(|error| wrong(system(&error)))?;
        if line.trim().is_empty() {
            continue;
        }
        let record = layout.read(Row::made(line)).map_err(|error| wrong(error.reason()))?;
        take(&FileRecord::Line(&record));
    }
    Ok(())
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

fn cells(
    file: Box<dyn io::BufRead>,
    path: &Path,
    form: Form,
    columns: &[Column],
    needed: &[usize],
    mut take: impl FnMut(&FileRecord<'_>),
    unreadable: impl Fn(String) -> Error,
) -> Result<()> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file);
    let header = reader.headers().map_err(|error| unreadable(damaged(error)))?.clone();
    let place = |column: &Column| {
        let is_it = |heading: &str| column.is_called(heading.trim_start_matches('\u{feff}'));
        header.iter().position(is_it)
    };
    let places: Vec<_> = columns.iter().map(place).collect();
    if let Some(lacking) = needed.iter().find(|index| places[**index].is_none()) {
        let key = &columns[*lacking].key;
        return Err(super::directory::wrong(path, tr!("it has no column {key}", key))
            .hint(tr!("export without --columns into another directory")));
    }
    let excel = form.format == Format::CsvExcel;
    let mut row = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut row) {
            Ok(false) => return Ok(()),
            Ok(true) => take(&FileRecord::Cells { row: &row, places: &places, columns, excel }),
            Err(error) => return Err(unreadable(damaged(error))),
        }
    }
}
