//! Chooses the language of a run: by flag, variable or file, else by the locale and the terminal.
//!
//! `--version` has no text, so no language is chosen for it.

use std::{ffi::OsString, path::PathBuf};

use clap::Command;

use super::words::CommandLine;
use crate::{
    choice,
    config::{Environment, lang_of_file},
    lang::{Lang, by_surroundings},
    options::{Given, TABLE},
};

/// Speaks the language for these options. It is called before variables and the file are read, so that errors about them
/// are in that language; both are looked at for the language alone.
pub(super) fn choose(given: &Given, environment: &Environment) {
    let text = |name: &str| environment.text(name).ok().flatten();
    let known = |name: &str| choice::named::<Lang>(name);
    let in_file = || {
        let config: Option<PathBuf> = given.one("config");
        let profile = given.many::<String>("profile").map(|names| names.join(","));
        known(&lang_of_file(environment, config.as_deref(), profile.as_deref())?)
    };
    let lang = given.one("lang").or_else(|| known(text("KEFU_LANG")?)).or_else(in_file);
    lang.unwrap_or_else(|| by_surroundings(text).0).speak();
}

/// Speaks the language for a command line that cannot be parsed.
pub(super) fn guess(tree: &Command, args: &[OsString]) {
    let environment = Environment::of_process();
    let words = CommandLine::of(tree, args);
    choose(&Given::in_words(TABLE, &words.options, &environment), &environment);
}
