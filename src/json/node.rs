//! A value in a vendor's answer and its path, read leniently.
//!
//! PHP, Java and ASP.NET write the same data differently: an empty list as `null`, `""`, `false` or `{}`, a list as
//! an object with numeric keys, a list of one element without its array, an object inside an array, JSON inside a
//! string. Every shape that is unambiguous is accepted; any other is an error that names the path.

use std::{borrow::Cow, fmt};

use super::{MOST, Scalar, complaint, decode, elements, members, name, repair, shape};
use crate::{
    error::{Error, Result},
    lang::VendorName,
    secret::redact,
};
use faststr::FastStr;

/// The maximum nesting of JSON inside strings.
const WRAPPED: usize = 3;
/// The number of member names that an error lists, and the length of each.
const NAMES: usize = 8;
const NAME_LENGTH: usize = 40;

/// A value of an answer.
#[derive(Clone, Debug)]
pub struct Node {
    vendor: VendorName,
    /// Its path, e.g. `result.ComplaintVOs[3]`; empty at the top.
    path: String,
    text: FastStr,
}

/// An object of an answer, with its members in order.
#[derive(Clone, Debug)]
pub struct Object {
    members: Vec<(String, FastStr)>,
    node: Node,
}

impl Node {
    /// Reads an answer that must be JSON, and repairs it if necessary.
    ///
    /// # Errors
    /// [`crate::error::Kind::Answer`] with a description of the answer.
    pub fn read(vendor: VendorName, body: &FastStr) -> Result<Self> {
        let text = match repair::valid(body).map_err(|e| complaint(vendor, body, &e))? {
            Cow::Borrowed(text) => body.slice_ref(text),
            Cow::Owned(text) => {
                tracing::info!(
                    "{}",
                    tr!(
                        "{vendor} sent control characters or bare backslashes inside text: read as they are",
                        vendor
                    )
                );
                text.into()
            }
        };
        Ok(Self { vendor, path: String::new(), text })
    }

    /// Reads an answer that may be JSON.
    pub fn peek(vendor: VendorName, body: &FastStr) -> Option<Self> {
        let text = match repair::valid(body).ok()? {
            Cow::Borrowed(text) => body.slice_ref(text),
            Cow::Owned(text) => text.into(),
        };
        Some(Self { vendor, path: String::new(), text })
    }

    /// The JSON text of the value.
    pub fn text(&self) -> &FastStr {
        &self.text
    }

    /// Whether it is empty: `null`, an empty text, `false`, an empty object or array.
    pub fn is_empty(&self) -> bool {
        let inside = |text: &str| text[1..text.len() - 1].trim_ascii().is_empty();
        match self.text.as_bytes().first() {
            Some(b'"' | b'[' | b'{') => inside(&self.text),
            _ => matches!(&*self.text, "null" | "false"),
        }
    }

    /// Whether it can only be a list: an array, or an object with numeric keys.
    pub fn is_list(&self) -> bool {
        let node = self.unwrapped();
        let numbered = |object: Object| !object.members.is_empty() && object.names().all(is_number);
        node.text.starts_with('[') || (node.text.starts_with('{') && node.object().is_ok_and(numbered))
    }

    /// Its value as a number, text or boolean; empty for nested values.
    pub fn scalar(&self) -> Scalar {
        match self.text.starts_with(['[', '{']) {
            true => Scalar(None),
            false => Scalar::of(&self.text),
        }
    }

    /// Its members, if it is an object, or an array of one object.
    ///
    /// # Errors
    /// [`crate::error::Kind::Answer`] with the path and the kind of the actual value.
    pub fn object(&self) -> Result<Object> {
        let node = self.unwrapped();
        if let Some(members) = node.members() {
            return Ok(Object { members, node });
        }
        let Some(elements) = elements(&node.text) else {
            return Err(node.instead_of(tr!("an object")));
        };
        match elements[..] {
            [] => Ok(Object { members: Vec::new(), node }),
            // An array inside an array is not unwrapped: no vendor writes an object so, and the nesting could be
            // unlimited.
            [one] => {
                let node = node.at_index(0, one).unwrapped();
                let members = node.members().ok_or_else(|| node.instead_of(tr!("an object")))?;
                Ok(Object { members, node })
            }
            _ => Err(node.wrong(tr!("{n} elements instead of one object", n = elements.len()))),
        }
    }

    fn members(&self) -> Option<Vec<(String, FastStr)>> {
        let own = |(name, value)| (decode(name).into_owned(), self.text.slice_ref(value));
        Some(members(&self.text)?.into_iter().map(own).collect())
    }

