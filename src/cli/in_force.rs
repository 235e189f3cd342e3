//! The profile and the options in force, each with where it comes from: what `kefu config show` says of them.

use clap::{ArgMatches, CommandFactory as _, parser::ValueSource};

use super::{Cli, source};
use crate::{
    config::{Config, Entry, Profile, Source},
    globals::{FILE_OPTIONS, Globals, NOT_IN_FILE, built_in},
    output::Format,
};

/// One line for the profile, the configuration file and every option that has a value; `globals` are settled.
pub(super) fn entries(
    globals: &Globals,
    matches: &ArgMatches,
    config: &Config,
    profile: Option<&Profile<'_>>,
) -> Vec<Entry> {
    let given = |key: &'static str| match key {
        "profile" => {
            let profile = profile?;
            let source = by_user(matches, key).map_or_else(|| profile.source.clone(), |(_, source)| source);
            Some((profile.name.clone(), source))
        }
        "config" => {
            let source = by_user(matches, key).map_or_else(|| config.home(), |(_, source)| source);
            Some((config.paths.config.display().to_string(), source))
        }
        _ => in_force(key, globals, matches, profile),
    };
    let entry = |key: &'static str| {
        let (value, source) = given(key)?;
        Some(Entry { vendor: None, key, value, source })
    };
    NOT_IN_FILE.iter().chain(FILE_OPTIONS).copied().filter_map(entry).collect()
}

/// The value of an option and where it comes from: flag, variable, profile, `[defaults]`, built-in.
fn in_force(
    key: &'static str,
    globals: &Globals,
    matches: &ArgMatches,
    profile: Option<&Profile<'_>>,
) -> Option<(String, Source)> {
    let by_file = || profile?.option(key).map(|(value, source)| (value.to_owned(), source));
    let is_off = |value: &str| ["false", "0"].contains(&value);
    let given = by_user(matches, key).or_else(by_file);
    let given = given.filter(|(value, _)| is_off(value) || !is_overruled(key, globals));
    let implied = || implied(key, globals, matches);
    given.or_else(implied).or_else(|| Some((built_in(key)?, Source::Default)))
}

/// Whether something else that was given leaves this option without force.
fn is_overruled(key: &str, globals: &Globals) -> bool {
    match key {
        "output" => globals.output.is_none(),
        "jq" => globals.jq.is_none(),
        "to" => globals.to.is_none(),
        "encoding" => globals.encoding.is_none(),
        "labels" => !globals.labels,
        "no-labels" => !globals.no_labels,
        "no-header" => !globals.no_header,
        "quiet" => !globals.quiet,
        "verbose" => globals.verbose == 0,
        _ => false,
    }
}

/// The format that a file's name or a program for JSON asks for.
fn implied(key: &str, globals: &Globals, matches: &ArgMatches) -> Option<(String, Source)> {
    let by_name = globals.to.as_deref().and_then(Format::for_path).map(|format| ("to", format));
    let by_program = globals.jq.as_deref().map(|_| ("jq", Format::Json));
    let (by, format) = by_program.or(by_name).filter(|_| key == "output")?;
    Some((format.name(), by_user(matches, by)?.1))
}

/// The value on the command line or in a variable, verbatim.
fn by_user(matches: &ArgMatches, key: &str) -> Option<(String, Source)> {
    let source = match source(matches, key)? {
        ValueSource::CommandLine => Source::Flag(format!("--{key}")),
        ValueSource::EnvVariable => Source::Environment(variable(key)?),
        _ => return None,
    };
    Some((written(matches, key)?, source))
}

fn variable(key: &str) -> Option<String> {
    let command = Cli::command();
    let arg = command.get_arguments().find(|arg| arg.get_long() == Some(key))?;
    Some(arg.get_env()?.to_str()?.to_owned())
}

/// An option's value on the level of the command line where it counts; a list with commas.
fn written(matches: &ArgMatches, key: &str) -> Option<String> {
    let below = matches.subcommand().map(|(_, below)| below);
    if let Some(below) = below.filter(|below| source(below, key) == source(matches, key)) {
        return written(below, key);
    }
    let id = key.replace('-', "_");
    if let Ok(Some(yes)) = matches.try_get_one::<bool>(&id) {
        return Some(yes.to_string());
    }
    if let Ok(Some(times)) = matches.try_get_one::<u8>(&id) {
        return Some(times.to_string());
    }
    let values = matches.try_get_raw(&id).ok().flatten()?;
    Some(values.map(|value| value.to_string_lossy()).collect::<Vec<_>>().join(","))
}
