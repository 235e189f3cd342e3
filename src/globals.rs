//! The options that every command has, and their environment variables.

use std::{path::PathBuf, time::Duration};

use clap::{ArgAction, Args, ValueEnum};
use jiff::tz::TimeZone;

use crate::{
    dates::duration,
    lang::Lang,
    output::{Encoding, Format},
    spelling::{ascii, yes},
    text::Ambiguous,
};

const HELP: &str = "Global options";
/// Options that `[defaults]` and profiles may set.
pub const FILE_OPTIONS: &[&str] = &[
    "output",
    "encoding",
    "columns",
    "labels",
    "no-labels",
    "no-header",
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
pub const NOT_IN_FILE: [&str; 5] = ["profile", "config", "demo", "to", "jq"];

/// The options that every command has. Each has an environment variable: KEFU_ and its name.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = HELP)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that a user gives")]
pub struct Globals {
    /// The profile of the configuration file to use
    #[arg(short, long, global = true, value_name = "NAME", env = "KEFU_PROFILE", hide_env = true)]
    pub profile: Option<String>,
    /// The configuration file
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "KEFU_CONFIG",
        hide_env = true,
        hide_short_help = true
    )]
    pub config: Option<PathBuf>,
    /// Ask the sandbox inside kefu: no account, no configuration, no network
    #[arg(long, global = true, env = "KEFU_DEMO", hide_env = true, value_parser = switch)]
    pub demo: bool,
    /// In which format to write
    #[arg(short, long, global = true, value_name = "FORMAT", env = "KEFU_OUTPUT", hide_env = true)]
    pub output: Option<Format>,
    /// How csv and csv-excel are encoded [default: utf-8]
    #[arg(
        long,
        global = true,
        value_name = "ENCODING",
        env = "KEFU_ENCODING",
        hide_env = true,
        hide_short_help = true
    )]
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
    /// Headings and words for people (the default of table, md, csv-excel and xlsx)
    #[arg(long, global = true, overrides_with = "no_labels", env = "KEFU_LABELS", hide_env = true,
        value_parser = switch)]
    pub labels: bool,
    /// Stable keys and codes (the default of json, jsonl, csv and tsv)
    #[arg(long, global = true, overrides_with = "labels", env = "KEFU_NO_LABELS", hide_env = true,
        value_parser = switch, hide_short_help = true)]
    pub no_labels: bool,
    /// Without the line of headings (table, csv, tsv and csv-excel)
    #[arg(long, global = true, env = "KEFU_NO_HEADER", hide_env = true, value_parser = switch, hide_short_help = true)]
    pub no_header: bool,
    /// The vendor's own records, untouched (json and jsonl)
    #[arg(long, global = true, env = "KEFU_RAW", hide_env = true, value_parser = switch, hide_short_help = true)]
    pub raw: bool,
    /// Without personal data: 139****0001, 张*, no street of an address
    #[arg(long, global = true, env = "KEFU_MASK", hide_env = true, value_parser = switch)]
    pub mask: bool,
    /// A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with
    /// -o json as JSON); @FILE reads the program from a file
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
    #[arg(long, global = true, env = "KEFU_FAIL_EMPTY", hide_env = true, value_parser = switch)]
    pub fail_empty: bool,
    /// The language of headings and words
    #[arg(
        long,
        global = true,
        value_name = "LANG",
        env = "KEFU_LANG",
        hide_env = true,
        hide_short_help = true
    )]
    pub lang: Option<Lang>,
    /// The vendors' time zone [default: Asia/Shanghai]
    #[arg(long, global = true, value_name = "ZONE", env = "KEFU_TIMEZONE", hide_env = true, value_parser = zone, hide_short_help = true)]
    pub timezone: Option<TimeZone>,
    /// Colour
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        env = "KEFU_COLOR",
        hide_env = true,
        hide_short_help = true
    )]
    pub color: Option<Color>,
    /// Tables as wide as their data, also on a terminal
    #[arg(long, global = true, env = "KEFU_WIDE", hide_env = true, value_parser = switch, hide_short_help = true)]
    pub wide: bool,
    /// How many cells the terminal gives to characters like … ─ ① [default: narrow]
    #[arg(
        long,
        global = true,
        value_name = "WIDTH",
        env = "KEFU_AMBIGUOUS_WIDTH",
        hide_env = true,
        hide_short_help = true
    )]
    pub ambiguous_width: Option<Ambiguous>,
    /// Say errors only
    #[arg(short, long, global = true, env = "KEFU_QUIET", hide_env = true, value_parser = switch)]
    pub quiet: bool,
    /// Say what is asked and how long it took; twice: each request and response, secrets removed
    #[arg(short, long, global = true, action = ArgAction::Count, env = "KEFU_VERBOSE", hide_env = true)]
    pub verbose: u8,
    /// How long one request may take [default: 30s, bangwo8 120s]
    #[arg(long, global = true, value_name = "TIME", env = "KEFU_TIMEOUT", hide_env = true, value_parser = duration, hide_short_help = true)]
    pub timeout: Option<Duration>,
    /// How long the whole command may take
    #[arg(long, global = true, value_name = "TIME", env = "KEFU_DEADLINE", hide_env = true, value_parser = duration, hide_short_help = true)]
    pub deadline: Option<Duration>,
    /// How often to repeat a request after a passing failure [default: 3]
    #[arg(
        long,
        global = true,
        value_name = "N",
        env = "KEFU_RETRIES",
        hide_env = true,
        hide_short_help = true
    )]
    pub retries: Option<u32>,
    /// How many pages to ask for at once [default: 4]
    #[arg(long, global = true, value_name = "N", env = "KEFU_CONCURRENCY", hide_env = true,
        value_parser = clap::value_parser!(u8).range(1..=64), hide_short_help = true)]
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

