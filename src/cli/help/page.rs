//! The content of a page of help, in the current language and apart from how it is drawn.

use clap::{Arg, Command};

use super::{
    Block, Entry, Length, Page,
    arguments::{entries, usage},
    entry, groups, list, parts, translated_parts,
};
use crate::{
    lang::translated,
    options::{Purpose, Spec, TABLE},
};

/// How many examples a short page has.
const EXAMPLES: usize = 3;

impl Page {
    /// The page of the command with this path in a tree that is built.
    pub(super) fn of(tree: &Command, path: &str, length: Length) -> Self {
        let mut chain = vec![tree];
        for word in path.split(' ').skip(1) {
            chain.extend(chain[chain.len() - 1].find_subcommand(word));
        }
        let command = chain[chain.len() - 1];
        let purpose = Purpose::of(&chain);
        let mut page = Self {
            about: about(command, length),
            usage: usage(command, path),
            blocks: Vec::new(),
            more: Vec::new(),
        };
        page.blocks.extend(match chain.len() {
            1 => Some(Block::Groups(groups::of(command))),
            _ => list(tr!("Commands"), commands(command)),
        });
        page.add_arguments(command, length);
        // The commands alone fill a screen.
        let after = command.get_after_help().filter(|_| chain.len() > 1 || length == Length::Long);
        page.blocks.extend(after.into_iter().flat_map(|text| self::after(&text.to_string(), length)));
        page.add_global(command, purpose, length);
        page.add_more(command, path, length);
        page
    }

    fn add_arguments(&mut self, command: &Command, length: Length) {
        let own = command.get_arguments().filter(|arg| !arg.is_hide_set() && spec(arg).is_none());
        let own = own.filter(|arg| arg.get_id() != "help" && arg.get_id() != "version");
        let (positional, mut options): (Vec<_>, Vec<_>) = own.partition(|arg| arg.is_positional());
        self.blocks.extend(list(tr!("Arguments"), entries(&positional, length)));
        // What has to be given comes first.
        options.sort_by_key(|arg| !arg.is_required_set());
        let (folded, shown): (Vec<&Arg>, Vec<_>) =
            options.into_iter().partition(|arg| length == Length::Short && arg.is_hide_short_help_set());
        let folded = folded.into_iter().filter_map(|arg| Some(format!("--{}", arg.get_long()?))).collect();
        let (heading, entries) = (tr!("Options"), entries(&shown, length));
        self.blocks.extend((!entries.is_empty()).then_some(Block::List { heading, entries, folded }));
    }

    /// The names of the options that every command has, and that mean something to this one.
    fn add_global(&mut self, command: &Command, purpose: Purpose, length: Length) {
        let used = TABLE.iter().filter(|spec| is_used(spec, command, purpose));
        match length {
            Length::Short => {
                let names = used.filter(|spec| !spec.is_rare()).map(Spec::shortest).collect::<Vec<_>>();
                self.more.push(tr!("Global: {names}, see `kefu help options`", names = names.join(" ")));
            }
            Length::Long => {
                let folded = used.map(|spec| format!("--{}", spec.name)).collect();
                self.blocks.push(Block::List { heading: tr!("Global options"), entries: Vec::new(), folded });
                self.more.push(tr!("All of them: `kefu help options`"));
            }
        }
    }

    fn add_more(&mut self, command: &Command, path: &str, length: Length) {
        if command.has_subcommands() {
            let first = command.get_subcommands().find(|below| !below.is_hide_set());
            let first = first.map(Command::get_name).unwrap_or_default();
            if !path.contains(' ') {
                self.more.push(tr!("Without an account: `{path} --demo {first} list`", path, first));
            }
            self.more.push(tr!("About one command: `{path} {first} -h`", path, first));
        } else if length == Length::Short {
            self.more.push(tr!("More about this: `{path} --help`", path));
        }
    }

