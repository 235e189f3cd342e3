//! A command line that cannot be read: what was given, what is allowed, what was meant.

use std::ffi::OsString;

use clap::{
    ArgMatches, CommandFactory as _, ValueEnum,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::Cli;
use crate::{
    config::{Config, Profile},
    error::{Error, Kind},
    globals::Color,
    nearest::nearest,
    output::Format,
};

/// Why there is nothing to run.
pub enum Failed {
    /// Help or the version was asked for, or help is the best answer.
    Help(clap::Error),
    /// Something is wrong.
    Wrong(Error),
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self::Wrong(error)
    }
}

impl From<clap::Error> for Failed {
    fn from(error: clap::Error) -> Self {
        match error.kind() {
            ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Self::Help(error),
            _ => Self::Wrong(usage(&error)),
        }
    }
}
/// Whether a command line that cannot be read asks for errors as JSON.
pub fn wants_json(args: &[OsString]) -> bool {
    matches!(meant::<Format>(args, "output", Some("-o")), Some(Format::Json | Format::Jsonl)) || has_jq(args)
}

/// Whether a command line that cannot be read asks for errors only.
pub fn wants_quiet(args: &[OsString]) -> bool {
    let read = lenient(args).and_then(|matches| matches.try_get_one::<bool>("quiet").ok().flatten().copied());
    read.unwrap_or_default() || args.iter().any(|word| word == "-q" || word == "--quiet")
}

/// When a command line that cannot be read wants colour.
pub fn color(args: &[OsString]) -> Color {
    meant(args, "color", None).unwrap_or_default()
}

/// An option's value on a command line that cannot be read. clap reads up to the first mistake; what stands
/// behind it is looked through word by word.
fn meant<T: ValueEnum + Clone + Send + Sync + 'static>(
    args: &[OsString],
    long: &str,
    short: Option<&str>,
) -> Option<T> {
    let read = lenient(args).and_then(|matches| matches.try_get_one::<T>(long).ok().flatten().cloned());
    read.or_else(|| {
        let flag = format!("--{long}");
        let words: Vec<_> = args.iter().filter_map(|word| word.to_str()).collect();
        let value = words.iter().enumerate().rev().find_map(|(at, word)| {
            if *word == flag || Some(*word) == short {
                return words.get(at + 1).copied();
            }
            let glued = word.strip_prefix(&flag).and_then(|rest| rest.strip_prefix('='));
            glued.or_else(|| Some(word.strip_prefix(short?)?.trim_start_matches('=')))
        });
        T::from_str(value?, true).ok()
    })
}

/// What can be made of a wrong command line: the options on the innermost level that could be read.
fn lenient(args: &[OsString]) -> Option<ArgMatches> {
    let mut matches = outermost(args)?;
    while let Some((_, below)) = matches.remove_subcommand() {
        matches = below;
    }
    Some(matches)
}

/// The same on the outermost level.
pub(super) fn outermost(args: &[OsString]) -> Option<ArgMatches> {
    Cli::command().ignore_errors(true).try_get_matches_from(args).ok()
}

/// Whether a command line that cannot be read has a program for its JSON, so that errors are JSON, too.
fn has_jq(args: &[OsString]) -> bool {
    let read = lenient(args).is_some_and(|matches| matches.try_contains_id("jq").unwrap_or_default());
    let word = |arg: &OsString| arg.to_str().is_some_and(|arg| arg == "--jq" || arg.starts_with("--jq="));
    read || args.iter().any(word)
}
/// clap's report as kefu's error: what was given, what is allowed, what was meant.
fn usage(error: &clap::Error) -> Error {
    let text = error.render().to_string();
    let mut paragraphs = text.split("\n\n").map(str::trim);
    let mut first = paragraphs.next().unwrap_or_default().lines().map(str::trim);
    let what = first.next().unwrap_or_default().trim_start_matches("error: ").to_owned();
    let mut why = first.collect::<Vec<_>>().join(" ");
    // What a value's own parser says stands behind what was given.
    let what = match (error.kind(), what.split_once("': ")) {
        (ErrorKind::ValueValidation, Some((given, reason))) => {
            why = format!("{reason} {why}");
            format!("{given}'")
        }
        _ => what,
    };
    let (why, meant_by_parser) = match why.split_once("; did you mean ") {
        Some((why, meant)) => (why.to_owned(), Some(format!("did you mean {}", meant.trim()))),
        None => (why, None),
    };
    let mut report = Error::new(Kind::Usage, what);
    let why = why.trim().trim_start_matches('[').trim_end_matches(']');
    if !why.is_empty() {
        report = report.why(why);
    }
    if let Some(meant) = meant_by_parser {
        return report.hint(meant);
    }
    let rest: Vec<_> = paragraphs.collect();
    let said = |prefix| rest.iter().find_map(|paragraph| paragraph.strip_prefix(prefix));
    match (said("tip: "), nearest_value(error), said("Usage: ")) {
        (Some(tip), ..) => report.hint(tip.replace("\n  tip: ", "; ")),
        (None, Some(value), _) => report.hint(format!("did you mean `{value}`?")),
        (None, None, Some(usage)) => report.hint(format!("the usage is `{usage}`")),
        (None, None, None) => report,
    }
}

/// The value of an option that is most like the one given.
fn nearest_value(error: &clap::Error) -> Option<&str> {
    let (Some(ContextValue::String(given)), Some(ContextValue::Strings(valid))) =
        (error.get(ContextKind::InvalidValue), error.get(ContextKind::ValidValue))
    else {
        return None;
    };
    nearest(given, valid.iter().map(String::as_str))
}

/// The same for a default in the configuration file, with its line.
pub(super) fn in_file(error: &clap::Error, profile: &Profile<'_>, config: &Config) -> Failed {
    let report = usage(error);
    let why = report.lines().into_iter().find_map(|line| line.strip_prefix("why: ").map(str::to_owned));
    let option = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(text)) => text.trim_start_matches("--").split(' ').next(),
        _ => None,
    };
    let place = option.and_then(|name| profile.option(name)).map(|(_, place)| place.to_string());
    let place = place.unwrap_or_else(|| config.paths.config.display().to_string());
    let error = Error::new(Kind::Config, format!("{place}: {report}"));
    Failed::Wrong(
        error
            .why(why.unwrap_or_else(|| "an option in the file is wrong".to_owned()))
            .hint("options in the file are written like the flags; `config.example.toml` shows them all"),
    )
}
