//! Why a text is not TOML: the parser's messages in the user's language.

use crate::lang::{Message, of_library, translated};

/// The parser's complaints, for the catalogue. Rare mistakes are left to the original.
const _: [Message; 39] = [
    Message::new("carriage return must be followed by newline"),
    Message::new("duplicate key"),
    Message::new("extra `=`"),
    Message::new("extra assignment between key-value pairs"),
    Message::new("extra comma in array"),
    Message::new("extra comma in inline table"),
    Message::new("integers with a radix cannot be signed"),
    Message::new("invalid basic string"),
    Message::new("invalid boolean"),
    Message::new("invalid comment character"),
    Message::new("invalid date-time"),
    Message::new("invalid float"),
    Message::new("invalid inline table element"),
    Message::new("invalid integer number"),
    Message::new("invalid key-value pair"),
    Message::new("invalid literal string"),
    Message::new("invalid multi-line basic string"),
    Message::new("invalid multi-line literal string"),
    Message::new("invalid string"),
    Message::new("invalid unquoted key"),
    Message::new("invalid value"),
    Message::new("key with no value"),
    Message::new("missing assignment between key-value pairs"),
    Message::new("missing comma between array elements"),
    Message::new("missing comma between key-value pairs"),
    Message::new("missing escaped value"),
    Message::new("missing key for inline table element"),
    Message::new("missing opening quote"),
    Message::new("missing value"),
    Message::new("missing value for key"),
    Message::new("string values must be quoted"),
    Message::new("unclosed array"),
    Message::new("unclosed array table"),
    Message::new("unclosed inline table"),
    Message::new("unclosed table"),
    Message::new("unexpected content"),
    Message::new("unexpected key or value"),
    Message::new("unexpected leading zero"),
    Message::new("unquoted keys cannot be empty"),
];

/// The texts that the parser would have taken, for the catalogue; signs stand in backticks.
const _: [Message; 9] = [
    Message::new("digits"),
    Message::new("key"),
    Message::new("letters"),
    Message::new("literal string"),
    Message::new("newline"),
    Message::new("numbers"),
    Message::new("printable characters"),
    Message::new("unicode hexadecimal value"),
    Message::new("value"),
];

/// The parser's message: what is wrong, and what it would have taken there.
pub(super) fn mistake(message: &str) -> String {
    let (what, expected) = message.split_once(", expected ").unwrap_or((message, "nothing"));
    let what = of_library(what);
    match expected {
        "nothing" => what,
        _ => {
            let expected: Vec<_> = expected.split(", ").map(translated).collect();
            tr!("{what}, expected {expected}", what, expected = expected.join(&tr!(", ")))
        }
    }
}
