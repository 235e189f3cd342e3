//! The cells of a table in their drawn form, all texts in one.

use std::{borrow::Cow, mem, ops::Range};

use crate::record::Tone;

/// The cells of all rows. A table is held until its last row has come, so each cell takes its text and nine bytes.
#[derive(Debug, Default)]
pub(super) struct Cells {
    text: String,
    /// The end of each cell in the text.
    ends: Vec<usize>,
    tones: Vec<Tone>,
    /// The number of rows, and of the cells in each.
    rows: usize,
    columns: usize,
}

impl Cells {
    pub(super) fn new(columns: usize) -> Self {
        Self { columns, ..Self::default() }
    }

    /// Adds a row.
    pub(super) fn push<'t, T: Into<Cow<'t, str>>>(&mut self, row: impl IntoIterator<Item = (T, Tone)>) {
        for (text, tone) in row {
            self.text.push_str(&text.into());
            self.ends.push(self.text.len());
            self.tones.push(tone);
        }
        self.rows += 1;
    }

    /// The indexes of the rows.
    pub(super) fn rows(&self) -> Range<usize> {
        0..self.rows
    }

    pub(super) fn text(&self, row: usize, column: usize) -> &str {
        let cell = self.index(row, column);
        let start = cell.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[cell]]
    }

    pub(super) fn tone(&self, row: usize, column: usize) -> Tone {
        self.tones[self.index(row, column)]
    }

    /// The texts of a column.
    pub(super) fn column(&self, column: usize) -> impl Iterator<Item = &str> {
        self.rows().map(move |row| self.text(row, column))
    }

    /// The same cells with other texts in a column.
    pub(super) fn with_column(&self, column: usize, texts: Vec<String>) -> Self {
        let mut cells = Self::new(self.columns);
        for (row, mut text) in texts.into_iter().enumerate() {
            cells.push((0..self.columns).map(|index| match index == column {
                true => (mem::take(&mut text), self.tone(row, index)),
                false => (self.text(row, index).to_owned(), self.tone(row, index)),
            }));
        }
        cells
    }

    fn index(&self, row: usize, column: usize) -> usize {
        row * self.columns + column
    }
}
