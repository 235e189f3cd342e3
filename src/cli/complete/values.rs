//! The values that an argument takes: profiles, columns, codes, titles, dates.

use std::{
    ffi::{OsStr, OsString},
    path::PathBuf,
    sync::Arc,
};

use clap::{Arg, Command, builder::PossibleValue};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use crate::{
    adapter::About,
    cli::words::CommandLine,
    commands::KNOWN,
    config::{Config, Environment, Profile},
    lang::{Lang, Words},
    options::Given,
    record::Column,
    vendors,
};

/// Dates to propose.
const DATES: [Words; 14] = [
    Words::new("今天", "today"),
    Words::new("昨天", "yesterday"),
    Words::new("近7天", "7d"),
    Words::new("近30天", "30d"),
    Words::new("本周", "this-week"),
    Words::new("上周", "last-week"),
    Words::new("本月", "this-month"),
    Words::new("上月", "last-month"),
    Words::new("本季度", "this-quarter"),
    Words::new("上季度", "last-quarter"),
    Words::new("今年", "this-year"),
    Words::new("去年", "last-year"),
    Words::new("周一", "monday"),
    Words::new("周日", "sunday"),
];

const ALL_COLUMNS: Words = Words::new("所有字段", "every field");
const ALL_PROFILES: Words = Words::new("所有店铺", "every shop");
const ZONES: [&str; 3] = ["Asia/Shanghai", "Asia/Hong_Kong", "UTC"];

/// A value to propose: its names, the usual one first, and a word about it.
type Choice = (Vec<String>, String);

/// The values that fit a command line.
pub(super) struct Values {
    given: Given,
    words: Vec<String>,
}

/// Where an argument's values come from.
#[derive(Clone)]
enum Source {
    Listed(Vec<PossibleValue>),
    Profiles,
    Columns,
    /// Columns to sort by, each also the other way round.
    Keys,
    Codes(String),
    Titles,
    Dates,
    Zones,
}

impl Values {
    /// For the words of a command line, of which the last one is not finished.
    pub(super) fn new(tree: &Command, args: &[OsString]) -> Self {
        let finished = args.split_last().map_or(args, |(_, finished)| finished);
        let words = finished.iter().map(|word| word.to_string_lossy().into_owned()).collect();
        Self { given: CommandLine::of(tree, finished).given(), words }
    }

    /// The command line with completers on its arguments.
    pub(super) fn attached(self, command: Command) -> Command {
        attach(command, &Arc::new(self))
    }

    fn config(&self) -> Option<Config> {
        Config::load(Environment::of_process(), self.given.one::<PathBuf>("config").as_deref(), KNOWN).ok()
    }

    /// The values of a source, in the order in which they are proposed.
    fn choices(&self, source: &Source) -> Vec<Choice> {
        match source {
            Source::Listed(values) => {
                values.iter().filter(|value| !value.is_hide_set()).map(listed).collect()
            }
            Source::Profiles => self.profiles(),
            Source::Columns => {
                let all = (vec!["all".to_owned()], ALL_COLUMNS.get(Lang::current()).to_owned());
                let columns = self.columns();
                if columns.is_empty() { columns } else { [all].into_iter().chain(columns).collect() }
            }
            Source::Keys => {
                let reversed = |(names, told): &Choice| {
                    (names.iter().map(|name| format!("-{name}")).collect(), told.clone())
                };
                let keys = self.columns();
                let reversed: Vec<_> = keys.iter().map(reversed).collect();
                keys.into_iter().chain(reversed).collect()
            }
            Source::Codes(option) => self.codes(option),
            Source::Titles => self.titles(),
            Source::Dates => DATES.iter().copied().map(date).collect(),
            Source::Zones => ZONES.iter().map(|zone| (vec![(*zone).to_owned()], String::new())).collect(),
        }
    }

    fn profiles(&self) -> Vec<Choice> {
        let config = self.config();
        let names = config.iter().flat_map(Config::profile_names);
        let names = names.map(|name| (vec![name.to_owned()], String::new()));
        names.chain([(vec!["all".to_owned()], ALL_PROFILES.get(Lang::current()).to_owned())]).collect()
    }

    /// Whether all words of a command have been typed.
    fn has(&self, command: &str) -> bool {
        command.split(' ').all(|word| self.words.iter().any(|typed| typed == word))
    }

    fn columns(&self) -> Vec<Choice> {
        let nouns = vendors::ALL.iter().flat_map(|about| about.nouns);
        let named = nouns.flat_map(|noun| noun.commands.iter().map(move |command| (noun, command)));
        // More words tell more.
        let named = named
            .filter(|(_, command)| self.has(command))
            .max_by_key(|(_, command)| command.split(' ').count());
        let Some((noun, _)) = named else { return Vec::new() };
        let choice = |column: &Column| {
            (column.names().map(str::to_owned).collect(), column.heading(Lang::current()).to_owned())
        };
        noun.columns.iter().map(choice).collect()
    }

