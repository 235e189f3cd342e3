//! Reports: documents of sections, each form a sink of the same document.
//!
//! A document is data: numbers are not yet texts, because a workbook wants numbers and a terminal percentages. A form is
//! a file and a line in [`write()`].

mod html;
mod md;
mod robot;
mod table;
mod value;
mod xlsx;

use std::io::{self, Write};

use jiff::civil::Date;

use super::{Format, Notes, Options, Printer, Target, mask, printer, target::cannot_write};
use crate::{
    error::{Error, Kind, Result},
    record::{Cell, Column, Columns, Row, Shape, Tone},
};

pub use self::{robot::Robot, value::Amount};

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

impl Document {
    /// The period and the profiles that it is about, after its title.
    fn about(&self) -> String {
        [self.compared.clone(), self.profiles.join(&tr!(", "))].join(" · ")
    }

    /// The time at which it was made.
    fn made(&self) -> String {
        tr!("made at {time}", time = self.made_at)
    }

    /// The line below its title, where no line at the end says when it was made.
    fn line(&self) -> String {
        [self.about(), self.made()].join(" · ")
    }
}

impl Figure {
    /// The change.
    fn changed(&self) -> Amount {
        self.change.map_or(Amount::Unknown, Amount::Change)
    }

    /// Whether records are missing that one of the numbers counts which the change compares.
    fn is_change_incomplete(&self) -> bool {
        self.incomplete || self.previous_incomplete
    }

    /// The change as text, with a mark if records are missing.
    fn change_text(&self) -> String {
        self.changed().marked(self.is_change_incomplete())
    }

    /// The meaning of its change for the reader.
    fn tone(&self) -> Tone {
        match (self.change, self.growth) {
            (Some(change), Tone::Good) if change < 0.0 => Tone::Alarm,
            (Some(change), Tone::Alarm) if change < 0.0 => Tone::Good,
            (Some(change), growth) if change > 0.0 => growth,
            _ => Tone::Plain,
        }
    }
}

/// Each number with its rate; a rate stands alone if its number is not among them.
fn with_rates(figures: &[Figure]) -> Vec<(&Figure, Option<&Figure>)> {
    let is_alone =
        |figure: &&Figure| figure.rate_of.is_none_or(|key| figures.iter().all(|one| one.key != key));
    let rate = |figure: &Figure| figures.iter().find(|rate| rate.rate_of == Some(figure.key));
    figures.iter().filter(is_alone).map(|figure| (figure, rate(figure))).collect()
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
    /// The rate that two of the lines make: its name, and one for each day.
    pub rate: Option<(String, Vec<Amount>)>,
    /// Whether records are missing.
    pub incomplete: bool,
}

/// Numbers by something else than the day.
#[derive(Debug)]
pub struct Table {
    /// The headings; the first one is of the names, and says what the table is about.
    pub headings: Vec<String>,
    /// The meaning of the growth of each number.
    pub growth: Vec<Tone>,
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
    /// Whether some are missing.
    pub incomplete: bool,
}

impl Records {
    /// The title with the number of records.
    fn heading(&self) -> String {
        tr!("{title} ({total})", title = self.title, total = numbered(self.total, self.incomplete))
    }

    /// The number of records beyond those that are shown, in words; none if all are.
    fn more(&self, shown: usize) -> Option<String> {
        let more = self.total.saturating_sub(shown as u64);
        (more > 0).then(|| tr!("… and {more} more", more = numbered(more, self.incomplete)))
    }
}

/// A number of records, with a mark if some are missing.
fn numbered(count: u64, incomplete: bool) -> String {
    Amount::Count(count.try_into().unwrap_or(i64::MAX)).marked(incomplete)
}

/// The mark beside a number of an incomplete answer.
pub const INCOMPLETE: char = '*';

/// A cell without personal data.
pub fn masked<'c>(cell: Cell<'c>, column: &Column) -> Cell<'c> {
    mask::cell(cell, column)
}

/// Chooses the form of a report, and checks the options before anything is asked. A robot reads Markdown, unless
/// another format `is_chosen`.
///
/// # Errors
/// [`Kind::Usage`] for a format that a report does not have, or a robot does not read.
pub fn check(options: &mut Options, robot: Option<Robot>, is_chosen: bool) -> Result<()> {
    if robot.is_some() && !is_chosen {
        options.format = Format::Md;
    }
    let format = options.format;
    if !format.is_of_reports() {
        return Err(Error::new(
            Kind::Usage,
            tr!("-o {format} is not a form of a report", format = format.name()),
        )
        .hint(tr!("use -o table, json, xlsx, md or html")));
    }
    if robot.is_some() && format != Format::Md {
        return Err(Error::new(Kind::Usage, tr!("--for is not for -o {format}", format = format.name()))
            .why(tr!("group robots read Markdown"))
            .hint(tr!("use -o md, or leave --for out")));
    }
    printer::check(options)
}

/// Writes a report.
///
/// # Errors
/// [`Kind::CannotCreate`], [`Kind::CannotWrite`], [`Kind::ClosedPipe`].
pub fn write(document: Document, robot: Option<Robot>, mut options: Options) -> Result<Notes> {
    if options.format == Format::Json {
        return write_data(document.data, options);
    }
    let to = options.to.clone();
    let mut target = Target::open(to.as_deref())?;
    if to.is_some() {
        (options.color, options.width) = (false, None);
    }
    options.terminal = target.is_terminal(options.terminal);
    let drawn = draw(&document, robot, &options);
    let written = drawn.and_then(|(bytes, notes)| {
        target.write_all(&bytes)?;
        target.close(true).map(|_| notes)
    });
    written.map_err(|error| cannot_write(to.as_deref(), &error))
}

fn draw(document: &Document, robot: Option<Robot>, options: &Options) -> io::Result<(Vec<u8>, Notes)> {
    match (options.format, robot) {
        (Format::Md, Some(robot)) => {
            Ok((robot::message(document, robot, options.lang).into_bytes(), Notes::default()))
        }
        (Format::Md, None) => Ok((md::document(document, options.lang).into_bytes(), Notes::default())),
        (Format::Html, _) => Ok((html::page(document, options).into_bytes(), Notes::default())),
        (Format::Xlsx, _) => xlsx::book(document, options),
        _ => table::draw(document, options).map(|(text, notes)| (text.into_bytes(), notes)),
    }
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

#[cfg(test)]
mod tests;
