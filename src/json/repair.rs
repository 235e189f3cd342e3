//! Repairs text that is nearly JSON: raw control characters and stray backslashes in strings, which PHP templates and
//! hand-written encoders produce. Nothing else is repaired.

use std::{borrow::Cow, fmt::Write as _};

use serde_json::value::RawValue;

/// A text that is one JSON value, repaired if necessary; otherwise the parser's error for the original text.
pub(super) fn valid(text: &str) -> Result<Cow<'_, str>, serde_json::Error> {
    serde_json::from_str::<&RawValue>(text).map(|value| Cow::Borrowed(value.get())).or_else(|e| {
        let repaired = repaired(text).filter(|text| serde_json::from_str::<&RawValue>(text).is_ok());
        repaired.map(|text| Cow::Owned(text.trim_ascii().to_owned())).ok_or(e)
    })
}

/// The text with control characters in strings escaped and stray backslashes doubled; `None` if there are none.
fn repaired(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len() + 16);
    let (mut rest, mut inside) = (text, false);
    while let Some(at) = rest.find(|c: char| matches!(c, '"' | '\\') || c < ' ') {
        let (plain, found) = rest.split_at(at);
        out.push_str(plain);
        let length = if found.starts_with('\\') { escape_length(found) } else { 1 };
        let (token, after) = found.split_at(length);
        match token {
            "\"" => {
                inside = !inside;
                out.push('"');
            }
            "\\" => out.push_str("\\\\"),
            _ if inside && length == 1 => {
                // Writing into a String cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(token.as_bytes()[0]));
            }
            _ => out.push_str(token),
        }
        rest = after;
    }
    out.push_str(rest);
    (out.len() > text.len()).then_some(out)
}

/// The length of the escape at the beginning; 1 for a stray backslash.
fn escape_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    match bytes.get(1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 2,
        Some(b'u') if bytes.get(2..6).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)) => 6,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_what_is_no_json_is_repaired() {
        for (text, expected) in [
            (r#"{"a":"C:\dir\new"}"#, Some(r#"{"a":"C:\\dir\new"}"#)),
            (r#"{"a":"\u4f60\\ \" \uZZ"}"#, Some(r#"{"a":"\u4f60\\ \" \\uZZ"}"#)),
            (r#"{"a":"\u4f60\\d \"x\/\""}"#, None),
            ("{\n\"a\":\t\"x\ty\nz\0\"\r\n}", Some("{\n\"a\":\t\"x\\u0009y\\u000az\\u0000\"\r\n}")),
            ("{\"a\":\"\\国\u{1f}\"}", Some("{\"a\":\"\\\\国\\u001f\"}")),
            ("{\n\t\"a\": 1\r\n}", None),
            ("\"\\", Some("\"\\\\")),
            ("", None),
        ] {
            assert_eq!(repaired(text).as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn what_stays_broken_is_not_taken() {
        for text in ["", "{", "{\"a\":\"C:\\dir\"", "{\"a\":\"\n\"}}", "<html>\u{1}", "{\"a\":\"b\"c\"}"] {
            assert!(valid(text).is_err(), "{text:?}");
        }
        assert_eq!(valid(" {\"a\":\"\n\"} ").unwrap(), "{\"a\":\"\\u000a\"}");
    }

    proptest! {
        #[test]
        fn a_repaired_string_says_what_was_written(text in "[a国\\x00-\\x1f]{0,12}(\\\\[dqZ ][a-z]{0,3}){0,3}") {
            let body = format!("{{\"a\":\"{text}\"}}");
            let value: serde_json::Value = serde_json::from_str(&valid(&body).unwrap()).unwrap();
            prop_assert_eq!(value["a"].as_str(), Some(text.as_str()));
        }
    }
}
