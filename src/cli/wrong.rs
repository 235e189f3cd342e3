//! Errors for a command line that cannot be parsed: the given and the allowed values, and a suggestion.

use std::{borrow::Cow, error::Error as _, ffi::OsString};

use clap::{
    Arg, ArgMatches, Command, CommandFactory as _, ValueEnum,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::{
    Cli, context, examples, habits,
    variables::{self, Variable},
};
use crate::{
    config::{Config, Profile},
    error::{Error, Kind},
    globals::Color,
    nearest::nearest,
    output::Format,
    spelling::{ascii, is_dash},
};

/// The reason why there is nothing to run.
pub enum Failed {
    /// Help or the version was requested, or help is the best answer.
    Help(clap::Error),
    /// The command line is wrong.
    Wrong(Error),
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self::Wrong(error)
    }
}

impl Failed {
    /// Converts clap's error about a command line.
    pub(super) fn of(error: clap::Error, args: &[OsString]) -> Self {
        match error.kind() {
            ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Self::Help(error),
            _ => Self::Wrong(in_ascii(usage(&error, args), args)),
        }
    }
}

/// Whether a command line that cannot be parsed asks for errors as JSON.
pub fn wants_json(args: &[OsString]) -> bool {
    matches!(meant::<Format>(args, "output", Some("-o")), Some(Format::Json | Format::Jsonl)) || has_jq(args)
}

/// Whether a command line that cannot be parsed asks for errors only.
pub fn wants_quiet(args: &[OsString]) -> bool {
    let read = lenient(args).and_then(|matches| matches.try_get_one::<bool>("quiet").ok().flatten().copied());
    read.unwrap_or_default() || args.iter().any(|word| word == "-q" || word == "--quiet")
}

/// The colour option of a command line that cannot be parsed.
pub fn color(args: &[OsString]) -> Color {
    meant(args, "color", None).unwrap_or_default()
}

/// An option's value on a command line that cannot be parsed. clap parses up to the first mistake; the words after it
/// are searched one by one.
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

/// The options of a wrong command line on the innermost level that could be parsed.
fn lenient(args: &[OsString]) -> Option<ArgMatches> {
    let mut matches = outermost(args)?;
    while let Some((_, below)) = matches.remove_subcommand() {
        matches = below;
    }
    Some(matches)
}

/// The options on the outermost level.
pub(super) fn outermost(args: &[OsString]) -> Option<ArgMatches> {
    variables::command(args).ignore_errors(true).try_get_matches_from(args).ok()
}

/// Whether a command line that cannot be parsed has a jq program, so that errors are JSON, too.
fn has_jq(args: &[OsString]) -> bool {
    let read = lenient(args).is_some_and(|matches| matches.try_contains_id("jq").unwrap_or_default());
    let word = |arg: &OsString| arg.to_str().is_some_and(|arg| arg == "--jq" || arg.starts_with("--jq="));
    read || args.iter().any(word)
}

/// clap's error as kefu's: the given and the allowed values, and a suggestion.
fn usage(error: &clap::Error, args: &[OsString]) -> Error {
    let text = error.render().to_string();
    let mut paragraphs = text.split("\n\n").map(str::trim);
    let mut first = paragraphs.next().unwrap_or_default().lines().map(str::trim);
    let what = first.next().unwrap_or_default().trim_start_matches("error: ").to_owned();
    let mut why = first.collect::<Vec<_>>().join(" ");
    // The message of a value's own parser after the given value.
    let what = match (error.kind(), what.split_once("': ")) {
        (ErrorKind::ValueValidation, Some((given, reason))) => {
            why = format!("{reason} {why}");
            format!("{given}'")
        }
        _ => what,
    };
    if let Some(own) = error.source().and_then(|own| own.downcast_ref::<Error>()) {
        let report = Error::new(Kind::Usage, what).why(own.reason());
        return own.advice().into_iter().fold(report, Error::hint);
    }
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
    let at_hand = AtHand::of(args, context(error, ContextKind::InvalidSubcommand));
    let variable = Variable::blamed(error, args);
    if let Some(variable) = &variable {
        let flag = format!("'{}'", context(error, ContextKind::InvalidArg).unwrap_or_default());
        report = report.reworded(|text| text.replace(&flag, variable.name()));
    }
    let hint = at_hand.habit(error);
    let hint = hint.or_else(|| nearest_value(error).map(|value| format!("did you mean `{value}`?")));
    let hint = hint.or_else(|| said("tip: ").map(|tip| tip.replace("\n  tip: ", "; ")));
    let hint = hint.or_else(|| variable.as_ref().and_then(|variable| at_hand.example_of(variable, error)));
    let hint = hint.or_else(|| at_hand.example(error).map(|example| format!("for example `{example}`")));
    let hint = hint.or_else(|| said("Usage: ").map(|usage| format!("the usage is `{usage}`")));
    report.hint(hint.unwrap_or_else(|| format!("`{} -h` shows what can be said", at_hand.path)))
}

/// The requested command, as far as it is known.
struct AtHand {
    command: Command,
    /// As typed: `kefu views list`.
    path: String,
}

impl AtHand {
    /// The command that the words name, up to the first unknown one.
    fn of(args: &[OsString], unknown: Option<&str>) -> Self {
        let mut command = Cli::command();
        // Building makes global options known to every command.
        command.build();
        let mut path = command.get_name().to_owned();
        let words = args.iter().skip(1).filter_map(|word| word.to_str());
        for word in words.take_while(|word| Some(*word) != unknown) {
            if let Some(below) = command.find_subcommand(word).cloned() {
                path = format!("{path} {}", below.get_name());
                command = below;
            }
        }
        Self { command, path }
    }

