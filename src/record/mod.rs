//! A vendor's record read by the columns of its noun: one pass, borrowed, numbers as they were written.

mod cell;

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap},
    fmt,
};

use foldhash::fast::FixedState;
use serde::de::{Deserializer as _, Visitor};

pub use self::cell::{Cell, Field, Reading, fields};
use crate::{
    adapter::{Column, Row},
    error::{Error, Kind, Result},
    text::json,
};

/// How deep a value may be nested. Readers of JSON give up at about the same depth.
const DEEPEST: usize = 128;

/// The columns of a noun, ready to find their values in records.
#[derive(Debug)]
pub struct Layout {
    columns: &'static [Column],
    /// By the vendor's names: the columns that take their value from there.
    places: HashMap<&'static str, Vec<Place>, FixedState>,
}

/// A column that a vendor's name stands for.
#[derive(Clone, Copy, Debug)]
struct Place {
    column: usize,
    /// Where the name stands among the column's names: 0 is preferred.
    rank: usize,
}

impl Layout {
    /// Prepares columns for reading.
    pub fn new(columns: &'static [Column]) -> Self {
        let mut places: HashMap<_, Vec<_>, _> = HashMap::default();
        for (column, found) in columns.iter().enumerate() {
            for (rank, name) in found.from.iter().enumerate() {
                places.entry(*name).or_default().push(Place { column, rank });
            }
        }
        Self { columns, places }
    }

    /// The columns.
    pub fn columns(&self) -> &'static [Column] {
        self.columns
    }

    /// Finds the values of a record. Where there are no columns there is nothing to find.
    ///
    /// # Errors
    /// [`Kind::Answer`] if it is not an object, or is nested deeper than 128 levels.
    pub fn read<'a>(&self, row: &'a Row) -> Result<Record<'a>> {
        let columns = self.columns;
        let mut record = Record { row, columns, values: vec![None; columns.len()], extra: Vec::new() };
        if columns.is_empty() {
            return Ok(record);
        }
        let unreadable = || Error::new(Kind::Answer, "a record of the vendor's answer cannot be read");
        let members = row.members().ok_or_else(|| unreadable().why(no_object(row.text())))?;
        for (name, json) in members {
            // The record itself is the first level.
            if json::is_deeper(json, DEEPEST - 1) {
                let why = format!("{name} is nested deeper than {DEEPEST} levels");
                return Err(unreadable().why(why));
            }
            record.take(self, Value { name, json, rank: 0 });
        }
        record.keep_last_extra();
        Ok(record)
    }
}

/// One record: for each column the value as the vendor wrote it.
#[derive(Debug)]
pub struct Record<'a> {
    row: &'a Row,
    columns: &'static [Column],
    values: Vec<Option<Value<'a>>>,
    /// What no column claims.
    extra: Vec<Value<'a>>,
}

/// A value under its name, both as JSON text.
#[derive(Clone, Copy, Debug)]
struct Value<'a> {
    name: &'a str,
    json: &'a str,
    rank: usize,
}

impl Value<'_> {
    fn is_empty(&self) -> bool {
        matches!(self.json, "null" | "\"\"")
    }
}

impl<'a> Record<'a> {
    /// The columns that it is read by.
    pub fn columns(&self) -> &'static [Column] {
        self.columns
    }

    /// The record as the vendor wrote it.
    pub fn row(&self) -> &'a Row {
        self.row
    }

    /// The value of a column, read as its kind says. It never fails: what does not fit is kept as text.
    pub fn cell(&self, index: usize, reading: &Reading) -> Cell<'a> {
        let kind = self.columns[index].kind;
        match (kind, self.values[index]) {
            (crate::adapter::Kind::Extra, _) => self.extra(),
            (_, Some(value)) => cell::read(value.json, kind, reading),
            (_, None) => Cell::Missing,
        }
    }

    /// The record's id, the text of its first column: what makes two records the same.
    pub fn id(&self) -> Option<Cow<'a, str>> {
        let value = self.values.first()?.as_ref()?;
        cell::text(value.json)
    }

    fn extra(&self) -> Cell<'a> {
        if self.extra.is_empty() {
            return Cell::Missing;
        }
        let members: Vec<_> =
            self.extra.iter().map(|value| format!("{}:{}", value.name, value.json)).collect();
        Cell::Json(Cow::Owned(format!("{{{}}}", members.join(","))))
    }

    /// Puts a value where it belongs.
    fn take(&mut self, layout: &Layout, value: Value<'a>) {
        match layout.places.get(&*json::decode(value.name)) {
            Some(places) => places.iter().for_each(|place| self.fill(*place, value)),
            None => self.extra.push(value),
        }
    }

    /// Fills a column. Of two names with a value the preferred one wins; the other value is kept as extra
    /// if it says something else.
    fn fill(&mut self, place: Place, value: Value<'a>) {
        let new = Value { rank: place.rank, ..value };
        let slot = &mut self.values[place.column];
        let old = match *slot {
            Some(old) if old.rank != new.rank => old,
            _ => {
                *slot = Some(new);
                return;
            }
        };
        let preferred = old.is_empty() || (!new.is_empty() && new.rank < old.rank);
        let (winner, loser) = if preferred { (new, old) } else { (old, new) };
        *slot = Some(winner);
        if !loser.is_empty() && loser.json != winner.json {
            self.extra.push(loser);
        }
    }

    /// Of extra values with the same name, the last one counts, as in every JSON reader.
    fn keep_last_extra(&mut self) {
        if self.extra.len() < 2 {
            return;
        }
        let mut seen = BTreeSet::new();
        self.extra.reverse();
        self.extra.retain(|value| seen.insert(json::decode(value.name)));
        self.extra.reverse();
    }
}

/// What a text is that is no JSON object.
fn no_object(text: &str) -> String {
    struct Object;
    impl Visitor<'_> for Object {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }
    }
    let read = serde_json::Deserializer::from_str(text).deserialize_map(Object);
    read.err().map(|error| error.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
