//! A nested value as people read it, whether JSON or PHP wrote it.

use serde_json::value::RawValue;

use crate::json::{self, List, Members};

use super::php;

/// How deep JSON is taken apart; what is deeper stays as it is.
const DEEPEST: usize = 16;

/// A value of a custom field.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Nothing,
    Text(String),
    List(Vec<Value>),
    Table(Vec<(String, Value)>),
}

impl Value {
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// What JSON says; serialized texts are taken apart.
    pub(super) fn read(json: &RawValue) -> Self {
        Self::at(json, 0)
    }

    fn at(raw: &RawValue, depth: usize) -> Self {
        let text = raw.get();
        match text.as_bytes().first() {
            Some(b'[') if depth < DEEPEST => match serde_json::from_str(text) {
                Ok(List(items)) => {
                    Self::List(items.into_iter().map(|item: &RawValue| Self::at(item, depth + 1)).collect())
                }
                Err(_) => Self::text(text),
            },
            Some(b'{') if depth < DEEPEST => match serde_json::from_str(text) {
                Ok(Members(members)) => {
                    let read = |(key, value): (&RawValue, _)| {
                        (json::decode(key.get()).into_owned(), Self::at(value, depth + 1))
                    };
                    Self::Table(members.into_iter().map(read).collect())
                }
                Err(_) => Self::text(text),
            },
            Some(b'"') => match serde_json::from_str::<String>(text) {
                Ok(text) if text.is_empty() => Self::Nothing,
                Ok(text) => php::decode(&text).unwrap_or(Self::Text(text)),
                // Half of a character beyond U+FFFF, which no text can hold: its escapes are shown.
                Err(_) => Self::text(text.trim_matches('"')),
            },
            _ if text == "null" => Self::Nothing,
            _ => Self::text(text),
        }
    }

    /// The value in words; none if there is nothing in it. `word` says what a text stands for.
    pub(super) fn words(&self, word: &dyn Fn(&str) -> String) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Text(text) => Some(word(text)),
            Self::List(items) => {
                let rows = items.iter().any(|item| matches!(item, Self::Table(_) | Self::List(_)));
                let all: Vec<_> = items.iter().filter_map(|item| item.words(word)).collect();
                (!all.is_empty()).then(|| all.join(if rows { "; " } else { ", " }))
            }
            Self::Table(members) => match file_name(members) {
                Some(name) => Some(name.to_owned()),
                None => table(members),
            },
        }
    }
}

/// `name: 滤芯, count: 1`; what is nested stands in parentheses.
fn table(members: &[(String, Value)]) -> Option<String> {
    // The number of a row in its table says nothing beside the row.
    let members = members.iter().filter(|(key, _)| key != "rowId");
    let said = members.filter_map(|(key, value)| {
        // What stands in a row is no option of the field.
        let words = value.words(&str::to_owned)?;
        Some(match value {
            Value::List(_) | Value::Table(_) => format!("{key}: ({words})"),
            _ => format!("{key}: {words}"),
        })
    });
    let all: Vec<_> = said.collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// The name of an attachment: `{"name","uri","datetime"}`.
fn file_name(members: &[(String, Value)]) -> Option<&str> {
    let text = |wanted: &str| {
        members.iter().find_map(|(key, value)| match value {
            Value::Text(text) if key == wanted => Some(text.as_str()),
            _ => None,
        })
    };
    text("uri").and_then(|_| text("name"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(json: &str) -> Option<String> {
        let raw: &RawValue = serde_json::from_str(json).unwrap();
        Value::read(raw).words(&|text| text.replace("12", "十二"))
    }

    #[test]
    fn values_of_every_shape_are_readable() {
        let said = |json| words(json).unwrap_or_default();
        assert_eq!(said(r#""12""#), "十二");
        assert_eq!(said("12.50"), "十二.50");
        assert_eq!(said(r#""a\ud83d""#), r"a\ud83d");
        assert_eq!(said(r#"["12","b"]"#), "十二, b");
        assert_eq!(
            said(r#"[{"name":"a.jpg","uri":"x/a.jpg","datetime":""},{"name":"b","uri":"y"}]"#),
            "a.jpg; b"
        );
        assert_eq!(said(r#"[{"b":"2","a":null,"rowId":1},{"b":["x",{"c":1}]}]"#), "b: 2; b: (x; c: 1)");
        assert_eq!(said(r#""a:2:{s:1:\"n\";s:6:\"滤芯\";s:1:\"d\";a:1:{i:0;i:12;}}""#), "n: 滤芯, d: (12)");
        assert_eq!(said(r#""a:2:{s:1:\"n\"""#), r#"a:2:{s:1:"n""#);
    }

    #[test]
    fn nothing_stays_nothing() {
        for nothing in ["null", "\"\"", "[]", "{}", "[null,[]]", "\"a:0:{}\"", "[{\"rowId\":1}]"] {
            assert_eq!(words(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn nesting_without_end_is_shown_as_it_came() {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(words(&deep).is_some_and(|text| text.starts_with("[[")));
    }
}