    /// Its elements, if it is a list in one of the accepted shapes.
    ///
    /// # Errors
    /// [`crate::error::Kind::Answer`] with the path and the kind of the actual value.
    pub fn list(&self) -> Result<Vec<Self>> {
        let node = self.unwrapped();
        if node.is_empty() {
            return Ok(Vec::new());
        }
        match node.text.as_bytes().first() {
            Some(b'[') => {
                let too_many = || node.wrong(tr!("more than {most} elements", most = MOST));
                let elements = elements(&node.text).ok_or_else(too_many)?.into_iter().enumerate();
                Ok(elements.map(|(index, element)| node.at_index(index, element)).collect())
            }
            Some(b'{') => {
                let object = node.object()?;
                match object.names().all(is_number) {
                    true => Ok(object.nodes().collect()),
                    false => Ok(vec![node]),
                }
            }
            _ => Err(node.instead_of(tr!("a list"))),
        }
    }

    /// The only object of a list, or the object in place of a list; `None` if it is empty.
    ///
    /// # Errors
    /// [`crate::error::Kind::Answer`] for several elements, and for an element that is no object.
    pub fn only(&self) -> Result<Option<Object>> {
        match &self.list()?[..] {
            [] => Ok(None),
            [one] if one.is_empty() => Ok(None),
            [one] => one.object().map(Some),
            several => Err(self.wrong(tr!("{n} elements instead of one", n = several.len()))),
        }
    }

    /// The error for a value of another kind than documented.
    pub fn instead_of(&self, expected: impl fmt::Display) -> Error {
        self.wrong(tr!("{kind} instead of {expected}", kind = kind_of(&self.text), expected))
    }

    /// The error for an unexpected value.
    pub fn wrong(&self, what: impl fmt::Display) -> Error {
        shape(self.vendor).why(match &*self.path {
            "" => tr!("at the top: {what}", what),
            path => tr!("at `{path}`: {what}", path, what),
        })
    }

    /// The value inside, if it is a string that contains JSON.
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

    fn at_index(&self, index: usize, element: &str) -> Self {
        let path = format!("{}[{index}]", self.path);
        Self { vendor: self.vendor, path, text: self.text.slice_ref(element) }
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
    /// The object as a node.
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

    /// A member by its name: the last one with exactly this name, else the last one with the same name apart from
    /// case and underscores.
    pub fn get(&self, name: &str) -> Option<Node> {
        let by = |fits: fn(&str, &str) -> bool| self.members.iter().rfind(|(known, _)| fits(known, name));
        let (known, text) = by(|known, name| known == name).or_else(|| by(name::same))?;
        Some(self.node.at_name(known, text))
    }

    /// A required member.
    ///
    /// # Errors
    /// [`crate::error::Kind::Answer`] with the path and the names of the actual members.
    pub fn need(&self, name: &str) -> Result<Node> {
        self.get(name).ok_or_else(|| self.missing(name))
    }

    /// A member's value as a number, text or boolean; empty if it is absent.
    pub fn scalar(&self, name: &str) -> Scalar {
        self.get(name).map(|node| node.scalar()).unwrap_or_default()
    }

    /// A member's value for `times`: nested values as JSON text.
    pub fn time(&self, name: &str) -> Scalar {
        let nested = self.get(name).filter(|node| node.text.starts_with(['[', '{']));
        nested.map_or_else(|| self.scalar(name), |node| Scalar(Some(node.text.to_string())))
    }

    /// The error for a missing member. It shows the names of the others, never their values.
    pub fn missing(&self, name: &str) -> Error {
        let name = self.node.below(name);
        shape(self.node.vendor).why(match listed(self.names()) {
            Some(names) => tr!("`{name}` is missing; there is {names}", name, names),
            None => tr!("`{name}` is missing", name),
        })
    }
}

/// The first names of an object's members as a list; `None` without members.
pub fn listed<'a>(names: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut names = names.filter(|name| !name.is_empty());
    let mut shown: Vec<_> = names.by_ref().take(NAMES).map(shortened).collect();
    shown.extend(names.next().map(|_| "…".to_owned()));
    (!shown.is_empty()).then(|| shown.join(&tr!(", ")))
}

/// A name for display. It is redacted before it is shortened, because the beginning of a secret would not be
/// recognized.
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

/// The kind of a value in words, without the value itself.
pub fn kind_of(text: &str) -> String {
    match text.as_bytes().first() {
        Some(b'{') => tr!("an object"),
        Some(b'[') => tr!("an array"),
        Some(b'"') => tr!("text"),
        Some(b't' | b'f') => tr!("a truth value"),
        Some(b'n') => tr!("null"),
        _ => tr!("a number"),
    }
}
