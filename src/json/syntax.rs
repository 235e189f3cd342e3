//! Why a text is not JSON: the parser's messages in the user's language.

use crate::lang::{Message, of_library};

/// The parser's messages, for the catalogue.
const _: [Message; 20] = [
    Message::new("EOF while parsing a list"),
    Message::new("EOF while parsing an object"),
    Message::new("EOF while parsing a string"),
    Message::new("EOF while parsing a value"),
    Message::new("expected `:`"),
    Message::new("expected `,` or `]`"),
    Message::new("expected `,` or `}`"),
    Message::new("expected ident"),
    Message::new("expected value"),
    Message::new("expected `\"`"),
    Message::new("invalid escape"),
    Message::new("invalid number"),
    Message::new("number out of range"),
    Message::new("invalid unicode code point"),
    Message::new("control character (\\u0000-\\u001F) found while parsing a string"),
    Message::new("key must be a string"),
    Message::new("lone leading surrogate in hex escape"),
    Message::new("trailing comma"),
    Message::new("trailing characters"),
    Message::new("unexpected end of hex escape"),
];

/// The parser's error, with its position.
pub(super) fn mistake(e: &serde_json::Error) -> String {
    let (line, column) = (e.line(), e.column());
    let said = e.to_string();
    match said.strip_suffix(&format!(" at line {line} column {column}")) {
        Some(what) => tr!("{what} at line {line} column {column}", what = of_library(what), line, column),
        None => of_library(&said),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;

    use super::*;

    #[test]
    fn the_parser_says_nothing_that_is_not_translated() {
        let catalogue = include_str!("../lang/zh_CN.po");
        for text in [
            "",
            "[1",
            "[1 2]",
            "[1,]",
            "{",
            "{\"a\"",
            "{\"a\" 1}",
            "{\"a\":1 2}",
            "{1:2}",
            "{\"a\":1,}",
            "\"a",
            "\"\n\"",
            "\"\\x\"",
            "\"\\u12",
            "nul",
            "nil",
            "x",
            "01",
            "1.",
            "{} {}",
        ] {
            let error = serde_json::from_str::<&RawValue>(text).expect_err(text);
            let said = error.to_string();
            let (what, _) = said.split_once(" at line ").expect("a position");
            assert!(catalogue.contains(&format!("msgid {what:?}\n")), "{text:?}: {said}");
            assert_eq!(mistake(&error), said);
        }
    }
}
