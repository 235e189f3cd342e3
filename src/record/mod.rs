//! Reads a vendor's record by the columns of its noun: in one pass, without copies, numbers verbatim.

mod cell;
mod column;
mod fields;
mod layout;
mod row;
mod search;
mod shape;

use std::{borrow::Cow, sync::Arc};

use self::layout::Places;
pub use self::{
    cell::{Cell, ReadOptions, fields, of_text as cell_of_text, plain},
    column::{
        Code, Column, Columns, Kind, Noun, PROFILE, PROFILE_KEY, Tone, column, has_profile, unique,
        with_absent, with_fields, with_profile,
    },
    fields::labels,
    layout::Layout,
    row::Row,
    search::Needle,
    shape::Shape,
};
use crate::text::json_text;

/// One record, with the position of each column's value.
#[derive(Clone, Debug)]
pub struct Record {
    row: Row,
    columns: Columns,
    profile: Option<Arc<str>>,
    places: Arc<Places>,
}

impl PartialEq for Record {
    fn eq(&self, other: &Self) -> bool {
        self.profile == other.profile && self.row == other.row
    }
}

impl Record {
    /// The columns that it is read by.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The vendor's own record.
    pub fn row(&self) -> &Row {
        &self.row
    }

    /// The profile that it belongs to, where records of several profiles stand together.
    pub fn profile(&self) -> Option<&str> {
        self.profile.as_deref()
    }

    /// The same, shared.
    pub fn shared_profile(&self) -> Option<&Arc<str>> {
        self.profile.as_ref()
    }

    /// The vendor's own text for `--raw`, with the profile as its first member where there are several. What is no
    /// object stands beside the profile.
    pub fn source(&self) -> Cow<'_, str> {
        let source = self.row.source();
        let Some(profile) = self.profile() else { return Cow::Borrowed(source) };
        let mut text = format!("{{\"{}\":", PROFILE.key);
        json_text::write_string(&mut text, profile);
        match source.trim_start().strip_prefix('{').map(str::trim_start) {
            Some(rest) if rest.starts_with('}') => text.push_str(rest),
            Some(rest) => text.extend([",", rest]),
            None => text.extend([",\"answer\":", source, "}"]),
        }
        Cow::Owned(text)
    }

    /// The values of columns, in their order, each as by [`Self::cell`].
    pub fn cells(&self, indexes: &[usize], read_options: &ReadOptions) -> Vec<Cell<'_>> {
        let (places, columns, written) = (&self.places.values[..], &self.columns[..], self.row.all_written());
        let cell = |index: &usize| match places[*index] {
            Some(member) => cell::read(written(member), columns[*index].kind, read_options),
            None => self.without_member(*index),
        };
        indexes.iter().map(cell).collect()
    }

    /// The value of a column, parsed according to its kind. It never fails: a value of another kind stays text.
    pub fn cell(&self, index: usize, read_options: &ReadOptions) -> Cell<'_> {
        match self.places.values[index] {
            Some(member) => cell::read(self.row.written(member), self.columns[index].kind, read_options),
            None => self.without_member(index),
        }
    }

    /// The value of a column that no member of the vendor's record is for.
    #[inline]
    fn without_member(&self, index: usize) -> Cell<'_> {
        match self.columns[index].is_of_members() && self.row.cells().is_none() {
            true => Cell::Missing,
            false => self.own_value(index),
        }
    }

    /// The value of a column that is not for members of the vendor's record.
    #[inline(never)]
    fn own_value(&self, index: usize) -> Cell<'_> {
        let column = &self.columns[index];
        let own = |cells: &[Cell<'static>]| cells.get(index.checked_sub(self.lead())?).cloned();
        match (self.profile(), self.row.cells()) {
            (Some(profile), _) if index < self.lead() => Cell::Text(Cow::Borrowed(profile)),
            (_, Some(cells)) => own(cells).unwrap_or(Cell::Missing),
            _ if column.label.is_some() => self.own_fields().take(index),
            _ if matches!(column.kind, Kind::Extra) => self.extra(None),
            _ => Cell::Missing,
        }
    }

    /// Whether it has a member for the column, with a value or without.
    pub fn has(&self, index: usize) -> bool {
        self.places.values[index].is_some()
    }

    /// The value of the column with this key; missing if there is none.
    pub fn value(&self, key: &str, read_options: &ReadOptions) -> Cell<'_> {
        let index = self.columns.iter().position(|column| column.key == key);
        index.map_or(Cell::Missing, |index| self.cell(index, read_options))
    }

    /// Whether the value of the column with this key differs from the requested one. A value that is missing or
    /// cannot be compared does not count.
    pub fn contradicts(&self, key: &str, asked: &str, read_options: &ReadOptions) -> bool {
        let is_number = |text: &str| text.trim().parse::<i64>().is_ok();
        match self.value(key, read_options) {
            Cell::Flag(yes) => yes.to_string() != asked,
            // An unknown word may be another word for the code.
            Cell::Code { code, words } => (words.is_some() || is_number(&code)) && code.trim() != asked,
            Cell::Text(text) => self.is_id(key) && !same_id(&text, asked),
            _ => false,
        }
    }

    fn is_id(&self, key: &str) -> bool {
        self.columns.iter().any(|column| column.key == key && matches!(column.kind, Kind::Id))
    }

    /// Whether it is the record with this id. A record without an id may be.
    pub fn has_id(&self, asked: &str) -> bool {
        self.id().is_none_or(|id| same_id(&id, asked))
    }

    /// The record's id, which is unique within its profile: the text of the vendor's first column.
    pub fn id(&self) -> Option<Cow<'_, str>> {
        let member = (*self.places.values.get(self.lead())?)?;
        cell::text(self.row.written(member))
    }

    /// The number of columns before the vendor's own.
    fn lead(&self) -> usize {
        usize::from(has_profile(&self.columns))
    }

    /// The members that no column claims, and one more.
    fn extra(&self, more: Option<(&str, &str)>) -> Cell<'_> {
        let members =
            self.places.extra.iter().map(|member| (self.row.name(*member), self.row.value(*member)));
        let members: Vec<_> = members.chain(more).map(|(name, value)| format!("{name}:{value}")).collect();
        match members.is_empty() {
            true => Cell::Missing,
            false => {
                let json = format!("{{{}}}", members.join(","));
                Cell::Json(Cow::Owned(json_text::compact(&json).into_owned()))
            }
        }
    }

    /// Whether no column has a value. No vendor stores such a record.
    fn says_nothing(&self) -> bool {
        self.places.values.iter().flatten().all(|member| is_empty(self.row.value(*member)))
    }
}

/// Whether two ids are equal apart from case and surrounding blanks.
fn same_id(one: &str, other: &str) -> bool {
    one.trim().eq_ignore_ascii_case(other.trim())
}

fn is_empty(json: &str) -> bool {
    matches!(json, "null" | "\"\"")
}

#[cfg(test)]
mod tests;
