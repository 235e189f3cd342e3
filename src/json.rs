//! Reading a vendor's JSON: what is wrong with it, and where.

use std::{fmt, marker::PhantomData};

use memchr::memmem;
use serde::{
    Deserialize, Deserializer,
    de::{Error as _, MapAccess, SeqAccess, Visitor},
};
use serde_json::value::RawValue;

use crate::error::{Error, Kind, Result, Said};

/// So many records of half a kilobyte and more are as much as a body can hold. A list of more, empty ones, takes
/// far more memory than its body.
const MOST: usize = 100_000;

/// Reads a body that is a JSON object.
///
/// # Errors
/// [`Kind::Answer`] that names the vendor, what came instead of the documented JSON, and the path in it.
pub fn read<'a, T: Deserialize<'a>>(vendor: &'static str, body: &'a str) -> Result<T> {
    // A derived struct would take an array for its fields in their order.
    if body.trim_ascii_start().starts_with('[') {
        return Err(shape(vendor).why("at the top: an array instead of an object"));
    }
    serde_json::from_str(body).map_err(|e| complaint::<T>(vendor, body, &e))
}

/// Reads a part of a body that is a JSON object, which stands at `path` in it.
///
/// # Errors
/// As [`read`]; the path named begins with `path`.
pub fn read_part<'a, T: Deserialize<'a>>(vendor: &'static str, path: &str, part: &'a RawValue) -> Result<T> {
    let body = part.get();
    if !body.starts_with('{') {
        return Err(shape(vendor).why(format!("at `{path}`: {} instead of an object", kind_of(part))));
    }
    serde_json::from_str(body).map_err(|e| {
        let rest = below::<T>(body).map(|rest| format!(".{rest}")).unwrap_or_default();
        shape(vendor).why(format!("at `{path}{rest}`: {e}"))
    })
}

/// The elements of an array, which stands at `path` in a body.
///
/// # Errors
/// [`Kind::Answer`] if it is something else, or longer than 100,000 elements.
pub fn list<'a>(vendor: &'static str, path: &str, part: &'a RawValue) -> Result<Vec<&'a RawValue>> {
    let read = serde_json::from_str(part.get());
    read.map(|List(all)| all).map_err(|e| match part.get().starts_with('[') {
        true => shape(vendor).why(format!("at `{path}`: {e}")),
        false => shape(vendor).why(format!("at `{path}`: {} instead of a list", kind_of(part))),
    })
}

/// A body that is JSON of any shape.
///
/// # Errors
/// As [`read`].
pub fn any<'a>(vendor: &'static str, body: &'a str) -> Result<&'a RawValue> {
    serde_json::from_str(body).map_err(|e| complaint::<&RawValue>(vendor, body, &e))
}

/// Looks whether a body is a certain object, e.g. a refusal.
pub fn peek<'a, T: Deserialize<'a>>(body: &'a str) -> Option<T> {
    let is_object = body.trim_ascii_start().starts_with('{');
    serde_json::from_str(body).ok().filter(|_| is_object)
}

/// Whether a body has any of these words in it, wherever that is.
pub fn mentions(body: &str, words: &[&str]) -> bool {
    words.iter().any(|word| memmem::find(body.as_bytes(), word.as_bytes()).is_some())
}

/// Whether a string as it is written says this.
pub fn says(literal: &str, text: &str) -> bool {
    match literal.contains('\\') {
        true => serde_json::from_str::<String>(literal).is_ok_and(|said| said == text),
        false => literal.trim_matches('"') == text,
    }
}

/// What a value is, in words.
fn kind_of(value: &RawValue) -> &'static str {
    match value.get().as_bytes().first() {
        Some(b'{') => "an object",
        Some(b'[') => "an array",
        Some(b'"') => "text",
        Some(b't' | b'f') => "a truth value",
        Some(b'n') => "null",
        _ => "a number",
    }
}

/// The members of a JSON object in their order.
///
/// # Errors
/// [`Kind::Answer`] if it is something else.
pub fn object<'a>(vendor: &'static str, text: &'a RawValue) -> Result<Vec<(String, &'a RawValue)>> {
    let read = serde_json::from_str(text.get());
    read.map(|Members(all)| all).map_err(|e| shape(vendor).why(format!("at the top: {e}")))
}

/// The elements of an array, 100,000 at most.
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

