//! Parses the JSON of a custom field's value, and PHP-serialized texts in it.

use serde_json::value::RawValue;

use crate::json;

use super::{php, value::Value};

/// The maximum depth to which JSON is parsed; deeper values stay text.
const DEEPEST: usize = 16;

/// Parses a value. Serialized texts are parsed as well.
pub(super) fn parse(json: &RawValue) -> Value {
    parse_at(json.get(), 0)
}

fn parse_at(text: &str, depth: usize) -> Value {
    match text.as_bytes().first() {
        Some(b'[') if depth < DEEPEST => match json::elements(text) {
            Some(items) => Value::List(items.into_iter().map(|item| parse_at(item, depth + 1)).collect()),
            None => Value::text(text),
        },
        Some(b'{') if depth < DEEPEST => match json::members(text) {
            Some(members) => {
                let read = |(key, value)| (json::decode(key).into_owned(), parse_at(value, depth + 1));
                Value::Table(members.into_iter().map(read).collect())
            }
            None => Value::text(text),
        },
        Some(b'"') => match json::decode(text) {
            text if text.is_empty() => Value::Nothing,
            text => php::decode(&text).unwrap_or_else(|| Value::Text(text.into_owned())),
        },
        _ if text == "null" => Value::Nothing,
        _ => Value::text(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(json: &str) -> Option<String> {
        let raw: &RawValue = serde_json::from_str(json).unwrap();
        parse(raw).words(&|text| text.replace("12", "十二"))
    }

    #[test]
    fn values_of_every_shape_are_readable() {
        let said = |json| words(json).unwrap_or_default();
        assert_eq!(said(r#""12""#), "十二");
        assert_eq!(said("12.50"), "十二.50");
        assert_eq!(said(r#""a\ud83d \"b\"""#), r#"a\ud83d \"b\""#);
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
