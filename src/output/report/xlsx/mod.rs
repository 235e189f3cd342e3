//! A report as a workbook: a sheet of numbers with charts, one of the records to look at, and one about the question.
//!
//! Numbers stay numbers: a mark for missing records and the words of a time are formats of their cells.

mod paper;
mod records;
mod styles;

use std::io;

use rust_xlsxwriter::{
    ConditionalFormat2ColorScale, ConditionalFormatCell, ConditionalFormatCellRule, DocProperties,
    ExcelDateTime, Workbook, Worksheet, XlsxError,
};

use self::{paper::Paper, styles::Styles};
use super::{Amount, Document, Figure, Section, Series, Table, numbered, with_rates};
use crate::{
    output::{
        Notes, Options,
        charts::{self, Cells, Drawn, ROW},
        xlsx::{about_sheet, held, plain},
    },
    record::Tone,
    text::clean_line,
};

/// The column beside which charts stand.
const CHARTS: u16 = 7;
/// The number of rows that each page begins with.
const HEAD: u32 = 2;
/// The gap above a chart in pixels, without which its border would be on the page before.
const BELOW: u32 = 4;
/// The last column that charts cover.
const LAST: u16 = 14;

/// The workbook.
pub(super) fn book(document: &Document, options: &Options) -> io::Result<(Vec<u8>, Notes)> {
    let mut cut = 0;
    let bytes =
        filled(document, options, &mut cut).and_then(|mut book| book.save_to_buffer()).map_err(plain)?;
    Ok((bytes, Notes { cut, ..Notes::default() }))
}

fn filled(document: &Document, options: &Options, cut: &mut u64) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    if let Some(at) = &options.question.at {
        let created = ExcelDateTime::from_timestamp(at.timestamp().as_second())?;
        book.set_properties(
            &DocProperties::new().set_title(&*document.title).set_creation_datetime(&created),
        );
    }
    let styles = Styles::new();
    book.push_worksheet(Numbers::sheet(document, &styles)?);
    let mut names = vec![report_name().to_lowercase()];
    let (mut total, mut incomplete) = (0, false);
    for records in document.sections.iter().filter_map(|section| section.records.as_ref()) {
        (total, incomplete) = (total + records.total, incomplete || records.incomplete);
        book.push_worksheet(records::sheet(records, &mut names, &styles, options, cut)?);
    }
    let mut question = options.question.clone();
    question.command = question.masked();
    let about = question.about(numbered(total, incomplete), options.lang);
    book.push_worksheet(about_sheet(&about, options.lang)?);
    Ok(book)
}

/// The name of the sheet of numbers.
fn report_name() -> String {
    tr!("Report")
}

/// The sheet of numbers, filled from above.
struct Numbers<'s> {
    sheet: Worksheet,
    styles: &'s Styles,
    paper: Paper,
    row: u32,
}

impl<'s> Numbers<'s> {
    fn sheet(document: &Document, styles: &'s Styles) -> Result<Worksheet, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(report_name())?;
        sheet.set_screen_gridlines(false);
        sheet.set_column_width(0, 26)?;
        (1..CHARTS - 1).try_for_each(|column| sheet.set_column_width(column, 13).map(|_| ()))?;
        sheet.set_column_width(CHARTS - 1, 3)?;
        let mut numbers = Self { sheet, styles, paper: Paper::new(HEAD), row: 0 };
        numbers.head(document)?;
        document.sections.iter().try_for_each(|section| numbers.section(section))?;
        let Self { mut sheet, paper, row, .. } = numbers;
        paper.set(&mut sheet)?;
        sheet.set_repeat_rows(0, HEAD - 1)?.set_print_area(0, 0, row.max(1), LAST)?;
        Ok(sheet)
    }

    fn head(&mut self, document: &Document) -> Result<(), XlsxError> {
        let Document { title, period, notes, .. } = document;
        self.sheet.set_row_height(0, 28)?;
        self.sheet.write_with_format(0, 0, text(&format!("{title}  {period}")), &self.styles.title)?;
        self.sheet.write_with_format(1, 0, text(&document.line()), &self.styles.quiet)?;
        self.row = HEAD;
        for note in notes {
            self.sheet.write_with_format(self.row, 0, text(note), &self.styles.note)?;
            self.row += 1;
        }
        Ok(())
    }

