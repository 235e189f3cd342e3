//! The sheets of a workbook, filled one after the other.

use rust_xlsxwriter::{FormatAlign, IgnoreError, Workbook, Worksheet, XlsxError};

use super::{WIDEST, about_sheet, held, printed, shaded};
use crate::{
    lang::{Lang, Words},
    output::{
        Chart,
        charts::{self, Cells},
    },
    record::Kind,
    text::Ambiguous,
};

const DATA: Words = Words::new("数据", "Data");

/// The sheets of records, filled one after the other.
pub(super) struct Pages {
    pub(super) book: Workbook,
    /// The rows of a sheet.
    limit: u32,
    sheets: Vec<Worksheet>,
    /// Headings and kinds of the columns.
    pub(super) header: Vec<(String, Kind)>,
    /// The next row to write.
    row: u32,
    widths: Vec<usize>,
    /// The chart of the first sheet, if all records are on it.
    pub(super) chart: Option<Chart>,
    /// Whether the last row has the totals.
    pub(super) has_total: bool,
}

impl Pages {
    /// Sheets of so many rows.
    pub(super) fn new(limit: u32) -> Self {
        let (sheets, header, widths) = (Vec::new(), Vec::new(), Vec::new());
        // As if a sheet were full, so that the first row begins a new one.
        let (book, row) = (Workbook::new(), limit);
        Self { book, limit, sheets, header, row, widths, chart: None, has_total: false }
    }

    /// The sheet and the row for the next record.
    pub(super) fn next_row(&mut self, lang: Lang) -> Result<(&mut Worksheet, u32), XlsxError> {
        if self.row == self.limit {
            self.turn(lang)?;
        }
        let row = self.row;
        self.row += 1;
        let sheet = self.sheets.last_mut().ok_or(XlsxError::RowColumnLimitError)?;
        Ok((sheet, row))
    }

    /// Begins a sheet.
    fn turn(&mut self, lang: Lang) -> Result<(), XlsxError> {
        self.complete()?;
        let mut sheet = match self.chart {
            // A chart holds the values of its cells, too, for programs that do not calculate.
            Some(_) => Worksheet::new(),
            None => self.book.new_worksheet_with_constant_memory()?,
        };
        let name = match self.sheets.len() {
            0 => DATA.get(lang).to_owned(),
            more => format!("{} {}", DATA.get(lang), more + 1),
        };
        sheet.set_name(name)?;
        let shaded = shaded();
        // Beside the button of the filter, which would cover it.
        let of_numbers = shaded.clone().set_align(FormatAlign::Right).set_indent(2);
        for (column, (heading, kind)) in (0_u16..).zip(&self.header) {
            let format = if matches!(kind, Kind::Count | Kind::Rate) { &of_numbers } else { &shaded };
            sheet.write_string_with_format(0, column, held(heading).0, format)?;
        }
        self.widths = self.header.iter().map(|(heading, _)| Ambiguous::Narrow.width(heading) + 2).collect();
        self.sheets.push(sheet);
        self.row = 1;
        Ok(())
    }

    /// Takes the widths of a record's cells, which may widen the columns.
    pub(super) fn measure(&mut self, widths: &[usize]) {
        for (known, new) in self.widths.iter_mut().zip(widths) {
            *known = (*known).max(*new);
        }
    }

    /// Sets the properties of a sheet that depend on its rows.
    fn complete(&mut self) -> Result<(), XlsxError> {
        let is_first = self.sheets.len() == 1;
        let Some(sheet) = self.sheets.last_mut() else {
            return Ok(());
        };
        let last_column = u16::try_from(self.header.len().saturating_sub(1)).unwrap_or(u16::MAX);
        // Whoever filters records still wants to see their totals.
        let last_row = self.row.saturating_sub(1 + u32::from(self.has_total));
        sheet.set_freeze_panes(1, 0)?;
        // On paper: all columns on one page, the headings on each, and which of how many pages it is.
        printed(sheet);
        sheet.set_repeat_rows(0, 0)?;
        sheet.autofilter(0, 0, last_row, last_column)?;
        sheet.ignore_error_range(0, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
        for (column, width) in (0_u16..).zip(&self.widths) {
            let width = u16::try_from((*width).min(WIDEST)).unwrap_or_default();
            sheet.set_column_width(column, f64::from(width + 2))?;
        }
        if let Some(chart) = self.chart.take().filter(|_| is_first && self.row < self.limit) {
            let name = sheet.name();
            let cells = Cells { sheet: &name, first: 1, last: last_row };
            charts::insert(sheet, &chart, cells, &self.widths, self.row)?;
        }
        Ok(())
    }

    /// The workbook: the first sheet of records, the question, then further sheets of records.
    pub(super) fn into_book(mut self, about: &[(&str, String)], lang: Lang) -> Result<Workbook, XlsxError> {
        if self.sheets.is_empty() {
            self.turn(lang)?;
        }
        self.complete()?;
        self.sheets.insert(1, about_sheet(about, lang)?);
        for sheet in self.sheets {
            self.book.push_worksheet(sheet);
        }
        Ok(self.book)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_on_one_sheet_goes_on_on_the_next() {
        let mut pages = Pages::new(3);
        pages.header = vec![("id".to_owned(), Kind::Id)];
        let cells = (0..5).map(|_| {
            let row = pages.next_row(Lang::Zh).map(|(_, row)| row).unwrap_or_default();
            (pages.sheets.len(), row)
        });
        assert_eq!(cells.collect::<Vec<_>>(), [(1, 1), (1, 2), (2, 1), (2, 2), (3, 1)]);
        let mut book = pages.into_book(&[("命令", "kefu".to_owned())], Lang::Zh).unwrap_or_default();
        let names: Vec<_> = book.worksheets().iter().map(Worksheet::name).collect();
        assert_eq!(names, ["数据", "说明", "数据 2", "数据 3"]);
    }
}
