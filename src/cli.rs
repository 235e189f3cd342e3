//! The command line: global options, the vendors' commands, kefu's own; and their defaults from the file.

use std::{ffi::OsString, path::PathBuf, time::Duration};

use clap::{
    ArgAction, ArgMatches, Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum,
    builder::FalseyValueParser,
    error::{ContextKind, ContextValue, ErrorKind},
    parser::ValueSource,
};
use jiff::{SignedDuration, tz::TimeZone};

use crate::{
    adapter::nearest,
    commands,
    config::{Config, Known, Profile, Source},
    error::{Error, Kind, Result},
    lang::Lang,
    output::{Encoding, Format},
    text::Ambiguous,
    vendors,
};

const HELP: &str = "Global options";
/// Options that `[defaults]` and profiles may set.
pub const FILE_OPTIONS: &[&str] = &[
    "output",
    "encoding",
    "columns",
    "labels",
    "no-labels",
    "raw",
    "mask",
    "limit",
    "fail-empty",
    "lang",
    "timezone",
    "color",
    "wide",
    "ambiguous-width",
    "quiet",
    "verbose",
    "timeout",
    "deadline",
    "retries",
    "concurrency",
];
/// Options that a file cannot set: they choose the file, or speak of one run alone.
#[cfg(test)]
const NOT_IN_FILE: [&str; 5] = ["profile", "config", "demo", "to", "jq"];
/// What a configuration can speak of.
pub const KNOWN: Known = Known { vendors: vendors::ALL, options: FILE_OPTIONS };

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

/// What kefu can be asked to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(flatten)]
    Vendors(vendors::Command),
    #[command(flatten)]
    Own(commands::Command),
}

