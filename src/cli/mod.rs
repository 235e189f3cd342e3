//! The command line: the vendors' commands and kefu's own, and the options that every command has.

mod complete;
mod examples;
mod habits;
mod help;
mod language;
mod man;
mod variables;
mod words;
mod wrong;

use std::{ffi::OsString, path::PathBuf, time::Duration};

use clap::{ArgMatches, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, error::ErrorKind};
use tokio::time::Instant;

use crate::{
    commands::{self, KNOWN, check_named},
    config::{Config, Environment, Profiles},
    context::Check,
    error::{Error, Kind, Result},
    ids::{self, Ids},
    lang::Lang,
    options::{self, Given, Options, Purpose, Spec, TABLE},
    stop, vendors,
};

pub use crate::commands::{UNKNOWN, check_unknown};
pub use complete::answers as completes;
#[cfg(test)]
pub use help::{parts, texts};
pub use variables::named;
pub use words::{Meant, VERSION, asks_version, meant, meant_check};
pub use wrong::{Failed, in_ascii};

const EXAMPLES: &str = "\
Examples:
  kefu --demo complaints list                   without an account, on invented data
  kefu complaints list --on yesterday --to yesterday.xlsx
  kefu complaints stats --since 7d --by day
  kefu views count --to counts.xlsx
  kefu export complaints --dir complaints       a file a day, for cron";

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "kefu",
    about = about(),
    long_about = None,
    version,
    subcommand_value_name = "COMMAND",
    after_help = EXAMPLES,
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// The description of kefu, made of what its vendors offer.
fn about() -> String {
    let offers: Vec<_> = vendors::ALL.iter().map(|about| about.offers.en).collect();
    let (last, others) = offers.split_last().unwrap_or((&"nothing", &[]));
    let and = if others.is_empty() { "" } else { " and " };
    format!("kefu (客服): {}{and}{last}", others.join(", "))
}

/// The commands of kefu.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(flatten)]
    Vendors(vendors::Command),
    #[command(flatten)]
    Own(commands::Command),
    #[command(add = Purpose::Setup)]
    Man(man::Man),
}

/// The command, its resolved options, and the configuration.
pub struct Parsed {
    /// The command.
    pub command: Command,
    /// Its options.
    pub options: Options,
    /// The configuration file and the environment.
    pub config: Config,
    /// The options that environment variables have set.
    pub variables: Vec<&'static Spec>,
    /// The requested check, if the command is one.
    pub check: Option<Check>,
}

/// Every command with its arguments. Building the tree is most of the work of a short run, so it is built once a process.
pub fn tree() -> clap::Command {
    Cli::command().args(TABLE.iter().map(Spec::arg))
}

/// Parses the command line, and resolves its options with the environment and the configuration file.
pub fn parse(tree: &mut clap::Command, args: &[OsString]) -> std::result::Result<Parsed, Failed> {
    if let Some(error) = wrong::look_alike(args, tree) {
        return Err(error.into());
    }
    let matches = matched(tree, args)?;
    let environment = Environment::of_process();
    let mut given = Given::on_command_line(TABLE, matches.clone());
    language::choose(&given, &environment);
    let mut mistakes = Vec::new();
    match given.add_environment(&environment).map_err(|wrong| variables::wrong(&wrong)) {
        Err(error) if diagnoses(&matches) => mistakes.push(error),
        added => added?,
    }
    let variables: Vec<_> = given.variables().collect();
    let check = check(&matches);
    match resolved(tree, args, &matches, given, environment) {
        Ok((command, options, mut config)) => {
            config.mistakes.splice(0..0, mistakes);
            Ok(Parsed { command, options, config, variables, check })
        }
        Err(Failed::Wrong(error)) => Err(named(error, &variables).into()),
        Err(help) => Err(help),
    }
}

/// The check that the command is.
fn check(matches: &ArgMatches) -> Option<Check> {
    let (command, below) = matches.subcommand()?;
    (command == "check").then(|| check_named(below.subcommand_name()))
}

/// Whether the command is there to report mistakes in variables and in the file.
fn diagnoses(matches: &ArgMatches) -> bool {
    matches.subcommand_name() == Some("doctor")
}

fn matched(tree: &mut clap::Command, args: &[OsString]) -> std::result::Result<ArgMatches, Failed> {
    tree.try_get_matches_from_mut(args).or_else(|error| {
        language::guess(tree, args);
        let again = match error.kind() {
            // The values' own parsers have to know the language before they say what is wrong.
            ErrorKind::InvalidValue | ErrorKind::ValueValidation => tree.try_get_matches_from_mut(args),
            ErrorKind::DisplayHelp
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
            | ErrorKind::InvalidSubcommand => help::with_paths(tree.clone()).try_get_matches_from(args),
            _ => Err(error),
        };
        again.map_err(|error| Failed::of(&error, args, tree))
    })
}

