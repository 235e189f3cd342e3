//! A workbook: ids are text and times are dates, so that a spreadsheet program need not guess.
//!
//! Rows are written to a temporary file one by one, so memory does not grow with the list.

mod pages;

use std::io::{self, Seek as _, Write};

use jiff::{
    ZonedDateTime,
    civil::{Date, date},
};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError,
};
use tempfile::SpooledTempFile;

use self::pages::Pages;
use super::{Notes, Sink, View};
use crate::{
    lang::{Lang, Words},
    record::Cell,
    text::Ambiguous,
};

/// The rows of a sheet, including the header.
const ROWS: u32 = 1_048_576;
/// The columns of a sheet.
const COLUMNS: usize = 16_384;
/// The capacity of a cell, in UTF-16 units.
const LONGEST: usize = 32_767;
/// The number of bytes of a finished workbook that stay in memory.
const IN_MEMORY: usize = 4 << 20;
/// The number of rows that decide a column's width.
const MEASURED: u32 = 1000;
/// The maximum width of a column, in digits.
const WIDEST: usize = 60;
/// The largest number without loss of digits.
const GREATEST: u64 = 999_999_999_999_999;
/// The number of the paper size.
const A4: u8 = 9;
/// The background of headings.
const SHADE: Color = Color::RGB(0xD9_E2_F3);
const ABOUT: Words = Words::new("说明", "About");

/// Begins a workbook.
#[expect(clippy::unnecessary_wraps, reason = "other formats write when they begin")]
pub(super) fn begin<W: Write + Send + 'static>(view: View, out: W) -> io::Result<Box<dyn Sink<W>>> {
    let mut pages = Pages::new(ROWS);
    pages.header = view.headings();
    pages.header.truncate(COLUMNS);
    pages.chart.clone_from(&view.chart);
    let total = Format::new().set_bold().set_border_top(FormatBorder::Thin);
    let (plain, total) = (Styles::new(&Format::new()), Styles::new(&total));
    Ok(Box::new(Xlsx { view, out, pages, plain, total, records: 0, cut: 0 }))
}

/// The formats of cells by their kind.
struct Styles {
    text: Format,
    time: Format,
    day: Format,
    rate: Format,
}

impl Styles {
    fn new(text: &Format) -> Self {
        let like = |number: &str| text.clone().set_num_format(number);
        Self {
            time: like("yyyy-mm-dd hh:mm:ss").set_align(FormatAlign::Left),
            day: like("yyyy-mm-dd").set_align(FormatAlign::Left),
            rate: like("0.0%"),
            text: text.clone(),
        }
    }
}

struct Xlsx<W> {
    view: View,
    out: W,
    pages: Pages,
    plain: Styles,
    total: Styles,
    records: u64,
    /// The number of texts that were too long for a cell.
    cut: u64,
}

impl<W: Write + Send> Sink<W> for Xlsx<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        self.records += 1;
        self.cells(cells, false).map_err(plain)
    }

    fn total(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        self.pages.has_total = true;
        self.cells(cells, true).map_err(plain)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<(W, Notes)> {
        let about = self.view.question.about(self.records, self.view.lang);
        // Without a time equal answers give equal files: it is then that of entries in archives without one.
        let created = match &self.view.question.at {
            Some(at) => ExcelDateTime::from_timestamp(at.timestamp().as_second()),
            None => ExcelDateTime::from_ymd(1980, 1, 1),
        };
        let properties = DocProperties::new().set_creation_datetime(&created.map_err(plain)?);
        self.pages.book.set_properties(&properties);
        let mut book = self.pages.into_book(&about, self.view.lang).map_err(plain)?;
        // Written to memory first: the archive writer prints an error to stderr if the pipe is closed.
        let mut whole = SpooledTempFile::new(IN_MEMORY);
        book.save_to_writer(&mut whole).map_err(plain)?;
        whole.rewind()?;
        io::copy(&mut whole, &mut self.out)?;
        Ok((self.out, Notes { cut: self.cut, ..Notes::default() }))
    }
}

