//! Arguments and options in a page of help: how they are typed, and what they mean.

use clap::{Arg, ArgAction, Command, builder::PossibleValue};

use super::{Entry, Length, translated_parts};
use crate::lang::translated;

/// The usage of a command: `kefu views tickets [OPTIONS] <VIEW>`.
pub fn usage(command: &Command, path: &str) -> String {
    let (positional, options): (Vec<_>, Vec<_>) =
        command.get_arguments().partition(|arg| arg.is_positional());
    let mut words = vec![path.to_owned()];
    if options.iter().any(|arg| !arg.is_required_set() && !arg.is_hide_set()) {
        words.push(tr!("[OPTIONS]"));
    }
    words.extend(options.into_iter().filter(|arg| arg.is_required_set()).map(named));
    words.extend(positional.into_iter().map(named));
    if command.has_subcommands() {
        words.push(tr!("<COMMAND>"));
    }
    words.join(" ")
}

/// An argument with its value: `--output <FORMAT>`, `[VIEW]...`.
fn named(arg: &Arg) -> String {
    let names =
        arg.get_value_names().unwrap_or_default().iter().map(|name| translated(name)).collect::<Vec<_>>();
    let names = if names.is_empty() { arg.get_id().as_str().to_uppercase() } else { names.join(" ") };
    if arg.is_positional() {
        let is_list = matches!(arg.get_action(), ArgAction::Append);
        let name = if arg.is_required_set() { format!("<{names}>") } else { format!("[{names}]") };
        return name + if is_list { "..." } else { "" };
    }
    let name = match (arg.get_long(), arg.get_short()) {
        (Some(long), _) => format!("--{long}"),
        (None, short) => short.map(|short| format!("-{short}")).unwrap_or_default(),
    };
    match (takes_value(arg), arg.get_action()) {
        (true, _) => format!("{name} <{names}>"),
        (false, ArgAction::Count) => format!("{name}..."),
        (false, _) => name,
    }
}

/// The entries of a list of arguments. Where one has a short form, blanks stand in the place of those that others lack.
pub(super) fn entries(args: &[&Arg], length: Length) -> Vec<Entry> {
    let has_short = args.iter().any(|arg| arg.get_short().is_some());
    let typed = |arg: &Arg| match (arg.get_long(), arg.get_short()) {
        (Some(_), Some(short)) => format!("-{short}, {}", named(arg)),
        (Some(_), None) if has_short => format!("    {}", named(arg)),
        (_, _) => named(arg),
    };
    args.iter().map(|arg| Entry { typed: typed(arg), help: help(arg, length) }).collect()
}

/// The explanation of an argument: its meaning, its values, and its default.
fn help(arg: &Arg, length: Length) -> String {
    let is_long = length == Length::Long;
    let (short, long) = (arg.get_help(), arg.get_long_help());
    let help = if is_long { long.or(short) } else { short.or(long) };
    let mut parts = help.map(|text| translated_parts(&text.to_string())).unwrap_or_default();
    let shown = arg.get_possible_values().into_iter().filter(|value| !value.is_hide_set());
    let values: Vec<_> = shown.filter(|_| !arg.is_hide_possible_values_set()).collect();
    let mut notes = Vec::new();
    if is_long && values.iter().any(|value| value.get_help().is_some()) {
        parts.extend(values.iter().map(explained));
    } else if !values.is_empty() {
        let names: Vec<_> = values.iter().map(PossibleValue::get_name).collect();
        notes.push(format!("[{}]", names.join(&tr!(", "))));
    }
    let defaults: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if takes_value(arg) && !arg.is_hide_default_value_set() && !defaults.is_empty() {
        notes.push(tr!("[default: {value}]", value = defaults.join(" ")));
    }
    match parts.first_mut() {
        Some(first) => notes.iter().for_each(|note| *first = format!("{first} {note}")),
        None => parts = notes,
    }
    parts.join("\n")
}

fn takes_value(arg: &Arg) -> bool {
    arg.get_action().takes_values()
}

/// A value with its meaning.
fn explained(value: &PossibleValue) -> String {
    match value.get_help() {
        Some(help) => {
            tr!("- {value}: {meaning}", value = value.get_name(), meaning = translated(&help.to_string()))
        }
        None => format!("- {}", value.get_name()),
    }
}
