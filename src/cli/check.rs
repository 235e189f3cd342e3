//! The command line of checks: a plugin answers the monitoring system even if its command line is wrong.

use std::ffi::OsString;

use clap::{ArgMatches, CommandFactory as _};

use super::{Cli, Command, refuse, wrong};
use crate::{
    commands::{self, Check},
    error::{Error, Kind, Result},
    globals::Globals,
    output::Format,
};

/// Options without a meaning for a check. General settings must not change its count.
const MEANINGLESS: [&str; 7] = ["to", "jq", "limit", "raw", "columns", "no-header", "fail-empty"];

impl Cli {
    /// The requested check.
    pub fn check(&self) -> Option<Check> {
        match &self.command {
            Command::Own(commands::Command::Check(command)) => Some(command.check()),
            _ => None,
        }
    }
}

/// The check on a command line that cannot be parsed.
pub fn meant_check(args: &[OsString]) -> Option<Check> {
    let read = wrong::outermost(args);
    if let Some((command, below)) = read.as_ref().and_then(ArgMatches::subcommand) {
        return (command == "check").then(|| Check::named(below.subcommand_name()));
    }
    // clap has parsed up to the first mistake. The command is the first word that could be one.
    let cli = Cli::command();
    let is_command = |word: &&str| *word == "help" || cli.find_subcommand(word).is_some();
    let mut words = args.iter().skip(1).filter_map(|word| word.to_str()).skip_while(|word| !is_command(word));
    (words.next() == Some("check")).then(|| Check::named(words.find(|word| !word.starts_with('-'))))
}

/// Removes options that do not apply to a check, unless they were `typed`.
///
/// # Errors
/// [`Kind::Usage`] if they were.
pub(super) fn settle(globals: &mut Globals, typed: impl Fn(&str) -> bool) -> Result<()> {
    let why = "a check counts everything, and says one line or one JSON object";
    refuse(&MEANINGLESS, &typed, "a check", why)?;
    let fits = matches!(globals.output, Some(Format::Table | Format::Json));
    if !fits && typed("output") {
        return Err(Error::new(Kind::Usage, "-o: a check has no such format")
            .why("it says one line, or with -o json one object")
            .hint("leave -o out, or say -o json"));
    }
    globals.output = globals.output.filter(|_| fits);
    globals.to = None;
    globals.jq = None;
    globals.limit = None;
    Ok(())
}
