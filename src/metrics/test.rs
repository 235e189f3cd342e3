//! Tests of records, with the places of the fields that they look at.

use super::{Formula, Test};
use crate::{
    dates::Period,
    record::{Cell, Column, Kind},
};

/// The fields that a measure looks at, by their places; each is read once a record.
#[derive(Debug)]
pub(super) struct Fields {
    names: Vec<&'static str>,
    known: Vec<String>,
    /// The column of each; none if the records have no such column.
    pub(super) columns: Vec<Option<usize>>,
}

/// A test with the places of its fields.
#[derive(Debug)]
pub(super) enum Check {
    Every,
    Flag(usize),
    Code(usize, &'static [&'static str]),
    Present(usize),
    InPeriod(usize),
    All(Vec<Self>),
}

impl Fields {
    pub(super) fn new(columns: &[Column]) -> Self {
        let known = columns.iter().map(|column| column.key.to_string()).collect();
        Self { names: Vec::new(), known, columns: Vec::new() }
    }

    /// The place of a field.
    pub(super) fn slot(&mut self, name: &'static str) -> usize {
        self.names.iter().position(|known| *known == name).unwrap_or_else(|| {
            self.names.push(name);
            self.columns.push(self.known.iter().position(|known| known == name));
            self.names.len() - 1
        })
    }

    /// The kind of the values at a place.
    pub(super) fn kind(&self, slot: usize, columns: &[Column]) -> Kind {
        self.columns[slot].map_or(Kind::Text, |column| columns[column].kind)
    }

    /// A test with the places of its fields.
    pub(super) fn check(&mut self, test: Test) -> Check {
        match test {
            Test::Every => Check::Every,
            Test::Flag(field) => Check::Flag(self.slot(field)),
            Test::Code(field, codes) => Check::Code(self.slot(field), codes),
            Test::Present(field) => Check::Present(self.slot(field)),
            Test::InPeriod(field) => Check::InPeriod(self.slot(field)),
            Test::All(tests) => Check::All(tests.iter().map(|test| self.check(*test)).collect()),
        }
    }
}

impl Check {
    /// Whether a record passes.
    pub(super) fn passes(&self, cells: &[Cell<'_>], period: Period) -> bool {
        match self {
            Self::Every => true,
            Self::Flag(slot) => cells[*slot] == Cell::Flag(true),
            Self::Code(slot, codes) => {
                matches!(&cells[*slot], Cell::Code { code, .. } if codes.contains(&&**code))
            }
            Self::Present(slot) => cells[*slot] != Cell::Missing,
            Self::InPeriod(slot) => matches!(&cells[*slot], Cell::Time(time) if period.contains(time.date())),
            Self::All(checks) => checks.iter().all(|check| check.passes(cells, period)),
        }
    }
}

impl Formula {
    /// Whether it is found in the records of the period itself, and not in others.
    pub(super) fn is_of_these(&self) -> bool {
        !matches!(self, Self::Before(_) | Self::Asked)
    }

    /// The formulas that it is made of, itself included.
    pub(super) fn parts(&self) -> Vec<Self> {
        match self {
            Self::Rate(part, whole) => [part.parts(), whole.parts()].concat(),
            _ => vec![*self],
        }
    }
}
