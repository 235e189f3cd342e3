//! Reads vendors' JSON leniently. All adapters read their answers through this module.
//!
//! [`Listing`] reads lists of records, [`Node`] any other value, [`refusal`] finds refusals.

mod listing;
mod name;
mod node;
pub mod refusal;
mod repair;
pub mod scan;
mod syntax;

use std::borrow::Cow;

use memchr::memmem;
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

pub use self::{
    listing::Listing,
    name::{same, telling_length},
    node::{Node, Object, kind_of, listed},
    scan::{Form, Members},
};
use crate::{
    error::{Error, Kind, VendorError},
    lang::VendorName,
    spelling,
    text::json_text,
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
    let inside = json_text::inside(literal);
    match inside.contains('\\') {
        true => serde_json::from_str(literal).map_or(Cow::Borrowed(inside), Cow::Owned),
        false => Cow::Borrowed(inside),
    }
}

/// The elements of an array as they are written; `None` if a text is no array, or has more than 100,000 elements.
pub fn elements(text: &str) -> Option<Vec<&str>> {
    let elements = scan::elements(text, MOST)?;
    Some(elements.into_iter().map(|element| &text[element.at]).collect())
}

/// The names and values of an object's members as they are written, in their order; `None` if a text is no object. A
/// name that occurs twice is there twice.
pub fn members(text: &str) -> Option<Vec<(&str, &str)>> {
    let Members { at, all } = scan::members(text)?;
    let object = &text[at];
    Some(all.into_iter().map(|member| (&object[member.name], &object[member.value.at])).collect())
}

fn complaint(vendor: VendorName, body: &str, e: &serde_json::Error) -> Error {
    let start = body.trim_ascii_start();
    if start.is_empty() {
        return error(vendor, tr!("{vendor} sent an empty answer", vendor));
    }
    let what = match e.is_eof() {
        true => tr!("{vendor} sent an answer that was cut off", vendor),
        false => tr!("{vendor} sent an answer that is not JSON", vendor),
    };
    error(vendor, what).why(syntax::mistake(e))
}

fn shape(vendor: VendorName) -> Error {
    error(vendor, tr!("{vendor} sent an answer of another shape", vendor))
}

fn error(vendor: VendorName, what: String) -> Error {
    Error::new(Kind::Answer, what).with_vendor_error(VendorError { vendor, ..VendorError::default() })
}

/// A number, text or boolean as text: vendors use all of them for the same value.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Scalar(pub Option<String>);

impl Scalar {
    /// The value that a JSON text stands for; a nested one as its text.
    fn of(json: &str) -> Self {
        Self((json != "null").then(|| decode(json).into_owned()))
    }

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
        <&RawValue>::deserialize(deserializer).map(|json| Self::of(json.get()))
    }
}

#[cfg(test)]
mod tests;
