//! Reports: documents of sections, each form a sink of the same document.
//!
//! A document is data: numbers are not yet texts, because a workbook wants numbers and a terminal percentages. A form is
//! a file and a line in [`write`].

mod table;
mod value;

use std::io::{self, Write as _};

use jiff::civil::Date;
use tr::tr;

use super::{Format, Notes, Options, Printer, Target, mask, target::cannot_write};
use crate::{
    error::{Error, Kind, Result},
    record::{Cell, Column, Columns, Row, Shape, Tone},
};

pub use self::value::{Amount, change};

/// A report.
#[derive(Debug)]
pub struct Document {
    /// Its title: `客服日报`.
    pub title: String,
    /// The period: `2026-11-26 周四`.
    pub period: String,
    /// The period before, which numbers are compared with.
    pub compared: String,
    /// The names of the profiles.
    pub profiles: Vec<String>,
    /// The time of the report.
    pub made_at: String,
    /// The sections.
    pub sections: Vec<Section>,
    /// Sentences for the reader: what is missing, and why.
    pub notes: Vec<String>,
    /// The same report for programs: an object, and its members.
    pub data: (Row, Columns),
}

/// A section.
#[derive(Debug)]
pub struct Section {
    /// Its title.
    pub title: String,
    /// Numbers, each beside the one before.
    pub figures: Vec<Figure>,
    /// Numbers by day.
    pub series: Option<Series>,
    /// Numbers by something else.
    pub tables: Vec<Table>,
    /// Records to look at.
    pub records: Option<Records>,
}

/// A number beside the one of the period before.
#[derive(Debug)]
pub struct Figure {
    /// The stable name.
    pub key: &'static str,
    /// The name for people.
    pub title: String,
    /// The number.
    pub value: Amount,
    /// The number before.
    pub previous: Amount,
    /// The change, as a fraction of the number before.
    pub change: Option<f64>,
    /// Whether records are missing that the number counts.
    pub incomplete: bool,
    /// Whether records are missing that the number before counts.
    pub previous_incomplete: bool,
    /// The meaning of its growth for the reader.
    pub growth: Tone,
    /// The key of the number that it is a share of others by; both stand in one line where there is room.
    pub rate_of: Option<&'static str>,
}

/// Numbers by day.
#[derive(Debug)]
pub struct Series {
    /// The title.
    pub title: String,
    /// The days.
    pub days: Vec<Date>,
    /// The lines: a name, and a number for each day.
    pub lines: Vec<(String, Vec<Amount>)>,
    /// Whether records are missing.
    pub incomplete: bool,
}

/// Numbers by something else than the day.
#[derive(Debug)]
pub struct Table {
    /// The headings; the first one is of the names, and says what the table is about.
    pub headings: Vec<String>,
    /// The rows: a name, and a number for each further heading.
    pub rows: Vec<(String, Vec<Amount>)>,
    /// The name and numbers of what the rows leave out, if they leave out anything.
    pub other: Option<(String, Vec<Amount>)>,
    /// Whether records are missing.
    pub incomplete: bool,
}

/// Records to look at.
#[derive(Debug)]
pub struct Records {
    /// The title.
    pub title: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The records: a cell for each column.
    pub rows: Vec<Vec<Cell<'static>>>,
    /// The number of all of them; it is greater than that of the rows if there are very many.
    pub total: u64,
}

/// The mark beside a number of an incomplete answer.
pub const INCOMPLETE: char = '*';

/// A cell without personal data.
pub fn masked<'c>(cell: Cell<'c>, column: &Column) -> Cell<'c> {
    mask::cell(cell, column)
}

/// Checks the options before anything is asked.
///
/// # Errors
/// [`Kind::Usage`] for a format that a report does not have.
pub fn check(options: &Options) -> Result<()> {
    match options.format {
        Format::Table | Format::Json => options.jq.as_ref().map_or(Ok(()), super::jq::check),
        other => {
            Err(Error::new(Kind::Usage, tr!("-o {format} is not a form of a report", format = other.name()))
                .hint(tr!("use -o table or json")))
        }
    }
}

/// Writes a report.
///
/// # Errors
/// [`Kind::CannotCreate`], [`Kind::CannotWrite`], [`Kind::ClosedPipe`].
pub fn write(document: Document, mut options: Options) -> Result<Notes> {
    if options.format == Format::Json {
        return write_data(document.data, options);
    }
    let to = options.to.clone();
    let mut target = Target::open(to.as_deref())?;
    if to.is_some() {
        (options.color, options.width) = (false, None);
    }
    options.terminal = target.is_terminal(options.terminal);
    let written = draw(&document, &options, &mut target);
    let written = written.and_then(|notes| target.close(true).map(|_| notes));
    written.map_err(|error| cannot_write(to.as_deref(), &error))
}

fn draw(document: &Document, options: &Options, target: &mut Target) -> io::Result<Notes> {
    let (text, notes) = table::draw(document, options)?;
    target.write_all(text.as_bytes())?;
    Ok(notes)
}

/// Writes the object for programs, or what a program makes of it.
fn write_data((row, columns): (Row, Columns), options: Options) -> Result<Notes> {
    let target = Target::open(options.to.as_deref())?;
    // What is masked is known where the report is made: numbers are not telephone numbers here.
    let options = Options { shape: Shape::One, mask: false, labels: Some(false), columns: None, ..options };
    let mut printer = Printer::new(target, options, columns)?;
    printer.row(row)?;
    printer.finish(true)
}
