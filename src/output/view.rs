//! What is shown of a record and how: columns, headings, words, and the screen it goes to.

use std::{borrow::Cow, collections::HashSet};

use jiff::fmt::temporal::DateTimePrinter;

use super::{
    Encoding, Options, Question,
    chosen::{Chosen, LABELLED},
};
use crate::{
    error::{Error, Kind as ErrorKind, Result},
    lang::Lang,
    nearest::nearest,
    record::{Cell, Column, Kind, Shape, Tone},
    text::{Ambiguous, json},
};

/// `2026-11-22 10:20:30`.
const PLAIN: DateTimePrinter = DateTimePrinter::new().separator(b' ').precision(Some(0));

/// What a format has to know.
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub(super) struct View {
    pub(super) columns: Vec<Shown>,
    /// Words for codes and flags.
    pub(super) labels: bool,
    /// Whether there is a line of headings, where the format has one.
    pub(super) header: bool,
    pub(super) lang: Lang,
    /// The vendor's own records; then there are no columns.
    pub(super) raw: bool,
    pub(super) shape: Shape,
    /// Whether the user named the columns.
    pub(super) chosen: bool,
    pub(super) screen: Screen,
    pub(super) encoding: Encoding,
    pub(super) question: Question,
}

/// A column under the heading it has here.
pub(super) struct Shown {
    pub(super) column: &'static Column,
    pub(super) heading: String,
    pub(super) rank: Rank,
}

/// What a column is worth where there is no room for all.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rank {
    /// The noun's first column, the records' id: always shown, and whole.
    Id,
    Ordinary,
    /// A label that records have a value for.
    Label,
    Spare,
}

/// Where the lines are read.
#[derive(Clone, Copy, Default)]
pub(super) struct Screen {
    /// On a terminal, which would obey control characters.
    pub(super) terminal: bool,
    pub(super) color: bool,
    /// It draws characters like █ one cell wide.
    pub(super) blocks: bool,
    /// Cells a line; unbounded if none.
    pub(super) width: Option<usize>,
    pub(super) ambiguous: Ambiguous,
}

impl View {
    /// A value as text without any markup. Missing values are empty.
    pub(super) fn text<'c>(&self, cell: &'c Cell<'_>) -> Cow<'c, str> {
        match cell {
            Cell::Missing => Cow::Borrowed(""),
            Cell::Text(text) => Cow::Borrowed(text),
            Cell::Count(number) => Cow::Owned(number.to_string()),
            Cell::Flag(flag) => Cow::Borrowed(self.flag(*flag)),
            Cell::Time(time) => Cow::Owned(PLAIN.datetime_to_string(&time.datetime())),
            Cell::Code { code, words } => match words {
                Some(words) if self.labels => Cow::Borrowed(words.get(self.lang)),
                _ => Cow::Borrowed(code),
            },
            Cell::Json(json) | Cell::Fields(json) => json::compact(json),
        }
    }

    /// What a value means to the reader.
    pub(super) fn tone(&self, cell: &Cell<'_>, index: usize) -> Tone {
        let column = self.columns[index].column;
        match (cell, column.kind) {
            (Cell::Flag(true), _) => column.tone,
            (Cell::Code { code, .. }, Kind::Code(table)) => {
                table.iter().find(|line| line.code == *code).map_or(Tone::Plain, |line| line.tone)
            }
            _ => Tone::Plain,
        }
    }

    /// The columns' headings and kinds.
    pub(super) fn headings(&self) -> Vec<(String, Kind)> {
        self.columns.iter().map(|shown| (shown.heading.clone(), shown.column.kind)).collect()
    }

    /// The word for a flag.
    pub(super) fn flag(&self, flag: bool) -> &'static str {
        match (flag, self.labels, self.lang) {
            (true, true, Lang::Zh) => "是",
            (false, true, Lang::Zh) => "否",
            (true, true, Lang::En) => "yes",
            (false, true, Lang::En) => "no",
            (true, false, _) => "true",
            (false, false, _) => "false",
        }
    }
}

