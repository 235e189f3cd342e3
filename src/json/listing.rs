//! Reads the lists of records in answers, with their totals.
//!
//! An answer in a usual shape is read in one pass; any other shape is read by [`Node`], which is slower.

use std::fmt;

use faststr::FastStr;
use serde::{
    Deserializer,
    de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, Visitor},
};

use super::{List, Members, Node, Object, Scalar, name};
use crate::error::Result;

/// The documented position of an answer's list.
#[derive(Clone, Copy, Debug)]
pub struct Listing<'l> {
    /// The names on the path from the top to the object that holds list and total.
    pub path: &'l [&'l str],
    /// The name of the list.
    pub list: &'l str,
    /// The names of the total number of records; the first that can be read counts.
    pub totals: &'l [&'l str],
    /// The names of a reference to the next page; a value that is not empty means that there is one.
    pub next: &'l [&'l str],
}

/// A list and its total.
#[derive(Debug)]
pub struct Listed<R> {
    /// Its records.
    pub records: Vec<R>,
    /// The vendor's total, if it gives one.
    pub total: Option<u64>,
    /// Whether the vendor refers to a next page.
    pub more: bool,
}

impl Listing<'_> {
    /// Reads an answer. `record` makes a record from the surrounding text and the record's members in it.
    ///
    /// # Errors
    /// [`crate::error::Kind::Answer`] with the path of the unexpected value.
    pub fn read<R>(
        &self,
        vendor: &'static str,
        body: &FastStr,
        record: impl Fn(&FastStr, &Members<'_>) -> R,
    ) -> Result<Listed<R>> {
        match self.usual(body) {
            Some(Found { list: Some(List(list)), beside }) => {
                Ok(self.listed(list.iter().map(|members| record(body, members)).collect(), &beside))
            }
            _ => self.unusual(vendor, body, record),
        }
    }

    /// The names beside the list: first the totals, then the references to the next page.
    fn beside(&self) -> impl Iterator<Item = &str> {
        self.totals.iter().chain(self.next).copied()
    }

    fn listed<R>(&self, records: Vec<R>, beside: &[Scalar]) -> Listed<R> {
        let (totals, next) = beside.split_at(self.totals.len());
        let total = totals.iter().find_map(Scalar::number);
        Listed { records, total, more: next.iter().any(Scalar::is_given) }
    }

    fn usual<'b>(&self, body: &'b str) -> Option<Found<'b>> {
        let mut reader = serde_json::Deserializer::from_str(body);
        let found = Level { listing: self, depth: 0 }.deserialize(&mut reader).ok()?;
        reader.end().ok().map(|()| found)
    }

    fn unusual<R>(
        &self,
        vendor: &'static str,
        body: &FastStr,
        record: impl Fn(&FastStr, &Members<'_>) -> R,
    ) -> Result<Listed<R>> {
        let mut object = Node::read(vendor, body)?.object()?;
        for name in self.path {
            object = object.need(name)?.object()?;
        }
        let beside: Vec<_> = self.beside().map(|name| object.scalar(name)).collect();
        let list = match object.get(self.list) {
            Some(list) => list.list()?,
            // Inside an envelope an absent list is an empty one. At the top level the answer could be any object.
            None if !self.path.is_empty() && self.listed::<R>(Vec::new(), &beside).total == Some(0) => {
                Vec::new()
            }
            None => return Err(object.missing(self.list)),
        };
        let read = |node: Node| {
            let object = node.object()?;
            Ok(record(object.node().text(), &members(&object)))
        };
        Ok(self.listed(list.into_iter().map(read).collect::<Result<_>>()?, &beside))
    }
}

/// The members of an object, with their positions in its text.
fn members(object: &Object) -> Members<'_> {
    // The only other value here is the empty array that PHP writes for an empty object.
    serde_json::from_str(object.node().text()).unwrap_or(Members(Vec::new()))
}

/// The result of one pass.
struct Found<'b> {
    list: Option<List<Members<'b>>>,
    beside: Vec<Scalar>,
}

/// An object on the path to the list, or the one that holds it.
struct Level<'l> {
    listing: &'l Listing<'l>,
    depth: usize,
}

/// The role of the value after a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Step,
    List,
    Beside(usize),
    Other,
}

impl Level<'_> {
    fn role(&self, known: &str) -> Role {
        if let Some(step) = self.listing.path.get(self.depth) {
            return if name::same(known, step) { Role::Step } else { Role::Other };
        }
        match self.listing.beside().position(|name| name::same(known, name)) {
            Some(at) => Role::Beside(at),
            None if name::same(known, self.listing.list) => Role::List,
            None => Role::Other,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Level<'_> {
    type Value = Found<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> std::result::Result<Found<'de>, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Level<'_> {
    type Value = Found<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Found<'de>, A::Error> {
        let (mut step, mut list) = (None, None);
        let mut beside = vec![Scalar::default(); self.listing.beside().count()];
        let twice = || A::Error::custom("a name is there twice");
        while let Some(role) = map.next_key_seed(Name(&self))? {
            match role {
                Role::Step if step.is_none() => {
                    let below = Level { listing: self.listing, depth: self.depth + 1 };
                    step = Some(map.next_value_seed(below)?);
                }
                Role::List if list.is_none() => list = Some(map.next_value()?),
                Role::Beside(at) if beside[at].0.is_none() => beside[at] = map.next_value()?,
                Role::Other => drop(map.next_value::<IgnoredAny>()?),
                _ => return Err(twice()),
            }
        }
        Ok(step.unwrap_or(Found { list, beside }))
    }
}

/// Deserializes a name into its role.
struct Name<'n, 'l>(&'n Level<'l>);

impl<'de> DeserializeSeed<'de> for Name<'_, '_> {
    type Value = Role;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> std::result::Result<Role, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_, '_> {
    type Value = Role;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> std::result::Result<Role, E> {
        Ok(self.0.role(name))
    }
}
