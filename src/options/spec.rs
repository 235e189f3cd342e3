//! The properties of the global options as data.

use std::ffi::{OsStr, OsString};

use clap::{Arg, ArgAction, ArgMatches, Command, builder::ValueParser};

use super::{Purpose, values};
use crate::choice::number;

/// A global option.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own, in a table")]
pub struct Spec {
    /// Its long flag without the dashes. The name of its variable and its key in the file follow from it.
    pub name: &'static str,
    /// Its help text.
    pub help: &'static str,
    /// Its line in the example of a configuration file; none if a file cannot set it.
    pub in_file: Option<InFile>,
    /// The commands for which it has a meaning. For the others it does not count.
    pub used_by: &'static [Purpose],
    /// The commands that refuse it where it is typed, because they would do something else than what was asked for.
    pub refused_by: &'static [Purpose],
    /// Whether its value is about vendors' records, such as the names of their columns. Then only what is typed counts
    /// for records of kefu's own, and no default.
    pub of_vendors: bool,
    /// Its place among the words that say what the bytes of exported files depend on; none if they do not depend on it.
    /// Manifests hold these words, so a place does not change.
    pub form: Option<u8>,
    /// The default as the text that the flag would take; `None` if it depends on other values.
    pub built_in: Option<&'static str>,
    /// The option that says the opposite. Of the two the one that counts more holds.
    pub opposite: Option<&'static str>,
    /// Options that leave it no say in a file where they are given.
    pub yields_to: &'static [&'static str],
    value: Value,
    short: Option<char>,
    /// Whether a short page of help leaves it out.
    rare: bool,
    /// Whether its value may begin like an option.
    hyphens: bool,
    /// The parser of its values where it is not typed, if more is allowed there.
    elsewhere: Option<fn() -> ValueParser>,
    /// Whether typing the opposite later takes it back.
    pub(super) taken_back: bool,
}

/// The line of an option in a configuration file.
#[derive(Clone, Copy, Debug)]
pub struct InFile {
    /// A value, as TOML writes it.
    pub example: &'static str,
    /// The help text in Chinese.
    pub zh: &'static str,
}

