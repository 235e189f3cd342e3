//! The pages of the sheet of numbers: a table and its chart stand on one.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::output::xlsx::printed;

/// The number of rows of 15 points that fit on a page, below the two that are repeated. Where another font makes the
/// columns wider, the sheet is printed smaller and more would fit.
const ROWS: u32 = 36;

/// Where pages begin.
pub(super) struct Paper {
    top: u32,
    breaks: Vec<u32>,
}

impl Paper {
    /// A first page with rows from `top` on.
    pub(super) fn new(top: u32) -> Self {
        Self { top, breaks: Vec::new() }
    }

    /// Whether rows fit on this page, or begin it.
    pub(super) fn has_room(&self, row: u32, rows: u32) -> bool {
        row <= self.top || row + rows <= self.top + ROWS
    }

    /// Keeps rows together: they begin a page if this one has no room for them.
    pub(super) fn keep(&mut self, row: u32, rows: u32) {
        if !self.has_room(row, rows) {
            self.breaks.push(row);
            self.top = row;
        }
    }

    /// Prints a sheet on these pages.
    pub(super) fn set(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        printed(sheet);
        sheet.set_page_breaks(&self.breaks).map(|_| ())
    }
}
