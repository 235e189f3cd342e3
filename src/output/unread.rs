//! Counts values that do not fit their column's kind, for `-v`. They are shown verbatim.

use crate::record::{Cell, Column, Kind, ReadOptions, Record};

/// The number of such values by column. Nothing is counted without `-v`.
#[derive(Debug)]
pub struct Unread(Vec<(usize, u64)>);

impl Unread {
    /// The shown columns that may hold such values.
    pub(super) fn among(shown: &[usize], columns: &[Column]) -> Self {
        let listens = tracing::enabled!(tracing::Level::INFO);
        let can_be_unread = |at: &usize| listens && noun(columns[*at].kind).is_some();
        Self(shown.iter().copied().filter(can_be_unread).map(|at| (at, 0)).collect())
    }

    /// Looks at a record.
    pub fn look(&mut self, record: &Record, read_options: &ReadOptions) {
        for (at, count) in &mut self.0 {
            *count += u64::from(matches!(record.cell(*at, read_options), Cell::Text(_)));
        }
    }

    /// Logs one line per column, without the values, which may be anything.
    pub fn report(&self, columns: &[Column]) {
        for (at, count) in self.0.iter().filter(|(_, count)| *count > 0) {
            let Column { key, kind, .. } = &columns[*at];
            let noun = noun(*kind).unwrap_or_default();
            tracing::info!("{key}: {count} values cannot be read as {noun} and are shown as they came");
        }
    }
}

/// The requirement on values of a kind; `None` for kinds that take any text.
fn noun(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Time => Some("a time"),
        Kind::Flag => Some("yes or no"),
        Kind::Count => Some("a whole number"),
        _ => None,
    }
}
