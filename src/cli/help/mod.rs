//! Pages of help: the texts of clap's command tree in the current language.
//!
//! `page` says what stands on one, `screen` draws it for a terminal, `groups` and `options` are the pages of kefu itself.
//! clap's own page has fixed English headings, counts a Chinese character as one cell, and repeats every option that
//! all commands have.

mod arguments;
mod groups;
mod options;
mod page;
mod screen;

use std::ffi::OsString;

use clap::Command;

use crate::{config::Environment, lang::translated};

pub use self::arguments::usage;
#[cfg(test)]
pub use self::page::texts;

/// Which page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// `-h`: a screen, with a line an option.
    Short,
    /// `--help`: everything.
    Long,
}

/// The topic of the page about the options that every command has: `kefu help options`.
const OPTIONS: &str = "options";
/// How wide a page is where nothing says so, and how wide it is at most: longer lines are hard to read.
const USUAL: usize = 80;
const WIDEST: usize = 100;

impl Length {
    /// The one that a command line asks for.
    pub fn of(args: &[OsString]) -> Self {
        match args.iter().any(|word| word == "--help" || word == "help") {
            true => Self::Long,
            false => Self::Short,
        }
    }
}

/// The command line with the topics of help that are no commands.
pub fn with_topics(command: Command) -> Command {
    command.subcommand(Command::new(OPTIONS).hide(true).arg_required_else_help(true))
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
    below(with_topics(command), path)
}

/// The page of the command with this path, drawn for the terminal.
pub fn page(tree: &Command, path: &str, length: Length) -> String {
    let width = width();
    match path.split(' ').nth(1) {
        Some(OPTIONS) => screen::draw(&options::page(), width),
        _ => {
            // Global options are then known to every command.
            let mut whole = tree.clone();
            whole.build();
            screen::fitted(Page::of(&whole, path, length), length, width)
        }
    }
}

/// The long page of a command in a tree that is built, as a manual has it: the first one explains the global options.
pub fn manual(whole: &Command, path: &str) -> Page {
    let mut page = Page::of(whole, path, Length::Long);
    if !path.contains(' ') {
        page.blocks.retain(|block| !matches!(block, Block::List { entries, .. } if entries.is_empty()));
        page.blocks.extend(options::page().blocks);
    }
    page
}

/// How wide a page is: as the terminal, else as `COLUMNS` says.
fn width() -> usize {
    let terminal = || terminal_size::terminal_size().map(|(width, _)| width.0.into());
    let told = || Environment::of_process().text("COLUMNS").ok().flatten()?.parse().ok();
    terminal().or_else(told).unwrap_or(USUAL).min(WIDEST)
}

/// A page.
pub struct Page {
    /// The description of the command; a line a paragraph.
    pub about: Vec<String>,
    /// How it is typed.
    pub usage: String,
    /// The blocks below it.
    pub blocks: Vec<Block>,
    /// Lines at the end that say where there is more.
    pub more: Vec<String>,
}

/// A part of a page.
pub enum Block {
    /// A paragraph.
    Text(String),
    /// Options, arguments or commands, below a heading.
    List {
        /// The heading, without a colon.
        heading: String,
        /// Its lines.
        entries: Vec<Entry>,
        /// Options that are only named.
        folded: Vec<String>,
    },
    /// Whole commands to copy, below a heading.
    Examples {
        /// The heading, without a colon.
        heading: String,
        /// The commands.
        entries: Vec<Entry>,
    },
    /// Commands by what they are for.
    Groups(Vec<(String, Vec<Entry>)>),
}

/// An option, argument, command or example, with its explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// As it is typed.
    pub typed: String,
    /// Its explanation; a line a paragraph.
    pub help: String,
}

/// A command in a list.
fn entry(command: &Command) -> Entry {
    let help = command.get_about().map(|text| translated(&text.to_string())).unwrap_or_default();
    Entry { typed: command.get_name().to_owned(), help }
}

/// A block for entries, if there are any.
fn list(heading: String, entries: Vec<Entry>) -> Option<Block> {
    (!entries.is_empty()).then_some(Block::List { heading, entries, folded: Vec::new() })
}

/// The paragraphs of a text, which are translated one by one.
pub fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n")
}

/// A text's paragraphs in the current language.
fn translated_parts(text: &str) -> Vec<String> {
    parts(text).map(translated).collect()
}