/// How often a request is repeated where nobody says otherwise.
pub const RETRIES: u32 = 3;
/// How many pages are asked for at once where nobody says otherwise.
pub const CONCURRENCY: u8 = 4;
/// The zone that the vendors are in.
pub const ZONE: &str = "Asia/Shanghai";

/// What holds for an option where nobody says anything, as the text its flag would take; none where that depends on
/// the vendor or the format, or is nothing.
pub fn built_in(name: &str) -> Option<String> {
    fn named(value: &impl ValueEnum) -> Option<String> {
        value.to_possible_value().map(|value| value.get_name().to_owned())
    }
    match name {
        "output" => named(&Format::Table),
        "encoding" => named(&Encoding::default()),
        "lang" => named(&Lang::default()),
        "timezone" => Some(ZONE.to_owned()),
        "color" => named(&Color::default()),
        "ambiguous-width" => named(&Ambiguous::default()),
        "retries" => Some(RETRIES.to_string()),
        "concurrency" => Some(CONCURRENCY.to_string()),
        _ => None,
    }
}

/// What a variable says about a flag that has no value.
fn switch(text: &str) -> std::result::Result<bool, String> {
    yes(text).ok_or_else(|| "write 1, true, yes, on or 是, or 0, false, no, off or 否".to_owned())
}

fn zone(text: &str) -> std::result::Result<TimeZone, String> {
    TimeZone::get(ascii(text).trim())
        .map_err(|_| "write an IANA time zone like Asia/Shanghai or UTC".to_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_option_can_be_set_in_the_file_or_has_a_reason_not_to() {
        let command = Globals::augment_args(clap::Command::new("kefu"));
        let all: BTreeSet<_> = command.get_arguments().filter_map(clap::Arg::get_long).collect();
        let listed: BTreeSet<_> = NOT_IN_FILE.iter().chain(FILE_OPTIONS).copied().collect();
        assert_eq!(all, listed);
    }

    #[test]
    fn every_option_has_its_environment_variable() {
        for arg in Globals::augment_args(clap::Command::new("kefu")).get_arguments() {
            let name = arg.get_long().unwrap().replace('-', "_").to_uppercase();
            assert_eq!(arg.get_env().unwrap().to_str().unwrap(), format!("KEFU_{name}"));
        }
    }
}