/// The kind of an option's value.
#[derive(Clone, Copy, Debug)]
enum Value {
    /// Nothing; in a variable yes or no, in the file true or false.
    Switch,
    /// Nothing, as often as it is given; elsewhere the number.
    Count { most: u8 },
    /// One value.
    One { named: &'static str, parser: fn() -> ValueParser },
    /// Values, separated by commas.
    Many { named: &'static str },
}

impl Spec {
    const fn new(name: &'static str, value: Value) -> Self {
        Self {
            name,
            value,
            help: "",
            in_file: None,
            used_by: Purpose::ALL,
            refused_by: &[],
            of_vendors: false,
            form: None,
            built_in: None,
            opposite: None,
            yields_to: &[],
            short: None,
            rare: false,
            hyphens: false,
            elsewhere: None,
            taken_back: false,
        }
    }

    /// A flag without a value.
    pub(super) const fn switch(name: &'static str) -> Self {
        Self::new(name, Value::Switch)
    }

    /// A flag that may be given several times.
    pub(super) const fn count(name: &'static str, most: u8) -> Self {
        Self::new(name, Value::Count { most })
    }

    /// An option with a value, which help calls `named`.
    pub(super) const fn one(name: &'static str, named: &'static str, parser: fn() -> ValueParser) -> Self {
        Self::new(name, Value::One { named, parser })
    }

    /// An option with several values.
    pub(super) const fn many(name: &'static str, named: &'static str) -> Self {
        Self::new(name, Value::Many { named })
    }

    pub(super) const fn help(self, help: &'static str) -> Self {
        Self { help, ..self }
    }

    pub(super) const fn short(self, short: char) -> Self {
        Self { short: Some(short), ..self }
    }

    /// Not named on short pages of help.
    pub(super) const fn rare(self) -> Self {
        Self { rare: true, ..self }
    }

    /// A configuration file may set it: an example of a value, and what it does in Chinese.
    pub(super) const fn in_file(self, example: &'static str, zh: &'static str) -> Self {
        Self { in_file: Some(InFile { example, zh }), ..self }
    }

    pub(super) const fn used_by(self, used_by: &'static [Purpose]) -> Self {
        Self { used_by, ..self }
    }

    pub(super) const fn refused_by(self, refused_by: &'static [Purpose]) -> Self {
        Self { refused_by, ..self }
    }

    /// A default of it is meant for vendors' records.
    pub(super) const fn of_vendors(self) -> Self {
        Self { of_vendors: true, ..self }
    }

    pub(super) const fn form(self, place: u8) -> Self {
        Self { form: Some(place), ..self }
    }

    pub(super) const fn built_in(self, text: &'static str) -> Self {
        Self { built_in: Some(text), ..self }
    }

    pub(super) const fn opposite(self, name: &'static str) -> Self {
        Self { opposite: Some(name), ..self }
    }

    /// These say more than a default of it in a file.
    pub(super) const fn yields_to(self, yields_to: &'static [&'static str]) -> Self {
        Self { yields_to, ..self }
    }

    /// Typing the opposite later takes it back.
    pub(super) const fn taken_back(self) -> Self {
        Self { taken_back: true, ..self }
    }

    /// Its value may begin with a hyphen.
    pub(super) const fn hyphens(self) -> Self {
        Self { hyphens: true, ..self }
    }

    /// In a variable and in the file it takes more than typed.
    pub(super) const fn elsewhere(self, parser: fn() -> ValueParser) -> Self {
        Self { elsewhere: Some(parser), ..self }
    }

    /// The variable that sets it.
    pub fn variable(&self) -> String {
        format!("KEFU_{}", self.name.replace('-', "_").to_uppercase())
    }

    /// Whether a short page of help leaves it out.
    pub fn is_rare(&self) -> bool {
        self.rare
    }

    /// The flag in its shortest form: `-o`, `--to`.
    pub fn shortest(&self) -> String {
        self.short.map_or_else(|| format!("--{}", self.name), |short| format!("-{short}"))
    }

    /// The option as clap reads it on the command line.
    pub fn arg(&self) -> Arg {
        let arg = Arg::new(self.name).long(self.name).help(self.help).global(true);
        let arg = arg.short(self.short).allow_hyphen_values(self.hyphens);
        let arg = match self.opposite.filter(|_| self.taken_back) {
            Some(opposite) => arg.overrides_with(opposite),
            None => arg,
        };
        match self.value {
            Value::Switch => arg.action(ArgAction::SetTrue),
            Value::Count { .. } => arg.action(ArgAction::Count),
            Value::One { named, parser } => {
                arg.action(ArgAction::Set).value_name(named).value_parser(parser())
            }
            Value::Many { named } => arg.action(ArgAction::Append).value_name(named).value_delimiter(','),
        }
    }

    /// Reads a text from elsewhere than the command line, by the flag's own rules.
    ///
    /// # Errors
    /// clap's report about the value.
    pub fn read(&self, text: &OsStr) -> Result<ArgMatches, clap::Error> {
        let arg = match self.value {
            Value::Switch => Arg::new(self.name).long(self.name).value_parser(values::switch),
            Value::Count { .. } => {
                Arg::new(self.name).long(self.name).value_parser(number::<u8>(0..=u8::MAX.into()))
            }
            Value::One { .. } | Value::Many { .. } => match self.elsewhere {
                Some(parser) => self.arg().value_parser(parser()),
                None => self.arg(),
            },
        };
        let mut word = OsString::from(format!("--{}=", self.name));
        word.push(text);
        Command::new("kefu")
            .no_binary_name(true)
            .disable_help_flag(true)
            .arg(arg)
            .try_get_matches_from([word])
    }

    /// The error for a text in a configuration file, where it is stricter than a variable; `None` if the text is valid.
    pub(super) fn instead_in_file(&self, text: &str) -> Option<String> {
        match self.value {
            Value::Switch => text.parse::<bool>().is_err().then(|| tr!("true or false")),
            Value::Count { most } => {
                let fits = text.parse::<u8>().is_ok_and(|times| times <= most);
                let before = (0..most).map(|times| times.to_string()).collect::<Vec<_>>().join(", ");
                (!fits).then(|| tr!("{before} or {most}", before, most))
            }
            Value::One { .. } | Value::Many { .. } => None,
        }
    }

    /// The value in these matches as it was written; a list with commas.
    pub(super) fn text(&self, matches: &ArgMatches) -> String {
        match self.value {
            Value::Switch => matches.get_one::<bool>(self.name).copied().unwrap_or_default().to_string(),
            Value::Count { .. } => matches.get_one::<u8>(self.name).copied().unwrap_or_default().to_string(),
            Value::One { .. } | Value::Many { .. } => {
                let values = matches.get_raw(self.name).into_iter().flatten();
                values.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(",")
            }
        }
    }

    /// Whether a text says that a flag is not given.
    pub(super) fn is_off(&self, text: &str) -> bool {
        matches!((self.value, text), (Value::Switch, "false") | (Value::Count { .. }, "0"))
    }

    /// The option with its value as one types it.
    pub(super) fn words(&self, text: &str) -> String {
        match self.value {
            Value::Switch | Value::Count { .. } => format!("--{}", self.name),
            Value::One { .. } | Value::Many { .. } => format!("--{} {text}", self.name),
        }
    }
}
