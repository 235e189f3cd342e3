//! Formats JSON text token by token, so that numbers keep every digit and hidden characters are escaped.
//!
//! The input is JSON that a parser has already accepted.

use std::{borrow::Cow, fmt::Write as _};

use memchr::{memchr, memchr_iter, memchr2_iter};

use wide::u8x16;

use super::{bytes, find_hidden, find_hidden_or, nothing};

/// Writes a text as a JSON string. Hidden characters become `\u` escapes, which leave the value unchanged.
pub fn write_string(out: &mut String, text: &str) {
    out.push('"');
    write_escaping(out, text, bytes::ends_text);
    out.push('"');
}

/// Writes a text with an escape for each hidden character and each byte that `also` marks.
fn write_escaping(out: &mut String, text: &str, also: impl Fn(u8x16) -> u8x16) {
    let mut rest = text;
    while let Some(at) = find_hidden_or(rest, &also) {
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

/// Writes JSON indented by two blanks a level; `level` is the depth of the value.
pub fn write_indented(out: &mut String, json: &str, level: usize) {
    copy(out, json, Some(level));
}

/// JSON on one line, with nothing hidden in it.
pub fn compact(json: &str) -> Cow<'_, str> {
    match without_blanks(json) {
        Cow::Borrowed(json) => mended(json),
        Cow::Owned(json) => match mended(&json) {
            Cow::Owned(json) => Cow::Owned(json),
            Cow::Borrowed(_) => Cow::Owned(json),
        },
    }
}

/// JSON without blanks between its tokens, with escapes for hidden characters and for unpaired surrogates.
fn mended(json: &str) -> Cow<'_, str> {
    match has_surrogates(json) || find_hidden(json).is_some() {
        true => rewritten(json),
        false => Cow::Borrowed(json),
    }
}

fn rewritten(json: &str) -> Cow<'_, str> {
    let mut out = String::with_capacity(json.len());
    copy(&mut out, json, None);
    Cow::Owned(out)
}

/// JSON without the blanks between its tokens.
pub fn without_blanks(json: &str) -> Cow<'_, str> {
    let text = json.as_bytes();
    let mut out = String::new();
    let (mut at, mut copied) = (0, 0);
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => at += string_length(&text[at..]),
            b' ' | b'\n' | b'\r' | b'\t' => {
                if copied == 0 {
                    out.reserve(json.len());
                }
                out.push_str(&json[copied..at]);
                at += 1;
                copied = at;
            }
            _ => at += 1,
        }
    }
    if copied == 0 {
        return Cow::Borrowed(json);
    }
    out.push_str(&json[copied..]);
    Cow::Owned(out)
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
            '"' => write_escaping(out, &mend(token), nothing),
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
    loop {
        let rest = json.get(at..).unwrap_or_default();
        at += bytes::find(rest, |word| bytes::equal(word, b'"') | bytes::equal(word, b'\\'));
        match json.get(at) {
            Some(b'"') => return at + 1,
            Some(_) => at += 2,
            None => return json.len(),
        }
    }
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
    Cow::Owned(unescaped(inside))
}

/// The text between the quotes of a string with every escape replaced by its character.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let (plain, escape) = rest.split_at(bytes::find(rest.as_bytes(), |word| bytes::equal(word, b'\\')));
        out.push_str(plain);
        rest = escape;
        while rest.starts_with('\\') {
            let (c, length) = unescape(rest);
            out.push(c);
            rest = rest.get(length..).unwrap_or_default();
        }
    }
    out
}

/// The character of the escape at the beginning, and the length of the escape.
fn unescape(escape: &str) -> (char, usize) {
    let c = match escape.as_bytes().get(1) {
        Some(b'u') => {
            let Some(unit) = unit(escape) else { return ('\\', 1) };
            if let Some(c) = char::from_u32(unit) {
                return (c, 6);
            }
            let low = escape.get(6..).and_then(self::unit).filter(|low| (0xdc00..0xe000).contains(low));
            return match low {
                Some(low) if unit < 0xdc00 => {
                    let c = char::from_u32(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
                    (c.unwrap_or(char::REPLACEMENT_CHARACTER), 12)
                }
                _ => (char::REPLACEMENT_CHARACTER, 6),
            };
        }
        Some(b'n') => '\n',
        Some(b't') => '\t',
        Some(b'r') => '\r',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(mark @ (b'"' | b'\\' | b'/')) => char::from(*mark),
        // No escape.
        _ => return ('\\', 1),
    };
    (c, 2)
}

/// The UTF-16 unit of the `\u` escape at the beginning; `None` if it has no four digits.
fn unit(escape: &str) -> Option<u32> {
    let [b'\\', b'u', digits @ ..] = escape.as_bytes() else { return None };
    let digits = u32::from_be_bytes(*digits.first_chunk()?);
    // Of each digit the low four bits: those of ASCII's letters, whose bit 6 is set, lack 9.
    let values = (digits & 0x0f0f_0f0f) + 9 * (digits >> 6 & 0x0101_0101);
    let pairs = values >> 4 | values;
    Some(pairs >> 8 & 0xff00 | pairs & 0xff)
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
            // What JSON does not have as an escape may be wider than a byte.
            (None, _) => 1 + escape[1..].chars().next().map_or(0, char::len_utf8),
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
        // Found by fuzzing: what follows the backslash is no escape.
        for odd in ["\"\\ud83d\\Ǘ\"", "\"\\ud83d\\😀", "\"\\ud83d\\"] {
            assert_eq!(compact(odd), odd.replace("\\ud83d", "\\ufffd"), "{odd}");
        }
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
