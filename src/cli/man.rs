//! `kefu man`: the pages of help as manual pages, in both languages.
//!
//! They are the same pages with the same texts; only headings are those of manuals.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::{Args, Command};
use roff::{Inline, Roff, bold, roman};

use super::help::{Block, Entry, Page, manual};
use crate::{
    error::Result,
    lang::Lang,
    whole_file::{PartFile, PendingFile, cannot_create},
};

/// Write the manual pages
///
/// English ones into `DIR/man1`, Chinese ones into `DIR/zh_CN/man1`: `man -M DIR kefu` shows the page of the locale's language.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  kefu man ~/.local/share/man      `man kefu` finds them there
  kefu man man
  kefu man -q man")]
pub struct Man {
    /// The folder; it is made if it is not there
    #[arg(value_name = "DIR")]
    dir: PathBuf,
}

impl Man {
    /// Writes the pages, each whole or not at all.
    ///
    /// # Errors
    /// [`crate::error::Kind::CannotCreate`] and [`crate::error::Kind::CannotWrite`].
    pub fn run(&self) -> Result<()> {
        let spoken = Lang::current();
        // Texts of the tree are translated on the pages, so it is English itself.
        Lang::En.speak();
        let mut tree = super::tree();
        tree.build();
        let mut pages = Vec::new();
        for (lang, folder) in [(Lang::En, self.dir.join("man1")), (Lang::Zh, self.dir.join("zh_CN/man1"))] {
            lang.speak();
            add_pages(&tree, &tree, tree.get_name(), &folder, &mut pages);
        }
        spoken.speak();
        pages.iter().try_for_each(|(path, text)| write(path, text))
    }
}

fn write(path: &Path, text: &str) -> Result<()> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(|error| cannot_create(folder, &error))?;
    PendingFile::of(text.as_bytes(), PartFile::at(path)?)?.commit()
}

/// Adds the pages of a command and those below it, with the files that they belong in.
fn add_pages(
    root: &Command,
    command: &Command,
    path: &str,
    folder: &Path,
    pages: &mut Vec<(PathBuf, String)>,
) {
    let name = path.replace(' ', "-");
    pages.push((folder.join(format!("{name}.1")), text(root, command, path, &name)));
    for below in shown(command) {
        add_pages(root, below, &format!("{path} {}", below.get_name()), folder, pages);
    }
}

/// The commands below one that have pages.
fn shown(command: &Command) -> impl Iterator<Item = &Command> {
    command.get_subcommands().filter(|below| !below.is_hide_set() && below.get_name() != "help")
}

/// A manual page.
fn text(root: &Command, command: &Command, path: &str, name: &str) -> String {
    let Page { about, usage, blocks, .. } = manual(root, path);
    let mut roff = Roff::new();
    if Lang::current() == Lang::Zh {
        // groff ends lines between Chinese characters only with these macros.
        roff.control("mso", ["zh.tmac"]);
    }
    let version = format!("kefu {}", env!("CARGO_PKG_VERSION"));
    roff.control(
        "TH",
        [name.to_uppercase().as_str(), "1", " ", version.as_str(), tr!("kefu manual").as_str()],
    );
    // Between full lines of Chinese, blanks that are made wider look like gaps.
    roff.control("ad", ["l"]);
    // A word with a hyphen in it would be copied and typed with it.
    roff.control("nh", []);
    let (short, long) = about.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
    roff.control("SH", [tr!("NAME").as_str()]).text([roman(format!("{name} - {short}"))]);
    roff.control("SH", [tr!("SYNOPSIS").as_str()]).text([bold(usage)]);
    let notes = blocks.iter().filter_map(|block| match block {
        Block::Text(text) => Some(text),
        _ => None,
    });
    let described: Vec<_> = long.iter().chain(notes).collect();
    if !described.is_empty() {
        roff.control("SH", [tr!("DESCRIPTION").as_str()]);
    }
    for paragraph in described {
        roff.control("PP", []).text(inlines(paragraph));
    }
    for block in blocks {
        add(&mut roff, &block);
    }
    roff.control("SH", [tr!("SEE ALSO").as_str()]).text([roman(related(command, path))]);
    breakable(&roff.render())
}

/// A page in which lines may end behind every Chinese punctuation mark: groff ends them there only before a Chinese
/// character, and a list like `csv、jsonl、xlsx` would be one word.
fn breakable(page: &str) -> String {
    ["、", "，", "；", "："]
        .iter()
        .fold(page.to_owned(), |page, mark| page.replace(mark, &format!("{mark}\\:")))
}

/// The pages above and below: `kefu(1), kefu-views(1)`.
fn related(command: &Command, path: &str) -> String {
    let above = path.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| path[..at].to_owned());
    let below = shown(command).map(|below| format!("{path} {}", below.get_name()));
    let pages: Vec<_> = above.chain(below).map(|path| format!("{}(1)", path.replace(' ', "-"))).collect();
    pages.join(", ")
}

fn add(roff: &mut Roff, block: &Block) {
    match block {
        Block::Text(_) => {}
        Block::List { heading, entries, folded } => {
            roff.control("SH", [heading.as_str()]);
            for entry in entries {
                add_entry(roff, entry);
            }
            if !folded.is_empty() {
                roff.control("PP", []).text([bold(folded.join(" "))]);
                roff.control("PP", []).text(inlines(&tr!("kefu(1) explains them.")));
            }
        }
        Block::Examples { heading, entries } => {
            roff.control("SH", [heading.as_str()]);
            for Entry { typed, help } in entries {
                roff.control("PP", []);
                if !help.is_empty() {
                    roff.text(inlines(help));
                }
                roff.control("EX", []).text([roman(typed.as_str())]).control("EE", []);
            }
        }
        Block::Groups(groups) => {
            for (heading, entries) in groups {
                roff.control("SH", [heading.as_str()]);
                for entry in entries {
                    add_entry(roff, entry);
                }
            }
        }
    }
}

/// An entry: the option or command, and its explanation below it.
fn add_entry(roff: &mut Roff, Entry { typed, help }: &Entry) {
    roff.control("TP", []).text([bold(typed.trim_start())]);
    for (at, line) in help.lines().enumerate() {
        if at > 0 {
            roff.control("br", []);
        }
        roff.text(inlines(line));
    }
}

/// A text in which what stands in backticks is typed as it is.
fn inlines(text: &str) -> Vec<Inline> {
    let parts = text.split('`').enumerate().filter(|(_, part)| !part.is_empty());
    parts.map(|(at, part)| if at % 2 == 0 { roman(part) } else { bold(part) }).collect()
}
