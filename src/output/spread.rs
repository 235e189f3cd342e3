//! Labelled values as columns: one column a label, in the order in which the labels first appear.
//!
//! The labels are known only when the last record is, so the records wait until then: the first few in
//! memory, more of them in a temporary file that has no name where the system allows it.

use std::{
    collections::{HashMap, HashSet},
    io::{self, BufRead as _, BufReader, BufWriter, Seek as _, Write as _},
};

use serde::{Deserialize, Serialize};
use tempfile::SpooledTempFile;

use super::{
    View,
    chosen::LABELLED,
    view::{Rank, Shown, unique},
};
use crate::record::{Cell, Field, Kind, fields};

/// How many bytes of records wait in memory.
const IN_MEMORY: usize = 8 << 20;

/// Records with their labelled values taken apart.
pub(super) struct Spread {
    /// The place of the column that is taken apart.
    index: usize,
    heading: String,
    kinds: Vec<Kind>,
    /// In order of appearance.
    labels: Vec<Label>,
    /// Where a label stands in `labels`; behind it how many like it came before it in its record.
    indexes: HashMap<(String, usize), usize>,
    rows: BufWriter<SpooledTempFile>,
    count: u64,
}

/// A label that becomes a column.
struct Label {
    text: String,
    /// Whether a record has a value for it.
    filled: bool,
}

/// A record that waits: a line of JSON.
#[derive(Deserialize, Serialize)]
struct Row {
    cells: Vec<Waiting>,
    /// With their places in `labels`.
    values: Vec<(usize, String)>,
}

/// A cell that waits. The words of a code are found again in its column's table.
#[derive(Deserialize, Serialize)]
enum Waiting {
    Missing,
    Text(String),
    Count(i64),
    Flag(bool),
    Time(String),
    Code(String),
    Json(String),
}

impl Spread {
    /// For a view that has a column to take apart.
    pub(super) fn of(view: &View) -> Option<Self> {
        let kinds: Vec<_> = view.columns.iter().map(|shown| shown.column.kind).collect();
        let index = kinds.iter().position(|kind| matches!(kind, Kind::Fields))?;
        let heading = view.columns[index].heading.clone();
        let rows = BufWriter::new(SpooledTempFile::new(IN_MEMORY));
        Some(Self { index, heading, kinds, labels: Vec::new(), indexes: HashMap::new(), rows, count: 0 })
    }

    /// Takes a record.
    pub(super) fn add<'c>(&mut self, cells: impl Iterator<Item = Cell<'c>>) -> io::Result<()> {
        let cells: Vec<_> = cells.collect();
        let values = match cells.get(self.index) {
            Some(Cell::Fields(json)) => self.labelled(json),
            // What is no list of labelled values stays whole, under the column's own heading.
            Some(Cell::Text(text) | Cell::Json(text)) => {
                let column = self.column(self.heading.clone(), 0);
                self.labels[column].filled = true;
                vec![(column, text.to_string())]
            }
            _ => Vec::new(),
        };
        let row = Row { cells: cells.iter().map(Waiting::from).collect(), values };
        serde_json::to_writer(&mut self.rows, &row)?;
        self.rows.write_all(b"\n")?;
        self.count += 1;
        Ok(())
    }

    fn labelled(&mut self, json: &str) -> Vec<(usize, String)> {
        let mut values = Vec::new();
        let mut seen = HashMap::new();
        for Field { label, value } in fields(json) {
            let before = seen.entry(label.clone()).or_insert(0);
            let column = self.column(label.into_owned(), *before);
            *before += 1;
            if !value.is_empty() {
                self.labels[column].filled = true;
                values.push((column, value.into_owned()));
            }
        }
        values
    }

    fn column(&mut self, label: String, before: usize) -> usize {
        let next = self.labels.len();
        let key = (label, before);
        if let Some(&known) = self.indexes.get(&key) {
            return known;
        }
        self.labels.push(Label { text: key.0.clone(), filled: false });
        self.indexes.insert(key, next);
        next
    }

    /// Whether there are no records.
    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Puts a column a label into the view, and gives back the records with a cell for each of its columns.
    pub(super) fn onto(
        self,
        view: &mut View,
    ) -> io::Result<impl Iterator<Item = io::Result<Vec<Cell<'static>>>> + use<>> {
        let Self { index, kinds, labels, rows, .. } = self;
        view.columns.remove(index);
        let mut taken: HashSet<_> = view.columns.iter().map(|shown| shown.heading.clone()).collect();
        let width = labels.len();
        let columns = labels.into_iter().map(|label| Shown {
            column: &LABELLED,
            heading: unique(&label.text, &mut taken),
            rank: if label.filled { Rank::Label } else { Rank::Spare },
        });
        view.columns.splice(index..index, columns);
        let mut rows = rows.into_inner().map_err(io::IntoInnerError::into_error)?;
        rows.rewind()?;
        Ok(BufReader::new(rows).lines().map(move |line| {
            let Row { cells, values } = serde_json::from_str(&line?)?;
            let mut cells: Vec<_> =
                cells.into_iter().zip(&kinds).map(|(cell, kind)| cell.back(*kind)).collect();
            let mut labelled = vec![Cell::Missing; width];
            for (index, value) in values {
                labelled[index] = Cell::Text(value.into());
            }
            cells.splice(index..=index, labelled);
            Ok(cells)
        }))
    }
}

impl From<&Cell<'_>> for Waiting {
    fn from(cell: &Cell<'_>) -> Self {
        match cell {
            // Labelled values are taken apart already.
            Cell::Missing | Cell::Fields(_) => Self::Missing,
            Cell::Text(text) => Self::Text(text.to_string()),
            Cell::Count(number) => Self::Count(*number),
            Cell::Flag(flag) => Self::Flag(*flag),
            Cell::Time(time) => Self::Time(time.to_string()),
            Cell::Code { code, .. } => Self::Code(code.to_string()),
            Cell::Json(json) => Self::Json(json.to_string()),
        }
    }
}

impl Waiting {
    fn back(self, kind: Kind) -> Cell<'static> {
        match self {
            Self::Missing => Cell::Missing,
            Self::Text(text) => Cell::Text(text.into()),
            Self::Count(number) => Cell::Count(number),
            Self::Flag(flag) => Cell::Flag(flag),
            Self::Time(time) => time.parse().map_or_else(|_| Cell::Text(time.into()), Cell::Time),
            Self::Code(code) => {
                let table = if let Kind::Code(table) = kind { table } else { &[] };
                let words = table.iter().find(|line| line.code == code).map(|line| line.words);
                Cell::Code { code: code.into(), words }
            }
            Self::Json(json) => Cell::Json(json.into()),
        }
    }
}
