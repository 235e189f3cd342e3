//! Notes on a document: what its reader cannot see in it. The caller reports them.

use crate::{
    lang::Message,
    record::{Cell, Column, Kind},
};

/// Facts about a closed document that it does not show itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// The number of records that were written.
    pub rows: u64,
    /// The names to type for the columns that are hidden to fit the terminal.
    pub hidden: Vec<String>,
    /// Why the user's pager was not used.
    pub pager: Option<String>,
    /// The number of characters that the encoding cannot represent; each became `?`.
    pub lost: u64,
    /// The number of texts that were cut to fit a cell.
    pub cut: u64,
    /// Values that do not fit the kind of their column and are shown as received.
    pub misfits: Vec<Misfits>,
}

/// The values of a column that do not fit its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfits {
    /// The column's key.
    pub key: String,
    /// The requirement on its values.
    pub kind: Message,
    /// The number of such values.
    pub count: u64,
    /// The index of its cell in a row.
    cell: usize,
}

impl Misfits {
    /// A counter for each of the shown columns whose kind not every text fits.
    pub(super) fn counters<'c>(shown: impl IntoIterator<Item = &'c Column>) -> Vec<Self> {
        let counter = |(cell, column): (usize, &Column)| {
            Some(Self { key: column.key.to_string(), kind: words(column.kind)?, count: 0, cell })
        };
        shown.into_iter().enumerate().filter_map(counter).collect()
    }

    /// Counts the column's cell if it does not fit; then it is a text.
    pub(super) fn look(&mut self, cells: &[Cell<'_>]) {
        self.count += u64::from(matches!(cells[self.cell], Cell::Text(_)));
    }
}

/// The requirement on values of a kind; `None` for kinds that take any text.
fn words(kind: Kind) -> Option<Message> {
    match kind {
        Kind::Time => Some(Message::new("a time")),
        Kind::Flag => Some(Message::new("yes or no")),
        Kind::Count | Kind::Rate => Some(Message::new("a whole number")),
        _ => None,
    }
}
