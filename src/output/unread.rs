//! Values that do not fit their column's kind: shown as they came, and counted for `-v`.

use crate::record::{Cell, Column, Kind, ReadOptions, Record};

/// How many values of which columns do not fit. Nothing is counted unless somebody listens.
#[derive(Debug)]
pub struct Unread(Vec<(usize, u64)>);

impl Unread {
    /// Of the shown columns those that may hold such values.
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

    /// Says it, a line a column, and never the values: they may be anything.
    pub fn report(&self, columns: &[Column]) {
        for (at, count) in self.0.iter().filter(|(_, count)| *count > 0) {
            let Column { key, kind, .. } = &columns[*at];
            let noun = noun(*kind).unwrap_or_default();
            tracing::info!("{key}: {count} values cannot be read as {noun} and are shown as they came");
        }
    }
}

/// What a value of a kind has to be; none for kinds that take any text.
fn noun(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Time => Some("a time"),
        Kind::Flag => Some("yes or no"),
        Kind::Count => Some("a whole number"),
        _ => None,
    }
}
