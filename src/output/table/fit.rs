//! Which columns a table has room for, and how wide each may be.

use super::GAP;
use crate::{
    output::view::{Rank, may_shorten},
    record::Kind,
};

/// How narrow a text may become while there are spare columns to leave out instead.
const COMFORT: usize = 20;
/// How narrow a text may become while there are labels to leave out instead.
const MODEST: usize = 14;
/// How narrow a text may become before columns are left out that are not spare.
const NARROWEST: usize = 8;

/// A column of the table.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub(super) index: usize,
    pub(super) kind: Kind,
    pub(super) rank: Rank,
    /// As wide as its longest cell at first, as wide as it may be when it has been fitted.
    pub(super) width: usize,
}

impl Column {
    fn capped(&self, cap: usize) -> usize {
        if may_shorten(self.kind) { self.width.min(cap) } else { self.width }
    }
}

/// The columns that have room, and those that have none.
pub(super) struct Fitting {
    pub(super) kept: Vec<Column>,
    pub(super) dropped: Vec<usize>,
}

/// Makes columns fit: spare columns are left out from the right while texts would be short, then labels, then
/// the widest texts are shortened, then other columns are left out from the right. The id is never touched.
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

/// Leaves out columns, the last ones first, until the rest fits with texts no wider than `cap`.
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

/// The greatest width for texts with which everything fits.
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

/// How wide a line is with texts no wider than `cap`.
fn total(columns: &[Column], cap: usize) -> usize {
    let cells: usize = columns.iter().map(|column| column.capped(cap)).sum();
    cells + GAP.len() * columns.len().saturating_sub(1)
}
