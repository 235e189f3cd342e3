//! A table for people: aligned by display width, within the terminal's width.
//!
//! comfy-table draws it. `fit.rs` selects the columns and their widths before; colour and the gaps between columns
//! are added afterwards, so that the drawing measures only text.

mod bars;
mod cells;
mod fit;
mod list;

use std::{
    fmt::Write as _,
    io::{self, Write},
    mem,
    ops::Range,
};

use anstyle::{AnsiColor, Style};
use comfy_table::{ContentLineStyle, LineStyle, Table as Drawing, TableStyle};

use self::{
    cells::Cells,
    fit::{Column, Fitting, fit},
};
use super::{
    Notes, Sink, View, card,
    view::{Rank, may_shorten},
};
use crate::{
    record::{Cell, Shape, Tone},
    text::{Ambiguous, clean_line},
};

/// The gap between columns.
const GAP: &str = "  ";
/// The separator between heading and value of a single record.
const BAR: &str = " │";
/// The separator between the cells of a drawn line. Cells contain no control characters.
const SEAM: char = '\x1f';
/// A placeholder that takes one cell while drawing and none afterwards, because comfy-table knows only narrow
/// characters.
const FILL: char = '\0';
/// The longest cell: comfy-table counts cells in 16 bits.
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
    let cells = Cells::new(view.columns.len());
    Ok(Box::new(Table { view, out, cells, ranked: None, total: None, begun: false }))
}

/// Draws texts, each with its meaning for the reader; of a column with bars, those of so many rows have one.
pub(super) fn draw(view: View, rows: &[Vec<(String, Tone)>], ranked: usize) -> io::Result<(String, Notes)> {
    let mut cells = Cells::new(view.columns.len());
    for row in rows {
        cells.push(row.iter().map(|(text, tone)| (clean_line(text), *tone)));
    }
    let table = Table { view, out: Vec::new(), cells, ranked: Some(ranked), total: None, begun: false };
    let (text, notes) = Box::new(table).finish()?;
    Ok((String::from_utf8_lossy(&text).into_owned(), notes))
}

/// Stores all rows, because the last one may decide the width of the columns.
struct Table<W> {
    view: View,
    out: W,
    cells: Cells,
    /// The number of rows with bars; of records all have one.
    ranked: Option<usize>,
    /// The row of the totals, the last one.
    total: Option<usize>,
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

