//! Messages on stderr about a written answer: what a document does not show, and how much was written where.

use std::{io::IsTerminal as _, path::Path};

use crate::{
    dates::Window,
    output::{Misfits, Notes},
    text::Ambiguous,
    ui,
};

/// The closing note of a command: how many, of which window, and what was written where.
pub struct Closing<'a> {
    /// How many.
    pub counted: String,
    /// Whether it is said even if stderr is no terminal: the answer is cut off or empty.
    pub always: bool,
    /// The window of the question, if it has one.
    pub window: Option<&'a Window>,
    /// The file with the results.
    pub to: Option<&'a Path>,
}

impl Closing<'_> {
    /// Says it if stderr is a terminal.
    pub fn say(self) {
        let watched = is_watched();
        let window = self.window.map(Window::in_words);
        let written = self.to.map(|to| tr!("written to {file}", file = to.display()));
        let more = window.into_iter().chain(written).filter(|_| watched);
        let note = [self.counted].into_iter().chain(more).collect::<Vec<_>>().join(&tr!("clauses" => ", "));
        if self.always || watched {
            tracing::warn!(target: ui::NOTE, "{note}");
        }
    }
}

/// Whether closing notes are shown.
#[expect(clippy::disallowed_methods, reason = "asks only whether it is a terminal")]
fn is_watched() -> bool {
    std::io::stderr().is_terminal()
}

/// Reports what a document does not show. Values are not repeated, because they may be personal data.
pub fn say(notes: &Notes) {
    let Notes { hidden, lost, cut, misfits, pager, .. } = notes;
    if let Some(why) = pager {
        tracing::warn!("{}", tr!("the pager does not work: {why}", why));
    }
    for Misfits { key, kind, count, .. } in misfits {
        let told = tr!(
            "{key}: {n} value cannot be read as {kind} and is shown as it came"
                | "{key}: {n} values cannot be read as {kind} and are shown as they came" % *count,
            key,
            kind
        );
        tracing::info!("{told}");
    }
    if !hidden.is_empty() {
        let hidden = some(hidden);
        let told =
            tr!("columns hidden to fit the width: {hidden}; --columns chooses, --wide shows all", hidden);
        tracing::warn!("{told}");
    }
    if *lost > 0 {
        let told = tr!("{n} character became ?: the encoding cannot hold it"
            | "{n} characters became ?: the encoding cannot hold them" % *lost);
        tracing::warn!("{told}");
    }
    if *cut > 0 {
        let told = tr!("{n} text is shortened: a cell holds 32767 characters"
            | "{n} texts are shortened: a cell holds 32767 characters" % *cut);
        tracing::warn!("{told}");
    }
}

/// The number of names of columns that a message has, and the width of each.
const NAMED: usize = 20;
const WIDEST: usize = 40;

/// The first names of columns, and how many more there are: a tenant may have hundreds, and values may be whole texts.
pub(super) fn some(names: &[String]) -> String {
    let first = names.iter().take(NAMED).map(|name| Ambiguous::Narrow.shorten(name, WIDEST));
    let first = first.collect::<Vec<_>>().join(&tr!(", "));
    match names.len().saturating_sub(NAMED) {
        0 => first,
        more => tr!("{first} and {more} more", first, more),
    }
}

/// The number of records in memory from which on it is said: they take some hundred megabytes then.
const MANY: u64 = 100_000;

/// Says once that many records are held in memory.
pub(super) struct Memory {
    is_silent: bool,
}

impl Memory {
    /// For an output that holds all records, or writes them as they come.
    pub(super) fn new(holds_all: bool) -> Self {
        Self { is_silent: !holds_all }
    }

    /// Notes how many records there are so far.
    pub(super) fn holds(&mut self, records: u64) {
        if !self.becomes_large(records) {
            return;
        }
        tracing::warn!(
            "{}",
            tr!(
                "more than {MANY} records are in memory until the last one has come, as a table, --sort and --jq need \
                 them; -o csv and -o jsonl without these write each as it comes",
                MANY
            )
        );
    }

    /// Whether the records have become too many to say nothing; true only once.
    fn becomes_large(&mut self, records: u64) -> bool {
        records > MANY && !std::mem::replace(&mut self.is_silent, true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_records_in_memory_are_said_once() {
        let said = |holds_all| {
            let mut memory = Memory::new(holds_all);
            [1, MANY, MANY + 1, MANY + 2].map(|records| memory.becomes_large(records))
        };
        assert_eq!(said(true), [false, false, true, false]);
        assert_eq!(said(false), [false; 4]);
    }
}
