//! A watched answer: a screen that is redrawn in place on a terminal, one JSON line per change everywhere else.

mod changes;
mod frame;
mod screen;
mod stream;

use std::{borrow::Cow, time::Duration};

use jiff::ZonedDateTime;

use self::{
    changes::{Change, Changes, Item, compare},
    screen::Screen,
};
use super::{
    Format, Options, json, printer::check, select::Selection, sort::Order, target::cannot_write, view::View,
};
use crate::{
    error::{Error, Kind as ErrorKind, Result},
    lang::Words,
    record::{Cell, Columns, Kind, ReadOptions, Record},
};

const YES: Words = Words::new("是", "yes");
const NO: Words = Words::new("否", "no");

/// Shows successive answers to the same question, and the changes between them.
pub struct Watcher {
    options: Options,
    columns: Columns,
    shown: Selection,
    /// `--sort`.
    order: Option<Order>,
    /// The columns of a record's name: the keys and the first text.
    named: Selection,
    view: View,
    read_options: ReadOptions,
    /// The number of leading columns that identify a record.
    keys: usize,
    every: Duration,
    snapshot: Option<Snapshot>,
    failure: Option<FailedRefresh>,
    /// `None` if changes are written as lines.
    screen: Option<Screen>,
}

/// The state beside the answer, for drawing.
#[derive(Clone, Debug)]
pub struct FrameContext {
    /// The current time.
    pub now: ZonedDateTime,
    /// The time of the next request; `None` while a request is running.
    pub next: Option<ZonedDateTime>,
    /// The last message since the request began.
    pub word: String,
    /// The terminal's width and height in cells.
    pub size: (usize, usize),
}

/// The last complete answer.
struct Snapshot {
    at: ZonedDateTime,
    limit: Option<(u64, Option<u64>)>,
    items: Vec<Item>,
    /// The totals of all records, where they are drawn.
    total: Option<Vec<Cell<'static>>>,
    /// Whether an earlier answer was compared with it.
    compared: bool,
    changes: Changes,
    /// One word per row for its change, and one for the totals.
    marks: Vec<String>,
    /// The names of the removed records.
    gone: Vec<String>,
}

/// The failures since the last complete answer.
struct FailedRefresh {
    error: String,
    since: ZonedDateTime,
    times: usize,
}

impl Watcher {
    /// Checks the options. `keys` is the number of leading columns that identify a record.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] for options that do not go together.
    pub fn new(mut options: Options, columns: Columns, keys: usize, every: Duration) -> Result<Self> {
        let drawn = is_drawn(&options)?;
        options.format = if drawn { Format::Table } else { Format::Jsonl };
        options.labels = Some(options.labels.unwrap_or(drawn));
        check(&options)?;
        let shown = Selection::new(&options, &columns)?;
        let is_text = |index: &&usize| matches!(columns[**index].kind, Kind::Text);
        let text = shown.indexes.iter().find(is_text).filter(|index| **index >= keys);
        Ok(Self {
            named: Selection { indexes: (0..keys).chain(text.copied()).collect(), ..shown },
            view: View::new(&options, &columns, &shown),
            order: Order::new(&options, &columns)?,
            read_options: ReadOptions { zone: options.zone.clone() },
            screen: drawn.then(Screen::default),
            options,
            columns,
            shown,
            keys,
            every,
            snapshot: None,
            failure: None,
        })
    }

    /// Whether it draws on a terminal, so that messages must be held back.
    pub fn is_drawn(&self) -> bool {
        self.screen.is_some()
    }

    /// Takes a complete answer, and the totals of its records if they have some; `limit` is the number of its records and
    /// that of all, if a limit omitted some.
    ///
    /// # Errors
    /// [`ErrorKind::CannotWrite`], [`ErrorKind::ClosedPipe`].
    pub fn take(
        &mut self,
        records: &[Record],
        total: Option<&Record>,
        limit: Option<(u64, Option<u64>)>,
        at: ZonedDateTime,
    ) -> Result<()> {
        let mut records: Vec<_> = records.iter().collect();
        if let Some(order) = &self.order {
            order.apply(&mut records, &self.read_options);
        }
        let first = self.options.first.and_then(|first| usize::try_from(first).ok());
        records.truncate(first.unwrap_or(usize::MAX));
        let items: Vec<_> = records.into_iter().map(|record| self.item(record)).collect();
        let changes = match &self.snapshot {
            Some(before) => compare(&before.items, &items),
            None => Changes { now: vec![Change::Same; items.len()], gone: Vec::new() },
        };
        self.failure = None;
        let mut snapshot = Snapshot {
            at,
            limit,
            items,
            total: total.filter(|_| self.is_drawn()).and_then(|total| self.total(total)),
            compared: self.snapshot.is_some(),
            changes,
            marks: Vec::new(),
            gone: Vec::new(),
        };
        if self.is_drawn() {
            snapshot.marks = self.marks(&snapshot);
            snapshot.gone = self.names_of_gone(&snapshot.changes);
        } else {
            let before = self.snapshot.as_ref().map(|before| &before.items[..]);
            let record = |item: &Item| self.json(&item.shown);
            stream::write(before, &snapshot, record).map_err(|error| cannot_write(None, &error))?;
        }
        self.snapshot = Some(snapshot);
        Ok(())
    }

    /// Notes a failed request. The last answer stays.
    pub fn fail(&mut self, error: &Error, at: ZonedDateTime) {
        let failure = self.failure.get_or_insert(FailedRefresh { error: String::new(), since: at, times: 0 });
        failure.error = error.detail();
        failure.times += 1;
    }

