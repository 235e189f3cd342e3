//! Which members of records the columns of their noun take their values from.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use foldhash::fast::FixedState;
use tr::tr;

use super::{Column, Columns, Record, Row};
use crate::{
    error::{Error, Kind as ErrorKind, Result},
    json::{Form, kind_of, listed, same, telling_length},
    text::json_text,
};

/// The maximum nesting of a value, similar to the limit of JSON parsers.
const DEEPEST: u8 = 128;

/// The columns of a noun, prepared for finding their values in records.
#[derive(Debug)]
pub struct Layout {
    columns: Columns,
    /// The profile whose records are read, where those of several profiles stand together.
    profile: Option<Arc<str>>,
    /// The columns that take their value from a member, by the vendor's name.
    columns_of: HashMap<&'static str, Vec<usize>, FixedState>,
    /// The names by their lengths, for names in another case.
    names: BTreeMap<usize, Vec<&'static str>>,
}

impl Layout {
    /// Prepares columns for reading records.
    pub fn new(columns: Columns) -> Self {
        let mut columns_of: HashMap<_, Vec<_>, _> = HashMap::default();
        for (column, found) in columns.iter().enumerate() {
            for name in found.members() {
                columns_of.entry(name).or_default().push(column);
            }
        }
        let mut names: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for name in columns_of.keys() {
            names.entry(telling_length(name)).or_default().push(*name);
        }
        Self { columns, profile: None, columns_of, names }
    }

    /// The same layout, for records of one of several profiles.
    #[must_use]
    pub fn of_profile(self, profile: Option<Arc<str>>) -> Self {
        Self { profile, ..self }
    }

    /// The columns.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Finds the values of a record. Without columns nothing is searched.
    ///
    /// # Errors
    /// [`ErrorKind::Answer`] if it is not an object, or is nested deeper than 128 levels.
    pub fn read(&self, row: Row) -> Result<Record> {
        self.read_of(row, self.profile.clone())
    }

    /// The same for a record of a profile.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_of(&self, row: Row, profile: Option<Arc<str>>) -> Result<Record> {
        let (values, columns) = (vec![None; self.columns.len()], Arc::clone(&self.columns));
        let mut record = Record { row, columns, profile, values, extra: Vec::new() };
        if self.columns.is_empty() || record.row.cells().is_some() {
            return Ok(record);
        }
        let unreadable =
            || Error::new(ErrorKind::Answer, tr!("a record of the vendor's answer cannot be read"));
        let found = record.row.find_members();
        let members = found.ok_or_else(|| {
            let kind = kind_of(record.row.text());
            unreadable().why(tr!("{kind} instead of {expected}", kind, expected = tr!("an object")))
        })?;
        for member in 0..members {
            let name = record.row.name(member);
            // The record itself is the first level.
            let (_, form) = record.row.written(member);
            if matches!(form, Form::Nested { levels, .. } if levels >= DEEPEST) {
                let why = tr!("{name} is nested deeper than {most} levels", name, most = DEEPEST);
                return Err(unreadable().why(why));
            }
            match self.columns_of(name) {
                Some(columns) => columns.iter().for_each(|column| record.fill(*column, member)),
                None => record.extra.push(member),
            }
        }
        if record.says_nothing() {
            return Err(unreadable().why(nothing_known(&record)));
        }
        record.keep_last_extra();
        Ok(record)
    }

    /// The columns of a member's name, verbatim or else ignoring case.
    fn columns_of(&self, name: &str) -> Option<&[usize]> {
        let found = self.columns_of.get(json_text::inside(name)).or_else(|| {
            let name = json_text::decode(name);
            // Names with escapes are rare, and only they differ from their source text.
            let known = if let Cow::Owned(name) = &name { self.columns_of.get(&**name) } else { None };
            known.or_else(|| {
                let alike = self.names.get(&telling_length(&name))?;
                self.columns_of.get(alike.iter().find(|known| same(known, &name))?)
            })
        });
        found.map(Vec::as_slice)
    }
}

/// The error for a record without a value for any column. It shows names and no values.
fn nothing_known(record: &Record) -> String {
    let names: Vec<_> =
        record.extra.iter().map(|member| json_text::decode(record.row.name(*member))).collect();
    match (listed(names.iter().map(Cow::as_ref)), record.values.iter().flatten().next()) {
        (Some(names), _) => tr!("none of the documented members has a value; there is {names}", names),
        (None, Some(_)) => tr!("none of its members has a value"),
        (None, None) => tr!("there is nothing in it"),
    }
}
