//! Which members of records the columns of their noun take their values from.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use foldhash::fast::FixedState;

use super::{Column, Columns, Record, Row, is_empty};
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
        self.read_after(None, row, profile)
    }

    /// Finds the values of the records of a page.
    ///
    /// # Errors
    /// As [`Self::read`], for the first record that cannot be read.
    pub fn read_all(&self, rows: Vec<Row>) -> Result<Vec<Record>> {
        let mut records = Vec::with_capacity(rows.len());
        for row in rows {
            records.push(self.read_after(records.last(), row, self.profile.clone())?);
        }
        Ok(records)
    }

    /// Reads a record. Most records of a page have the same members in the same order as the one before, and so the
    /// same places.
    fn read_after(&self, last: Option<&Record>, mut row: Row, profile: Option<Arc<str>>) -> Result<Record> {
        let record = |row, places| Record { row, columns: Arc::clone(&self.columns), profile, places };
        if self.columns.is_empty() || row.cells().is_some() {
            return Ok(record(row, Arc::new(Places::none(self.columns.len()))));
        }
        let unreadable =
            || Error::new(ErrorKind::Answer, tr!("a record of the vendor's answer cannot be read"));
        let Some(members) = row.find_members() else {
            let (kind, expected) = (kind_of(row.text()), tr!("an object"));
            return Err(unreadable().why(tr!("{kind} instead of {expected}", kind, expected)));
        };
        if let Some(name) = row.first_with(is_too_deep) {
            let why = tr!("{name} is nested deeper than {most} levels", name, most = DEEPEST);
            return Err(unreadable().why(why));
        }
        let alike = last.filter(|last| last.places.depend_on_names && last.row.has_names_of(&row));
        let places =
            alike.map_or_else(|| Arc::new(self.places(&row, members)), |last| Arc::clone(&last.places));
        let record = record(row, places);
        match record.says_nothing() {
            true => Err(unreadable().why(nothing_known(&record))),
            false => Ok(record),
        }
    }

    /// Assigns the members of a record to the columns.
    fn places(&self, row: &Row, members: usize) -> Places {
        let mut places = Places::none(self.columns.len());
        for member in 0..members {
            match self.columns_of(row.name(member)) {
                Some(columns) => {
                    for column in columns {
                        places.fill(*column, member, row, &self.columns);
                    }
                }
                None => places.extra.push(member),
            }
        }
        places.keep_last_extra(row);
        places
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

/// Which members of a record its columns take their values from.
#[derive(Debug)]
pub(super) struct Places {
    /// The index of the member for each column.
    pub(super) values: Vec<Option<usize>>,
    /// The members that no column claims.
    pub(super) extra: Vec<usize>,
    /// Whether nothing but the members' names decided.
    depend_on_names: bool,
}

impl Places {
    /// The places of a record without members.
    fn none(columns: usize) -> Self {
        Self { values: vec![None; columns], extra: Vec::new(), depend_on_names: true }
    }

    /// Fills a column. Of two members with a value the preferred one wins; the other is kept as extra if it differs.
    fn fill(&mut self, column: usize, new: usize, row: &Row, columns: &[Column]) {
        let Some(old) = self.values[column].replace(new) else { return };
        let known = columns[column].from;
        let (old_rank, rank) = (rank(row.name(old), known), rank(row.name(new), known));
        if old_rank == rank {
            return;
        }
        self.depend_on_names = false;
        let (old_json, new_json) = (row.value(old), row.value(new));
        let preferred = is_empty(old_json) || (!is_empty(new_json) && rank < old_rank);
        let (winner, loser, loser_json) = if preferred { (new, old, old_json) } else { (old, new, new_json) };
        if !is_empty(loser_json) && old_json != new_json {
            self.extra.push(loser);
        }
        self.values[column] = Some(winner);
    }

    /// Of duplicate extra members the last one counts, as in every JSON parser.
    fn keep_last_extra(&mut self, row: &Row) {
        if self.extra.len() < 2 {
            return;
        }
        let mut seen = BTreeSet::new();
        self.extra.reverse();
        self.extra.retain(|member| seen.insert(json_text::decode(row.name(*member))));
        self.extra.reverse();
    }
}

/// The rank of a member's name among a column's names: 0 is preferred, names in another case come last.
fn rank(name: &str, known: &[&str]) -> usize {
    let name = json_text::decode(name);
    let alike = || known.iter().position(|known| same(known, &name)).unwrap_or_default() + known.len();
    known.iter().position(|known| *known == name).unwrap_or_else(alike)
}

fn is_too_deep(form: Form) -> bool {
    // The record itself is the first level.
    matches!(form, Form::Nested { levels, .. } if levels >= DEEPEST)
}

/// The error for a record without a value for any column. It shows names and no values.
fn nothing_known(record: &Record) -> String {
    let names: Vec<_> =
        record.places.extra.iter().map(|member| json_text::decode(record.row.name(*member))).collect();
    match (listed(names.iter().map(Cow::as_ref)), record.places.values.iter().flatten().next()) {
        (Some(names), _) => tr!("none of the documented members has a value; there is {names}", names),
        (None, Some(_)) => tr!("none of its members has a value"),
        (None, None) => tr!("there is nothing in it"),
    }
}