    fn section(&mut self, section: &Section) -> Result<(), XlsxError> {
        self.row += 1;
        let series = section.series.as_ref().filter(|series| series.days.len() > 1);
        let mut tables = section.tables.iter().filter(|table| !table.rows.is_empty()).peekable();
        let first = match (series, tables.peek()) {
            (Some(_), _) => charts::HIGH / ROW,
            (None, Some(table)) if section.figures.is_empty() => height(table),
            _ => 0,
        };
        self.paper.keep(self.row, 2 + first.max(rows(with_rates(&section.figures).len()) + 1));
        for column in 0..=LAST {
            self.sheet.write_blank(self.row, column, &self.styles.section)?;
        }
        self.sheet.write_with_format(self.row, 0, text(&section.title), &self.styles.section)?;
        self.row += 2;
        let first = self.row;
        if !section.figures.is_empty() {
            self.figures(&section.figures)?;
        }
        if let Some(series) = series {
            self.series(series, first)?;
        }
        tables.try_for_each(|table| self.table(table))
    }

    fn headings(&mut self, headings: &[&str]) -> Result<(), XlsxError> {
        for (column, heading) in (0..).zip(headings) {
            let style = if column == 0 { &self.styles.heading } else { &self.styles.number_heading };
            self.sheet.write_with_format(self.row, column, text(heading), style)?;
        }
        self.row += 1;
        Ok(())
    }

    /// The numbers, each with its rate, beside those before.
    fn figures(&mut self, figures: &[Figure]) -> Result<(), XlsxError> {
        self.headings(&["", &tr!("Now"), &tr!("Rate"), &tr!("Before"), &tr!("Rate"), &tr!("Change")])?;
        for (figure, rate) in with_rates(figures) {
            self.name(&figure.title)?;
            self.amount(1, figure.value, figure.incomplete)?;
            self.amount(3, figure.previous, figure.previous_incomplete)?;
            if let Some(rate) = rate {
                self.amount(2, rate.value, rate.incomplete)?;
                self.amount(4, rate.previous, rate.previous_incomplete)?;
            }
            self.amount(5, figure.changed(), figure.is_change_incomplete())?;
            self.changes(figure.growth)?;
            self.row += 1;
        }
        self.row += 1;
        Ok(())
    }

    /// Colours the change in a row by its meaning.
    fn changes(&mut self, growth: Tone) -> Result<(), XlsxError> {
        let (up, down) = match growth {
            Tone::Alarm => (&self.styles.alarm, &self.styles.good),
            Tone::Good => (&self.styles.good, &self.styles.alarm),
            _ => return Ok(()),
        };
        let rules =
            [(ConditionalFormatCellRule::GreaterThan(0), up), (ConditionalFormatCellRule::LessThan(0), down)];
        for (rule, style) in rules {
            let rule = ConditionalFormatCell::new().set_rule(rule).set_format(style);
            self.sheet.add_conditional_format(self.row, 5, self.row, 5, &rule)?;
        }
        Ok(())
    }

