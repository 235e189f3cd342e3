//! One record as lines of heading and value.

use super::View;
use crate::{
    record::{Cell, Tone, fields},
    text,
};

/// A value under its heading, with hidden characters marked.
pub(super) struct Line {
    pub(super) heading: String,
    pub(super) value: String,
    pub(super) tone: Tone,
}

/// One line per value; labelled values come last. Empty values are omitted unless the user chose the column.
pub(super) fn lines(view: &View, cells: &[Cell<'_>]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut labelled = Vec::new();
    for (index, (shown, cell)) in view.columns.iter().zip(cells).enumerate() {
        match cell {
            Cell::Missing if !view.chosen => {}
            Cell::Json(json) if !view.chosen && matches!(&**json, "[]" | "{}") => {}
            Cell::Fields(json) => labelled.extend(fields(json).into_iter().flatten()),
            _ => lines.push(Line {
                heading: text::clean_line(&shown.heading).into_owned(),
                value: text::clean(&view.text(cell)).into_owned(),
                tone: view.tone(cell, index),
            }),
        }
    }
    let labelled = labelled.iter().map(|field| Line {
        heading: text::clean_line(&field.label).into_owned(),
        value: text::clean(&field.value).into_owned(),
        tone: Tone::Plain,
    });
    lines.extend(labelled);
    lines
}
