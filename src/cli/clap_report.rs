//! The parts of clap's error, taken from its context. clap's own text is built from the same parts.

use std::{borrow::Cow, error::Error as _};

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::{
    dates::DateError,
    error::{Error, Kind},
};

/// clap's error and the name to use for its argument.
pub(super) struct Report<'e> {
    error: &'e clap::Error,
    /// The variable that set the argument, if one did.
    name: Option<&'e str>,
}

impl<'e> Report<'e> {
    /// An error about the value of a variable.
    pub(super) fn of(error: &'e clap::Error, name: &'e str) -> Self {
        Self { error, name: Some(name) }
    }

    /// An error about words on the command line.
    pub(super) fn of_words(error: &'e clap::Error) -> Self {
        Self { error, name: None }
    }

    /// The given and the allowed values, as an error without a hint.
    pub(super) fn error(&self) -> Error {
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
            None => format!("'{}'", self.text(ContextKind::InvalidArg).unwrap_or_default()),
        };
        let given = self.text(ContextKind::InvalidValue).unwrap_or_default();
        let number = |kind| match self.error.get(kind) {
            Some(ContextValue::Number(number)) => *number,
            _ => 0,
        };
        let actual = number(ContextKind::ActualNumValues);
        let provided = if actual > 1 { "were provided" } else { "was provided" };
        match self.error.kind() {
            ErrorKind::ArgumentConflict => self.conflict(),
            ErrorKind::NoEquals => format!("equal sign is needed when assigning values to {}", arg()),
            ErrorKind::InvalidValue if given.is_empty() => {
                format!("a value is required for {} but none was supplied", arg())
            }
            ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
                format!("invalid value '{given}' for {}", arg())
            }
            ErrorKind::InvalidSubcommand => {
                let word = self.text(ContextKind::InvalidSubcommand).unwrap_or_default();
                format!("unrecognized subcommand '{word}'")
            }
            ErrorKind::MissingRequiredArgument => {
                "the following required arguments were not provided:".to_owned()
            }
            ErrorKind::MissingSubcommand => {
                let word = self.text(ContextKind::InvalidSubcommand).unwrap_or_default();
                format!("'{word}' requires a subcommand but one was not provided")
            }
            ErrorKind::TooManyValues => {
                format!("unexpected value '{given}' for {} found; no more were expected", arg())
            }
            ErrorKind::TooFewValues => {
                let least = number(ContextKind::MinValues);
                format!("{least} values required by {}; only {actual} {provided}", arg())
            }
            ErrorKind::WrongNumberOfValues => {
                let expected = number(ContextKind::ExpectedNumValues);
                format!("{expected} values required for {} but {actual} {provided}", arg())
            }
            ErrorKind::UnknownArgument => format!("unexpected argument {} found", arg()),
            kind => kind.to_string(),
        }
    }

    /// Two arguments that exclude each other.
    fn conflict(&self) -> String {
        let prior = self.error.get(ContextKind::PriorArg);
        let subject = match (self.text(ContextKind::InvalidArg), self.text(ContextKind::InvalidSubcommand)) {
            (Some(arg), _) if self.text(ContextKind::PriorArg) == Some(arg) => {
                return format!("the argument '{arg}' cannot be used multiple times");
            }
            (Some(arg), _) => format!("the argument '{arg}'"),
            (None, Some(command)) => format!("the subcommand '{command}'"),
            (None, None) => return self.error.kind().to_string(),
        };
        let others = match prior {
            Some(ContextValue::Strings(_)) => ":".to_owned(),
            Some(ContextValue::String(other)) => format!(" '{other}'"),
            Some(_) => " one or more of the other specified arguments".to_owned(),
            None => String::new(),
        };
        format!("{subject} cannot be used with{others}")
    }

    /// The allowed values, or the missing arguments.
    fn why(&self) -> Option<String> {
        let list = |name: &str, kind| {
            let values: Vec<_> = self.texts(kind).iter().map(|value| quoted(value)).collect();
            (!values.is_empty()).then(|| format!("{name}: {}", values.join(", ")))
        };
        match self.error.kind() {
            ErrorKind::ArgumentConflict => Some(self.texts(ContextKind::PriorArg).join(" ")),
            ErrorKind::InvalidValue => list("possible values", ContextKind::ValidValue),
            ErrorKind::MissingSubcommand => list("subcommands", ContextKind::ValidSubcommand),
            ErrorKind::MissingRequiredArgument => Some(self.texts(ContextKind::InvalidArg).join(" ")),
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

    /// The suggestion of the value's own parser.
    pub(super) fn advice(&self) -> Option<String> {
        let source = self.error.source()?;
        let meant = source.downcast_ref::<DateError>().and_then(DateError::meant);
        let own = || source.downcast_ref::<Error>()?.advice().map(Cow::into_owned);
        meant.map(|word| format!("did you mean `{word}`?")).or_else(own)
    }

    /// clap's suggestion.
    pub(super) fn tip(&self) -> Option<String> {
        let similar = [
            ("subcommand", ContextKind::SuggestedSubcommand),
            ("argument", ContextKind::SuggestedArg),
            ("value", ContextKind::SuggestedValue),
        ];
        let similar = similar.into_iter().filter_map(|(name, kind)| match self.error.get(kind)? {
            ContextValue::String(one) => Some(format!("a similar {name} exists: '{one}'")),
            ContextValue::Strings(all) => {
                let all: Vec<_> = all.iter().map(|one| format!("'{one}'")).collect();
                let exist = if all.len() == 1 {
                    format!("a similar {name} exists")
                } else {
                    format!("some similar {name}s exist")
                };
                Some(format!("{exist}: {}", all.join(", ")))
            }
            _ => None,
        });
        let others = match self.error.get(ContextKind::Suggested) {
            Some(ContextValue::StyledStrs(tips)) => tips.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        };
        let tips: Vec<_> = similar.chain(others).collect();
        (!tips.is_empty()).then(|| tips.join("; "))
    }

    /// The usage of the command.
    pub(super) fn usage(&self) -> Option<String> {
        match self.error.get(ContextKind::Usage) {
            Some(ContextValue::StyledStr(usage)) => {
                usage.to_string().trim().strip_prefix("Usage: ").map(str::to_owned)
            }
            _ => None,
        }
    }

    /// A text in the error's context.
    pub(super) fn text(&self, kind: ContextKind) -> Option<&'e str> {
        match self.error.get(kind) {
            Some(ContextValue::String(text)) => Some(text),
            _ => None,
        }
    }

    /// A list in the error's context.
    pub(super) fn texts(&self, kind: ContextKind) -> &'e [String] {
        match self.error.get(kind) {
            Some(ContextValue::Strings(texts)) => texts,
            _ => &[],
        }
    }
}

/// A value as it is typed.
fn quoted(value: &str) -> String {
    if value.contains(char::is_whitespace) { format!("{value:?}") } else { value.to_owned() }
}