    fn codes(&self, option: &str) -> Vec<Choice> {
        // Several vendors may have an option of this name, each with its own codes.
        let commands = |about: &&&'static About| about.nouns.iter().flat_map(|noun| noun.commands);
        let asked = vendors::ALL.iter().filter(|about| commands(about).any(|command| self.has(command)));
        let mut options: Vec<_> = asked.flat_map(|about| about.code_options).collect();
        options.retain(|codes| codes.name == option);
        let has = |with: &str| !with.is_empty() && self.words.iter().any(|word| word.ends_with(with));
        let special = options.iter().find(|codes| has(codes.with));
        let Some(codes) = special.or_else(|| options.first()) else { return Vec::new() };
        let groups = codes.groups.iter().map(|group| {
            let names = group.names().map(str::to_owned).collect();
            (names, group.words.first().copied().unwrap_or_default().to_owned())
        });
        let lines = codes.table.iter().map(|line| {
            let names = line.names().map(str::to_owned).collect();
            (names, line.words.get(Lang::current()).to_owned())
        });
        groups.chain(lines).collect()
    }

    /// The titles that earlier runs of this profile have stored.
    fn titles(&self) -> Vec<Choice> {
        let Some(config) = self.config() else { return Vec::new() };
        let chosen = config.profiles(self.given.many::<String>("profile").as_deref()).unwrap_or_default();
        let profiles: Vec<_> =
            chosen.names.iter().filter_map(|name| config.profile(Some(name)).ok()).collect();
        let of_profile = |profile: &Profile<'_>| {
            let stored = vendors::ALL.iter().map(|about| profile.titles(about, &config.paths.cache).load());
            stored.flatten().collect::<Vec<_>>()
        };
        let mut stored: Vec<_> = profiles.iter().flat_map(of_profile).collect();
        // Several shops may have the same view.
        stored.sort();
        stored.dedup();
        let choice = |(id, title): &(String, String)| {
            // A title that two have names neither.
            let is_clear = stored.iter().filter(|(_, other)| other == title).count() == 1;
            let names = [title, id].into_iter().skip(usize::from(!is_clear));
            (names.cloned().collect(), format!("{id} {title}"))
        };
        stored.iter().map(choice).collect()
    }
}

fn date(Words { zh, en }: Words) -> Choice {
    let help = Words { zh, en: "" }.get(Lang::current());
    (vec![en.to_owned(), zh.to_owned()], help.to_owned())
}

fn listed(value: &PossibleValue) -> Choice {
    let help = value.get_help().map(ToString::to_string).unwrap_or_default();
    (value.get_name_and_aliases().map(str::to_owned).collect(), help)
}

fn attach(command: Command, values: &Arc<Values>) -> Command {
    let command = command.mut_args(|arg| match source(&arg) {
        None => arg,
        Some(source) => {
            let values = Arc::clone(values);
            arg.add(ArgValueCompleter::new(move |current: &OsStr| {
                let current = current.to_str().unwrap_or_default();
                proposed(current, values.choices(&source))
            }))
        }
    });
    command.mut_subcommands(|below| attach(below, values))
}

/// Where an argument's values come from; none if they can be anything, or a path.
fn source(arg: &Arg) -> Option<Source> {
    if !arg.get_action().takes_values() {
        return None;
    }
    let listed = arg.get_possible_values();
    if !listed.is_empty() {
        return Some(Source::Listed(listed));
    }
    let mut codes = vendors::ALL.iter().flat_map(|about| about.code_options);
    let mut is_code = |long: &str| codes.any(|codes| codes.name == long);
    let called = arg.get_value_names().and_then(<[_]>::first).map(clap::builder::Str::as_str);
    match (arg.get_long(), called) {
        (Some("profile"), _) => Some(Source::Profiles),
        (Some("columns"), _) => Some(Source::Columns),
        (Some("sort"), _) => Some(Source::Keys),
        (Some("timezone"), _) => Some(Source::Zones),
        (Some(long), _) if is_code(long) => Some(Source::Codes(long.to_owned())),
        (_, Some("VIEW")) => Some(Source::Titles),
        (_, Some("DATE")) => Some(Source::Dates),
        _ => None,
    }
}

/// The choices that have a name which begins with what was typed, by that name.
fn proposed(current: &str, choices: Vec<Choice>) -> Vec<CompletionCandidate> {
    let fitting = choices.into_iter().filter_map(|(names, help)| {
        let name = names.into_iter().find(|name| name.starts_with(current))?;
        // A word about itself says nothing.
        let help = help.split(' ').filter(|word| *word != name).collect::<Vec<_>>().join(" ");
        let help = Some(help).filter(|help| !help.is_empty());
        Some(CompletionCandidate::new(name).help(help.map(Into::into)))
    });
    fitting.collect()
}