/// The options that every command has. Each has an environment variable: KEFU_ and its name.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = HELP)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that a user gives")]
pub struct Globals {
    /// The profile of the configuration file to use
    #[arg(short, long, global = true, value_name = "NAME", env = "KEFU_PROFILE", hide_env = true)]
    pub profile: Option<String>,
    /// The configuration file
    #[arg(long, global = true, value_name = "FILE", env = "KEFU_CONFIG", hide_env = true)]
    pub config: Option<PathBuf>,
    /// Ask the sandbox inside kefu: no account, no configuration, no network
    #[arg(long, global = true, env = "KEFU_DEMO", hide_env = true, value_parser = FalseyValueParser::new())]
    pub demo: bool,
    /// In which format to write
    #[arg(short, long, global = true, value_name = "FORMAT", env = "KEFU_OUTPUT", hide_env = true)]
    pub output: Option<Format>,
    /// How csv and csv-excel are encoded [default: utf-8]
    #[arg(long, global = true, value_name = "ENCODING", env = "KEFU_ENCODING", hide_env = true)]
    pub encoding: Option<Encoding>,
    /// Write to this file, whole or not at all; its extension gives the format
    #[arg(long, global = true, value_name = "FILE", env = "KEFU_TO", hide_env = true)]
    pub to: Option<PathBuf>,
    /// Which fields, in which order; `all` for every one
    #[arg(
        long,
        global = true,
        value_name = "A,B,…",
        value_delimiter = ',',
        env = "KEFU_COLUMNS",
        hide_env = true
    )]
    pub columns: Option<Vec<String>>,
    /// Headings and words for people (the default of table and md)
    #[arg(long, global = true, overrides_with = "no_labels", env = "KEFU_LABELS", hide_env = true,
        value_parser = FalseyValueParser::new())]
    pub labels: bool,
    /// Stable keys and codes (the default of json, jsonl and csv)
    #[arg(long, global = true, overrides_with = "labels", env = "KEFU_NO_LABELS", hide_env = true,
        value_parser = FalseyValueParser::new())]
    pub no_labels: bool,
    /// The vendor's own records, untouched (json and jsonl)
    #[arg(long, global = true, env = "KEFU_RAW", hide_env = true, value_parser = FalseyValueParser::new())]
    pub raw: bool,
    /// Without personal data: 139****0001, 张*, no street of an address
    #[arg(long, global = true, env = "KEFU_MASK", hide_env = true, value_parser = FalseyValueParser::new())]
    pub mask: bool,
    /// A jq program that reads the whole JSON result: its values are written instead (implies -o json)
    #[arg(
        long,
        global = true,
        value_name = "PROGRAM",
        env = "KEFU_JQ",
        hide_env = true,
        allow_hyphen_values = true
    )]
    pub jq: Option<String>,
    /// Stop after so many records
    #[arg(long, global = true, value_name = "N", env = "KEFU_LIMIT", hide_env = true,
        value_parser = clap::value_parser!(u64).range(1..))]
    pub limit: Option<u64>,
    /// Exit with 5 when nothing matched
    #[arg(long, global = true, env = "KEFU_FAIL_EMPTY", hide_env = true, value_parser = FalseyValueParser::new())]
    pub fail_empty: bool,
    /// The language of headings and words
    #[arg(long, global = true, value_name = "LANG", env = "KEFU_LANG", hide_env = true)]
    pub lang: Option<Lang>,
    /// The vendors' time zone [default: Asia/Shanghai]
    #[arg(long, global = true, value_name = "ZONE", env = "KEFU_TIMEZONE", hide_env = true, value_parser = zone)]
    pub timezone: Option<TimeZone>,
    /// Colour
    #[arg(long, global = true, value_name = "WHEN", env = "KEFU_COLOR", hide_env = true)]
    pub color: Option<Color>,
    /// Tables as wide as their data, also on a terminal
    #[arg(long, global = true, env = "KEFU_WIDE", hide_env = true, value_parser = FalseyValueParser::new())]
    pub wide: bool,
    /// How many cells the terminal gives to characters like … ─ ① [default: narrow]
    #[arg(long, global = true, value_name = "WIDTH", env = "KEFU_AMBIGUOUS_WIDTH", hide_env = true)]
    pub ambiguous_width: Option<Ambiguous>,
    /// Say errors only
    #[arg(short, long, global = true, env = "KEFU_QUIET", hide_env = true, value_parser = FalseyValueParser::new())]
    pub quiet: bool,
    /// Say what is asked and how long it took; twice: each request and response, secrets removed
    #[arg(short, long, global = true, action = ArgAction::Count, env = "KEFU_VERBOSE", hide_env = true)]
    pub verbose: u8,
    /// How long one request may take [default: 30s, bangwo8 120s]
    #[arg(long, global = true, value_name = "TIME", env = "KEFU_TIMEOUT", hide_env = true, value_parser = duration)]
    pub timeout: Option<Duration>,
    /// How long the whole command may take
    #[arg(long, global = true, value_name = "TIME", env = "KEFU_DEADLINE", hide_env = true, value_parser = duration)]
    pub deadline: Option<Duration>,
    /// How often to repeat a request after a passing failure [default: 3]
    #[arg(long, global = true, value_name = "N", env = "KEFU_RETRIES", hide_env = true)]
    pub retries: Option<u32>,
    /// How many pages to ask for at once [default: 4]
    #[arg(long, global = true, value_name = "N", env = "KEFU_CONCURRENCY", hide_env = true,
        value_parser = clap::value_parser!(u8).range(1..=64))]
    pub concurrency: Option<u8>,
}

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// A duration: `30s`, `5m`, `1h30m`; a bare number is seconds.
pub fn duration(text: &str) -> std::result::Result<Duration, String> {
    let seconds = text.parse::<u32>().ok().map(|seconds| SignedDuration::from_secs(seconds.into()));
    let found = seconds.or_else(|| text.parse().ok()).and_then(|found| Duration::try_from(found).ok());
    // A year is longer than anybody waits, and far from where clocks overflow.
    let usable = |found: &Duration| !found.is_zero() && *found <= Duration::from_secs(366 * 86_400);
    found.filter(usable).ok_or_else(|| "write a duration like 500ms, 30s, 5m or 1h".to_owned())
}

fn zone(text: &str) -> std::result::Result<TimeZone, String> {
    TimeZone::get(text).map_err(|_| "write an IANA time zone like Asia/Shanghai or UTC".to_owned())
}

/// The command line with its defaults, and the configuration they came from.
pub struct Parsed {
    /// The command line.
    pub cli: Cli,
    /// The configuration file and the environment.
    pub config: Config,
}

/// Why there is nothing to run.
pub enum Failed {
    /// Help or the version was asked for, or help is the best answer.
    Help(clap::Error),
    /// Something is wrong.
    Wrong(Error),
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self::Wrong(error)
    }
}

