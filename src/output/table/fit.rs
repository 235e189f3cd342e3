//! Selects the columns that fit into a table, and their widths.

use super::GAP;
use crate::{
    output::view::{Rank, may_shorten},
    record::Kind,
};

/// The width to which texts are shortened before spare columns are dropped.
const COMFORT: usize = 20;
/// The width to which texts are shortened before labels are dropped.
const MODEST: usize = 14;
/// The width to which texts are shortened before other columns are dropped.
const NARROWEST: usize = 8;

/// A column of the table.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub(super) index: usize,
    pub(super) kind: Kind,
    pub(super) rank: Rank,
    /// The width of its longest cell; after fitting, its width in the table.
    pub(super) width: usize,
}

impl Column {
    fn capped(&self, cap: usize) -> usize {
        if may_shorten(self.kind) { self.width.min(cap) } else { self.width }
    }
}

/// The columns that fit, and those that do not.
pub(super) struct Fitting {
    pub(super) kept: Vec<Column>,
    pub(super) dropped: Vec<usize>,
}

/// Fits the columns: drops spare columns from the right while texts would be short, then labels, then shortens the
/// widest texts, then drops other columns from the right. The id is never changed.
pub(super) fn fit(mut kept: Vec<Column>, bound: Option<usize>) -> Fitting {
    let bound = bound.unwrap_or(usize::MAX);
    let mut dropped = drop_columns(&mut kept, bound, COMFORT, &[Rank::Spare]);
    dropped.extend(drop_columns(&mut kept, bound, MODEST, &[Rank::Label]));
    dropped.extend(drop_columns(&mut kept, bound, NARROWEST, &[Rank::Ordinary]));
    dropped.sort_unstable();
    let cap = widest_cap(&kept, bound);
    let mut left = bound.saturating_sub(total(&kept, cap));
    for column in &mut kept {
        let full = column.width;
        column.width = column.capped(cap);
        if column.width < full && left > 0 {
            column.width += 1;
            left -= 1;
        }
    }
    Fitting { kept, dropped }
}

/// Drops columns, the last ones first, until the rest fits with texts no wider than `cap`.
fn drop_columns(kept: &mut Vec<Column>, bound: usize, cap: usize, ranks: &[Rank]) -> Vec<usize> {
    let mut dropped = Vec::new();
    while kept.len() > 1 && total(kept, cap) > bound {
        let Some(last) = kept.iter().rposition(|column| ranks.contains(&column.rank)) else {
            break;
        };
        dropped.push(kept.remove(last).index);
    }
    dropped
}

/// The greatest text width with which all columns fit.
fn widest_cap(columns: &[Column], bound: usize) -> usize {
    let widest = columns.iter().map(|column| column.width).max().unwrap_or_default();
    let (mut low, mut high) = (NARROWEST, widest.max(NARROWEST));
    while low < high {
        let middle = (low + high).div_ceil(2);
        if total(columns, middle) <= bound {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    low
}

/// The width of a line with texts no wider than `cap`.
fn total(columns: &[Column], cap: usize) -> usize {
    let cells: usize = columns.iter().map(|column| column.capped(cap)).sum();
    cells + GAP.len() * columns.len().saturating_sub(1)
}
