//! JSON as text: copied token for token, so that numbers keep every digit, and with nothing hidden in it.
//!
//! The input is JSON that a parser has already accepted.

use std::{borrow::Cow, fmt::Write as _};

use super::find_hidden;

/// The text as a JSON string. Hidden characters become `\u` escapes: the same string, safe to look at.
pub fn write_string(out: &mut String, text: &str) {
    out.push('"');
    write_escaping(out, text, |byte| matches!(byte, b'"' | b'\\'));
    out.push('"');
}

/// The text with an escape for each hidden character and each that `also` names.
fn write_escaping(out: &mut String, text: &str, also: impl Fn(u8) -> bool) {
    let mut rest = text;
    while let Some(at) = find_hidden(rest, &also) {
        let (plain, found) = rest.split_at(at);
        out.push_str(plain);
        let mut characters = found.chars();
        characters.next().into_iter().for_each(|c| write_escape(out, c));
        rest = characters.as_str();
    }
    out.push_str(rest);
}

fn write_escape(out: &mut String, c: char) {
    match c {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        _ => {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing into a String cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
}

/// Copies JSON onto one line, without the blanks between tokens.
pub fn write_compact(out: &mut String, json: &str) {
    copy(out, json, None);
}

/// Copies JSON with two blanks a level; `level` is how deep the value stands.
pub fn write_indented(out: &mut String, json: &str, level: usize) {
    copy(out, json, Some(level));
}

/// JSON on one line.
pub fn compact(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    write_compact(&mut out, json);
    out
}

/// Begins a line at a level.
pub fn write_break(out: &mut String, level: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", level));
}

/// The tokens of JSON: strings, marks, numbers and words.
pub fn tokens(json: &str) -> impl Iterator<Item = &str> {
    let mut rest = json.trim_start();
    std::iter::from_fn(move || {
        let (token, after) = rest.split_at(token_length(rest));
        rest = after.trim_start();
        Some(token).filter(|token| !token.is_empty())
    })
}

fn copy(out: &mut String, json: &str, level: Option<usize>) {
    let pretty = level.is_some();
    let mut level = level.unwrap_or_default();
    let mut rest = json.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, after) = rest.split_at(token_length(rest));
        let after = after.trim_start();
        match first {
            // What needs an escape besides hidden characters has one already.
            '"' => write_escaping(out, &mend(token), |_| false),
            '{' | '[' => {
                out.push(first);
                level += 1;
                if pretty && !after.starts_with(['}', ']']) {
                    write_break(out, level);
                }
            }
            '}' | ']' => {
                level = level.saturating_sub(1);
                if pretty && !out.ends_with(['{', '[']) {
                    write_break(out, level);
                }
                out.push(first);
            }
            ',' if pretty => {
                out.push(',');
                write_break(out, level);
            }
            ':' if pretty => out.push_str(": "),
            _ => out.push_str(token),
        }
        rest = after;
    }
}

/// How long the token at the beginning is: a string, one mark, or a number or word.
fn token_length(json: &str) -> usize {
    let bytes = json.as_bytes();
    match bytes.first() {
        Some(b'"') => string_length(bytes),
        Some(b'{' | b'}' | b'[' | b']' | b',' | b':') => 1,
        _ => json
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '}' | ']' | ',' | ':'))
            .unwrap_or(json.len()),
    }
}

/// How long the string literal at the beginning is, both quotes included.
fn string_length(json: &[u8]) -> usize {
    let mut at = 1;
    while let Some(step) =
        json.get(at..).and_then(|rest| rest.iter().position(|byte| matches!(byte, b'"' | b'\\')))
    {
        at += step;
        if json[at] == b'"' {
            return at + 1;
        }
        at += 2;
    }
    json.len()
}

/// What a string literal says. An unpaired surrogate, which no text can hold, becomes U+FFFD.
pub fn decode(literal: &str) -> Cow<'_, str> {
    let inside = literal.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(literal);
    if !inside.contains('\\') {
        return Cow::Borrowed(inside);
    }
    serde_json::from_str(&mend(literal)).map_or(Cow::Borrowed(inside), Cow::Owned)
}