/// The command, its resolved options, and the configuration.
fn resolved(
    tree: &mut clap::Command,
    args: &[OsString],
    matches: &ArgMatches,
    mut given: Given,
    environment: Environment,
) -> std::result::Result<(Command, Options, Config), Failed> {
    let Cli { command } = Cli::from_arg_matches(matches).map_err(|e| Failed::of(&e, args, tree))?;
    // The deadline also limits reading the configuration.
    given.one::<Duration>("deadline").map(stop::limit);
    let (config, profiles) = configuration(&command, &mut given, environment, diagnoses(matches))?;
    // A configuration that is a pipe has been read only now.
    if let Some(lang) = given.one::<Lang>("lang") {
        lang.speak();
    }
    let options = options::resolve(given, profiles, purpose(tree, matches), &config, args)?;
    match inputs(matches) {
        0 => Ok((command, options, config)),
        1 => {
            // The ids from standard input are parsed as arguments, so that they get the same errors.
            let left = options.http.deadline.map(|end| end.saturating_duration_since(Instant::now()));
            ids::read_input(left)?;
            let matches = matched(tree, args)?;
            let Cli { command } = Cli::from_arg_matches(&matches).map_err(|e| Failed::of(&e, args, tree))?;
            Ok((command, options, config))
        }
        _ => Err(Error::new(Kind::Usage, tr!("two arguments are `-`, and standard input can be read once"))
            .hint(tr!("give one of the two lists with commas: --order 1,2"))
            .into()),
    }
}

/// The purpose of the command, which decides about options.
fn purpose(tree: &clap::Command, mut matches: &ArgMatches) -> Purpose {
    let mut path = vec![tree];
    while let Some((name, below)) = matches.subcommand() {
        path.extend(path[path.len() - 1].find_subcommand(name));
        matches = below;
    }
    Purpose::of(&path)
}

/// Reads the configuration, finds the profiles that are meant, and adds the options that are still open.
fn configuration(
    command: &Command,
    given: &mut Given,
    environment: Environment,
    diagnoses: bool,
) -> Result<(Config, Profiles)> {
    let (needs_configuration, needs_profile) = match command {
        Command::Vendors(_) => (true, true),
        Command::Own(own) => (own.needs_configuration(), own.needs_profile()),
        Command::Man(_) => (false, false),
    };
    let named: Option<Vec<String>> = given.many("profile");
    // The demo needs no configuration, so a damaged one does not keep it from running, nor from being mended.
    if given.flag("demo") || !needs_configuration {
        return Ok((Config::none(environment, KNOWN), Profiles::of_demo(named.as_deref())));
    }
    let path: Option<PathBuf> = given.one("config");
    let mut config = match Config::load(environment.clone(), path.as_deref(), KNOWN) {
        Err(error) if diagnoses => Config::without_file(environment, path.as_deref(), KNOWN, error),
        config => config?,
    };
    let profiles = match config.profiles(named.as_deref()) {
        Err(error) if needs_profile => return Err(error),
        profiles => profiles.unwrap_or_default(),
    };
    let found = profiles.names.iter().map(|name| config.profile(Some(name)));
    let mut found = found.collect::<Result<Vec<_>>>()?;
    if found.is_empty() {
        found.push(config.no_profile());
    }
    match given.add_profiles(&found).map_err(|wrong| wrong.in_file()) {
        Err(error) if diagnoses => config.mistakes.push(error),
        added => added?,
    }
    Ok((config, profiles))
}

/// How many arguments stand for the ids on standard input.
fn inputs(matches: &ArgMatches) -> usize {
    let of = |id: &clap::Id| matches.try_get_many::<Ids>(id.as_str()).ok().flatten().into_iter().flatten();
    let here = matches.ids().flat_map(of).filter(|ids| ids.are_input()).count();
    here + matches.subcommand().map_or(0, |(_, matches)| inputs(matches))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        tree().debug_assert();
    }

    #[test]
    fn every_choice_can_be_made_in_chinese_and_in_the_characters_of_an_input_method() {
        /// Values with names of their own in every language.
        const PROPER: [&str; 15] = [
            "json",
            "jsonl",
            "csv-excel",
            "md",
            "utf-8",
            "gb18030",
            "gbk",
            "bash",
            "cmd",
            "elvish",
            "fish",
            "powershell",
            "sh",
            "zsh",
            "true",
        ];
        fn wide(text: &str) -> String {
            let wide = |c: char| char::from_u32(u32::from(c) + 0xfee0).filter(|_| c.is_ascii_graphic());
            text.chars().map(|c| wide(c).unwrap_or(c)).collect()
        }
        fn look(command: &clap::Command, seen: &mut usize) {
            for arg in command.get_arguments().filter(|arg| arg.get_action().takes_values()) {
                for value in arg.get_possible_values() {
                    let name = value.get_name();
                    let chinese = value.get_name_and_aliases().any(|name| !name.is_ascii());
                    let is_noun = arg.get_value_names().is_some_and(|names| names[0] == "NOUN");
                    assert!(
                        chinese || is_noun || PROPER.contains(&name),
                        "{arg}: {name} has no Chinese name"
                    );
                    let parser = arg.get_value_parser().clone();
                    let alone = clap::Command::new("kefu").no_binary_name(true);
                    let alone = alone.arg(clap::Arg::new("value").long("value").value_parser(parser));
                    for typed in value.get_name_and_aliases().map(str::to_owned).chain([wide(name)]) {
                        let read = alone.clone().try_get_matches_from(["--value", &typed]);
                        assert!(read.is_ok(), "{arg}: {typed}: {read:?}");
                        *seen += 1;
                    }
                }
            }
            command.get_subcommands().for_each(|below| look(below, seen));
        }
        let mut seen = 0;
        let mut cli = Cli::command();
        cli.build();
        look(&cli, &mut seen);
        assert!(seen > 100, "{seen} names were looked at");
    }
}