    /// Whether there is something to draw: an answer or a failure.
    pub fn has_news(&self) -> bool {
        self.snapshot.is_some() || self.failure.is_some()
    }

    /// Restores the terminal for a while; the next drawing takes it again.
    pub fn put_away(&mut self) {
        if let Some(screen) = &mut self.screen {
            *screen = Screen::default();
        }
    }

    /// Redraws the screen. Nothing is drawn before the first answer or failure.
    ///
    /// # Errors
    /// [`ErrorKind::CannotWrite`]; [`ErrorKind::ClosedPipe`], also if the reader of the lines has closed the pipe.
    pub fn draw(&mut self, context: &FrameContext) -> Result<()> {
        let lines = if self.is_drawn() && self.has_news() { self.frame(context)? } else { Vec::new() };
        let drawn = match &mut self.screen {
            Some(screen) if !lines.is_empty() => screen.draw(lines),
            Some(_) => Ok(()),
            None => stream::still_read(),
        };
        drawn.map_err(|error| cannot_write(None, &error))
    }

    fn item(&self, record: &Record) -> Item {
        // Two people stay distinct when their names are masked, and a code is distinct from an equal text.
        let id: Vec<_> = (0..self.keys).map(|key| record.cell(key, &self.read_options)).collect();
        let name = self.cells(&self.named, record);
        let name: Vec<_> = name.iter().map(|cell| self.word(cell)).collect();
        let shown = self.cells(&self.shown, record).into_iter().map(Cell::into_owned).collect();
        Item { id: format!("{id:?}"), name: name.join(" "), shown }
    }

    fn total(&self, total: &Record) -> Option<Vec<Cell<'static>>> {
        let cells = self.shown.total(total, &self.read_options)?;
        Some(cells.into_iter().map(Cell::into_owned).collect())
    }

    fn cells<'r>(&self, selection: &Selection, record: &'r Record) -> Vec<Cell<'r>> {
        let mut cells = selection.cells(record, &self.read_options);
        selection.mask(&mut cells, &self.columns);
        cells
    }

    /// A value of a record's name.
    fn word<'c>(&self, cell: &'c Cell<'_>) -> Cow<'c, str> {
        match cell {
            Cell::Missing => Cow::Borrowed("-"),
            Cell::Flag(flag) => Cow::Borrowed(if *flag { YES } else { NO }.get(self.options.lang)),
            cell => self.view.text(cell),
        }
    }

    /// A record as a line of JSON.
    fn json(&self, cells: &[Cell<'_>]) -> String {
        let mut text = String::new();
        json::Object::new(&self.view, None).write(&mut text, &self.view, cells);
        text
    }

    /// One word for the change of each row, and for that of the totals.
    fn marks(&self, snapshot: &Snapshot) -> Vec<String> {
        let changes = snapshot.changes.now.iter().zip(&snapshot.items);
        let mark = |(change, item): (&Change, &Item)| match (change, &self.snapshot) {
            (Change::New, _) => tr!("watch" => "new"),
            (Change::Changed(index), Some(before)) => {
                self.difference(&before.items[*index].shown, &item.shown)
            }
            _ => String::new(),
        };
        let before = self.snapshot.as_ref().and_then(|before| before.total.as_ref());
        let total = snapshot
            .total
            .as_ref()
            .map(|now| before.map_or_else(String::new, |before| self.difference(before, now)));
        changes.map(mark).chain(total).collect()
    }

    /// The difference of a number, or the heading of a changed column.
    fn difference(&self, before: &[Cell<'_>], now: &[Cell<'_>]) -> String {
        let pairs = self.view.columns.iter().zip(before.iter().zip(now));
        let mut changed = pairs.filter(|(_, (before, now))| before != now);
        match (changed.next(), changed.next()) {
            (None, _) => String::new(),
            (Some((_, (Cell::Count(before), Cell::Count(now)))), _) => {
                format!("{:+}", i128::from(*now) - i128::from(*before))
            }
            (Some((shown, _)), None) => shown.heading.clone(),
            (Some((shown, _)), Some(_)) => format!("{}…", shown.heading),
        }
    }

    /// The names of removed records.
    fn names_of_gone(&self, changes: &Changes) -> Vec<String> {
        let before = self
            .snapshot
            .iter()
            .flat_map(|before| changes.gone.iter().map(|&index| before.items[index].name.clone()));
        before.collect()
    }
}

/// Whether the answer is drawn in place: on a capable terminal, unless lines are requested.
fn is_drawn(options: &Options) -> Result<bool> {
    let wrong = |what: String, hint: String| Err(Error::new(ErrorKind::Usage, what).hint(hint));
    match options {
        Options { to: Some(_), .. } => wrong(
            tr!("--watch writes changes as they come, and --to a file that is whole"),
            tr!("leave --to out, and redirect the lines: kefu … --watch 60s > changes.jsonl"),
        ),
        Options { jq: Some(_), .. } => wrong(
            tr!("--jq reads a whole result, and with --watch it has no end"),
            tr!("pipe the lines into jq: kefu … --watch 60s -o jsonl | jq …"),
        ),
        Options { raw: true, .. } => wrong(
            tr!("--watch compares what kefu reads in a record, and --raw shows what the vendor sent"),
            tr!("leave --raw out; `extra` in the lines has what has no column"),
        ),
        Options { format: Format::Table, terminal, blocks, .. } => Ok(*terminal && *blocks),
        Options { format: Format::Jsonl, .. } => Ok(false),
        Options { format, .. } => wrong(
            tr!("--watch cannot write -o {format}", format = format.name()),
            tr!("-o table draws on a terminal and writes lines elsewhere, -o jsonl writes lines everywhere"),
        ),
    }
}

#[cfg(test)]
mod tests;
