//! A table for people: aligned by display width, within the terminal's width.

use std::{
    fmt::Write as _,
    io::{self, Write},
};

use anstyle::{AnsiColor, Style};

use super::{Entry, Sink, View, card, view::may_shorten};
use crate::{
    adapter::{Kind, Shape},
    text::{clean_line, shorten, width, wrap},
};

/// Blanks between columns.
const GAP: &str = "  ";
/// How narrow a column may become before others are left out.
const NARROWEST: usize = 8;
const HEADING: Style = Style::new().bold();
const RULE: Style = Style::new().dimmed();
const YES: Style = AnsiColor::Yellow.on_default();

/// Opens a table.
pub(super) fn open<W: Write + 'static>(view: View, out: W) -> Box<dyn Sink<W>> {
    Box::new(Table { view, out, rows: Vec::new() })
}

/// Keeps all rows: only the last one tells how wide the columns are.
struct Table<W> {
    view: View,
    out: W,
    rows: Vec<Vec<String>>,
}

impl<W: Write> Sink<W> for Table<W> {
    fn row(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        if self.view.shape == Shape::One {
            return self.card(entry);
        }
        let cells = entry.cells.iter().zip(&self.view.columns);
        let row = cells.map(|(cell, shown)| {
            let text = self.view.text(cell);
            let line = clean_line(&text);
            match self.view.screen.width {
                // More than a line can hold is not worth keeping.
                Some(bound) if may_shorten(shown.column.kind) => shorten(&line, bound).into_owned(),
                _ => line.into_owned(),
            }
        });
        self.rows.push(row.collect());
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(mut self: Box<Self>, _complete: bool) -> io::Result<W> {
        if !self.rows.is_empty() {
            self.list()?;
        }
        Ok(self.out)
    }
}

impl<W: Write> Table<W> {
    fn list(&mut self) -> io::Result<()> {
        let fitting = fit(self.columns(), self.view.screen.width);
        let dropped: Vec<_> = fitting.dropped.iter().map(|&index| self.heading(index)).collect();
        if !dropped.is_empty() {
            tracing::warn!(
                "left out for want of width: {}; --columns chooses, -o json shows all",
                dropped.join(", ")
            );
        }
        let columns = &fitting.kept;
        let headings = columns.iter().map(|column| (self.heading(column.index), HEADING));
        let mut text = self.line(columns, headings);
        let rules: Vec<_> = columns.iter().map(|column| "─".repeat(column.width)).collect();
        text.push_str(&self.line(columns, rules.iter().map(|rule| (rule.as_str(), RULE))));
        self.out.write_all(text.as_bytes())?;
        for row in &self.rows {
            let cells = columns.iter().map(|column| {
                let cell = row[column.index].as_str();
                (cell, self.style(column.index, cell))
            });
            self.out.write_all(self.line(columns, cells).as_bytes())?;
        }
        Ok(())
    }

    fn heading(&self, index: usize) -> &str {
        &self.view.columns[index].heading
    }

    /// A yes stands out; the word says it, the colour only draws the eye.
    fn style(&self, index: usize, cell: &str) -> Style {
        match self.view.columns[index].column.kind {
            Kind::Flag if cell == self.view.flag(true) => YES,
            _ => Style::new(),
        }
    }

    /// The columns with the width that their longest cell asks for.
    fn columns(&self) -> Vec<Column> {
        let shown = self.view.columns.iter().enumerate();
        shown
            .map(|(index, shown)| {
                let cells = self.rows.iter().map(|row| width(&row[index]));
                Column {
                    index,
                    kind: shown.column.kind,
                    width: cells.fold(width(&shown.heading), usize::max),
                }
            })
            .collect()
    }

    fn line<'a>(&self, columns: &[Column], cells: impl Iterator<Item = (&'a str, Style)>) -> String {
        let mut line = String::new();
        for (place, (column, (cell, style))) in columns.iter().zip(cells).enumerate() {
            if place > 0 {
                line.push_str(GAP);
            }
            let cell = shorten(cell, column.width);
            let blanks = " ".repeat(column.width.saturating_sub(width(&cell)));
            let (before, after) = match column.kind {
                Kind::Count => (blanks.as_str(), ""),
                _ => ("", blanks.as_str()),
            };
            line.push_str(before);
            self.paint(&mut line, &cell, style);
            line.push_str(after);
        }
        line.push('\n');
        line
    }

    fn paint(&self, line: &mut String, text: &str, style: Style) {
        // Writing into a String cannot fail.
        let _ = if self.view.screen.color {
            write!(line, "{style}{text}{style:#}")
        } else {
            write!(line, "{text}")
        };
    }

    /// One record, a line a value. Long values go on below: whoever asks for one record wants to read it.
    fn card(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        let lines = card::lines(&self.view, entry);
        let bound = self.view.screen.width.unwrap_or(usize::MAX);
        let longest = lines.iter().map(|(heading, _)| width(heading)).max();
        let left = longest.unwrap_or_default().min(bound / 2);
        let room = bound.saturating_sub(left + 3).max(NARROWEST);
        let mut text = String::new();
        for (heading, value) in &lines {
            let mut heading = shorten(heading, left).into_owned();
            let values = wrap(value, room);
            for part in values.iter().map(String::as_str).chain(values.is_empty().then_some("")) {
                let blanks = " ".repeat(left - width(&heading));
                self.paint(&mut text, &heading, HEADING);
                text.push_str(&blanks);
                self.paint(&mut text, " │", RULE);
                text.extend((!part.is_empty()).then_some(" "));
                text.push_str(part);
                text.push('\n');
                heading.clear();
            }
        }
        self.out.write_all(text.as_bytes())
    }
}

/// A column of the table.
#[derive(Clone, Copy)]
struct Column {
    index: usize,
    kind: Kind,
    width: usize,
}

/// The columns that have room, and those that have none.
struct Fitting {
    kept: Vec<Column>,
    dropped: Vec<usize>,
}

/// Makes columns fit: the widest texts are shortened first, then columns are left out from the right.
/// An id is never touched.
fn fit(mut kept: Vec<Column>, bound: Option<usize>) -> Fitting {
    let bound = bound.unwrap_or(usize::MAX);
    let mut dropped = Vec::new();
    while total(&kept, NARROWEST) > bound {
        let Some(last) = kept.iter().rposition(|column| !matches!(column.kind, Kind::Id)) else {
            break;
        };
        dropped.insert(0, kept.remove(last).index);
    }
    let cap = widest_cap(&kept, bound);
    let mut spare = bound.saturating_sub(total(&kept, cap));
    for column in &mut kept {
        let full = column.width;
        column.width = capped(column, cap);
        if column.width < full && spare > 0 {
            column.width += 1;
            spare -= 1;
        }
    }
    Fitting { kept, dropped }
}

/// The greatest width for texts with which everything fits.
fn widest_cap(columns: &[Column], bound: usize) -> usize {
    let widest = columns.iter().map(|column| column.width).max().unwrap_or_default();
    let (mut low, mut high) = (NARROWEST, widest.max(NARROWEST));
    while low < high {
        let middle = (low + high).div_ceil(2);
        if total(columns, middle) <= bound {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    low
}

fn capped(column: &Column, cap: usize) -> usize {
    if may_shorten(column.kind) { column.width.min(cap) } else { column.width }
}

/// How wide a line is with texts no wider than `cap`.
fn total(columns: &[Column], cap: usize) -> usize {
    let cells: usize = columns.iter().map(|column| capped(column, cap)).sum();
    cells + GAP.len() * columns.len().saturating_sub(1)
}

#[cfg(test)]
mod tests;
