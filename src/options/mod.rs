//! The options that every command has, from what is typed to what is meant.
//!
//! `table` has a line an option, `given` finds what counts for each, `resolve` holds them against each other and
//! against the command, and gives [`Options`], which nothing changes afterwards.

mod entries;
mod form;
mod given;
mod report;
mod resolve;
mod spec;
mod table;
mod values;

pub use given::{Given, Reason, WrongValue};
pub use report::Report;
pub use resolve::resolve;
pub use spec::{InFile, Spec};
pub use table::{IN_FILE, TABLE, Values, ZONE};

use std::time::Duration;

use clap::{Command, builder::CommandExt};
use tokio::time::Instant;

use crate::{config::Profiles, dates::Clock, lang::Lang, output, ui::Verbosity};

/// The treatment of options by a command. It is attached to the command in the tree (`#[command(add = Purpose::Call)]`),
/// where a command without one has that of the command above it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// It writes a vendor's records.
    #[default]
    Records,
    /// It writes records of kefu's own: settings, findings, runs.
    Own,
    /// It writes a vendor's answer as it came.
    Call,
    /// It answers a monitoring system.
    Check,
    /// It keeps records in files, a day each.
    Export,
    /// It writes a report.
    Report,
    /// It sets kefu up, or serves something.
    Setup,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: &[Self] =
        &[Self::Records, Self::Own, Self::Call, Self::Check, Self::Export, Self::Report, Self::Setup];

    /// The purpose of the last command of a path from the root.
    pub fn of(path: &[&Command]) -> Self {
        path.iter().rev().find_map(|command| command.get()).copied().unwrap_or_default()
    }

    /// An error about an option that is typed and would do something else than what was asked for, and why.
    fn refusal(self, option: &str) -> (String, String) {
        match self {
            Self::Check => (
                tr!("--{option} means nothing to a check", option),
                tr!("a check counts everything, and says one line or one JSON object"),
            ),
            Self::Export => (
                tr!("--{option} means nothing to `kefu export`", option),
                tr!("it keeps whole days in --dir"),
            ),
            Self::Call => (
                tr!("--{option} means nothing to this command", option),
                tr!("it writes the vendor's answer as it came"),
            ),
            Self::Report => (
                tr!("--{option} means nothing to a report", option),
                tr!("it has numbers of all records, and no list of them"),
            ),
            Self::Own => (
                tr!("--{option} means nothing to this command", option),
                tr!("it writes no records of a vendor's"),
            ),
            Self::Records | Self::Setup => {
                (tr!("--{option} means nothing to this command", option), tr!("it writes no records"))
            }
        }
    }
}

impl CommandExt for Purpose {}

/// The resolved options of a run, checked against each other and against the command.
#[derive(Clone, Debug)]
pub struct Options {
    /// The value in force of each option.
    pub values: Values,
    /// The profiles that are meant.
    pub profiles: Profiles,
    /// How results are written. What was asked for, and whether it is one record, is the command's to add.
    pub output: output::Options,
    /// How vendors are asked.
    pub http: Http,
    /// Now, in the vendors' zone.
    pub clock: Clock,
    /// The language of headings and words.
    pub lang: Lang,
    /// How much is said on stderr.
    pub verbosity: Verbosity,
    /// Whether a failure is one JSON object.
    pub json_errors: bool,
    given: Given,
}

/// How vendors are asked.
#[derive(Clone, Copy, Debug)]
pub struct Http {
    /// How long one request may take; none for the vendor's own time.
    pub timeout: Option<Duration>,
    /// When the run has to be over.
    pub deadline: Option<Instant>,
    /// How often a request is repeated.
    pub retries: u32,
    /// How many pages are asked for at once.
    pub concurrency: usize,
}

impl Options {
    /// Whether the format is chosen on the command line: by its name, by a file's, or by a program that reads JSON.
    pub fn has_typed_format(&self) -> bool {
        let by_name = || self.values.to.as_deref().and_then(output::Format::for_path).is_some();
        self.given.is_typed("output") || self.given.is_typed("jq") || by_name()
    }

    /// Whether an option is given as a general default only, in the file: it then counts where it fits.
    pub fn is_general(&self, name: &str) -> bool {
        self.given.is_general(name)
    }

    /// Whether an option was typed: it is then meant for this command.
    pub fn is_typed(&self, name: &str) -> bool {
        self.given.is_typed(name)
    }

    /// Those of some options that were typed, as they can be typed again.
    pub fn typed(&self, names: &[&str]) -> Vec<String> {
        let typed = names.iter().filter(|name| self.given.is_typed(name));
        let word = |name: &&str| Some(format!("--{name}={}", self.given.of(name)?.text));
        typed.filter_map(word).collect()
    }

    /// The same for a profile that is tried before it is kept: its vendor is asked, and no sandbox.
    #[must_use]
    pub fn trying(&self, profile: &str) -> Self {
        let values = Values { demo: false, ..self.values.clone() };
        Self { values, ..self.of_profile(profile) }
    }

    /// The same for one of the profiles.
    #[must_use]
    pub fn of_profile(&self, profile: &str) -> Self {
        let profiles = Profiles { names: vec![profile.to_owned()], ..self.profiles };
        Self { profiles, ..self.clone() }
    }
}

#[cfg(test)]
mod tests;
