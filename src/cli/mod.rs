//! The command line: global options, the vendors' commands, kefu's own; and their defaults from the file.

mod check;
mod examples;
mod habits;
mod in_force;
mod variables;
mod wrong;

use std::{ffi::OsString, path::Path};

use clap::{
    ArgMatches, FromArgMatches as _, Parser, Subcommand,
    error::{ContextKind, ContextValue},
    parser::ValueSource,
};

use crate::{
    commands::{self, KNOWN},
    config::{Config, Profile, Source},
    error::{Error, Kind, Result},
    globals::{FILE_OPTIONS, Globals},
    ids::{self, Ids},
    output::{self, Format},
    stop, vendors,
};

pub use crate::commands::Check;
pub use check::meant_check;
pub use variables::{Variable, named};
pub use wrong::{Failed, color, in_ascii, wants_json, wants_quiet};

/// kefu (客服): Gome complaints, Bangwo8 ticket views and eshouhou projects as tables, JSON or CSV
#[derive(Debug, Parser)]
#[command(
    name = "kefu",
    version,
    subcommand_value_name = "COMMAND",
    after_help = "Examples:\n  \
        kefu --demo complaints list                 without an account, on invented data\n  \
        kefu complaints list --since 7d --status open\n  \
        kefu views count -o json\n  \
        kefu complaints list --on 昨天 --to complaints.csv"
)]
pub struct Cli {
    #[command(flatten)]
    pub globals: Globals,
    #[command(subcommand)]
    pub command: Command,
}

/// The commands of kefu.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(flatten)]
    Vendors(vendors::Command),
    #[command(flatten)]
    Own(commands::Command),
}

/// The command line with its defaults, and the configuration they came from.
pub struct Parsed {
    /// The command line.
    pub cli: Cli,
    /// The configuration file and the environment.
    pub config: Config,
    /// The environment variables that options come from.
    pub variables: Vec<Variable>,
}

/// Reads the command line. What it and the environment leave open comes from the configuration file, and ids
/// from standard input where it says `-`.
pub fn parse(args: &[OsString]) -> std::result::Result<Parsed, Failed> {
    if let Some(error) = wrong::look_alike(args) {
        return Err(error.into());
    }
    let matches = matched(args)?;
    let parsed = read(args, &matches)?;
    match inputs(&matches) {
        0 => Ok(parsed),
        1 => with_input(args, &parsed.cli.globals),
        _ => Err(Error::new(Kind::Usage, "two arguments are `-`, and standard input can be read once")
            .hint("give one of the two lists with commas: --order 1,2")
            .into()),
    }
}

/// Reads standard input, and then the command line with the ids that it holds.
fn with_input(args: &[OsString], globals: &Globals) -> std::result::Result<Parsed, Failed> {
    ids::read_input(globals.deadline)?;
    read(args, &matched(args)?)
}

/// How many arguments stand for the ids on standard input.
fn inputs(matches: &ArgMatches) -> usize {
    let of = |id: &clap::Id| matches.try_get_many::<Ids>(id.as_str()).ok().flatten().into_iter().flatten();
    let here = matches.ids().flat_map(of).filter(|ids| ids.are_input()).count();
    here + matches.subcommand().map_or(0, |(_, matches)| inputs(matches))
}

fn matched(args: &[OsString]) -> std::result::Result<ArgMatches, Failed> {
    variables::command(args).try_get_matches_from(args).map_err(|e| Failed::of(e, args))
}

fn read(args: &[OsString], matches: &ArgMatches) -> std::result::Result<Parsed, Failed> {
    let variables = Variable::in_force(matches);
    match with_defaults(args, matches) {
        Ok((cli, config)) => Ok(Parsed { cli, config, variables }),
        Err(Failed::Wrong(error)) => Err(named(error, &variables).into()),
        Err(help) => Err(help),
    }
}