    /// Takes the last option that need not be given off the page, but for its name. Returns whether there was one.
    pub(super) fn fold(&mut self) -> bool {
        let lists = self.blocks.iter_mut().rev().filter_map(|block| match block {
            Block::List { entries, folded, .. } if !entries.is_empty() => Some((entries, folded)),
            _ => None,
        });
        for (entries, folded) in lists {
            let Some(at) = entries.iter().rposition(|entry| entry.typed.contains("--")) else { continue };
            let typed = entries.remove(at).typed;
            let name = typed.split([' ', ',']).find(|word| word.starts_with("--"));
            folded.insert(0, name.unwrap_or(&typed).to_owned());
            return true;
        }
        false
    }
}

/// The global option that an argument is.
fn spec(arg: &Arg) -> Option<&'static Spec> {
    TABLE.iter().find(|spec| spec.name == arg.get_id().as_str())
}

/// Whether an option means something to a command, or to one below it.
fn is_used(spec: &Spec, command: &Command, purpose: Purpose) -> bool {
    let mut below = command.get_subcommands().filter(|below| below.get_name() != "help").peekable();
    match below.peek() {
        None => spec.used_by.contains(&purpose),
        Some(_) => below.any(|below| is_used(spec, below, below.get().copied().unwrap_or(purpose))),
    }
}

fn about(command: &Command, length: Length) -> Vec<String> {
    let (short, long) = (command.get_about(), command.get_long_about());
    let about = match length {
        Length::Short => short.or(long),
        Length::Long => long.or(short),
    };
    about.map(|text| translated_parts(&text.to_string())).unwrap_or_default()
}

fn commands(command: &Command) -> Vec<Entry> {
    let shown = command.get_subcommands().filter(|below| !below.is_hide_set() && below.get_name() != "help");
    shown.map(entry).collect()
}

/// The blocks behind a command's options: examples, and on a long page everything else.
fn after(text: &str, length: Length) -> Vec<Block> {
    let mut blocks: Vec<_> = parts(text).map(|part| block(part, &translated(part))).collect();
    if length == Length::Short {
        blocks.retain(|block| matches!(block, Block::Examples { .. }));
        for block in &mut blocks {
            if let Block::Examples { entries, .. } = block {
                entries.truncate(EXAMPLES);
            }
        }
    }
    blocks
}

/// A paragraph: a heading with indented lines below it is a list.
fn block(english: &str, text: &str) -> Block {
    let mut lines = text.lines();
    let heading = lines.next().unwrap_or_default().trim_end_matches([':', '：']).to_owned();
    let entry = |line: &str| {
        let line = line.strip_prefix("  ")?;
        let (typed, help) = line.split_once("  ").unwrap_or((line, ""));
        Some(Entry { typed: typed.to_owned(), help: help.trim_start().to_owned() })
    };
    match lines.map(entry).collect::<Option<Vec<_>>>() {
        Some(entries) if english.starts_with("Examples:") => Block::Examples { heading, entries },
        Some(entries) if !entries.is_empty() => Block::List { heading, entries, folded: Vec::new() },
        _ => Block::Text(text.to_owned()),
    }
}

/// The texts of a command's own help page, without those of commands below it.
#[cfg(test)]
pub fn texts(command: &Command) -> Vec<String> {
    let of_command = [command.get_about(), command.get_long_about(), command.get_after_help()];
    let mut texts: Vec<_> = of_command.into_iter().flatten().map(ToString::to_string).collect();
    for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
        texts.extend([arg.get_help(), arg.get_long_help()].into_iter().flatten().map(ToString::to_string));
        if arg.get_action().takes_values() {
            texts.extend(arg.get_value_names().into_iter().flatten().map(ToString::to_string));
            let values = arg.get_possible_values().into_iter().filter(|value| !value.is_hide_set());
            texts.extend(values.filter_map(|value| value.get_help().map(ToString::to_string)));
        }
    }
    texts.iter().flat_map(|text| parts(text)).map(str::to_owned).collect()
}
