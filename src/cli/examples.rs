//! A valid example for every value on the command line.

use clap::{Arg, Command};

use crate::vendors;

/// Examples by an option's name, or by the name of its value in help; those of a vendor's options are in its folder. For
/// a value with a fixed set, the first one is the example. `{vendor}` and `{target}` are the first vendor and what can be
/// called there.
const EXAMPLES: &[(&str, &str)] = &[
    ("config", "config.toml"),
    ("max-age", "26h"),
    ("on", "2026-11-07"),
    ("watch", "60s"),
    ("rate", "overdue"),
    ("set", "app_key=1000001"),
    ("root", "/data/exports"),
    ("KEY", "-id"),
    ("TEXT", "退款"),
    ("port", "8788"),
    ("seed", "7"),
    ("A,B,…", "all"),
    ("COMMAND", "views"),
    ("DATE", "7d"),
    ("DAYS", "30d"),
    ("DIR", "/data/complaints"),
    ("FAULT", "{vendor}:status=503,times=2"),
    ("FILE", "result.csv"),
    ("ID", "12"),
    ("METHOD|PATH", "{target}"),
    ("N", "10"),
    ("NAME", "main"),
    ("NAME=VALUE", "pageNo=1"),
    ("PERCENT", "50%"),
    ("PROGRAM", ".[0]"),
    ("RANGE", "10"),
    ("TIME", "30s"),
    ("ZONE", "Asia/Shanghai"),
];

/// An example of an argument as typed: `--since 7d`, or a whole command for a positional one.
pub fn example(command: &Command, path: &str, arg: &Arg) -> Option<String> {
    Some(match arg.get_long() {
        Some(long) => format!("--{long} {}", value(arg)?),
        None => {
            // With the preceding arguments, and the required ones after it.
            let last = command.get_positionals().position(|other| other.get_id() == arg.get_id())?;
            let needed = command.get_positionals().enumerate();
            let needed = needed.filter(|(index, other)| *index <= last || other.is_required_set());
            let values = needed.filter_map(|(_, other)| self::value(other));
            // Of a group one option will do.
            let groups = command.get_groups().filter(|group| group.is_required_set());
            let firsts: Vec<_> = groups.filter_map(|group| group.get_args().next().cloned()).collect();
            let is_needed = |option: &&Arg| option.is_required_set() || firsts.contains(option.get_id());
            let required = command.get_opts().filter(is_needed);
            let options = required.filter_map(|option| example(command, path, option));
            let words: Vec<_> = values.chain(options).collect();
            format!("{path} {}", words.join(" "))
        }
    })
}

/// A valid value of an argument.
pub(super) fn value(arg: &Arg) -> Option<String> {
    if !arg.get_action().takes_values() {
        return None;
    }
    if let Some(first) = arg.get_possible_values().first() {
        return Some(first.get_name().to_owned());
    }
    let called = arg.get_value_names().and_then(<[_]>::first).map(clap::builder::Str::as_str);
    let names = [arg.get_long(), called];
    let known = || vendors::ALL.iter().flat_map(|about| about.examples).chain(EXAMPLES);
    let (_, value) =
        names.into_iter().flatten().find_map(|name| known().find(|(known, _)| *known == name))?;
    let first = vendors::ALL.first()?;
    let target = first.calls.examples.first()?.split(' ').next()?;
    Some(value.replace("{vendor}", first.name.id).replace("{target}", target))
}

#[cfg(test)]
mod tests {
    use clap::error::ErrorKind;

    use super::*;
    use crate::cli::tree;

    /// Every argument of every command, with the command and its path.
    fn arguments<'c>(command: &'c Command, path: &str, found: &mut Vec<(&'c Command, String, &'c Arg)>) {
        let own = command.get_arguments().filter(|arg| arg.get_action().takes_values());
        found.extend(own.map(|arg| (command, path.to_owned(), arg)));
        for below in command.get_subcommands() {
            arguments(below, &format!("{path} {}", below.get_name()), found);
        }
    }

    #[test]
    fn every_value_has_an_example_that_is_understood() {
        let mut cli = tree();
        cli.build();
        let mut found = Vec::new();
        arguments(&cli, "kefu", &mut found);
        assert!(found.len() > 50, "the command line has been read");
        for (command, path, arg) in found {
            if command.get_name() == "help" {
                continue;
            }
            let shown = example(command, &path, arg);
            let shown = shown.unwrap_or_else(|| panic!("{path}: {arg} has no example"));
            let line = if shown.starts_with("kefu") { shown } else { format!("{path} {shown}") };
            let read = tree().try_get_matches_from(line.split(' '));
            // What an example of one option leaves out is not the example's mistake.
            let incomplete = [
                ErrorKind::MissingRequiredArgument,
                ErrorKind::MissingSubcommand,
                ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand,
            ];
            if let Err(error) = read {
                let option = arg.get_long().is_some();
                assert!(option && incomplete.contains(&error.kind()), "{line}: {error}");
            }
        }
    }
}
