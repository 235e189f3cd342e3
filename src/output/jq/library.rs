//! The functions that programs can call: jaq's library, and the rest of jq's manual (`library.jq`).
//!
//! `manual.txt` compares it with the manual, builtin by builtin.

use std::cell::RefCell;

use data_encoding::BASE32;
use jaq_core::{
    Error, Exn, RunPtr,
    load::{self, parse::Def},
    native::{Filter, Fun, bome, run, v},
};
use jaq_json::Val;
use jaq_std::ValT as _;

use super::{Data, value::write_line};

thread_local! {
    /// The message of `halt_error`: jaq's exit has room for a number only.
    static LAST_WORDS: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The definitions in jq; the last definition of a name counts.
pub(super) fn definitions() -> impl Iterator<Item = Def<&'static str>> {
    let own = load::parse(include_str!("library.jq"), |parser| parser.defs()).unwrap_or_default();
    jaq_core::defs().chain(jaq_std::defs()).chain(jaq_json::defs()).chain(own)
}

/// The functions in Rust.
pub(super) fn functions() -> impl Iterator<Item = Fun<Data>> {
    // The environment contains secrets.
    let known = jaq_core::funs::<Data>().chain(jaq_std::funs()).chain(jaq_json::funs());
    known.filter(|(name, ..)| !matches!(*name, "env" | "tojson")).chain(own().into_iter().map(run::<Data>))
}

/// The message with which a program ended itself.
pub(super) fn last_words() -> Option<String> {
    LAST_WORDS.take()
}

fn own() -> [Filter<RunPtr<Data>>; 4] {
    [
        ("tojson", v(0), |cv| bome(Ok(Val::utf8_str(write_line(&cv.1).into_bytes())))),
        ("encode_base32", v(0), |cv| {
            bome(bytes(&cv.1).map(|bytes| Val::utf8_str(BASE32.encode(bytes).into_bytes())))
        }),
        ("decode_base32", v(0), |cv| {
            let decoded = bytes(&cv.1).and_then(|bytes| BASE32.decode(bytes).map_err(Error::str));
            bome(decoded.map(Val::utf8_str))
        }),
        ("halt_with", v(1), |mut cv| {
            let code = cv.0.pop_var();
            let text = match &cv.1 {
                Val::TStr(text) | Val::BStr(text) => String::from_utf8_lossy(text).into_owned(),
                other => write_line(other),
            };
            LAST_WORDS.set(Some(text));
            let code = code.as_isize().and_then(|code| i32::try_from(code).ok());
            Box::new(std::iter::once(Err(Exn::halt(code.unwrap_or(5)))))
        }),
    ]
}

/// The bytes of a text.
fn bytes(value: &Val) -> Result<&[u8], Error<Val>> {
    match value {
        Val::TStr(bytes) | Val::BStr(bytes) => Ok(bytes),
        other => Err(Error::typ(other.clone(), "string")),
    }
}