/// The command line with what the configuration says about its options, and the configuration.
fn with_defaults(args: &[OsString], matches: &ArgMatches) -> std::result::Result<(Cli, Config), Failed> {
    let cli = Cli::from_arg_matches(matches).map_err(|e| Failed::of(e, args))?;
    // From here on, whatever has to be read.
    cli.globals.deadline.map(stop::limit);
    // The demo needs no configuration, so a damaged one does not keep it from running, nor from being mended.
    if cli.globals.demo || matches!(&cli.command, Command::Own(own) if !own.needs_configuration()) {
        return in_force(cli, matches, Config::none(KNOWN), false);
    }
    let config = Config::load(cli.globals.config.as_deref(), KNOWN)?;
    let name = cli.globals.profile.as_deref();
    let profile = match &cli.command {
        Command::Own(own) if !own.needs_profile() => {
            config.profile(name).unwrap_or_else(|_| config.no_profile())
        }
        _ => config.profile(name)?,
    };
    let defaults = defaults(&profile, matches)?;
    if defaults.is_empty() {
        return in_force(cli, matches, config, true);
    }
    // A default is the same as the option typed first, so both are read by the same rules.
    let (program, rest) =
        args.split_first().map_or((OsString::new(), args), |(first, rest)| (first.clone(), rest));
    let all: Vec<_> = [program].into_iter().chain(defaults).chain(rest.iter().cloned()).collect();
    let with_defaults = variables::command(args)
        .try_get_matches_from(all)
        .map_err(|e| wrong::in_file(&e, &profile, &config))?;
    let cli = Cli::from_arg_matches(&with_defaults).map_err(|e| Failed::of(e, args))?;
    in_force(cli, matches, config, true)
}

/// The command line settled, and the configuration that knows what is in force.
fn in_force(
    cli: Cli,
    matches: &ArgMatches,
    mut config: Config,
    has_profile: bool,
) -> std::result::Result<(Cli, Config), Failed> {
    let cli = settled(cli, matches)?;
    let profile = config.profile(cli.globals.profile.as_deref()).ok().filter(|_| has_profile);
    config.options = in_force::entries(&cli.globals, matches, &config, profile.as_ref());
    Ok((cli, config))
}

/// The configuration's values of options that neither the command line nor the environment set.
fn defaults(profile: &Profile<'_>, matches: &ArgMatches) -> Result<Vec<OsString>> {
    let mut typed = Vec::new();
    for name in FILE_OPTIONS {
        let open = match source(matches, name) {
            Some(ValueSource::CommandLine | ValueSource::EnvVariable) => false,
            Some(_) | None => true,
        };
        // A file's extension and a program for JSON say more than a general default.
        let implied = *name == "output" && ["to", "jq"].iter().any(|by| source(matches, by).is_some());
        let Some((value, place)) = profile.option(name).filter(|_| open && !implied) else {
            continue;
        };
        match *name {
            "labels" | "no-labels" | "no-header" | "raw" | "mask" | "fail-empty" | "wide" | "quiet" => {
                let yes = value.parse::<bool>().map_err(|_| no_value(name, "true or false", &place))?;
                typed.extend(yes.then(|| OsString::from(format!("--{name}"))));
            }
            "verbose" => {
                let times = value.parse().ok().filter(|times| *times <= 2_u8);
                let times = times.ok_or_else(|| no_value(name, "0, 1 or 2", &place))?;
                typed.extend((0..times).map(|_| OsString::from("-v")));
            }
            _ => typed.push(OsString::from(format!("--{name}={value}"))),
        }
    }
    Ok(typed)
}

/// The error for a value in the file that no flag's parser sees.
fn no_value(name: &str, allowed: &str, place: &Source) -> Error {
    Error::new(Kind::Config, format!("{place}: `{name}` has to be {allowed}"))
        .hint("options in the file are written like the flags; `config.example.toml` shows them all")
}

