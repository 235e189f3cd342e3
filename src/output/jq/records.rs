//! The records that a program reads: each is held once, as a line of JSON, until it becomes a value.

use std::io::{self, Write};

use jaq_json::{Rc, Val};

use super::DEEPEST;
use crate::{
    error::{Error, Kind, Result},
    lang::original,
    text::json_text,
};

/// The texts of records. The writer of JSON lines writes each at once.
#[derive(Default)]
pub(super) struct Records(Vec<Box<[u8]>>);

impl Write for Records {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        if json_text::is_deeper(&String::from_utf8_lossy(line), DEEPEST) {
            let why = tr!("they are nested deeper than {levels} levels", levels = DEEPEST);
            return Err(io::Error::other(unreadable(why)));
        }
        self.0.push(line.into());
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Records {
    /// The records as values. Each text is dropped as it becomes one.
    pub(super) fn values(self) -> impl Iterator<Item = Result<Val>> {
        let mut last = Val::Null;
        self.0.into_iter().map(move |line| {
            let value = jaq_json::read::parse_single(&line);
            let value = value.map_err(|error| unreadable(original(&error.to_string())))?;
            last = alike(value, &last);
            Ok(last.clone())
        })
    }
}

/// The same value, in which names and texts that the value before has in the same places are held once.
fn alike(value: Val, before: &Val) -> Val {
    match (value, before) {
        (Val::TStr(text), Val::TStr(known)) if text == *known => Val::TStr(known.clone()),
        (Val::Obj(members), before) => {
            let known = |index| match before {
                Val::Obj(known) => known.get_index(index),
                _ => None,
            };
            let members = Rc::unwrap_or_clone(members).into_iter().enumerate();
            let members = members.map(|(index, (name, value))| match known(index) {
                Some((same, before)) => (alike(name, same), alike(value, before)),
                None => (name, value),
            });
            // Collecting also reserves no more than it needs, other than adding one by one.
            Val::obj(members.collect())
        }
        (value, _) => value,
    }
}

fn unreadable(why: String) -> Error {
    Error::new(Kind::Answer, tr!("--jq: the records cannot be read")).why(why)
}
