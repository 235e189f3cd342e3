//! Draws a page of help for a terminal, by display width.

use anstyle::Style;
use unicode_width::UnicodeWidthStr as _;

use super::{Block, Entry, Length, Page};
use crate::text::wrap;

/// How many lines a short page has at most: a terminal of 24 lines, with the next prompt.
const LINES: usize = 23;
/// How wide an option is at most where its meaning stands beside it.
const WIDEST_OPTION: usize = 30;

/// A page that fits a screen, if it is short: options that have no room are only named.
pub(super) fn fitted(mut page: Page, length: Length, width: usize) -> String {
    loop {
        let text = draw(&page, width);
        if length == Length::Long || text.lines().count() <= LINES || !page.fold() {
            return text;
        }
    }
}

/// The whole page, with escape sequences for bold.
pub(super) fn draw(page: &Page, width: usize) -> String {
    let mut sections: Vec<_> = page.about.iter().map(|text| wrapped(text, 0, width)).collect();
    sections.push(wrapped(
        &tr!("{heading} {usage}", heading = underlined(&tr!("Usage:")), usage = page.usage),
        0,
        width,
    ));
    sections.extend(page.blocks.iter().map(|block| drawn(block, width)));
    sections.push(page.more.iter().map(|line| wrapped(line, 0, width)).collect::<Vec<_>>().join("\n"));
    sections.retain(|section| !section.is_empty());
    sections.join("\n\n") + "\n"
}

fn drawn(block: &Block, width: usize) -> String {
    match block {
        Block::Text(text) => wrapped(text, 0, width),
        Block::List { heading, entries, folded } => {
            let lines = entries_beside(entries, column(entries, WIDEST_OPTION), width, literal);
            let names = (!folded.is_empty()).then(|| match entries.is_empty() {
                true => wrapped(&folded.join(" "), 2, width),
                false => wrapped(&tr!("more: {options}", options = folded.join(" ")), 2, width),
            });
            below(heading, lines.into_iter().chain(names))
        }
        Block::Examples { heading, entries } => {
            below(heading, entries_beside(entries, column(entries, width), width, str::to_owned))
        }
        Block::Groups(groups) => {
            let headings = groups.iter().map(|(heading, _)| heading.width()).max().unwrap_or_default();
            let column = column(groups.iter().flat_map(|(_, entries)| entries), WIDEST_OPTION);
            let drawn = |(heading, entries): &(String, Vec<Entry>)| {
                let lines = entries_beside(entries, column, width.saturating_sub(headings), literal);
                beside(heading, headings, &lines)
            };
            groups.iter().map(drawn).collect::<Vec<_>>().join("\n")
        }
    }
}

/// Lines below a heading.
fn below(heading: &str, lines: impl IntoIterator<Item = String>) -> String {
    let heading = underlined(&tr!("{heading}:", heading = heading));
    [heading].into_iter().chain(lines).collect::<Vec<_>>().join("\n")
}

/// How wide the column of what is typed is: as the widest that is not too wide.
fn column<'a>(entries: impl IntoIterator<Item = &'a Entry>, widest: usize) -> usize {
    let explained = entries.into_iter().filter(|entry| !entry.help.is_empty());
    explained.map(|entry| entry.typed.width()).filter(|width| *width <= widest).max().unwrap_or_default()
}

/// Entries with their meanings beside them. What is typed too wide for that has its meaning below.
fn entries_beside(
    entries: &[Entry],
    column: usize,
    width: usize,
    style: impl Fn(&str) -> String,
) -> Vec<String> {
    let indent = column + 4;
    let entry = |Entry { typed, help }: &Entry| {
        let help = wrapped(help, indent, width);
        match typed.width() <= column {
            _ if help.is_empty() => format!("  {}", style(typed)),
            true => {
                format!("  {}{}{}", style(typed), " ".repeat(column - typed.width() + 2), help.trim_start())
            }
            false => format!("  {}\n{help}", style(typed)),
        }
    };
    entries.iter().map(entry).collect()
}

/// Lines with a heading to the left of the first one.
fn beside(heading: &str, width: usize, lines: &[String]) -> String {
    let first = format!("{}{}", underlined(heading), " ".repeat(width - heading.width()));
    let lines = lines.iter().flat_map(|line| line.lines()).enumerate();
    let lines =
        lines.map(
            |(at, line)| {
                if at == 0 { format!("{first}{line}") } else { format!("{}{line}", " ".repeat(width)) }
            },
        );
    lines.collect::<Vec<_>>().join("\n")
}

/// A text in lines that fit, behind an indent.
fn wrapped(text: &str, indent: usize, width: usize) -> String {
    let blanks = " ".repeat(indent);
    let lines = wrap(text, width.saturating_sub(indent).max(20));
    lines.iter().map(|line| format!("{blanks}{line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

fn underlined(heading: &str) -> String {
    let style = Style::new().bold().underline();
    format!("{style}{heading}{style:#}")
}

/// A usage line: words that are typed as they stand bold, placeholders of values plain.
fn literal(typed: &str) -> String {
    let style = Style::new().bold();
    let (name, value) = typed.find(" <").map_or((typed, ""), |at| typed.split_at(at));
    format!("{style}{name}{style:#}{value}")
}
