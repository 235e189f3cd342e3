//! A page of help: the texts of clap's command tree in the current language, wrapped by display width.
//!
//! clap's own page has fixed English headings and counts a Chinese character as one cell.

use std::ffi::OsString;

use anstyle::Style;
use clap::{Arg, ArgAction, Command, builder::PossibleValue};
use tr::tr;
use unicode_width::UnicodeWidthStr as _;

use crate::{config::Environment, lang::translated, text::wrap};

/// Which page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// `-h`: a line an option.
    Short,
    /// `--help`: a paragraph an option, with what its values mean.
    Long,
}

/// How wide the help of an option is indented on a long page.
const LONG_INDENT: usize = 10;

impl Length {
    /// The one that a command line asks for.
    pub fn of(args: &[OsString]) -> Self {
        match args.iter().any(|word| word == "--help" || word == "help") {
            true => Self::Long,
            false => Self::Short,
        }
    }
}

/// The command line whose help is nothing but the path of each command: clap finds the command, and its page is
/// made here.
pub fn with_paths(command: Command) -> Command {
    fn below(command: Command, path: String) -> Command {
        let path_of = |command: &Command| format!("{path} {}", command.get_name());
        let command = command.mut_subcommands(|command| {
            let path = path_of(&command);
            below(command, path)
        });
        command.override_help(path)
    }
    let path = command.get_name().to_owned();
    below(command, path)
}

/// The page of the command with this path.
pub fn page(tree: &Command, path: &str, length: Length) -> String {
    // Global options are then known to every command.
    let mut whole = tree.clone();
    whole.build();
    let words = path.split(' ').skip(1);
    let command = words.fold(&whole, |command, word| command.find_subcommand(word).unwrap_or(command));
    Page { command, path, length, width: width() }.text()
}

/// How wide a page is: as the terminal, else as `COLUMNS` says.
fn width() -> usize {
    let terminal = || terminal_size::terminal_size().map(|(width, _)| width.0.into());
    let told = || Environment::of_process().text("COLUMNS").ok().flatten()?.parse().ok();
    terminal().or_else(told).unwrap_or(100)
}

/// One page on its way to the terminal.
struct Page<'a> {
    /// The command, built.
    command: &'a Command,
    /// The command as one types it: `kefu views list`.
    path: &'a str,
    /// Which page.
    length: Length,
    /// How many cells a line has.
    width: usize,
}

/// A line or a paragraph of a list: what is typed, and what it means.
struct Entry {
    typed: String,
    help: String,
}

