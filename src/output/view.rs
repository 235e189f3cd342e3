//! The view of records: columns, headings, words, and the screen.

use std::{borrow::Cow, collections::HashSet};

use super::{Chart, Encoding, Options, Question, mask, select::Selection};
use crate::{
    lang::Lang,
    record::{Cell, Column, Kind, Shape, Tone, has_profile, plain, unique},
    text::{Ambiguous, clean_line, json_text},
};

/// The mark where there is no number.
pub(super) const UNKNOWN: &str = "–";

/// The properties of the output that a format needs.
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub(super) struct View {
    pub(super) columns: Vec<Shown>,
    /// Whether codes and flags are shown as words.
    pub(super) labels: bool,
    /// Whether to write a header, if the format has one.
    pub(super) header: bool,
    pub(super) lang: Lang,
    /// Whether to write the vendor's own records; then there are no columns.
    pub(super) raw: bool,
    pub(super) shape: Shape,
    /// Whether the user named the columns.
    pub(super) chosen: bool,
    pub(super) screen: Screen,
    pub(super) encoding: Encoding,
    pub(super) question: Question,
    pub(super) chart: Option<Chart>,
}

/// A column with its heading.
pub(super) struct Shown {
    pub(super) column: Column,
    pub(super) heading: String,
    /// The heading as a JSON string.
    pub(super) name: String,
    pub(super) rank: Rank,
    /// The name to type for it: the heading if that leads to it, else its key.
    pub(super) typed: String,
}

/// The rank of a column if there is no room for all.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rank {
    /// The records' id, or totals: always shown in full.
    Id,
    Ordinary,
    /// A custom field that the user did not name.
    Label,
    Spare,
}

/// The screen that the lines are shown on.
#[derive(Clone, Copy, Default)]
pub(super) struct Screen {
    /// Whether it is a terminal, which would obey control characters.
    pub(super) terminal: bool,
    pub(super) color: bool,
    /// Whether it draws characters like █ one cell wide.
    pub(super) blocks: bool,
    /// Its width in cells; unbounded if `None`.
    pub(super) width: Option<usize>,
    pub(super) ambiguous: Ambiguous,
}

impl View {
    /// The view of a selection under the options.
    pub(super) fn new(options: &Options, columns: &[Column], shown: &Selection) -> Self {
        let labels = options.has_labels();
        let mut question = options.question.clone();
        if options.mask {
            question.command = question.masked();
        }
        Self {
            columns: headed(&shown.indexes, columns, labels, options),
            labels,
            header: options.header,
            lang: options.lang,
            raw: options.raw,
            shape: options.shape,
            chosen: options.columns.is_some(),
            screen: Screen {
                terminal: options.terminal,
                color: options.color,
                width: options.width,
                blocks: options.blocks && options.ambiguous == Ambiguous::Narrow,
                ambiguous: options.ambiguous,
            },
            encoding: options.encoding,
            question,
            chart: options.chart.as_ref().and_then(|chart| chart.of_shown(&shown.indexes)),
        }
    }

    /// A value as plain text. Missing values are empty.
    #[inline]
    pub(super) fn text<'c>(&self, cell: &'c Cell<'_>) -> Cow<'c, str> {
        text(cell, self.labels, self.lang)
    }

    /// A value of a column as people read it in a table: a rate of nothing is a dash.
    pub(super) fn read<'c>(&self, cell: &'c Cell<'_>, index: usize) -> Cow<'c, str> {
        match (cell, self.columns[index].column.kind) {
            (Cell::Missing, Kind::Rate) if self.labels => Cow::Borrowed(UNKNOWN),
            _ => self.text(cell),
        }
    }

    /// The meaning of a value for the reader.
    pub(super) fn tone(&self, cell: &Cell<'_>, index: usize) -> Tone {
        tone(cell, &self.columns[index].column)
    }

    /// The columns' headings and kinds.
    pub(super) fn headings(&self) -> Vec<(String, Kind)> {
        self.columns.iter().map(|shown| (shown.heading.clone(), shown.column.kind)).collect()
    }
}

