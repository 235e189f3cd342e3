//! The columns that are shown: those of the noun, and labels of a tenant's own fields that the user named.
//!
//! A label is known only when a record has it, so one that no record has is wrong at the end of the answer.

use std::collections::BTreeSet;

use super::view::unique;
use crate::{
    error::{Error, Kind as ErrorKind, Result},
    lang::Words,
    record::{Cell, Column, Kind, fields},
};

/// What is known of any label's values.
pub(super) static LABELLED: Column = Column::new("label", Words::new("字段", "Field"), Kind::Text, &[]);
/// So many labels are named in an error.
const NAMED: usize = 40;

/// A column that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chosen {
    /// The column of the noun, by its index.
    pub(super) index: usize,
    /// The label whose value is taken out of the column's labelled values.
    pub(super) label: Option<String>,
}

impl Chosen {
    pub(super) fn column(index: usize) -> Self {
        Self { index, label: None }
    }
}

/// The value under a label, given a record's labelled values.
pub(super) fn labelled_value(cell: &Cell<'_>, wanted: &str) -> Cell<'static> {
    let Cell::Fields(json) = cell else { return Cell::Missing };
    let found = labelled(json).into_iter().find(|(label, _)| label == wanted);
    found.map_or(Cell::Missing, |(_, value)| match value.is_empty() {
        true => Cell::Missing,
        false => Cell::Text(value.into()),
    })
}

/// The labelled values of a record. Labels that are there twice are told apart as headings are.
fn labelled(json: &str) -> Vec<(String, String)> {
    let mut taken = std::collections::HashSet::new();
    let all = fields(json).into_iter();
    all.map(|field| (unique(&field.label, &mut taken), field.value.into_owned())).collect()
}

/// Labels that the user named, until a record has had them.
#[derive(Debug)]
pub(super) struct Sought {
    /// The column of labelled values.
    index: usize,
    missing: BTreeSet<String>,
    /// The labels that records had.
    known: BTreeSet<String>,
}

impl Sought {
    /// The labels among the columns that are shown; none if there are none.
    pub(super) fn among(shown: &[Chosen]) -> Option<Self> {
        let labels = shown.iter().filter_map(|chosen| Some((chosen.index, chosen.label.clone()?)));
        let (indexes, missing): (Vec<_>, BTreeSet<_>) = labels.unzip();
        Some(Self { index: *indexes.first()?, missing, known: BTreeSet::new() })
    }

    /// The column that holds the labelled values.
    pub(super) fn index(&self) -> usize {
        self.index
    }

    /// Looks at a record's labelled values.
    pub(super) fn look(&mut self, cell: &Cell<'_>) {
        if let Cell::Fields(json) = cell
            && !self.missing.is_empty()
        {
            for (label, _) in labelled(json) {
                self.missing.remove(&label);
                self.known.insert(label);
            }
        }
    }

    /// Fails if records came and none has one of the labels.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] with the labels that there are.
    pub(super) fn check(&self) -> Result<()> {
        let Some(label) = self.missing.first().filter(|_| !self.known.is_empty()) else { return Ok(()) };
        let known: Vec<_> = self.known.iter().take(NAMED).map(String::as_str).collect();
        Err(Error::new(ErrorKind::Usage, format!("--columns: no record has a field `{label}`"))
            .why(format!("the records' own fields are {}", known.join(", ")))
            .hint("write the field's name as the records have it"))
    }
}
