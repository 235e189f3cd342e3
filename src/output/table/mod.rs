//! A table for people: aligned by display width, within the terminal's width.
//!
//! `fit.rs` selects the columns and their widths. Then each line is written by itself: only the texts of the rows are in
//! memory, each of them once.

mod bars;
mod fit;
mod rows;

use std::{
    fmt::Write as _,
    io::{self, Write},
    mem,
};

use anstyle::{AnsiColor, Style};

use self::{
    fit::{Column, Fitting, fit},
    rows::Row,
};
use super::{
    Notes, Sink, View, card,
    view::{Rank, may_shorten},
};
use crate::{
    record::{Cell, Kind, Shape, Tone},
    text::{Ambiguous, clean_line},
};

/// The gap between columns.
const GAP: &str = "  ";
/// The separator between heading and value of a single record.
const BAR: &str = " │";
/// The longest cell.
const LONGEST: usize = 60_000;
/// The minimum width of a single record's values.
const NARROWEST: usize = 8;
const HEADING: Style = Style::new().bold();
const RULE: Style = Style::new().dimmed();

/// Begins a table.
#[expect(clippy::unnecessary_wraps, reason = "other formats write when they begin")]
pub(super) fn begin<W: Write + 'static>(mut view: View, out: W) -> io::Result<Box<dyn Sink<W>>> {
    // A tenant's words may be anything.
    for shown in &mut view.columns {
        shown.heading = view.screen.ambiguous.shorten(&clean_line(&shown.heading), LONGEST).into_owned();
    }
    Ok(Box::new(Table { view, out, rows: Vec::new(), begun: false }))
}

/// Stores all rows, because the last one may decide the width of the columns.
struct Table<W> {
    view: View,
    out: W,
    rows: Vec<Row>,
    /// Whether a single record has been written.
    begun: bool,
}

impl<W: Write> Sink<W> for Table<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        if self.view.shape != Shape::List {
            let gap = if mem::replace(&mut self.begun, true) { "\n" } else { "" };
            return write!(self.out, "{gap}{}", self.card(cells));
        }
        self.keep(cells);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(mut self: Box<Self>) -> io::Result<(W, Notes)> {
        let mut notes = Notes::default();
        if !self.rows.is_empty() {
            self.draw_bars();
            let Fitting { mut kept, dropped } = fit(self.columns(), self.view.screen.width);
            for column in &mut kept {
                column.width = self.drawn_width(column);
            }
            notes.hidden = dropped.iter().map(|&index| self.heading(index).to_owned()).collect();
            self.list(&kept)?;
        }
        Ok((self.out, notes))
    }
}

impl<W: Write> Table<W> {
    /// Writes the rows in the columns that fit.
    fn list(&mut self, kept: &[Column]) -> io::Result<()> {
        let mut text = String::new();
        if self.view.header {
            let heading = |column: &Column| (self.cell(self.heading(column.index), column), HEADING);
            self.line(&mut text, kept.iter().map(heading));
            // If the thin rule would be twice as wide as the heading, a plain one is used.
            let rule = match self.ambiguous() {
                Ambiguous::Narrow => "─",
                Ambiguous::Wide => "-",
            };
            self.line(&mut text, kept.iter().map(|column| (rule.repeat(column.width), RULE)));
        }
        for row in &self.rows {
            let cell =
                |column: &Column| (self.cell(row.text(column.index), column), style(row.tone(column.index)));
            self.line(&mut text, kept.iter().map(cell));
            self.out.write_all(text.as_bytes())?;
            text.clear();
        }
        Ok(())
    }
}

