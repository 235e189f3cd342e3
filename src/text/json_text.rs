//! Formats JSON text token by token, so that numbers keep every digit and hidden characters are escaped.
//!
//! The input is JSON that a parser has already accepted.

use std::{borrow::Cow, fmt::Write as _};

use memchr::{memchr, memchr_iter, memchr2, memchr2_iter};

use super::find_hidden;

/// Writes a text as a JSON string. Hidden characters become `\u` escapes, which leave the value unchanged.
pub fn write_string(out: &mut String, text: &str) {
    out.push('"');
    write_escaping(out, text, |byte| matches!(byte, b'"' | b'\\'));
    out.push('"');
}

/// Writes a text with an escape for each hidden character and each byte that `also` selects.
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

/// Writes JSON on one line, without blanks between tokens.
pub fn write_compact(out: &mut String, json: &str) {
    if is_compact(json) { out.push_str(json) } else { copy(out, json, None) }
}

/// Writes JSON indented by two blanks a level; `level` is the depth of the value.
pub fn write_indented(out: &mut String, json: &str, level: usize) {
    copy(out, json, Some(level));
}

/// JSON on one line.
pub fn compact(json: &str) -> Cow<'_, str> {
    if is_compact(json) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len());
    copy(&mut out, json, None);
    Cow::Owned(out)
}

/// Whether JSON is already on one line without anything to escape, as most vendors send it.
fn is_compact(json: &str) -> bool {
    find_hidden(json, |_| false).is_none() && !has_surrogates(json) && !has_blanks(json.as_bytes())
}

/// Whether there are blanks between tokens. All other whitespace counts as hidden characters.
fn has_blanks(json: &[u8]) -> bool {
    // Two values are never adjacent, so a blank outside a string has a punctuation mark beside it.
    let mark = |byte: Option<&u8>| byte.is_none_or(|byte| b" {}[],:".contains(byte));
    let inside = |at: usize| !mark(json.get(at.wrapping_sub(1))) && !mark(json.get(at + 1));
    if memchr_iter(b' ', json).all(inside) {
        return false;
    }
    let mut at = 0;
    while let Some(byte) = json.get(at).filter(|byte| **byte != b' ') {
        at += if *byte == b'"' { string_length(&json[at..]) } else { 1 };
    }
    at < json.len()
}

/// Begins a line, indented to a level.
pub fn write_break(out: &mut String, level: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", level));
}

/// The tokens of JSON: strings, punctuation, numbers and literals.
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
            // Everything else that needs an escape has one already.
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

/// The length of the first token: a string, one punctuation mark, or a number or literal.
fn token_length(json: &str) -> usize {
    let bytes = json.as_bytes();
    match bytes.first() {
        Some(b'"') => string_length(bytes),
        Some(b'{' | b'}' | b'[' | b']' | b',' | b':') => 1,
        _ => scalar_length(bytes),
    }
}

/// The length of the string literal at the beginning, with both quotes.
fn string_length(json: &[u8]) -> usize {
    let mut at = 1;
    while let Some(step) = json.get(at..).and_then(|rest| memchr2(b'"', b'\\', rest)) {
        at += step;
        if json[at] == b'"' {
            return at + 1;
        }
        at += 2;
    }
    json.len()
}

/// The length of the number or literal at the beginning.
fn scalar_length(json: &[u8]) -> usize {
    let end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'}' | b']' | b',' | b':');
    json.iter().position(end).unwrap_or(json.len())
}

/// The text between the quotes of a string literal.
pub fn inside(literal: &str) -> &str {
    literal.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(literal)
}

/// The value of a string literal. An unpaired surrogate, which a `String` cannot hold, becomes U+FFFD.
pub fn decode(literal: &str) -> Cow<'_, str> {
    let inside = inside(literal);
    if memchr(b'\\', inside.as_bytes()).is_none() {
        return Cow::Borrowed(inside);
    }
    serde_json::from_str(&mend(literal)).map_or(Cow::Borrowed(inside), Cow::Owned)
}

/// JSON with `\ufffd` for every unpaired surrogate, because parsers treat those differently.
fn mend(json: &str) -> Cow<'_, str> {
    if !has_surrogates(json) {
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

/// Whether the text may contain escapes for surrogates.
fn has_surrogates(json: &str) -> bool {
    let bytes = json.as_bytes();
    memchr_iter(b'\\', bytes).any(|at| matches!(bytes.get(at + 1..at + 3), Some([b'u', b'd' | b'D'])))
}

/// One surrogate of a character beyond U+FFFF.
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

/// Whether arrays and objects are nested deeper than a number of levels.
pub fn is_deeper(json: &str, levels: usize) -> bool {
    // Most values have too few brackets to be that deep in any arrangement.
    let nested = json.starts_with(['[', '{']);
    if !nested || memchr2_iter(b'[', b'{', json.as_bytes()).nth(levels).is_none() {
        return false;
    }
    let mut depth = 0_usize;
    tokens(json).any(|token| {
        match token {
            "[" | "{" => depth += 1,
            "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > levels
    })
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
    fn compact_json_is_not_copied() {
        for json in [r#"{"a":["x y",1.50,", \" :"],"国":"，"}"#, r#""12 34""#, "[]", "7"] {
            assert!(matches!(compact(json), Cow::Borrowed(same) if same == json), "{json}");
        }
        for json in [r#"{"a": 1}"#, r#"["x" ,"y"]"#, "[1 ]", " 7", "7 ", r#"["\ud83d"]"#, "[\"\u{202e}\"]"] {
            assert!(matches!(compact(json), Cow::Owned(_)), "{json}");
        }
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
    fn brackets_outside_strings_are_levels() {
        let depth = |json| (0..9).find(|levels| !is_deeper(json, *levels));
        assert_eq!(depth(r#"[{"a]":"[[["},[[]]]"#), Some(3));
        assert_eq!(depth("1"), Some(0));
        assert_eq!(depth(r#""[[""#), Some(0));
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
        fn what_is_no_json_does_not_panic(text in "[{}\\[\\],:\"\\\\ a1国]{0,12}") {
            let _ = (compact(&text), is_deeper(&text, 1), tokens(&text).count());
        }

        #[test]
        fn copied_json_means_the_same(keys in prop::collection::vec((any::<String>(), any::<String>()), 0..5)) {
            let value: Value = keys.into_iter().map(|(k, v)| (k, Value::from(vec![v]))).collect();
            let json = serde_json::to_string_pretty(&value).unwrap_or_default();
            let mut pretty = String::new();
            write_indented(&mut pretty, &json, 0);
            for copy in [compact(&json), pretty.into()] {
                prop_assert!(!copy.chars().any(|c| is_hidden(c) && c != '\n'), "{copy:?}");
                prop_assert_eq!(serde_json::from_str::<Value>(&copy).ok(), Some(value.clone()));
            }
        }
    }
}