/// A value as plain text, as words if there are `labels`. Missing values are empty.
pub(super) fn text<'c>(cell: &'c Cell<'_>, labels: bool, lang: Lang) -> Cow<'c, str> {
    match cell {
        Cell::Missing => Cow::Borrowed(""),
        Cell::Text(text) => Cow::Borrowed(text),
        Cell::Count(number) => Cow::Owned(number.to_string()),
        Cell::Rate(rate) if labels => Cow::Owned(percent(*rate)),
        Cell::Rate(rate) => Cow::Owned(rate.to_string()),
        Cell::Flag(flag) => Cow::Borrowed(word(*flag, labels, lang)),
        Cell::Time(time) => Cow::Owned(plain(time)),
        Cell::Day(day) => Cow::Owned(day.to_string()),
        Cell::Code { code, words } => match words {
            Some(words) if labels => Cow::Borrowed(words.get(lang)),
            _ => Cow::Borrowed(code),
        },
        Cell::Json(json) | Cell::Fields(json) => Cow::Borrowed(json),
    }
}

/// A column's value as the heading of another column, without personal data if that is masked.
pub fn heading(options: &Options, cell: &Cell<'_>, column: &Column) -> String {
    let cell = if options.mask { mask::cell(cell.clone(), column) } else { cell.clone() };
    let labels = options.has_labels();
    match (&cell, text(&cell, labels, options.lang)) {
        // Yes alone does not say to what.
        (Cell::Flag(_), value) => {
            let field = if labels { column.heading(options.lang) } else { &column.key };
            tr!("{field}: {value}", field, value)
        }
        (_, text) => clean_line(&text).into_owned(),
    }
}

/// The meaning of a column's value for the reader.
pub(super) fn tone(cell: &Cell<'_>, column: &Column) -> Tone {
    match (cell, column.kind) {
        (Cell::Flag(true), _) => column.tone,
        (Cell::Code { code, .. }, Kind::Code(table)) => {
            table.iter().find(|line| line.code == *code).map_or(Tone::Plain, |line| line.tone)
        }
        _ => Tone::Plain,
    }
}

/// The word for a flag.
fn word(flag: bool, labels: bool, lang: Lang) -> &'static str {
    match (flag, labels, lang) {
        (true, true, Lang::Zh) => "是",
        (false, true, Lang::Zh) => "否",
        (true, true, Lang::En) => "yes",
        (false, true, Lang::En) => "no",
        (true, false, _) => "true",
        (false, false, _) => "false",
    }
}

/// The shown columns with their headings, all of them different.
fn headed(shown: &[usize], columns: &[Column], labels: bool, options: &Options) -> Vec<Shown> {
    let mut taken = HashSet::new();
    let is_named = |column: &Column| options.columns.iter().flatten().any(|name| name.trim() == column.key);
    let head = |index: &usize| {
        let column = &columns[*index];
        let heading = if labels { column.heading(options.lang) } else { &column.key };
        let heading = match column.label {
            // A tenant's labels may contain anything.
            Some(_) if options.mask => mask::text(heading).into(),
            _ => Cow::Borrowed(heading),
        };
        let rank = match index {
            index if *index <= usize::from(has_profile(columns)) => Rank::Id,
            _ if column.total => Rank::Id,
            _ if is_named(column) => Rank::Ordinary,
            _ if column.label.is_some() => Rank::Label,
            _ if column.spare && options.columns.is_none() => Rank::Spare,
            _ => Rank::Ordinary,
        };
        let heading = unique(&heading, &mut taken);
        let mut name = String::new();
        json_text::write_string(&mut name, &heading);
        let leads_here = called(&heading, columns) == Some(*index);
        let typed = if leads_here { heading.clone() } else { column.key.to_string() };
        Shown { column: column.clone(), heading, name, rank, typed }
    };
    shown.iter().map(head).collect()
}

/// The column that a text means where it is typed as it stands: by its key, or else by its title.
fn called(text: &str, columns: &[Column]) -> Option<usize> {
    let by_key = columns.iter().position(|column| column.key == text);
    by_key.or_else(|| columns.iter().position(|column| column.names().any(|name| name == text)))
}

/// A fraction for people: `12.5%`.
pub(super) fn percent(rate: f64) -> String {
    format!("{:.1}%", rate * 100.0)
}

/// Whether a table may shorten values of this kind. A shortened value of another kind would say too little or
/// something else.
pub(super) fn may_shorten(kind: Kind) -> bool {
    match kind {
        Kind::Id | Kind::Count | Kind::Rate | Kind::Time | Kind::Flag | Kind::Code(_) => false,
        Kind::Text
        | Kind::Person
        | Kind::Phone
        | Kind::Email
        | Kind::Address
        | Kind::Json
        | Kind::Fields
        | Kind::Extra => true,
    }
}