impl<W> Table<W> {
    /// Stores a record.
    fn keep(&mut self, cells: &[Cell<'_>]) {
        let row = cells.iter().enumerate().map(|(index, cell)| {
            // Text beyond the longest line is not stored.
            let bound = match self.view.screen.width {
                Some(bound) if may_shorten(self.view.columns[index].column.kind) => bound.min(LONGEST),
                _ => LONGEST,
            };
            let text = self.ambiguous().shorten(&clean_line(&self.view.text(cell)), bound).into_owned();
            (text, self.view.tone(cell, index))
        });
        let row = Row::new(row);
        self.rows.push(row);
    }

    /// Draws bars in the terminal's free room.
    fn draw_bars(&mut self) {
        let Some(index) = self.view.columns.iter().position(|shown| shown.column.bar) else { return };
        if !self.view.screen.terminal {
            return;
        }
        let columns = self.columns();
        let taken = columns.iter().map(|column| column.width + GAP.len()).sum::<usize>() - GAP.len();
        let room = self.view.screen.width.map(|width| width.saturating_sub(taken));
        let heading = &mut self.view.columns[index].heading;
        let mut numbers: Vec<_> = self.rows.iter().map(|row| row.text(index).to_owned()).collect();
        bars::draw(&mut numbers, heading, room, self.view.screen.blocks);
        for (row, number) in self.rows.iter_mut().zip(numbers) {
            *row = row.with(index, &number);
        }
    }

    fn heading(&self, index: usize) -> &str {
        &self.view.columns[index].heading
    }

    fn ambiguous(&self) -> Ambiguous {
        self.view.screen.ambiguous
    }

    /// The columns with the width of their longest cell.
    fn columns(&self) -> Vec<Column> {
        let shown = self.view.columns.iter().enumerate();
        shown
            .map(|(index, shown)| {
                let cells = self.rows.iter().map(|row| self.ambiguous().width(row.text(index)));
                let heading = if self.view.header { self.ambiguous().width(&shown.heading) } else { 0 };
                let width = cells.fold(heading, usize::max);
                // No column is narrower than one cell, even without heading and values.
                let width = width.max(1);
                // A custom field without a value in any row is dropped first.
                let is_empty = self.rows.iter().all(|row| row.text(index).is_empty());
                let rank = if shown.rank == Rank::Label && is_empty { Rank::Spare } else { shown.rank };
                Column { index, kind: shown.column.kind, rank, width }
            })
            .collect()
    }

    /// The width of a column with its texts shortened: a cut through a wide character leaves a cell free.
    fn drawn_width(&self, column: &Column) -> usize {
        if !may_shorten(column.kind) {
            return column.width;
        }
        let heading = if self.view.header { self.heading(column.index) } else { "" };
        let texts = self.rows.iter().map(|row| row.text(column.index)).chain([heading]);
        let widths = texts.map(|text| self.ambiguous().width(&self.ambiguous().shorten(text, column.width)));
        widths.max().unwrap_or_default().max(1)
    }

    /// A text as wide as its column.
    fn cell(&self, text: &str, column: &Column) -> String {
        let text = self.ambiguous().shorten(text, column.width);
        let room = " ".repeat(column.width - self.ambiguous().width(&text));
        if matches!(column.kind, Kind::Count) { room + &text } else { text.into_owned() + &room }
    }

    /// Appends a line of cells with their styles.
    fn line(&self, out: &mut String, cells: impl Iterator<Item = (String, Style)>) {
        for (index, (cell, style)) in cells.enumerate() {
            out.push_str(if index > 0 { GAP } else { "" });
            self.paint(out, &cell, style);
        }
        out.push('\n');
    }

    fn paint(&self, line: &mut String, text: &str, style: Style) {
        // Writing into a String cannot fail.
        let _ = if self.view.screen.color {
            write!(line, "{style}{text}{style:#}")
        } else {
            write!(line, "{text}")
        };
    }

    /// One record, one line per value. Long values are wrapped, because a single record is shown in full.
    fn card(&self, cells: &[Cell<'_>]) -> String {
        let ambiguous = self.ambiguous();
        let lines = card::lines(&self.view, cells);
        let bound = self.view.screen.width.unwrap_or(LONGEST).min(LONGEST);
        let longest = lines.iter().map(|line| ambiguous.width(&line.heading)).max();
        let left = longest.unwrap_or_default().min(bound / 2);
        let room = bound.saturating_sub(left + ambiguous.width(BAR) + 1).max(NARROWEST);
        let headings: Vec<_> = lines.iter().map(|line| ambiguous.shorten(&line.heading, left)).collect();
        let left = headings.iter().map(|heading| ambiguous.width(heading)).max().unwrap_or_default();
        let mut text = String::new();
        for (line, heading) in lines.iter().zip(&headings) {
            let mut heading = &**heading;
            let values = ambiguous.wrap(&line.value, room);
            for value in values.iter().map(String::as_str).chain(values.is_empty().then_some("")) {
                let blanks = left - ambiguous.width(heading);
                self.paint(&mut text, &format!("{heading}{}", " ".repeat(blanks)), HEADING);
                self.paint(&mut text, BAR, RULE);
                let value = value.trim_end();
                text.push_str(if value.is_empty() { "" } else { " " });
                self.paint(&mut text, value, style(line.tone));
                text.push('\n');
                heading = "";
            }
        }
        text
    }
}

/// The colour only draws attention: the word has the information.
fn style(tone: Tone) -> Style {
    match tone {
        Tone::Plain => Style::new(),
        Tone::Alarm => AnsiColor::Red.on_default().bold(),
        Tone::Notice => AnsiColor::Yellow.on_default(),
        Tone::Running => AnsiColor::Cyan.on_default(),
        Tone::Good => AnsiColor::Green.on_default(),
    }
}

#[cfg(test)]
mod tests;