impl From<clap::Error> for Failed {
    fn from(error: clap::Error) -> Self {
        match error.kind() {
            ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Self::Help(error),
            _ => Self::Wrong(usage(&error)),
        }
    }
}

/// Reads the command line. What it and the environment leave open comes from the configuration file.
pub fn parse(args: &[OsString]) -> std::result::Result<Parsed, Failed> {
    let matches = Cli::command().try_get_matches_from(args)?;
    let cli = Cli::from_arg_matches(&matches)?;
    // The demo needs no configuration, so a damaged one does not keep it from running, nor from being mended.
    if cli.globals.demo || matches!(&cli.command, Command::Own(own) if !own.needs_configuration()) {
        return Ok(Parsed { cli: settled(cli, &matches)?, config: Config::none(KNOWN) });
    }
    let config = Config::load(cli.globals.config.as_deref(), KNOWN)?;
    let profile = config.profile(cli.globals.profile.as_deref())?;
    let defaults = defaults(&profile, &matches)?;
    if defaults.is_empty() {
        return Ok(Parsed { cli: settled(cli, &matches)?, config });
    }
    // A default is the same as the option typed first, so both are read by the same rules.
    let (program, rest) =
        args.split_first().map_or((OsString::new(), args), |(first, rest)| (first.clone(), rest));
    let all: Vec<_> = [program].into_iter().chain(defaults).chain(rest.iter().cloned()).collect();
    let with_defaults =
        Cli::command().try_get_matches_from(all).map_err(|e| in_file(&e, &profile, &config))?;
    let cli = Cli::from_arg_matches(&with_defaults)?;
    Ok(Parsed { cli: settled(cli, &matches)?, config })
}

/// Whether a command line that cannot be read asks for errors as JSON.
pub fn wants_json(args: &[OsString]) -> bool {
    matches!(meant::<Format>(args, "output", Some("-o")), Some(Format::Json | Format::Jsonl))
}

/// When a command line that cannot be read wants colour.
pub fn color(args: &[OsString]) -> Color {
    meant(args, "color", None).unwrap_or_default()
}

/// An option's value on a command line that cannot be read. clap reads up to the first mistake; what stands
/// behind it is looked through word by word.
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

/// What can be made of a wrong command line: the options on the innermost level that could be read.
fn lenient(args: &[OsString]) -> Option<ArgMatches> {
    let mut matches = Cli::command().ignore_errors(true).try_get_matches_from(args).ok()?;
    while let Some((_, below)) = matches.remove_subcommand() {
        matches = below;
    }
    Some(matches)
}

/// Whether a command line that cannot be read has a program for its JSON, so that errors are JSON, too.
pub fn has_jq(args: &[OsString]) -> bool {
    let read = lenient(args).is_some_and(|matches| matches.try_contains_id("jq").unwrap_or_default());
    let word = |arg: &OsString| arg.to_str().is_some_and(|arg| arg == "--jq" || arg.starts_with("--jq="));
    read || args.iter().any(word)
}

