//! Labelled values as columns: one column a label, in the order in which the labels first appear.
//!
//! The labels are known only when the last record is, so the records are kept until then.

use std::collections::{HashMap, HashSet};

use super::{View, view::unique};
use crate::{
    adapter::Kind,
    record::{Cell, Field, fields},
};

/// Records with their labelled values taken apart.
pub(super) struct Spread {
    /// The place of the column that is taken apart.
    place: usize,
    /// Each label and how many like it came before it in its record, in order of appearance.
    labels: Vec<(String, usize)>,
    /// Where a label stands in `labels`.
    places: HashMap<(String, usize), usize>,
    rows: Vec<Row>,
}

struct Row {
    cells: Vec<Cell<'static>>,
    /// By place in `labels`, as far as known when the record came.
    values: Vec<String>,
}

impl Spread {
    /// For a view that has a column to take apart.
    pub(super) fn of(view: &View) -> Option<Self> {
        let place = view.columns.iter().position(|shown| matches!(shown.column.kind, Kind::Fields))?;
        Some(Self { place, labels: Vec::new(), places: HashMap::new(), rows: Vec::new() })
    }

    /// Takes a record.
    pub(super) fn add(&mut self, cells: &[Cell<'_>]) {
        let mut values = Vec::new();
        if let Some(Cell::Fields(json)) = cells.get(self.place) {
            let mut seen = HashMap::new();
            for Field { label, value } in fields(json) {
                let before = seen.entry(label.clone()).or_insert(0);
                let column = self.column(label.into_owned(), *before);
                *before += 1;
                values.resize(values.len().max(column + 1), String::new());
                values[column] = value.into_owned();
            }
        }
        let cells = cells.iter().cloned().map(Cell::into_owned).collect();
        self.rows.push(Row { cells, values });
    }

    fn column(&mut self, label: String, before: usize) -> usize {
        let next = self.labels.len();
        let key = (label, before);
        if let Some(&known) = self.places.get(&key) {
            return known;
        }
        self.labels.push(key.clone());
        self.places.insert(key, next);
        next
    }

    /// Whether there are no records.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// All columns: their headings and kinds.
    pub(super) fn columns(&self, view: &View) -> Vec<(String, Kind)> {
        let mut columns = view.headings();
        columns.remove(self.place);
        let mut taken: HashSet<_> = columns.iter().map(|(heading, _)| heading.clone()).collect();
        let labels = self.labels.iter().map(|(label, _)| (unique(label, &mut taken), Kind::Text));
        columns.splice(self.place..self.place, labels);
        columns
    }

    /// The records, each with a cell for every heading.
    pub(super) fn rows(&self) -> impl Iterator<Item = Vec<Cell<'_>>> {
        self.rows.iter().map(|row| {
            let mut cells = row.cells.clone();
            let values = (0..self.labels.len()).map(|label| match row.values.get(label) {
                Some(value) if !value.is_empty() => Cell::Text(value.into()),
                _ => Cell::Missing,
            });
            cells.splice(self.place..=self.place, values);
            cells
        })
    }
}