/// JSON with `\ufffd` for every unpaired surrogate, which parsers disagree about.
fn mend(json: &str) -> Cow<'_, str> {
    let suspect = |three: &[u8]| matches!(three, [b'\\', b'u', b'd' | b'D']);
    if !json.as_bytes().windows(3).any(suspect) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.find('\\') {
        let (plain, escape) = rest.split_at(at);
        out.push_str(plain);
        let next = escape.get(6..).and_then(surrogate);
        let taken = match (surrogate(escape), next) {
            (Some(Half::High), Some(Half::Low)) => 12,
            (Some(_), _) => 6,
            (None, _) => 2.min(escape.len()),
        };
        let (escape, after) = escape.split_at(taken);
        out.push_str(if taken == 6 { "\\ufffd" } else { escape });
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Half of a character beyond U+FFFF.
enum Half {
    High,
    Low,
}

fn surrogate(escape: &str) -> Option<Half> {
    let digits = escape.strip_prefix("\\u")?.get(..4)?;
    match u16::from_str_radix(digits, 16).ok()? {
        0xd800..=0xdbff => Some(Half::High),
        0xdc00..=0xdfff => Some(Half::Low),
        _ => None,
    }
}

/// How deep arrays and objects are nested.
pub fn depth(json: &str) -> usize {
    let (mut deepest, mut depth) = (0, 0_usize);
    let bytes = json.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => at += string_length(&bytes[at..]) - 1,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
        at += 1;
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::{super::is_hidden, *};
    use proptest::prelude::*;
    use serde_json::Value;

    #[test]
    fn compact_json_keeps_tokens_as_written() {
        let json = " { \"n\" : 1.50e+03 ,\n\"id\":12345678901234567890, \"a\" : [ ] , \"s\":\"a \\\" b\" } ";
        assert_eq!(compact(json), r#"{"n":1.50e+03,"id":12345678901234567890,"a":[],"s":"a \" b"}"#);
    }

    #[test]
    fn indented_json_has_two_blanks_a_level() {
        let mut out = String::new();
        write_indented(&mut out, r#"{"a":[1,{}],"b":[]}"#, 1);
        insta::assert_snapshot!(out, @r#"
        {
            "a": [
              1,
              {}
            ],
            "b": []
          }
        "#);
    }

    #[test]
    fn half_a_character_becomes_a_replacement_and_pairs_stay() {
        assert_eq!(decode(r#""a\ud83dz""#), "a\u{fffd}z");
        assert_eq!(decode(r#""a\ud83d\ude00\\ud83d""#), "a😀\\ud83d");
        assert_eq!(compact(r#"["\uD83D\uD83D\uDE00"]"#), r#"["\ufffd\uD83D\uDE00"]"#);
    }

    #[test]
    fn depth_counts_brackets_outside_strings() {
        assert_eq!(depth(r#"[{"a]":"[[["},[[]]]"#), 3);
        assert_eq!(depth("1"), 0);
    }

    proptest! {
        #[test]
        fn a_written_string_reads_back_and_hides_nothing(text in any::<String>()) {
            let mut out = String::new();
            write_string(&mut out, &text);
            prop_assert!(!out.contains(is_hidden), "{out:?}");
            prop_assert_eq!(decode(&out), text.as_str());
            prop_assert_eq!(serde_json::from_str::<String>(&out).ok(), Some(text));
        }

        #[test]
        fn copied_json_means_the_same(keys in prop::collection::vec((any::<String>(), any::<String>()), 0..5)) {
            let value: Value = keys.into_iter().map(|(k, v)| (k, Value::from(vec![v]))).collect();
            let json = serde_json::to_string_pretty(&value).unwrap_or_default();
            let mut pretty = String::new();
            write_indented(&mut pretty, &json, 0);
            for copy in [compact(&json), pretty] {
                prop_assert!(!copy.chars().any(|c| is_hidden(c) && c != '\n'), "{copy:?}");
                prop_assert_eq!(serde_json::from_str::<Value>(&copy).ok(), Some(value.clone()));
            }
        }
    }
}
