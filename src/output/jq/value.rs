//! Writes a value of a program as JSON.

use jaq_json::{Num, Val};

use crate::text;

/// The largest number, which replaces infinity like in jq, because JSON has none.
const LARGEST: &str = "1.7976931348623157e+308";

/// A value as JSON that every program can parse and a terminal can show.
pub(super) fn write_value(out: &mut String, value: &Val, level: usize) {
    match value {
        Val::Null => out.push_str("null"),
        Val::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Val::Num(number) => out.push_str(&digits(number)),
        Val::TStr(bytes) | Val::BStr(bytes) => {
            text::json_text::write_string(out, &String::from_utf8_lossy(bytes));
        }
        Val::Arr(items) => {
            let write = |out: &mut String, item: &Val| write_value(out, item, level + 1);
            write_nested(out, ['[', ']'], level, items.iter(), write);
        }
        Val::Obj(members) => {
            let write = |out: &mut String, (key, value): (&Val, &Val)| {
                write_key(out, key);
                out.push_str(": ");
                write_value(out, value, level + 1);
            };
            write_nested(out, ['{', '}'], level, members.iter(), write);
        }
    }
}

/// A value as JSON on one line.
pub(super) fn write_line(value: &Val) -> String {
    let mut text = String::new();
    write_value(&mut text, value, 0);
    text::json_text::compact(&text).into_owned()
}

fn write_nested<T>(
    out: &mut String,
    [open, close]: [char; 2],
    level: usize,
    items: impl ExactSizeIterator<Item = T>,
    write: impl Fn(&mut String, T),
) {
    out.push(open);
    let empty = items.len() == 0;
    for (index, item) in items.enumerate() {
        out.push_str(if index > 0 { "," } else { "" });
        text::json_text::write_break(out, level + 1);
        write(out, item);
    }
    if !empty {
        text::json_text::write_break(out, level);
    }
    out.push(close);
}

/// A key. Programs may use any value as a key, JSON only texts.
fn write_key(out: &mut String, key: &Val) {
    match key {
        Val::TStr(_) | Val::BStr(_) => write_value(out, key, 0),
        other => text::json_text::write_string(out, &write_line(other)),
    }
}

/// A number: unchanged ones keep every digit, computed ones have jq's form.
fn digits(number: &Num) -> String {
    match number {
        Num::Int(_) | Num::BigInt(_) => number.to_string(),
        Num::Float(computed) => decimal(*computed),
        Num::Dec(written) => match serde_json::from_str::<serde::de::IgnoredAny>(written) {
            Ok(_) => written.to_string(),
            Err(_) => written.parse().map_or_else(|_| "null".to_owned(), decimal),
        },
    }
}

fn decimal(number: f64) -> String {
    match number {
        _ if number.is_nan() => "null".to_owned(),
        f64::INFINITY => LARGEST.to_owned(),
        f64::NEG_INFINITY => format!("-{LARGEST}"),
        _ => {
            let text = serde_json::Value::from(number).to_string();
            text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
        }
    }
}
