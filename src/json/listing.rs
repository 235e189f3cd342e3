//! The lists that answers consist of: records, and how many there are.
//!
//! An answer in a usual shape is read in one pass; whatever is unusual about another one is read by [`Node`],
//! which takes longer.

use std::fmt;

use faststr::FastStr;
use serde::{
    Deserializer,
    de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, Visitor},
};

use super::{List, Members, Node, Object, Scalar, name};
use crate::error::Result;

/// Where an answer has its list, by the names that are documented.
#[derive(Clone, Copy, Debug)]
pub struct Listing<'l> {
    /// The names that lead from the top to the object that holds list and total.
    pub path: &'l [&'l str],
    /// The list.
    pub list: &'l str,
    /// How many records there are on all pages; the first that can be read counts.
    pub totals: &'l [&'l str],
    /// What names the next page; something that is not empty means that there is one.
    pub next: &'l [&'l str],
}

/// What a list holds.
#[derive(Debug)]
pub struct Listed<R> {
    /// Its records.
    pub records: Vec<R>,
    /// How many the vendor says there are.
    pub total: Option<u64>,
    /// Whether the vendor names a next page.
    pub more: bool,
}

impl Listing<'_> {
    /// Reads an answer. `record` makes a record from the text that it stands in and its members in it.
    ///
    /// # Errors
    /// [`crate::error::Kind::Answer`] with the place where the answer is not what it should be.
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

    /// The names of what stands beside the list: the totals first.
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
            // Where an envelope says whose answer it is. At the top anybody's would do.
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

/// The members of an object where they stand in its text.
fn members(object: &Object) -> Members<'_> {
    // What is no object any more is the empty array that PHP writes for an empty object.
    serde_json::from_str(object.node().text()).unwrap_or(Members(Vec::new()))
}

/// What one pass has found.
struct Found<'b> {
    list: Option<List<Members<'b>>>,
    beside: Vec<Scalar>,
}

/// An object on the way to the list, or the one that holds it.
struct Level<'l> {
    listing: &'l Listing<'l>,
    depth: usize,
}

/// What the value after a name is.
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

/// A name, as far as what it stands for.
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
