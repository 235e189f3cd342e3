//! A value in a vendor's answer and where it stands there, read whatever shape PHP, Java or ASP.NET gave it.
//!
//! These write the same data differently: an empty list as `null`, `""`, `false` or `{}`, a list as an object with
//! numbers as keys, a list of one without its array, an object inside an array, JSON inside a string. What can be
//! read without guessing a value is read; everything else is an error that names the place.

use std::borrow::Cow;

use faststr::FastStr;
use serde_json::value::RawValue;

use super::{List, Members, Scalar, complaint, decode, name, repair, shape};
use crate::{
    error::{Error, Result},
    secret::redact,
};

/// How often JSON may stand inside a string inside JSON.
const WRAPPED: usize = 3;
/// So many names are shown of the members that came instead of others, each no longer than [`NAME_LENGTH`].
const NAMES: usize = 8;
const NAME_LENGTH: usize = 40;

/// A value of an answer.
#[derive(Clone, Debug)]
pub struct Node {
    vendor: &'static str,
    /// Where it stands, e.g. `result.ComplaintVOs[3]`; empty at the top.
    path: String,
    text: FastStr,
}

/// An object of an answer: its members, in their order.
#[derive(Clone, Debug)]
pub struct Object {
    members: Vec<(String, FastStr)>,
    node: Node,
}

impl Node {
    /// An answer that is JSON of any shape, repaired if need be.
    ///
    /// # Errors
    /// [`crate::error::Kind::Answer`] that says what came instead.
    pub fn read(vendor: &'static str, body: &FastStr) -> Result<Self> {
        let text = match repair::valid(body).map_err(|e| complaint(vendor, body, &e))? {
            Cow::Borrowed(text) => body.slice_ref(text),
            Cow::Owned(text) => {
                tracing::info!(
                    "{vendor} sent control characters or bare backslashes inside text: read as they are"
                );
                text.into()
            }
        };
        Ok(Self { vendor, path: String::new(), text })
    }

    /// An answer that may be JSON of any shape.
    pub fn peek(vendor: &'static str, body: &FastStr) -> Option<Self> {
        let text = match repair::valid(body).ok()? {
            Cow::Borrowed(text) => body.slice_ref(text),
            Cow::Owned(text) => text.into(),
        };
        Some(Self { vendor, path: String::new(), text })
    }

    /// The value as it is written.
    pub fn text(&self) -> &FastStr {
        &self.text
    }

    /// Whether there is nothing in it: `null`, an empty text, `false`, an empty object or array.
    pub fn is_empty(&self) -> bool {
        let inside = |text: &str| text[1..text.len() - 1].trim_ascii().is_empty();
        match self.text.as_bytes().first() {
            Some(b'"' | b'[' | b'{') => inside(&self.text),
            _ => matches!(&*self.text, "null" | "false"),
        }
    }

    /// Whether it can be nothing but a list: an array, or an object with numbers as keys.
    pub fn is_list(&self) -> bool {
        let node = self.unwrapped();
        let numbered = |object: Object| !object.members.is_empty() && object.names().all(is_number);
        node.text.starts_with('[') || (node.text.starts_with('{') && node.object().is_ok_and(numbered))
    }

    /// A number, a text or a truth value; nothing for what is nested.
    pub fn scalar(&self) -> Scalar {
        match self.text.starts_with(['[', '{']) {
            true => Scalar(None),
            false => serde_json::from_str(&self.text).unwrap_or_default(),
        }
    }

    /// Its members, if it is an object, or an array of one.
    ///
    /// # Errors
    /// [`crate::error::Kind::Answer`] with the place and what is there instead.
    pub fn object(&self) -> Result<Object> {
        let node = self.unwrapped();
        if let Some(members) = node.members() {
            return Ok(Object { members, node });
        }
        let Ok(List(elements)) = serde_json::from_str::<List<&RawValue>>(&node.text) else {
            return Err(node.instead_of("an object"));
        };
        match elements[..] {
            [] => Ok(Object { members: Vec::new(), node }),
            // No array in an array: nobody means an object by that, and there is no end to it.
            [one] => {
                let node = node.at_index(0, one).unwrapped();
                let members = node.members().ok_or_else(|| node.instead_of("an object"))?;
                Ok(Object { members, node })
            }
            _ => Err(node.wrong(&format!("{} elements instead of one object", elements.len()))),
        }
    }

    fn members(&self) -> Option<Vec<(String, FastStr)>> {
        let Members(members) = serde_json::from_str(&self.text).ok()?;
        let own = |(name, value): (&RawValue, &RawValue)| {
            (decode(name.get()).into_owned(), self.text.slice_ref(value.get()))
        };
        Some(members.into_iter().map(own).collect())
    }

    /// Its elements, if it is a list in one of the shapes that lists have.
    ///
    /// # Errors
    /// [`crate::error::Kind::Answer`] with the place and what is there instead.
    pub fn list(&self) -> Result<Vec<Self>> {
        let node = self.unwrapped();
        if node.is_empty() {
            return Ok(Vec::new());
        }
        match node.text.as_bytes().first() {
            Some(b'[') => {
                let List(elements) =
                    serde_json::from_str(&node.text).map_err(|e| node.wrong(&e.to_string()))?;
                let elements = elements.into_iter().enumerate();
                Ok(elements.map(|(index, element)| node.at_index(index, element)).collect())
            }
            Some(b'{') => {
                let object = node.object()?;
                match object.names().all(is_number) {
                    true => Ok(object.nodes().collect()),
                    false => Ok(vec![node]),
                }
            }
            _ => Err(node.instead_of("a list")),
        }
    }

