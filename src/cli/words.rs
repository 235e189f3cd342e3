//! Reads a command line that cannot be parsed word by word: its command, and the options that decide how its error is
//! reported.

use std::ffi::{OsStr, OsString};

use clap::{Arg, Command};

use crate::{
    commands::check_named,
    config::Environment,
    context::Check,
    options::{Given, TABLE},
    output::Format,
    ui::{Color, Verbosity},
};

/// The form in which an error is reported.
pub struct Meant {
    /// The amount of messages.
    pub verbosity: Verbosity,
    /// When stderr is coloured.
    pub color: Color,
    /// Whether the error is one JSON object.
    pub json: bool,
    /// The requested check: a monitoring plugin answers on stdout, whatever was typed.
    pub check: Option<Check>,
}

/// The text of `--version`.
pub const VERSION: &str = concat!("kefu ", env!("CARGO_PKG_VERSION"), "\n");

/// Whether a command line asks for the version and nothing else: scripts do so often, and it needs no tree of commands.
pub fn asks_version(args: &[OsString]) -> bool {
    matches!(args, [_, word] if word == "--version" || word == "-V")
}

/// The form of the report for a command line that cannot be parsed.
pub fn meant(tree: &Command, args: &[OsString]) -> Meant {
    let words = CommandLine::of(tree, args);
    let given = words.given();
    let is_json = matches!(given.one("output"), Some(Format::Json | Format::Jsonl));
    // `--jq` asks for JSON even if its value is missing.
    let has_program =
        given.one::<String>("jq").is_some() || words.options.iter().any(|(name, _)| *name == "jq");
    Meant {
        verbosity: Verbosity { quiet: given.flag("quiet"), verbose: 0 },
        color: given.one("color").unwrap_or_default(),
        json: is_json || has_program,
        check: check(&words, args),
    }
}

/// The check that a command line requests which cannot be parsed.
pub fn meant_check(tree: &Command, args: &[OsString]) -> Option<Check> {
    check(&CommandLine::of(tree, args), args)
}

fn check(words: &CommandLine<'_>, args: &[OsString]) -> Option<Check> {
    if let [_, command, below @ ..] = &words.commands[..] {
        let name = below.first().map(|below| below.get_name());
        return (command.get_name() == "check").then(|| check_named(name));
    }
    // The command may stand where an option's value belongs, as in `-o check view`.
    let is_command = |word: &&str| words.commands[0].find_subcommand(word).is_some();
    let mut words = args.iter().skip(1).filter_map(|word| word.to_str()).skip_while(|word| !is_command(word));
    (words.next() == Some("check")).then(|| check_named(words.find(|word| !word.starts_with('-'))))
}

/// The commands and options among the words of a command line.
pub(super) struct CommandLine<'a> {
    /// From the root to the innermost command.
    pub(super) commands: Vec<&'a Command>,
    /// The options by their ids, with their values; flags are `true`.
    pub(super) options: Vec<(&'a str, &'a OsStr)>,
    /// Whether an unknown word stands in the place of a command.
    is_lost: bool,
}

impl<'a> CommandLine<'a> {
    /// The options that they give, together with the environment.
    pub(super) fn given(&self) -> Given {
        Given::in_words(TABLE, &self.options, &Environment::of_process())
    }

    /// Reads the words of a command line.
    pub(super) fn of(tree: &'a Command, args: &'a [OsString]) -> Self {
        let mut read = Self { commands: vec![tree], options: Vec::new(), is_lost: false };
        let mut words = args.iter().skip(1);
        while let Some(word) = words.next() {
            let Some(text) = word.to_str() else { continue };
            match (text.strip_prefix("--"), text.strip_prefix('-')) {
                (Some(""), _) => break,
                (Some(long), _) => {
                    let (name, value) = match long.split_once('=') {
                        Some((name, value)) => (name, Some(value)),
                        None => (long, None),
                    };
                    let arg = read.arg(|arg| arg.get_long() == Some(name));
                    if let Some(arg) = arg {
                        read.option(arg, value, &mut words);
                    }
                }
                (None, Some(shorts)) => read.shorts(shorts, &mut words),
                (None, None) => read.word(text),
            }
        }
        read
    }

    /// The path to the innermost command: `kefu views list`.
    pub(super) fn path(&self) -> String {
        self.commands.iter().map(|command| command.get_name()).collect::<Vec<_>>().join(" ")
    }

    /// The innermost command.
    pub(super) fn command(&self) -> &'a Command {
        self.commands[self.commands.len() - 1]
    }

    fn arg(&self, is_it: impl Fn(&Arg) -> bool) -> Option<&'a Arg> {
        // clap adds the global options to a command only when it parses that command.
        let known = self.command().get_arguments().chain(self.commands[0].get_arguments());
        known.into_iter().find(|arg| is_it(arg))
    }

    fn shorts(&mut self, shorts: &'a str, words: &mut impl Iterator<Item = &'a OsString>) {
        for (at, short) in shorts.char_indices() {
            let Some(arg) = self.arg(|arg| arg.get_short() == Some(short)) else { return };
            let rest = &shorts[at + short.len_utf8()..];
            let value = Some(rest.trim_start_matches('=')).filter(|rest| !rest.is_empty());
            self.option(arg, value, words);
            if arg.get_action().takes_values() {
                return;
            }
        }
    }

    fn option(
        &mut self,
        arg: &'a Arg,
        glued: Option<&'a str>,
        words: &mut impl Iterator<Item = &'a OsString>,
    ) {
        let value = match arg.get_action().takes_values() {
            false => Some(OsStr::new("true")),
            true => glued.map(OsStr::new).or_else(|| words.next().map(OsString::as_os_str)),
        };
        self.options.push((arg.get_id().as_str(), value.unwrap_or_default()));
    }

    fn word(&mut self, text: &str) {
        let here = self.command();
        match here.find_subcommand(text).filter(|_| !self.is_lost) {
            Some(below) => self.commands.push(below),
            None => self.is_lost |= here.has_subcommands(),
        }
    }
}
