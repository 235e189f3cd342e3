//! A table for people: aligned by display width, within the terminal's width.
//!
//! comfy-table draws it. `fit.rs` selects the columns and their widths before; colour and the gaps between columns
//! are added afterwards, so that the drawing measures only text.

mod bars;
mod fit;

use std::{
    fmt::Write as _,
    io::{self, Write},
    mem,
};

use anstyle::{AnsiColor, Style};
use comfy_table::{CellAlignment, ContentLineStyle, LineStyle, Table as Drawing, TableStyle};

use self::fit::{Column, Fitting, fit};
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
    Ok(Box::new(Table { view, out, rows: Vec::new(), total: None, begun: false }))
}

/// Draws texts, each with its meaning for the reader.
pub(super) fn draw(view: View, rows: Vec<Vec<(String, Tone)>>) -> io::Result<(String, Notes)> {
    let value = |(text, tone): (String, Tone)| Value { text: clean_line(&text).into_owned(), tone };
    let rows = rows.into_iter().map(|row| row.into_iter().map(value).collect()).collect();
    let (text, notes) =
        Box::new(Table { view, out: Vec::new(), rows, total: None, begun: false }).finish()?;
    Ok((String::from_utf8_lossy(&text).into_owned(), notes))
}

/// A value in its drawn form.
struct Value {
    text: String,
    tone: Tone,
}

/// Stores all rows, because the last one may decide the width of the columns.
struct Table<W> {
    view: View,
    out: W,
    rows: Vec<Vec<Value>>,
    /// The totals, below a rule.
    total: Option<Vec<Value>>,
    /// Whether a single record has been written.
    begun: bool,
}

impl<W: Write> Sink<W> for Table<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        if self.view.shape != Shape::List {
            let gap = if mem::replace(&mut self.begun, true) { "\n" } else { "" };
            return write!(self.out, "{gap}{}", self.card(cells));
        }
        let row = self.values(cells);
        self.rows.push(row);
        Ok(())
    }

    fn total(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        self.total = Some(self.values(cells));
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(mut self: Box<Self>) -> io::Result<(W, Notes)> {
        let mut notes = Notes::default();
        if !self.rows.is_empty() {
            self.draw_bars();
            let Fitting { kept, dropped } = fit(self.columns(), self.view.screen.width);
            notes.hidden = dropped.into_iter().filter_map(|index| self.missed(index)).collect();
            let list = self.list(&kept);
            self.out.write_all(list.as_bytes())?;
        }
        Ok((self.out, notes))
    }
}

impl<W> Table<W> {
    /// A record's values in their drawn form.
    fn values(&self, cells: &[Cell<'_>]) -> Vec<Value> {
        let row = cells.iter().enumerate().map(|(index, cell)| {
            // Text beyond the longest line is not stored.
            let bound = match self.view.screen.width {
                Some(bound) if may_shorten(self.view.columns[index].column.kind) => bound.min(LONGEST),
                _ => LONGEST,
            };
            let text = self.ambiguous().shorten(&clean_line(&self.view.text(cell)), bound).into_owned();
            Value { text, tone: self.view.tone(cell, index) }
        });
        row.collect()
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
        let mut numbers: Vec<_> = self.rows.iter_mut().map(|row| &mut row[index].text).collect();
        let total = self.total.as_mut().map(|total| &mut total[index].text);
        bars::draw(&mut numbers, [heading].into_iter().chain(total), room, self.view.screen.blocks);
    }

    fn list(&self, kept: &[Column]) -> String {
        let mut drawing = drawing(self.ambiguous());
        if self.view.header {
            drawing.set_header(kept.iter().map(|column| self.cell(self.heading(column.index), column)));
        }
        for row in &self.rows {
            drawing.add_row(kept.iter().map(|column| self.cell(&row[column.index].text, column)));
        }
        if let Some(total) = &self.total {
            let rule = if self.ambiguous() == Ambiguous::Narrow { "─" } else { "-" };
            drawing.add_row(kept.iter().map(|column| rule.repeat(column.width)));
            drawing.add_row(kept.iter().map(|column| self.cell(&total[column.index].text, column)));
        }
        for (drawn, column) in drawing.column_iter_mut().zip(kept) {
            drawn.set_padding((0, 0));
            if matches!(column.kind, Kind::Count | Kind::Rate) {
                drawn.set_cell_alignment(CellAlignment::Right);
            }
        }
        let mut text = String::new();
        for (number, line) in drawing.lines().enumerate() {
            self.finished_line(&mut text, number, &line, kept);
        }
        text
    }

    fn heading(&self, index: usize) -> &str {
        &self.view.columns[index].heading
    }

    /// The name to type for a hidden column, if somebody may miss it: they asked for it, or it is no column that is shown
    /// only where there is room.
    fn missed(&self, index: usize) -> Option<String> {
        let shown = &self.view.columns[index];
        let is_empty = shown.rank == Rank::Label && self.rows.iter().all(|row| row[index].text.is_empty());
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
                let rows = self.rows.iter().chain(&self.total);
                let cells = rows.map(|row| self.ambiguous().width(&row[index].text));
                let heading = if self.view.header { self.ambiguous().width(&shown.heading) } else { 0 };
                let width = cells.fold(heading, usize::max);
                // No column is narrower than one cell, even without heading and values.
                let width = width.max(1);
                // A custom field without a value in any row is dropped first.
                let is_empty = self.rows.iter().all(|row| row[index].text.is_empty());
                let rank = if shown.rank == Rank::Label && is_empty { Rank::Spare } else { shown.rank };
                Column { index, kind: shown.column.kind, rank, width }
            })
            .collect()
    }

    /// A text in the form for the drawing.
    fn cell(&self, text: &str, column: &Column) -> String {
        filled(&self.ambiguous().shorten(text, column.width), self.ambiguous())
    }

    /// Splits a drawn line and joins it with gaps and colour.
    fn finished_line(&self, text: &mut String, number: usize, line: &str, columns: &[Column]) {
        for (index, (cell, column)) in line.split(SEAM).zip(columns).enumerate() {
            let cell = cell.replace(FILL, "");
            let row = number.checked_sub(heading_lines(self.view.header));
            let style = match row.map(|row| (row, self.rows.get(row))) {
                None if number == 0 => HEADING,
                None => RULE,
                Some((_, Some(row))) => style(row[column.index].tone),
                Some((row, None)) if row == self.rows.len() => RULE,
                Some(_) => HEADING,
            };
            text.push_str(if index > 0 { GAP } else { "" });
            self.paint(text, &cell, style);
        }
        text.push('\n');
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

/// The number of lines above the first record.
fn heading_lines(header: bool) -> usize {
    if header { 2 } else { 0 }
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
