//! One record as lines of heading and value.

use super::{Entry, View};
use crate::{
    record::{Cell, fields},
    text,
};

/// Headings and values, neither with anything hidden in it; labelled values come last, a line each.
/// What is empty is left out, unless the user asked for it.
pub(super) fn lines(view: &View, entry: &Entry<'_>) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    let mut labelled = Vec::new();
    for (shown, cell) in view.columns.iter().zip(&entry.cells) {
        match cell {
            Cell::Missing if !view.chosen => {}
            Cell::Fields(json) => labelled.extend(fields(json)),
            _ => lines.push((shown.heading.clone(), text::clean(&view.text(cell)).into_owned())),
        }
    }
    let labelled = labelled.iter().map(|field| {
        let label = text::clean_line(&field.label);
        (label.into_owned(), text::clean(&field.value).into_owned())
    });
    lines.extend(labelled);
    lines
}