    /// The one object that a list is to hold, with or without the list; none if there is nothing in it.
    ///
    /// # Errors
    /// [`crate::error::Kind::Answer`] for several, and for what is no object.
    pub fn only(&self) -> Result<Option<Object>> {
        match &self.list()?[..] {
            [] => Ok(None),
            [one] if one.is_empty() => Ok(None),
            [one] => one.object().map(Some),
            several => Err(self.wrong(&format!("{} elements instead of one", several.len()))),
        }
    }

    /// The error for a value that is something else than its documentation says.
    pub fn instead_of(&self, expected: &str) -> Error {
        self.wrong(&format!("{} instead of {expected}", kind_of(&self.text)))
    }

    /// The error for a value with something wrong about it.
    pub fn wrong(&self, what: &str) -> Error {
        let at = match &*self.path {
            "" => "at the top".to_owned(),
            path => format!("at `{path}`"),
        };
        shape(self.vendor).why(format!("{at}: {what}"))
    }

    /// The value itself, where it is JSON inside a string.
    fn unwrapped(&self) -> Self {
        let mut node = self.clone();
        for _ in 0..WRAPPED {
            let inside = match node.text.starts_with('"') {
                true => serde_json::from_str::<String>(&node.text).unwrap_or_default(),
                false => break,
            };
            match repair::valid(inside.trim_start_matches('\u{feff}')) {
                Ok(text) if text.starts_with(['{', '[', '"']) || text == "null" => {
                    node.text = text.into_owned().into();
                }
                _ => break,
            }
        }
        node
    }

    fn at_index(&self, index: usize, element: &RawValue) -> Self {
        let path = format!("{}[{index}]", self.path);
        Self { vendor: self.vendor, path, text: self.text.slice_ref(element.get()) }
    }

    fn at_name(&self, name: &str, text: &FastStr) -> Self {
        Self { vendor: self.vendor, path: self.below(name), text: text.clone() }
    }

    /// The path of a member.
    fn below(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }
}

impl Object {
    /// The object itself.
    pub fn node(&self) -> &Node {
        &self.node
    }

    /// The names of its members.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.members.iter().map(|(name, _)| name.as_str())
    }

    /// The values of its members.
    pub fn nodes(&self) -> impl Iterator<Item = Node> {
        self.members.iter().map(|(name, text)| self.node.at_name(name, text))
    }

    /// A member by its name: the last one that is spelled like it, or else the last one that is but for case and
    /// underscores.
    pub fn get(&self, name: &str) -> Option<Node> {
        let by = |fits: fn(&str, &str) -> bool| self.members.iter().rfind(|(known, _)| fits(known, name));
        let (known, text) = by(|known, name| known == name).or_else(|| by(name::same))?;
        Some(self.node.at_name(known, text))
    }

    /// A member that has to be there.
    ///
    /// # Errors
    /// [`crate::error::Kind::Answer`] with the place and the names of the members that are there.
    pub fn need(&self, name: &str) -> Result<Node> {
        self.get(name).ok_or_else(|| self.missing(name))
    }

    /// A member that is a number, a text or a truth value; nothing if there is no such member.
    pub fn scalar(&self, name: &str) -> Scalar {
        self.get(name).map(|node| node.scalar()).unwrap_or_default()
    }

    /// A member as `times` reads it: what is nested as JSON text.
    pub fn time(&self, name: &str) -> Scalar {
        let nested = self.get(name).filter(|node| node.text.starts_with(['[', '{']));
        nested.map_or_else(|| self.scalar(name), |node| Scalar(Some(node.text.to_string())))
    }

    /// The error for an object without a member that its documentation promises. Names are shown, values never.
    pub fn missing(&self, name: &str) -> Error {
        let missing = format!("`{}` is missing", self.node.below(name));
        shape(self.node.vendor).why(match listed(self.names()) {
            Some(names) => format!("{missing}; there is {names}"),
            None => missing,
        })
    }
}

/// Names in a row, as many as a reader needs to see what an object is; none if there are none.
pub fn listed<'a>(names: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut names = names.filter(|name| !name.is_empty());
    let shown: Vec<_> = names.by_ref().take(NAMES).map(shortened).collect();
    let rest = if names.next().is_some() { ", …" } else { "" };
    (!shown.is_empty()).then(|| format!("{}{rest}", shown.join(", ")))
}

/// A name, secrets taken out before it is cut: the beginning of one could not be recognized any more.
fn shortened(name: &str) -> String {
    let name = redact(name);
    match name.char_indices().nth(NAME_LENGTH) {
        Some((end, _)) => format!("`{}…`", &name[..end]),
        None => format!("`{name}`"),
    }
}

fn is_number(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit())
}

/// What a value is, in words: never the value itself.
pub fn kind_of(text: &str) -> &'static str {
    match text.as_bytes().first() {
        Some(b'{') => "an object",
        Some(b'[') => "an array",
        Some(b'"') => "text",
        Some(b't' | b'f') => "a truth value",
        Some(b'n') => "null",
        _ => "a number",
    }
}
