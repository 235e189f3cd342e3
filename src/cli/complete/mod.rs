//! Completion of an unfinished command line: `kefu completions SHELL -- WORDS`.
//!
//! The scripts in `completions/` call it. It reads the configuration and what earlier runs have kept, asks no vendor, writes
//! nothing but its answer, and answers nothing where something is wrong. `shells` knows how each shell hands over a line
//! and takes candidates, `values` which values an argument takes.

mod shells;
mod values;

use std::{ffi::OsString, path::Path};

use clap_complete::{Shell, engine};

use self::values::Values;
use super::{help, language, words::CommandLine};
use crate::{
    choice,
    lang::translated,
    options::{Purpose, TABLE},
    output,
};

/// A value to propose, and a word about it.
struct Candidate {
    value: String,
    help: String,
}

/// Answers a shell; false if these are not the words of a shell that asks.
pub fn answers(args: &[OsString]) -> bool {
    // A shell that has given up reads no answer.
    answer(args).map(|text| output::text(&text)).is_some()
}

fn answer(args: &[OsString]) -> Option<String> {
    let [_, command, shell, dashes, words @ ..] = args else { return None };
    if command != "completions" || dashes != "--" {
        return None;
    }
    let shell: Shell = choice::named(shell.to_str()?)?;
    let line = shells::line(shell, words);
    Some(line.map_or_else(String::new, |line| shells::show(shell, &line, candidates(&line.words))))
}

/// The candidates for the last word.
fn candidates(words: &[String]) -> Vec<Candidate> {
    let args: Vec<_> = words.iter().map(OsString::from).collect();
    let Some(last) = args.len().checked_sub(1) else { return Vec::new() };
    let tree = help::with_topics(super::tree());
    language::guess(&tree, &args[..last]);
    let purpose = Purpose::of(&CommandLine::of(&tree, &args[..last]).commands);
    let mut command = Values::new(&tree, &args).attached(tree);
    // Paths are looked for from where the shell is.
    let found = engine::complete(&mut command, args, last, Some(Path::new("."))).unwrap_or_default();
    let candidate = |found: engine::CompletionCandidate| {
        let value = found.get_value().to_str()?.to_owned();
        let help = found.get_help().map(|help| translated(&help.to_string())).unwrap_or_default();
        let help = help.lines().next().unwrap_or_default().to_owned();
        // What a vendor wrote must not become a line of its own.
        (!value.contains(char::is_control) && !help.contains(char::is_control))
            .then_some(Candidate { value, help })
    };
    let mut found: Vec<_> = found.into_iter().filter_map(candidate).collect();
    found.retain(|one| !is_idle(&one.value, purpose));
    // Where a value is due, options come up once a dash is typed.
    if words.last().is_some_and(String::is_empty) && found.iter().any(|one| !one.value.starts_with('-')) {
        found.retain(|one| !one.value.starts_with('-'));
    }
    found
}

/// Whether a candidate is an option that means nothing to the command.
fn is_idle(candidate: &str, purpose: Purpose) -> bool {
    let Some(option) = candidate.strip_prefix("--") else { return false };
    let name = option.split('=').next();
    TABLE.iter().any(|spec| Some(spec.name) == name && !spec.used_by.contains(&purpose))
}