impl<W> Xlsx<W> {
    fn cells(&mut self, cells: &[Cell<'_>], is_total: bool) -> Result<(), XlsxError> {
        let styles = if is_total { &self.total } else { &self.plain };
        let (sheet, row) = self.pages.next_row(self.view.lang)?;
        let mut widths = Vec::new();
        for (column, cell) in (0_u16..).zip(cells.iter().take(COLUMNS)) {
            let text = self.view.text(cell);
            if row <= MEASURED {
                widths.push(Ambiguous::Narrow.width(&text));
            }
            match cell {
                Cell::Missing if !is_total => {}
                Cell::Missing => {
                    sheet.write_blank(row, column, &styles.text)?;
                }
                Cell::Count(number) if number.unsigned_abs() <= GREATEST => {
                    #[expect(clippy::cast_precision_loss, reason = "fifteen digits fit")]
                    sheet.write_number_with_format(row, column, *number as f64, &styles.text)?;
                }
                Cell::Rate(rate) => {
                    sheet.write_number_with_format(row, column, *rate, &styles.rate)?;
                }
                Cell::Flag(flag) if !self.view.labels => {
                    sheet.write_boolean(row, column, *flag)?;
                }
                Cell::Time(time) if serial(time).is_some() => {
                    let serial = serial(time).unwrap_or_default();
                    sheet.write_number_with_format(row, column, serial, &styles.time)?;
                }
                Cell::Day(day) if serial_day(*day).is_some() => {
                    let serial = serial_day(*day).unwrap_or_default();
                    sheet.write_number_with_format(row, column, serial, &styles.day)?;
                }
                _ => {
                    let (text, whole) = held(&text);
                    self.cut += u64::from(!whole);
                    sheet.write_string_with_format(row, column, text, &styles.text)?;
                }
            }
        }
        self.pages.measure(&widths);
        Ok(())
    }
}

/// The sheet about the question.
pub(super) fn about_sheet(about: &[(&str, String)], lang: Lang) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(ABOUT.get(lang))?;
    for (row, (title, value)) in (0_u32..).zip(about) {
        sheet.write_string(row, 0, *title)?;
        sheet.write_string(row, 1, held(value).0)?;
    }
    sheet.set_column_width(0, 12)?;
    sheet.set_column_width(1, f64::from(u16::try_from(WIDEST).unwrap_or_default()))?;
    printed(&mut sheet);
    Ok(sheet)
}

/// The format of headings.
pub(super) fn shaded() -> Format {
    Format::new().set_bold().set_background_color(SHADE).set_border_bottom(FormatBorder::Thin)
}

/// Prints a sheet on A4, landscape, as wide as the page.
pub(super) fn printed(sheet: &mut Worksheet) {
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3).set_footer("&C&P / &N");
}

/// A time as a spreadsheet's serial number: days since the end of 1899. `None` before March 1900, because
/// spreadsheets count a leap day in 1900 that did not exist.
pub(super) fn serial(time: &ZonedDateTime) -> Option<f64> {
    let second = time.time().duration_since(jiff::civil::Time::midnight());
    Some(serial_day(time.date())? + second.as_secs_f64().floor() / 86_400.0)
}

/// A day as such a number.
fn serial_day(day: Date) -> Option<f64> {
    let days = i32::try_from(day.duration_since(date(1899, 12, 30)).as_hours() / 24).ok()?;
    (days > 60).then(|| f64::from(days))
}

/// The part of a text that fits into a cell, and whether it is all of it. A line break is one character there.
pub(super) fn held(text: &str) -> (String, bool) {
    let text = text.replace("\r\n", "\n");
    let mut units = 0;
    let fits = |(_, c): &(usize, char)| {
        units += c.len_utf16();
        units < LONGEST
    };
    // A byte is at most one unit.
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return (text, true);
    }
    let end = text.char_indices().take_while(fits).last().map_or(0, |(at, c)| at + c.len_utf8());
    (format!("{}…", &text[..end]), false)
}

/// The underlying error, which tells whether the reader has closed the pipe.
pub(super) fn plain(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        XlsxError::ZipError(error) => error.into(),
        other => io::Error::other(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_holds_no_more_than_excel_allows() {
        assert_eq!(held("a\r\nb"), ("a\nb".to_owned(), true));
        assert!(held(&"国".repeat(LONGEST)).1);
        let (text, whole) = held(&"😀".repeat(LONGEST));
        assert!(!whole && text.ends_with('…') && text.encode_utf16().count() <= LONGEST);
    }

    #[test]
    fn times_are_days_since_the_end_of_1899() {
        let serial =
            |text: &str| serial(&crate::times::parse(text, &jiff::tz::TimeZone::UTC).unwrap_or_default());
        assert_eq!(serial("2026-11-22 12:00:00"), Some(46_348.5));
        assert_eq!(serial("1900-01-31 00:00:00"), None);
    }
}
