//! The commands of bare `kefu`, by what people do with them.

use clap::Command;

use super::{Entry, entry};
use crate::lang::Message;

/// The groups in order, each with its commands. A command that none of them names asks vendors.
const GROUPS: &[(Message, &[&str])] = &[
    (Message::new("Ask"), &["report"]),
    (Message::new("Schedule"), &["export", "check"]),
    (Message::new("Set up"), &["config", "doctor", "completions"]),
    (Message::new("Build on"), &["fields", "api", "sandbox", "man", "skill"]),
];

/// The commands below the root, in groups.
pub(super) fn of(root: &Command) -> Vec<(String, Vec<Entry>)> {
    let shown = || root.get_subcommands().filter(|below| !below.is_hide_set() && below.get_name() != "help");
    let is_named = |command: &Command| GROUPS.iter().any(|(_, names)| names.contains(&command.get_name()));
    let mut others: Vec<_> = shown().filter(|command| !is_named(command)).map(entry).collect();
    let groups = GROUPS.iter().map(|(heading, names)| {
        let named = names.iter().filter_map(|name| shown().find(|command| command.get_name() == *name));
        (heading.to_string(), others.drain(..).chain(named.map(entry)).collect())
    });
    groups.collect()
}
