//! Which columns are shown, and the cells of a record in them: chosen, with a tenant's own fields in their columns,
//! masked.

use std::{borrow::Cow, mem};

use super::{
    Options, Target,
    column_name::{find, position, unknown},
    mask,
};
use crate::{
    error::{Error, Kind as ErrorKind, Result},
    lang::Words,
    record::{Cell, Column, Kind, ReadOptions, Record, Shape},
    spelling::list,
};

/// The name of the totals.
const TOTAL: Cell<'static> =
    Cell::Code { code: Cow::Borrowed("total"), words: Some(Words::new("合计", "Total")) };

/// The columns that are shown.
#[derive(Clone, Debug)]
pub(super) struct Selection {
    /// Their indexes among the columns of the records.
    pub(super) indexes: Vec<usize>,
    /// Whether columns of a tenant's own fields stand for the one that holds them all.
    pub(super) spread: bool,
    /// Whether a column of a tenant's own field is among them.
    pub(super) own_fields: bool,
    pub(super) mask: bool,
}

impl Selection {
    /// The columns that the options ask for, or that the format shows by itself.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] for a column that does not exist or is named twice.
    pub(super) fn new(options: &Options, columns: &[Column]) -> Result<Self> {
        let spec = options.format.spec::<Target>();
        let mut indexes = match &options.columns {
            Some(wanted) => named(wanted, columns)?,
            None if options.raw => Vec::new(),
            None if spec.brief && options.shape == Shape::List => usual(columns, |column| column.brief),
            None if spec.brief => usual(columns, |column| !column.opaque),
            None => usual(columns, |_| true),
        };
        let spread = is_flat(options, columns) && spread(&mut indexes, columns);
        keep(&mut indexes, &options.kept, columns);
        let own_fields = indexes.iter().any(|index| columns[*index].label.is_some());
        Ok(Self { indexes, spread, own_fields, mask: options.mask })
    }

    /// Whether the columns of a tenant's own fields have to be known to show records with these columns.
    pub(super) fn needs_own_fields(options: &Options, known: &[Column]) -> bool {
        let is_holder = |column: &Column| matches!(column.kind, Kind::Fields);
        let Some(holder) = known.iter().position(is_holder) else { return false };
        match Self::new(options, known) {
            Ok(selection) => is_flat(options, known) && selection.indexes.contains(&holder),
            // A name that is not known may be one of theirs.
            Err(_) => true,
        }
    }

    /// A record's values in the shown columns, with a tenant's own fields expanded.
    pub(super) fn cells<'r>(&self, record: &'r Record, read_options: &ReadOptions) -> Vec<Cell<'r>> {
        if !self.own_fields && !self.spread {
            return record.cells(&self.indexes, read_options);
        }
        let mut own = record.own_fields();
        if self.mask {
            own.rest = own.rest.take().map(|rest| mask::labelled(&rest));
        }
        let cell = |index: &usize| {
            let column = &record.columns()[*index];
            match column.kind {
                _ if column.label.is_some() => own.take(*index),
                Kind::Extra if self.spread => own.extra(),
                _ => record.cell(*index, read_options),
            }
        };
        self.indexes.iter().map(cell).collect()
    }

    /// The totals' values in the shown columns, with their name in the first one that holds no number. Without such a
    /// column there are none: numbers without a name would be taken for those of another record.
    pub(super) fn total<'r>(&self, total: &'r Record, read_options: &ReadOptions) -> Option<Vec<Cell<'r>>> {
        let is_number = |index: &usize| matches!(total.columns()[*index].kind, Kind::Count | Kind::Rate);
        let name = self.indexes.iter().position(|index| !is_number(index))?;
        let mut cells = self.cells(total, read_options);
        cells[name] = TOTAL;
        Some(cells)
    }

    /// Masks personal data in a record's cells, if the options say so.
    pub(super) fn mask(&self, cells: &mut [Cell<'_>], columns: &[Column]) {
        if self.mask {
            for (cell, index) in cells.iter_mut().zip(&self.indexes) {
                *cell = mask::cell(mem::replace(cell, Cell::Missing), &columns[*index]);
            }
        }
    }
}

/// Whether a tenant's own fields are shown in columns of their own. Formats for people show a record that is asked for
/// by its id as a card, which has room for a list.
fn is_flat(options: &Options, columns: &[Column]) -> bool {
    let spec = options.format.spec::<Target>();
    let is_table = !spec.raw && (options.shape == Shape::List || !spec.brief);
    is_table && (options.has_labels() || !columns.iter().any(|column| column.in_one))
}

/// The columns that are shown by default: those that a format is for, or all if there are none.
fn usual(columns: &[Column], is_shown: impl Fn(&Column) -> bool) -> Vec<usize> {
    let some = columns.iter().any(&is_shown);
    let shown = |index: &usize| columns[*index].label.is_none() && (!some || is_shown(&columns[*index]));
    (0..columns.len()).filter(shown).collect()
}

/// The columns that the user names.
fn named(wanted: &[String], columns: &[Column]) -> Result<Vec<usize>> {
    if let [only] = wanted
        && only.trim() == "all"
    {
        return Ok(usual(columns, |_| true));
    }
    let mut indexes = Vec::new();
    for name in wanted.iter().flat_map(|name| parts(name.trim(), columns)) {
        if name == "all" {
            return Err(Error::new(ErrorKind::Usage, tr!("--columns: `all` stands alone"))
                .why(tr!("it is every column already, in the order they have"))
                .hint(tr!("leave the other names out, or `all`")));
        }
        let index = position("--columns", name, columns)?;
        if indexes.contains(&index) {
            return Err(Error::new(ErrorKind::Usage, tr!("--columns: `{name}` is there twice", name))
                .hint(tr!("name each column once")));
        }
        indexes.push(index);
    }
    if indexes.is_empty() { Err(unknown("--columns", "", columns)) } else { Ok(indexes) }
}

/// Puts the columns of a tenant's own fields in the place of the one that holds them all, if it is shown.
fn spread(indexes: &mut Vec<usize>, columns: &[Column]) -> bool {
    let holder = indexes.iter().position(|index| matches!(columns[*index].kind, Kind::Fields));
    let is_own = |index: &usize| columns[*index].label.is_some();
    let (Some(place), true) = (holder, (0..columns.len()).any(|index| is_own(&index))) else { return false };
    let own: Vec<_> = (0..columns.len()).filter(|index| is_own(index) && !indexes.contains(index)).collect();
    indexes.splice(place..=place, own);
    true
}

/// Puts the columns that other files have before all others.
fn keep(indexes: &mut Vec<usize>, kept: &[String], columns: &[Column]) {
    let place = |key: &String| columns.iter().position(|column| column.key == *key);
    let new = mem::replace(indexes, kept.iter().filter_map(place).collect());
    let new: Vec<_> = new.into_iter().filter(|index| !indexes.contains(index)).collect();
    indexes.extend(new);
}

/// The names in a text: itself, or the parts of a list with an input method's commas. A field's own name may have such
/// commas.
fn parts<'n>(name: &'n str, columns: &[Column]) -> Vec<&'n str> {
    match find(name, columns) {
        Some(_) => vec![name],
        None => list(name).collect(),
    }
}