/// Which columns are shown, in which order.
///
/// # Errors
/// [`ErrorKind::Usage`] for a column that does not exist or is named twice.
pub(super) fn select(options: &Options, columns: &[Column], brief: bool) -> Result<Vec<Chosen>> {
    let every = 0..columns.len();
    let Some(wanted) = &options.columns else {
        let some_brief = columns.iter().any(|column| column.brief);
        let brief = brief && options.shape == Shape::List && some_brief;
        return Ok(if options.raw {
            Vec::new()
        } else {
            every.filter(|&index| !brief || columns[index].brief).map(Chosen::column).collect()
        });
    };
    if let [only] = &wanted[..]
        && only.trim() == "all"
    {
        return Ok(every.map(Chosen::column).collect());
    }
    let mut chosen = Vec::new();
    for name in wanted.iter().map(|name| name.trim()) {
        if name == "all" {
            return Err(Error::new(ErrorKind::Usage, "--columns: `all` stands alone")
                .why("it is every column already, in the order they have")
                .hint("leave the other names out, or `all`"));
        }
        let found = columns.iter().position(|column| column.key == name).map(Chosen::column);
        let column = found.or_else(|| label(name, columns)).ok_or_else(|| unknown(name, columns))?;
        if chosen.contains(&column) {
            return Err(Error::new(ErrorKind::Usage, format!("--columns: `{name}` is there twice"))
                .hint("name each column once"));
        }
        chosen.push(column);
    }
    if chosen.is_empty() { Err(unknown("", columns)) } else { Ok(chosen) }
}

/// A name as a label of the noun's labelled values, if it has such values. What is written like a key or is the
/// heading of a column is none.
fn label(name: &str, columns: &[Column]) -> Option<Chosen> {
    let index = columns.iter().position(|column| matches!(column.kind, Kind::Fields))?;
    let like_a_key = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    (!like_a_key && headed_by(name, columns).is_none())
        .then(|| Chosen { index, label: Some(name.to_owned()) })
}

/// The column with a heading: people read headings, scripts need keys.
fn headed_by<'c>(name: &str, columns: &'c [Column]) -> Option<&'c Column> {
    columns.iter().find(|column| name == column.title.zh || name.eq_ignore_ascii_case(column.title.en))
}

fn unknown(name: &str, columns: &[Column]) -> Error {
    let keys: Vec<_> = columns.iter().map(|column| column.key).collect();
    let meant = headed_by(name, columns)
        .map(|column| column.key)
        .or_else(|| nearest(&name.to_lowercase(), keys.iter().copied()));
    Error::new(ErrorKind::Usage, format!("--columns: there is no column `{name}`"))
        .why(format!("known are all, {}", keys.join(", ")))
        .hint(meant.map_or_else(
            || "name some of these, separated by commas".to_owned(),
            |key| format!("did you mean `{key}`?"),
        ))
}

/// The chosen columns under their headings.
pub(super) fn headed(
    shown: &[Chosen],
    columns: &'static [Column],
    labels: bool,
    options: &Options,
) -> Vec<Shown> {
    let mut taken = HashSet::new();
    let head = |Chosen { index, label }: &Chosen| {
        let of_noun = &columns[*index];
        let (column, heading) = match label {
            Some(label) => (&LABELLED, label.as_str()),
            None if labels => (of_noun, of_noun.title.get(options.lang)),
            None => (of_noun, of_noun.key),
        };
        let rank = match index {
            0 => Rank::Id,
            _ if column.spare && options.columns.is_none() => Rank::Spare,
            _ => Rank::Ordinary,
        };
        Shown { column, heading: unique(heading, &mut taken), rank }
    };
    shown.iter().map(head).collect()
}

/// A heading that no other column has: the second `电话` is `电话 (2)`.
pub(super) fn unique(heading: &str, taken: &mut HashSet<String>) -> String {
    let numbered = (2..).map(|number: usize| format!("{heading} ({number})"));
    let mut names = std::iter::once(heading.to_owned()).chain(numbered);
    let free = names.find(|name| !taken.contains(name)).unwrap_or_default();
    taken.insert(free.clone());
    free
}

/// Whether values of this kind are text that a table may shorten. The others say too little or something
/// else when cut.
pub(super) fn may_shorten(kind: Kind) -> bool {
    match kind {
        Kind::Id | Kind::Count | Kind::Time | Kind::Flag | Kind::Code(_) => false,
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
