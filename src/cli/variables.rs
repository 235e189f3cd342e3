//! Options from environment variables. A blank variable sets none; an error about a value names the variable instead
//! of the flag.

use std::ffi::OsString;

use clap::{
    Arg, ArgMatches, Command, CommandFactory as _, builder::Resettable, error::ContextKind,
    parser::ValueSource,
};

use super::{Cli, context, source};
use crate::{
    config::Environment,
    error::{Error, Kind},
};

/// The command line definition for these words, with the variables of [`Environment`] and no others.
pub(super) fn command(args: &[OsString]) -> Command {
    let environment = Environment::of_process();
    reading(|arg, variable| environment.has(variable) && !is_denied(arg, args))
}

/// The command line definition with some of its variables.
fn reading(takes: impl Fn(&Arg, &str) -> bool) -> Command {
    Cli::command().mut_args(|arg| match variable(&arg).is_some_and(|name| takes(&arg, &name)) {
        true => arg,
        false => arg.env(Resettable::Reset),
    })
}

/// Whether the words contain the opposite of a flag. clap lets flags override only flags, and reports a conflict with
/// a variable.
fn is_denied(arg: &Arg, args: &[OsString]) -> bool {
    let opposite = |long: &str| match long.strip_prefix("no-") {
        Some(rest) => format!("--{rest}"),
        None => format!("--no-{long}"),
    };
    arg.get_long().map(opposite).is_some_and(|flag| args.iter().any(|word| *word == *flag))
}

fn variable(arg: &Arg) -> Option<String> {
    arg.get_env()?.to_str().map(str::to_owned)
}

/// An option that a variable set.
pub struct Variable {
    flag: String,
    name: String,
}

impl Variable {
    /// The variable that clap's error is about; `None` if the words are wrong by themselves.
    pub(super) fn blamed(error: &clap::Error, args: &[OsString]) -> Option<Self> {
        let about = |error: &clap::Error| {
            [ContextKind::InvalidArg, ContextKind::InvalidValue]
                .map(|kind| context(error, kind).map(str::to_owned))
        };
        let by_words = reading(|_, _| false).try_get_matches_from(args).err();
        if by_words.is_some_and(|by_words| about(&by_words) == about(error)) {
            return None;
        }
        let [arg, _] = about(error);
        let environment = Environment::of_process();
        let is_set = |variable: &Self| environment.has(&variable.name);
        let named = Self::all().into_iter().find(|(known, _)| Some(known) == arg.as_ref());
        named.map(|(_, variable)| variable).filter(is_set)
    }

    /// The variables that these matches took options from.
    pub(super) fn in_force(matches: &ArgMatches) -> Vec<Self> {
        let by_variable = |variable: &Self| {
            source(matches, variable.flag.trim_start_matches('-')) == Some(ValueSource::EnvVariable)
        };
        Self::all().into_iter().map(|(_, variable)| variable).filter(by_variable).collect()
    }

    /// Every variable, with its option as clap's errors name it.
    fn all() -> Vec<(String, Self)> {
        let known = |arg: &Arg| {
            let variable = Self { flag: format!("--{}", arg.get_long()?), name: variable(arg)? };
            Some((arg.to_string(), variable))
        };
        let mut command = Cli::command();
        // Before it is built, an argument has no display name.
        command.build();
        command.get_arguments().filter_map(known).collect()
    }

    /// A text with the variable in place of the flag, with or without a value.
    fn reword(&self, text: &str) -> String {
        let mut reworded = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(&self.flag) {
            let (before, after) = (&rest[..at], &rest[at + self.flag.len()..]);
            let is_longer = after.starts_with(|c: char| c.is_alphanumeric() || c == '-');
            reworded.push_str(before);
            reworded.push_str(if is_longer { &self.flag } else { &self.name });
            // The variable's value quoted for a shell.
            let value = after.strip_prefix(' ').filter(|value| value.starts_with('\''));
            reworded.push_str(if value.is_some() { "=" } else { "" });
            rest = value.unwrap_or(after);
        }
        reworded + rest
    }

    /// An assignment of the variable.
    pub(super) fn example(&self, arg: &Arg) -> String {
        let value = super::examples::value(arg).unwrap_or_else(|| "1".to_owned());
        format!("write for example `{}={value}`, or unset {}", self.name, self.name)
    }

    /// Its name.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

/// An error about an option that a variable set, in the variable's name.
pub fn named(error: Error, variables: &[Variable]) -> Error {
    match error.kind() {
        Kind::Usage | Kind::Config => {
            variables.iter().fold(error, |error, variable| error.reworded(|text| variable.reword(text)))
        }
        _ => error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_is_named_where_its_flag_was() {
        let variable = Variable { flag: "--to".to_owned(), name: "KEFU_TO".to_owned() };
        for (text, reworded) in [
            ("--to: no format", "KEFU_TO: no format"),
            ("leave --to out", "leave KEFU_TO out"),
            ("--top and --to-day", "--top and --to-day"),
            ("write --to 'a.csv' or --to", "write KEFU_TO='a.csv' or KEFU_TO"),
            ("nothing", "nothing"),
        ] {
            assert_eq!(variable.reword(text), reworded);
        }
    }
}
