//! The parts of clap's error, taken from its context. clap's own text is built from the same parts.

use std::{borrow::Cow, error::Error as _};

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Reason, WrongValue};
use crate::{
    dates::DateError,
    error::{Error, Kind},
    lang::translated,
};

/// clap's error and the name to use for its argument.
pub struct Report<'e> {
    error: &'e clap::Error,
    /// The variable that set the argument, if one did.
    name: Option<&'e str>,
}

impl<'e> Report<'e> {
    /// An error about the value of a variable.
    pub fn of(error: &'e clap::Error, name: &'e str) -> Self {
        Self { error, name: Some(name) }
    }

    /// An error about words on the command line.
    pub fn of_words(error: &'e clap::Error) -> Self {
        Self { error, name: None }
    }

    /// The given and the allowed values, as an error without a hint.
    pub fn error(&self) -> Error {
        let error = Error::new(Kind::Usage, self.what());
        match self.why() {
            Some(why) => error.why(why),
            None => error,
        }
    }

    /// The given value and the reason why it is wrong.
    fn what(&self) -> String {
        let arg = || match self.name {
            Some(name) => name.to_owned(),
            None => tr!("'{text}'", text = spelled(self.text(ContextKind::InvalidArg).unwrap_or_default())),
        };
        let value = self.text(ContextKind::InvalidValue).unwrap_or_default();
        let command = self.text(ContextKind::InvalidSubcommand).unwrap_or_default();
        match self.error.kind() {
            ErrorKind::ArgumentConflict => self.conflict(),
            ErrorKind::NoEquals => tr!("equal sign is needed when assigning values to {arg}", arg = arg()),
            ErrorKind::InvalidValue if value.is_empty() => {
                tr!("a value is required for {arg} but none was supplied", arg = arg())
            }
            ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
                tr!("invalid value '{value}' for {arg}", value, arg = arg())
            }
            ErrorKind::InvalidSubcommand => tr!("unrecognized subcommand '{command}'", command),
            ErrorKind::MissingRequiredArgument => tr!("the following required arguments were not provided:"),
            ErrorKind::MissingSubcommand => {
                tr!("'{command}' requires a subcommand but one was not provided", command)
            }
            ErrorKind::TooManyValues => {
                tr!("unexpected value '{value}' for {arg} found; no more were expected", value, arg = arg())
            }
            ErrorKind::TooFewValues => self.counted(&arg(), ContextKind::MinValues),
            ErrorKind::WrongNumberOfValues => self.counted(&arg(), ContextKind::ExpectedNumValues),
            ErrorKind::UnknownArgument => tr!("unexpected argument {arg} found", arg = arg()),
            ErrorKind::InvalidUtf8 => tr!("invalid UTF-8 was detected in one or more arguments"),
            // Not about what was typed.
            kind => kind.to_string(),
        }
    }

    fn counted(&self, arg: &str, wanted: ContextKind) -> String {
        let number = |kind| match self.error.get(kind) {
            Some(ContextValue::Number(number)) => *number,
            _ => 0,
        };
        let (wanted, given) = (number(wanted), number(ContextKind::ActualNumValues));
        tr!("{arg} takes {wanted} values, and {given} were given", arg, wanted, given)
    }

    /// Two arguments that exclude each other.
    fn conflict(&self) -> String {
        let arg = self.text(ContextKind::InvalidArg).or(self.text(ContextKind::InvalidSubcommand));
        let (arg, other) = (arg.unwrap_or_default(), self.text(ContextKind::PriorArg));
        let spelled_arg = spelled(arg);
        match other {
            Some(other) if other == arg => {
                tr!("the argument '{arg}' cannot be used multiple times", arg = spelled_arg)
            }
            Some(other) => {
                tr!(
                    "the argument '{arg}' cannot be used with '{other}'",
                    arg = spelled_arg,
                    other = spelled(other)
                )
            }
            None => tr!("the argument '{arg}' cannot be used with others that were given", arg = spelled_arg),
        }
    }

    /// The allowed values, or the missing arguments.
    fn why(&self) -> Option<String> {
        let arguments = |kind| self.texts(kind).iter().map(|arg| spelled(arg)).collect::<Vec<_>>().join(" ");
        match self.error.kind() {
            ErrorKind::ArgumentConflict => Some(arguments(ContextKind::PriorArg)),
            ErrorKind::MissingRequiredArgument => {
                let missing = self.texts(ContextKind::InvalidArg);
                let missing: Vec<_> = missing.iter().map(|arg| format!("`{}`", spelled(arg))).collect();
                Some(missing.join(&tr!(", ")))
            }
            ErrorKind::InvalidValue => {
                self.list(ContextKind::ValidValue).map(|values| tr!("possible values: {values}", values))
            }
            ErrorKind::MissingSubcommand => self
                .list(ContextKind::ValidSubcommand)
                .map(|commands| tr!("subcommands: {commands}", commands)),
            // The message of the value's own parser.
            ErrorKind::ValueValidation => {
                self.error.source().map(|source| match source.downcast_ref::<Error>() {
                    Some(own) => own.reason(),
                    None => source.to_string(),
                })
            }
            _ => None,
        }
        .filter(|why| !why.is_empty())
    }

    /// A list of values.
    fn list(&self, kind: ContextKind) -> Option<String> {
        let values: Vec<_> = self.texts(kind).iter().map(|value| quoted(value)).collect();
        (!values.is_empty()).then(|| values.join(&tr!("quoted" => ", ")))
    }

    /// The error with the suggestion of the value's own parser; `Err` without one.
    pub fn advised(&self) -> std::result::Result<Error, Error> {
        let error = self.error();
        let Some(source) = self.error.source() else { return Err(error) };
        if let Some(word) = source.downcast_ref::<DateError>().and_then(DateError::meant) {
            return Ok(error.meant(word));
        }
        match source.downcast_ref::<Error>() {
            Some(own) => Ok(error.hint_of(own)),
            None => Err(error),
        }
    }

    /// clap's suggestion.
    pub fn tip(&self) -> Option<String> {
        let quoted = |kind| {
            let one = self.text(kind).map(|text| vec![text.to_owned()]);
            let texts = one.unwrap_or_else(|| self.texts(kind).to_vec());
            let texts: Vec<_> = texts.iter().map(|text| tr!("'{text}'", text)).collect();
            (!texts.is_empty()).then(|| texts.join(&tr!(", ")))
        };
        let command = quoted(ContextKind::SuggestedSubcommand);
        let arg = quoted(ContextKind::SuggestedArg);
        let value = quoted(ContextKind::SuggestedValue);
        let similar = [
            command.map(|names| tr!("a similar subcommand exists: {names}", names)),
            arg.map(|names| tr!("a similar argument exists: {names}", names)),
            value.map(|names| tr!("a similar value exists: {names}", names)),
        ];
        let tips: Vec<_> = similar.into_iter().flatten().chain(self.other_tips()).collect();
        (!tips.is_empty()).then(|| tips.join(&tr!("; ")))
    }

    /// Tips that clap has as sentences only. Each quotes its subject: an option of a command below, or a word and how to
    /// write it as a value.
    fn other_tips(&self) -> Vec<String> {
        let Some(ContextValue::StyledStrs(tips)) = self.error.get(ContextKind::Suggested) else {
            return Vec::new();
        };
        let tip = |tip: String| {
            let quoted: Vec<_> = tip.split('\'').skip(1).step_by(2).collect();
            match quoted.as_slice() {
                [option] => Some(tr!("'{option}' exists", option)),
                [word, typed] => Some(tr!("to pass '{word}' as a value, use '{typed}'", word, typed)),
                _ => None,
            }
        };
        tips.iter().map(ToString::to_string).filter_map(tip).collect()
    }

    /// Whether clap would show the usage of the command.
    pub fn has_usage(&self) -> bool {
        self.error.get(ContextKind::Usage).is_some()
    }

    /// A text in the error's context.
    pub fn text(&self, kind: ContextKind) -> Option<&'e str> {
        match self.error.get(kind) {
            Some(ContextValue::String(text)) => Some(text),
            _ => None,
        }
    }

    /// A list in the error's context.
    pub fn texts(&self, kind: ContextKind) -> &'e [String] {
        match self.error.get(kind) {
            Some(ContextValue::Strings(texts)) => texts,
            _ => &[],
        }
    }
}

