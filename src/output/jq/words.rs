//! jaq's messages in the user's language.

use super::shortened;
use crate::lang::{Message, of_library, translated};

/// The parts that a program lacks at a place, for the catalogue; signs and keywords are shown as they are.
const _: [Message; 21] = [
    Message::new("4-digit hexadecimal UTF-8 code point"),
    Message::new("argument"),
    Message::new("closing brace"),
    Message::new("closing bracket"),
    Message::new("closing parenthesis"),
    Message::new("closing quote"),
    Message::new("comma or right brace"),
    Message::new("comma or right bracket"),
    Message::new("digit"),
    Message::new("else or end"),
    Message::new("filter"),
    Message::new("identifier"),
    Message::new("label"),
    Message::new("module"),
    Message::new("nothing"),
    Message::new("pattern"),
    Message::new("semicolon or right parenthesis"),
    Message::new("string escape sequence"),
    Message::new("term"),
    Message::new("token"),
    Message::new("variable"),
];

/// Types of values, and what else is said of them, for the catalogue.
const _: [Message; 7] = [
    Message::new("array"),
    Message::new("integer"),
    Message::new("iterable (array or object)"),
    Message::new("module loading not supported"),
    Message::new("number"),
    Message::new("rangeable (array or string)"),
    Message::new("string"),
];

/// The text that would have been right at a place: a word of the catalogue, or a sign.
pub(super) fn expected(said: &str) -> String {
    match said.chars().all(char::is_alphabetic) || said.contains(' ') || said.contains('-') {
        true => translated(said),
        false => format!("`{said}`"),
    }
}

/// The reason why a program failed while it ran. Values in it are shortened.
pub(super) fn failure(said: &str) -> String {
    let parts = |before, between| said.strip_prefix(before).and_then(|rest: &str| rest.rsplit_once(between));
    if let Some((value, kind)) = parts("cannot use ", " as ") {
        return tr!("cannot use {value} as {kind}", value = shortened(value), kind = translated(kind));
    }
    if let Some((value, key)) = parts("cannot index ", " with ") {
        return tr!("cannot index {value} with {key}", value = shortened(value), key = shortened(key));
    }
    match said.strip_prefix("cannot calculate ") {
        Some(calculation) => tr!("cannot calculate {calculation}", calculation = shortened(calculation)),
        None => of_library(&shortened(said)),
    }
}
