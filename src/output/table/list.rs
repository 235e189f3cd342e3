//! Draws a list: some rows at a time, with the widths that were fixed before.

use std::io::{self, Write};

use anstyle::Style;
use comfy_table::{CellAlignment, ColumnConstraint, Table as Drawing, Width};

use super::{FILL, GAP, HEADING, RULE, SEAM, Table, drawing, filled, fit::Column, style};
use crate::{record::Kind, text::Ambiguous};

/// The number of rows that are drawn at a time: comfy-table copies each text several times.
const DRAWN: usize = 500;

impl<W: Write> Table<W> {
    /// Draws the list. The widths are fixed before, so that it can be drawn in pieces.
    pub(super) fn list(&mut self, kept: &[Column]) -> io::Result<()> {
        let widths = self.widths(kept);
        if self.view.header {
            let heading = kept.iter().map(|column| self.cell(self.heading(column.index), column));
            let mut drawing = drawing(self.ambiguous());
            drawing.set_header(heading);
            let style = |line, _| if line == 0 { HEADING } else { RULE };
            let lines = self.lines(drawing, kept, &widths, style);
            self.out.write_all(lines.as_bytes())?;
        }
        for start in self.records().step_by(DRAWN) {
            let mut drawing = drawing(self.ambiguous());
            for row in start..(start + DRAWN).min(self.records().end) {
                drawing.add_row(self.drawn_row(row, kept));
            }
            let tone = |line: usize, column: usize| style(self.cells.tone(start + line, column));
            let lines = self.lines(drawing, kept, &widths, tone);
            self.out.write_all(lines.as_bytes())?;
        }
        if let Some(total) = self.total {
            let rule = if self.ambiguous() == Ambiguous::Narrow { "─" } else { "-" };
            let mut drawing = drawing(self.ambiguous());
            drawing.add_row(kept.iter().map(|column| rule.repeat(column.width)));
            drawing.add_row(self.drawn_row(total, kept));
            let style = |line, _| if line == 0 { RULE } else { HEADING };
            let lines = self.lines(drawing, kept, &widths, style);
            self.out.write_all(lines.as_bytes())?;
        }
        Ok(())
    }
}

impl<W> Table<W> {
    /// The widths of the columns as they are drawn. Shortening between wide characters may leave a cell free.
    fn widths(&self, kept: &[Column]) -> Vec<u16> {
        let width = |column: &Column| {
            let cells = self.cells.column(column.index).map(|text| self.width_in(text, column));
            let heading =
                if self.view.header { self.width_in(self.heading(column.index), column) } else { 0 };
            // The rule above the totals is as wide as the column may be.
            let rule = self.total.map_or(1, |_| column.width);
            u16::try_from(cells.fold(heading, usize::max).max(rule)).unwrap_or(u16::MAX)
        };
        kept.iter().map(width).collect()
    }

    fn width_in(&self, text: &str, column: &Column) -> usize {
        self.ambiguous().width(&self.ambiguous().shorten(text, column.width))
    }

    /// The cells of a row in the form for the drawing.
    fn drawn_row(&self, row: usize, kept: &[Column]) -> Vec<String> {
        kept.iter().map(|column| self.cell(self.cells.text(row, column.index), column)).collect()
    }

    /// A text in the form for the drawing.
    fn cell(&self, text: &str, column: &Column) -> String {
        filled(&self.ambiguous().shorten(text, column.width), self.ambiguous())
    }

    /// The lines of a drawing, joined with gaps and colour; `style` is that of a line and a column.
    fn lines(
        &self,
        mut drawing: Drawing,
        kept: &[Column],
        widths: &[u16],
        style: impl Fn(usize, usize) -> Style,
    ) -> String {
        lay_out(&mut drawing, kept, widths);
        let mut text = String::new();
        for (number, line) in drawing.lines().enumerate() {
            for (place, (cell, column)) in line.split(SEAM).zip(kept).enumerate() {
                text.push_str(if place > 0 { GAP } else { "" });
                self.paint(&mut text, &cell.replace(FILL, ""), style(number, column.index));
            }
            text.push('\n');
        }
        text
    }
}

/// Aligns the columns of a drawing and fixes their widths.
fn lay_out(drawing: &mut Drawing, columns: &[Column], widths: &[u16]) {
    for ((drawn, column), width) in drawing.column_iter_mut().zip(columns).zip(widths) {
        drawn.set_padding((0, 0));
        drawn.set_constraint(ColumnConstraint::Absolute(Width::Fixed(*width)));
        if matches!(column.kind, Kind::Count | Kind::Rate) {
            drawn.set_cell_alignment(CellAlignment::Right);
        }
    }
}