impl WrongValue {
    /// The error for a wrong option in the configuration file, with its line.
    pub fn in_file(&self) -> Error {
        let Self { spec, source, reason } = self;
        let error = match reason {
            Reason::Allowed(allowed) => Error::new(
                Kind::Config,
                tr!("{source}: `{name}` has to be {allowed}", source, name = spec.name, allowed),
            ),
            Reason::Refused(error) => {
                let report = Report::of_words(error).error();
                let why =
                    report.cause().map_or_else(|| tr!("an option in the file is wrong"), Cow::into_owned);
                Error::new(Kind::Config, tr!("{source}: {report}", source, report)).why(why)
            }
        };
        error
            .hint(tr!("options in the file are written like the flags; `kefu config example` shows them all"))
    }
}

/// An argument as clap names it, with what stands for its value in the current language: `--limit <N>`, `[VIEW]...`.
fn spelled(arg: &str) -> String {
    let value = arg.find(['<', '[']).zip(arg.rfind(['>', ']'])).filter(|(from, to)| from < to);
    match value {
        Some((from, to)) => format!("{}{}{}", &arg[..=from], translated(&arg[from + 1..to]), &arg[to..]),
        None => arg.to_owned(),
    }
}

/// A value as it is typed.
fn quoted(value: &str) -> String {
    if value.contains(char::is_whitespace) { format!("{value:?}") } else { value.to_owned() }
}