    fn total(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        self.total = Some(self.cells.rows().end);
        self.keep(cells);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(mut self: Box<Self>) -> io::Result<(W, Notes)> {
        let mut notes = Notes::default();
        if !self.records().is_empty() {
            self.draw_bars();
            let Fitting { kept, dropped } = fit(self.columns(), self.view.screen.width);
            notes.hidden = dropped.into_iter().filter_map(|index| self.missed(index)).collect();
            self.list(&kept)?;
        }
        Ok((self.out, notes))
    }
}

impl<W> Table<W> {
    /// Stores a record.
    fn keep(&mut self, cells: &[Cell<'_>]) {
        let (screen, view) = (self.view.screen, &self.view);
        self.cells.push(cells.iter().enumerate().map(|(index, cell)| {
            // Text beyond the longest line is not stored.
            let bound = match screen.width {
                Some(bound) if may_shorten(view.columns[index].column.kind) => bound.min(LONGEST),
                _ => LONGEST,
            };
            let text = view.read(cell, index);
            let text = screen.ambiguous.shorten(&clean_line(&text), bound).into_owned();
            (text, view.tone(cell, index))
        }));
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
        let ranked = self.ranked.unwrap_or(self.records().end);
        let text = |row| self.cells.text(row, index);
        let numbers: Vec<_> = (0..ranked).map(text).collect();
        let rest = (ranked..self.cells.rows().end).map(text);
        let others: Vec<_> = [self.heading(index)].into_iter().chain(rest).collect();
        let Some((mut texts, others)) = bars::drawn(&numbers, &others, room, self.view.screen.blocks) else {
            return;
        };
        let mut others = others.into_iter();
        self.view.columns[index].heading = others.next().unwrap_or_default();
        texts.extend(others);
        self.cells = self.cells.with_column(index, texts);
    }

    /// The rows of the records, without the totals.
    fn records(&self) -> Range<usize> {
        0..self.total.unwrap_or(self.cells.rows().end)
    }

    /// Whether no record has a value in a column.
    fn is_empty(&self, column: usize) -> bool {
        self.records().all(|row| self.cells.text(row, column).is_empty())
    }

    fn heading(&self, index: usize) -> &str {
        &self.view.columns[index].heading
    }

    /// The name to type for a hidden column, if somebody may miss it: they asked for it, or it is no column that is shown
    /// only where there is room.
    fn missed(&self, index: usize) -> Option<String> {
        let shown = &self.view.columns[index];
        let is_empty = shown.rank == Rank::Label && self.is_empty(index);
        let is_spare = shown.rank == Rank::Spare || is_empty && !self.view.chosen;
        (!is_spare).then(|| shown.typed.clone())
    }

    fn ambiguous(&self) -> Ambiguous {
        self.view.screen.ambiguous
    }

    /// The columns with the width of their longest cell.
    fn columns(&self) -> Vec<Column> {
        let shown = self.view.columns.iter().enumerate();
        shown
            .map(|(index, shown)| {
                let cells = self.cells.column(index).map(|text| self.ambiguous().width(text));
                let heading = if self.view.header { self.ambiguous().width(&shown.heading) } else { 0 };
                let width = cells.fold(heading, usize::max);
                // No column is narrower than one cell, even without heading and values.
                let width = width.max(1);
                // A custom field without a value in any row is dropped first.
                let is_empty = self.is_empty(index);
                let rank = if shown.rank == Rank::Label && is_empty { Rank::Spare } else { shown.rank };
                Column { index, kind: shown.column.kind, rank, width }
            })
            .collect()
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
        let mut drawing = drawing(ambiguous);
        let mut tones = Vec::new();
        for card::Line { heading, value, tone } in &lines {
            let value = ambiguous.wrap(value, room);
            tones.resize(tones.len() + value.len().max(1), *tone);
            let heading = filled(&ambiguous.shorten(heading, left), ambiguous);
            drawing.add_row([heading, value.join("\n")]);
        }
        for column in drawing.column_iter_mut() {
            column.set_padding((0, 0));
        }
        let mut text = String::new();
        for (line, tone) in drawing.lines().zip(tones) {
            let (heading, value) = line.split_once(SEAM).unwrap_or((&line, ""));
            self.paint(&mut text, &heading.replace(FILL, ""), HEADING);
            self.paint(&mut text, BAR, RULE);
            let value = value.trim_end();
            text.push_str(if value.is_empty() { "" } else { " " });
            self.paint(&mut text, value, style(tone));
            text.push('\n');
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

/// A table without lines except the rule below the headings.
fn drawing(ambiguous: Ambiguous) -> Drawing {
    // If the thin rule would be twice as wide as the heading, a plain one is used.
    let rule = match ambiguous {
        Ambiguous::Narrow => '─',
        Ambiguous::Wide => '-',
    };
    let cells = ContentLineStyle::none().junction(SEAM);
    let mut drawing = Drawing::new();
    drawing.load_style(
        TableStyle::new()
            .header_lines(cells)
            .header_separator(LineStyle::none().fill(rule).junction(SEAM))
            .content_lines(cells),
    );
    drawing
}

/// The text padded to its width on the terminal, for comfy-table.
fn filled(text: &str, ambiguous: Ambiguous) -> String {
    let more = ambiguous.width(text).saturating_sub(Ambiguous::Narrow.width(text));
    text.chars().chain(std::iter::repeat_n(FILL, more)).collect()
}

#[cfg(test)]
mod tests;