/// The members of an object in their order: names as `K`, values as they are written. All are kept where a
/// name is there twice.
#[derive(Debug)]
pub struct Members<'a, K = &'a RawValue>(pub Vec<(K, &'a RawValue)>);

impl<'de: 'a, 'a, K: Deserialize<'de>> Deserialize<'de> for Members<'a, K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct Object<K>(PhantomData<K>);
        impl<'de, K: Deserialize<'de>> Visitor<'de> for Object<K> {
            type Value = Members<'de, K>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    if members.is_empty() {
                        // Records have more than a few, and a vector that grows is copied each time.
                        members.reserve(16);
                    }
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Object(PhantomData))
    }
}

/// The error for an answer without the part that its documentation promises.
pub fn missing(vendor: &'static str, path: &str) -> Error {
    shape(vendor).why(format!("`{path}` is missing"))
}

fn complaint<'a, T: Deserialize<'a>>(vendor: &'static str, body: &'a str, e: &serde_json::Error) -> Error {
    let start = body.trim_ascii_start();
    if start.is_empty() {
        return error(vendor, "sent an empty answer");
    }
    if start.starts_with('<') {
        return error(vendor, "sent a web page instead of data").why("the answer begins with `<`");
    }
    if e.is_eof() {
        return error(vendor, "sent an answer that was cut off").why(e);
    }
    if e.is_syntax() {
        return error(vendor, "sent an answer that is not JSON").why(e);
    }
    let place = below::<T>(body).map_or_else(|| "at the top".to_owned(), |path| format!("at `{path}`"));
    shape(vendor).why(format!("{place}: {e}"))
}

/// Where a body is not what the type expects; none for its top. Following the path makes reading slower,
/// so this happens only after it failed.
fn below<'a, T: Deserialize<'a>>(body: &'a str) -> Option<String> {
    let mut reader = serde_json::Deserializer::from_str(body);
    let path = serde_path_to_error::deserialize::<_, T>(&mut reader).err()?.path().to_string();
    (path != ".").then_some(path)
}

fn shape(vendor: &'static str) -> Error {
    error(vendor, "sent an answer of another shape")
}

fn error(vendor: &'static str, what: &str) -> Error {
    Error::new(Kind::Answer, format!("{vendor} {what}")).said(Said { vendor, ..Said::default() })
}

/// A scalar that vendors write as a number or as text.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Scalar(pub Option<String>);

impl Scalar {
    /// Its text, if it has any.
    pub fn text(&self) -> Option<&str> {
        self.0.as_deref().filter(|text| !text.is_empty())
    }

    /// Whether it says anything: `false`, `0` and blanks do not.
    pub fn is_given(&self) -> bool {
        self.text().is_some_and(|text| !matches!(text.trim(), "" | "false" | "0"))
    }

    /// As a whole number.
    pub fn number(&self) -> Option<u64> {
        self.text()?.trim().parse().ok()
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let value = <&RawValue>::deserialize(deserializer)?.get();
        Ok(Self(match value {
            "null" => None,
            text if text.starts_with('"') => serde_json::from_str(text).ok(),
            text => Some(text.to_owned()),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    struct Count {
        #[expect(dead_code, reason = "only its errors are looked at")]
        list: Vec<u32>,
    }

    fn why(body: &str) -> String {
        read::<Count>("gome", body).unwrap_err().lines()[..].join(" | ")
    }

    #[test]
    fn the_vendor_and_the_place_are_named() {
        let hint = "hint: run it again with -vv to see the answer; check the vendor's `base_url`";
        insta::assert_snapshot!(
            ["", " <html>", "{\"list\":[1", "not json", "[]", "{}", "{\"list\":[1,\"x\"]}"].map(why).join("\n").replace(hint, ""),
            @r#"
        error: gome sent an empty answer | 
        error: gome sent a web page instead of data | why: the answer begins with `<` | 
        error: gome sent an answer that was cut off | why: EOF while parsing a list at line 1 column 10 | 
        error: gome sent an answer that is not JSON | why: expected ident at line 1 column 2 | 
        error: gome sent an answer of another shape | why: at the top: an array instead of an object | 
        error: gome sent an answer of another shape | why: at the top: missing field `list` at line 1 column 2 | 
        error: gome sent an answer of another shape | why: at `list[1]`: invalid type: string "x", expected u32 at line 1 column 14 | 
        "#
        );
    }

    #[test]
    fn numbers_and_text_are_the_same() {
        let read = |text| serde_json::from_str::<Scalar>(text).unwrap();
        assert_eq!(read("12").number(), Some(12));
        assert_eq!(read("\"12\"").number(), Some(12));
        assert_eq!(read("1234567890123456789012").text(), Some("1234567890123456789012"));
        assert_eq!(read("null").text(), None);
        assert_eq!(read("\"\"").text(), None);
    }
}