impl Page<'_> {
    /// The whole page, with escape sequences for bold.
    fn text(&self) -> String {
        let mut sections = vec![self.wrapped(&self.about(), 0)];
        let usage = usage(self.command, self.path);
        sections.push(tr!("{heading} {usage}", heading = underlined(&tr!("Usage:")), usage));
        sections.extend(self.list(&tr!("Commands"), &self.commands()));
        let (positional, options): (Vec<_>, Vec<_>) =
            self.command.get_arguments().filter(|arg| self.shows(arg)).partition(|arg| arg.is_positional());
        sections.extend(self.list(&tr!("Arguments"), &self.entries(&positional)));
        for (heading, options) in by_heading(&options) {
            let heading = heading.map_or_else(|| tr!("Options"), translated);
            sections.extend(self.list(&heading, &self.entries(&options)));
        }
        let after = self.command.get_after_help().map(|text| translated(&text.to_string()));
        sections.extend(after.map(|text| self.wrapped(&text, 0)));
        sections.retain(|section| !section.is_empty());
        sections.join("\n\n") + "\n"
    }

    fn about(&self) -> String {
        let (short, long) = (self.command.get_about(), self.command.get_long_about());
        let about = match self.length {
            Length::Short => short.or(long),
            Length::Long => long.or(short),
        };
        about.map(|text| translated(&text.to_string())).unwrap_or_default()
    }

    fn shows(&self, arg: &Arg) -> bool {
        let is_hidden_here = match self.length {
            Length::Short => arg.is_hide_short_help_set(),
            Length::Long => arg.is_hide_long_help_set(),
        };
        !arg.is_hide_set() && !is_hidden_here
    }

    fn commands(&self) -> Vec<Entry> {
        let shown = self.command.get_subcommands().filter(|below| !below.is_hide_set());
        shown
            .map(|below| Entry {
                typed: below.get_name().to_owned(),
                help: below.get_about().map(|text| translated(&text.to_string())).unwrap_or_default(),
            })
            .collect()
    }

    fn entries(&self, args: &[&Arg]) -> Vec<Entry> {
        args.iter().map(|arg| Entry { typed: typed(arg), help: self.help(arg) }).collect()
    }

    /// What an argument means, its values, and its default.
    fn help(&self, arg: &Arg) -> String {
        let is_long = self.length == Length::Long;
        let (short, long) = (arg.get_help(), arg.get_long_help());
        let help = if is_long { long.or(short) } else { short.or(long) };
        let mut parts: Vec<_> = help.map(|text| translated(&text.to_string())).into_iter().collect();
        let values: Vec<_> =
            arg.get_possible_values().into_iter().filter(|value| !value.is_hide_set()).collect();
        let values = if arg.is_hide_possible_values_set() { Vec::new() } else { values };
        if is_long && values.iter().any(|value| value.get_help().is_some()) {
            let lines: Vec<_> = values.iter().map(explained).collect();
            parts.push(tr!("Possible values:\n{values}", values = lines.join("\n")));
        } else if !values.is_empty() {
            let names: Vec<_> = values.iter().map(PossibleValue::get_name).collect();
            parts.push(tr!("[possible values: {values}]", values = names.join(&tr!(", "))));
        }
        let defaults: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
        if takes_value(arg) && !arg.is_hide_default_value_set() && !defaults.is_empty() {
            parts.push(tr!("[default: {value}]", value = defaults.join(" ")));
        }
        parts.join(if is_long { "\n\n" } else { " " })
    }

    /// A section of entries below a heading; none without entries.
    fn list(&self, heading: &str, entries: &[Entry]) -> Option<String> {
        let heading = tr!("{heading}:", heading = heading);
        let column = entries.iter().map(|entry| entry.typed.width()).max()?;
        let beside = column + 4;
        let is_too_wide =
            |entry: &Entry| beside + entry.help.width() > self.width && beside * 5 > self.width * 2;
        let is_below = self.length == Length::Long && self.command.get_subcommands().next().is_none();
        let is_below = is_below || entries.iter().any(is_too_wide);
        let lines: Vec<_> = entries
            .iter()
            .map(|entry| {
                let typed = literal(&entry.typed);
                match is_below {
                    true => format!("  {typed}\n{}", self.wrapped(&entry.help, LONG_INDENT)),
                    false => {
                        let blanks = " ".repeat(column - entry.typed.width() + 2);
                        format!("  {typed}{blanks}{}", self.wrapped(&entry.help, beside).trim_start())
                    }
                }
            })
            .collect();
        let between = if is_below { "\n\n" } else { "\n" };
        Some(format!("{}\n{}", underlined(&heading), lines.join(between)))
    }

    /// A text in lines that fit, behind an indent.
    fn wrapped(&self, text: &str, indent: usize) -> String {
        let blanks = " ".repeat(indent);
        let lines = wrap(text, self.width.saturating_sub(indent).max(20));
        lines
            .iter()
            .map(|line| format!("{blanks}{line}").trim_end().to_owned())
            .collect::<Vec<_>>()
            .join("\n")
    }
}

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
pub fn named(arg: &Arg) -> String {
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

/// The same as an entry of a list: with its short form, or with blanks in the place of one.
fn typed(arg: &Arg) -> String {
    match (arg.get_long(), arg.get_short()) {
        (Some(_), Some(short)) => format!("-{short}, {}", named(arg)),
        (Some(_), None) => format!("    {}", named(arg)),
        (None, _) => named(arg),
    }
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

/// Options by their headings, in the order in which these come first; those without one at the top.
fn by_heading<'a>(options: &[&'a Arg]) -> Vec<(Option<&'a str>, Vec<&'a Arg>)> {
    let mut groups: Vec<(Option<&str>, Vec<&Arg>)> = vec![(None, Vec::new())];
    for &option in options {
        let heading = option.get_help_heading();
        match groups.iter_mut().find(|(known, _)| *known == heading) {
            Some((_, group)) => group.push(option),
            None => groups.push((heading, vec![option])),
        }
    }
    groups
}

fn underlined(heading: &str) -> String {
    let style = Style::new().bold().underline();
    format!("{style}{heading}{style:#}")
}

/// What is typed as it stands bold, and in plain what stands for a value.
fn literal(typed: &str) -> String {
    let style = Style::new().bold();
    let (name, value) = typed.find(" <").map_or((typed, ""), |at| typed.split_at(at));
    format!("{style}{name}{style:#}{value}")
}

/// The texts of a command's own help page, without those of commands below it.
#[cfg(test)]
pub fn texts(command: &Command) -> Vec<String> {
    let of_command = [command.get_about(), command.get_long_about(), command.get_after_help()];
    let mut texts: Vec<_> = of_command.into_iter().flatten().map(ToString::to_string).collect();
    for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
        texts.extend([arg.get_help(), arg.get_long_help()].into_iter().flatten().map(ToString::to_string));
        texts.extend(arg.get_help_heading().map(str::to_owned));
        if takes_value(arg) {
            texts.extend(arg.get_value_names().into_iter().flatten().map(ToString::to_string));
            let values = arg.get_possible_values().into_iter().filter(|value| !value.is_hide_set());
            texts.extend(values.filter_map(|value| value.get_help().map(ToString::to_string)));
        }
    }
    texts
}