/// The command line where what was typed has the last word over what the environment and the file say.
///
/// # Errors
/// [`Kind::Usage`] for options that do not go together.
fn settled(mut cli: Cli, matches: &ArgMatches) -> Result<Cli> {
    let typed = |name: &str| source(matches, name) == Some(ValueSource::CommandLine);
    if cli.check().is_some() {
        check::settle(&mut cli.globals, typed)?;
    }
    let writes_archive = matches!(&cli.command, Command::Own(own) if own.writes_archive());
    let globals = &mut cli.globals;
    if writes_archive {
        settle_kept(globals, typed)?;
    }
    globals.to = globals.to.take().filter(|to| to != Path::new("-"));
    globals.labels &= typed("labels") || !typed("no-labels");
    globals.no_labels &= typed("no-labels") || !typed("labels");
    globals.quiet &= typed("quiet") || !typed("verbose");
    if typed("quiet") && !typed("verbose") {
        globals.verbose = 0;
    }
    if globals.to.as_deref().and_then(Format::for_path).is_some() && !typed("output") {
        globals.output = None;
    }
    let by_name = globals.to.as_deref().and_then(Format::for_path);
    if globals.jq.is_some() && globals.output.or(by_name) != Some(Format::Json) {
        match (typed("output"), typed("jq")) {
            (true, true) => {
                return Err(Error::new(Kind::Usage, "--jq reads JSON, and -o asks for another format")
                    .hint("leave -o out, or say -o json"));
            }
            // An option on the command line overrides one in the environment.
            (true, false) => globals.jq = None,
            (false, _) => globals.output = None,
        }
    }
    globals.jq = globals.jq.as_deref().map(output::program).transpose()?;
    if globals.output.is_none() && globals.jq.is_none() {
        globals.to.as_deref().map_or(Ok(()), has_format)?;
    }
    // A general default is meant for the formats that it fits.
    let usual = if writes_archive { Format::Csv } else { Format::Table };
    let format = globals.output.or(by_name).unwrap_or(usual);
    if !typed("encoding") && !format.has_encodings() {
        globals.encoding = None;
    }
    globals.no_header &= typed("no-header") || format.can_be_bare();
    Ok(cli)
}

/// Refuses a file whose name asks for no format. The name of a pipe or a device says nothing.
fn has_format(to: &Path) -> Result<()> {
    let is_file = std::fs::metadata(to).map_or(!to.starts_with("/dev"), |found| found.is_file());
    if !is_file || Format::for_path(to).is_some() {
        return Ok(());
    }
    let what = match to.extension() {
        Some(extension) => format!("--to: no format has files that end with .{}", extension.display()),
        None => format!("--to: the name {} does not say which format is meant", to.display()),
    };
    Err(Error::new(Kind::Usage, what)
        .why(format!("the endings that there are: {}", Format::endings()))
        .hint("end the name with one of these, or choose a format with -o"))
}

/// The options of a command that keeps files: what means nothing to it is wrong where it was typed, and does
/// not count where it is a general default. A file that a limit cuts short would look like a whole day.
fn settle_kept(globals: &mut Globals, typed: impl Fn(&str) -> bool) -> Result<()> {
    let meaningless = ["to", "jq", "limit", "fail-empty", "no-header"];
    refuse(&meaningless, &typed, "`kefu export`", "it keeps whole days in --dir")?;
    globals.no_header = false;
    (globals.to, globals.jq, globals.limit, globals.fail_empty) = (None, None, None, false);
    if !typed("output") {
        globals.output = globals.output.filter(|format| format.archive_extension().is_some());
    }
    Ok(())
}

/// Refuses options that mean nothing to a command, where they were typed.
fn refuse(names: &[&str], typed: &impl Fn(&str) -> bool, whom: &str, why: &str) -> Result<()> {
    match names.iter().find(|name| typed(name)) {
        None => Ok(()),
        Some(name) => Err(Error::new(Kind::Usage, format!("--{name} means nothing to {whom}"))
            .why(why)
            .hint(format!("leave --{name} out"))),
    }
}

/// Where an option's value came from, on whichever level of the command line.
fn source(matches: &ArgMatches, name: &str) -> Option<ValueSource> {
    let id = name.replace('-', "_");
    let here = matches.try_contains_id(&id).ok().and_then(|_| matches.value_source(&id));
    let below = matches.subcommand().and_then(|(_, matches)| source(matches, name));
    here.max(below)
}

/// A text that clap's error contains.
fn context(error: &clap::Error, kind: ContextKind) -> Option<&str> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
