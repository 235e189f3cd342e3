//! Reads the lists of records in answers, with their totals.
//!
//! An answer in a usual shape is read in one pass; any other shape is read by [`Node`], which is slower.

use faststr::FastStr;

use super::{
    MOST, Node, Scalar, decode, name,
    scan::{self, Members, Scanner},
};
use crate::{error::Result, lang::VendorName};

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
        vendor: VendorName,
        body: &FastStr,
        record: impl Fn(&FastStr, Members) -> R,
    ) -> Result<Listed<R>> {
        match self.usual(body, |members| record(body, members)) {
            Some(found) => Ok(found),
            None => self.unusual(vendor, body, record),
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

    /// Reads an answer whose objects are objects, whose list is an array of objects, and in which no name that counts
    /// occurs twice.
    fn usual<R>(&self, body: &str, record: impl Fn(Members) -> R) -> Option<Listed<R>> {
        let mut scanner = Scanner::new(body);
        let beside = vec![None; self.beside().count()];
        let mut level = Level { listing: self, body, record, records: None, beside };
        level.read(&mut scanner, self.path)?;
        let (records, beside) = (level.records?, level.beside);
        let beside: Vec<_> = beside.into_iter().map(Option::unwrap_or_default).collect();
        scanner.ends().then(|| self.listed(records, &beside))
    }

    fn unusual<R>(
        &self,
        vendor: VendorName,
        body: &FastStr,
        record: impl Fn(&FastStr, Members) -> R,
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
            let text = object.node().text();
            // The only other value here is the empty array that PHP writes for an empty object.
            Ok(record(text, scan::members(text).unwrap_or_default()))
        };
        Ok(self.listed(list.into_iter().map(read).collect::<Result<_>>()?, &beside))
    }
}

/// The parts of an answer in a usual shape that have been read.
struct Level<'l, R, F> {
    listing: &'l Listing<'l>,
    body: &'l str,
    record: F,
    records: Option<Vec<R>>,
    /// The values of [`Listing::beside`].
    beside: Vec<Option<Scalar>>,
}

impl<R, F: Fn(Members) -> R> Level<'_, R, F> {
    /// Reads an object from which a path leads to the list.
    fn read(&mut self, scanner: &mut Scanner<'_>, path: &[&str]) -> Option<()> {
        let mut stepped = false;
        scanner.object(|scanner, name| {
            let name = decode(&self.body[name]);
            match path {
                [step, below @ ..] if name::same(&name, step) => {
                    let is_first = !std::mem::replace(&mut stepped, true);
                    is_first.then(|| self.read(scanner, below))?
                }
                [] => self.member(scanner, &name),
                _ => scanner.value().map(drop),
            }
        })
    }

    /// Reads a member of the object that holds the list.
    fn member(&mut self, scanner: &mut Scanner<'_>, name: &str) -> Option<()> {
        if let Some(at) = self.listing.beside().position(|known| name::same(name, known)) {
            let value = scanner.value()?;
            return self.beside[at].replace(Scalar::of(&self.body[value.at])).is_none().then_some(());
        }
        if !name::same(name, self.listing.list) {
            return scanner.value().map(drop);
        }
        let (mut records, mut expected) = (Vec::new(), 0);
        scanner.array(|scanner| {
            let members = scanner.members(expected)?;
            // Records of a list have much the same members.
            expected = members.all.len();
            records.push((self.record)(members));
            (records.len() <= MOST).then_some(())
        })?;
        self.records.replace(records).is_none().then_some(())
    }
}