    /// The numbers by day, and their chart beside the row `beside`.
    fn series(&mut self, series: &Series, beside: u32) -> Result<(), XlsxError> {
        let (below, height) = (beside + charts::HIGH / ROW + 1, rows(series.days.len()) + 1);
        if !self.paper.has_room(self.row, height) {
            // The page ends below the chart.
            self.row = self.row.max(below);
        }
        self.paper.keep(self.row, height);
        let lines: Vec<_> = series.lines.iter().chain(&series.rate).collect();
        let titles: Vec<_> =
            [series.title.as_str()].into_iter().chain(lines.iter().map(|(name, _)| name.as_str())).collect();
        self.headings(&titles)?;
        let first = self.row;
        for (index, day) in series.days.iter().enumerate() {
            let date = ExcelDateTime::from_ymd(
                day.year().unsigned_abs(),
                day.month().unsigned_abs(),
                day.day().unsigned_abs(),
            )?;
            self.sheet.write_with_format(self.row, 0, &date, &self.styles.day)?;
            for (column, (_, amounts)) in (1..).zip(&lines) {
                self.amount(column, amounts[index], series.incomplete)?;
            }
            self.row += 1;
        }
        let last = self.row - 1;
        if series.rate.is_some() {
            self.scale(first, last, column_of(series.lines.len()))?;
        }
        let numbers: Vec<_> = (0..series.lines.len()).map(column_of).collect();
        let name = report_name();
        let cells = Cells { sheet: &name, first, last };
        let drawn = Drawn { cells, title: &series.title, names: (0, 0), numbers: &numbers };
        let chart = drawn.by_day(series.rate.is_some().then(|| column_of(series.lines.len())));
        self.sheet.insert_chart_with_offset(beside, CHARTS, &chart, 0, BELOW)?;
        self.row = (self.row + 1).max(below);
        Ok(())
    }

    /// Names with numbers, and a bar chart beside them.
    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let beside = self.row;
        self.paper.keep(beside, height(table));
        self.headings(&table.headings.iter().map(String::as_str).collect::<Vec<_>>())?;
        let first = self.row;
        for (name, amounts) in table.rows.iter().chain(&table.other) {
            self.name(name)?;
            for (column, amount) in (1..).zip(amounts) {
                self.amount(column, *amount, table.incomplete)?;
            }
            self.row += 1;
        }
        let last = first + rows(table.rows.len()) - 1;
        for (at, growth) in table.growth.iter().enumerate() {
            let is_rate =
                table.rows.iter().any(|(_, amounts)| matches!(amounts.get(at), Some(Amount::Rate(_))));
            if is_rate && *growth == Tone::Alarm {
                self.scale(first, last, column_of(at))?;
            }
        }
        let title = table.headings.iter().take(2).cloned().collect::<Vec<_>>().join(" · ");
        let name = report_name();
        let cells = Cells { sheet: &name, first, last };
        let drawn = Drawn { cells, title: &title, names: (0, 0), numbers: &[column_of(0)] };
        self.sheet.insert_chart_with_offset(beside, CHARTS, &drawn.ranking(), 0, BELOW)?;
        self.row = beside + height(table) + 1;
        Ok(())
    }

    /// Colours rates from white to red.
    fn scale(&mut self, first: u32, last: u32, column: u16) -> Result<(), XlsxError> {
        let scale =
            ConditionalFormat2ColorScale::new().set_minimum_color("FFFFFF").set_maximum_color("F8B4AE");
        self.sheet.add_conditional_format(first, column, last, column, &scale).map(|_| ())
    }

    fn name(&mut self, name: &str) -> Result<(), XlsxError> {
        self.sheet.write_string(self.row, 0, text(name)).map(|_| ())
    }

    fn amount(&mut self, column: u16, amount: Amount, incomplete: bool) -> Result<(), XlsxError> {
        let style = self.styles.of(amount, incomplete);
        match amount {
            // Spreadsheets count times in days.
            Amount::Minutes(minutes) if minutes >= 0.0 => {
                self.sheet.write_with_format(self.row, column, minutes / 1440.0, style)?
            }
            Amount::Unknown | Amount::Minutes(_) => self.sheet.write_with_format(
                self.row,
                column,
                amount.marked(incomplete),
                &self.styles.none,
            )?,
            Amount::Count(_) | Amount::Rate(_) | Amount::Change(_) => {
                self.sheet.write_with_format(self.row, column, amount.number().unwrap_or_default(), style)?
            }
        };
        Ok(())
    }
}

/// The number of rows that a table takes, or the chart beside it.
fn height(table: &Table) -> u32 {
    let own = rows(table.rows.len() + table.other.iter().len()) + 1;
    own.max(charts::rows_beside(rows(table.rows.len())))
}

/// The column of the number with an index.
fn column_of(index: usize) -> u16 {
    u16::try_from(index + 1).unwrap_or(u16::MAX)
}

fn rows(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A text as a cell holds it.
fn text(text: &str) -> String {
    held(&clean_line(text)).0
}
