//! Markdown: a table in the dialect of GitHub, GitLab and most others.

use std::io::{self, Write};

use super::{Notes, Sink, View, card};
use crate::{
    lang::Words,
    record::{Cell, Kind, Shape},
    text,
};

/// The headings of one record's table.
const HEADINGS: [Words; 2] = [Words::new("字段", "Field"), Words::new("值", "Value")];

/// Begins a Markdown table.
pub(super) fn begin<W: Write + 'static>(view: View, mut out: W) -> io::Result<Box<dyn Sink<W>>> {
    if view.shape == Shape::List {
        line(&mut out, view.columns.iter().map(|shown| shown.heading.as_str()))?;
        let rules = view.columns.iter().map(|shown| match shown.column.kind {
            Kind::Count | Kind::Rate => " ---: |",
            _ => " --- |",
        });
        writeln!(out, "|{}", rules.collect::<String>())?;
    }
    Ok(Box::new(Md { view, out, cards: 0 }))
}

struct Md<W> {
    view: View,
    out: W,
    /// How many tables of one record there are.
    cards: u64,
}

impl<W: Write> Sink<W> for Md<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        if self.view.shape != Shape::List {
            return self.card(cells);
        }
        let cells: Vec<_> = (0..).zip(cells).map(|(index, cell)| self.view.read(cell, index)).collect();
        line(&mut self.out, cells.iter().map(AsRef::as_ref))
    }

    fn total(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        let cells = (0..).zip(cells).map(|(index, cell)| match escape(&self.view.read(cell, index)) {
            text if text.is_empty() => text,
            text => format!("**{text}**"),
        });
        let cells: Vec<_> = cells.collect();
        writeln!(self.out, "| {} |", cells.join(" | "))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(self: Box<Self>) -> io::Result<(W, Notes)> {
        Ok((self.out, Notes::default()))
    }
}

impl<W: Write> Md<W> {
    /// One record: a table of headings and values.
    fn card(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        if self.cards > 0 {
            writeln!(self.out)?;
        }
        self.cards += 1;
        line(&mut self.out, HEADINGS.map(|words| words.get(self.view.lang)))?;
        writeln!(self.out, "| --- | --- |")?;
        let lines = card::lines(&self.view, cells);
        lines.iter().try_for_each(|card| line(&mut self.out, [card.heading.as_str(), &card.value]))
    }
}

/// Writes a row of a table.
pub(super) fn line<'a>(out: &mut impl Write, cells: impl IntoIterator<Item = &'a str>) -> io::Result<()> {
    let cells: Vec<_> = cells.into_iter().map(escape).collect();
    writeln!(out, "| {} |", cells.join(" | "))
}

/// The text as Markdown that renders exactly as the text: no picture, no link, no mention.
///
/// A backslash disables a mark for the parser. Addresses, mentions and formulas are recognized later, in the rendered
/// text, where the backslash is gone: so one of their characters is written as code, in which nothing is recognized.
pub(super) fn escape(cell: &str) -> String {
    let text = text::clean_line(cell);
    let mut escaped = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let start = at;
        while let Some(length) = live(&text, at) {
            at += length;
        }
        if at > start {
            escaped.extend(["`", &text[start..at], "`"]);
            continue;
        }
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '^' | '=') {
            escaped.push('\\');
        }
        escaped.push(c);
        at += c.len_utf8();
    }
    escaped
}

/// The length of the mark at a position that would begin a link, a mention, a formula or a picture.
fn live(text: &str, at: usize) -> Option<usize> {
    let (before, rest) = text.split_at(at);
    let ends = |end: &str| {
        before.len() >= end.len() && before.as_bytes()[at - end.len()..].eq_ignore_ascii_case(end.as_bytes())
    };
    let next = rest.chars().nth(1);
    match rest.chars().next()? {
        '@' | '$' => Some(1),
        ':' if rest.starts_with("://") => Some(3),
        ':' if is_name_of_emoji(&rest[1..]) => Some(1),
        '.' if ends("www") => Some(1),
        '#' if next.is_some_and(char::is_alphanumeric) => Some(1),
        '-' if ends("gh") && next.is_some_and(|c| c.is_ascii_digit()) => Some(1),
        _ => None,
    }
}

/// Whether a text begins with a name and a colon; a time has only digits there.
fn is_name_of_emoji(text: &str) -> bool {
    let name = text.split_once(':').map_or("", |(name, _)| name);
    let in_name = |byte: u8| byte.is_ascii_alphanumeric() || b"_+-".contains(&byte);
    name.bytes().all(in_name)
        && (name == "100" || name == "1234" || name.bytes().any(|byte| !byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests;