/// What the configuration says about options that neither the command line nor the environment set.
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
            "labels" | "no-labels" | "raw" | "mask" | "fail-empty" | "wide" | "quiet" => {
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
/// [`Kind::Usage`] for `--jq` with a format that it cannot read.
fn settled(mut cli: Cli, matches: &ArgMatches) -> Result<Cli> {
    let typed = |name| source(matches, name) == Some(ValueSource::CommandLine);
    let globals = &mut cli.globals;
    globals.labels &= typed("labels") || !typed("no-labels");
    globals.no_labels &= typed("no-labels") || !typed("labels");
    globals.quiet &= typed("quiet") || !typed("verbose");
    if typed("quiet") && !typed("verbose") {
        globals.verbose = 0;
    }
    if globals.to.as_deref().and_then(Format::for_path).is_some() && !typed("output") {
        globals.output = None;
    }
    if globals.jq.is_some() && globals.output != Some(Format::Json) {
        match (typed("output"), typed("jq")) {
            (true, true) => {
                return Err(Error::new(Kind::Usage, "--jq reads JSON, and -o asks for another format")
                    .hint("leave -o out, or say -o json"));
            }
            // What was typed for this run counts more than what the environment says for all.
            (true, false) => globals.jq = None,
            (false, _) => globals.output = Some(Format::Json),
        }
    }
    // A general default is meant for the formats that it fits.
    let by_name = globals.to.as_deref().and_then(Format::for_path);
    let format = globals.output.or(by_name).unwrap_or(Format::Table);
    if !typed("encoding") && !format.has_encodings() {
        globals.encoding = None;
    }
    Ok(cli)
}

/// Where an option's value came from, on whichever level of the command line.
fn source(matches: &ArgMatches, name: &str) -> Option<ValueSource> {
    let id = name.replace('-', "_");
    let here = matches.try_contains_id(&id).ok().and_then(|_| matches.value_source(&id));
    let below = matches.subcommand().and_then(|(_, matches)| source(matches, name));
    here.max(below)
}

/// clap's report as kefu's error: what was given, what is allowed, what was meant.
fn usage(error: &clap::Error) -> Error {
    let text = error.render().to_string();
    let mut paragraphs = text.split("\n\n").map(str::trim);
    let mut first = paragraphs.next().unwrap_or_default().lines().map(str::trim);
    let what = first.next().unwrap_or_default().trim_start_matches("error: ").to_owned();
    let mut why = first.collect::<Vec<_>>().join(" ");
    // What a value's own parser says stands behind what was given.
    let what = match (error.kind(), what.split_once("': ")) {
        (ErrorKind::ValueValidation, Some((given, reason))) => {
            why = format!("{reason} {why}");
            format!("{given}'")
        }
        _ => what,
    };
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
    match (said("tip: "), nearest_value(error), said("Usage: ")) {
        (Some(tip), ..) => report.hint(tip.replace("\n  tip: ", "; ")),
        (None, Some(value), _) => report.hint(format!("did you mean `{value}`?")),
        (None, None, Some(usage)) => report.hint(format!("the usage is `{usage}`")),
        (None, None, None) => report,
    }
}

/// The value of an option that is most like the one given.
fn nearest_value(error: &clap::Error) -> Option<&str> {
    let (Some(ContextValue::String(given)), Some(ContextValue::Strings(valid))) =
        (error.get(ContextKind::InvalidValue), error.get(ContextKind::ValidValue))
    else {
        return None;
    };
    nearest(given, valid.iter().map(String::as_str))
}

/// The same for a default in the configuration file, with its line.
fn in_file(error: &clap::Error, profile: &Profile<'_>, config: &Config) -> Failed {
    let report = usage(error);
    let why = report.lines().into_iter().find_map(|line| line.strip_prefix("why: ").map(str::to_owned));
    let option = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(text)) => text.trim_start_matches("--").split(' ').next(),
        _ => None,
    };
    let place = option.and_then(|name| profile.option(name)).map(|(_, place)| place.to_string());
    let place = place.unwrap_or_else(|| config.paths.config.display().to_string());
    let error = Error::new(Kind::Config, format!("{place}: {report}"));
    Failed::Wrong(
        error
            .why(why.unwrap_or_else(|| "an option in the file is wrong".to_owned()))
            .hint("options in the file are written like the flags; `config.example.toml` shows them all"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_option_can_be_set_in_the_file_or_has_a_reason_not_to() {
        let command = Globals::augment_args(clap::Command::new("kefu"));
        let all: Vec<_> = command.get_arguments().filter_map(clap::Arg::get_long).collect();
        let listed: Vec<_> = NOT_IN_FILE.iter().chain(FILE_OPTIONS).copied().collect();
        assert_eq!(
            {
                let mut all = all;
                all.sort_unstable();
                all
            },
            {
                let mut l = listed;
                l.sort_unstable();
                l
            }
        );
    }

    #[test]
    fn every_option_has_its_environment_variable() {
        for arg in Globals::augment_args(clap::Command::new("kefu")).get_arguments() {
            let name = arg.get_long().unwrap().replace('-', "_").to_uppercase();
            assert_eq!(arg.get_env().unwrap().to_str().unwrap(), format!("KEFU_{name}"));
        }
    }

    #[test]
    fn durations_are_what_people_write() {
        assert_eq!(duration("30"), Ok(Duration::from_secs(30)));
        assert_eq!(duration("500ms"), Ok(Duration::from_millis(500)));
        assert_eq!(duration("1h30m"), Ok(Duration::from_secs(5400)));
        for wrong in ["", "0", "-1s", "soon", "400d", "99999999999999999999"] {
            assert!(duration(wrong).is_err(), "{wrong}");
        }
    }
}
