//! Reads vendors' JSON leniently. All adapters read their answers through this module.
//!
//! [`Listing`] reads lists of records, [`Node`] any other value, [`refusal`] finds refusals.

mod listing;
mod name;
mod node;
pub mod refusal;
mod repair;

use std::{borrow::Cow, fmt, marker::PhantomData};

use memchr::memmem;
use serde::{
    Deserialize, Deserializer,
    de::{Error as _, MapAccess, SeqAccess, Visitor},
};
use serde_json::value::RawValue;

pub use self::{
    listing::Listing,
    name::{same, telling_length},
    node::{Node, Object, kind_of, listed},
};
use crate::{
    error::{Error, Kind, VendorError},
    spelling,
};

/// The maximum number of elements: as many records of half a kilobyte as fit into a body. A longer list of empty
/// elements would take far more memory than its body.
const MOST: usize = 100_000;

/// Whether a text contains any of these words.
pub fn mentions(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| memmem::find(text.as_bytes(), word.as_bytes()).is_some())
}

/// The value of a JSON string literal; if it contains an unpaired surrogate, which a `String` cannot hold, its text
/// between the quotes.
pub fn decode(literal: &str) -> Cow<'_, str> {
    let inside = literal.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(literal);
    match inside.contains('\\') {
        true => serde_json::from_str(literal).map_or(Cow::Borrowed(inside), Cow::Owned),
        false => Cow::Borrowed(inside),
    }
}

/// The elements of an array, at most 100,000.
#[derive(Debug)]
pub struct List<T>(pub Vec<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct Array<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Array<T> {
            type Value = List<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a sequence")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> std::result::Result<Self::Value, A::Error> {
                let mut elements = Vec::new();
                while let Some(element) = seq.next_element()? {
                    if elements.len() == MOST {
                        return Err(A::Error::custom(format_args!("more than {MOST} elements")));
                    }
                    elements.push(element);
                }
                Ok(List(elements))
            }
        }
        deserializer.deserialize_seq(Array(PhantomData))
    }
}

/// The members of an object in order, verbatim. Duplicate names are all kept.
#[derive(Debug)]
pub struct Members<'a>(pub Vec<(&'a RawValue, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    if members.is_empty() {
                        // Most records have many members, and a growing vector is copied each time.
                        members.reserve(16);
                    }
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

fn complaint(vendor: &'static str, body: &str, e: &serde_json::Error) -> Error {
    let start = body.trim_ascii_start();
    if start.is_empty() {
        return error(vendor, "sent an empty answer");
    }
    if e.is_eof() {
        return error(vendor, "sent an answer that was cut off").why(e);
    }
    error(vendor, "sent an answer that is not JSON").why(e)
}

fn shape(vendor: &'static str) -> Error {
    error(vendor, "sent an answer of another shape")
}

fn error(vendor: &'static str, what: &str) -> Error {
    Error::new(Kind::Answer, format!("{vendor} {what}"))
        .with_vendor_error(VendorError { vendor, ..VendorError::default() })
}

/// A number, text or boolean as text: vendors use all of them for the same value.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Scalar(pub Option<String>);

impl Scalar {
    /// Its text, if it is not blank.
    pub fn text(&self) -> Option<&str> {
        self.0.as_deref().map(str::trim).filter(|text| !text.is_empty())
    }

    /// Its value as a non-negative integer.
    pub fn number(&self) -> Option<u64> {
        u64::try_from(spelling::whole(self.text()?)?).ok()
    }

    /// Its value as a boolean.
    pub fn flag(&self) -> Option<bool> {
        spelling::yes(self.text()?)
    }

    /// Whether it has a meaningful value: `false`, `0` and blanks do not count.
    pub fn is_given(&self) -> bool {
        self.text().is_some_and(|text| !matches!(text, "false" | "0"))
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let value = <&RawValue>::deserialize(deserializer)?.get();
        Ok(Self(match value {
            "null" => None,
            text => Some(decode(text).into_owned()),
        }))
    }
}

#[cfg(test)]
mod tests;
