//! Every text of the command line's help.

use clap::Command;

use super::source::{Key, Used};
use crate::cli::{texts, tree};

/// The texts of every command, with the command that shows them first.
pub(super) fn texts_of_help() -> Used {
    let mut used = Used::new();
    let mut command = tree();
    command.build();
    collect(&command, "kefu", &mut used);
    used
}

fn collect(command: &Command, path: &str, used: &mut Used) {
    for text in texts(command) {
        used.entry(Key::of(&text)).or_insert_with(|| [path.to_owned()].into());
    }
    // clap's own command for help has the whole tree below it once more.
    let below = command.get_subcommands().filter(|_| command.get_name() != "help");
    for below in below {
        collect(below, &format!("{path} {}", below.get_name()), used);
    }
}