    /// The equivalent of another program's word.
    fn habit(&self, error: &clap::Error) -> Option<String> {
        match error.kind() {
            ErrorKind::UnknownArgument => {
                habits::for_option(context(error, ContextKind::InvalidArg)?, &self.command, &self.path)
            }
            ErrorKind::InvalidSubcommand => habits::for_command(
                context(error, ContextKind::InvalidSubcommand)?,
                &self.command,
                &self.path,
            ),
            _ => None,
        }
    }

    /// The argument that clap's error is about.
    fn argument(&self, error: &clap::Error) -> Option<&Arg> {
        let named = context(error, ContextKind::InvalidArg)?;
        self.command.get_arguments().find(|arg| arg.to_string() == named)
    }

    /// A valid assignment of the wrong variable.
    fn example_of(&self, variable: &Variable, error: &clap::Error) -> Option<String> {
        self.argument(error).map(|arg| variable.example(arg))
    }

    /// An example of the argument whose value is wrong.
    fn example(&self, error: &clap::Error) -> Option<String> {
        let wrong = [ErrorKind::ValueValidation, ErrorKind::InvalidValue, ErrorKind::NoEquals];
        let arg = self.argument(error)?;
        wrong.contains(&error.kind()).then(|| examples::example(&self.command, &self.path, arg))?
    }
}

/// An option with a character that only looks like a hyphen, such as chat programs make of `--on`. It is checked
/// before parsing, because clap takes it for an id.
pub(super) fn look_alike(args: &[OsString]) -> Option<Error> {
    let option = |word: &str| {
        let dashes = word.chars().take_while(|c| *c == '-' || is_dash(*c)).collect::<String>();
        let (name, value) = split_option(&word[dashes.len()..]);
        let name = ascii(name).into_owned();
        let looks_alike = dashes.chars().find(|c| is_dash(*c)).filter(|_| habits::is_option(&name))?;
        let dash = if name.chars().nth(1).is_some() { "--" } else { "-" };
        Some((word.to_owned(), looks_alike, format!("{dash}{name}{}", ascii(value))))
    };
    let (word, dash, meant) = args.iter().skip(1).filter_map(|word| word.to_str()).find_map(option)?;
    Some(
        Error::new(Kind::Usage, format!("`{word}` is not an option"))
            .why(format!(
                "its dashes are not ASCII: chat programs write `{dash}` (U+{:04X})",
                u32::from(dash)
            ))
            .hint(format!("type {meant}")),
    )
}

/// An option's name, and its value with the equals sign.
fn split_option(text: &str) -> (&str, &str) {
    text.find(['=', '＝']).map_or((text, ""), |at| text.split_at(at))
}

/// The error for a word with quotation marks, blanks or other characters that only look like ASCII, with a corrected
/// command.
pub fn in_ascii(error: Error, args: &[OsString]) -> Error {
    let settled = error.advice().is_some_and(|hint| hint.starts_with("did you mean"));
    if settled || !matches!(error.kind(), Kind::Usage | Kind::Config) {
        return error;
    }
    let said = error.parts().map(|(_, text)| text).collect::<Vec<_>>().join("\n");
    let words = args.iter().skip(1).filter_map(|word| word.to_str()).filter(|word| !word.is_ascii());
    let pieces = words.flat_map(|word| [word].into_iter().chain(word.split([',', '='])));
    let mut meant = pieces.filter(|piece| !piece.is_empty() && said.contains(piece)).filter_map(|piece| {
        let plain = ascii(piece);
        let bare = plain.trim_matches(['"', '\'']);
        // In a text of another script such characters are legitimate.
        let is_meant = piece != bare && (bare.is_ascii() || bare.len() < plain.len());
        let odd = piece.chars().zip(plain.chars()).find(|(c, plain)| c != plain).map(|(c, _)| c);
        odd.filter(|_| is_meant && !bare.is_empty()).map(|odd| (odd, bare.to_owned()))
    });
    match meant.next() {
        Some((odd, bare)) => {
            error.hint(format!("type {bare} (`{odd}` is U+{:04X}, not ASCII)", u32::from(odd)))
        }
        None => error,
    }
}

/// The allowed value of an option that is most similar to the given one.
fn nearest_value(error: &clap::Error) -> Option<&str> {
    let (Some(ContextValue::String(given)), Some(ContextValue::Strings(valid))) =
        (error.get(ContextKind::InvalidValue), error.get(ContextKind::ValidValue))
    else {
        return None;
    };
    nearest(given, valid.iter().map(String::as_str))
}

/// The allowed value for a default in the configuration file, with its line.
pub(super) fn in_file(error: &clap::Error, profile: &Profile<'_>, config: &Config) -> Failed {
    let report = usage(error, &[]);
    let why = report.cause().map(Cow::into_owned);
    let option = context(error, ContextKind::InvalidArg);
    let option = option.and_then(|text| text.trim_start_matches("--").split(' ').next());
    let place = option.and_then(|name| profile.option(name)).map(|(_, place)| place.to_string());
    let place = place.unwrap_or_else(|| config.paths.config.display().to_string());
    let error = Error::new(Kind::Config, format!("{place}: {report}"));
    Failed::Wrong(
        error
            .why(why.unwrap_or_else(|| "an option in the file is wrong".to_owned()))
            .hint("options in the file are written like the flags; `config.example.toml` shows them all"),
    )
}
